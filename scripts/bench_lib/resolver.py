"""A client as resolvers are: asks by UDP, asks again when nothing comes, and by TCP when the answer is truncated."""

import os
import socket
import struct
import threading
import time

from bench_lib import soa

OPT, COOKIE = 41, 10
TYPES = {"A": 1, "TXT": 16, "DNSKEY": 48, "ANY": 255}
HEADER_OCTETS = 12
TRIES = 3
TRY_SECONDS = 0.3


def message(name, rr_type, payload, cookie=b""):
    """A question with OPT."""
    option = struct.pack("!2H", COOKIE, len(cookie)) + cookie if cookie else b""
    question = soa.encoded(name) + struct.pack("!2H", TYPES[rr_type], 1)
    header = os.urandom(2) + struct.pack("!5H", 0, 1, 0, 0, 1)
    return header + question + b"\0" + struct.pack("!HHIH", OPT, payload, 0, len(option)) + option


def cookie_in(answer):
    """Both halves of the COOKIE option of an answer, or none."""
    at = answer.rfind(struct.pack("!BH", 0, OPT))  # OPT is the last record that servers write
    if at < HEADER_OCTETS:
        return b""
    options = answer[at + 11:]
    while len(options) >= 4:
        code, size = struct.unpack("!2H", options[:4])
        if code == COOKIE:
            return options[4:4 + size]
        options = options[4 + size:]
    return b""


class Resolver(threading.Thread):
    """Asks one question again and again from one address until it has to end."""

    def __init__(self, source, server, question, payload, rate, has_cookie=False):
        super().__init__()
        self.source = source
        self.server = server
        self.question = question
        self.payload = payload
        self.interval = 1 / rate
        self.cookie = os.urandom(8) if has_cookie else b""
        self.asked = self.answered = self.by_tcp = 0
        self.has_to_end = threading.Event()

    def run(self):
        while not self.has_to_end.is_set():
            began = time.monotonic()
            self.asked += 1
            self.answered += self.is_answered()
            self.has_to_end.wait(max(0.0, began + self.interval - time.monotonic()))

    def end(self):
        self.has_to_end.set()
        self.join()
        return {"asked": self.asked, "answered": self.answered, "by_tcp": self.by_tcp}

    def is_answered(self):
        for _ in range(TRIES):
            asked = message(*self.question, self.payload, self.cookie)
            answer = self.ask_udp(asked)
            if answer is None:
                continue
            if not answer[2] & 2:
                return answer[3] & 15 == 0
            self.by_tcp += 1
            return self.ask_tcp(asked)
        return False

    def ask_udp(self, asked):
        with socket.socket(type=socket.SOCK_DGRAM) as client:
            client.settimeout(TRY_SECONDS)
            client.bind((self.source, 0))
            client.connect(self.server)
            client.send(asked)
            try:
                answer = client.recv(65535)
            except OSError:
                return None
        if self.cookie:
            self.cookie = cookie_in(answer) or self.cookie
        return answer if answer[:2] == asked[:2] else None

    def ask_tcp(self, asked):
        try:
            with socket.create_connection(self.server, 2, (self.source, 0)) as client:
                client.sendall(struct.pack("!H", len(asked)) + asked)
                received = client.recv(2 + HEADER_OCTETS, socket.MSG_WAITALL)
        except OSError:
            return False
        return received[2:4] == asked[:2] and received[5] & 15 == 0
