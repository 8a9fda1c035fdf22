#!/usr/bin/python3
"""`namu serve` and signals: SIGTERM and SIGINT end it well, SIGHUP reads the zones again."""

import contextlib
import functools
import os
import signal
import socket
import threading
import time

import serve_support
import support
from serve_support import LOOPBACKS, NOERROR, NXDOMAIN, REFUSED, SERVFAIL, zone_text

RELOADS = 20
IDLE_CONNECTIONS = 20
WAITING_QUESTIONS = 100
LOST_SECONDS = 3  # after the end no answer comes any more
DRAIN_SECONDS = 5  # the time that the server itself grants


class Asking(threading.Thread):
    """Asks for www.example.com again and again; `bad` are answers without a good address, and errors."""

    def __init__(self, ask, good):
        super().__init__(daemon=True)
        self.ask, self.good = ask, good
        self.asked, self.bad = 0, []
        self.stopped, self.has_asked = threading.Event(), threading.Event()
        self.start()

    def run(self):
        while not self.stopped.is_set():
            try:
                answer = self.ask("www.example.com")
            except (OSError, AssertionError) as error:
                self.bad.append(error)
                return
            if answer.rcode != NOERROR or not set(answer.data()) <= self.good or not answer.data():
                self.bad.append(answer)
            self.asked += 1
            self.has_asked.set()

    def wait_for_the_next(self):
        self.has_asked.clear()
        return self.has_asked.wait(support.SECONDS)

    def stop(self):
        self.stopped.set()
        self.join(support.SECONDS)


