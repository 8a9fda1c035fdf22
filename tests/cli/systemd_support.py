"""Plays the service manager: sockets that are bound before the service begins, and the messages that it sends."""

import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

import support

# Puts the sockets where the protocol wants them, which no option of subprocess does, and becomes the service.
LAUNCHER = """
import fcntl, os, sys
names, given, command = sys.argv[1], sys.argv[2], sys.argv[3:]
high = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 50) for number in given.split(",") if number]
for at, number in enumerate(high):
    os.dup2(number, 3 + at, inheritable=True)
if high:
    os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(high)), LISTEN_FDNAMES=names)
if "WATCHDOG_USEC" in os.environ:
    os.environ["WATCHDOG_PID"] = str(os.getpid())
os.execv(command[0], command)
"""


def bound_pair(address="127.0.0.1"):
    """A UDP and a listening TCP socket on one port, as a .socket unit has them."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    for _ in range(100):
        udp = socket.socket(family, socket.SOCK_DGRAM)
        tcp = socket.socket(family, socket.SOCK_STREAM)
        udp.bind((address, 0))
        with contextlib.suppress(OSError):
            tcp.bind((address, udp.getsockname()[1]))
            tcp.listen(128)
            return udp, tcp
        udp.close()
        tcp.close()
    raise AssertionError("no number is free for both")


class Service:
    """A program run as `Type=notify` runs it."""

    def __init__(self, *command, sockets=(), watchdog_seconds=None, folder=None):
        self._own = tempfile.TemporaryDirectory(prefix="namu-service-")
        own = pathlib.Path(self._own.name)
        self._heard = []
        self._notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._notify.bind(str(own / "notify"))
        (own / "notify").chmod(0o777)
        own.chmod(0o755)
        environment = dict(os.environ, NOTIFY_SOCKET=str(own / "notify"))
        if watchdog_seconds:
            environment["WATCHDOG_USEC"] = str(int(watchdog_seconds * 1_000_000))
        numbers = [each.fileno() for each in sockets]
        launcher = [sys.executable, "-c", LAUNCHER, ":".join("dns" for _ in sockets), ",".join(map(str, numbers))]
        self.err_file = own / "err"
        with open(self.err_file, "ab") as err:
            self.process = subprocess.Popen(
                [*launcher, *map(str, command)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err,
                pass_fds=numbers, env=environment, cwd=folder)

    @property
    def err(self):
        return self.err_file.read_text(errors="replace")

    def wait_for(self, words, seconds=support.SECONDS, of_successor=False):
        """The next message that has all of these words; `of_successor`: of a process that took the place of the first."""
        deadline = time.monotonic() + seconds
        while True:
            has_ended = self.process.poll() is not None and not of_successor
            self._notify.settimeout(min(0.1, max(0.001, deadline - time.monotonic())))
            try:
                message = self._notify.recv(65536).decode()
            except TimeoutError:
                if has_ended or time.monotonic() >= deadline:
                    raise AssertionError(f"no {words} but {self._heard}; it printed: {self.err}") from None
                continue
            self._heard.append(message)
            if all(word in message for word in words):
                return message

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def stop(self):
        """The status after SIGTERM."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(support.SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError(f"does not end: {self.err}") from None

    def close(self):
        if self.process.returncode is None:
            self.process.kill()
            self.process.wait()
        self._notify.close()
        self._own.cleanup()
