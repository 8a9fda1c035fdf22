"""The servers that are compared: how each is configured, started, found ready and stopped."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import time

from differential_lib import asker, messages
from differential_lib.questions import Question

START_SECONDS = 120
STOP_SECONDS = 10
SBIN = os.pathsep + "/usr/sbin" + os.pathsep + "/sbin"


class StartFailed(Exception):
    pass


def bare(zone):
    return zone.name.rstrip(".")


class Server:
    """One process that serves all zones of a folder on one address, port 53."""

    name = ""
    program = ""

    def __init__(self, address, folder):
        self.address = (address, 53)
        self.folder = pathlib.Path(folder)
        self.process = None

    @classmethod
    def is_installed(cls):
        return shutil.which(cls.program, path=os.environ["PATH"] + SBIN) is not None

    def path_of_program(self):
        return shutil.which(self.program, path=os.environ["PATH"] + SBIN)

    def command(self, zones):
        """Writes what the program needs into the folder; its command line. zones: (Zone, path of its file)."""
        raise NotImplementedError

    def start(self, zones):
        self.folder.mkdir(parents=True)
        command = self.command(zones)
        with open(self.folder / "log", "wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=self.folder
            )

    def wait_until_ready(self, zones):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise StartFailed(f"{self.name} ended: {self.log()[-2000:]}")
            if self.is_ready(zones):
                return
            time.sleep(0.1)
        raise StartFailed(f"{self.name} does not answer: {self.log()[-2000:]}")

    def is_ready(self, zones):
        """Ready is who answers with authority for one of the last zones; peers may refuse some."""
        last = [Question(zone.origin, "SOA", False).message() for zone, _ in zones[-5:]]
        return any(is_loaded(data) for data in self.ask(last))

    def log(self):
        return (self.folder / "log").read_text(errors="replace")

    def ask(self, queries):
        return asker.ask_all({self.name: self.address}, queries)[self.name]

    def stop(self):
        """Whether it still ran and ended when asked to."""
        if self.process is None:
            return True
        if self.process.poll() is not None:
            return False
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        return True

    def write(self, name, lines):
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n")
        return path


def is_loaded(data):
    """Whether a response to an SOA question has the SOA, with authority."""
    try:
        answer = messages.read(data) if data else None
    except messages.BadMessage:
        return False
    return answer is not None and answer.rcode == 0 and bool(answer.flags & messages.AA) and bool(answer.answer)


class Namu(Server):
    name = "namu"

    def __init__(self, address, folder, program):
        super().__init__(address, folder)
        self.program = program

    def command(self, zones):
        path = self.write("zones.list", [f"{zone.name} {file}" for zone, file in zones])
        return [self.program, "serve", "--quiet", "--zone-list", path, "--listen", "%s:%d" % self.address,
                "--threads", "1"]


class Nsd(Server):
    name = "nsd"
    program = "nsd"

    def command(self, zones):
        lines = [
            "server:", "  server-count: 1", "  ip-address: %s@%d" % self.address, '  username: ""', '  chroot: ""',
            '  zonesdir: ""', '  database: ""', f'  pidfile: "{self.folder}/nsd.pid"',
            f'  xfrdfile: "{self.folder}/xfrd.state"', f'  zonelistfile: "{self.folder}/zone.list"',
            f'  xfrdir: "{self.folder}"', "  rrl-ratelimit: 0", "  rrl-whitelist-ratelimit: 0", "  refuse-any: no",
            "remote-control:", "  control-enable: no",
        ]
        for zone, file in zones:
            lines += ["zone:", f'  name: "{bare(zone)}"', f'  zonefile: "{file}"']
        return [self.path_of_program(), "-d", "-c", self.write("nsd.conf", lines)]


class Knot(Server):
    name = "knot"
    program = "knotd"

    def command(self, zones):
        lines = [
            "server:", f"  rundir: {self.folder}", "  user: root:root", "  listen: %s@%d" % self.address,
            "  udp-workers: 1", "  tcp-workers: 1", "  background-workers: 1",
            "log:", "  - target: stderr", "    any: warning", "control:", "  listen: knot.sock",
            "database:", f"  storage: {self.folder}",
            "template:", "  - id: default", f"    storage: {self.folder}", "    semantic-checks: off", "zone:",
        ]
        for zone, file in zones:
            lines += [f'  - domain: "{zone.name}"', f"    file: {file}", "    zonefile-load: whole",
                      "    journal-content: none"]
        return [self.path_of_program(), "-c", self.write("knot.conf", lines)]


class Bind(Server):
    name = "bind"
    program = "named"

    def command(self, zones):
        lines = [
            "options {",
            f'directory "{self.folder}"; pid-file "named.pid"; session-keyfile "session.key";',
            "listen-on port %d { %s; }; listen-on-v6 { none; };" % self.address[::-1],
            "recursion no; notify no; empty-zones-enable no; dnssec-validation no; minimal-responses no;",
            "check-names primary ignore; check-integrity no; masterfile-format text; zero-no-soa-ttl no;",
            "};", "controls { };",
        ]
        lines += [f'zone "{bare(zone)}" {{ type primary; file "{file}"; }};' for zone, file in zones]
        return [self.path_of_program(), "-g", "-n", "1", "-c", self.write("named.conf", lines)]

    def is_ready(self, zones):
        return "all zones loaded" in self.log() and super().is_ready(zones)


class Pdns(Server):
    name = "pdns"
    program = "pdns_server"

    def command(self, zones):
        self.write("named.conf", [f'zone "{bare(zone)}" {{ type master; file "{file}"; }};' for zone, file in zones])
        lines = [
            "launch=bind", f"bind-config={self.folder}/named.conf", "local-address=%s" % self.address[0],
            "local-port=%d" % self.address[1], f"socket-dir={self.folder}", "guardian=no", "daemon=no",
            "write-pid=no", "disable-syslog=yes", "loglevel=3", "cache-ttl=0", "query-cache-ttl=0",
            "negquery-cache-ttl=0", "zone-cache-refresh-interval=0", "receiver-threads=1", "distributor-threads=1",
            "dname-processing=yes", "security-poll-suffix=", "bind-ignore-broken-records=no",
        ]
        signed = [zone for zone, _ in zones if zone.is_signed]
        if signed:
            lines.append(f"bind-dnssec-db={self.folder}/dnssec.sqlite3")
        configuration = self.write("pdns.conf", lines)
        if signed:
            self.say_that_zones_are_signed(signed)
        return [self.path_of_program(), f"--config-dir={configuration.parent}"]

    def say_that_zones_are_signed(self, zones):
        """What `pdnsutil set-presigned` and `set-nsec3` do, without a process for each zone."""
        database = self.folder / "dnssec.sqlite3"
        create = ["pdnsutil", f"--config-dir={self.folder}", "create-bind-db", str(database)]
        subprocess.run(create, check=True, capture_output=True)
        rows = [(bare(zone), "PRESIGNED", "1") for zone in zones]
        rows += [(bare(zone), "NSEC3PARAM", nsec3_parameters(zone)) for zone in zones if zone.denial != "nsec"]
        with sqlite3.connect(database) as connection:
            connection.executemany("INSERT INTO domainmetadata (domain, kind, content) VALUES (?, ?, ?)", rows)


def nsec3_parameters(zone):
    opt_out = 1 if zone.denial == "nsec3-opt-out" else 0
    return f"1 {opt_out} {zone.nsec3_iterations} {zone.nsec3_salt}"


PEERS = {peer.name: peer for peer in (Nsd, Knot, Bind, Pdns)}
