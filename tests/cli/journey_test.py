#!/usr/bin/python3
"""`namu journey` goes from a URL to the page that `namu lab --web` serves, and curl sees the same page."""

import json
import pathlib
import re
import shutil
import socket
import subprocess
import threading

import serve_support
import support
from lab_support import Lab
from support import BAD, FINE, SECONDS, WRONG_USE, ZONES

SOA = "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n"
GOLDEN = pathlib.Path(__file__).with_name("golden")

# What differs from one run to the next.
MASKS = [
    (r"\d+\.\d\d ms", "N ms"),
    (r"127\.0\.0\.1:\d+", "127.0.0.1:PORT"),
    (r"127\.0\.5\.80:\d+", "127.0.5.80:WEB"),
    (r"\d+, which stands for port 80", "WEB, which stands for port 80"),
    (r"(descriptor +)\d+", r"\1N"),
    (r"(?m)0000  .. ..(.*  )..(.*)$", r"0000  ID ID\1ID\2"),
    (r"id: \d+", "id: ID"),
    (r"(?m)(Date|Last-Modified): .*$", r"\1: DATE"),
    (r"(size +)\d+( octets\n +time)", r"\1N\2"),
    (r"\b(29\d|300) (IN|seconds)", r"300 \2"),
    (r"holds for( +)[56]\d seconds", r"holds for\g<1>60 seconds"),
    # The TTL of the answer, as it stands in the message.
    (r"00 00 01 2.", "00 00 01 2c"),
]


def masked(text):
    for pattern, instead in MASKS:
        text = re.sub(pattern, instead, text)
    return text


class TestCase(support.TestCase):
    """A test with a lab, a journey and curl."""

    maxDiff = None

    def play(self, folder=ZONES / "lab", *more):
        """A lab with web pages; gives it with what tells a journey where it is."""
        web_port_file = self.folder / "web-port"
        self.lab = Lab(self, folder, "--web", "--web-port", 0, "--web-port-file", web_port_file, *more)
        self.web_port = int(web_port_file.read_text())
        self.places = ["--root", f"127.0.1.1:{self.lab.port}", "--web-port", self.web_port]

    def journey(self, url, *more, status=FINE, shown=()):
        return self.expect(self.namu("journey", url, *self.places, *more), status, *shown)

    def document(self, url, *more, status=FINE):
        document = json.loads(self.journey(url, "--json", *more, status=status).out)
        self.assertEqual(document["ok"], status == FINE)
        return document

    def curl(self, address, target, *more, host="www.lab.glasscom.com"):
        if not shutil.which("curl"):
            self.skipTest("curl is not installed")
        done = subprocess.run(
            ["curl", "--silent", "--show-error", "--path-as-is", "--max-time", str(SECONDS), "--header", f"Host: {host}",
             "--write-out", "\n%{http_code}", *more, f"http://{address}:{self.web_port}{target}"],
            capture_output=True, timeout=2 * SECONDS, check=True)
        body, _, status = done.stdout.decode().rpartition("\n")
        return int(status), body


