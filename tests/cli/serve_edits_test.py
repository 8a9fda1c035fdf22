#!/usr/bin/python3
"""`namu serve` and edits: whichever way a file is written, what it says is served soon, and half of it never."""

import json
import os
import pathlib
import shutil
import subprocess
import time

import serve_support
import support
from serve_support import zone_text

SOON = 5  # seconds; an edit takes a fraction of one, on a machine that is not busy
QUIET = 1.2  # long enough for an edit to be taken, if it were


class Edits(serve_support.TestCase):
    """One zone in a folder; each test writes it in a way of its own."""

    def setUp(self):
        super().setUp()
        self.file = pathlib.Path(self.write("zones/example.com.zone", self.text(1)))
        self.server = self.serve("zones", "--state", "state")

    def tearDown(self):
        self.expect_end(self.server)
        super().tearDown()

    @staticmethod
    def text(host, serial=1):
        return zone_text(f"www A 192.0.2.{host}", serial=serial)

    def served(self, name="www.example.com"):
        return self.server.udp(name).data()

    def expect_served(self, host, name="www.example.com"):
        expected = [f"192.0.2.{host}"]
        self.wait_for(lambda: self.served(name) == expected, SOON)

    def expect_kept(self, host):
        time.sleep(QUIET)
        self.assertEqual(self.served(), [f"192.0.2.{host}"])

    def serial(self):
        answer = self.server.udp("example.com", rr_type=serve_support.SOA)
        return serve_support.serial_in(answer)

    def ctl(self, *words, status=0):
        ended = self.namu("ctl", *words, environment=self.server.environment)
        self.assertEqual(ended.status, status, ended)
        return ended

    def zone_status(self):
        return json.loads(self.ctl("zone", "example.com", "--json").out)["zones"][0]

    # --- ways to write a file -----------------------------------------------------------------------------------------

    def test_written_over(self):
        self.file.write_text(self.text(2))
        self.expect_served(2)

    def test_added_to(self):
        with self.file.open("a") as file:
            file.write("more A 192.0.2.7\n")
        self.expect_served(7, "more.example.com")

    def test_sed_in_place(self):
        subprocess.run(["sed", "-i", "s/192.0.2.1/192.0.2.3/", self.file], check=True)
        self.expect_served(3)

    def test_moved_over(self):
        new = pathlib.Path(self.write("beside", self.text(2)))
        new.rename(self.file)
        self.expect_served(2)

    def test_as_vim_does(self):
        """The old file becomes the backup, the new one is made in its place, and the backup goes."""
        backup = self.file.with_name("example.com.zone~")
        self.file.rename(backup)
        self.file.write_text(self.text(2))
        backup.unlink()
        self.expect_served(2)

    def test_removed_and_made_anew(self):
        self.file.unlink()
        time.sleep(0.2)
        self.file.write_text(self.text(2))
        self.expect_served(2)

    def test_by_a_shell_with_cat(self):
        new = self.write("beside", self.text(2))
        subprocess.run(f"cat {new} > {self.file}", shell=True, check=True)
        self.expect_served(2)

    def test_copied_with_its_old_time(self):
        new = self.write("beside", self.text(2))
        os.utime(new, (1_000_000_000, 1_000_000_000))
        shutil.copy2(new, self.file)
        self.expect_served(2)

    def test_of_the_same_size_and_time(self):
        before = self.file.stat()
        self.file.write_text(self.text(2))
        os.utime(self.file, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.expect_served(2)

    def serve_with_open_files(self):
        """Where the kernel closes all folders but those that were there at the start, these edits are not seen."""
        self.expect_end(self.server)
        self.server = self.serve("zones", "--landlock", "off")

    def test_a_link_that_leads_elsewhere(self):
        self.serve_with_open_files()
        for host in (2, 3):
            self.write(f"elsewhere/{host}", self.text(host))
            link = self.folder / "link"
            link.symlink_to(f"../elsewhere/{host}")
            link.rename(self.file)
            self.expect_served(host)
        self.write("elsewhere/3", self.text(4))
        self.expect_served(4)

    def test_a_folder_that_is_exchanged(self):
        self.serve_with_open_files()
        self.write("new/example.com.zone", self.text(2))
        os.rename(self.folder / "zones", self.folder / "old")
        os.rename(self.folder / "new", self.folder / "zones")
        self.expect_served(2)

    def test_written_slowly(self):
        """Half of the zone is a good zone too; it is not served as long as somebody is writing."""
        lines = zone_text(*[f"h{i} A 192.0.2.{i}" for i in range(20)], "www A 192.0.2.2").splitlines(keepends=True)
        with self.file.open("w") as file:
            for line in lines:
                file.write(line)
                file.flush()
                time.sleep(0.05)
                self.assertEqual(self.served(), ["192.0.2.1"])
        self.expect_served(2)

    def test_half_written_and_left_so(self):
        self.file.write_text(self.text(2)[:-6])
        self.expect_kept(1)
        self.assertIn("failure", self.zone_status())
        self.file.write_text(self.text(2))
        self.expect_served(2)
        self.assertNotIn("failure", self.zone_status())

    def test_a_folder_that_is_gone(self):
        folder = self.file.parent
        folder.rename(self.folder / "elsewhere")
        self.wait_for(lambda: "no file is read: zones: " in self.ctl("status").out, SOON)
        self.expect_kept(1)
        (self.folder / "elsewhere").rename(folder)
        self.wait_for(lambda: "no file is read" not in self.ctl("status").out, SOON)
        self.expect_kept(1)

    def test_emptied(self):
        self.file.write_text("")
        self.expect_kept(1)

    def test_removed(self):
        """A file in a folder that is gone is a zone that is gone; see also the next test."""
        self.write("zones/other.com.zone", zone_text("www A 192.0.2.9", apex="other.com."))
        self.expect_served(9, "www.other.com")
        self.file.unlink()
        self.wait_for(lambda: self.server.udp("www.example.com").rcode == serve_support.REFUSED, SOON)

    def test_of_which_the_right_to_read_is_taken(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        self.file.chmod(0)
        self.expect_kept(1)
        self.file.chmod(0o644)
        self.file.write_text(self.text(2))
        self.expect_served(2)

    def test_touched_only(self):
        serial = self.serial()
        self.file.touch()
        self.expect_kept(1)
        self.assertEqual(self.serial(), serial)
        self.assertNotIn("last_change", self.zone_status())

    def test_a_remark_only(self):
        with self.file.open("a") as file:
            file.write("; nothing new\n")
        self.expect_kept(1)
        self.assertEqual(self.serial(), 1)

    def test_only_the_included_file(self):
        part = self.write("zones/part.inc", "part A 192.0.2.5\n")
        self.file.write_text(self.text(1) + "$INCLUDE part.inc\n")
        self.expect_served(5, "part.example.com")
        pathlib.Path(part).write_text("part A 192.0.2.6\n")
        self.expect_served(6, "part.example.com")

    def test_an_included_file_that_comes_later(self):
        self.file.write_text(self.text(1) + "$INCLUDE part.inc\n")
        self.expect_kept(1)
        self.write("zones/part.inc", "part A 192.0.2.6\n")
        self.expect_served(6, "part.example.com")

    # --- what comes of it ---------------------------------------------------------------------------------------------

    def test_new_files_appear_also_in_new_folders(self):
        self.write("zones/other.com.zone", zone_text("www A 192.0.2.8", apex="other.com."))
        self.expect_served(8, "www.other.com")
        self.write("zones/below/third.com.zone", zone_text("www A 192.0.2.9", apex="third.com."))
        self.expect_served(9, "www.third.com")

    def test_the_change_is_shown_record_by_record(self):
        self.file.write_text(self.text(2))
        self.expect_served(2)
        for said in (self.server.err, self.ctl("status").out, self.ctl("zone", "example.com").out):
            self.assertIn("example.com.: serial 1 -> 2, 2 records removed, 2 added", said)
            self.assertIn("- www.example.com.\t300\tIN\tA\t192.0.2.1", said)
            self.assertIn("+ www.example.com.\t300\tIN\tA\t192.0.2.2", said)

    def test_a_mistake_is_shown_and_the_file_left_alone(self):
        bad = self.text(1) + "www A 192.0.2.300\n"
        self.file.write_text(bad)
        self.wait_for(lambda: "192.0.2.300" in self.server.err, SOON)
        self.assertIn("the last good version stays up", self.server.err)
        self.expect_kept(1)
        self.assertIn("example.com.zone:6:7", self.ctl("status").out)
        self.ctl("reload", status=1)
        self.ctl("reload", "example.com", status=1)
        self.assertEqual(self.file.read_text(), bad)

    def test_the_serial_rises_and_stays_risen_over_a_restart(self):
        for host in (2, 3):
            self.file.write_text(self.text(host))
            self.expect_served(host)
        self.assertEqual(self.serial(), 3)
        self.assertIn(" 1 7200", self.file.read_text())
        self.expect_end(self.server)
        self.server = self.serve("zones", "--state", "state")
        self.assertEqual(self.serial(), 3)
        self.expect_end(self.server)
        self.file.write_text(self.text(4))  # while nobody watches
        self.server = self.serve("zones", "--state", "state")
        self.assertEqual((self.served(), self.serial()), (["192.0.2.4"], 4))
        self.file.write_text(self.text(5, serial=20))
        self.expect_served(5)
        self.assertEqual(self.serial(), 20)

    def test_ctl_tells_the_truth(self):
        self.assertEqual(json.loads(self.ctl("status", "--json").out)["zones"], 1)
        self.assertIn("reloaded 1 zone", self.ctl("reload").out)
        self.assertIn("no zone other.com", self.ctl("zone", "other.com", status=1).err)
        self.assertIn("nothing was reloaded", self.ctl("reload", "other.com", status=1).err)
        self.assertIn("did you mean status?", self.ctl("statsu", status=1).err)


class Modes(serve_support.TestCase):
    def test_by_looking_from_time_to_time(self):
        file = pathlib.Path(self.write("example.com.zone", zone_text("www A 192.0.2.1")))
        server = self.serve("example.com.zone", "--watch", "poll")
        file.write_text(zone_text("www A 192.0.2.2"))
        self.wait_for(lambda: server.udp("www.example.com").data() == ["192.0.2.2"], 10)

    def test_not_at_all(self):
        file = pathlib.Path(self.write("example.com.zone", zone_text("www A 192.0.2.1")))
        server = self.serve("example.com.zone", "--watch", "off")
        file.write_text(zone_text("www A 192.0.2.2"))
        time.sleep(QUIET)
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")
        server.reload()
        self.expect_data(server.udp("www.example.com"), "192.0.2.2")

    def test_serials_by_other_policies(self):
        file = pathlib.Path(self.write("example.com.zone", zone_text("www A 192.0.2.1")))
        for policy, least in (("date", 2_026_000_000), ("unixtime", 1_700_000_000)):
            file.write_text(zone_text("www A 192.0.2.1"))
            server = self.serve("example.com.zone", "--serial", policy, "--state", policy)
            file.write_text(zone_text("www A 192.0.2.2"))
            self.wait_for(lambda: server.udp("www.example.com").data() == ["192.0.2.2"], SOON)
            self.assertGreater(serve_support.serial_in(server.udp("example.com", rr_type=serve_support.SOA)), least)
            self.expect_end(server)

    def test_a_state_folder_that_cannot_be_written_is_told_and_served_without(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        self.write("state", "no folder")
        server = self.serve("example.com.zone", "--state", "state")
        self.assertIn("served serials cannot be kept for the next start: state/serials: Not a directory", server.err)
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")

    def test_a_damaged_file_of_serials_is_told(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1", serial=5))
        self.write("state/serials", "namu serials 1\nexample.com. 9 1\nwhole 1\n")
        server = self.serve("example.com.zone", "--state", "state")
        self.assertIn("the serials that were served before cannot be read: state/serials: it is damaged", server.err)
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")


class Configuration(serve_support.TestCase):
    """The configuration is a file that is edited like any other."""

    def start(self, text):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        self.file = pathlib.Path(self.write("namu.toml", text))
        return self.serve("--config", "namu.toml")

    def test_an_edit_of_it_is_taken_or_all_of_it_is_left(self):
        server = self.start('zones = ["example.com.zone"]\n')
        self.file.write_text('zones = ["example.com.zone"]\n[server]\nversion-text = "other"\n')
        version = lambda: server.udp("version.bind", rr_type=serve_support.TXT, rr_class=serve_support.CH)
        self.wait_for(lambda: "other" in str(version().data(serve_support.TXT)), SOON)
        self.file.write_text('zones = ["nothing.zone"]\n[server]\nversion-txt = "third"\n')
        self.wait_for(lambda: "did you mean" in server.err, SOON)
        self.assertIn("nothing was reloaded: the configuration has errors", server.err)
        self.assertIn("other", str(version().data(serve_support.TXT)))
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")

    def test_what_takes_a_restart_is_refused(self):
        server = self.start('zones = ["example.com.zone"]\n[server]\nthreads = 2\n')
        self.file.write_text('zones = ["example.com.zone"]\n[server]\nthreads = 3\n')
        self.wait_for(lambda: "nothing was reloaded: server.threads: 2 -> 3: this takes a restart" in server.err, SOON)

    def test_a_file_that_is_not_there_takes_no_zone_down_and_nothing_is_taken(self):
        server = self.start('zones = ["example.com.zone"]\n[[listen]]\naddress = "127.0.0.1"\n')
        for zones in ('zones = ["exmaple.com.zone"]\n', 'zones = ["none/"]\n',
                      'zones = ["example.com.zone"]\n[[view]]\nname = "v"\nclients = ["10.0.0.0/8"]\nzones = ["none"]\n'):
            before = len(server.err)
            self.file.write_text(zones + '[[listen]]\naddress = "127.0.0.1"\n[[listen]]\naddress = "127.0.0.9"\n')
            self.wait_for(lambda: "nothing was reloaded: " in server.err[before:], SOON)
            self.assertRegex(server.err[before:], r"nothing was reloaded: (exmaple.com.zone|none/?): No such file")
            status = json.loads(self.namu("ctl", "status", "--json", environment=server.environment).out)
            self.assertEqual((len(status["listeners"]), status["zones"]), (1, 1))
            self.expect_data(server.udp("www.example.com"), "192.0.2.1")

    def test_a_listener_that_cannot_be_had_is_told_and_nothing_is_taken(self):
        zones = 'zones = ["example.com.zone"]\n'
        server = self.start(zones + '[[listen]]\naddress = "127.0.0.1"\n')
        self.file.write_text(zones + '[[listen]]\naddress = "127.0.0.1"\n[[listen]]\naddress = "192.0.2.1:5399"\n'
                             '[server]\nversion-text = "other"\n')
        self.wait_for(lambda: "nothing was reloaded: cannot listen on 192.0.2.1:5399" in server.err, SOON)
        self.assertIn("      = hint: this machine does not have that address", server.err)
        version = server.udp("version.bind", rr_type=serve_support.TXT, rr_class=serve_support.CH)
        self.assertNotIn("other", str(version.data(serve_support.TXT)))

    def test_listeners_come_and_go(self):
        listen = '[[listen]]\naddress = "127.0.0.1"\n'
        more = '[[listen]]\naddress = "127.0.0.9"\n'
        zones = 'zones = ["example.com.zone"]\n'
        server = self.start(zones + listen)
        self.file.write_text(zones + listen + more)
        self.wait_for(lambda: "listen 127.0.0.9" in server.err, SOON)
        # A port that is given as 0 is another one for each listener that comes later.
        listeners = lambda: json.loads(self.namu("ctl", "status", "--json", environment=server.environment).out)[
            "listeners"]
        other = [where for where in listeners() if where.startswith("127.0.0.9:")]
        self.assertEqual(len(other), 1)
        port = int(other[0].partition(":")[2])
        answer = serve_support.ask_udp("127.0.0.9", port, "www.example.com")
        self.expect_data(answer, "192.0.2.1")
        self.file.write_text(zones + listen)
        self.wait_for(lambda: len(listeners()) == 1, SOON)
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")

    def test_views_have_zones_of_their_own(self):
        self.write("inside/example.com.zone", zone_text("www A 10.0.0.1"))
        server = self.start('zones = ["example.com.zone"]\n[[view]]\nname = "inside"\nclients = ["127.0.0.1"]\n'
                            'zones = ["inside/"]\n')
        self.expect_data(server.udp("www.example.com"), "10.0.0.1")
        if "::1" in serve_support.LOOPBACKS:
            self.expect_data(server.udp("www.example.com", address="::1"), "192.0.2.1")
        self.write("inside/example.com.zone", zone_text("www A 10.0.0.2"))
        self.wait_for(lambda: server.udp("www.example.com").data() == ["10.0.0.2"], SOON)

    def test_who_may_not_ask_is_refused(self):
        server = self.start('zones = ["example.com.zone"]\n[[zone]]\nname = "example.com"\n'
                            'allow-query = ["192.0.2.0/24"]\n')
        self.assertEqual(server.udp("www.example.com").rcode, serve_support.REFUSED)


if __name__ == "__main__":
    support.main()
