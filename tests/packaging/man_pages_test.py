#!/usr/bin/python3
"""Manual pages: there is one for each command, with all that its help says, and readers of such pages like them."""

import re
import subprocess
import unittest

import packaging_support
from packaging_support import PAPERS, commands, needs, options_of

PAGES = sorted((PAPERS / "man").glob("*.[1-8]"))


def shown(page):
    """The page as plain text, without line ends inside sentences."""
    printed = subprocess.run(["mandoc", "-T", "ascii", page], capture_output=True, check=True, text=True).stdout
    return re.sub(r"\s+", " ", re.sub(".\b", "", printed))


class ManPages(unittest.TestCase):
    def test_there_is_one_for_each_command(self):
        wanted = {"namu"} | {f"namu-{command}" for command in commands()}
        self.assertEqual({page.stem for page in PAGES}, wanted)

    @needs("mandoc")
    def test_mandoc_finds_nothing_wrong(self):
        for page in PAGES:
            with self.subTest(page.name):
                ended = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, text=True)
                self.assertEqual((ended.returncode, ended.stdout + ended.stderr), (0, ""))

    @needs("groff")
    def test_groff_finds_nothing_wrong(self):
        for page in PAGES:
            with self.subTest(page.name):
                ended = subprocess.run(["groff", "-man", "-ww", "-z", page], capture_output=True, text=True)
                self.assertEqual((ended.returncode, ended.stderr), (0, ""))

    @needs("mandoc")
    def test_all_options_and_examples_can_be_copied_from_the_page(self):
        for command in commands():
            page = next(page for page in PAGES if page.stem == f"namu-{command}")
            text = shown(page)
            for option in options_of(command):
                self.assertIn(f" {option}", text, page.name)
            printed = subprocess.run(
                [packaging_support.NAMU, command, "--help"], capture_output=True, check=True, text=True).stdout
            for example in re.findall(r"^  ((?:sudo )?namu .*)$", printed.split("examples:")[1], re.MULTILINE):
                self.assertIn(re.sub(r"\s+", " ", example), text, page.name)


if __name__ == "__main__":
    packaging_support.main()
