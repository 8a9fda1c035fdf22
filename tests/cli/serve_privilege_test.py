#!/usr/bin/python3
"""`namu serve` with least privilege: its whole life under a strict list of system calls, closed files, another user.

Where the kernel has no seccomp or no Landlock, or the build has sanitizers, the tests that need them are skipped.
"""

import os
import pathlib
import pwd
import tempfile
import time
import unittest

import serve_support
import support
from serve_support import NOERROR, NXDOMAIN, ask_tcp

HOSTS = 40_000  # enough text for an image
USER = "nobody"
GROUP = "daemon"  # of which USER is no member


def is_possible(word):
    """Whether a server that demands this starts at all."""
    with tempfile.TemporaryDirectory() as folder:
        zone = pathlib.Path(folder) / "example.com.zone"
        zone.write_text(support.GOOD_ZONE)
        try:
            server = serve_support.Server(zone, f"--{word}", "demanded", "--no-images")
        except AssertionError:
            return False
        return server.stop() == support.FINE


HAS_SECCOMP = is_possible("seccomp")
HAS_LANDLOCK = is_possible("landlock")


def status_of(server, key):
    status = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return status.split(f"\n{key}:")[1].split("\n")[0].split()


class ServePrivilege(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.folder.chmod(0o755)
        self.write("zones/example.com.zone", support.GOOD_ZONE)
        self.write("state/images/.keep", "")

    def edit(self, name, text):
        """As editors do: another file takes the place of the old one."""
        self.write(name + ".new", text).rename(self.folder / name)

    def large_zone(self):
        hosts = "".join(f"host-number-{i:06} A 192.0.2.7\n" for i in range(HOSTS))
        return (support.GOOD_ZONE + hosts).replace("example.com", "large.test")

    def wait_for(self, what):
        deadline = time.monotonic() + support.SECONDS
        while not what():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)

    @unittest.skipUnless(HAS_SECCOMP, "no seccomp here")
    def test_a_whole_life_takes_only_the_calls_of_a_server(self):
        """Any other call would end the process."""
        self.write("zones/large.test.zone", self.large_zone())
        time.sleep(0.2)  # a text that was changed a moment ago gets no image
        server = self.serve("zones", "--seccomp", "kill", "--state", "state", "--threads", 3)
        self.assertIn("seccomp: only the system calls of a server; any other ends it", server.err)
        self.wait_for((self.folder / "state/images/large.test.image").exists)

        self.ask_much(server)
        self.edit("zones/example.com.zone", support.GOOD_ZONE + "new A 192.0.2.9\n")
        self.write("zones/deeper/example.net.zone", support.GOOD_ZONE.replace("example.com", "example.net"))
        self.edit("zones/large.test.zone", "nonsense")
        said = server.reload()
        self.assertIn("large.test", said)
        self.expect_data(server.udp("new.example.com"), "192.0.2.9")
        self.expect_data(server.udp("www.example.net"), "192.0.2.80")
        self.expect_data(server.tcp("host-number-000001.large.test"), "192.0.2.7")
        self.ask_much(server)
        self.expect_end(server)

    def ask_much(self, server):
        for _ in range(20):
            self.assertEqual(server.udp("no.example.com").rcode, NXDOMAIN)
            self.assertEqual(server.tcp("www.example.com", udp_size=1232).rcode, NOERROR)
        with serve_support.connect_tcp("127.0.0.1", server.port) as client:
            client.sendall(b"\0\1x")

    @unittest.skipUnless(HAS_SECCOMP, "no seccomp here")
    def test_all_threads_are_restricted(self):
        server = self.serve("zones", "--threads", 3)
        tasks = list(pathlib.Path(f"/proc/{server.process.pid}/task").iterdir())
        self.assertGreaterEqual(len(tasks), 4)
        for task in tasks:
            status = (task / "status").read_text()
            self.assertIn("\nSeccomp:\t2\n", status)
            self.assertIn("\nNoNewPrivs:\t1\n", status)

    @unittest.skipUnless(HAS_LANDLOCK, "no Landlock here")
    def test_a_link_does_not_lead_out_of_the_folders_it_was_told(self):
        self.write("elsewhere/secret.zone", support.GOOD_ZONE + "secret A 192.0.2.66\n")
        server = self.serve("zones", "--landlock", "demanded")
        (self.folder / "zones/example.com.zone").unlink()
        (self.folder / "zones/example.com.zone").symlink_to("../elsewhere/secret.zone")
        said = server.reload()
        self.assertIn("Permission denied", said)
        self.assertEqual(server.udp("secret.example.com").rcode, NXDOMAIN)
        self.expect_data(server.udp("www.example.com"), "192.0.2.80")

    @unittest.skipUnless(HAS_LANDLOCK, "no Landlock here")
    def test_links_that_are_there_at_the_start_are_followed(self):
        self.write("elsewhere/linked.zone", support.GOOD_ZONE)
        (self.folder / "zones/example.com.zone").unlink()
        (self.folder / "zones/example.com.zone").symlink_to("../elsewhere/linked.zone")
        server = self.serve("zones", "--landlock", "demanded")
        self.edit("elsewhere/linked.zone", support.GOOD_ZONE + "new A 192.0.2.9\n")
        server.reload()
        self.expect_data(server.udp("new.example.com"), "192.0.2.9")

    @unittest.skipUnless(HAS_LANDLOCK, "no Landlock here")
    def test_a_zone_named_alone_may_be_replaced(self):
        server = self.serve("--zone", "example.com=zones/example.com.zone", "--landlock", "demanded")
        self.edit("zones/example.com.zone", support.GOOD_ZONE + "new A 192.0.2.9\n")
        server.reload()
        self.expect_data(server.udp("new.example.com"), "192.0.2.9")

    def test_both_can_be_switched_off(self):
        server = self.serve("zones", "--landlock", "off", "--seccomp", "off")
        self.assertEqual(status_of(server, "Seccomp"), ["0"])
        self.assertNotIn("landlock", server.err)

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody else")
    def test_root_becomes_an_ordinary_user_and_keeps_low_ports(self):
        who = pwd.getpwnam(USER)
        self.write("zones/large.test.zone", self.large_zone())
        time.sleep(0.2)  # a text that was changed a moment ago gets no image
        (self.folder / "for-all").mkdir()
        (self.folder / "for-all").chmod(0o777)
        server = self.serve(
            "zones", "--user", USER, "--state", "fresh/state", own_port_file=self.folder / "for-all/port")
        self.assertEqual(status_of(server, "Uid"), [str(who.pw_uid)] * 4)
        self.assertEqual(status_of(server, "Gid"), [str(who.pw_gid)] * 4)
        self.assertEqual(status_of(server, "Groups"), [str(who.pw_gid)])
        self.assertEqual(status_of(server, "CapEff"), ["0000000000000400"])
        self.assertEqual(status_of(server, "CapBnd"), ["0000000000000000"])
        self.assertEqual((self.folder / "fresh/state").stat().st_uid, who.pw_uid)
        self.wait_for((self.folder / "fresh/state/images/large.test.image").exists)
        self.edit("zones/example.com.zone", support.GOOD_ZONE + "new A 192.0.2.9\n")
        server.reload()
        self.expect_data(server.udp("new.example.com"), "192.0.2.9")
        self.assertEqual(ask_tcp("127.0.0.1", server.port, "www.example.com").rcode, NOERROR)

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody else")
    def test_members_of_the_group_may_use_the_control_socket(self):
        (self.folder / "control").mkdir()
        (self.folder / "control").chmod(0o755)
        path = self.folder / "control/socket"
        self.serve("zones", "--control", path, "--set", f'control.group="{GROUP}"')
        for groups, status in (([GROUP], support.FINE), ([], support.BAD)):
            with self.subTest(groups=groups):
                ended = self.namu("ctl", "status", "--socket", path, user=USER, group=pwd.getpwnam(USER).pw_gid,
                                  extra_groups=groups, environment={"PATH": "/usr/bin"})
                self.assertEqual(ended.status, status, ended)

    def test_a_user_that_is_not_there_is_wrong_use(self):
        ended = self.namu("serve", "zones", "--user", "namu-nobody-knows")
        self.assertEqual(ended.status, support.WRONG_USE)
        self.assertIn("there is no user `namu-nobody-knows`; `adduser --system", ended.err)
        ended = self.namu("serve", "zones", "--group", "root")
        self.assertEqual(ended.status, support.WRONG_USE)
        self.assertIn("--group goes with --user", ended.err)


if __name__ == "__main__":
    support.main()
