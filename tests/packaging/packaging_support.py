"""What the tests of packaging/ share: where things are, and the helpers of tests/cli."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PACKAGING = REPOSITORY / "packaging"
sys.path.insert(0, str(REPOSITORY / "tests" / "cli"))

if len(sys.argv) < 3:
    sys.exit(f"usage: {sys.argv[0]} path/to/namu path/to/build [unittest arguments]")
NAMU = os.path.abspath(sys.argv[1])
BUILD = pathlib.Path(sys.argv[2]).resolve()
PAPERS = BUILD / "packaging" / "papers"


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


def commands():
    """As `namu --help` lists them."""
    printed = subprocess.run([NAMU, "--help"], capture_output=True, check=True, text=True).stdout
    return re.findall(r"^  (\w+) ", printed, re.MULTILINE)


def options_of(command):
    """The long options that `namu COMMAND --help` names."""
    printed = subprocess.run([NAMU, command, "--help"], capture_output=True, check=True, text=True).stdout
    return re.findall(r"^  (?:-\w, )?(--[\w-]+)", printed, re.MULTILINE)


def main():
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
