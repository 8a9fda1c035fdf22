#!/usr/bin/python3
"""The image without a distribution: what packaging/rootfs gathers is all that the server needs."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import packaging_support
import serve_support
import support
from packaging_support import PACKAGING, REPOSITORY

DOCKERFILE = (PACKAGING / "Dockerfile").read_text()


class Image(unittest.TestCase):
    def make_root(self):
        folder = tempfile.TemporaryDirectory(prefix="namu-image-")
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name) / "root"
        subprocess.run([PACKAGING / "rootfs", packaging_support.NAMU, root], check=True)
        root.parent.chmod(0o755)
        return root

    def test_there_is_nothing_but_the_program_its_libraries_and_settings(self):
        files = [path for path in self.make_root().rglob("*") if path.is_file()]
        others = [path.name for path in files if not re.search(r"\.so(\.\d+)*$", path.name)]
        self.assertEqual(sorted(others), ["group", "namu", "namu.toml", "passwd"])

    @unittest.skipUnless(os.geteuid() == 0, "only root may change the root folder")
    def test_it_serves_as_an_ordinary_user_with_nothing_else_around(self):
        root = self.make_root()
        (root / "etc/namu/zones/example.com.zone").write_text(support.GOOD_ZONE)
        server = serve_support.Server(
            "/etc/namu/zones", before=["chroot", "--userspec=65532:65532", root], own_port_file=root / "tmp/port",
            port_file_argument="/tmp/port", program="/usr/bin/namu")
        try:
            self.assertEqual(server.udp("www.example.com").data(), ["192.0.2.80"])
            self.assertEqual(server.tcp("www.example.com").data(), ["192.0.2.80"])
        finally:
            self.assertEqual(server.stop(), support.FINE)

    def test_the_build_installs_what_the_build_needs(self):
        library = (REPOSITORY / "scripts" / "lib.sh").read_text()
        needed = re.search(r"^build_packages\(\) \{\n(.*?)^\}", library, re.MULTILINE | re.DOTALL)[1]
        installed = set(re.search(r"--no-install-recommends (.*?) &&", DOCKERFILE, re.DOTALL)[1].replace("\\", "").split())
        self.assertEqual(installed, set(re.findall(r"^    echo (\S+)", needed, re.MULTILINE)))


if __name__ == "__main__":
    packaging_support.main()
