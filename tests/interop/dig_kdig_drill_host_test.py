#!/usr/bin/env python3
"""The clients people have at hand get right answers from the shipped home domain, over UDP and TCP, IPv4 and IPv6."""

import pathlib
import socket
import tempfile
import unittest

import support

support.need_tools("dig", "kdig", "drill", "host")

SOA = "SOA ns1.home.lab. hostmaster.home.lab. 2026112201 7200 900 1209600 300"
REVERSE6 = "7.0.0.0.0.0.d.f.ip6.arpa"
HOST_20 = "0.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0." + REVERSE6
HOST_99 = "9.9.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0." + REVERSE6

# question, type, status, answer section, authority section of a negative answer
QUESTIONS = [
    ("www.home.lab", "A", "NOERROR", ["A 192.168.7.20"]),
    ("WwW.hOmE.lAb", "A", "NOERROR", ["A 192.168.7.20"]),
    ("www.home.lab", "AAAA", "NOERROR", ["AAAA fd00:7::20"]),
    ("home.lab", "A", "NOERROR", ["A 192.168.7.20"]),
    ("home.lab", "SOA", "NOERROR", [SOA]),
    ("home.lab", "NS", "NOERROR", ["NS ns1.home.lab.", "NS ns2.home.lab."]),
    ("home.lab", "MX", "NOERROR", ["MX 10 mail.home.lab.", "MX 20 nas.home.lab."]),
    ("home.lab", "TXT", "NOERROR", ['TXT "v=spf1 mx -all"']),
    ("home.lab", "CAA", "NOERROR", ['CAA 0 issue ";"']),
    ("_imaps._tcp.home.lab", "SRV", "NOERROR", ["SRV 0 1 993 mail.home.lab."]),
    ("files.home.lab", "A", "NOERROR", ["CNAME nas.home.lab.", "A 192.168.7.10"]),
    ("files.home.lab", "CNAME", "NOERROR", ["CNAME nas.home.lab."]),
    ("photos.apps.home.lab", "A", "NOERROR", ["A 192.168.7.30"]),
    ("a.b.apps.home.lab", "AAAA", "NOERROR", ["AAAA fd00:7::30"]),
    ("status.apps.home.lab", "A", "NOERROR", ["A 192.168.7.10"]),
    ("wiki.services.home.lab", "A", "NOERROR",
     ["DNAME apps.home.lab.", "CNAME wiki.apps.home.lab.", "A 192.168.7.30"]),
    ("20.7.168.192.in-addr.arpa", "PTR", "NOERROR", ["PTR www.home.lab."]),
    (HOST_20, "PTR", "NOERROR", ["PTR www.home.lab."]),
    ("www.home.lab", "MX", "NOERROR", []),
    ("apps.home.lab", "A", "NOERROR", []),
    ("nosuch.home.lab", "A", "NXDOMAIN", []),
    ("99.7.168.192.in-addr.arpa", "PTR", "NXDOMAIN", []),
    (HOST_99, "PTR", "NXDOMAIN", []),
    ("www.example.org", "A", "REFUSED", []),
]

# question, type, what host prints about it
HOST_PRINTS = [
    ("www.home.lab", "A", ["www.home.lab has address 192.168.7.20"]),
    ("www.home.lab", "AAAA", ["www.home.lab has IPv6 address fd00:7::20"]),
    ("home.lab", "MX", ["home.lab mail is handled by 10 mail.home.lab.", "home.lab mail is handled by 20 nas.home.lab."]),
    ("photos.apps.home.lab", "A", ["photos.apps.home.lab has address 192.168.7.30"]),
    ("files.home.lab", "A", ["files.home.lab is an alias for nas.home.lab.", "nas.home.lab has address 192.168.7.10"]),
    ("192.168.7.20", "PTR", ["20.7.168.192.in-addr.arpa domain name pointer www.home.lab."]),
    ("fd00:7::20", "PTR", [HOST_20 + " domain name pointer www.home.lab."]),
    ("nosuch.home.lab", "A", ["Host nosuch.home.lab not found: 3(NXDOMAIN)"]),
    ("www.home.lab", "MX", ["www.home.lab has no MX record"]),
    ("www.example.org", "A", ["Host www.example.org not found: 5(REFUSED)"]),
]

