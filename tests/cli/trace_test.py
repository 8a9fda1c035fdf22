#!/usr/bin/python3
"""`namu trace` walks the lab that `namu serve` plays, from the root to the answer, and says what it does."""

import json

import serve_support
import support
from support import BAD, FINE, WRONG_USE, ZONES


class Trace(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.server = self.serve(ZONES / "lab")
        self.root = "127.0.1.1:%d" % self.server.port

    def trace(self, *words, status=FINE, shown=()):
        return self.expect(self.namu("trace", *words), status, *shown)

    def test_three_referrals_and_the_answer(self):
        done = self.trace("www.lab.glasscom.com", "--root", self.root, shown=[
            "1. . NS? asked of 127.0.1.1, a server of the root",
            "referral to com.", "ns.com. 127.0.2.1", "referral to glasscom.com.", "ns.glasscom.com. 127.0.4.1",
            "referral to lab.glasscom.com.", "ns.lab.glasscom.com. 127.0.5.1",
            "www.lab.glasscom.com. 300 IN A", "NOERROR", "3 referrals, 5 questions"])
        self.assertEqual(done.out.count("referral to "), 3)

    def test_json(self):
        done = self.trace("www.lab.glasscom.com", "--root", self.root, "--json")
        document = json.loads(done.out)
        self.assertEqual(document["rcode"], "NOERROR")
        self.assertEqual(document["referrals"], 3)
        self.assertEqual([step["zone"] for step in document["steps"] if step["step"] == "referral"],
                         ["com.", "glasscom.com.", "lab.glasscom.com."])
        self.assertEqual([step["address"] for step in document["steps"] if step["step"] == "ask"],
                         ["127.0.1.1", "127.0.1.1", "127.0.2.1", "127.0.4.1", "127.0.5.1"])
        self.assertTrue(document["answer"][0].startswith("www.lab.glasscom.com. 300 IN A "))

    # RFC 9156 §3
    # checklist: 12.19
    def test_servers_are_shown_little_of_a_name_where_that_is_wanted(self):
        done = self.trace("www.lab.glasscom.com", "MX", "--root", self.root, "--minimise", "--json")
        document = json.loads(done.out)
        self.assertEqual([(step["name"], step["type"]) for step in document["steps"] if step["step"] == "ask"],
                         [(".", "NS"), ("com.", "A"), ("glasscom.com.", "A"), ("lab.glasscom.com.", "A"),
                          ("www.lab.glasscom.com.", "MX")])
        self.assertEqual(document["referrals"], 3)
        whole = json.loads(self.trace("www.lab.glasscom.com", "--root", self.root, "--json").out)
        self.assertEqual({step["name"] for step in whole["steps"] if step["step"] == "ask"}, {".", "www.lab.glasscom.com."})

    def test_hints_in_a_file(self):
        self.write("root.hints", ". 300 NS ns.root.\nns.root. 300 A 127.0.1.1\n")
        self.trace("www.lab.glasscom.com", "--hints", "root.hints", "--port", str(self.server.port),
                   shown=["asked of ns.root. (127.0.1.1)", "3 referrals"])

    def test_no_such_name_is_an_answer(self):
        self.trace("nobody.lab.glasscom.com", "--root", self.root, shown=["answer NXDOMAIN", "\nNXDOMAIN"])

    def test_no_such_records_are_an_answer(self):
        self.trace("www.lab.glasscom.com", "LOC", "--root", self.root, shown=["NOERROR, no such records"])

    def test_nobody_answers(self):
        self.write("root.hints", ". 300 NS ns.root.\nns.root. 300 A 127.0.9.9\n")
        self.trace("www.lab.glasscom.com", "--hints", "root.hints", "--port", str(self.server.port), "--time", "1",
                   status=BAD, shown=["of no use", "SERVFAIL: none of the servers of . has an answer"])

    def test_wrong_use(self):
        self.trace("www", status=BAD, shown=["no lab runs that has a control socket", "say where to begin: --root ADDR[:PORT] or --hints FILE"])
        self.trace("www", "--root", self.root, "--hints", "some.hints", status=WRONG_USE, shown=["in one way"])
        self.trace("www", "--root", "there", status=WRONG_USE, shown=["`there` is not an address"])
        self.trace("www", "--root", "127.0.0.1:1", "--root", "127.0.0.2:2", status=WRONG_USE, shown=["all servers have one port"])
        self.trace("www", "NOTYPE", "--root", self.root, status=WRONG_USE, shown=["`NOTYPE` is not a type"])
        self.trace("a..b", "--root", self.root, status=WRONG_USE, shown=["`a..b` is not a name"])
        self.trace("www", "--hints", "missing.hints", status=BAD, shown=["missing.hints"])
        self.write("empty.hints", "www. 300 A 127.0.0.1\n")
        self.trace("www", "--hints", "empty.hints", status=BAD, shown=["has no root hints"])


if __name__ == "__main__":
    support.main()
