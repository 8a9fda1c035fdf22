#!/usr/bin/env python3
"""A resolver that knows nothing but the lab's root finds its way through the lab's hierarchy, referral by referral.

Runs in a network namespace of its own, where port 53 and all of 127.0.0.0/8 are free.

checklist: 10.1, 10.5
"""

import pathlib
import tempfile
import unittest

import namespace
import support
import unbound

HINTS = """.        3600000 NS ns.root.
ns.root. 3600000 A  127.0.1.1
"""

WITHOUT_VALIDATION = """
    module-config: "iterator"
    root-hints: "{folder}/root.hints"
"""

# question, type, status, answer section of the resolver
RESOLVED = [
    ("www.lab.glasscom.com", "A", "NOERROR", ["A 127.0.5.80"]),
    ("www.glasscom.com", "A", "NOERROR", ["A 127.0.4.80"]),
    ("www.cyber.co.kr", "A", "NOERROR", ["A 127.0.6.80"]),
    ("ftp.cyber.co.kr", "A", "NOERROR", ["A 127.0.6.21"]),
    ("cyber.co.kr", "MX", "NOERROR", ["MX 10 mail.cyber.co.kr."]),
    ("mail.cyber.co.kr", "A", "NOERROR", ["A 127.0.6.25"]),
    ("cyber.co.kr", "NS", "NOERROR", ["NS ns.cyber.co.kr.", "NS ns2.glasscom.com."]),
    ("pc7.desk.lab.glasscom.com", "A", "NOERROR", ["A 127.0.5.100"]),
    ("web.cyber.co.kr", "A", "NOERROR", ["CNAME www.cyber.co.kr.", "A 127.0.6.80"]),
    ("partner.lab.glasscom.com", "A", "NOERROR", ["CNAME www.cyber.co.kr.", "A 127.0.6.80"]),
    ("glass.cyber.co.kr", "A", "NOERROR", ["CNAME www.glasscom.com.", "A 127.0.4.80"]),
    ("research.glasscom.com", "A", "NOERROR", ["CNAME www.lab.glasscom.com.", "A 127.0.5.80"]),
    ("www.cyber.co.kr", "AAAA", "NOERROR", []),
    ("nosuch.lab.glasscom.com", "A", "NXDOMAIN", []),
    ("nosuch.co.kr", "A", "NXDOMAIN", []),
    ("nosuch", "A", "NXDOMAIN", []),
]

# server, question, the zone cut it refers to, its NS, the glue
REFERRALS = [
    ("127.0.1.1", "www.lab.glasscom.com", "com.", {"ns.com."}, {"ns.com. 127.0.2.1"}),
    ("127.0.1.1", "www.cyber.co.kr", "kr.", {"ns.kr."}, {"ns.kr. 127.0.3.1"}),
    ("127.0.1.1", "com", "com.", {"ns.com."}, {"ns.com. 127.0.2.1"}),
    ("127.0.2.1", "www.lab.glasscom.com", "glasscom.com.", {"ns.glasscom.com."}, {"ns.glasscom.com. 127.0.4.1"}),
    ("127.0.4.1", "www.lab.glasscom.com", "lab.glasscom.com.",
     {"ns.lab.glasscom.com."}, {"ns.lab.glasscom.com. 127.0.5.1"}),
    ("127.0.3.1", "www.cyber.co.kr", "co.kr.", {"ns.co.kr."}, {"ns.co.kr. 127.0.3.2"}),
    ("127.0.3.2", "www.cyber.co.kr", "cyber.co.kr.",
     {"ns.cyber.co.kr.", "ns2.glasscom.com."}, {"ns.cyber.co.kr. 127.0.6.1"}),
]

# server, question, answer from the server's own zone
AUTHORITATIVE = [
    ("127.0.1.1", "ns.root", ["A 127.0.1.1"]),
    ("127.0.2.1", "ns.com", ["A 127.0.2.1"]),
    ("127.0.3.1", "ns.kr", ["A 127.0.3.1"]),
    ("127.0.3.2", "ns.co.kr", ["A 127.0.3.2"]),
    ("127.0.4.1", "www.glasscom.com", ["A 127.0.4.80"]),
    ("127.0.5.1", "www.lab.glasscom.com", ["A 127.0.5.80"]),
    ("127.0.6.1", "www.cyber.co.kr", ["A 127.0.6.80"]),
    ("127.0.4.2", "www.cyber.co.kr", ["A 127.0.6.80"]),
]

