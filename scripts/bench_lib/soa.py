"""Asks a server on this machine for a SOA record: whether it serves a zone, and which version of it."""

import socket
import struct


def encoded(name):
    return b"".join(bytes([len(label)]) + label for label in name.rstrip(".").encode().split(b".")) + b"\0"


def query(zone):
    return struct.pack("!6H", 4711, 0, 1, 0, 0, 0) + encoded(zone) + struct.pack("!2H", 6, 1)


def ask(port, zone):
    """The answer to one question of type SOA, or None."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(0.5)
        try:
            client.connect(("127.0.0.1", port))
            client.send(query(zone))
            return client.recv(4096)
        except OSError:
            return None


def after_name(message, at):
    """Where the name that begins at `at` ends (RFC 1035 §4.1.4)."""
    while 0 < message[at] < 0xc0:
        at += 1 + message[at]
    return at + (1 if message[at] == 0 else 2)


def serial_of(answer):
    """The serial number of an authoritative answer to a question for a SOA; None for any other."""
    if answer is None or len(answer) < 12:
        return None
    _, flags, _, answers, _, _ = struct.unpack("!6H", answer[:12])
    if flags & 0x840f != 0x8400 or answers == 0:
        return None
    record = after_name(answer, after_name(answer, 12) + 4)
    numbers = after_name(answer, after_name(answer, record + 10))
    return struct.unpack("!I", answer[numbers:numbers + 4])[0]
