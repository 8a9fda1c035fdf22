#!/usr/bin/python3
"""`namu query` against a server that answers right, wrong, late, too long, or not at all."""

import contextlib
import json
import socket
import struct
import threading

import support
from support import BAD, FINE, WRONG_USE

A, NS, TXT, PTR, OPT, IN = 1, 2, 16, 12, 41, 1
RESPONSE, AUTHORITATIVE, TRUNCATED, DESIRED = 0x8000, 0x0400, 0x0200, 0x0100


class Question:
    """The question in a message, and the parts of answers to it."""

    def __init__(self, octets):
        self.octets = octets
        self.id, self.flags, _, _, _, self.additional = struct.unpack(">6H", octets[:12])
        labels, at = [], 12
        while octets[at]:
            labels.append(octets[at + 1 : at + 1 + octets[at]].decode())
            at += 1 + octets[at]
        self.name = ".".join(labels)
        self.type, self.rr_class = struct.unpack(">2H", octets[at + 1 : at + 5])
        self.question, self.rest = octets[12 : at + 5], octets[at + 5 :]

    def answer(self, *records, flags=RESPONSE | AUTHORITATIVE, additional=(), id=None, question=None):
        question = self.question if question is None else question
        header = struct.pack(
            ">6H", self.id if id is None else id, flags, 1 if question else 0, len(records), 0, len(additional))
        return header + question + b"".join(records) + b"".join(additional)


def record(rr_type, data, ttl=300):
    return b"\xc0\x0c" + struct.pack(">HHIH", rr_type, IN, ttl, len(data)) + data


def address(last):
    return record(A, bytes([192, 0, 2, last]))


def opt(*options, flags=0, rcode=0):
    data = b"".join(struct.pack(">HH", code, len(value)) + value for code, value in options)
    return b"\0" + struct.pack(">HHBBHH", OPT, 1232, rcode, 0, flags, len(data)) + data


