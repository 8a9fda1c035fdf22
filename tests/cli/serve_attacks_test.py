#!/usr/bin/python3
"""`namu serve` among clients that mean no good: others are answered meanwhile, and nothing stays behind."""

import contextlib
import random
import socket
import struct
import time

import attack_support
import serve_support
import support
from attack_support import ATTACKERS, Crowd, GoodClient, framed, good_message, large_message, open_sockets
from serve_support import zone_text

PLACES, PLACES_OF_ONE = 64, 16
ATTACK_SECONDS = 0.5  # of those that go on by themselves

# Of what an attack leaves behind: what the allocators keep for later, and (a build with sanitizers) the quarantine of
# freed memory. An attack below would leave more than that if anything were kept of it.
MOST_GROWTH = 48 << 20


class Attacked(serve_support.TestCase):
    """A server with few places, so that some clients fill it."""

    pending_memory = "1M"

    def setUp(self):
        super().setUp()
        self.write("example.com.zone", zone_text(
            "www A 192.0.2.1", *[f"large TXT {number:03}-{'x' * 200}" for number in range(40)]))
        self.server = self.serve(
            "example.com.zone", "--threads", 2, "--set", f"tcp.connections={PLACES}",
            "--set", f"tcp.connections-per-client={PLACES_OF_ONE}",
            "--set", f'tcp.pending-memory="{self.pending_memory}"',
            before=["env", "ASAN_OPTIONS=quarantine_size_mb=8"])
        self.sockets_before = open_sockets(self.server.process.pid)
        self.memory_before = self.server.resident_octets()

    def tearDown(self):
        # With a clean end: sanitizers have the last word.
        self.expect_end(self.server)
        super().tearDown()

    @contextlib.contextmanager
    def attack(self):
        """The good client asks while the block runs; then the server is as it was before."""
        with Crowd(self.server.port) as crowd:
            with GoodClient(self.server, ["192.0.2.1"]):
                yield crowd
                self.expect_places_kept()
        self.wait_for(lambda: open_sockets(self.server.process.pid) <= self.sockets_before)
        self.assertLess(self.server.resident_octets() - self.memory_before, MOST_GROWTH)

    def expect_places_kept(self):
        """Also those of the good client, and of connections that are just being closed, are among the places."""
        self.assertLessEqual(open_sockets(self.server.process.pid) - self.sockets_before, PLACES)

    def addresses(self):
        return ("127.0.0.1", self.server.port)


class Connections(Attacked):
    def test_slow_loris(self):
        """Many clients send a question an octet at a time, and begin anew when they are thrown out."""
        with self.attack() as crowd:
            crowd.connect_many(24)
            for octet in good_message()[:20]:
                crowd.send(bytes([octet]))
                crowd.connect_many(1)
                time.sleep(0.02)

    def test_nothing_is_ever_sent(self):
        with self.attack() as crowd:
            crowd.connect_many(2 * PLACES_OF_ONE)

    def test_half_a_message_each(self):
        with self.attack() as crowd:
            crowd.connect_many(2 * PLACES_OF_ONE)
            crowd.send(good_message()[:16])

    def test_half_a_message_each_from_the_address_of_the_good_client(self):
        with self.attack() as crowd:
            crowd.connect_many(2 * PLACES_OF_ONE, [attack_support.GOOD_CLIENT])
            crowd.send(good_message()[:16])

    def test_half_closed(self):
        """The client has closed its side, after nothing, after half a message and after a whole one."""
        with self.attack() as crowd:
            for number, client in enumerate(crowd.connect_many(PLACES_OF_ONE)):
                with contextlib.suppress(OSError):
                    client.send(good_message()[: (0, 16, None)[number % 3]])
                    client.shutdown(socket.SHUT_WR)

    def reset_after(self, do):
        with self.attack() as crowd:
            for number in range(400):
                client = crowd.connect(ATTACKERS[number % len(ATTACKERS)], receive_octets=4096)
                with contextlib.suppress(OSError):
                    do(client)
                attack_support.reset(client)

    def test_reset_before_the_question(self):
        self.reset_after(lambda client: None)

    def test_reset_in_the_middle_of_the_question(self):
        self.reset_after(lambda client: client.send(good_message()[:20]))

    def test_reset_after_the_question(self):
        self.reset_after(lambda client: client.send(good_message()))

    def test_reset_while_answers_go_out(self):
        def ask_and_read_a_little(client):
            client.send(20 * large_message())
            client.recv(100)

        self.reset_after(ask_and_read_a_little)


