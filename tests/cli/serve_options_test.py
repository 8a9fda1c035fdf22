#!/usr/bin/python3
"""The options of `namu serve`, one by one, and what it prints when it starts."""

import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import threading
import time

import serve_support
import support
from serve_support import (A, CH, COOKIE, LOOPBACKS, REPORT_CHANNEL, TCP_KEEPALIVE,
                           NOERROR, NSID, NXDOMAIN, REFUSED, TXT, has_ipv6, zone_text)
from support import FINE, ZONES

MANY_ZONES = 100_000
MANY_ZONES_SECONDS = 120  # a build with sanitizers; a release takes a second or two
MANY_ZONES_OCTETS = 2_000_000_000
GLUE_RECORDS = 200


class WithAZone(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))


class Readiness(WithAZone):
    """Nothing is answered before all zones are loaded. checklist: 11.3"""

    def test_the_port_file_is_there_when_the_line_of_readiness_comes(self):
        server = self.serve("example.com.zone")  # reads both in this order
        self.assertEqual(server.ready_line, "ready\n")
        self.assertEqual(server.udp("www.example.com").rcode, NOERROR)

    def test_who_waits_for_the_port_file_never_sees_half_of_it(self):
        port_file, seen = self.folder / "port", []

        def watch():
            deadline = time.monotonic() + support.SECONDS
            while not seen and time.monotonic() < deadline:
                if port_file.exists():
                    seen.append(port_file.read_text())

        watcher = threading.Thread(target=watch)
        watcher.start()
        server = self.serve("--quiet", "example.com.zone", own_port_file=port_file)
        watcher.join(support.SECONDS)
        self.assertEqual(seen, [f"{server.port}\n"])
        self.assertEqual(os.listdir(self.folder).count("port"), 1)
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("port.")], [])

    def test_a_port_file_that_is_there_is_written_anew(self):
        port_file = self.write("port", "12345 from an earlier run\n")
        server = self.serve("example.com.zone", own_port_file=port_file)
        self.assertEqual(port_file.read_text(), f"{server.port}\n")


class Listening(WithAZone):
    def test_the_port_is_one_number_on_all_addresses(self):
        server = self.serve("example.com.zone", *self.listen("127.0.0.1", "127.0.0.7", *LOOPBACKS[1:]))
        for address in ["127.0.0.1", "127.0.0.7", *LOOPBACKS[1:]]:
            for ask in (server.udp, server.tcp):
                self.expect_data(ask("www.example.com", address=address), "192.0.2.1")

    def test_virtual_servers(self):
        for name in ("a.example", "b.example", "c.example"):
            self.write(f"{name}.zone", zone_text("www A 192.0.2.1", apex=f"{name}."))
        server = self.serve("a.example.zone", "b.example.zone", "c.example.zone",
                            *self.listen("127.0.0.1=a.example", "127.0.0.2=b.example.,c.example", "127.0.0.3"))
        served = {"127.0.0.1": "a", "127.0.0.2": "bc", "127.0.0.3": "abc"}
        for address, zones in served.items():
            for zone in "abc":
                for ask in (server.udp, server.tcp):
                    with self.subTest(f"{zone} at {address}"):
                        expected = NOERROR if zone in zones else REFUSED
                        self.assertEqual(ask(f"www.{zone}.example", address=address).rcode, expected)

    def test_a_port_of_its_own_for_an_address(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]  # free on 127.0.0.9 as well, as a rule
            server = self.serve("example.com.zone", *self.listen(f"127.0.0.9:{port}"))
            self.assertEqual(server.port, port)
            self.expect_data(server.udp("www.example.com", address="127.0.0.9"), "192.0.2.1")

    def test_a_wildcard_answers_from_the_address_asked(self):
        server = self.serve("example.com.zone", *self.listen("0.0.0.0"))
        for address in ("127.0.0.1", "127.0.0.5"):
            for ask in (server.udp, server.tcp):
                self.expect_data(ask("www.example.com", address=address), "192.0.2.1")

    def test_both_wildcards_side_by_side(self):
        if not has_ipv6():
            self.skipTest("no IPv6")
        server = self.serve("example.com.zone", *self.listen("0.0.0.0", "::"))
        for address in ("127.0.0.1", "127.0.0.5", "::1"):
            for ask in (server.udp, server.tcp):
                self.expect_data(ask("www.example.com", address=address), "192.0.2.1")

    def test_threads(self):
        for threads in (1, 2, 16):
            with self.subTest(threads):
                server = self.serve("example.com.zone", "--threads", threads)
                self.assertIn(f"{threads} worker{'s' if threads > 1 else ''}\n", server.out)
                for _ in range(4 * threads):  # the kernel spreads the clients over the workers
                    self.expect_data(server.udp("www.example.com"), "192.0.2.1")
                    self.expect_data(server.tcp("www.example.com"), "192.0.2.1")
                self.expect_end(server)

    @staticmethod
    def listen(*addresses):
        return [word for address in addresses for word in ("--listen", address)]