class Journey(TestCase):
    def test_the_whole_story(self):
        self.play()
        told = self.journey("http://www.lab.glasscom.com/dir1/file1.html")
        golden = GOLDEN / "journey.txt"
        self.assertEqual(masked(told.out), golden.read_text(), f"{golden} is what it was when it was right")

    def test_the_caches_answer_the_later_visits(self):
        self.play()
        first, again, other = self.document("http://www.lab.glasscom.com/dir1/file1.html")["visits"]
        steps = [[step["step"] for step in visit["steps"]] for visit in (first, again, other)]
        self.assertEqual(steps[0].count("referral"), 3)
        self.assertEqual(steps[1], ["browser-caches", "page-from-cache"])
        self.assertNotIn("referral", steps[2])
        self.assertIn("nearest-cached", steps[2])

    def test_json_has_what_the_text_has(self):
        self.play()
        document = self.document("http://user:secret@www.lab.glasscom.com/dir1/file1.html", "--visits", 1, "--teach")
        self.assertNotIn("secret", json.dumps(document))
        self.assertEqual(document["steps"][0]["host"], "www.lab.glasscom.com")
        self.assertEqual(len(document["visits"]), 1)
        steps = {step["step"]: step for step in document["visits"][0]["steps"]}
        for step in steps.values():
            self.assertTrue(step["title"] and step["lesson"])
        question = bytes.fromhex(steps["question"]["hex"])
        self.assertIn(serve_support.name_to_wire("www.lab.glasscom.com"), question)
        self.assertEqual(len(question), steps["question"]["octets"])
        self.assertEqual(steps["question"]["message"]["QNAME"], "www.lab.glasscom.com.")
        self.assertEqual(steps["answer"]["message"]["answerRRs"][0]["rdataA"], "127.0.5.80")
        self.assertEqual([step["child"] for step in document["visits"][0]["steps"] if step["step"] == "referral"],
                         ["com.", "glasscom.com.", "lab.glasscom.com."])
        self.assertEqual((steps["address"]["mask"], steps["address"]["network_part"], steps["address"]["host_part"]),
                         ("255.255.255.0", "127.0.5.0", "0.0.0.80"))
        self.assertEqual(steps["socket-created"]["descriptor"], steps["socket-closed"]["descriptor"])
        self.assertEqual(steps["socket-connected"]["port_here"], self.web_port)
        self.assertIn(f"Namu-Client: {steps['socket-connected']['client']}\r\n", steps["response-read"]["response"])
        self.assertEqual(steps["response-read"]["status"], "200 OK")
        self.assertGreater(steps["response-read"]["microseconds"], 0)

    def test_curl_gets_the_same_page(self):
        self.play()
        page = self.document("http://www.lab.glasscom.com/dir1/file1.html", "--visits", 1)
        body = [step["body"] for step in page["visits"][0]["steps"] if step["step"] == "response-read"]
        self.assertEqual(self.curl("127.0.5.80", "/dir1/file1.html"), (200, body[0]))

    def test_a_directory_without_its_slash_is_a_redirect(self):
        self.play()
        told = self.journey("http://www.lab.glasscom.com/dir2", "--visits", 1, shown=[
            "301 Moved Permanently", "Location: /dir2/", "http://www.lab.glasscom.com/dir2/", "default.html"])
        self.assertEqual(told.out.count("The stub resolver sends its question"), 1)

    def test_an_alias_leads_to_another_zone_and_its_page(self):
        self.play()
        self.journey("http://partner.lab.glasscom.com/", "--visits", 1, shown=[
            "The name is an alias", "www.cyber.co.kr. 300 IN A 127.0.6.80", "Host: partner.lab.glasscom.com", "200 OK"])

    def test_korean(self):
        self.play()
        told = self.journey("http://www.cyber.co.kr/", "--lang", "ko", "--teach", shown=[
            "브라우저가 URL을 읽는다", "첫 번째 방문", "위임 응답(referral)", "다른 브라우저", "사이버에 오신 것을 환영합니다"])
        self.assertNotIn("The browser", told.out)
        self.assertEqual(told.out.count("위임 응답(referral)"), 1)
        bad = self.journey("http://nobody.co.kr/", "--lang", "ko", status=BAD)
        self.assertIn("그런 이름이 없습니다 (nobody.co.kr)", bad.err)

    def test_an_address_needs_no_dns(self):
        self.play()
        told = self.journey("http://127.0.5.80/", shown=["not needed: the host is an address", "200 OK"])
        self.assertNotIn("stub resolver", told.out)

    def test_all_forms_of_urls_are_explained(self):
        for url, shown in (
                ("ftp://user:password@ftp.cyber.co.kr:21/dir/file1.html", ["ftp.cyber.co.kr", "21", "by FTP"]),
                ("file://localhost/c:/path/file1.zip", ["/c:/path/file1.zip", "zip", "this very machine"]),
                ("mailto:tone@cyber.co.kr", ["tone", "cyber.co.kr", "MX"]),
                ("news:comp.protocols.tcp-ip", ["comp.protocols.tcp-ip", "news server"])):
            with self.subTest(url):
                told = self.expect(self.namu("journey", url), FINE, *shown, "nothing goes on the wire")
                self.assertNotIn("password@", told.out)

    def test_no_such_name(self):
        self.play()
        document = self.document("http://nobody.lab.glasscom.com/", status=BAD)
        caches = [visit["steps"][0]["host_cache"] for visit in document["visits"]]
        self.assertEqual(caches, ["unknown", "denied", "unknown"])
        self.assertEqual([visit["steps"][-1]["why"] for visit in document["visits"]], ["no-such-name"] * 3)
        told = self.journey("http://nobody.lab.glasscom.com/", "--visits", 1, status=BAD)
        self.assertIn("namu journey: there is no such name (nobody.lab.glasscom.com)", told.err)

    def test_a_name_without_an_address(self):
        self.play()
        self.journey("http://co.kr/", status=BAD, shown=["co.kr. IN AAAA", "the name has no address (co.kr)"])

    def test_nobody_answers(self):
        self.play()
        self.journey("http://ns.com/", "--visits", 3, status=BAD, shown=["is the lab running with --web"])
        self.lab.stop()
        told = self.journey("http://www.lab.glasscom.com/", "--time", 1, status=BAD, shown=["is the lab running"])
        self.assertIn("namu journey: the nearest server found no answer", told.err)

    def test_servers_that_are_no_web_servers(self):
        self.play()
        for said, shown in ((b"220 ftp ready\r\n\r\n", "no HTTP response"),
                            (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "the connection broke"),
                            (b"HTTP/1.1 302 Found\r\nLocation: ftp://a/b\r\nContent-Length: 0\r\n\r\n", "leads to no http URL"),
                            (None, "did not finish its response in time")):
            with self.subTest(shown), socket.create_server(("127.0.0.1", 0)) as server:
                url = "http://127.0.0.1:%d/" % server.getsockname()[1]
                answering = threading.Thread(target=self.answer, args=(server, said))
                answering.start()
                self.journey(url, "--time", 1, status=BAD, shown=[shown])
                answering.join(SECONDS)

    @staticmethod
    def answer(server, said):
        client, _ = server.accept()
        with client:
            client.recv(65535)
            if said is not None:
                client.sendall(said)
                client.shutdown(socket.SHUT_WR)
            client.recv(65535)  # until it has gone

    def test_redirects_without_an_end(self):
        self.play()
        with socket.create_server(("127.0.0.1", 0)) as server:
            def redirect():
                for _ in range(6):
                    self.answer(server, b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")
            answering = threading.Thread(target=redirect)
            answering.start()
            url = "http://127.0.0.1:%d/" % server.getsockname()[1]
            self.journey(url, status=BAD, shown=["five redirects in a row, and no page"])
            answering.join(SECONDS)

    def test_ipv6(self):
        if "::1" not in serve_support.LOOPBACKS:
            self.skipTest("no IPv6 here")
        self.play()
        with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
            said = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage"
            answering = threading.Thread(target=self.answer, args=(server, said))
            answering.start()
            port = server.getsockname()[1]
            self.journey(f"http://[::1]:{port}/", "--visits", 1, shown=[f"Host: [::1]:{port}", "/64", "TCP, IPv6", "page"])
            answering.join(SECONDS)

    def test_hints_in_a_file(self):
        self.play()
        self.write("root.hints", ". 300 NS ns.root.\nns.root. 300 A 127.0.1.1\n")
        self.expect(self.namu("journey", "http://www.lab.glasscom.com/", "--hints", "root.hints", "--port", self.lab.port,
                              "--web-port", self.web_port, "--prefix", 8), FINE, "200 OK", "255.0.0.0", "0.0.5.80")

    def test_the_running_lab_says_where_it_is(self):
        self.play()
        told = self.expect(self.namu("journey", "http://www.lab.glasscom.com/", "--socket", self.lab.socket), FINE)
        self.assertIn(f"{self.web_port}, which stands for port 80", told.out)
        self.assertIn("200 OK", told.out)
        nowhere = {"XDG_RUNTIME_DIR": str(self.folder), "RUNTIME_DIRECTORY": ""}
        self.expect(self.namu("journey", "http://www.lab.glasscom.com/", environment=nowhere), BAD, "no lab runs")

    def test_wrong_use(self):
        for words, says in ((["www.google.com"], "write http://www.google.com"),
                            (["https://www.google.com/"], "the journey has no TLS: write http://"),
                            (["http://a/", "--root", "there"], "`there` is not an address"),
                            (["http://a/", "--root", "127.0.0.1", "--hints", "file"], "say where to begin in one way"),
                            (["http://a/", "--root", "127.0.0.1", "--prefix", "33"], "an IPv4 address has 32 bits only"),
                            (["http://a/", "--visits", "4"], "--visits takes a number from 1 to 3"),
                            (["http://a/", "--lang", "de"], "--lang takes en or ko, not `de`")):
            with self.subTest(says):
                ended = self.expect(self.namu("journey", *words), WRONG_USE, says)
                self.assertEqual(ended.out, "")
        told = self.namu("journey", "http://user:secret@a:99999/")
        self.assertNotIn("secret", told.out + told.err)


class Web(TestCase):
    """The web pages of `namu lab --web` as curl sees them."""

    def test_files_and_preset_files(self):
        self.play()
        for target, expected in (("/", "You named no file"), ("/dir1/file1.html", "The end of the journey"),
                                 ("/dir2/", "the second of its preset files")):
            status, body = self.curl("127.0.5.80", target)
            self.assertEqual(status, 200)
            self.assertIn(expected, body)
        self.assertEqual(self.curl("127.0.5.80", "/dir1/missing.html")[0], 404)

    def test_nothing_outside_the_folder_is_served(self):
        self.play()
        for target in ("/../../../root.zone", "/..%2f..%2f..%2froot.zone", "/%2e%2e/%2e%2e/%2e%2e/root.zone", "/dir1/..%5c..",
                       "//etc/passwd", "/%00"):
            with self.subTest(target):
                self.assertEqual(self.curl("127.0.5.80", target)[0], 404)

    def test_head_and_methods(self):
        self.play()
        status, head = self.curl("127.0.5.80", "/dir1/file1.html", "--head")
        self.assertEqual(status, 200)
        self.assertIn("Content-Type: text/html; charset=utf-8\r\n", head)
        size = (ZONES / "lab/www/www.lab.glasscom.com/dir1/file1.html").stat().st_size
        self.assertIn(f"Content-Length: {size}\r\n", head)
        status, head = self.curl("127.0.5.80", "/", "--request", "DELETE", "--include")
        self.assertEqual(status, 405)
        self.assertIn("Allow: GET, HEAD\r\n", head)

    def test_a_host_without_pages_says_who_it_is(self):
        self.play()
        status, body = self.curl("127.0.4.80", "/any/thing", host="www.glasscom.com")
        self.assertEqual(status, 200)
        self.assertIn("<b>www.glasscom.com</b> at 127.0.4.80", body)
        self.assertRegex(body, r"You are 127\.0\.0\.1:\d+")

    def test_public_addresses_of_web_names_are_mapped_and_said(self):
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 198.41.0.4\n"
                   "www.test. A 203.0.113.7\nmail.test. A 203.0.113.25\n")
        self.write("zones/www/index.html", "a page for all")
        self.play("zones")
        out = self.lab.out.read_text()
        self.assertIn("203.0.113.7 is 127.0.113.7 here", out)
        self.assertIn("127.0.113.7  www.test", out)
        self.assertNotIn("203.0.113.25 is", out)
        self.assertEqual(self.curl("127.0.113.7", "/", host="www.test"), (200, "a page for all"))
        self.places[1] = f"127.41.0.4:{self.lab.port}"
        self.journey("http://www.test/", shown=["127.0.113.7", "a page for all"])

    def test_new_names_have_pages_after_a_reload(self):
        zone = "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 127.0.1.1\nwww.test. A 127.0.7.80\n"
        self.write("zones/root.zone", zone)
        self.play("zones")
        self.write("zones/root.zone", zone.replace("hostmaster 1", "hostmaster 2") + "www.new. A 127.0.7.81\n")
        self.lab.reload("reloaded 1 zone")
        self.assertEqual(self.curl("127.0.7.80", "/", host="www.test")[0], 200)
        self.assertIn("<b>www.new</b>", self.curl("127.0.7.81", "/", host="www.new")[1])

    def test_in_a_shell_of_the_lab_all_ports_are_the_real_ones(self):
        page = (ZONES / "lab/www/www.lab.glasscom.com/dir1/file1.html").read_text()
        shell = ["lab", ZONES / "lab", "--web", "--quiet", "--shell", "--"]
        fetched = self.namu(*shell, "curl", "--silent", "http://www.lab.glasscom.com/dir1/file1.html")
        if "the kernel gives no namespaces" in fetched.err:
            self.skipTest(fetched.err)
        self.assertEqual((fetched.status, fetched.out), (FINE, page), fetched)
        told = self.namu(*shell, support.namu_program(), "journey", "http://www.lab.glasscom.com/dir1/file1.html")
        self.expect(told, FINE, "server  127.0.5.80:80\n", "200 OK")
        self.assertNotIn("which stands for", told.out)

    def test_wrong_use_of_the_web(self):
        self.expect(self.namu("lab", ZONES / "lab", "--web-port", 0), WRONG_USE, "need --web")


if __name__ == "__main__":
    support.main()
