"""The servers that are measured: how each is configured, started, found ready and stopped.

All get one thread for questions, no log, no rate limit, answers without what was not asked for, and the server's core;
whatever else is as it ships. docs/performance.md says so to the reader.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import time

from bench_lib import places

ADDRESS = "127.0.0.1"
START_SECONDS = 300
SBIN = os.pathsep + "/usr/sbin" + os.pathsep + "/sbin"


class StartFailed(Exception):
    pass


class Server:
    """One process, or a family of them, that serves zones on one port of 127.0.0.1."""

    name = ""
    program = ""

    def __init__(self, where, port):
        self.places = where
        self.port = port
        self.process = None
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
        command = [str(word) for word in self.command(zones)]
        cores = {core} if core is not None else os.sched_getaffinity(0)
        with open(self.folder / "log", "wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=self.folder,
                preexec_fn=lambda: os.sched_setaffinity(0, cores), start_new_session=True,
            )

    def wait_until_ready(self, zones):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise StartFailed(f"{self.name} ended: {self.log()[-2000:]}")
            if all(self.has(zone.name) for zone in zones):
                return
            time.sleep(0.01)
        raise StartFailed(f"{self.name} does not answer: {self.log()[-2000:]}")

    def has(self, zone):
        """Whether it answers for the zone's SOA with authority."""
        return is_authoritative(ask_soa(self.port, zone))

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

    def version(self):
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


def bare(zone):
    return zone.name.rstrip(".")


def soa_query(zone):
    name = b"".join(bytes([len(label)]) + label for label in zone.rstrip(".").encode().split(b".")) + b"\0"
    return struct.pack("!6H", 4711, 0, 1, 0, 0, 0) + name + struct.pack("!2H", 6, 1)


