#!/usr/bin/python3
"""`namu serve` whose state folder is full, read-only, gone or damaged: every zone is served and every edit taken, what is
lost is told once, and all is as before when the disk is."""

import os
import pathlib
import random
import resource
import shutil
import subprocess
import time
import unittest

import serve_support
import support
from serve_support import SOA, zone_text

HOSTS = "".join(f'host-number-{i:06} TXT "{"namu" * 10}"\n' for i in range(20_000))  # enough text for an image
KEPT_NOT = "served serials cannot be kept for the next start: "
KEPT_AGAIN = "namu: served serials are kept for the next start again\n"
IMAGES_NOT = "cannot write images to state/images: "
IMAGES_AGAIN = "namu: images are written again\n"
UNSHARE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]


def can_mount():
    command = [*UNSHARE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


class TestCase(serve_support.TestCase):
    """A large zone and a small one, whose author never raises a serial."""

    def setUp(self):
        super().setUp()
        self.version = 0
        self.edit_all()
        time.sleep(0.2)  # a text that was changed a moment ago gets no image

    def edit(self, zone, body=""):
        self.version += 1
        text = zone_text(f"version A 192.0.2.{self.version}", apex=zone) + body
        self.write("beside", text).rename(self.write(f"zones/{zone}zone", ""))

    def edit_all(self):
        self.edit("large.test.", HOSTS)
        self.edit("small.test.")

    def start(self, *options, **more):
        return self.serve("zones", "--state", "state", *options, **more)

    def expect_served(self, server, zone="small.test."):
        """The version of the last edit."""
        expected = [f"192.0.2.{self.version}"]
        self.wait_for(lambda: server.udp("version." + zone).data() == expected, 10)

    def edit_and_expect(self, server, zone="small.test.", body=""):
        self.edit(zone, body)
        self.expect_served(server, zone)

    def serial(self, server):
        return serve_support.serial_in(server.udp("small.test", rr_type=SOA))

    def expect_said(self, server, words, times=1):
        self.wait_for(lambda: words in server.err, 20)
        self.assertEqual(server.err.count(words), times, server.err)

    def status(self, server):
        return self.namu("ctl", "status", environment=server.environment).out


@unittest.skipUnless(can_mount(), "this user may not mount anything")
class Mounted(TestCase):
    """The state folder is a small disk of its own, in a mount namespace that ends with the server."""

    def start_on_disk(self, then):
        """`then` is done to it before the server starts."""
        (self.folder / "state").mkdir()
        script = f'mount -t tmpfs -o mode=700,size=8m tmpfs "$PWD/state" && {then} && exec "$@"'
        server = self.start(before=[*UNSHARE, "sh", "-c", script, "sh"])
        self.state = pathlib.Path(f"/proc/{server.process.pid}/root/{self.folder}/state")
        return server

    def remount(self, server, how):
        enter = ["nsenter", "--mount", "--target", str(server.process.pid)]
        if os.geteuid() != 0:
            enter += ["--user", "--preserve-credentials"]
        subprocess.run([*enter, "mount", "-o", f"remount,bind,{how}", self.folder / "state"], check=True)

    def test_a_full_disk(self):
        server = self.start_on_disk("head -c 8000k /dev/zero > state/filler")
        self.expect_said(server, IMAGES_NOT + "No space left on device")
        self.assertNotIn(KEPT_NOT, server.err)
        with open(self.state / "filler", "ab", buffering=0) as filler, self.assertRaises(OSError):
            while True:
                filler.write(bytes(512))

        for _ in range(3):
            self.edit_and_expect(server)
        self.edit_and_expect(server, "large.test.", HOSTS)
        self.expect_said(server, KEPT_NOT + "state/serials: No space left on device; it is tried again every few seconds")
        self.assertIn(KEPT_NOT, self.status(server))
        self.assertEqual([path.name for path in self.state.rglob("*.new")], [])

        serial = self.serial(server)
        (self.state / "filler").unlink()
        self.expect_said(server, KEPT_AGAIN)
        self.assertIn(f"small.test. {serial} ", (self.state / "serials").read_text())
        self.assertNotIn(KEPT_NOT, self.status(server))
        self.edit_and_expect(server, "large.test.", HOSTS)
        self.expect_said(server, IMAGES_AGAIN)
        self.assertTrue((self.state / "images/large.test.image").exists())
        self.expect_said(server, IMAGES_NOT)
        self.expect_said(server, KEPT_NOT)
        self.expect_end(server)

    def test_a_disk_that_is_read_only(self):
        server = self.start_on_disk('mount -o remount,bind,ro "$PWD/state"')
        self.expect_said(server, KEPT_NOT + "state/serials: Read-only file system")
        self.expect_said(server, IMAGES_NOT + "Read-only file system")
        self.edit_and_expect(server)
        self.edit_and_expect(server)
        self.remount(server, "rw")
        self.expect_said(server, KEPT_AGAIN)
        self.edit_and_expect(server, "large.test.", HOSTS)
        self.expect_said(server, IMAGES_AGAIN)
        self.expect_said(server, KEPT_NOT)
        self.expect_end(server)

    def test_a_disk_that_becomes_read_only(self):
        server = self.start_on_disk("true")
        self.wait_for((self.state / "images/large.test.image").exists)
        self.remount(server, "ro")
        self.edit_and_expect(server)
        self.expect_said(server, KEPT_NOT + "state/serials: Read-only file system")
        self.remount(server, "rw")
        self.expect_said(server, KEPT_AGAIN)
        self.expect_end(server)


class Folder(TestCase):
    """The state folder is one like any other."""

    def setUp(self):
        super().setUp()
        self.state = self.folder / "state"
        self.image = self.state / "images/large.test.image"

    def make_state(self):
        server = self.start()
        self.wait_for(self.image.exists)
        self.edit_and_expect(server)
        serial = self.serial(server)
        self.expect_end(server)
        return serial

    def expect_quiet_start(self):
        server = self.start()
        self.assertEqual(server.err, "")
        self.expect_end(server)

    def test_a_limit_of_the_size_of_files(self):
        """The signal for it must not end the server."""
        server = self.start()
        self.wait_for(self.image.exists)
        _, most = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (10, most))
        self.edit_and_expect(server, "large.test.", HOSTS)
        self.edit_and_expect(server)
        # Its own log is such a file too, and what could not be said is lost.
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (most, most))
        self.expect_said(server, KEPT_AGAIN)
        self.edit_and_expect(server, "large.test.", HOSTS)
        self.expect_said(server, IMAGES_AGAIN)
        self.expect_end(server)

    def test_a_folder_that_vanishes(self):
        server = self.start("--landlock", "off")  # which closes folders that come later
        self.wait_for(self.image.exists)
        shutil.rmtree(self.state)
        self.edit_and_expect(server)
        self.assertEqual(self.serial(server), 2)
        self.assertIn("small.test. 2 ", (self.state / "serials").read_text())
        self.edit_and_expect(server, "large.test.", HOSTS)
        self.wait_for(self.image.exists)
        self.assertNotIn(KEPT_NOT, server.err)
        self.expect_end(server)

    def test_a_folder_that_vanishes_where_others_are_closed(self):
        """Landlock knows the folder that was there at the start, and no other."""
        server = self.start()
        self.wait_for(self.image.exists)
        shutil.rmtree(self.state)
        for _ in range(3):
            self.edit_and_expect(server)
        self.assertLessEqual(server.err.count(KEPT_NOT), 1)
        self.expect_end(server)
        self.edit("small.test.")
        server = self.start()
        self.expect_served(server)
        self.assertEqual(server.err, "")
        self.expect_end(server)

    def test_a_file_in_the_place_of_the_folder(self):
        server = self.start("--landlock", "off")
        self.wait_for(self.image.exists)
        shutil.rmtree(self.state)
        self.state.write_text("a file")
        self.edit_and_expect(server)
        self.edit_and_expect(server)
        self.expect_said(server, KEPT_NOT + "state/serials: Not a directory")
        self.state.unlink()
        self.expect_said(server, KEPT_AGAIN)
        self.expect_end(server)

    def test_damaged_serials(self):
        serial = self.make_state()
        file = self.state / "serials"
        whole = file.read_bytes()
        self.assertIn(f"small.test. {serial} ".encode(), whole)
        rng = random.Random(7)
        damaged = [whole[:size] for size in range(0, len(whole), 17)]
        for _ in range(10):
            octets = bytearray(whole)
            octets[rng.randrange(len(octets))] ^= rng.randrange(1, 256)
            damaged.append(bytes(octets))
        damaged.append(bytes(len(whole)))
        damaged.append(rng.randbytes(100_000))
        for octets in damaged:
            file.write_bytes(octets)
            server = self.start()
            self.assertRegex(server.err, "^namu: warning: the serials that were served before cannot be read: "
                             "state/serials: it is damaged; each zone begins with that of its file\n$")
            self.expect_served(server)
            self.expect_end(server)
        self.expect_quiet_start()

    def test_serials_that_are_whole_count(self):
        serial = self.make_state()
        server = self.start()
        self.assertEqual((serial, self.serial(server)), (2, 2))
        self.expect_end(server)

    def test_damaged_images(self):
        self.make_state()
        whole = self.image.read_bytes()
        rng = random.Random(7)
        sizes = [0, 1, 8, 100, 4095, 4096, 4097, len(whole) // 2, len(whole) - 4096, len(whole) - 1]
        damaged = [whole[:size] for size in sizes]
        for at in [*range(0, 64, 8), *(rng.randrange(len(whole)) for _ in range(8))]:
            octets = bytearray(whole)
            octets[at] ^= rng.randrange(1, 256)
            damaged.append(bytes(octets))
        damaged.append(whole + b"more")
        for octets in damaged:
            self.image.write_bytes(octets)
            server = self.start()
            self.assertNotIn("image", server.out)
            self.assertEqual(server.err, "")
            self.expect_data(server.udp("version.large.test"), "192.0.2.1")
            self.assertEqual(len(server.tcp("host-number-019999.large.test", rr_type=serve_support.TXT).answer), 1)
            self.wait_for(lambda: self.image.read_bytes() == whole or self.image.stat().st_size == len(whole))
            self.expect_end(server)


if __name__ == "__main__":
    support.main()
