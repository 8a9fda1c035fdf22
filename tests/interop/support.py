"""What the outside-in tests share: namu as a process, questions by dig and its kin, answers read from their text."""

import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ZONES = REPOSITORY / "zones"

SKIPPED = 77  # ctest's SKIP_RETURN_CODE
START_SECONDS = 60  # a build with sanitizers on a busy machine
STOP_SECONDS = 20
TOOL_SECONDS = 30

# Servers and their tools are not in the PATH of every user.
os.environ["PATH"] += os.pathsep + "/usr/sbin" + os.pathsep + "/sbin"

# What a client prints when it finds fault with a message it received. That recursion is not available is the truth
# about an authoritative server and no fault.
COMPLAINT = re.compile(r"warning|malformed|bad packet|extra bytes|mismatch|unexpected|parse error|format error", re.I)
NO_COMPLAINT = re.compile(r"recursion requested but not available")


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def need_tools(*names):
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        skip("not installed: " + " ".join(missing))


def namu_program():
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} path/to/namu [unittest arguments]")
    return os.path.abspath(sys.argv[1])


def main():
    """Runs the tests of the calling script; argument 1, the path of namu, is not for unittest."""
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:])


class Process:
    """A program started by a test and ended by its own process id."""

    def __init__(self, command, **options):
        self.command = [str(word) for word in command]
        descriptor, self._log = tempfile.mkstemp(prefix="namu-test-")
        with os.fdopen(descriptor, "wb") as log:
            self._process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, **options
            )

    def has_ended(self):
        return self._process.poll() is not None

    def stop(self):
        """Asks it to end; one that does not listen is killed, and that is an error. Returns status and output."""
        if not self.has_ended():
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.fail(f"still ran {STOP_SECONDS} s after SIGTERM")
        return self._process.returncode, self._take_output()

    def fail(self, what):
        """Ends the process for good and raises an error that shows what it printed."""
        if not self.has_ended():
            self._process.kill()
            self._process.wait()
        raise AssertionError(f"{what}\n{' '.join(self.command)}\n{self._take_output()}")

    def _take_output(self):
        text = pathlib.Path(self._log).read_text(errors="replace")
        os.unlink(self._log)
        return text


class Namu(Process):
    """`namu serve`, or another command that goes on, from its readiness message to its end."""

    def __init__(self, *arguments, command="serve"):
        self._ready, ready_writer = os.pipe()
        command = [namu_program(), command, *arguments, "--ready-fd", ready_writer]
        super().__init__(command, pass_fds=[ready_writer])
        os.close(ready_writer)
        self._wait_until_ready()

    def _wait_until_ready(self):
        readable, _, _ = select.select([self._ready], [], [], START_SECONDS)
        first_octets = os.read(self._ready, 64) if readable else None
        os.close(self._ready)
        if first_octets is None:
            self.fail(f"namu was not ready after {START_SECONDS} s")
        if not first_octets:
            self.fail("namu ended, or closed the readiness descriptor, before it was ready")


def read_port(path):
    """The port number namu chose; the file is written before namu says that it is ready."""
    return int(pathlib.Path(path).read_text().split()[0])


class Response:
    """What dig, kdig or drill printed about one response. Records are (owner, ttl, class, type, data) as text."""

    def __init__(self, text):
        self.text = text
        status = re.search(r"(?:status|rcode): (\w+)", text)
        flags = re.search(r"^;; flags: ([^;]*);", text, re.M | re.I)
        self.status = status.group(1) if status else None
        self.flags = set(flags.group(1).split()) if flags else set()
        self.answer = self._section("ANSWER")
        self.authority = self._section("AUTHORITY")
        self.additional = self._section("ADDITIONAL")

    def _section(self, name):
        body = re.search(rf"^;; {name} SECTION:\n((?:[^;\n].*\n)*)", self.text, re.M)
        return [self._record(line) for line in body.group(1).splitlines()] if body else []

    @staticmethod
    def _record(line):
        owner, ttl, rr_class, rr_type, data = line.split(None, 4)
        return owner, int(ttl), rr_class, rr_type, data.strip()

    def complaints(self):
        lines = self.text.splitlines()
        return [line for line in lines if COMPLAINT.search(line) and not NO_COMPLAINT.search(line)]


def run_tool(*command):
    """The printed output of a client, both streams; it may end with any status but not hang."""
    result = subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=TOOL_SECONDS,
        check=False,
    )
    return result.stdout.decode(errors="replace")


def dig(server, *words, port=53):
    return Response(run_tool("dig", f"@{server}", "-p", port, "+tries=2", "+time=5", *words))


def kdig(server, *words, port=53):
    return Response(run_tool("kdig", f"@{server}", "-p", port, "+retry=1", "+time=5", *words))


def drill(server, *words, port=53):
    return Response(run_tool("drill", "-p", port, *words[:-2], words[-2], f"@{server}", words[-1]))


def types_and_data(records):
    """Order and TTL aside, what the records say."""
    return sorted(f"{record[3]} {record[4]}" for record in records)


def wait_for(condition, seconds):
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
