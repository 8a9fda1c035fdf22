"""How any server is started, found ready, told of changes and stopped."""

import os
import pathlib
import shutil
import signal
import subprocess
import time

from bench_lib import places, soa

ADDRESS = "127.0.0.1"
START_SECONDS = 300
SBIN = os.pathsep + "/usr/sbin" + os.pathsep + "/sbin"


class StartFailed(Exception):
    pass


class Server:
    """One process, or a family of them, that serves zones on one port of 127.0.0.1."""

    name = ""
    program = ""
    more_options = ()  # lines of the server's section of its configuration, or words of its command line

    def __init__(self, where, port, threads=1):
        self.places = where
        self.port = port
        self.threads = threads
        self.process = None
        self.started = 0.0
        self.folder = where.work(f"{self.name}-{port}")

    @classmethod
    def path(cls):
        """The program: what NAMU_BENCH_<NAME> says, or the installed one."""
        named = os.environ.get(f"NAMU_BENCH_{cls.name.upper()}")
        return named or shutil.which(cls.program, path=os.environ["PATH"] + SBIN)

    def command(self, zones):
        """Writes what the program needs into the folder; its command line."""
        raise NotImplementedError

    def start(self, zones, core=places.SERVER_CORE):
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        if self.path() is None:
            raise StartFailed(f"there is no {self.program}; NAMU_BENCH_{self.name.upper()} may name it")
        command = [str(word) for word in self.command(zones)]
        cores = {core} if core is not None else os.sched_getaffinity(0)
        with open(self.folder / "log", "wb") as log:
            self.started = time.monotonic()
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=self.folder,
                preexec_fn=lambda: os.sched_setaffinity(0, cores), start_new_session=True,
            )

    def wait_until_ready(self, zones):
        """Seconds from the start until it answered from all zones; of very many some are asked."""
        missing = [zone.name for zone in zones[:: max(1, len(zones) // 50)] + zones[-1:]]
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise StartFailed(f"{self.name} ended: {self.log()[-2000:]}")
            while missing and self.has(missing[-1]):
                missing.pop()
            if not missing:
                return time.monotonic() - self.started
            time.sleep(0.002)
        raise StartFailed(f"{self.name} does not answer: {self.log()[-2000:]}")

    def reload(self, zones):  # pylint: disable=unused-argument # one server has to name them
        """Tells it that zone files have changed."""
        self.process.send_signal(signal.SIGHUP)

    def has(self, zone):
        """Whether it answers for the zone's SOA with authority."""
        return soa.serial_of(soa.ask(self.port, zone)) is not None

    def serial(self, zone):
        """The serial number that it answers with; None where it does not."""
        return soa.serial_of(soa.ask(self.port, zone))

    def log(self):
        return (self.folder / "log").read_text(errors="replace")

    def processes(self):
        """The process and all that it has started."""
        found, queue = [], [self.process.pid]
        while queue:
            found.append(queue.pop())
            for children in pathlib.Path(f"/proc/{found[-1]}/task").glob("*/children"):
                queue += [int(child) for child in children.read_text().split()]
        return found

    @classmethod
    def version(cls):
        return ""

    def stop(self):
        if self.process is None:
            return
        family = self.processes() if self.process.poll() is None else []
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            for process in family:
                end(process)
            self.process.wait()
        self.process = None

    def write(self, name, lines):
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n")
        return path


def end(process):
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        pass
