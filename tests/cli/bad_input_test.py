#!/usr/bin/python3
"""Bad input of every kind: a clear error each time, never a crash, and nothing else is lost by it."""

import os

import support
from support import BAD, GOOD_ZONE

# A line as long as an attacker or a broken program may write it.
LONG_LINE_OCTETS = 200_000_000


class BadInput(support.TestCase):
    def check(self, path, *words, **options):
        """`namu check` refuses the file with these words, and `namu format` prints nothing of it."""
        for command in ("check", "format"):
            ended = self.expect(self.namu(command, "--zone", f"example.com={path}", **options), BAD, *words)
            self.assertNotIn("internal", ended.out + ended.err)
        self.assertEqual(ended.out, "", "format printed a part of a zone that it refused")
        return ended

    def test_no_such_file(self):
        self.check("missing.zone", "missing.zone", "No such file", "[file-not-found")

    def test_no_such_folder(self):
        self.check("no/such/folder/a.zone", "No such file")

    def test_a_link_that_leads_nowhere(self):
        os.symlink("nowhere", self.folder / "link.zone")
        self.check("link.zone", "link.zone", "No such file")

    def test_a_link_to_itself(self):
        os.symlink("loop.zone", self.folder / "loop.zone")
        self.check("loop.zone", "loop.zone", "error: ")

    def test_a_folder_in_place_of_a_file(self):
        (self.folder / "folder.zone").mkdir()
        self.check("folder.zone", "folder.zone", "[file-not-readable")

    def test_a_pipe_is_not_waited_for(self):
        os.mkfifo(self.folder / "pipe.zone")
        self.check("pipe.zone", "pipe.zone", "[file-not-readable", seconds=20)

    def test_a_device_is_not_read(self):
        self.check("/dev/zero", "/dev/zero", "[file-not-readable", seconds=20)

    def test_a_file_that_may_not_be_read(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        self.write("secret.zone", GOOD_ZONE).chmod(0)
        self.check("secret.zone", "secret.zone", "Permission denied")

    def test_a_file_below_a_file(self):
        self.write("file", GOOD_ZONE)
        self.check("file/a.zone", "file/a.zone", "error: ")

    def test_an_empty_file(self):
        self.write("empty.zone", "")
        ended = self.check("empty.zone", "empty.zone", "[empty-file")
        self.assertNotIn("no-soa", ended.err)

    # checklist: 10.8
    def test_binary_garbage(self):
        garbage = bytes((i * 7919 + (i >> 3)) & 0xFF for i in range(65_536))
        self.write("garbage.zone", garbage)
        ended = self.check("garbage.zone", "garbage.zone", "[not-a-text-file")
        self.assertLess(len(ended.err), 10_000, "garbage must not become a flood of messages")

    def test_garbage_without_zero_octets(self):
        garbage = bytes(1 + (i * 7919 + (i >> 3)) % 255 for i in range(65_536))
        self.write("garbage.zone", garbage)
        self.check("garbage.zone", "garbage.zone", "error: ")

    def test_only_blanks_and_comments(self):
        self.write("blank.zone", "; nothing here\n\n   \n")
        self.expect(self.namu("check", "--zone", "example.com=blank.zone"), BAD, "[no-soa")

    def test_an_endless_word(self):
        self.write("long.zone", GOOD_ZONE.encode() + b"x" * LONG_LINE_OCTETS)
        ended = self.check("long.zone", "long.zone:7:1", "error: ", seconds=120)
        self.assertLess(len(ended.err), 10_000)

    def test_an_endless_line_of_words(self):
        self.write("long.zone", GOOD_ZONE.encode() + b"www TXT " + b"x " * (LONG_LINE_OCTETS // 2))
        ended = self.check("long.zone", "long.zone:7:", "error: ", seconds=120)
        self.assertLess(len(ended.err), 10_000)

    def test_a_quote_that_is_never_closed(self):
        self.write("quote.zone", GOOD_ZONE + 'www TXT "never closed\n' + "more\n" * 1000)
        self.check("quote.zone", "quote.zone:7:9: error: ", "[unclosed-quote")

    def test_a_parenthesis_that_is_never_closed(self):
        self.write("open.zone", GOOD_ZONE + "www TXT ( a\n" + " b\n" * 1000)
        self.check("open.zone", "open.zone:7:9: error: ", "[unclosed-parenthesis")

    def test_a_file_that_includes_itself(self):
        self.write("a.zone", GOOD_ZONE + "$INCLUDE a.zone\n")
        self.check("a.zone", "a.zone:7:", "[include-loop")

    # checklist: 2.21
    def test_files_that_include_each_other(self):
        self.write("a.zone", GOOD_ZONE + "$INCLUDE b.inc\n")
        self.write("b.inc", "$INCLUDE c.inc\n")
        self.write("c.inc", "$INCLUDE b.inc\n")
        self.check("a.zone", "[include-loop", "b.inc", "c.inc", "included from ")

    def test_an_include_that_is_not_there(self):
        self.write("a.zone", GOOD_ZONE + "$INCLUDE missing.inc\n")
        self.check("a.zone", "a.zone:7:", "missing.inc", "[include-not-found")

    def test_more_mistakes_than_anybody_reads(self):
        self.write("a.zone", GOOD_ZONE + "www A oops\n" * 100_000)
        ended = self.check("a.zone", "a.zone:7:7: error: ")
        self.assertLess(len(ended.err), 100_000)


class TheOthers(support.TestCase):
    """What is bad about one zone is no fault of the others."""

    def test_a_bad_zone_beside_a_good_one(self):
        self.write("zones/bad.zone", "garbage\n")
        self.write("zones/good.zone", GOOD_ZONE)
        self.expect(self.namu("check", "zones"), BAD, "zones/bad.zone:1:", "example.com.: 4 records, no mistake")

    def test_a_zone_given_twice_by_two_files(self):
        self.write("a.zone", GOOD_ZONE)
        self.write("b.zone", GOOD_ZONE)
        self.expect(self.namu("check", "a.zone", "b.zone"), BAD, "example.com. is given twice", "a.zone", "b.zone",
                    "[zone-given-twice", "example.com.: 4 records, no mistake")

    def test_a_file_given_twice(self):
        self.write("a.zone", GOOD_ZONE)
        self.expect(self.namu("check", "a.zone", "a.zone"), BAD, "[zone-given-twice")

    def test_a_folder_without_a_zone(self):
        self.write("folder/README", "nothing here")
        self.expect(self.namu("check", "folder"), BAD, "folder: no zone file", "*.zone", "[folder-without-zones")

    def test_a_zone_list_that_is_not_there(self):
        self.expect(self.namu("check", "--zone-list", "missing.list"), BAD, "missing.list", "No such file")

    def test_a_file_of_which_nobody_can_tell_the_zone(self):
        self.write("x", GOOD_ZONE.replace("$ORIGIN example.com.\n", ""))
        self.expect(self.namu("check", "x"), BAD, "x:1:1: error: ", "[origin-not-found", "$ORIGIN")


if __name__ == "__main__":
    support.main()
