"""The servers that are measured, by name."""

import contextlib
import os

from bench_lib import soa
from bench_lib.peers import Bind, Knot, Nsd, Pdns
from bench_lib.server import ADDRESS, Server, StartFailed  # noqa: F401 for who starts servers

FIRST_PORT = 5400
BUILT_HERE = "built here"


class Floor(Server):
    """Sends packets back; with `sizes` as many octets as a server that was measured before."""

    name = "floor"
    sizes = None

    def command(self, zones):
        sizes = ["--sizes", self.sizes] if self.sizes else []
        return [self.places.tool("floor"), "--listen", f"{ADDRESS}:{self.port}", *sizes]

    def has(self, zone):
        return soa.ask(self.port, zone) is not None

    def wait_until_answering(self):
        while not self.has("example."):
            pass

    @classmethod
    def path(cls):
        return BUILT_HERE


class Namu(Server):
    name = "namu"

    def command(self, zones):
        listed = self.write("zones.list", [f"{zone.name} {zone.file}" for zone in zones])
        program = self.places.namu if self.path() == BUILT_HERE else self.path()
        # Images would leave nothing to measure of reading.
        return [program, "serve", "--quiet", "--no-images", "--listen", f"{ADDRESS}:{self.port}",
                "--threads", self.threads,
                *self.more_options, *os.environ.get("NAMU_BENCH_OPTIONS", "").split(), "--zone-list", listed]

    @classmethod
    def path(cls):
        return os.environ.get("NAMU_BENCH_NAMU", BUILT_HERE)


ALL = {server.name: server for server in (Floor, Namu, Nsd, Knot, Bind, Pdns)}
PEERS = ("nsd", "knot", "bind", "pdns")


def start_all(where, names, zones, options=None):
    """Starts these servers, all with the same zones."""
    return start_each(where, [(name, zones) for name in names], options)


def start_each(where, wanted, options=None):
    """Starts a server for each (name, zones), all at once, since loading is not measured; they answer when this
    returns. `options`: by name, what is set on the server before."""
    running = []
    try:
        for number, (name, zones) in enumerate(wanted):
            running.append(ALL[name](where, FIRST_PORT + number))
            vars(running[-1]).update((options or {}).get(name, {}))
            running[-1].start(zones)
        for server, (_, zones) in zip(running, wanted):
            server.wait_until_ready(zones)
    except BaseException:
        stop_all(running)
        raise
    return running


@contextlib.contextmanager
def all_running(where, names, zones, options=None):
    """Servers by these names, all with the same zones, that answer; stopped at the end."""
    running = start_all(where, names, zones, options)
    try:
        yield running
    finally:
        stop_all(running)


def stop_all(running):
    for server in running:
        server.stop()
