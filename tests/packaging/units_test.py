#!/usr/bin/python3
"""The units: systemd reads them without a complaint, and they leave the server little."""

import re
import subprocess
import unittest

import packaging_support
from packaging_support import PACKAGING, needs

UNITS = PACKAGING / "systemd"
MOST_EXPOSURE = 1.5  # of 10; named has 9.6, nsd 5.0, pdns 2.3 in Debian 12


class Units(unittest.TestCase):
    @needs("systemd-analyze")
    def test_systemd_understands_every_line(self):
        for unit in ("namu.service", "namu.socket"):
            said = subprocess.run(
                ["systemd-analyze", "verify", "--man=no", UNITS / unit], capture_output=True, text=True).stderr
            # The program need not be installed here.
            self.assertEqual([line for line in said.splitlines() if "is not executable" not in line], [])

    @needs("systemd-analyze")
    def test_the_server_is_left_little(self):
        said = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--no-pager", UNITS / "namu.service"],
            capture_output=True, text=True).stdout
        exposure = re.search(r"Overall exposure level for namu.service: ([\d.]+)", said)
        self.assertIsNotNone(exposure, said)
        self.assertLessEqual(float(exposure[1]), MOST_EXPOSURE)

    @needs("systemd-sysusers")
    def test_the_user_and_the_folders_can_be_made(self):
        subprocess.run(["systemd-sysusers", "--dry-run", UNITS / "namu.sysusers.conf"], check=True, capture_output=True)

    @needs("logrotate")
    def test_logrotate_understands_its_file(self):
        subprocess.run(["logrotate", "--debug", PACKAGING / "namu.logrotate"], check=True, capture_output=True)


if __name__ == "__main__":
    packaging_support.main()
