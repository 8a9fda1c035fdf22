#!/usr/bin/python3
"""`namu format`: canonical text of a zone."""

import support
from support import BAD, FINE, GOOD_ZONE

UNORDERED = """\
$TTL 1h
www    IN A 192.0.2.2
www    A ( 192.0.2.1 ) ; a comment
@      NS ns
@      SOA ns hostmaster 1 2h 15m 2w 5m
WWW    A 192.0.2.1
a.b    TXT "two  words" "a \\" and a \\\\"
$ORIGIN sub
@      AAAA 2001:DB8:0:0::1
"""

ORDERED = [
    ("example.com.", "3600", "IN", "SOA", "ns.example.com. hostmaster.example.com. 1 7200 900 1209600 300"),
    ("example.com.", "3600", "IN", "NS", "ns.example.com."),
    ("a.b.example.com.", "3600", "IN", "TXT", '"two  words" "a \\" and a \\\\"'),
    ("sub.example.com.", "3600", "IN", "AAAA", "2001:db8::1"),
    ("www.example.com.", "3600", "IN", "A", "192.0.2.1"),
    ("www.example.com.", "3600", "IN", "A", "192.0.2.2"),
]


def records(text):
    return [tuple(line.split(None, 4)) for line in text.splitlines()]


class Format(support.TestCase):
    def format(self, *arguments):
        return self.expect(self.namu("format", *arguments), FINE)

    def test_one_record_a_line_in_canonical_order(self):
        self.write("my.zone", UNORDERED)
        ended = self.format("--zone", "example.com=my.zone")
        self.assertEqual(records(ended.out), ORDERED)

    def test_what_was_given_twice_is_told(self):
        self.write("my.zone", UNORDERED)
        self.assertIn("[duplicate-record", self.format("--origin", "example.com", "my.zone").err)

    def test_formatted_text_stays_as_it_is(self):
        zones = [path for path in support.ZONES.rglob("*.zone")]
        self.assertGreater(len(zones), 5)
        for path in zones:
            with self.subTest(path.name):
                once = self.format(path).out
                again = self.write("again.zone", once)
                apex = once.split(None, 1)[0]
                self.assertEqual(self.format("--zone", f"{apex}={again}").out, once)

    def test_what_a_zone_lacks_is_left_to_check(self):
        self.write("my.zone", "www 60 A 192.0.2.1\n@ 60 MX 10 missing\n")
        ended = self.format("--zone", "example.com=my.zone")
        self.assertEqual([record[3] for record in records(ended.out)], ["MX", "A"])
        self.assertEqual(ended.err, "")

    def test_records_that_cannot_be_together_are_refused(self):
        self.write("my.zone", GOOD_ZONE + "www CNAME ns\n")
        ended = self.expect(self.namu("format", "my.zone"), BAD, "my.zone:7:1: error: ", "[cname-and-other-data")
        self.assertEqual(ended.out, "")

    def test_a_record_outside_the_zone_is_refused_rather_than_lost(self):
        self.write("my.zone", GOOD_ZONE + "www.example.net. A 192.0.2.1\n")
        ended = self.expect(self.namu("format", "my.zone"), BAD, "my.zone:7:1: error: ", "[out-of-zone")
        self.assertEqual(ended.out, "")

    def test_nothing_is_printed_of_a_file_with_a_mistake(self):
        self.write("my.zone", GOOD_ZONE + "ftp A 192.0.2.800\n")
        ended = self.expect(self.namu("format", "my.zone"), BAD, "my.zone:7:7: error: ")
        self.assertEqual(ended.out, "")

    def test_the_file_itself_stays_as_it_is(self):
        path = self.write("my.zone", UNORDERED)
        self.format("--origin", "example.com", path)
        self.assertEqual(path.read_text(), UNORDERED)

    def test_includes_and_generated_records_are_written_out(self):
        self.write("my.zone", GOOD_ZONE + "$INCLUDE hosts.inc\n$GENERATE 1-3 pc-$ A 192.0.2.$\n")
        self.write("hosts.inc", "nas A 192.0.2.9\n")
        owners = [record[0] for record in records(self.format("my.zone").out)]
        hosts = [f"{name}.example.com." for name in ("nas", "ns", "pc-1", "pc-2", "pc-3", "www")]
        self.assertEqual(owners, ["example.com.", "example.com.", *hosts])

    def test_a_large_zone(self):
        self.write("my.zone", GOOD_ZONE + "$GENERATE 0-99999 host-$ A 192.0.2.1\n")
        self.assertEqual(self.format("my.zone").out.count("\n"), 100_004)


if __name__ == "__main__":
    support.main()