class Framing(Attacked):
    def expect_closed(self, client):
        with contextlib.suppress(ConnectionError):
            self.assertEqual(client.recv(1), b"")

    def test_the_longest_length_and_nothing_more(self):
        with self.attack() as crowd:
            crowd.connect_many(2 * PLACES_OF_ONE)
            crowd.send(b"\xff\xff")

    def test_the_longest_length_and_nearly_all_of_it(self):
        """More than there is memory for: each by itself would be fine."""
        with self.attack() as crowd:
            for client in crowd.connect_many(PLACES_OF_ONE // 2):
                with contextlib.suppress(OSError):
                    client.sendall(b"\xff\xff" + bytes(60_000))

    def test_lengths_of_no_message(self):
        """Nothing that a question could be: the connection is closed, and what came before is answered."""
        for begin in (b"\0\0", framed(b"?"), framed(bytes(11))):
            with self.subTest(begin=begin), self.attack() as crowd:
                self.expect_closed_after(crowd, begin)

    def expect_closed_after(self, crowd, begin):
        client = crowd.connect(ATTACKERS[0])
        serve_support.ask_connected(client, "www.example.com")
        client.sendall(begin + good_message())
        self.expect_closed(client)
        for _ in range(300):
            with contextlib.suppress(OSError), crowd.connect(ATTACKERS[1]) as many:
                many.send(begin)

    def test_a_segment_for_each_octet(self):
        with self.attack() as crowd:
            client = crowd.connect(ATTACKERS[0])
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for _ in range(20):
                for octet in good_message():
                    client.send(bytes([octet]))
                (size,) = struct.unpack(">H", serve_support.receive(client, 2))
                answer = serve_support.Answer(serve_support.receive(client, size))
                self.expect_data(answer, "192.0.2.1")

    def test_random_octets(self):
        dice = random.Random(1)
        with self.attack() as crowd:
            for _ in range(40):
                crowd.connect_many(1)
                crowd.send(dice.randbytes(dice.randrange(1, 2_000)))


class Answers(Attacked):
    def test_who_asks_five_hundred_times_and_never_reads(self):
        with self.attack() as crowd:
            crowd.connect_many(1, receive_octets=4096)
            crowd.send(500 * large_message())
            time.sleep(ATTACK_SECONDS)


class AnswersWithMemoryForAll(Attacked):
    pending_memory = "1G"

    def test_all_places_are_held_by_clients_that_never_read(self):
        """Some addresses are enough to fill every place with connections that have answers under way."""
        with self.attack() as crowd:
            for _ in range(PLACES_OF_ONE):
                for client in crowd.connect_many(1, receive_octets=4096):
                    with contextlib.suppress(OSError):
                        client.send(500 * large_message())
                time.sleep(ATTACK_SECONDS / PLACES_OF_ONE)


def garbage_of(kind, dice):
    """A datagram."""
    asked = bytearray(serve_support.question("www.example.com", udp_size=1232))
    if kind == "random octets":
        return dice.randbytes(dice.randrange(1, 600))
    if kind == "a header cut short":
        return bytes(asked[: dice.randrange(1, 12)])
    if kind == "a question cut short":
        return bytes(asked[: dice.randrange(12, len(asked))])
    if kind == "responses":
        asked[2] |= 0x80
        return bytes(asked)
    if kind == "headers by chance":
        return dice.randbytes(2) + bytes([dice.randrange(0x80)]) + dice.randbytes(9) + bytes(asked[12:])
    return b""


class Datagrams(Attacked):
    def flood(self, kind):
        dice = random.Random(2)
        with self.attack(), socket.socket(type=socket.SOCK_DGRAM) as attacker:
            attacker.connect(self.addresses())
            datagrams = [garbage_of(kind, dice) for _ in range(500)]
            end = time.monotonic() + ATTACK_SECONDS
            while time.monotonic() < end:
                for datagram in datagrams:
                    attacker.send(datagram)

    def test_random_octets(self):
        self.flood("random octets")

    def test_headers_cut_short(self):
        self.flood("a header cut short")

    def test_questions_cut_short(self):
        self.flood("a question cut short")

    def test_headers_by_chance(self):
        self.flood("headers by chance")

    def test_no_octets(self):
        self.flood("nothing")

    def test_responses_are_not_answered(self):
        """Or two servers could be set upon each other by one datagram with a forged source."""
        self.flood("responses")
        dice = random.Random(3)
        for kind in ("responses", "a header cut short", "nothing"):
            with self.subTest(kind=kind), socket.socket(type=socket.SOCK_DGRAM) as attacker:
                attacker.connect(self.addresses())
                for _ in range(50):
                    attacker.send(garbage_of(kind, dice))
                # What comes back first is the answer to what was asked last.
                last = serve_support.question("www.example.com")
                attacker.settimeout(serve_support.ANSWER_SECONDS)
                attacker.send(last)
                self.expect_data(serve_support.checked(last, attacker.recv(65535)), "192.0.2.1")


if __name__ == "__main__":
    support.main()