class Answers(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        many = [f"many A 192.0.2.{i}" for i in range(1, GLUE_RECORDS + 1)]
        self.write("example.com.zone", zone_text("www A 192.0.2.1", *many))

    def test_udp_size_is_the_limit_whatever_the_client_offers(self):
        for limit in (512, 1232, 1400):
            with self.subTest(limit):
                server = self.serve("example.com.zone", "--udp-size", limit)
                answer = server.udp("many.example.com", udp_size=65535)
                self.assertLessEqual(len(answer.octets), limit)
                self.assertTrue(answer.is_truncated)
                self.assertEqual(len(server.tcp("many.example.com").data()), GLUE_RECORDS)

    def test_without_edns_512_octets_are_the_limit(self):
        server = self.serve("example.com.zone", "--udp-size", 1400)
        answer = server.udp("many.example.com")
        self.assertLessEqual(len(answer.octets), 512)
        self.assertTrue(answer.is_truncated)

    def chaos(self, server, name):
        return server.udp(name, TXT, rr_class=CH)

    def nsid(self, server):
        return server.udp("www.example.com", A, options=[(NSID, b"")]).options.get(NSID)

    def test_identity(self):
        server = self.serve("example.com.zone", "--identity", "a name of my own")
        for name in ("id.server", "hostname.bind", "ID.Server"):
            self.expect_data(self.chaos(server, name), "a name of my own", rr_type=TXT)
        self.assertEqual(self.nsid(server), b"a name of my own")
        self.assertNotIn(NSID, server.udp("www.example.com", udp_size=1232).options, "nobody asked for it")

    def test_the_identity_is_the_name_of_the_host_at_first(self):
        server = self.serve("example.com.zone")
        self.expect_data(self.chaos(server, "id.server"), socket.gethostname(), rr_type=TXT)
        self.assertEqual(self.nsid(server), socket.gethostname().encode())

    def test_no_identity(self):
        server = self.serve("example.com.zone", "--identity", "")
        self.assertEqual(self.chaos(server, "id.server").rcode, REFUSED)
        self.assertIsNone(self.nsid(server))
        self.assertEqual(self.chaos(server, "version.bind").rcode, NOERROR)

    def test_version(self):
        version = self.namu("--version").out.strip()
        server = self.serve("example.com.zone")
        for name in ("version.bind", "version.server"):
            self.expect_data(self.chaos(server, name), version, rr_type=TXT)
        server = self.serve("example.com.zone", "--version-text", "none of your business")
        self.expect_data(self.chaos(server, "version.bind"), "none of your business", rr_type=TXT)

    def test_no_version(self):
        server = self.serve("example.com.zone", "--version-text", "")
        for name in ("version.bind", "version.server"):
            self.assertEqual(self.chaos(server, name).rcode, REFUSED)
        self.assertEqual(self.chaos(server, "id.server").rcode, NOERROR)


    def test_keepalive_tells_the_time_out_that_holds(self):
        server = self.serve("example.com.zone")
        with serve_support.connect_tcp("127.0.0.1", server.port) as client:
            answer = serve_support.ask_connected(client, "www.example.com", options=[(TCP_KEEPALIVE, b"")])
            (units,) = struct.unpack(">H", answer.options[TCP_KEEPALIVE])
            self.assertEqual(units, 100)
            began = time.monotonic()
            self.assertEqual(client.recv(1), b"", "the server closes what is idle")
            self.assertGreaterEqual(time.monotonic() - began, units / 10 - 0.1)
        self.assertNotIn(TCP_KEEPALIVE, server.udp("www.example.com", options=[(TCP_KEEPALIVE, b"")]).options)

    def test_report_channel(self):
        server = self.serve("example.com.zone", "--report-channel", "reports.example.net")
        options = server.udp("www.example.com", udp_size=1232).options
        self.assertEqual(options[REPORT_CHANNEL], serve_support.name_to_wire("reports.example.net"))
        for bad in (".", "a..b", ""):
            ended = self.namu("serve", "example.com.zone", "--report-channel", bad)
            self.expect(ended, support.WRONG_USE, "report-channel takes ", "name", "namu serve --help")

    def test_authority_ns(self):
        self.assertEqual(self.serve("example.com.zone").udp("www.example.com").authority, [])
        answer = self.serve("example.com.zone", "--authority-ns").udp("www.example.com")
        self.assertEqual([record[3] for record in answer.authority], ["ns.example.net."])

    def test_cookies_are_on_and_differ_from_start_to_start(self):
        def cookie(*options):
            server = self.serve("example.com.zone", *options)
            return server.udp("www.example.com", options=[(COOKIE, b"01234567")]).options.get(COOKIE)

        first, second = cookie(), cookie()
        self.assertEqual((first[:9], len(first)), (b"01234567\x01", 24))
        self.assertNotEqual(first[16:], second[16:])
        self.assertIsNone(cookie("--no-cookies"))


class ManyZones(serve_support.TestCase):
    def test_a_list_of_a_hundred_thousand_zones(self):
        (self.folder / "zones").mkdir()
        for i in range(MANY_ZONES):
            (self.folder / f"zones/{i}").write_text(
                f"$TTL 300\n@ SOA ns.example. h.example. {i + 1} 7200 900 1209600 300\n@ NS ns.example.\n"
                f"www A 10.{i >> 16}.{i >> 8 & 255}.{i & 255}\n")
        self.write("list", "".join(f"z{i}.example zones/{i}\n" for i in range(MANY_ZONES)))
        server = self.serve("--zone-list", "list", ready_seconds=MANY_ZONES_SECONDS)
        octets = server.resident_octets()
        began = time.monotonic()
        self.assertIn(f"reloaded {MANY_ZONES} zones", server.reload(MANY_ZONES_SECONDS))
        print(f"{MANY_ZONES} zones: {server.start_seconds:.1f} s until ready, {octets / 1e6:.0f} MB; "
              f"reload {time.monotonic() - began:.1f} s, {server.resident_octets() / 1e6:.0f} MB after it")
        self.assertLess(octets, MANY_ZONES_OCTETS)
        for i in range(0, MANY_ZONES, 9973):
            answer = server.udp(f"www.z{i}.example")
            self.expect_data(answer, f"10.{i >> 16}.{i >> 8 & 255}.{i & 255}")
        self.assertEqual(server.udp("nothing.z1.example").rcode, NXDOMAIN)
        self.assertEqual(server.udp(f"www.z{MANY_ZONES}.example").rcode, REFUSED)
        self.assertIn(f"serves {MANY_ZONES} zones with {3 * MANY_ZONES} records", server.out)
        self.assertLess(len(server.out), 2000, "nobody reads so many names")
        self.expect_end(server)
        self.expect_end_while_loading()

    def expect_end_while_loading(self):
        """Nobody waits for a hundred thousand zones only to end the server."""
        process = subprocess.Popen(
            [support.namu_program(), "serve", "--zone-list", "list", "--port", "0"], cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        process.terminate()
        out, _ = process.communicate(timeout=support.SECONDS)
        self.assertEqual(out, b"", "it has not got as far as the banner")
        # By the signal itself where it came before namu's first step.
        self.assertIn(process.returncode, (0, -signal.SIGTERM))


class Banner(serve_support.TestCase):
    def test_quiet(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        server = self.serve("example.com.zone", "--quiet")
        self.expect_data(server.udp("www.example.com"), "192.0.2.1")
        self.expect_end(server)
        self.assertEqual((server.out, server.err), ("", ""))

    def test_quiet_is_not_silent_about_mistakes(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        self.write("bad.zone", zone_text("www A oops", apex="bad.example."))
        server = self.serve("example.com.zone", "bad.zone", "--quiet")
        self.assertIn("bad.zone:5:7: error: ", server.err)
        self.assertEqual(server.out, "")

    def test_it_says_which_zones_are_where(self):
        server = self.serve(ZONES)
        rows = [line.split() for line in server.out.splitlines()]
        at = {word: row for row in rows for word in row}
        self.assertIn("home.lab,", at[f"127.0.0.1:{server.port}"])
        self.assertIn("lab.glasscom.com", at[f"127.0.5.1:{server.port}"])
        self.assertRegex(server.out, r"\Anamu \S+ serves \d+ zones with \d+ records, \d+ workers?\n")
        self.assertLess(server.out.index("home.lab"), server.out.index("in-addr.arpa"))

    def test_a_zone_with_mistakes_is_marked(self):
        self.write("example.com.zone", zone_text("www A 192.0.2.1"))
        self.write("bad.zone", zone_text("www A oops", apex="bad.example."))
        self.assertIn("bad.example (SERVFAIL)", self.serve("example.com.zone", "bad.zone").out)

    def questions(self, server):
        """The lines to try, which stand at the end."""
        self.assertIn("\nTry:\n", server.out)
        return [line.strip() for line in server.out.split("\nTry:\n")[1].splitlines()]

    def expect_answers(self, server):
        lines = self.questions(server)
        self.assertEqual(len(set(lines)), len(lines))
        if shutil.which("dig") is None:
            self.skipTest("no dig")
        texts = []
        for line in lines:
            with self.subTest(line):
                ended = subprocess.run(line, shell=True, capture_output=True, text=True, check=False,
                                       timeout=support.SECONDS)
                texts.append(ended.stdout)
                self.assertEqual(ended.returncode, 0, ended)
                self.assertIn("status: NOERROR", ended.stdout)
                self.assertNotIn("WARNING", ended.stdout)
                self.assertNotIn("unexpected source", ended.stdout)
                self.assertNotRegex(ended.stdout, "ANSWER: 0, AUTHORITY: 0")
        return lines, texts

    def test_the_questions_for_the_shipped_zones(self):
        lines, texts = self.expect_answers(self.serve(ZONES))
        self.assertEqual(len(lines), 3)
        self.assertIn(" www.home.lab A ", lines[0])
        self.assertIn(" home.lab MX ", lines[1])
        self.assertIn("@127.0.1.1 ", lines[2])
        self.assertIn("ANSWER: 0, AUTHORITY: 1", texts[2], "a referral")

    def test_no_question_for_a_referral_that_is_none(self):
        """Where one address has the whole hierarchy, it answers for the child itself."""
        server = self.serve(ZONES / "lab", *(word for address in LOOPBACKS for word in ("--listen", address)))
        lines, texts = self.expect_answers(server)
        for line, text in zip(lines, texts):
            self.assertNotIn("ANSWER: 0", text, line)

    def test_the_questions_for_other_zones(self):
        self.write("one/mx.zone", zone_text(apex="mx."))  # a name that dig would take for a type
        self.write("two/odd.zone", zone_text("\\$a A 192.0.2.1", "-b A 192.0.2.2", "*.c A 192.0.2.3", "d\\ e A 192.0.2.4",
                                             apex="odd.example."))
        self.write("three/alias.zone", zone_text("host A 192.0.2.1", "files CNAME host", apex="alias.example."))
        for arguments in ([ZONES / "lab"], [ZONES / "home"], [ZONES / "reverse"], ["one"], ["two"], ["three"],
                          [ZONES / "home", "--listen", "0.0.0.0"]):
            with self.subTest(arguments):
                server = self.serve(*arguments)
                lines, _ = self.expect_answers(server)
                self.assertIn(len(lines), (2, 3))
                self.assertNotIn(". ", " ".join(lines).replace("mx. ", ""), "names as people type them")


class Help(support.TestCase):
    def test_scripts_serve_help(self):
        ended = subprocess.run([support.REPOSITORY / "scripts/serve", "--help"], capture_output=True, text=True,
                               check=False, timeout=support.SECONDS, cwd=self.folder)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertTrue(ended.stdout.startswith("usage: scripts/serve"), ended.stdout)
        self.assertIn("5353", ended.stdout)

    def test_every_option_is_in_the_help(self):
        ended = self.expect(self.namu("serve", "--help"), FINE)
        for option in ("zone", "zone-list", "origin", "listen", "port", "port-file", "ready-fd", "threads", "udp-size",
                       "identity", "version-text", "report-channel", "authority-ns", "cookie-secret",
                       "demand-cookies", "no-cookies", "state", "no-images", "quiet"):
            self.assertRegex(ended.out, rf"(?m)^ +(-\w, )?--{option}\b")

    def test_the_examples_use_options_that_exist(self):
        text = self.namu("serve", "--help").out
        options = set(re.findall(r"(?m)^ +(?:-\w, )?(--[\w-]+)", text))
        examples = text.split("examples:")[1]
        self.assertIn("--listen", examples)
        self.assertLessEqual(set(re.findall(r"--[\w-]+", examples)), options)


if __name__ == "__main__":
    support.main()
