#!/usr/bin/python3
"""`namu serve` that is killed at any moment: the next start knows what was served, and nothing piles up.

NAMU_KILLS says how often (60 as a rule), NAMU_SEED repeats a run.
"""

import os
import pathlib
import random
import signal
import subprocess
import time

import serve_support
import support
from serve_support import SOA, zone_text

KILLS = int(os.environ.get("NAMU_KILLS", 60))
SEED = int(os.environ.get("NAMU_SEED", random.SystemRandom().randrange(1 << 32)))
HOSTS = "".join(f'host-number-{i:06} TXT "{"namu" * 10}"\n' for i in range(20_000))  # enough text for an image
FIRST_SERIAL = (1 << 32) - 20  # so that serials come round
ZONES = {"large.test.": HOSTS, "small.test.": ""}


def is_older(one, other):
    """RFC 1982 §3.2"""
    return 0 < (other - one) % (1 << 32) < 1 << 31


class Zone:
    """A zone file whose author never raises the serial, and what was seen of it."""

    def __init__(self, apex, folder):
        self.apex, self.file = apex, folder / f"{apex}zone"
        self.version = 0
        self.versions = {}  # that were seen under each serial
        self.newest = FIRST_SERIAL
        self.edit()

    def edit(self):
        """The version stands in the SOA record, so that one answer has it and the serial."""
        self.version += 1
        head = zone_text(apex=self.apex, serial=FIRST_SERIAL).replace("hostmaster", f"v{self.version}.hostmaster")
        beside = self.file.with_suffix(".beside")
        beside.write_text(head + ZONES[self.apex])
        beside.rename(self.file)

    def ask(self, server):
        """The version that is served, with what must hold for every answer."""
        answer = server.udp(self.apex, rr_type=SOA)
        serial, version = serve_support.serial_in(answer), version_in(answer)
        if self.versions.setdefault(serial, version) != version:
            raise AssertionError(f"{self.apex}: serial {serial} means versions {self.versions[serial]} and {version}")
        if is_older(serial, self.newest):
            raise AssertionError(f"{self.apex}: serial {serial} after {self.newest}")
        self.newest = serial
        return version


def version_in(answer):
    (octets,) = answer.data(SOA)
    at = octets.index(b"hostmaster") - 1
    return int(octets[:at].rpartition(b"v")[2])


class Killed(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        print(f"NAMU_SEED={SEED} NAMU_KILLS={KILLS}", flush=True)
        self.random = random.Random(SEED)
        (self.folder / "zones").mkdir()
        self.zones = [Zone(apex, self.folder / "zones") for apex in ZONES]
        self.arguments = ["zones", "--state", "state", "--set", "watch.settle=0"]

    def start(self):
        """A start after a kill is one like any other."""
        server = self.serve(*self.arguments)
        self.assertEqual(server.err, "")
        for zone in self.zones:
            self.assertEqual(zone.ask(server), zone.version, zone.apex)
        self.assertEqual(list((self.folder / "state").glob("serials.*")), [])
        return server

    def live(self, server):
        """Edits and reloads for a moment."""
        end = time.monotonic() + self.random.uniform(0, 0.5)
        while time.monotonic() < end:
            self.random.choice(self.zones).edit()
            if self.random.random() < 0.5:
                server.process.send_signal(signal.SIGHUP)
            time.sleep(self.random.uniform(0, 0.05))
            for zone in self.zones:
                zone.ask(server)

    def kill_in_its_start(self, usual_seconds):
        command = [support.namu_program(), "serve", *self.arguments, "--port", "0", "--no-control"]
        with subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as process:
            time.sleep(self.random.uniform(0, usual_seconds))
            process.kill()

    def expect_no_leftovers(self):
        unfinished = lambda: [path.name for path in pathlib.Path(self.folder / "state").rglob("*.new")]
        server = self.start()
        self.wait_for(lambda: unfinished() == [] and (self.folder / "state/images/large.test.image").exists())
        self.expect_end(server)

    def test_at_any_moment(self):
        for _ in range(KILLS):
            server = self.start()
            self.live(server)
            self.assertEqual(server.stop(signal.SIGKILL), -signal.SIGKILL)
            if self.random.random() < 0.3:
                self.random.choice(self.zones).edit()  # while nobody watches
                self.kill_in_its_start(server.start_seconds)
        time.sleep(0.2)  # a text that was changed a moment ago gets no image
        self.expect_no_leftovers()

    def test_in_the_midst_of_an_image(self):
        """What a killed writer has left goes with the next start, however young it is."""
        images = self.folder / "state/images"
        images.mkdir(parents=True, mode=0o700)
        for i in range(20):
            (images / f"large.test.image.{i}-0.new").write_text("half of it")
            (self.folder / f"state/serials.abcd{i:02}.new").write_text("half of it")
        time.sleep(0.2)
        self.expect_no_leftovers()


if __name__ == "__main__":
    support.main()
