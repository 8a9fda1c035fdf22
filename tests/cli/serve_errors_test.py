#!/usr/bin/python3
"""`namu serve` that cannot do what it was asked: what it says, how it ends, and that nothing is left behind."""

import os
import pathlib
import shutil
import socket
import stat

import serve_support
import support
from serve_support import LOOPBACKS, SERVFAIL, zone_text
from support import BAD, WRONG_USE

NOBODY = 65534
UNPRIVILEGED = pathlib.Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")


def an_address_of_others():
    """One that this machine does not have, out of those that stand in documentation (RFC 5737)."""
    for address in ("192.0.2.1", "198.51.100.1", "203.0.113.1"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.bind((address, 0))
            except OSError:
                return address
    return None


class Refused(serve_support.TestCase):
    """Runs that end by themselves."""

    def setUp(self):
        super().setUp()
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))

    def refused(self, status, *arguments, says=(), before=()):
        """It ends with the status, says all this on standard error, and writes no port file."""
        command = ["serve", "--port", "0", "--port-file", "port", *arguments]
        if "--port" in arguments:
            command = command[:1] + command[3:]
        ended = self.run_as(before, *command) if before else self.namu(*command)
        self.expect(ended, status, *says)
        for word in says:
            self.assertIn(word, ended.err)
        self.assertEqual(ended.out, "", "nothing is served, so nothing is announced")
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith("port")], [])
        return ended

    def run_as(self, before, *arguments):
        """namu at the end of another command, in a place where every user may run it."""
        program = self.folder / "namu"
        shutil.copy(support.namu_program(), program)
        self.folder.chmod(0o777)
        completed = support.subprocess.run(
            [*before, program, *map(str, arguments)], stdin=support.subprocess.DEVNULL,
            stdout=support.subprocess.PIPE, stderr=support.subprocess.PIPE, cwd=self.folder,
            timeout=support.SECONDS, check=False)
        return support.Ended(completed)

    def as_nobody(self):
        if os.geteuid() != 0:
            return ["env"]
        if shutil.which("setpriv") is None:
            self.skipTest("no setpriv to run as another user")
        return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


class Ports(Refused):
    def held(self, kind, address):
        holder = socket.socket(serve_support.family(address), kind)
        self.addCleanup(holder.close)
        holder.bind((address, 0))
        if kind == socket.SOCK_STREAM:
            holder.listen()
        return holder.getsockname()[1]

    def expect_holder(self, port, address, transport, process, command):
        self.refused(BAD, "example.com.zone", "--port", str(port), "--listen", address, says=(
            f":{port} ({transport})", "Address already in use", f"held by {command} (process {process})",
            "stop that program", "--port 0"))

    def test_in_use_for_udp(self):
        command = pathlib.Path("/proc/self/comm").read_text().strip()
        for address in LOOPBACKS:
            with self.subTest(address):
                port = self.held(socket.SOCK_DGRAM, address)
                self.expect_holder(port, address, "UDP", os.getpid(), command)

    def test_in_use_for_tcp(self):
        command = pathlib.Path("/proc/self/comm").read_text().strip()
        for address in LOOPBACKS:
            with self.subTest(address):
                port = self.held(socket.SOCK_STREAM, address)
                self.expect_holder(port, address, "TCP", os.getpid(), command)

    def test_in_use_by_another_namu(self):
        server = self.serve("example.com.zone")
        self.expect_holder(server.port, "127.0.0.1", "UDP", server.process.pid, "namu")
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")

    def test_the_same_address_twice(self):
        port = self.held(socket.SOCK_DGRAM, "127.0.0.1")  # a number that nobody else takes meanwhile
        twice = ("--listen", f"127.0.0.2:{port}", "--listen", f"127.0.0.2:{port}")
        self.refused(WRONG_USE, "example.com.zone", *twice, says=("--listen", f"127.0.0.2:{port}", "twice"))

    def test_port_53_without_the_right(self):
        if not UNPRIVILEGED.exists() or int(UNPRIVILEGED.read_text()) <= 53:
            self.skipTest("every user of this machine may take port 53")
        self.refused(BAD, "example.com.zone", "--port", "53", "--listen", "127.0.0.99", before=self.as_nobody(),
                     says=("127.0.0.99:53", "Permission denied", "sudo", "setcap", "--port 5353"))

    def test_an_address_of_another_machine(self):
        address = an_address_of_others()
        if address is None:
            self.skipTest("this machine takes every address for its own")
        self.refused(BAD, "example.com.zone", "--listen", address, says=(address, "does not have", "ip address"))

    def test_no_address_at_all(self):
        for text in ("localhost", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "1.2.3", "[::1", "", ":53"):
            with self.subTest(text):
                self.refused(WRONG_USE, "example.com.zone", "--listen", text,
                             says=("--listen", f"`{text}`", "192.0.2.1:53", "namu serve --help"))

    def test_a_virtual_server_of_a_name_that_is_none(self):
        self.refused(WRONG_USE, "example.com.zone", "--listen", "127.0.0.1=a..b", says=("--listen", "a..b", "domain name"))

    def test_a_virtual_server_without_a_zone(self):
        self.refused(WRONG_USE, "example.com.zone", "--listen", "127.0.0.1=", says=("127.0.0.1=", "zone"))

    def test_a_virtual_server_of_a_zone_that_is_not_loaded(self):
        self.refused(BAD, "example.com.zone", "--listen", "127.0.0.1=exmaple.com",
                     says=("127.0.0.1=", "exmaple.com", "is not among the zones"))


