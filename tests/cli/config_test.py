#!/usr/bin/python3
"""Configurations in TOML: `namu serve --config`, `namu check --config`, and how the command line counts over a file."""

import json
import re
import select

import serve_support
import support
from serve_support import NOERROR, REFUSED, TXT, CH, NSID, COOKIE, TCP_KEEPALIVE, zone_text
from support import BAD, FINE, WRONG_USE

PAGE = (support.REPOSITORY / "docs" / "configuration.md").read_text()


class WithZones(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        for name in ("a.example", "b.example"):
            self.write(f"conf/zones/{name}.zone", zone_text("www A 192.0.2.1", apex=f"{name}."))

    def configured(self, text, *arguments, **more):
        self.write("conf/namu.toml", text)
        return self.serve("--config", "conf/namu.toml", *arguments, **more)


class Serve(WithZones):
    def test_zones_are_where_the_file_is(self):
        server = self.configured('zones = ["zones/"]\n')
        for name in ("www.a.example", "www.b.example"):
            self.expect_data(server.udp(name), "192.0.2.1")

    def test_named_zones_and_lists(self):
        self.write("conf/list", "b.example zones/b.example.zone\n")
        server = self.configured('zone-lists = ["list"]\n'
                                 '[[zone]]\nname = "a.example"\nfile = "zones/a.example.zone"\n')
        for name in ("www.a.example", "www.b.example"):
            self.expect_data(server.udp(name), "192.0.2.1")

    def test_virtual_servers(self):
        server = self.configured('zones = ["zones/"]\n'
                                 '[[listen]]\naddress = "127.0.0.1"\nzones = ["a.example"]\n'
                                 '[[listen]]\naddress = "127.0.0.2"\n')
        self.assertEqual(server.udp("www.b.example").rcode, REFUSED)
        self.assertEqual(server.udp("www.b.example", address="127.0.0.2").rcode, NOERROR)

    def test_what_the_server_says_of_itself(self):
        server = self.configured('zones = ["zones/"]\n[server]\nidentity = "ns1"\nversion-text = ""\nauthority-ns = true\n'
                                 '[cookies]\nenabled = false\n')
        self.expect_data(server.udp("id.server", TXT, rr_class=CH), "ns1", rr_type=TXT)
        self.assertEqual(server.udp("version.bind", TXT, rr_class=CH).rcode, REFUSED)
        answer = server.udp("www.a.example", options=[(NSID, b""), (COOKIE, b"01234567")])
        self.assertEqual(answer.options.get(NSID), b"ns1")
        self.assertNotIn(COOKIE, answer.options)
        self.assertEqual(len(answer.authority), 1)

    def test_a_client_has_as_many_connections_as_were_said(self):
        server = self.configured('zones = ["zones/"]\n[tcp]\nconnections-per-client = 1\nidle-time-out = 3600\n')
        with serve_support.connect_tcp("127.0.0.1", server.port) as first:
            self.assertEqual(serve_support.ask_connected(first, "www.a.example").rcode, NOERROR)
            with serve_support.connect_tcp("127.0.0.1", server.port) as second:
                second.sendall(b"\0")
                ready, _, _ = select.select([first, second], [], [], support.SECONDS)
                self.assertEqual([self.read(client) for client in ready], [b""], "one of two is one too many")

    @staticmethod
    def read(client):
        try:
            return client.recv(1)
        except ConnectionResetError:  # closed before what it sent was read
            return b""

    def test_who_may_ask_where(self):
        server = self.configured('zones = ["zones/"]\n'
                                 '[[zone]]\nname = "a.example"\ndeny-query = ["127.0.0.0/8"]\nallow-query = ["127.0.0.9"]\n'
                                 '[[listen]]\naddress = "127.0.0.1"\n'
                                 '[[listen]]\naddress = "127.0.0.2"\nallow-query = ["192.0.2.0/24"]\n')
        self.assertEqual(server.udp("www.a.example").rcode, REFUSED)
        self.assertEqual(server.udp("www.b.example").rcode, NOERROR)
        self.assertEqual(server.udp("www.b.example", address="127.0.0.2").rcode, REFUSED)

    def test_a_limit_of_answers(self):
        limit = "[rate-limit]\nresponses-per-second = 1\nslip = 1\n"
        for exempt, truncated in (("exempt = []\n", True), ("", False)):  # loopback is exempt as a rule
            with self.subTest(exempt):
                server = self.configured('zones = ["zones/"]\n' + limit + exempt)
                answers = [server.udp("www.a.example") for _ in range(50)]
                self.assertEqual(any(answer.is_truncated for answer in answers), truncated)

    def test_clients_are_told_the_time_out_that_was_said(self):
        server = self.configured('zones = ["zones/"]\n[tcp]\nidle-time-out = 7\n')
        with serve_support.connect_tcp("127.0.0.1", server.port) as client:
            answer = serve_support.ask_connected(client, "www.a.example", options=[(TCP_KEEPALIVE, b"")])
        self.assertEqual(answer.options[TCP_KEEPALIVE], (70).to_bytes(2, "big"))

    def test_the_command_line_counts_over_the_file(self):
        text = ('zones = ["zones/a.example.zone"]\nport = 1\n[[listen]]\naddress = "127.0.0.1"\nzones = ["a.example"]\n'
                '[server]\nidentity = "of the file"\nversion-text = "of the file"\n')
        server = self.configured(text, "--identity", "of the line", "conf/zones/b.example.zone", "--listen", "127.0.0.3")
        self.expect_data(server.udp("id.server", TXT, rr_class=CH, address="127.0.0.3"), "of the line", rr_type=TXT)
        self.expect_data(server.udp("version.bind", TXT, rr_class=CH, address="127.0.0.3"), "of the file", rr_type=TXT)
        self.expect_data(server.udp("www.b.example", address="127.0.0.3"), "192.0.2.1")
        self.assertEqual(server.udp("www.a.example", address="127.0.0.3").rcode, REFUSED)

    def test_set_gives_any_key(self):
        server = self.configured('zones = ["zones/"]\n', "--set", 'server.identity="by key"', "--set",
                                 'listen=[{address="127.0.0.4"}]')
        answer = server.udp("id.server", TXT, rr_class=CH, address="127.0.0.4")
        self.expect_data(answer, "by key", rr_type=TXT)

    def test_set_needs_no_file(self):
        server = self.serve("--set", 'zones=["conf/zones"]', "--set", 'server.identity="by key"')
        self.expect_data(server.udp("id.server", TXT, rr_class=CH), "by key", rr_type=TXT)

    def test_cookie_secrets_and_state_are_where_the_file_is(self):
        self.write("conf/secrets", "e5e973e5a6b2a43f48e7dc849e37bfcf\n")
        text = 'zones = ["zones/"]\n[cookies]\nsecret-file = "secrets"\n[state]\nfolder = "state"\n'
        cookies = set()
        for _ in range(2):
            server = self.configured(text)
            answer = server.udp("www.a.example", options=[(COOKIE, b"01234567")])
            cookies.add(answer.options[COOKIE][:8])
        self.assertEqual(cookies, {b"01234567"})

    def test_the_shipped_file_serves_the_zones_beside_it(self):
        text = (support.REPOSITORY / "packaging" / "namu.toml").read_text()
        self.expect_data(self.configured(text).udp("www.a.example"), "192.0.2.1")

    def test_the_first_example_of_the_page(self):
        example = re.search(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]
        self.write("conf/zones/home.lab.zone", zone_text(apex="home.lab."))
        self.write("conf/namu.toml", example)
        self.expect(self.namu("check", "--config", "conf/namu.toml"), FINE)


class Refused(WithZones):
    def refused(self, status, text, *arguments, says):
        self.write("conf/namu.toml", text)
        ended = self.namu("serve", "--config", "conf/namu.toml", "--port", 0, *arguments)
        self.expect(ended, status, *says)
        self.assertEqual(ended.out, "")
        return ended

    def test_every_mistake_is_shown_in_its_place(self):
        self.refused(BAD, 'zones = ["zones/"]\nprot = 53\n[server]\nthreads = 0\n', says=(
            "conf/namu.toml:2:1: error: there is no key or table `prot` [unknown-key]", "did you mean `port`?",
            "conf/namu.toml:4:11: error: `threads` takes a number from 1 to 256, not `0` [bad-value]"))

    def test_no_such_file(self):
        ended = self.namu("serve", "--config", "nowhere.toml")
        self.expect(ended, BAD, "nowhere.toml", "No such file or directory", "[configuration-not-readable]")

    def test_the_command_line_is_blamed_for_its_own(self):
        self.refused(WRONG_USE, 'zones = ["zones/"]\n', "--set", "tcp.connections=0", says=(
            "--set:1:17: error: `connections` takes a number from 1 to 1000000, not `0`", "namu serve --help"))
        self.refused(WRONG_USE, 'zones = ["zones/"]\n', "--set", "log.to=/var/log/namu", says=(
            "--set:1:", "[not-toml]", "text stands in double quotes"))
        self.refused(WRONG_USE, 'zones = ["zones/"]\n', "--origin", "a..b", says=("--origin takes a domain name",))

    def test_a_file_without_zones(self):
        self.refused(BAD, "port = 53\n", says=("no zone is named", "zones = "))

    def test_an_address_twice_by_the_port_of_the_command_line(self):
        text = 'zones = ["zones/"]\n[[listen]]\naddress = "::1"\n[[listen]]\naddress = "[::1]:5400"\n'
        self.write("conf/namu.toml", text)
        ended = self.namu("serve", "--config", "conf/namu.toml", "--port", 5400)
        self.expect(ended, BAD, "conf/namu.toml:5:11: error: [::1]:5400 is given twice", "it is here first")

    def test_a_listener_of_a_zone_that_is_not_loaded(self):
        self.refused(BAD, 'zones = ["zones/"]\n[[listen]]\naddress = "127.0.0.1"\nzones = ["c.example"]\n',
                     says=("c.example", "is not among the zones"))

    def test_a_bad_secret_file(self):
        self.write("conf/secrets", "short\n")
        self.refused(WRONG_USE, 'zones = ["zones/"]\n[cookies]\nsecret-file = "secrets"\n',
                     says=("conf/secrets:1: a secret is 32 hexadecimal digits",))


class Print(WithZones):
    def test_what_is_printed_is_a_configuration(self):
        self.write("conf/namu.toml", 'zones = ["zones/"]\n[tcp]\nconnections = 7\n')
        command = ["serve", "--config", "conf/namu.toml", "--threads", 2, "--no-cookies", "--print-config"]
        printed = self.expect(self.namu(*command), FINE, "connections = 7\n", "threads = 2\n", "enabled = false\n").out
        self.write("again.toml", printed)
        again = self.namu("serve", "--config", "again.toml", "--print-config")
        self.assertEqual(again.out, printed)

    def test_without_a_zone_the_defaults_are_printed(self):
        printed = self.expect(self.namu("serve", "--print-config"), FINE).out
        self.assertIn("port = 5353\n", printed)
        self.assertIn("# threads: as many as there are cores\n", printed)


class Check(WithZones):
    def check(self, text, *arguments):
        self.write("conf/namu.toml", text)
        return self.namu("check", "--config", "conf/namu.toml", *arguments)

    def test_a_good_one_and_its_zones(self):
        ended = self.expect(self.check('zones = ["zones/"]\n'), FINE, "a.example.: ", "b.example.: ", "no mistake")
        self.assertEqual(ended.err, "")
        self.assertEqual(self.check('zones = ["zones/"]\n', "--quiet").out, "")

    def test_mistakes_of_the_file_and_of_its_zones_at_once(self):
        self.write("conf/zones/bad.zone", zone_text("www A 192.0.2.300", apex="bad.example."))
        self.write("conf/inside/bad.zone", zone_text("www A 192.0.2.400", apex="a.example."))
        ended = self.check('zones = ["zones/"]\nprot = 1\n[[view]]\nname = "inside"\nclients = ["10.0.0.0/8"]\n'
                           'zones = ["inside/"]\n')
        self.expect(ended, BAD, "conf/namu.toml:2:1: error: ", "conf/zones/bad.zone:5:7: error: ",
                    "conf/inside/bad.zone:5:7: error: ")
        self.assertNotIn("given twice", ended.out, "a view has zones of its own")

    def test_a_zone_that_nobody_has(self):
        ended = self.check('zones = ["zones/"]\n[[listen]]\naddress = "::1"\nzones = ["a.exmaple"]\n')
        self.expect(ended, BAD, "conf/namu.toml:4:10: error: there is no zone `a.exmaple` [unknown-zone]",
                    "did you mean `a.example`?")

    def test_json(self):
        said = json.loads(self.check('zones = ["zones/"]\nprot = 1\n', "--format", "json").out)
        self.assertEqual((said["failed"], said["errors"], len(said["zones"])), (True, 1, 2))
        place = {key: said["diagnostics"][0][key] for key in ("file", "line", "column", "id")}
        self.assertEqual(place, {"file": "conf/namu.toml", "line": 2, "column": 1, "id": "unknown-key"})

    def test_a_warning_fails_with_strict_only(self):
        text = 'zones = ["zones/"]\n' + "".join(
            f'[[view]]\nname = "{name}"\nclients = ["10.0.0.0/8"]\nzones = ["zones/"]\n' for name in "ab")
        self.expect(self.check(text), FINE, "[hidden-view]")
        self.expect(self.check(text, "--strict"), BAD, "[hidden-view]")

    def test_a_secret_file_that_is_not_there(self):
        self.expect(self.check('zones = ["zones/"]\n[cookies]\nsecret-file = "none"\n'), BAD,
                    "conf/namu.toml:3:15: error: cannot read conf/none")

    def test_no_zones_beside_it(self):
        self.write("conf/namu.toml", 'zones = ["zones/"]\n')
        for other in (["conf/zones"], ["--zone", "a=b"], ["--zone-list", "list"]):
            self.expect(self.namu("check", "--config", "conf/namu.toml", *other), WRONG_USE, "--config FILE says which")

    def test_the_output_that_the_page_shows(self):
        shown = re.search(r"^```text\n\$ namu check --config namu.toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]
        self.write("example.com.zone", support.GOOD_ZONE)
        self.write("namu.toml", 'zones = ["example.com.zone"]\nport = 53\n\n[server]\nudp-sise = 1400\n\nthreads = 0\n')
        self.assertEqual(self.namu("check", "--config", "namu.toml").out, shown)


if __name__ == "__main__":
    support.main()
