#!/usr/bin/python3
"""README.md: its ten lines and its mistake are what they say."""

import re

import support
from support import BAD, FINE

README = (support.REPOSITORY / "README.md").read_text()


def console(heading):
    """The lines of the first block below a heading."""
    return re.search(rf"^## {heading}\n.*?^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[1].splitlines()


class Readme(support.TestCase):
    def setUp(self):
        super().setUp()
        lines = console("Ten lines")
        commands = [at for at, line in enumerate(lines) if line.startswith("$ ")]
        self.zone = "\n".join(lines[1:commands[1]]) + "\n"

    def test_the_ten_lines_hold_a_good_zone(self):
        self.assertLessEqual(len(console("Ten lines")), 10)
        self.write("home.lab.zone", self.zone)
        self.expect(self.namu("check", "home.lab.zone"), FINE, "home.lab.: 4 records, no mistake")

    def test_the_mistake_is_shown_like_that(self):
        command, *output = console("What it does with a mistake")
        self.assertEqual(command, "$ build/namu check home.lab.zone")
        self.write("home.lab.zone", self.zone.replace("192.0.2.7", "192.0.2.300"))
        self.assertEqual(self.expect(self.namu("check", "home.lab.zone"), BAD).out.splitlines(), output)

    def test_every_command_is_listed(self):
        commands = re.findall(r"^  (\w+) ", self.namu("--help").out, re.MULTILINE)
        self.assertEqual(re.findall(r"^\| `namu (\w+)", README, re.MULTILINE), commands)


if __name__ == "__main__":
    support.main()
