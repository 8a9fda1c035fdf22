#!/usr/bin/python3
"""Each kind of fault, seen by a client that is not ours (dnspython), and the same octets for the same seed."""

import socket
import struct
import time

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype

import support
from lab_support import Lab
from support import BAD, FINE, SECONDS, WRONG_USE

SOA = "$TTL 300\n@ SOA ns hostmaster.test. 7 7200 900 1209600 300\n"
TEST = "127.0.7.2"
TEST_2 = "127.0.7.3"

# Each with the names to ask in turn; `sub` is delegated. What a client sees is in a test of its own below.
UDP_FAULTS = [
    "drop rate=0.5", "drop first=2", "drop every=3", "rcode rcode=NXDOMAIN rate=0.3", "truncate", "not-authoritative",
    "lame", "upward", "wrong-id", "wrong-question", "wrong-case", "not-response", "stale-serial by=3", "missing-glue",
    "wrong-glue address=127.9.9.9", "ttl ttl=5", "cut", "cut octets=20", "oversized", "oversized octets=2000",
]


def question(name, rr_type="A", number=1):
    query = dns.message.make_query(name, rr_type, use_edns=0, payload=1232)
    query.id = number
    return query.to_wire()


class Faults(support.TestCase):
    def setUp(self):
        super().setUp()
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS ns.root.\nns.root. A 127.0.7.1\n"
                   "test. NS ns.test.\ntest. NS ns2.test.\nns.test. A " + TEST + "\nns2.test. A " + TEST_2 + "\n")
        self.write("zones/test.zone", "$ORIGIN test.\n" + SOA + "@ NS ns\n@ NS ns2\nns A " + TEST + "\nns2 A " + TEST_2 +
                   "\nwww A 192.0.2.1\n" + "".join(f"h{i} A 192.0.2.{i}\n" for i in range(20)) +
                   "sub NS ns.sub\nns.sub A 127.0.7.4\nbig TXT " + " ".join('"' + "x" * 200 + '"' for _ in range(10)) + "\n")

    def lab(self, *faults):
        return Lab(self, "zones", "--no-nearest", *(word for fault in faults for word in ("--fault", fault)))

    def ask(self, lab, name, rr_type="A", number=1, server=TEST):
        """The octets that come back over UDP; none where there is no reply: a second question, to another server's
        name, which no fault here is meant for, is answered after it."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.settimeout(SECONDS)
            client.connect((server, lab.port))
            client.send(question(name, rr_type, number))
            client.send(question("marker.test", "TXT", 0xFFFF))
            first = client.recv(65535)
            if first[:2] == b"\xff\xff":
                return None
            self.assertEqual(client.recv(65535)[:2], b"\xff\xff")
            return first

    def ask_tcp(self, lab, name, rr_type="A"):
        """Everything that comes over a connection until its end, or the first whole message."""
        with socket.create_connection((TEST, lab.port), timeout=SECONDS) as client:
            query = question(name, rr_type)
            client.sendall(struct.pack(">H", len(query)) + query)
            data = b""
            while len(data) < 2 or len(data) < 2 + struct.unpack(">H", data[:2])[0]:
                more = client.recv(65535)
                if not more:
                    break
                data += more
            return data

    def message(self, fault, name="www.test", rr_type="A"):
        lab = self.lab(f"{fault} name={name} server={TEST}")
        spoilt = dns.message.from_wire(self.ask(lab, name, rr_type), raise_on_truncation=False)
        good = dns.message.from_wire(self.ask(lab, name, rr_type, server=TEST_2))
        self.assertEqual(good.rcode(), dns.rcode.NOERROR)
        return spoilt, good

    def test_the_same_seed_gives_the_same_octets(self):
        def replies(fault):
            lab = self.lab(fault + " name=[hs]*")
            names = [f"h{i}.test" for i in range(20)] + ["s.sub.test", "sub.test"]
            found = [self.ask(lab, name, number=100 + i) for i, name in enumerate(names)]
            soa = self.ask(lab, "hx.test")
            lab.stop()
            return found + [soa]

        for fault in UDP_FAULTS:
            with self.subTest(fault=fault):
                self.assertEqual(replies(fault + " seed=5"), replies(fault + " seed=5"))
        self.assertNotEqual(replies("drop rate=0.5 seed=5"), replies("drop rate=0.5 seed=6"))
        self.assertNotEqual(replies("wrong-id seed=5"), replies("wrong-id seed=6"))

    def test_drop_by_rate_first_and_every(self):
        def lost(fault):
            lab = self.lab(fault + " name=h*")
            return [self.ask(lab, f"h{i % 20}.test") is None for i in range(100)]

        self.assertIn(sum(lost("drop rate=0.3")), range(15, 46))
        self.assertEqual(lost("drop first=3"), [True] * 3 + [False] * 97)
        self.assertEqual(lost("drop every=4")[:8], [False, False, False, True] * 2)

    def test_a_fault_meets_only_what_it_is_meant_for(self):
        def is_met(fault, **how):
            lab = self.lab("rcode rcode=SERVFAIL " + fault)
            return dns.message.from_wire(self.ask(lab, "www.test", **how)).rcode() == dns.rcode.SERVFAIL

        self.assertTrue(is_met("server=" + TEST))
        self.assertFalse(is_met("server=" + TEST_2))
        self.assertTrue(is_met("server=ns.test"))
        self.assertFalse(is_met("server=ns2.test"))
        self.assertTrue(is_met("zone=TEST"))
        self.assertFalse(is_met("zone=."))
        self.assertTrue(is_met("name=*.Test type=A"))
        self.assertFalse(is_met("name=*.sub.test"))
        self.assertFalse(is_met("type=A", rr_type="AAAA"))
        self.assertTrue(is_met("client=127.0.0.0/8"))
        self.assertFalse(is_met("client=192.0.2.0/24"))
        self.assertFalse(is_met("transport=tcp"))

    def test_delay_with_jitter(self):
        lab = self.lab("delay ms=150 jitter=50 name=www.test")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.settimeout(SECONDS)
            client.connect((TEST, lab.port))
            begin = time.monotonic()
            client.send(question("www.test"))
            dns.message.from_wire(client.recv(65535))
            self.assertGreaterEqual(time.monotonic() - begin, 0.150)

    def test_rcode_and_lame(self):
        spoilt, _ = self.message("rcode rcode=NXDOMAIN")
        self.assertEqual((spoilt.rcode(), spoilt.answer, spoilt.edns), (dns.rcode.NXDOMAIN, [], 0))
        spoilt, _ = self.message("lame")
        self.assertEqual((spoilt.rcode(), spoilt.answer), (dns.rcode.REFUSED, []))
        self.assertFalse(spoilt.flags & dns.flags.AA)

    def test_an_upward_referral_points_to_the_root(self):
        spoilt, _ = self.message("upward")
        self.assertEqual(spoilt.rcode(), dns.rcode.NOERROR)
        self.assertFalse(spoilt.flags & (dns.flags.AA | dns.flags.RA))
        self.assertEqual([str(rrset) for rrset in spoilt.authority], [". 3600000 IN NS ns.root."])

    def test_flags(self):
        spoilt, _ = self.message("truncate")
        self.assertTrue(spoilt.flags & dns.flags.TC)
        self.assertEqual(spoilt.answer, [])
        spoilt, good = self.message("not-authoritative")
        self.assertEqual(good.flags ^ spoilt.flags, dns.flags.AA)
        self.assertEqual(good.answer, spoilt.answer)
        spoilt, good = self.message("not-response")
        self.assertEqual(good.flags ^ spoilt.flags, dns.flags.QR)

    def test_a_reply_to_another_question(self):
        spoilt, good = self.message("wrong-id")
        self.assertNotEqual(spoilt.id, good.id)
        spoilt, good = self.message("wrong-question")
        self.assertNotEqual(spoilt.question, good.question)
        spoilt, good = self.message("wrong-case")
        self.assertEqual(spoilt.question[0].name.to_text(), "WWW.TEST.")
        self.assertEqual(spoilt.question, good.question)

    def test_records(self):
        spoilt, _ = self.message("stale-serial", "test", "SOA")
        self.assertEqual(spoilt.answer[0][0].serial, 6)
        spoilt, good = self.message("ttl ttl=3")
        self.assertEqual((good.answer[0].ttl, spoilt.answer[0].ttl), (300, 3))
        self.assertEqual(good.answer, spoilt.answer)

    def test_glue(self):
        """A referral has no answer, no AA and NS records in its authority section (RFC 2308 §2.2.1)."""
        spoilt, good = self.message("missing-glue", "x.sub.test")
        self.assertEqual(([str(r) for r in good.additional], spoilt.additional), (["ns.sub.test. 300 IN A 127.0.7.4"], []))
        self.assertEqual(good.authority, spoilt.authority)
        spoilt, _ = self.message("wrong-glue address=127.9.9.9", "x.sub.test")
        self.assertEqual([str(r) for r in spoilt.additional], ["ns.sub.test. 300 IN A 127.9.9.9"])

    def test_length(self):
        lab = self.lab("cut octets=20 name=www.test", "oversized name=h1.test")
        self.assertEqual(len(self.ask(lab, "www.test")), 20)
        oversized = self.ask(lab, "h1.test")
        self.assertGreaterEqual(len(oversized), 4096)
        self.assertEqual(str(dns.message.from_wire(oversized).answer[0]), "h1.test. 300 IN A 192.0.2.1")

    def test_connections(self):
        """A reset is seen as such (RFC 9293 §3.5.2)."""
        lab = self.lab("tcp-reset name=h1.test", "tcp-drip ms=1 name=h2.test", "tcp-half-close name=h3.test", "drop name=h4.test first=1")
        with self.assertRaises(ConnectionResetError):
            self.ask_tcp(lab, "h1.test")
        whole = self.ask_tcp(lab, "h2.test")
        self.assertEqual(str(dns.message.from_wire(whole[2:]).answer[0]), "h2.test. 300 IN A 192.0.2.2")
        half = self.ask_tcp(lab, "h3.test")
        self.assertEqual(len(half), (2 + struct.unpack(">H", half[:2])[0]) // 2)
        with socket.create_connection((TEST, lab.port), timeout=SECONDS) as client:
            for name in ("h4.test", "h5.test"):
                query = question(name)
                client.sendall(struct.pack(">H", len(query)) + query)
            reply = client.recv(65535)
            self.assertEqual(str(dns.message.from_wire(reply[2:]).answer[0].name), "h5.test.")
        self.assertIsNotNone(self.ask(lab, "h1.test"), "faults of connections leave datagrams alone")

    def test_a_drip_takes_its_time(self):
        lab = self.lab("tcp-drip ms=3 name=h2.test")
        begin = time.monotonic()
        octets = len(self.ask_tcp(lab, "h2.test"))
        self.assertGreaterEqual(time.monotonic() - begin, 0.003 * (octets - 1))

    def test_several_faults_are_done_in_their_order(self):
        lab = self.lab("ttl ttl=9 name=www.test", "not-authoritative name=www.test", "drop every=2 name=www.test")
        first = dns.message.from_wire(self.ask(lab, "www.test"))
        self.assertEqual((first.answer[0].ttl, first.flags & dns.flags.AA), (9, 0))
        self.assertIsNone(self.ask(lab, "www.test"))

    def test_bad_faults_are_explained(self):
        for fault, words in [
                ("", "begins with its kind"), ("drpo", "did you mean drop?"), ("drop rat=1", "did you mean rate?"),
                ("drop rate=2", "a share from 0 to 1"), ("drop ms=5", "means nothing to the fault drop"),
                ("rcode rcode=BADVERS", "of those that stand in the header"), ("tcp-reset transport=udp", "connections"),
                ("drop rate", "KEY=VALUE"), ("drop client=here", "an address or a network"), ("cut octets=0", "from 1 to 65000")]:
            with self.subTest(fault=fault):
                self.expect(self.namu("lab", "zones", "--port", "0", "--fault", fault), WRONG_USE, words)

    def test_serve_knows_no_faults(self):
        self.expect(self.namu("serve", "zones", "--port", "0", "--fault", "drop"), WRONG_USE, "--fault")

    def test_faults_come_and_go_while_a_lab_runs(self):
        lab = self.lab()
        self.expect(lab.ctl("fault", "add", "rcode", "name=www.test", "rcode=REFUSED"), FINE, "fault 1: rcode rcode=REFUSED name=www.test")
        self.assertEqual(dns.message.from_wire(self.ask(lab, "www.test")).rcode(), dns.rcode.REFUSED)
        self.expect(lab.ctl("fault", "list"), FINE, "1  rcode rcode=REFUSED name=www.test  (done to 1 of 1)")
        self.expect(lab.ctl("explain", TEST, "www.test"), FINE, "192.0.2.1", "wrong over UDP:\n1  rcode rcode=REFUSED")
        self.expect(lab.ctl("journal"), FINE, "www.test. A: REFUSED [fault: rcode rcode=REFUSED name=www.test]")
        self.expect(lab.ctl("fault", "clear", "2"), BAD, "there is no fault 2")
        self.expect(lab.ctl("fault", "clear", "1"), FINE, "no faults")
        self.assertEqual(dns.message.from_wire(self.ask(lab, "www.test")).rcode(), dns.rcode.NOERROR)


if __name__ == "__main__":
    support.main()
