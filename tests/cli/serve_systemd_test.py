#!/usr/bin/python3
"""`namu serve` as a unit of systemd: sockets that are passed, messages at each stage, the watchdog, restarts."""

import contextlib
import os
import re
import signal
import socket
import threading
import time
import unittest

import serve_support
import support
import systemd_support
from serve_support import LOOPBACKS, ask_tcp, ask_udp

RESTARTS = 3


class Asker(threading.Thread):
    """Asks one question after the other, each until it is answered, and never the same one twice."""

    def __init__(self, port, over):
        super().__init__()
        self.port, self.over = port, over
        self.asked, self.failures, self.is_over = 0, [], threading.Event()

    def run(self):
        while not self.is_over.is_set():
            self.asked += 1
            try:
                answer = self.over("127.0.0.1", self.port, "www.example.com", seconds=support.SECONDS) \
                    if self.over is ask_udp else self.over("127.0.0.1", self.port, "www.example.com")
                if answer.data() != ["192.0.2.80"]:
                    self.failures.append(answer)
            except (OSError, AssertionError) as error:
                self.failures.append(error)

    def end(self):
        self.is_over.set()
        self.join()
        return self.asked, self.failures


class ServeSystemd(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.write("example.com.zone", support.GOOD_ZONE)

    def sockets(self, *addresses):
        pairs = [systemd_support.bound_pair(address) for address in addresses]
        for each in (each for pair in pairs for each in pair):
            self.addCleanup(each.close)
        return [each for pair in pairs for each in pair]

    def start(self, *arguments, **more):
        service = systemd_support.Service(
            support.namu_program(), "serve", "example.com.zone", *arguments, folder=self.folder, **more)
        self.addCleanup(service.close)
        return service

    def expect_answers(self, bound):
        address, port = bound.getsockname()[:2]
        for ask in (ask_udp, ask_tcp):
            self.expect_data(ask(address, port, "www.example.com"), "192.0.2.80")

    def test_it_listens_on_the_sockets_that_are_passed(self):
        sockets = self.sockets(*LOOPBACKS)
        service = self.start("--threads", 3, sockets=sockets)
        self.assertIn("STATUS=1 zone on ", service.wait_for(["READY=1"]))
        for bound in sockets[::2]:
            self.expect_answers(bound)
        self.assertEqual((service.stop(), service.err), (support.FINE, ""))

    def test_each_stage_is_told(self):
        service = self.start(sockets=self.sockets("127.0.0.1"))
        service.wait_for(["READY=1"])
        before = time.monotonic()
        service.reload()
        began = re.search(r"MONOTONIC_USEC=(\d+)", service.wait_for(["RELOADING=1"]))
        self.assertGreaterEqual(int(began[1]) / 1e6, before - 0.001)
        service.wait_for(["READY=1"])
        self.assertEqual(service.stop(), support.FINE)
        service.wait_for(["STOPPING=1"])

    def test_a_listener_takes_the_socket_of_its_address(self):
        udp, tcp = self.sockets("127.0.0.1")
        service = self.start("--listen", f"127.0.0.1:{udp.getsockname()[1]}", sockets=[udp, tcp])
        service.wait_for(["READY=1"])
        self.expect_answers(udp)
        self.assertEqual((service.stop(), service.err), (support.FINE, ""))

    def test_a_socket_that_no_listener_wants_is_told_of(self):
        udp, tcp = self.sockets("127.0.0.1")
        service = self.start("--listen", "127.0.0.1:0", sockets=[udp, tcp])
        service.wait_for(["READY=1"])
        self.assertIn(f"a socket for 127.0.0.1:{udp.getsockname()[1]} was passed, but no --listen", service.err)

    def test_a_socket_that_cannot_serve_is_told_of(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wrong:
            service = self.start("--port", 0, sockets=[wrong])
            service.wait_for(["READY=1"])
        self.assertIn("namu: warning: dns: file descriptor 3 is no bound UDP or TCP socket", service.err)

    @unittest.skipUnless(len(LOOPBACKS) == 2, "no IPv6")
    def test_a_socket_of_both_families_is_refused(self):
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as both:
            both.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            both.bind(("::", 0))
            service = self.start("--port", 0, sockets=[both])
            service.wait_for(["READY=1"])
        self.assertIn("BindIPv6Only=ipv6-only", service.err)

    def test_the_watchdog_hears_of_a_server_that_is_alive(self):
        service = self.start(sockets=self.sockets("127.0.0.1"), watchdog_seconds=0.4)
        service.wait_for(["READY=1"])
        began = time.monotonic()
        for _ in range(5):
            service.wait_for(["WATCHDOG=1"])
        self.assertGreater(time.monotonic() - began, 0.7)  # each half of the time, not more often

    def test_the_watchdog_hears_nothing_of_a_server_that_hangs(self):
        service = self.start("--threads", 2, sockets=self.sockets("127.0.0.1"), watchdog_seconds=0.4)
        service.wait_for(["WATCHDOG=1"])
        service.process.send_signal(signal.SIGSTOP)
        time.sleep(0.3)  # what it sent before
        with contextlib.suppress(AssertionError):
            service.wait_for(["WATCHDOG=1"], seconds=0.01)
        with self.assertRaises(AssertionError):
            service.wait_for(["WATCHDOG=1"], seconds=1)
        service.process.send_signal(signal.SIGCONT)
        service.wait_for(["WATCHDOG=1"])

    def test_a_successor_is_the_service_from_then_on(self):
        service = self.start("--control", self.folder / "control", sockets=self.sockets("127.0.0.1"), watchdog_seconds=0.4)
        service.wait_for(["READY=1"])
        self.expect(self.namu("ctl", "upgrade", "--socket", self.folder / "control"), support.FINE)
        successor = int(re.search(r"MAINPID=(\d+)", service.wait_for(["MAINPID="]))[1])
        self.addCleanup(os.kill, successor, signal.SIGTERM)
        service.wait_for(["READY=1"])
        self.assertEqual(service.process.wait(support.SECONDS), support.FINE)
        for _ in range(3):  # from nobody else now
            service.wait_for(["WATCHDOG=1"], of_successor=True)

    def test_no_question_is_lost_over_restarts(self):
        """The sockets stay with the manager: what comes between two processes waits in them."""
        udp, tcp = self.sockets("127.0.0.1")
        service = self.start("--threads", 4, sockets=[udp, tcp])
        service.wait_for(["READY=1"])
        askers = [Asker(udp.getsockname()[1], over) for over in (ask_udp, ask_udp, ask_tcp)]
        for asker in askers:
            asker.start()
        try:
            for _ in range(RESTARTS):
                time.sleep(0.1)
                self.assertEqual(service.stop(), support.FINE)
                time.sleep(0.1)
                service = self.start("--threads", 4, sockets=[udp, tcp])
                service.wait_for(["READY=1"])
        finally:
            ends = [asker.end() for asker in askers]
        for asked, failures in ends:
            self.assertGreater(asked, 50)
            self.assertEqual(failures, [])

    def test_variables_for_another_process_are_left_alone(self):
        server = serve_support.Server(
            self.folder / "example.com.zone", before=["env", "LISTEN_PID=1", "LISTEN_FDS=3", f"HOME={os.getcwd()}"])
        self.expect_data(server.udp("www.example.com"), "192.0.2.80")
        self.expect_end(server)


if __name__ == "__main__":
    support.main()