class Zones(Refused):
    def test_none_named(self):
        self.refused(WRONG_USE, says=("no zone is given", "namu serve --help"))

    def test_a_zone_given_twice(self):
        self.write("other.zone", zone_text("www A 192.0.2.2"))
        server = self.serve("example.com.zone", "other.zone")
        for word in ("example.com. is given twice", "example.com.zone", "other.zone", "[zone-given-twice"):
            self.assertIn(word, server.err)
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")

    def test_no_such_file(self):
        self.refused(BAD, "missing.zone", says=("missing.zone", "No such file"))

    def test_a_file_that_may_not_be_read(self):
        self.write("secret.zone", zone_text()).chmod(0)
        if os.geteuid() == 0:
            before = self.as_nobody()
        else:
            before = ["env"]
        self.refused(BAD, "secret.zone", before=before, says=("secret.zone", "Permission denied"))

    def test_a_folder_without_zones(self):
        self.write("folder/README", "nothing here")
        self.refused(BAD, "folder", says=("folder", "*.zone", "[folder-without-zones"))

    def test_the_only_zone_is_bad(self):
        self.write("bad.zone", zone_text("www A 192.0.2.999"))
        self.refused(BAD, "bad.zone", says=("bad.zone:5:7: error: ", "www A 192.0.2.999\n", "^~~~~~~~~~~", "no zone to serve"))

    def test_a_bad_zone_beside_a_good_one(self):
        self.write("bad.zone", zone_text("www A 192.0.2.999", apex="bad.example."))
        server = self.serve("example.com.zone", "bad.zone")
        for word in ("bad.zone:5:7: error: ", "^~~~~~~~~~~", "bad.example.", "SERVFAIL"):
            self.assertIn(word, server.err)
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")
        self.assertEqual(server.udp("www.bad.example").rcode, SERVFAIL)
        self.assertEqual(server.tcp("bad.example").rcode, SERVFAIL)
        self.expect_end(server)

    def test_a_file_of_which_nobody_can_tell_the_zone(self):
        self.write("x", "$TTL 300\n@ A 192.0.2.1\n")
        self.refused(BAD, "x", says=("[origin-not-found",))

    def test_a_bad_line_in_a_zone_list(self):
        self.write("list", "example.com example.com.zone\na..b example.com.zone\n")
        self.refused(BAD, "--zone-list", "list", says=("list:2:", "a..b"))


class Words(Refused):
    def test_an_unknown_option(self):
        self.refused(WRONG_USE, "example.com.zone", "--lsten", "127.0.0.1", says=("`--lsten`", "did you mean --listen?"))

    def test_numbers(self):
        for option, text in (("--port", "65536"), ("--port", "dns"), ("--threads", "0"), ("--udp-size", "511"),
                             ("--udp-size", "1401"), ("--ready-fd", "-1")):
            with self.subTest(option + " " + text):
                self.refused(WRONG_USE, "example.com.zone", option, text, says=(f"{option} takes a number from",))

    def test_cookie_options_that_do_not_fit_each_other(self):
        for other in (["--demand-cookies"], ["--cookie-secret", "secret"]):
            self.refused(WRONG_USE, "--no-cookies", *other, "example.com.zone", says=["--no-cookies leaves nothing"])

    def test_a_file_without_a_good_cookie_secret(self):
        files = {"empty": ("", "holds no secret"), "short": ("e5e973e5\n", "short:1: a secret is 32 hexadecimal digits")}
        for name, (text, says) in files.items():
            with self.subTest(name):
                self.write(name, text)
                self.refused(WRONG_USE, "--cookie-secret", name, "example.com.zone", says=[says, "openssl rand -hex 16"])
        self.refused(WRONG_USE, "--cookie-secret", "missing", "example.com.zone", says=["cannot read missing"])

    def test_a_ready_descriptor_that_is_not_open(self):
        self.refused(WRONG_USE, "example.com.zone", "--ready-fd", "77", says=("descriptor 77", "not open", "77>"))

    def test_a_ready_descriptor_that_is_only_read(self):
        reader, writer = os.pipe()
        ended = self.namu("serve", "example.com.zone", "--port", 0, "--ready-fd", reader, pass_fds=[reader])
        os.close(reader)
        os.close(writer)
        self.expect(ended, WRONG_USE, f"descriptor {reader} is not open for writing")

    def test_a_ready_descriptor_that_nobody_reads(self):
        reader, writer = os.pipe()
        os.close(reader)
        ended = self.namu("serve", "example.com.zone", "--port", 0, "--ready-fd", writer, pass_fds=[writer])
        os.close(writer)
        self.expect(ended, BAD, f"file descriptor {writer}", "Broken pipe")

    def test_a_port_file_in_no_folder(self):
        ended = self.namu("serve", "example.com.zone", "--port", 0, "--port-file", "no/port")
        self.expect(ended, BAD, "no/port", "No such file or directory", "--port-file")
        self.assertEqual(ended.out, "")
        self.assertFalse((self.folder / "no").exists())

    def test_a_port_file_that_is_a_folder(self):
        (self.folder / "port").mkdir()
        ended = self.namu("serve", "example.com.zone", "--port", 0, "--port-file", "port")
        self.expect(ended, BAD, "port file port", "Is a directory")

    def test_a_port_file_on_a_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        ended = self.namu("serve", "example.com.zone", "--port", 0, "--port-file", "/dev/full")
        self.expect(ended, BAD, "/dev/full", "No space left on device")
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/full").st_mode))

    def test_a_port_file_where_this_user_may_not_write(self):
        (self.folder / "closed").mkdir(mode=0o555)
        ended = self.run_as(self.as_nobody(), "serve", "example.com.zone", "--port", 0, "--port-file", "closed/port")
        self.expect(ended, BAD, "closed/port", "Permission denied")
        self.assertEqual(list((self.folder / "closed").iterdir()), [])


if __name__ == "__main__":
    support.main()