def ask_soa(port, zone):
    """The answer to one question, or None."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(0.5)
        try:
            client.connect((ADDRESS, port))
            client.send(soa_query(zone))
            return client.recv(4096)
        except OSError:
            return None


def is_authoritative(answer):
    if answer is None or len(answer) < 12:
        return False
    _, flags, _, answers, _, _ = struct.unpack("!6H", answer[:12])
    return flags & 0x840f == 0x8400 and answers > 0


class Floor(Server):
    """Sends packets back; with `sizes` as many octets as a server that was measured before."""

    name = "floor"
    sizes = None

    def command(self, zones):
        sizes = ["--sizes", self.sizes] if self.sizes else []
        return [self.places.tool("floor"), "--listen", f"{ADDRESS}:{self.port}", *sizes]

    def has(self, zone):
        return ask_soa(self.port, zone) is not None

    @classmethod
    def path(cls):
        return "built here"


class Namu(Server):
    name = "namu"

    def command(self, zones):
        given = [word for zone in zones for word in ("--zone", f"{zone.name}={zone.file}")]
        return [self.path() or self.places.namu, "serve", "--quiet", "--listen", f"{ADDRESS}:{self.port}",
                "--threads", "1", *given]

    @classmethod
    def path(cls):
        return os.environ.get("NAMU_BENCH_NAMU")


class Nsd(Server):
    name = "nsd"
    program = "nsd"

    def command(self, zones):
        lines = [
            "server:", "  server-count: 1", f"  ip-address: {ADDRESS}@{self.port}", '  username: ""', '  chroot: ""',
            '  zonesdir: ""', f'  pidfile: "{self.folder}/nsd.pid"', f'  xfrdfile: "{self.folder}/xfrd.state"',
            f'  zonelistfile: "{self.folder}/zone.list"', f'  xfrdir: "{self.folder}"', "  rrl-ratelimit: 0",
            "  rrl-whitelist-ratelimit: 0", "  minimal-responses: yes", "  tcp-count: 1000", "  verbosity: 0",
        ]
        if self.has_database():
            lines.append('  database: ""')
        lines += ["remote-control:", "  control-enable: no"]
        for zone in zones:
            lines += ["zone:", f'  name: "{bare(zone)}"', f'  zonefile: "{zone.file}"']
        return [self.path(), "-d", "-c", self.write("nsd.conf", lines)]

    def version(self):
        shown = subprocess.run([self.path(), "-v"], capture_output=True, text=True, check=False)
        return (re.findall(r"version (\S+)", shown.stdout + shown.stderr) or ["?"])[0]

    def has_database(self):
        """Up to 4.7 the zones go to a file unless it is told not to; later versions do not know the option."""
        numbers = re.findall(r"\d+", self.version())[:2]
        return [int(number) for number in numbers] < [4, 8]


class Knot(Server):
    name = "knot"
    program = "knotd"

    def command(self, zones):
        lines = [
            "server:", f"  rundir: {self.folder}", f"  listen: {ADDRESS}@{self.port}", "  udp-workers: 1",
            "  tcp-workers: 1", "  background-workers: 1", "log:", "  - target: stderr", "    any: error",
            "control:", "  listen: knot.sock", "database:", f"  storage: {self.folder}",
            "template:", "  - id: default", f"    storage: {self.folder}", "    semantic-checks: off",
            "    zonefile-load: whole", "    zonefile-sync: -1", "    journal-content: none", "zone:",
        ]
        for zone in zones:
            lines += [f'  - domain: "{zone.name}"', f"    file: {zone.file}"]
        return [self.path(), "-c", self.write("knot.conf", lines)]

    def version(self):
        shown = subprocess.run([self.path(), "-V"], capture_output=True, text=True, check=False)
        return (re.findall(r"(\d+\.\S+)", shown.stdout) or ["?"])[0]


class Bind(Server):
    name = "bind"
    program = "named"

    def command(self, zones):
        lines = [
            "options {",
            f'directory "{self.folder}"; pid-file "named.pid"; session-keyfile "session.key";',
            f"listen-on port {self.port} {{ {ADDRESS}; }}; listen-on-v6 {{ none; }};",
            "recursion no; notify no; empty-zones-enable no; dnssec-validation no; minimal-responses yes;",
            "tcp-clients 1000; querylog no;",
            "};", "controls { };", "logging { category default { null; }; };",
        ]
        lines += [f'zone "{bare(zone)}" {{ type primary; file "{zone.file}"; }};' for zone in zones]
        return [self.path(), "-g", "-n", "1", "-U", "1", "-c", self.write("named.conf", lines)]

    def version(self):
        shown = subprocess.run([self.path(), "-v"], capture_output=True, text=True, check=False)
        return (re.findall(r"BIND (\d[\w.]*)", shown.stdout) or ["?"])[0]


class Pdns(Server):
    name = "pdns"
    program = "pdns_server"

    def command(self, zones):
        self.write("named.conf", [f'zone "{bare(zone)}" {{ type master; file "{zone.file}"; }};' for zone in zones])
        configuration = self.write("pdns.conf", [
            "launch=bind", f"bind-config={self.folder}/named.conf", f"local-address={ADDRESS}",
            f"local-port={self.port}", f"socket-dir={self.folder}", "guardian=no", "daemon=no", "write-pid=no",
            "disable-syslog=yes", "loglevel=0", "receiver-threads=1", "distributor-threads=1",
            "security-poll-suffix=", "max-tcp-connections=1000", "bind-check-interval=0",
        ])
        return [self.path(), f"--config-dir={configuration.parent}"]

    def version(self):
        shown = subprocess.run([self.path(), "--version"], capture_output=True, text=True, check=False)
        return (re.findall(r"Server (\d[\w.]*)", shown.stdout + shown.stderr) or ["?"])[0]


ALL = {server.name: server for server in (Floor, Namu, Nsd, Knot, Bind, Pdns)}
PEERS = ("nsd", "knot", "bind", "pdns")


def start_all(where, names, zones):
    """Starts them all at once, since loading is not measured; they answer when this returns."""
    running = []
    try:
        for number, name in enumerate(names):
            running.append(ALL[name](where, 5400 + number))
            running[-1].start(zones)
        for server in running:
            server.wait_until_ready(zones)
    except BaseException:
        stop_all(running)
        raise
    return running


def stop_all(running):
    for server in running:
        server.stop()