# A set of addresses that no UDP message of 1,232 octets can hold.
MANY = 120
MANY_ADDRESSES = "\n".join(f"many A 192.0.2.{number}" for number in range(1, MANY + 1))
BIG_ZONE = f"""$ORIGIN big.test.
$TTL 300
@ SOA ns hostmaster 1 7200 900 1209600 300
@ NS ns
ns A 192.0.2.1
{MANY_ADDRESSES}
"""


def has_ipv6():
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


class HomeDomain(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        folder = pathlib.Path(cls.folder.name)
        (folder / "big.test.zone").write_text(BIG_ZONE)

        cls.servers = ["127.0.0.1"] + (["::1"] if has_ipv6() else [])
        listen = [word for server in cls.servers for word in ("--listen", server)]
        zones = [support.ZONES / "home", support.ZONES / "reverse", folder / "big.test.zone"]
        cls.namu = support.Namu(*zones, *listen, "--port", 0, "--port-file", folder / "port")
        cls.addClassCleanup(cls.namu.stop)
        cls.port = support.read_port(folder / "port")

    def ask_all(self, ask, udp, tcp):
        for server in self.servers:
            for transport in (udp, tcp):
                for name, rr_type, status, answer in QUESTIONS:
                    with self.subTest(server=server, transport=transport, question=f"{name} {rr_type}"):
                        response = ask(server, *transport, name, rr_type, port=self.port)
                        self.check(response, status, answer)

    def check(self, response, status, answer):
        self.assertEqual(response.complaints(), [])
        self.assertEqual(response.status, status, response.text)
        self.assertEqual(support.types_and_data(response.answer), sorted(answer), response.text)
        self.assertEqual("aa" in response.flags, status != "REFUSED", response.text)
        self.assertNotIn("ra", response.flags)
        if status != "REFUSED" and not answer:
            self.assertEqual([record[3] for record in response.authority], ["SOA"], response.text)
            self.assertEqual(response.authority[0][1], 300, "the TTL of a negative answer is SOA MINIMUM")

    def test_dig_gets_the_answers(self):
        self.ask_all(support.dig, ["+notcp", "+norec"], ["+tcp", "+norec"])

    def test_kdig_gets_the_answers(self):
        self.ask_all(support.kdig, ["+notcp", "+norec"], ["+tcp", "+norec"])

    def test_drill_gets_the_answers(self):
        self.ask_all(support.drill, ["-u"], ["-t"])

    def test_host_prints_the_answers(self):
        for server in self.servers:
            for transport in ("-U", "-T"):
                for name, rr_type, lines in HOST_PRINTS:
                    with self.subTest(server=server, transport=transport, question=f"{name} {rr_type}"):
                        words = [transport, "-W", 5, "-p", self.port, "-t", rr_type, name, server]
                        printed = support.run_tool("host", *words)
                        self.assertEqual(support.Response(printed).complaints(), [])
                        self.assertEqual(sorted(printed.strip().splitlines()[-len(lines):]), sorted(lines), printed)

    def test_reverse_lookups_by_address(self):
        for address in ("192.168.7.20", "fd00:7::20"):
            for ask in (support.dig, support.kdig):
                with self.subTest(address=address, tool=ask.__name__):
                    response = ask("127.0.0.1", "-x", address, port=self.port)
                    self.check(response, "NOERROR", ["PTR www.home.lab."])

    def test_https_records_are_understood(self):
        response = support.dig("127.0.0.1", "www.home.lab", "HTTPS", port=self.port)
        self.check(response, "NOERROR", ['HTTPS 1 . alpn="h2"'])
        alias = support.dig("127.0.0.1", "home.lab", "HTTPS", port=self.port)
        self.check(alias, "NOERROR", ["HTTPS 0 www.home.lab."])

    def test_a_question_keeps_its_case(self):
        response = support.dig("127.0.0.1", "WwW.hOmE.lAb", "A", port=self.port)
        self.assertRegex(response.text, r"(?m)^;WwW\.hOmE\.lAb\.")

    def test_edns_and_header_variants_are_answered(self):
        variants = [
            ["+nocookie"],
            ["+cookie"],
            ["+cookie=0123456789abcdef"],
            ["+noedns"],
            ["+notcp", "+bufsize=512"],
            ["+bufsize=0"],
            ["+bufsize=65535"],
            ["+nsid"],
            ["+dnssec"],
            ["+cdflag", "+adflag"],
            ["+zflag"],
            ["+norec"],
            ["+edns=1"],  # dig asks once more with the version it was told
            ["+ednsflags=0x2000"],
            ["+ednsopt=65001:c0ffee"],
            ["+subnet=192.0.2.0/24"],
            ["+tcp", "+keepalive"],
        ]
        for words in variants:
            with self.subTest(words=words):
                response = support.dig("127.0.0.1", *words, "www.home.lab", "A", port=self.port)
                self.check(response, "NOERROR", ["A 192.168.7.20"])
                has_opt = "OPT PSEUDOSECTION" in response.text
                self.assertEqual(has_opt, words != ["+noedns"], "OPT is answered by OPT and only by it (RFC 6891 §7)")

    def test_an_unknown_edns_version_is_badvers(self):
        words = ["+edns=1", "+noednsnegotiation", "www.home.lab", "A"]
        response = support.dig("127.0.0.1", *words, port=self.port)
        self.assertEqual(response.complaints(), [])
        self.assertEqual(response.status, "BADVERS", response.text)
        self.assertEqual(response.answer, [])
        self.assertIn("EDNS: version: 0", response.text)

    def test_an_unknown_opcode_is_notimp(self):
        response = support.dig("127.0.0.1", "+opcode=status", "www.home.lab", "A", port=self.port)
        self.assertEqual(response.complaints(), [])
        self.assertEqual(response.status, "NOTIMP", response.text)

    def test_what_does_not_fit_is_truncated(self):
        for words in (["+noedns"], ["+bufsize=512"], []):
            with self.subTest(words=words):
                response = support.dig("127.0.0.1", *words, "+ignore", "many.big.test", "A", port=self.port)
                self.assertEqual(response.complaints(), [])
                self.assertIn("tc", response.flags, response.text)

    def test_what_is_truncated_comes_whole_over_tcp(self):
        for ask in (support.dig, support.kdig):
            with self.subTest(tool=ask.__name__):
                response = ask("127.0.0.1", "many.big.test", "A", port=self.port)
                self.assertEqual(len(response.answer), MANY, response.text)
                self.assertNotIn("tc", response.flags)

    def test_many_questions_on_one_connection(self):
        names = [word for number in range(50) for word in (f"n{number}.apps.home.lab", "A")]
        printed = support.run_tool(
            "dig", "@127.0.0.1", "-p", self.port, "+tcp", "+keepopen", "+noall", "+answer", *names
        )
        self.assertEqual(printed.count("192.168.7.30"), 50, printed)


class Ending(unittest.TestCase):
    def test_sigterm_ends_it_in_good_order(self):
        with tempfile.TemporaryDirectory() as folder:
            port_file = pathlib.Path(folder) / "port"
            words = ["--listen", "127.0.0.1", "--port", 0, "--port-file", port_file]
            namu = support.Namu(support.ZONES / "home", *words)
            response = support.dig("127.0.0.1", "www.home.lab", "A", port=support.read_port(port_file))
            status, output = namu.stop()
        self.assertEqual(response.status, "NOERROR")
        self.assertEqual(status, 0, output)


if __name__ == "__main__":
    support.main()
