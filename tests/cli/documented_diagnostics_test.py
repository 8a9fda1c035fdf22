#!/usr/bin/python3
"""docs/diagnostics.md: each example there gives what it says there."""

import json
import re

import support
from support import BAD, FINE

PAGE = support.REPOSITORY / "docs" / "diagnostics.md"


def blocks(text):
    """The fenced blocks: [(language, text)]."""
    return re.findall(r"^```(\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def parts(block):
    """What stands below `; bad` and what stands below `; good`; in TOML `#` begins a comment."""
    bad, good = re.fullmatch(r"[;#] bad\n(.*)[;#] good\n(.*)", block, re.DOTALL).groups()
    return bad, good


EXAMPLES = ("zone", "zone-list", "toml")
INTRODUCTION, *ENTRIES = re.split(r"^### ", PAGE.read_text(), flags=re.MULTILINE)
FIRST_LINES = next(block for language, block in blocks(INTRODUCTION) if language == "zone")


def entries():
    """(id, severity, blocks) of each entry."""
    for entry in ENTRIES:
        entry = re.split(r"^## ", entry, flags=re.MULTILINE)[0]
        id, _, text = entry.partition("\n")
        yield id, re.search(r"\*\*(\w+)\*\*", text)[1], blocks(text)


def whole(lines):
    return lines if lines.startswith("$ORIGIN example.com.\n") else FIRST_LINES + lines


class DocumentedDiagnostics(support.TestCase):
    def setUp(self):
        super().setUp()
        self.write("hosts.inc", "www  A  192.0.2.80\n")

    def check(self, language, lines):
        """Severities and ids that `namu check` gives for the example, and its run."""
        if language == "zone-list":
            self.write("example.com.zone", whole(""))
            self.write("zones.list", lines)
            ended = self.namu("check", "--format", "json", "--zone-list", "zones.list")
        elif language == "toml":
            self.write("example.com.zone", whole(""))
            self.write("namu.toml", lines)
            ended = self.namu("check", "--format", "json", "--config", "namu.toml")
        else:
            self.write("example.com.zone", whole(lines))
            ended = self.namu("check", "--format", "json", "example.com.zone")
        return {(said["severity"], said["id"]) for said in json.loads(ended.out)["diagnostics"]}, ended

    def test_a_bad_example_gives_its_diagnostic_and_no_other(self):
        for id, severity, shown in entries():
            for language, block in shown:
                if language in EXAMPLES:
                    with self.subTest(id):
                        said, ended = self.check(language, parts(block)[0])
                        self.assertEqual(said, {(severity, id)}, ended)
                        self.assertEqual(ended.status, BAD if severity == "error" else FINE, ended)

    def test_a_good_example_gives_none(self):
        for id, _, shown in entries():
            for language, block in shown:
                if language in EXAMPLES:
                    with self.subTest(id):
                        said, ended = self.check(language, parts(block)[1])
                        self.assertEqual(said, set(), ended)

    def test_the_output_that_is_shown_is_the_output(self):
        tried = 0
        for id, _, shown in entries():
            lines = next((parts(block)[0] for language, block in shown if language == "zone"), None)
            for language, block in shown:
                if language == "text":
                    with self.subTest(id):
                        self.write("example.com.zone", whole(lines))
                        command, _, output = block.partition("\n")
                        self.assertEqual(command, "$ namu check example.com.zone")
                        self.assertEqual(self.namu("check", "example.com.zone").out, output)
                        tried += 1
        self.assertGreater(tried, 0)

    def test_the_output_in_the_introduction_is_that_of_its_entry(self):
        output = next(block for language, block in blocks(INTRODUCTION) if language == "text")
        self.assertIn(("text", output), next(shown for id, _, shown in entries() if f"[{id}," in output))


if __name__ == "__main__":
    support.main()
