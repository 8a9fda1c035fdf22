#!/usr/bin/env python3
"""DNS cookies with other people's clients, and with other people's servers that share the secret with us (RFC 9018)."""

# checklist: 8.8, 8.9, 8.10

import pathlib
import re
import shutil
import socket
import tempfile
import time
import unittest

import support

support.need_tools("dig", "kdig", "nsd")

SECRET = "e5e973e5a6b2a43f48e7dc849e37bfcf"
OLD_SECRET = "dd3bdf9344b678b185a6f5cb60fca715"
CLIENT = "2464c4abcf10c957"
ZONE = """\
$TTL 300
@ SOA ns.example.net. hostmaster.example.net. 1 7200 900 1209600 300
@ NS ns.example.net.
www A 192.0.2.80
"""


def free_port():
    """A number that nobody has at the moment, over UDP and TCP."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp, socket.socket() as tcp:
        udp.bind(("127.0.0.1", 0))
        tcp.bind(udp.getsockname())
        return udp.getsockname()[1]


class Server:
    """Something that answers at a port of 127.0.0.1."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def ask(self, cookie, *words):
        return support.dig("127.0.0.1", f"+cookie={cookie}", "+nobadcookie", *words, "www.example.com", "A",
                           port=self.port)

    def wait(self):
        if not support.wait_for(lambda: self.ask(CLIENT).status == "NOERROR", support.START_SECONDS):
            self.process.fail("no answer")
        return self


def cookie_of(response):
    found = re.search(r"^; COOKIE: ([0-9a-f]+) \(good\)$", response.text, re.M)
    return found.group(1) if found else None


class Cookies(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("example.com.zone", ZONE)

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return self.folder / name

    def namu(self, *options):
        port_file = self.folder / f"port-{time.monotonic_ns()}"
        process = support.Namu(self.folder / "example.com.zone", "--listen", "127.0.0.1", "--port", 0,
                               "--port-file", port_file, *options)
        self.addCleanup(process.stop)
        return Server(process, support.read_port(port_file))

    def secret_file(self, *secrets):
        return self.write("secret", "".join(secret + "\n" for secret in secrets))

    def nsd(self):
        port = free_port()
        config = self.write("nsd.conf", f"""
server:
    ip-address: 127.0.0.1@{port}
    username: ""
    zonesdir: "{self.folder}"
    database: ""
    pidfile: "{self.folder}/nsd.pid"
    xfrdfile: "{self.folder}/xfrd.state"
    zonelistfile: "{self.folder}/zone.list"
    xfrdir: "{self.folder}"
    server-count: 1
    answer-cookie: yes
    cookie-secret: {SECRET}
remote-control:
    control-enable: no
zone:
    name: example.com
    zonefile: example.com.zone
""")
        process = support.Process(["nsd", "-d", "-c", config])
        self.addCleanup(process.stop)
        return Server(process, port).wait()

    def bind(self):
        if shutil.which("named") is None:
            self.skipTest("named is not installed")
        port = free_port()
        config = self.write("named.conf", f"""
options {{
    directory "{self.folder}";
    pid-file none;
    session-keyfile none;
    listen-on port {port} {{ 127.0.0.1; }};
    listen-on-v6 {{ none; }};
    recursion no;
    cookie-algorithm siphash24;
    cookie-secret "{SECRET}";
    require-server-cookie yes;
    notify no;
}};
controls {{ }};
zone "example.com" {{ type primary; file "example.com.zone"; }};
""")
        process = support.Process(["named", "-g", "-n", "1", "-c", config])
        self.addCleanup(process.stop)
        server = Server(process, port)
        if not support.wait_for(lambda: server.ask(CLIENT).status == "BADCOOKIE", support.START_SECONDS):
            process.fail("no answer")
        return server

    def test_dig_gets_a_cookie_and_brings_it_back(self):
        server = self.namu()
        first = cookie_of(server.ask(CLIENT))
        self.assertRegex(first or "", f"^{CLIENT}01000000[0-9a-f]{{24}}$")
        self.assertEqual(cookie_of(server.ask(first)), first)

    def test_dig_comes_again_where_a_cookie_is_demanded(self):
        server = self.namu("--demand-cookies")
        refused = server.ask(CLIENT)
        self.assertEqual((refused.status, refused.answer), ("BADCOOKIE", []), refused.text)
        response = support.dig("127.0.0.1", "+cookie", "+badcookie", "www.example.com", "A", port=server.port)
        self.assertEqual(support.types_and_data(response.answer), ["A 192.0.2.80"], response.text)
        over_tcp = server.ask(CLIENT, "+tcp")
        self.assertEqual(support.types_and_data(over_tcp.answer), ["A 192.0.2.80"], over_tcp.text)

    def test_kdig_finds_the_cookie_good(self):
        server = self.namu("--demand-cookies")
        response = support.kdig("127.0.0.1", "+cookie", "+badcookie", "www.example.com", "A", port=server.port)
        self.assertIn("retrying with the received one", response.text)
        self.assertEqual(support.types_and_data(response.answer), ["A 192.0.2.80"], response.text)

    def test_without_cookies_there_is_none(self):
        response = self.namu("--no-cookies").ask(CLIENT)
        self.assertEqual(response.status, "NOERROR")
        self.assertNotIn("; COOKIE", response.text)

    def test_a_secret_outlives_the_server(self):
        first = self.namu("--cookie-secret", self.secret_file(OLD_SECRET))
        cookie = cookie_of(first.ask(CLIENT))
        second = self.namu("--cookie-secret", self.secret_file(SECRET, OLD_SECRET), "--demand-cookies")
        self.assertEqual(second.ask(cookie).status, "NOERROR")
        third = self.namu("--cookie-secret", self.secret_file(SECRET), "--demand-cookies")
        self.assertEqual(third.ask(cookie).status, "BADCOOKIE")

    def share_with(self, other):
        """A cookie of the other server is good at ours; returns one of ours."""
        ours = self.namu("--cookie-secret", self.secret_file(SECRET), "--demand-cookies")
        theirs = cookie_of(other.ask(CLIENT))
        self.assertEqual(ours.ask(theirs).status, "NOERROR")
        self.assertEqual(cookie_of(ours.ask(theirs)), theirs)
        return cookie_of(ours.ask(CLIENT))

    def test_nsd_and_namu_take_the_cookies_of_each_other(self):
        nsd = self.nsd()
        cookie = self.share_with(nsd)
        time.sleep(1.1)  # a cookie that NSD does not accept is answered with one of a later second
        self.assertEqual(cookie_of(nsd.ask(cookie)), cookie)

    def test_bind_and_namu_take_the_cookies_of_each_other(self):
        named = self.bind()
        cookie = self.share_with(named)
        self.assertEqual(named.ask(CLIENT).status, "BADCOOKIE")
        self.assertEqual(named.ask(cookie).status, "NOERROR")


if __name__ == "__main__":
    support.main()
