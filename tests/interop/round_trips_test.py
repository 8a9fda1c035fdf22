#!/usr/bin/env python3
"""The zones of this repository survive the way through all forms that namu writes, and other checkers take them."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import support

TRIPS = support.REPOSITORY / "scripts" / "round_trips"
MISTAKES = support.REPOSITORY / "tests" / "mistakes"
# NSD 4.6 takes `\\\\.` at the end of a label for an escaped dot.
NOT_FOR_PEERS = {"names.zone"}


class RoundTrips(unittest.TestCase):
    def take(self, *arguments):
        result = subprocess.run(
            [sys.executable, str(TRIPS), "--namu", support.namu_program(), *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=support.TOOL_SECONDS * 10,
            check=False,
        )
        self.assertEqual(result.returncode, 0, result.stdout.decode(errors="replace"))
        return result.stdout.decode()

    def test_zones_come_back_as_they_were(self):
        self.assertRegex(self.take(support.ZONES, MISTAKES), r"\n +[0-9]{2,} zones\n")

    def test_other_checkers_take_what_is_printed(self):
        good = [path for path in sorted((MISTAKES / "good").glob("*.zone")) if path.name not in NOT_FOR_PEERS]
        self.assertGreater(len(good), 10)
        self.take("--peers", support.ZONES, *good)

    def test_a_difference_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            liar = pathlib.Path(folder) / "liar"
            liar.write_text("#!/bin/sh\necho . 1 IN TXT $$\n")
            liar.chmod(0o755)
            result = subprocess.run(
                [sys.executable, str(TRIPS), "--namu", str(liar), f".={liar}"],
                stdout=subprocess.DEVNULL,
                timeout=support.TOOL_SECONDS,
                check=False,
            )
        self.assertEqual(result.returncode, 1)


if __name__ == "__main__":
    support.main()
