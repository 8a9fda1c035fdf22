"""What the tests of `namu serve` share: a running server, and questions to it octet by octet."""

import contextlib
import ipaddress
import itertools
import os
import pathlib
import re
import select
import signal
import socket
import struct
import subprocess
import tempfile
import time

import support
from support import SECONDS

ANSWER_SECONDS = 20

A, NS, CNAME, SOA, PTR, MX, TXT, AAAA, OPT = 1, 2, 5, 6, 12, 15, 16, 28, 41
IN, CH = 1, 3
NOERROR, FORMERR, SERVFAIL, NXDOMAIN, NOTIMP, REFUSED = range(6)
NSID, COOKIE, TCP_KEEPALIVE, REPORT_CHANNEL = 3, 10, 11, 18

ids = itertools.count(1)


def zone_text(*records, apex="example.com.", serial=1):
    """A good zone whose name servers are elsewhere, with these lines behind."""
    head = f"$ORIGIN {apex}\n$TTL 300\n@ SOA ns.example.net. hostmaster.example.net. {serial} 7200 900 1209600 300\n"
    return head + "@ NS ns.example.net.\n" + "".join(record + "\n" for record in records)


def has_ipv6():
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return True
    return False


LOOPBACKS = ["127.0.0.1", "::1"] if has_ipv6() else ["127.0.0.1"]


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def name_to_wire(name):
    labels = [label.encode() for label in name.split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def question(name, rr_type=A, rr_class=IN, udp_size=None, options=()):
    """The octets of a question; with `udp_size` or options it has an OPT record."""
    has_opt = udp_size is not None or bool(options)
    header = struct.pack(">6H", next(ids) & 0xFFFF, 0, 1, 0, 0, 1 if has_opt else 0)
    octets = header + name_to_wire(name) + struct.pack(">2H", rr_type, rr_class)
    if has_opt:
        data = b"".join(struct.pack(">2H", code, len(value)) + value for code, value in options)
        octets += b"\0" + struct.pack(">HHIH", OPT, udp_size or 1232, 0, len(data)) + data
    return octets


class Answer:
    """A response. Records are (owner, type, ttl, data): data as text for A, AAAA, TXT and names, else octets."""

    def __init__(self, octets):
        self.octets = octets
        self.id, flags, questions, *counts = struct.unpack(">6H", octets[:12])
        self.rcode = flags & 15
        self.is_authoritative, self.is_truncated = bool(flags & 0x0400), bool(flags & 0x0200)
        self.options = {}
        at = 12
        for _ in range(questions):
            at = self._name(at)[1] + 4
        self.answer, at = self._records(at, counts[0])
        self.authority, at = self._records(at, counts[1])
        self.additional, at = self._records(at, counts[2])

    def data(self, rr_type=A):
        return [data for _, record_type, _, data in self.answer if record_type == rr_type]

    def _name(self, at):
        labels, end = [], None
        while self.octets[at]:
            if self.octets[at] >= 0xC0:
                end = end or at + 2
                at = struct.unpack(">H", self.octets[at : at + 2])[0] & 0x3FFF
            else:
                labels.append(self.octets[at + 1 : at + 1 + self.octets[at]].decode())
                at += 1 + self.octets[at]
        return ".".join(labels) + ".", end or at + 1

    def _records(self, at, count):
        records = []
        for _ in range(count):
            owner, at = self._name(at)
            rr_type, _, ttl, size = struct.unpack(">HHIH", self.octets[at : at + 10])
            at += 10
            if rr_type == OPT:
                self._take_options(self.octets[at : at + size])
            else:
                records.append((owner, rr_type, ttl, self._data(rr_type, at, size)))
            at += size
        return records, at

    def _data(self, rr_type, at, size):
        octets = self.octets[at : at + size]
        if rr_type in (A, AAAA):
            return str(ipaddress.ip_address(octets))
        if rr_type in (NS, CNAME, PTR):
            return self._name(at)[0]
        if rr_type == TXT:
            return octets[1 : 1 + octets[0]].decode()
        return octets

    def _take_options(self, octets):
        while octets:
            code, size = struct.unpack(">2H", octets[:4])
            self.options[code] = octets[4 : 4 + size]
            octets = octets[4 + size :]

    def __repr__(self):
        return f"rcode {self.rcode} answer {self.answer} authority {self.authority}"


def serial_in(answer):
    """The serial in the first SOA of an answer."""
    return struct.unpack(">I", answer.data(SOA)[0][-20:-16])[0]


def ask_udp(address, port, name, rr_type=A, seconds=ANSWER_SECONDS, source=None, **more):
    """The answer over UDP, which must come from the address that was asked."""
    octets = question(name, rr_type, **more)
    with socket.socket(family(address), socket.SOCK_DGRAM) as client:
        client.settimeout(seconds)
        if source:
            client.bind((source, 0))
        client.connect((address, port))
        client.send(octets)
        return checked(octets, client.recv(65535))


def connect_tcp(address, port, source=None):
    return socket.create_connection((address, port), timeout=ANSWER_SECONDS, source_address=source and (source, 0))


def ask_connected(client, name, rr_type=A, **more):
    """The answer over a TCP connection that is open."""
    octets = question(name, rr_type, **more)
    client.sendall(struct.pack(">H", len(octets)) + octets)
    (size,) = struct.unpack(">H", receive(client, 2))
    return checked(octets, receive(client, size))


def ask_tcp(address, port, name, rr_type=A, source=None, **more):
    with connect_tcp(address, port, source) as client:
        return ask_connected(client, name, rr_type, **more)


class ClosedEarly(AssertionError):
    pass


def receive(client, size):
    octets = b""
    while len(octets) < size:
        more = client.recv(size - len(octets))
        if not more:
            raise ClosedEarly("the server closed the connection in place of an answer")
        octets += more
    return octets


def checked(asked, octets):
    answer = Answer(octets)
    if octets[:2] != asked[:2]:
        raise AssertionError(f"the answer is not to this question: {answer}")
    return answer


# What a build with sanitizers says of itself at every start.
OF_SANITIZERS = ("namu: warning: seccomp (not done): this program is built with sanitizers, which make calls of their "
                 "own\n")


class Server:
    """`namu serve` from its line of readiness to its end."""

    def __init__(self, *arguments, port=0, before=(), folder=None, ready_seconds=SECONDS, own_port_file=None,
                 port_file_argument=None, program=None):
        self._own = tempfile.TemporaryDirectory(prefix="namu-serve-")
        port_file = own_port_file or pathlib.Path(self._own.name) / "port"
        ready, ready_writer = os.pipe()
        options = ["--port", port, "--port-file", port_file_argument or port_file, "--ready-fd", ready_writer]
        self.command = [*before, program or support.namu_program(), "serve", *map(str, [*options, *arguments])]
        # Files and no pipes: what was printed before the line of readiness is there when that line is.
        self._printed = {name: pathlib.Path(self._own.name) / name for name in ("out", "err")}
        self.environment = {
            "XDG_RUNTIME_DIR": self._own.name,  # where `namu ctl` finds it
            "XDG_STATE_HOME": os.environ.get("XDG_STATE_HOME", self._own.name),
        }
        started = time.monotonic()
        with open(self._printed["out"], "ab") as out, open(self._printed["err"], "ab") as err:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, pass_fds=[ready_writer], cwd=folder,
                env={**os.environ, **self.environment})
        os.close(ready_writer)
        self.ready_line = self._wait_until_ready(ready, ready_seconds)
        self.start_seconds = time.monotonic() - started
        self.port = int(port_file.read_text())

    def _wait_until_ready(self, ready, seconds):
        readable, _, _ = select.select([ready], [], [], seconds)
        line = os.read(ready, 64) if readable else b""
        os.close(ready)
        if not line:
            self.fail("not ready")
        return line.decode()

    @property
    def out(self):
        return self._text("out")

    @property
    def err(self):
        return self._text("err").replace(OF_SANITIZERS, "")

    def _text(self, name):
        printed = self._printed[name]
        return printed.read_text(errors="replace") if isinstance(printed, pathlib.Path) else printed

    def reload(self, seconds=SECONDS):
        """Sends SIGHUP and returns what the reload had to say, up to its last line."""
        before = len(self.err)
        self.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + seconds
        while not re.search(r"(?m)^namu: (error: )?(reloaded|nothing was reloaded).*\n", said := self.err[before:]):
            if time.monotonic() > deadline or self.process.poll() is not None:
                self.fail("no reload")
            time.sleep(0.005)
        return said

    def udp(self, name, rr_type=A, address="127.0.0.1", **more):
        return ask_udp(address, self.port, name, rr_type, **more)

    def tcp(self, name, rr_type=A, address="127.0.0.1", **more):
        return ask_tcp(address, self.port, name, rr_type, **more)

    def resident_octets(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def stop(self, sign=signal.SIGTERM):
        """The status after the signal."""
        if self.process.poll() is None:
            self.process.send_signal(sign)
        try:
            self.process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self.fail("does not end")
        self._take_rest()
        return self.process.returncode

    def fail(self, what):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._take_rest()
        raise AssertionError(f"{what}: {self.command}, status {self.process.returncode}\n{self.out}\n{self.err}")

    def _take_rest(self):
        """What it printed outlives its files."""
        self._printed = {name: self._text(name) for name in self._printed}
        self._own.cleanup()


class TestCase(support.TestCase):
    """A test with a folder of its own and servers that end with it."""

    def serve(self, *arguments, **more):
        server = Server(*arguments, folder=self.folder, **more)

        def end():
            if server.process.returncode is None:
                server.stop()

        self.addCleanup(end)
        return server

    def wait_for(self, what, seconds=SECONDS):
        deadline = time.monotonic() + seconds
        while not what():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)

    def expect_data(self, answer, *data, rr_type=A):
        self.assertEqual((answer.rcode, sorted(answer.data(rr_type))), (NOERROR, sorted(data)), answer)

    def expect_end(self, server, sign=signal.SIGTERM):
        self.assertEqual(server.stop(sign), 0, server.err)