class Server:
    """Answers over UDP and TCP on one port of 127.0.0.1; `udp` and `tcp` make the replies to a Question."""

    def __init__(self, udp, tcp=None):
        self.make_udp, self.make_tcp = udp, tcp or udp
        self.questions = []
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.tcp = socket.socket()
        while True:
            self.udp.bind(("127.0.0.1", 0))
            try:
                self.tcp.bind(self.udp.getsockname())
                break
            except OSError:  # the number is free for UDP only
                self.udp.close()
                self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.tcp.listen()
        self.at = "@127.0.0.1:%d" % self.udp.getsockname()[1]
        for serve in (self.serve_udp, self.serve_tcp):
            threading.Thread(target=serve, daemon=True).start()

    def serve_udp(self):
        with contextlib.suppress(OSError):
            while True:
                octets, client = self.udp.recvfrom(65535)
                question = Question(octets)
                self.questions.append(("udp", question))
                for reply in self.make_udp(question):
                    self.udp.sendto(reply, client)

    def serve_tcp(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.tcp.accept()
                with connection, connection.makefile("rb") as stream:
                    question = Question(stream.read(struct.unpack(">H", stream.read(2))[0]))
                    self.questions.append(("tcp", question))
                    for reply in self.make_tcp(question):
                        connection.sendall(struct.pack(">H", len(reply)) + reply)


def one_address(question):
    return [question.answer(address(1))]


class Answers(support.TestCase):
    def test_an_answer_is_shown_in_sections(self):
        server = Server(lambda q: [q.answer(address(1), address(2), additional=[opt((3, b"ns\x1b1"), (15, b"\0\x12no"))])])
        ended = self.expect(self.namu("query", server.at, "www.home.lab"), FINE)
        for line in ("flags: qr aa; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 1", "status: NOERROR",
                     ";www.home.lab. IN A", "www.home.lab. 300 IN A 192.0.2.1", "www.home.lab. 300 IN A 192.0.2.2",
                     'NSID: 6e731b31 "ns\\0271"', 'EDE: 18 (Prohibited): "no"', f"SERVER: {server.at[1:]} (UDP)"):
            self.assertIn(line, ended.out)
        self.assertNotIn("\x1b", ended.out)
        self.assertEqual(ended.err, "")

    def test_short_prints_the_data_only(self):
        server = Server(lambda q: [q.answer(address(1), record(TXT, b"\3a b"))])
        ended = self.expect(self.namu("query", server.at, "x", "+short"), FINE)
        self.assertEqual(ended.out, '192.0.2.1\n"a b"\n')

    def test_json_is_one_document_with_the_names_of_rfc_8427(self):  # RFC 8427
        server = Server(lambda q: [q.answer(address(1), additional=[opt(flags=0x8000)])])
        document = json.loads(self.expect(self.namu("query", server.at, "www.home.lab", "+json"), FINE).out)
        self.assertEqual(document["QNAME"], "www.home.lab.")
        self.assertEqual((document["QR"], document["AA"], document["RCODE"]), (1, 1, 0))
        self.assertEqual((document["ANCOUNT"], document["ARCOUNT"]), (1, 1))
        answer = document["answerRRs"][0]
        self.assertEqual((answer["TYPEname"], answer["rdataA"], answer["RDATAHEX"]), ("A", "192.0.2.1", "C0000201"))
        self.assertEqual(document["EDNS"]["flags"], 0x8000)
        self.assertEqual(document["transport"], "UDP")

    def test_a_status_that_is_not_noerror_is_an_answer_too(self):
        for rcode, name in ((3, "NXDOMAIN"), (5, "REFUSED"), (2, "SERVFAIL")):
            server = Server(lambda q: [q.answer(flags=RESPONSE | rcode)])
            self.expect(self.namu("query", server.at, "x"), FINE, "status: " + name)

    def test_an_error_without_a_question_is_an_answer(self):
        server = Server(lambda q: [q.answer(flags=RESPONSE | 1, question=b"")])
        self.expect(self.namu("query", server.at, "x"), FINE, "status: FORMERR")

    def test_the_upper_bits_of_the_status_come_from_opt(self):
        server = Server(lambda q: [q.answer(additional=[opt(rcode=1)])])
        self.expect(self.namu("query", server.at, "x"), FINE, "status: BADVERS")


class Questions(support.TestCase):
    def asked(self, *words):
        server = Server(one_address)
        self.expect(self.namu("query", server.at, *words), FINE)
        self.assertEqual(len(server.questions), 1)
        return server.questions[0]

    def test_without_more_words_it_is_an_address_over_udp_with_edns(self):
        transport, question = self.asked("www.home.lab")
        self.assertEqual((transport, question.name, question.type, question.rr_class), ("udp", "www.home.lab", A, IN))
        self.assertEqual(question.flags, DESIRED)
        self.assertEqual(question.rest, b"\0" + struct.pack(">HHIH", OPT, 1232, 0, 0))

    def test_type_and_class_in_any_case(self):
        self.assertEqual(self.asked("x", "ns")[1].type, NS)
        question = self.asked("version.bind", "TXT", "ch")[1]
        self.assertEqual((question.type, question.rr_class), (TXT, 3))
        question = self.asked("x", "CH", "TYPE65280")[1]
        self.assertEqual((question.type, question.rr_class), (65280, 3))
        question = self.asked("x", "ANY", "ANY")[1]
        self.assertEqual((question.type, question.rr_class), (255, 255))

    def test_the_wish_for_recursion_can_be_left_out(self):
        self.assertEqual(self.asked("x", "+norec")[1].flags, 0)
        self.assertEqual(self.asked("x", "+norec", "+rec")[1].flags, DESIRED)

    def test_edns_is_as_wished(self):
        question = self.asked("x", "+noedns")[1]
        self.assertEqual((question.additional, question.rest), (0, b""))
        question = self.asked("x", "+dnssec", "+nsid", "+bufsize=4096")[1]
        self.assertEqual(question.rest, b"\0" + struct.pack(">HHIHHH", OPT, 4096, 0x8000, 4, 3, 0))

    def test_options_ask_for_what_they_are_named_for(self):
        words = ["+expire", "+keepalive", "+zoneversion", "+cookie=2464c4abcf10c957"]
        options = struct.pack(">8H", 9, 0, 11, 0, 19, 0, 10, 8) + bytes.fromhex("2464c4abcf10c957")
        question = self.asked("x", *words)[1]
        self.assertEqual(question.rest, b"\0" + struct.pack(">HHIH", OPT, 1232, 0, len(options)) + options)

    def test_a_new_cookie_is_made_up_each_time(self):
        # RFC 7873 §4.1
        cookies = {self.asked("x", "+cookie")[1].rest[11:] for _ in range(3)}
        self.assertEqual({(cookie[:4], len(cookie)) for cookie in cookies}, {(struct.pack(">HH", 10, 8), 12)})
        self.assertEqual(len(cookies), 3)

    def test_tcp_at_once(self):
        self.assertEqual(self.asked("x", "+tcp")[0], "tcp")

    def test_the_name_of_an_address(self):  # RFC 1035 §3.5, RFC 3596 §2.5
        question = self.asked("-x", "192.0.2.1")[1]
        self.assertEqual((question.name, question.type), ("1.2.0.192.in-addr.arpa", PTR))
        question = self.asked("-x", "2001:db8::1")[1]
        self.assertEqual(question.name, "1." + "0." * 23 + "8.b.d.0.1.0.0.2.ip6.arpa")

    def test_ids_differ(self):
        self.assertGreater(len({self.asked("x")[1].id for _ in range(5)}), 1)


class Transport(support.TestCase):
    def test_a_truncated_answer_is_asked_for_again_over_tcp_and_says_so(self):
        server = Server(lambda q: [q.answer(flags=RESPONSE | TRUNCATED)], one_address)
        self.expect(self.namu("query", server.at, "x"), FINE, "asked again over TCP", "192.0.2.1", "(TCP)")
        self.assertEqual([transport for transport, _ in server.questions], ["udp", "tcp"])

    def test_a_message_cut_in_a_record_is_truncated_first_of_all(self):
        server = Server(lambda q: [q.answer(address(1), flags=RESPONSE | TRUNCATED)[:-2]], one_address)
        self.expect(self.namu("query", server.at, "x", "+short"), FINE, "192.0.2.1")

    def test_what_does_not_answer_the_question_is_ignored(self):
        other = b"\5other\0\0\1\0\1"
        replies = lambda q: [b"", b"short", q.octets, q.answer(address(66), id=q.id ^ 1),
                             q.answer(address(67), question=other), *one_address(q)]
        for words in ([], ["+tcp"]):
            server = Server(replies)
            ended = self.expect(self.namu("query", server.at, "x", "+short", *words), FINE)
            self.assertEqual(ended.out, "192.0.2.1\n")

    def test_a_lost_question_is_asked_again(self):
        lost = []
        server = Server(lambda q: one_address(q) if lost else lost.append(q) or [])
        self.expect(self.namu("query", server.at, "x", "+short", "+time=1"), FINE, "192.0.2.1")
        self.assertEqual(len(server.questions), 2)


class NoAnswer(support.TestCase):
    def test_silence(self):
        server = Server(lambda q: [])
        self.expect(self.namu("query", server.at, "x", "+time=1", "+tries=2"), BAD, "nothing came in time")
        self.assertEqual(len(server.questions), 2)

    def test_a_connection_that_is_closed(self):
        server = Server(lambda q: [])
        self.expect(self.namu("query", server.at, "x", "+tcp"), BAD, "closed the connection")

    def test_nobody_there(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as held:
            held.bind(("127.0.0.1", 0))
            port = held.getsockname()[1]
        for words in ([], ["+tcp"]):
            self.expect(self.namu("query", f"@127.0.0.1:{port}", "x", *words), BAD, "nobody listens there")

    def test_a_broken_message(self):
        for damage in (lambda octets: octets[:-1], lambda octets: octets + b"x", lambda octets: octets[:15]):
            server = Server(lambda q: [damage(q.answer(address(1)))])
            ended = self.expect(self.namu("query", server.at, "x"), BAD, "not a DNS message")
            self.assertEqual(ended.out, "")


class WrongUse(support.TestCase):
    def test_wrong_words_are_explained(self):
        for words, explanation in (
            ([], "no name"),
            (["a..b"], "empty label"),
            (["x" * 64], "longer than 63"),
            (["x", "AAA"], "did you mean AAAA?"),
            (["x", "A", "MX"], "`MX`"),
            (["x", "+tpc"], "did you mean +tcp?"),
            (["x", "+tcp=1"], "takes no value"),
            (["x", "+bufsize"], "a number from 0 to 65535"),
            (["x", "+bufsize=65536"], "a number from 0 to 65535"),
            (["x", "+time=0"], "a number from 1"),
            (["x", "+cookie=2464c4ab0"], "hexadecimal digits"),
            (["x", "+cookie=xy"], "hexadecimal digits"),
            (["x", "+cookie="], "hexadecimal digits"),
            (["x", "+cokie"], "did you mean +cookie?"),
            (["x", "AXFR"], "zone transfer"),
            (["-x", "1.2.3"], "IPv4 or IPv6 address"),
            (["-x", "192.0.2.1", "www"], "`www` is not a record type"),
            (["@1:2:3:x", "x"], "no server"),
            (["@127.0.0.1:99999", "x"], "no server"),
            (["--tcp", "x"], "unknown option"),
        ):
            with self.subTest(words):
                ended = self.expect(self.namu("query", *words), WRONG_USE, explanation)
                self.assertEqual(ended.out, "")


if __name__ == "__main__":
    support.main()
