#!/usr/bin/python3
"""Images of zones: when `namu serve` makes them, when it uses them, and when it must not."""

import os
import pathlib
import time
import unittest

import serve_support
import support
from serve_support import zone_text

HOSTS = 40_000  # more than a megabyte of text
FROM_IMAGE = "1 from its image"


def large_zone(address="192.0.2.80", serial=1):
    return zone_text(*(f"host-number-{i:06} A 192.0.2.7" for i in range(HOSTS)), f"www A {address}", serial=serial)


class ServeImages(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.zone = pathlib.Path(self.folder) / "example.com.zone"
        self.zone.write_text(large_zone())
        self.state = pathlib.Path(self.folder) / "state"
        self.image = self.state / "images" / "example.com.image"
        time.sleep(0.2)  # a text that was changed a moment ago gets no image

    def start(self, *options):
        return self.serve("example.com.zone", "--state", "state", *options)

    def identity(self):
        """Another one with every image that is written."""
        status = self.image.stat()
        return status.st_ino, status.st_mtime_ns

    def make_image(self):
        server = self.start()
        self.assertNotIn(FROM_IMAGE, server.out)
        self.wait_for(self.image.exists)
        self.expect_end(server)

    def check(self, server, *data, is_from_image):
        self.assertEqual(FROM_IMAGE in server.out, is_from_image, server.out + server.err)
        self.expect_data(server.udp("www.example.com."), *data)
        self.assertEqual(server.udp("no.example.com.").rcode, serve_support.NXDOMAIN)
        self.assertEqual(server.err, "")
        self.expect_end(server)

    def test_the_second_start_uses_the_image(self):
        self.make_image()
        self.check(self.start(), "192.0.2.80", is_from_image=True)

    def test_an_edited_file_is_read(self):
        self.make_image()
        self.zone.write_text(large_zone("192.0.2.81"))
        self.check(self.start(), "192.0.2.81", is_from_image=False)

    def test_an_edit_that_hides_its_time_is_read(self):
        self.make_image()
        before = self.zone.stat()
        self.zone.write_text(large_zone("192.0.2.81"))
        os.utime(self.zone, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.check(self.start(), "192.0.2.81", is_from_image=False)

    def test_a_touched_file_is_not_read_again(self):
        self.make_image()
        os.utime(self.zone)
        self.check(self.start(), "192.0.2.80", is_from_image=True)

    def test_a_damaged_image_is_not_used_and_written_again(self):
        self.make_image()
        octets = bytearray(self.image.read_bytes())
        octets[len(octets) // 2] ^= 1
        self.image.write_bytes(octets)
        before = self.identity()
        server = self.start()
        self.wait_for(lambda: self.identity() != before)
        self.check(server, "192.0.2.80", is_from_image=False)
        self.check(self.start(), "192.0.2.80", is_from_image=True)

    def test_no_images_neither_uses_nor_makes_one(self):
        environment = ["env", f"XDG_STATE_HOME={self.state}"]
        self.make_image()
        self.check(self.serve("example.com.zone", "--no-images", before=environment), "192.0.2.80",
                   is_from_image=False)
        self.image.unlink()
        server = self.serve("example.com.zone", "--no-images", before=environment)
        time.sleep(0.3)
        self.assertFalse(self.image.exists())
        self.check(server, "192.0.2.80", is_from_image=False)

    def test_the_environment_says_where_images_are(self):
        for variable, below in (("STATE_DIRECTORY", ""), ("XDG_STATE_HOME", "namu"), ("HOME", ".local/state/namu")):
            with self.subTest(variable):
                folder = pathlib.Path(self.folder) / variable
                others = [f"-u{name}" for name in ("STATE_DIRECTORY", "XDG_STATE_HOME") if name != variable]
                server = self.serve("example.com.zone", before=["env", *others, f"{variable}={folder}"])
                self.wait_for((folder / below / "images" / "example.com.image").exists)
                self.check(server, "192.0.2.80", is_from_image=False)

    def test_a_usual_place_that_cannot_be_used_is_passed_over_in_silence(self):
        self.state.write_text("a file")
        server = self.serve("example.com.zone", before=["env", "-uSTATE_DIRECTORY", f"XDG_STATE_HOME={self.state}"])
        time.sleep(0.3)
        self.check(server, "192.0.2.80", is_from_image=False)

    def test_without_any_place_there_are_none_and_nothing_is_said(self):
        server = self.serve("example.com.zone", before=["env", "-i"])
        self.check(server, "192.0.2.80", is_from_image=False)

    def test_a_reload_uses_the_image_and_sees_edits(self):
        server = self.start()
        self.wait_for(self.image.exists)
        self.assertIn(f"reloaded 1 zone ({FROM_IMAGE})", server.reload())
        self.zone.write_text(large_zone("192.0.2.82", serial=2))
        self.assertNotIn("image", server.reload())
        self.expect_data(server.udp("www.example.com."), "192.0.2.82")
        self.expect_end(server)

    def test_a_small_zone_has_no_image(self):
        self.zone.write_text(zone_text("www A 192.0.2.80"))
        time.sleep(0.2)
        server = self.start()
        time.sleep(0.3)
        self.assertEqual([file.name for file in self.state.iterdir()], ["serials"])
        self.check(server, "192.0.2.80", is_from_image=False)

    def test_a_folder_that_cannot_be_used_is_a_line_for_each_thing_that_is_lost(self):
        self.state.write_text("a file")
        server = self.start()
        self.wait_for(lambda: len(server.err.splitlines()) > 1)
        self.assertRegex(server.err, r"\Anamu: warning: served serials cannot be kept for the next start: .*: Not a directory;.*\n"
                         r"namu: warning: cannot write images to .*: Not a directory; the zones are served.*\n\Z")
        self.expect_data(server.udp("www.example.com."), "192.0.2.80")
        self.expect_end(server)

    def test_options_that_do_not_fit_are_refused(self):
        for options in (["--no-images", "--state", "state"], ["--state", ""]):
            ended = self.namu("serve", "example.com.zone", *options)
            self.expect(ended, support.WRONG_USE, "--state")


if __name__ == "__main__":
    support.main()
