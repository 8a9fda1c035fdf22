#!/usr/bin/python3
"""`namu check`: what it says, to people and to programs."""

import json
import os
import pty

import support
from support import BAD, FINE, GOOD_ZONE


class Check(support.TestCase):
    def test_a_good_zone(self):
        self.write("my.zone", GOOD_ZONE)
        ended = self.expect(self.namu("check", "my.zone"), FINE, "example.com.: 4 records, no mistake", "my.zone",
                            "$ORIGIN")
        self.assertEqual(ended.err, "")

    def test_the_shipped_zones_give_no_warning(self):
        ended = self.expect(self.namu("check", support.ZONES), FINE, "home.lab.: ", "lab.glasscom.com.: ")
        self.assertNotIn("warning", ended.out)
        self.assertIn(" zones: no mistake", ended.out)

    def test_a_warning_alone_is_fine(self):
        self.write("my.zone", GOOD_ZONE + "www A 192.0.2.80\n")
        self.expect(self.namu("check", "my.zone"), FINE, "my.zone:7:1: warning: ", "[duplicate-record",
                    "    6 | www  A    192.0.2.80\n")

    def test_strict_fails_on_a_warning(self):
        self.write("good.zone", GOOD_ZONE)
        self.write("my.zone", GOOD_ZONE + "www A 192.0.2.80\n")
        self.expect(self.namu("check", "--strict", "my.zone"), BAD, "my.zone:7:1: warning: ", "[duplicate-record")
        self.expect(self.namu("check", "--strict", "good.zone"), FINE, "no mistake")

    def test_signatures_are_held_against_the_clock(self):
        name = support.REPOSITORY / "tests" / "mistakes" / "signature-not-yet-valid.zone"
        self.expect(self.namu("check", str(name)), BAD, "[signature-not-yet-valid", "2036-01-01 00:00:00 UTC")
        name = support.REPOSITORY / "tests" / "mistakes" / "signature-expired.zone"
        self.expect(self.namu("check", str(name)), BAD, "[signature-expired", "2026-01-01 00:00:00 UTC")

    def test_an_error_is_shown_with_its_line_and_a_mark_below(self):
        self.write("my.zone", GOOD_ZONE + "ftp  A    192.0.2.800\n")
        ended = self.expect(self.namu("check", "my.zone"), BAD, "my.zone:7:11: error: ", "[bad-ipv4, RFC 1035")
        self.assertIn("    7 | ftp  A    192.0.2.800\n      |           ^~~~~~~~~~~\n", ended.out)
        self.assertIn("example.com.: 1 error", ended.out)

    def test_all_mistakes_of_all_files_are_shown_in_one_run(self):
        self.write("a.zone", GOOD_ZONE + "ftp AAA 192.0.2.1\nftp A 192.0.2.1 x\nwww CNAME ns\n")
        self.write("b.zone", GOOD_ZONE.replace("example.com.", "example.net.") + "sub CNAME a\nsub CNAME b\n")
        self.expect(self.namu("check", "a.zone", "b.zone"), BAD, "[unknown-type", "[too-many-fields",
                    "[cname-and-other-data", "[several-cnames", "2 zones: ")

    def test_quiet_says_nothing_about_good_zones(self):
        self.write("good.zone", GOOD_ZONE)
        self.assertEqual(self.expect(self.namu("check", "-q", "good.zone"), FINE).out, "")

    def test_a_folder_is_looked_through(self):
        self.write("zones/deep/a.zone", GOOD_ZONE)
        self.write("zones/db.example.net", GOOD_ZONE.replace("example.com.", "example.net."))
        self.write("zones/README.md", "no zone")
        self.write("zones/a.zone~", "no zone")
        ended = self.expect(self.namu("check", "zones"), FINE, "example.com.: ", "example.net.: ", "2 zones: ")
        self.assertNotIn("README", ended.out)

    def test_a_zone_may_be_named_outright(self):
        self.write("plain", GOOD_ZONE.replace("$ORIGIN example.com.\n", ""))
        self.expect(self.namu("check", "--zone", "one.example=plain", "--zone", "two.example.=plain"), FINE,
                    "one.example.: 4 records", "two.example.: 4 records")
        self.expect(self.namu("check", "--origin", "three.example", "plain"), FINE, "three.example.: 4 records")

    def test_where_the_name_of_a_zone_came_from_is_said(self):
        no_origin = GOOD_ZONE.replace("$ORIGIN example.com.\n", "")
        self.write("by.name.zone", no_origin)
        self.write("x", GOOD_ZONE)
        self.write("y", no_origin.replace("@    SOA", "soa.example. SOA").replace(" ns", " ns.soa.example."))
        self.expect(self.namu("check", "by.name.zone"), FINE, "by.name.: 4 records")
        self.expect(self.namu("check", "x"), FINE, "example.com.: 4 records")
        ended = self.namu("check", "y")
        self.assertIn("soa.example.: ", ended.out)

    def test_a_zone_list(self):
        self.write("sub/a.zone", GOOD_ZONE)
        self.write("sub/zones.list", "# zones\n; of the test\n\nexample.com. a.zone ; relative to the list\n")
        self.expect(self.namu("check", "--zone-list", "sub/zones.list"), FINE, "example.com.: 4 records")

    def test_a_bad_line_of_a_zone_list_is_shown(self):
        self.write("a.zone", GOOD_ZONE)
        self.write("zones.list", "example.com. a.zone\n  example.net.\nexample..org b.zone\n")
        self.expect(self.namu("check", "--zone-list", "zones.list"), BAD, "zones.list:2:3: error: ",
                    "zones.list:3:1: error: ", "3 | example..org b.zone", "example.com.: 4 records")

    def test_a_long_zone_list(self):
        self.write("a.zone", GOOD_ZONE.replace("$ORIGIN example.com.\n", ""))
        self.write("zones.list", "".join(f"z{i}.example. a.zone\n" for i in range(20_000)))
        self.expect(self.namu("check", "--zone-list", "zones.list", seconds=240), FINE, "20000 zones: no mistake")


