"""What happens to a server over the years, in a minute and under load: a large zone is changed ten times, the configuration
once, an address comes and goes, and another program takes the place of the one that runs. How many questions are lost."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

from bench_lib import client, places, reload, servers, table

PEERS = ("nsd", "knot", "bind")
RELOADS = 10
OTHER = "127.0.0.2"
AFTER_SECONDS = 1.0  # of load behind the last event of a part
WAIT_SECONDS = 120


class Life:
    """What an operator does, with a server that can do none of it without a restart."""

    def set_up(self, extra=False, other_address=False):
        """What its configuration is to have from the next start on."""

    def stop_and_start(self, zones):
        self.stop()
        self.start(zones, core=None)
        self.wait_until_ready(zones)

    def change_configuration(self, zones):
        self.set_up(extra=True)
        self.stop_and_start(zones)

    def change_listeners(self, zones):
        for other_address in (True, False):
            self.set_up(extra=True, other_address=other_address)
            self.stop_and_start(zones)

    def replace(self, zones):
        self.stop_and_start(zones)


class Namu(Life, servers.Namu):
    extra = other_address = False
    successor = None

    def set_up(self, extra=False, other_address=False):
        self.extra, self.other_address = extra, other_address

    def write_configuration(self, zones):
        listen = [servers.ADDRESS] + ([OTHER] if self.other_address else [])
        lines = ["server = {quiet = true}", f'state = {{folder = "{self.folder}/state", images = false}}',
                 f'control = {{socket = "{self.folder}/control"}}', 'watch = {mode = "off"}',
                 f"tcp = {{connections = {500 if self.extra else 1000}}}",
                 *(f'[[listen]]\naddress = "{address}:{self.port}"' for address in listen),
                 *(f'[[zone]]\nname = "{zone.name}"\nfile = "{zone.file}"' for zone in zones)]
        return self.write("namu.toml", lines)

    def command(self, zones):
        return [self.places.namu, "serve", "--config", self.write_configuration(zones),
                *os.environ.get("NAMU_BENCH_OPTIONS", "").split()]

    def ctl(self, *words):
        command = [self.places.namu, "ctl", *words, "--socket", f"{self.folder}/control"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise servers.StartFailed(f"namu ctl {words}: {done.stderr}")
        return done.stdout

    def change_configuration(self, zones):
        self.set_up(extra=True)
        self.write_configuration(zones)
        self.ctl("reload")

    def change_listeners(self, zones):
        for other_address in (True, False):
            self.set_up(extra=True, other_address=other_address)
            self.write_configuration(zones)
            self.ctl("reload")

    def replace(self, zones):
        self.successor = int(re.search(r"process (\d+) has taken", self.ctl("upgrade")).group(1))
        self.process.wait()

    def stop(self):
        if self.successor is not None:
            os.kill(self.successor, signal.SIGTERM)
            while pathlib.Path(f"/proc/{self.successor}").exists():
                time.sleep(0.01)
            self.successor = None
        super().stop()


class Nsd(Life, servers.ALL["nsd"]):
    def set_up(self, extra=False, other_address=False):
        self.more_options = (["tcp-count: 500"] if extra else []) + (
            [f"ip-address: {OTHER}@{self.port}"] if other_address else [])


class Knot(Life, servers.ALL["knot"]):
    def set_up(self, extra=False, other_address=False):
        self.more_options = (["tcp-max-clients: 500"] if extra else []) + (
            [f"listen: {OTHER}@{self.port}"] if other_address else [])

    def change_configuration(self, zones):
        self.set_up(extra=True)
        self.command(zones)
        self.process.send_signal(signal.SIGHUP)
        time.sleep(1.0)


class Bind(Life, servers.ALL["bind"]):
    extra = other_address = False

    def set_up(self, extra=False, other_address=False):
        self.extra, self.other_address = extra, other_address

    def write(self, name, lines):
        text = "\n".join(lines)
        if self.extra:
            text = text.replace("tcp-clients 1000", "tcp-clients 500")
        if self.other_address:
            text = text.replace(f"{{ {servers.ADDRESS}; }}", f"{{ {servers.ADDRESS}; {OTHER}; }}")
        return super().write(name, text.split("\n"))

    def tell(self, zones):
        self.command(zones)
        self.process.send_signal(signal.SIGHUP)
        time.sleep(1.0)

    def change_configuration(self, zones):
        self.set_up(extra=True)
        self.tell(zones)

    def change_listeners(self, zones):
        for other_address in (True, False):
            self.set_up(extra=True, other_address=other_address)
            self.tell(zones)


LIVES = {"namu": Namu, "nsd": Nsd, "knot": Knot, "bind": Bind}


class Edits:
    """The file of a zone in ever new versions, each with a serial of its own and some other addresses."""

    def __init__(self, zone, served):
        self.served = served
        self.serial = reload.OLD_SERIAL
        self.bodies = [(zone.folder / "zone").read_bytes(), reload.changed_text(zone).read_bytes()]
        for number, serial in enumerate((reload.OLD_SERIAL, reload.NEW_SERIAL)):
            self.bodies[number] = self.bodies[number].replace(str(serial).encode(), b"%d", 1)

    def write(self):
        self.serial += 1
        fresh = self.served.file.with_suffix(".new")
        begin, _, end = self.bodies[self.serial % 2].partition(b"%d")
        fresh.write_bytes(begin + str(self.serial).encode() + end)
        os.replace(fresh, self.served.file)

    def wait(self, server):
        end = time.monotonic() + WAIT_SECONDS
        while server.serial(self.served.name) != self.serial:
            if time.monotonic() > end:
                raise servers.StartFailed(f"{server.name} does not take serial {self.serial}: {server.log()[-2000:]}")
            time.sleep(0.01)


def reload_often(server, zones, edits):
    for _ in range(RELOADS):
        edits.write()
        server.reload(zones)
        edits.wait(server)


PARTS = {
    f"{RELOADS} reloads": reload_often,
    "configuration": lambda server, zones, edits: server.change_configuration(zones),
    "an address comes and goes": lambda server, zones, edits: server.change_listeners(zones),
    "another process": lambda server, zones, edits: server.replace(zones),
}


def under_load(where, server, questions, rate, happening):
    """Questions at that rate from a second before until a second after what happens; what became of them."""
    words = [where.tool("load"), "--server", f"{servers.ADDRESS}:{server.port}", "--questions", questions, "--rate", rate,
             "--patience", 5, "--seconds", 600, "--warm-up", 0, "--pin", places.CLIENT_CORE]
    with tempfile.TemporaryFile("w+") as out:
        with subprocess.Popen([str(word) for word in words], stdout=out, text=True) as load:
            try:
                time.sleep(AFTER_SECONDS)
                begin = time.monotonic()
                happening()
                seconds = time.monotonic() - begin
                time.sleep(AFTER_SECONDS)
            finally:
                load.send_signal(signal.SIGINT)
        out.seek(0)
        seen = json.loads(out.read())
    return {"seconds": seconds, "lost": seen["lost"], "sent": seen["sent"],
            "slowest_ms": seen["latency_us"]["max"] / 1000, "p99.9_ms": seen["latency_us"]["p99.9"] / 1000}


def live(where, name, zone, rate):
    served = zone.copy_to(where.work("years"))
    served.file = where.work("years") / "zone"
    edits = Edits(zone, served)
    edits.write()
    server = LIVES[name](where, servers.FIRST_PORT)
    try:
        server.set_up()
        server.start([served], core=None)
        server.wait_until_ready([served])
        return {part: under_load(where, server, zone.questions("mixed"), rate,
                                 lambda happen=happen: happen(server, [served], edits))
                for part, happen in PARTS.items()}
    finally:
        server.stop()
        shutil.rmtree(where.work("years"))


def print_result(result):
    for part in PARTS:
        rows = [[name, f"{figures[part]['lost']:,}", f"{figures[part]['sent']:,}", f"{figures[part]['slowest_ms']:.0f}",
                 f"{figures[part]['p99.9_ms']:.2f}", f"{figures[part]['seconds']:.1f}"]
                for name, figures in result.items()]
        print(table.text([part, "lost", "of", "slowest, ms", "p99.9, ms", "seconds"], rows), flush=True)


def run(where, arguments, names):
    rate = arguments.rate
    print(f"What happens over the years, while {rate:,} questions a second come\n")
    zone, = places.chosen_zones(where, arguments, "big")
    result = {}
    for name in ["namu", *names]:
        begin = time.monotonic()
        result[name] = live(where, name, zone, rate)
        print(f"{name}: {time.monotonic() - begin:.0f} seconds", flush=True)
    print()
    print_result(result)
    total = {name: sum(part["lost"] for part in parts.values()) for name, parts in result.items()}
    print("lost in all:", ", ".join(f"{name} {lost:,}" for name, lost in total.items()))
    return {zone.title: result}