# server, a question for a zone that another address serves
REFUSED = [
    ("127.0.2.1", "www.cyber.co.kr"),
    ("127.0.2.1", "ns.root"),
    ("127.0.3.1", "www.glasscom.com"),
    ("127.0.3.2", "ns.kr"),
    ("127.0.4.1", "www.cyber.co.kr"),
    ("127.0.4.1", "glasscom.kr"),
    ("127.0.4.2", "www.glasscom.com"),
    ("127.0.5.1", "www.glasscom.com"),
    ("127.0.6.1", "www.lab.glasscom.com"),
    ("127.0.6.1", "ns.co.kr"),
]


class Lab(unittest.TestCase):
    """Each address of the lab plays its own part."""

    @classmethod
    def setUpClass(cls):
        cls.namu = support.Namu(support.ZONES / "lab", "--port", 53)
        cls.addClassCleanup(cls.namu.stop)

    def ask(self, server, name, *words):
        response = support.dig(server, "+norec", *words, name)
        self.assertEqual(response.complaints(), [])
        return response

    def test_a_server_refers_to_the_zones_below(self):
        for server, name, cut, nameservers, glue in REFERRALS:
            for transport in ("+notcp", "+tcp"):
                with self.subTest(server=server, name=name, transport=transport):
                    response = self.ask(server, name, transport)
                    self.assertEqual(response.status, "NOERROR")
                    self.assertNotIn("aa", response.flags)
                    self.assertEqual(response.answer, [])
                    self.assertEqual({record[0] for record in response.authority}, {cut}, response.text)
                    self.assertEqual({record[3] for record in response.authority}, {"NS"})
                    self.assertEqual({record[4] for record in response.authority}, nameservers)
                    addresses = {f"{record[0]} {record[4]}" for record in response.additional}
                    self.assertEqual(addresses, glue, response.text)

    def test_a_server_answers_for_its_own_zone(self):
        for server, name, answer in AUTHORITATIVE:
            with self.subTest(server=server, name=name):
                response = self.ask(server, name)
                self.assertEqual(response.status, "NOERROR")
                self.assertIn("aa", response.flags)
                self.assertEqual(support.types_and_data(response.answer), answer, response.text)

    def test_a_server_refuses_what_others_serve(self):
        for server, name in REFUSED:
            with self.subTest(server=server, name=name):
                response = self.ask(server, name)
                self.assertEqual(response.status, "REFUSED", response.text)
                self.assertEqual(response.answer + response.authority + response.additional, [])

    def test_nobody_listens_on_other_addresses(self):
        printed = support.run_tool("dig", "@127.0.9.9", "+norec", "+tries=1", "+time=1", "www.glasscom.com")
        self.assertNotIn("HEADER", printed)

    def test_the_resolver_walks_from_the_root(self):
        with tempfile.TemporaryDirectory() as folder:
            resolver = start_unbound(pathlib.Path(folder))
            try:
                check_all_resolved(self, unbound.ADDRESS)
            finally:
                resolver.stop()


class LabCommand(unittest.TestCase):
    """`namu lab` on a port of its own: its nearest server, and unbound with what `--print` gives it."""

    PORT = 5300

    @classmethod
    def setUpClass(cls):
        cls.namu = support.Namu(support.ZONES / "lab", "--port", cls.PORT, command="lab")
        cls.addClassCleanup(cls.namu.stop)

    def test_the_nearest_server_resolves_all_names(self):
        check_all_resolved(self, "127.0.0.1", port=self.PORT)
        check_all_resolved(self, "127.0.0.1", "+tcp", port=self.PORT)

    def test_unbound_resolves_by_what_is_printed_for_it(self):
        snippet = support.run_tool(
            support.namu_program(), "lab", support.ZONES / "lab", "--port", self.PORT, "--print", "unbound")
        with tempfile.TemporaryDirectory() as folder:
            resolver = unbound.start(pathlib.Path(folder), "", snippet)
            try:
                check_all_resolved(self, unbound.ADDRESS)
            finally:
                resolver.stop()


def check_all_resolved(test, server, *words, port=53):
    for name, rr_type, status, answer in RESOLVED:
        with test.subTest(question=f"{name} {rr_type}"):
            check_resolved(test, support.dig(server, *words, name, rr_type, port=port), status, answer)


def check_resolved(test, response, status, answer):
    test.assertEqual(response.complaints(), [])
    test.assertEqual(response.status, status, response.text)
    test.assertEqual(support.types_and_data(response.answer), sorted(answer), response.text)
    test.assertIn("ra", response.flags)
    test.assertTrue(all(record[1] <= 300 for record in response.answer), response.text)
    if not answer:
        test.assertEqual([record[3] for record in response.authority], ["SOA"], response.text)


def start_unbound(folder):
    folder.joinpath("root.hints").write_text(HINTS)
    return unbound.start(folder, WITHOUT_VALIDATION.format(folder=folder))


if __name__ == "__main__":
    support.need_tools("dig", "unbound", "unshare", "ip")
    namespace.enter()
    support.main()
