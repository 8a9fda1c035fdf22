#!/usr/bin/python3
"""The Debian package: made, looked at, installed in a copy of this machine, started as its unit says, removed."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import installed_system
import packaging_support
from packaging_support import BUILD, PACKAGING, needs

HERE = pathlib.Path(__file__).resolve().parent


def field(package, name):
    return subprocess.run(
        ["dpkg-deb", "-f", package, name], capture_output=True, check=True, text=True).stdout.strip()


@unittest.skipUnless(pathlib.Path("/usr/bin/dpkg-shlibdeps").exists(), "dpkg-dev is not installed")
class Deb(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="namu-deb-")
        cls.addClassCleanup(folder.cleanup)
        subprocess.run(
            ["cpack", "--config", BUILD / "CPackConfig.cmake", "-G", "DEB", "-B", folder.name], cwd=folder.name,
            stdout=subprocess.DEVNULL, check=True)
        (cls.package,) = pathlib.Path(folder.name).glob("*.deb")
        pathlib.Path(folder.name).chmod(0o755)

    def test_its_name_says_what_it_is(self):
        self.assertRegex(self.package.name, r"^namu_\d+\.\d+\.\d+-1_\w+\.deb$")
        self.assertEqual(field(self.package, "Package"), "namu")

    def test_it_depends_on_the_libraries_that_the_program_needs(self):
        depends = field(self.package, "Depends")
        for library in ("libc6", "libcap-ng0", "libseccomp2", "libssl3", "libboost-program-options"):
            self.assertIn(library, depends)

    def test_the_library_for_other_programs_is_not_in_it(self):
        listed = subprocess.run(["dpkg-deb", "-c", self.package], capture_output=True, check=True, text=True).stdout
        self.assertNotRegex(listed, r"\.(hpp|a|cmake)\n")
        self.assertIn("./etc/namu/zones/", listed)

    @needs("lintian")
    def test_lintian_finds_no_error(self):
        ended = subprocess.run(
            ["lintian", "--fail-on", "error,warning", "--allow-root", self.package], capture_output=True, text=True)
        self.assertEqual((ended.returncode, ended.stdout), (0, ""))

    def test_the_scripts_are_good_sh(self):
        for script in ("postinst", "prerm", "postrm"):
            subprocess.run(["sh", "-n", PACKAGING / "debian" / script], check=True)

    @needs("shellcheck")
    def test_shellcheck_finds_nothing(self):
        for script in ("postinst", "prerm", "postrm"):
            ended = subprocess.run(["shellcheck", PACKAGING / "debian" / script], capture_output=True, text=True)
            self.assertEqual((ended.returncode, ended.stdout), (0, ""))

    @unittest.skipUnless(installed_system.is_possible(), "needs root and an overlay")
    def test_it_lives_from_installation_to_purge(self):
        said = installed_system.run(
            sys.executable, HERE / "installed_life.py", packaging_support.NAMU, BUILD, self.package)
        self.assertIn("the whole life was lived", said)


if __name__ == "__main__":
    packaging_support.main()
