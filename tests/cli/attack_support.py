"""Who means no good to a server, and who asks it meanwhile."""

import contextlib
import os
import pathlib
import socket
import struct
import threading
import time

import serve_support
from serve_support import TXT

GOOD_CLIENT = "127.0.0.2"
ATTACKERS = [f"127.0.1.{host}" for host in range(1, 9)]
TRIES = 40  # of a question over UDP whose datagram the flood has pushed out of the socket, half a second each


class GoodClient:
    """Asks over UDP and over new TCP connections as long as the block runs, at least once each; a wrong answer, or
    none, fails the test at the end of the block."""

    def __init__(self, server, expected):
        self.server = server
        self.expected = expected
        self.answered = 0
        self.fault = None
        self.has_to_end = threading.Event()
        self.thread = threading.Thread(target=self._ask_on)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, kind, *_):
        self.has_to_end.set()
        self.thread.join()
        if kind is None and self.fault is not None:
            raise AssertionError("the good client was not answered") from self.fault

    def _ask_on(self):
        try:
            while self.answered == 0 or not self.has_to_end.wait(0.005):
                self.check(self.ask_udp())
                self.check(self.ask_tcp())
                self.answered += 1
        except Exception as fault:  # pylint: disable=broad-except # of another thread: told by __exit__
            self.fault = fault

    def check(self, answer):
        if answer.rcode != serve_support.NOERROR or answer.data() != self.expected:
            raise AssertionError(f"wrong answer: {answer}")

    def ask_udp(self):
        for _ in range(TRIES):
            with contextlib.suppress(TimeoutError):
                return self.server.udp("www.example.com", source=GOOD_CLIENT, seconds=0.5)
        raise AssertionError("no answer over UDP")

    def ask_tcp(self):
        """Where all places are taken by clients that are served, a connection is closed again, and clients try anew."""
        for _ in range(TRIES):
            try:
                return self.server.tcp("www.example.com", source=GOOD_CLIENT)
            except (serve_support.ClosedEarly, ConnectionError):
                time.sleep(0.1)
        raise AssertionError("no answer over TCP")


def framed(octets):
    return struct.pack(">H", len(octets)) + octets


def good_message(name="www.example.com"):
    return framed(serve_support.question(name))


def large_message():
    """A question whose answer takes a few kilobytes."""
    return framed(serve_support.question("large.example.com", TXT))


class Crowd(contextlib.ExitStack):
    """Connections from many addresses, none of which minds that the server closes it."""

    def __init__(self, port):
        super().__init__()
        self.port = port
        self.clients = []

    def connect(self, source, *, receive_octets=None):
        client = self.enter_context(socket.socket())
        client.settimeout(serve_support.ANSWER_SECONDS)
        if receive_octets:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_octets)
        client.bind((source, 0))
        with contextlib.suppress(ConnectionError):
            client.connect(("127.0.0.1", self.port))
            self.clients.append(client)
        return client

    def connect_many(self, each, sources=ATTACKERS, **more):
        return [self.connect(source, **more) for _ in range(each) for source in sources]

    def send(self, octets):
        """To all of them, as much as goes without waiting."""
        for client in self.clients:
            with contextlib.suppress(ConnectionError, BlockingIOError):
                client.send(octets, socket.MSG_DONTWAIT)


def reset(client):
    """Closes the connection with RST: SO_LINGER with no time."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


def open_sockets(process):
    """How many sockets a process has."""
    count = 0
    for descriptor in pathlib.Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            count += os.readlink(descriptor).startswith("socket:")
    return count
