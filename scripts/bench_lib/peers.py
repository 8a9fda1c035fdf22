"""The other servers: how each is configured.

All get one thread for questions, no log, no rate limit, answers without what was not asked for, and the server's core;
whatever else is as it ships. docs/performance.md says so to the reader. Where loading is measured they get all cores and
as many threads.
"""

import os
import re
import shutil
import subprocess

from bench_lib.server import ADDRESS, SBIN, Server


def bare(zone):
    return zone.name.rstrip(".")


class Nsd(Server):
    name = "nsd"
    program = "nsd"

    def command(self, zones):
        lines = [
            "server:", f"  server-count: {self.threads}", f"  ip-address: {ADDRESS}@{self.port}", '  username: ""', '  chroot: ""',
            '  zonesdir: ""', f'  pidfile: "{self.folder}/nsd.pid"', f'  xfrdfile: "{self.folder}/xfrd.state"',
            f'  zonelistfile: "{self.folder}/zone.list"', f'  xfrdir: "{self.folder}"', "  rrl-ratelimit: 0",
            "  rrl-whitelist-ratelimit: 0", "  minimal-responses: yes", "  tcp-count: 1000", "  verbosity: 0",
        ]
        lines += [f"  {option}" for option in self.more_options]
        if self.has_database():
            lines.append('  database: ""')
        lines += ["remote-control:", "  control-enable: no"]
        for zone in zones:
            lines += ["zone:", f'  name: "{bare(zone)}"', f'  zonefile: "{zone.file}"']
        return [self.path(), "-d", "-c", self.write("nsd.conf", lines)]

    @classmethod
    def version(cls):
        shown = subprocess.run([cls.path(), "-v"], capture_output=True, text=True, check=False)
        return (re.findall(r"version (\S+)", shown.stdout + shown.stderr) or ["?"])[0]

    def has_database(self):
        """Up to 4.7 the zones go to a file unless it is told not to; later versions do not know the option."""
        numbers = re.findall(r"\d+", self.version())[:2]
        return [int(number) for number in numbers] < [4, 8]


class Knot(Server):
    name = "knot"
    program = "knotd"
    modules = ()  # lines of sections for modules
    more_of_template = ()

    def command(self, zones):
        lines = [
            "server:", f"  rundir: {self.folder}", f"  listen: {ADDRESS}@{self.port}",
            f"  udp-workers: {self.threads}", f"  tcp-workers: {self.threads}",
            f"  background-workers: {self.threads}", *(f"  {option}" for option in self.more_options),
            "log:", "  - target: stderr", "    any: error",
            "control:", "  listen: knot.sock", "database:", f"  storage: {self.folder}",
            *self.modules, "template:", "  - id: default", f"    storage: {self.folder}", "    semantic-checks: off",
            "    zonefile-load: whole", "    zonefile-sync: -1", "    journal-content: none",
            *(f"    {option}" for option in self.more_of_template), "zone:",
        ]
        for zone in zones:
            lines += [f'  - domain: "{zone.name}"', f"    file: {zone.file}"]
        return [self.path(), "-c", self.write("knot.conf", lines)]

    @classmethod
    def version(cls):
        shown = subprocess.run([cls.path(), "-V"], capture_output=True, text=True, check=False)
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
        return [self.path(), "-g", "-n", self.threads, "-U", self.threads, "-c", self.write("named.conf", lines)]

    @classmethod
    def version(cls):
        shown = subprocess.run([cls.path(), "-v"], capture_output=True, text=True, check=False)
        return (re.findall(r"BIND (\d[\w.]*)", shown.stdout) or ["?"])[0]


class Pdns(Server):
    name = "pdns"
    program = "pdns_server"

    def command(self, zones):
        self.write("named.conf", [f'zone "{bare(zone)}" {{ type master; file "{zone.file}"; }};' for zone in zones])
        configuration = self.write("pdns.conf", [
            "launch=bind", f"bind-config={self.folder}/named.conf", f"local-address={ADDRESS}",
            f"local-port={self.port}", f"socket-dir={self.folder}", "guardian=no", "daemon=no", "write-pid=no",
            "disable-syslog=yes", "loglevel=0", f"receiver-threads={self.threads}",
            "distributor-threads=1", "security-poll-suffix=", "max-tcp-connections=1000", "bind-check-interval=0",
            *([f"bind-dnssec-db={self.folder}/dnssec.db"] if any(zone.denial for zone in zones) else []),
        ])
        for zone in zones:
            if zone.denial:
                self.declare_signed(zone)
        return [self.path(), f"--config-dir={configuration.parent}"]

    def declare_signed(self, zone):
        """It gives out the signatures in a file only where its database says that there are some."""
        tool = [shutil.which("pdnsutil", path=os.environ["PATH"] + SBIN), f"--config-dir={self.folder}"]
        subprocess.run([*tool, "create-bind-db", self.folder / "dnssec.db"], check=True, capture_output=True)
        subprocess.run([*tool, "set-presigned", bare(zone)], check=True, capture_output=True)
        if zone.denial == "NSEC3":
            subprocess.run([*tool, "set-nsec3", bare(zone), "1 0 0 -"], check=True, capture_output=True)

    def reload(self, zones):
        control = shutil.which("pdns_control", path=os.environ["PATH"] + SBIN)
        subprocess.run([control, f"--config-dir={self.folder}", f"--socket-dir={self.folder}", "bind-reload-now",
                        *(bare(zone) for zone in zones)], check=True, capture_output=True)

    @classmethod
    def version(cls):
        shown = subprocess.run([cls.path(), "--version"], capture_output=True, text=True, check=False)
        return (re.findall(r"Server (\d[\w.]*)", shown.stdout + shown.stderr) or ["?"])[0]
