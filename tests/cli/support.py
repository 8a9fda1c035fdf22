"""What the tests of the command line share: running namu, and a folder of files for each test."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ZONES = REPOSITORY / "zones"

SKIPPED = 77  # ctest's SKIP_RETURN_CODE
FINE, BAD, WRONG_USE = 0, 1, 2

SECONDS = 60  # a build with sanitizers on a busy machine

GOOD_ZONE = """\
$ORIGIN example.com.
$TTL 300
@    SOA  ns hostmaster 1 7200 900 1209600 300
     NS   ns
ns   A    192.0.2.53
www  A    192.0.2.80
"""


def namu_program():
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} path/to/namu [unittest arguments]")
    return os.path.abspath(sys.argv[1])


def main():
    """Runs the tests of the calling script; argument 1, the path of namu, is not for unittest."""
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:])


class Ended:
    """A run of namu: status, and what it printed as text."""

    def __init__(self, completed):
        self.status = completed.returncode
        self.out = completed.stdout.decode(errors="replace")
        self.err = completed.stderr.decode(errors="replace")

    def __repr__(self):
        return f"status {self.status}\n--- out\n{self.out[-3000:]}\n--- err\n{self.err[-3000:]}"


class TestCase(unittest.TestCase):
    """A test with a folder of its own, in which namu runs."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="namu-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        """Writes a file (text or octets) into the folder, and the folders on the way to it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def namu(self, *arguments, seconds=SECONDS, environment=None, **options):
        command = [namu_program(), *map(str, arguments)]
        completed = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE,
            cwd=self.folder, timeout=seconds,
            env={**os.environ, "XDG_RUNTIME_DIR": str(self.folder),
                 "XDG_STATE_HOME": str(self.folder / "state-home"), **(environment or {})}, **options)
        completed.stdout = completed.stdout or b""
        return Ended(completed)

    def expect(self, ended, status, *words):
        """The run ended with this status and all words stand in what it printed."""
        self.assertEqual(ended.status, status, ended)
        for word in words:
            self.assertIn(word, ended.out + ended.err, ended)
        return ended
