"""What the tests of `namu lab` share: a running lab."""

import itertools
import os
import pathlib
import select
import signal
import subprocess
import time

import support
from support import SECONDS

numbers = itertools.count(1)


class Lab:
    """`namu lab` from its line of readiness to its end, with a control socket of its own."""

    def __init__(self, case, *arguments, control=True):
        self.case = case
        self.socket = pathlib.Path(case.folder) / f"lab{next(numbers)}.sock"
        ready, ready_writer = os.pipe()
        port_file = pathlib.Path(case.folder) / "port"
        self.out = pathlib.Path(case.folder) / "out"
        self.err = pathlib.Path(case.folder) / "err"
        command = [support.namu_program(), "lab", *map(str, arguments), "--port", "0", "--port-file", port_file,
                   "--ready-fd", str(ready_writer), *(["--control", self.socket] if control else [])]
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(case.folder)}
        with open(self.out, "wb") as out, open(self.err, "wb") as err:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, pass_fds=[ready_writer], cwd=case.folder,
                env=environment)
        os.close(ready_writer)
        readable, _, _ = select.select([ready], [], [], SECONDS)
        line = os.read(ready, 64) if readable else b""
        os.close(ready)
        case.addCleanup(self.stop)
        if not line:
            raise AssertionError(f"not ready: {command}\n{self.err.read_text()}")
        self.port = int(port_file.read_text())

    def reload(self, words, seconds=SECONDS):
        """Sends SIGHUP, and waits until it has said this and ended the reload."""
        before = len(self.err.read_text())
        self.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + seconds
        while "namu lab: reloaded" not in (said := self.err.read_text()[before:]) or words not in said:
            if time.monotonic() > deadline:
                raise AssertionError(f"no `{words}`: {said}")
            time.sleep(0.005)

    def ctl(self, *words):
        """What `namu ctl` ends with and prints."""
        return self.case.namu("ctl", "--socket", str(self.socket), *words)

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(SECONDS)