class Json(support.TestCase):
    def document(self, *arguments, status):
        ended = self.expect(self.namu("check", "--format", "json", *arguments), status)
        self.assertEqual(ended.err, "")
        return json.loads(ended.out)

    def test_a_good_zone(self):
        self.write("my.zone", GOOD_ZONE)
        document = self.document("my.zone", status=FINE)
        self.assertEqual((document["errors"], document["warnings"], document["diagnostics"]), (0, 0, []))
        zone, = document["zones"]
        self.assertEqual((zone["zone"], zone["file"], zone["records"]), ("example.com.", "my.zone", 4))

    def test_a_diagnostic_has_all_its_parts(self):
        self.write("my.zone", GOOD_ZONE + "ftp  A    192.0.2.800\n")
        document = self.document("my.zone", status=BAD)
        self.assertEqual(document["errors"], 1)
        diagnostic, = document["diagnostics"]
        self.assertEqual(set(diagnostic), {"file", "line", "column", "length", "severity", "id", "rule", "message",
                                           "hint", "notes", "patch", "source_line"})
        self.assertEqual((diagnostic["file"], diagnostic["line"], diagnostic["column"], diagnostic["length"]),
                         ("my.zone", 7, 11, 11))
        self.assertEqual((diagnostic["severity"], diagnostic["id"]), ("error", "bad-ipv4"))
        self.assertEqual(diagnostic["source_line"], "ftp  A    192.0.2.800")

    def test_notes_have_places(self):
        self.write("my.zone", GOOD_ZONE + "www A 192.0.2.80\n")
        diagnostic, = self.document("my.zone", status=FINE)["diagnostics"]
        self.assertEqual(diagnostic["severity"], "warning")
        self.assertEqual(diagnostic["notes"][0]["line"], 6)

    def test_strict_is_in_the_document(self):
        self.write("my.zone", GOOD_ZONE + "www A 192.0.2.80\n")
        document = self.document("my.zone", status=FINE)
        self.assertEqual((document["strict"], document["failed"]), (False, False))
        document = self.document("--strict", "my.zone", status=BAD)
        self.assertEqual((document["strict"], document["failed"]), (True, True))

    def test_octets_that_are_no_text_do_not_break_the_document(self):
        self.write("my.zone", GOOD_ZONE.encode() + b"www A \xff\xfe\x80 \"\n")
        self.assertGreater(self.document("my.zone", status=BAD)["errors"], 0)

    def test_a_file_that_is_not_there(self):
        document = self.document("missing.zone", status=BAD)
        self.assertEqual([d["id"] for d in document["diagnostics"]], ["file-not-found"])
        self.assertIsNone(document["zones"][0]["records"])


class Output(support.TestCase):
    def on_a_terminal(self, **environment):
        self.write("my.zone", GOOD_ZONE + "www A 192.0.2.80\n")
        ours, theirs = pty.openpty()
        try:
            self.namu("check", "my.zone", stdout=theirs, environment={"TERM": "xterm", "NO_COLOR": "", **environment})
            return os.read(ours, 65536).decode()
        finally:
            os.close(ours)
            os.close(theirs)

    def test_colours_are_for_terminals(self):
        self.assertIn("\x1b[", self.on_a_terminal())
        self.assertNotIn("\x1b[", self.namu("check", "my.zone").out)

    def test_no_colours_where_they_are_not_wanted(self):
        self.assertNotIn("\x1b[", self.on_a_terminal(NO_COLOR="1"))
        self.assertNotIn("\x1b[", self.on_a_terminal(TERM="dumb"))

    def test_a_reader_that_goes_away_is_no_drama(self):
        ours, theirs = os.pipe()
        os.close(ours)
        try:
            ended = self.namu("check", "--help", stdout=theirs)
        finally:
            os.close(theirs)
        self.assertEqual(ended.err, "")
        self.assertGreaterEqual(ended.status, 0, "ended by a signal")

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            ended = self.namu("check", "--help", stdout=full)
        self.expect(ended, BAD, "No space left on device")

    def test_what_speaks_of_the_whole_zone_names_its_file(self):
        self.write("a.example.zone", "www 300 A 192.0.2.1\n")
        self.expect(self.namu("check", "a.example.zone"), BAD, "a.example.zone: error: the zone `a.example.` has no SOA")


if __name__ == "__main__":
    support.main()