class End(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        self.server = self.serve("example.com.zone")

    def test_sigterm(self):
        self.expect_end(self.server)

    def test_sigint(self):
        self.expect_end(self.server, signal.SIGINT)

    def test_nothing_is_printed_on_standard_error(self):
        self.expect_end(self.server)
        self.assertEqual(self.server.err, "")

    def test_idle_connections_are_closed_and_not_waited_for(self):
        with contextlib.ExitStack() as stack:
            clients = []
            for i in range(IDLE_CONNECTIONS):
                address = LOOPBACKS[i % len(LOOPBACKS)]
                clients.append(stack.enter_context(serve_support.connect_tcp(address, self.server.port)))
            for client in clients[::2]:  # the others never asked anything
                self.assertEqual(serve_support.ask_connected(client, "www.example.com").rcode, NOERROR)
            began = time.monotonic()
            self.expect_end(self.server)
            self.assertLess(time.monotonic() - began, DRAIN_SECONDS - 1)
            for client in clients:
                self.assertIn(self.end_of(client), (b"", "reset"))

    def test_half_a_question_does_not_keep_it_from_ending(self):
        with serve_support.connect_tcp("127.0.0.1", self.server.port) as client:
            client.sendall(b"\0\x20half")
            began = time.monotonic()
            self.expect_end(self.server)
            self.assertLess(time.monotonic() - began, DRAIN_SECONDS + support.SECONDS / 2)

    def test_answers_that_nobody_takes_do_not_keep_it_from_ending(self):
        octets = serve_support.question("www.example.com")
        flood = (len(octets).to_bytes(2, "big") + octets) * 1000
        with serve_support.connect_tcp("127.0.0.1", self.server.port) as client:
            client.setblocking(False)
            with contextlib.suppress(BlockingIOError, ConnectionError):
                for _ in range(1000):
                    client.sendall(flood)
            began = time.monotonic()
            self.expect_end(self.server)
            self.assertLess(time.monotonic() - began, DRAIN_SECONDS + support.SECONDS / 2)

    def test_under_load(self):
        ask = functools.partial(self.server.udp, seconds=LOST_SECONDS)
        asking = [Asking(ask, {"192.0.2.1"}) for _ in range(4)]
        for one in asking:
            self.assertTrue(one.wait_for_the_next())
        began = time.monotonic()
        self.expect_end(self.server)
        self.assertLess(time.monotonic() - began, DRAIN_SECONDS + support.SECONDS / 2)
        for one in asking:
            one.stop()
            self.assertGreater(one.asked, 0)
            self.assertFalse([bad for bad in one.bad if not isinstance(bad, OSError)])

    def test_what_was_asked_before_the_signal_is_answered(self):
        octets = serve_support.question("www.example.com")
        with contextlib.ExitStack() as stack:
            clients = []
            for address in LOOPBACKS * (WAITING_QUESTIONS // len(LOOPBACKS)):
                client = socket.socket(serve_support.family(address), socket.SOCK_DGRAM)
                stack.enter_context(client)
                client.settimeout(LOST_SECONDS)
                client.connect((address, self.server.port))
                clients.append(client)
            self.server.process.send_signal(signal.SIGSTOP)
            for client in clients:  # on a loopback interface it is in the server's hands when this returns
                client.send(octets)
            self.server.process.send_signal(signal.SIGTERM)
            self.expect_end(self.server, signal.SIGCONT)
            for client in clients:
                self.expect_data(serve_support.checked(octets, client.recv(65535)), "192.0.2.1")

    def test_its_port_is_free_at_once(self):
        self.udp_and_tcp()
        self.expect_end(self.server)
        again = self.serve("example.com.zone", port=self.server.port)
        self.assertEqual(again.port, self.server.port)
        self.assertEqual(again.tcp("www.example.com").rcode, NOERROR)

    def udp_and_tcp(self):
        self.expect_data(self.server.udp("www.example.com"), "192.0.2.1")
        self.expect_data(self.server.tcp("www.example.com"), "192.0.2.1")

    @staticmethod
    def end_of(client):
        try:
            return client.recv(1)
        except ConnectionResetError:
            return "reset"
        except socket.timeout:
            return "still open"


class Reload(serve_support.TestCase):
    def test_an_edit_is_answered(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        server = self.serve("example.com.zone")
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")
        self.write("example.com.zone", zone_text("www A 192.0.2.2", "new A 192.0.2.3", serial=2))
        self.assertIn("reloaded 1 zone", server.reload())
        for address in LOOPBACKS:
            for ask in (server.udp, server.tcp):
                self.expect_data(ask("www.example.com", address=address), "192.0.2.2")
                self.expect_data(ask("new.example.com", address=address), "192.0.2.3")
        self.expect_end(server)

    def test_an_open_connection_gets_the_new_answer(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        server = self.serve("example.com.zone")
        with serve_support.connect_tcp("127.0.0.1", server.port) as client:
            self.expect_data(serve_support.ask_connected(client, "www.example.com"), "192.0.2.1")
            self.write("example.com.zone", zone_text("www A 192.0.2.2"))
            server.reload()
            self.expect_data(serve_support.ask_connected(client, "www.example.com"), "192.0.2.2")

    # checklist: 2.31
    def test_a_broken_edit_keeps_the_last_good_answer(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        server = self.serve("example.com.zone")
        self.write("example.com.zone", zone_text("www A 192.0.2.999"))
        said = server.reload()
        self.assertIn("example.com.zone:5:7: error: ", said)
        self.assertIn("    5 | www A 192.0.2.999\n      |       ^~~~~~~~~~~", said)
        self.assertIn("the last good version stays up", said)
        self.assertIn("reloaded 0 zones, kept the last good version of 1", said)
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")

        self.write("example.com.zone", zone_text("www A 192.0.2.9"))
        self.assertNotIn("error", server.reload())
        self.expect_data(server.udp("www.example.com"), "192.0.2.9")
        self.expect_end(server)

    def test_a_file_that_is_gone_keeps_the_last_good_answer(self):
        path = self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        server = self.serve("example.com.zone")
        path.unlink()
        self.assertIn("No such file", server.reload())
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")

    def test_a_zone_that_was_broken_at_the_start_is_mended(self):
        self.write("zones/a.example.zone", zone_text("www A oops", apex="a.example."))
        self.write("zones/b.example.zone", zone_text("www A 192.0.2.2", apex="b.example."))
        server = self.serve("zones")
        self.assertEqual(server.udp("www.a.example").rcode, SERVFAIL)
        self.write("zones/a.example.zone", zone_text("www A 192.0.2.1", apex="a.example."))
        server.reload()
        self.expect_data(server.udp("www.a.example"), "192.0.2.1")

    def test_files_come_and_go_in_a_served_folder(self):
        self.write("zones/a.example.zone", zone_text("www A 192.0.2.1", apex="a.example."))
        gone = self.write("zones/b.example.zone", zone_text("www A 192.0.2.2", apex="b.example."))
        server = self.serve("zones")
        self.expect_data(server.udp("www.b.example"), "192.0.2.2")
        self.write("zones/deep/c.example.zone", zone_text("www A 192.0.2.3", apex="c.example."))
        gone.unlink()
        self.assertIn("reloaded 2 zones, removed 1", server.reload())
        self.expect_data(server.udp("www.a.example"), "192.0.2.1")
        self.assertEqual(server.udp("www.b.example").rcode, REFUSED)
        self.expect_data(server.udp("www.c.example"), "192.0.2.3")
        self.expect_end(server)

    def test_a_folder_that_is_emptied_keeps_what_was_served(self):
        path = self.write("zones/a.example.zone", zone_text("www A 192.0.2.1", apex="a.example."))
        server = self.serve("zones")
        path.unlink()
        self.assertIn("nothing was reloaded", server.reload())
        self.expect_data(server.udp("www.a.example"), "192.0.2.1")

    def test_a_new_zone_beside_a_hierarchy_is_answered_where_others_are(self):
        com = zone_text("@ NS ns.com.", "ns A 127.0.71.1", apex="com.").replace("@ NS ns.example.net.\n", "")
        self.write("zones/com.zone", com)
        self.write("zones/home.lab.zone", zone_text("www A 192.0.2.1", apex="home.lab."))
        server = self.serve("zones")
        self.write("zones/new.lab.zone", zone_text("www A 192.0.2.2", apex="new.lab."))
        server.reload()
        self.expect_data(server.udp("www.new.lab"), "192.0.2.2")
        self.assertEqual(server.udp("www.new.lab", address="127.0.71.1").rcode, REFUSED)
        self.assertEqual(server.udp("nothing.com", address="127.0.71.1").rcode, NXDOMAIN)

    def test_a_new_zone_is_answered_on_the_address_of_its_name_server(self):
        self.write("zones/home.lab.zone", zone_text("www A 192.0.2.1", apex="home.lab."))
        server = self.serve("zones")
        com = zone_text("@ NS ns.com.", "ns A 127.0.71.1", apex="com.").replace("@ NS ns.example.net.\n", "")
        self.write("zones/com.zone", com)
        server.reload()
        self.expect_data(server.udp("ns.com", address="127.0.71.1"), "127.0.71.1")
        self.expect_data(server.tcp("ns.com", address="127.0.71.1"), "127.0.71.1")
        self.assertEqual(server.udp("ns.com").rcode, REFUSED)
        self.expect_data(server.udp("www.home.lab"), "192.0.2.1")

    def test_a_new_zone_whose_address_another_program_has_is_told(self):
        self.write("zones/home.lab.zone", zone_text("www A 192.0.2.1", apex="home.lab."))
        server = self.serve("zones")
        other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.addCleanup(other.close)
        other.bind(("127.0.71.1", server.port))
        com = zone_text("@ NS ns.com.", "ns A 127.0.71.1", apex="com.").replace("@ NS ns.example.net.\n", "")
        self.write("zones/com.zone", com)
        self.assertRegex(server.reload(), r"namu: warning: com\.: .*start .* again")
        self.expect_data(server.udp("www.home.lab"), "192.0.2.1")

    def test_no_answer_fails_while_reloading(self):
        path = self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        server = self.serve("example.com.zone")
        both = {"192.0.2.1", "192.0.2.2"}
        asking = [Asking(server.udp, both), Asking(server.udp, both), Asking(server.tcp, both)]
        for i in range(RELOADS):
            beside = self.write("new", zone_text(f"www A 192.0.2.{1 + i % 2}"))
            os.replace(beside, path)
            self.assertIn("reloaded 1 zone", server.reload())
            self.expect_data(server.udp("www.example.com"), f"192.0.2.{1 + i % 2}")
            for one in asking:
                self.assertTrue(one.wait_for_the_next(), one.bad)
        for one in asking:
            one.stop()
            self.assertEqual(one.bad, [])
            self.assertGreater(one.asked, 0)
        self.expect_end(server)

    def test_many_signals_at_once_are_no_trouble(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        server = self.serve("example.com.zone")
        for _ in range(200):
            server.process.send_signal(signal.SIGHUP)
        self.write("example.com.zone", zone_text("www A 192.0.2.2"))
        server.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + support.SECONDS
        while server.udp("www.example.com").data() == ["192.0.2.1"] and time.monotonic() < deadline:
            pass
        self.expect_data(server.udp("www.example.com"), "192.0.2.2")
        self.expect_end(server)


if __name__ == "__main__":
    support.main()
