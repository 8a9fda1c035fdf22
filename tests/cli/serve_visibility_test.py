#!/usr/bin/python3
"""What a running `namu serve` shows of itself: pages of metrics, its log, the query log, and `namu ctl` on all of these."""

import json
import pathlib
import re
import shutil
import subprocess
import time
import unittest
import urllib.error
import urllib.request

import serve_support
import support
from serve_support import A, NXDOMAIN, SOA, zone_text

AAAA = 28
MX = 15
REFUSED = 5


class Visibility(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.file = pathlib.Path(self.write("zones/example.com.zone", zone_text("www A 192.0.2.1\n* TXT any")))

    def start(self, *arguments):
        self.server = self.serve("zones", *arguments)
        return self.server

    def ctl(self, *words, status=0):
        ended = self.namu("ctl", *words, environment=self.server.environment)
        self.assertEqual(ended.status, status, ended)
        return ended

    def page(self, name, status=200):
        address = re.search(r"http://\S+(?=/metrics)", self.server.out).group()
        try:
            with urllib.request.urlopen(address + name, timeout=support.SECONDS) as reply:
                text, got = reply.read().decode(), reply.status
        except urllib.error.HTTPError as error:
            text, got = error.read().decode(), error.code
        self.assertEqual(got, status, text)
        return text

    def samples(self):
        """All numbers of /metrics, by what stands in front of them."""
        lines = [line for line in self.page("/metrics").splitlines() if not line.startswith("#")]
        return {name: float(number) for name, number in (line.rsplit(" ", 1) for line in lines)}

    def ask_a_lot(self):
        for _ in range(30):
            self.server.udp("www.example.com")
        for _ in range(5):
            self.server.tcp("www.example.com", AAAA)
        for _ in range(7):
            self.assertEqual(self.server.udp("x.y.www.example.com", MX).rcode, NXDOMAIN)
        for _ in range(3):
            self.assertEqual(self.server.udp("example.org").rcode, REFUSED)


class Metrics(Visibility):
    def start(self, *arguments):
        return super().start("--metrics", "127.0.0.1:0", *arguments)

    def test_the_numbers_are_those_of_the_questions_that_were_sent(self):
        self.start()
        self.ask_a_lot()
        seen = self.samples()
        expected = {
            'namu_queries_total{transport="udp",family="ip4"}': 40,
            'namu_queries_total{transport="tcp",family="ip4"}': 5,
            'namu_queries_by_type_total{type="A"}': 33,
            'namu_queries_by_type_total{type="AAAA"}': 5,
            'namu_queries_by_type_total{type="MX"}': 7,
            'namu_responses_total{rcode="NOERROR"}': 35,
            'namu_responses_total{rcode="NXDOMAIN"}': 7,
            'namu_responses_total{rcode="REFUSED"}': 3,
            'namu_zone_responses_total{zone="example.com.",result="answer"}': 30,
            'namu_zone_responses_total{zone="example.com.",result="nodata"}': 5,
            'namu_zone_responses_total{zone="example.com.",result="nxdomain"}': 7,
            'namu_zones{state="served"}': 1,
            'namu_zone_serial{zone="example.com.",view=""}': 1,
            'namu_handling_seconds_count{transport="udp"}': 40,
            "namu_ready": 1,
        }
        self.assertEqual({name: seen.get(name) for name in expected}, expected)

    @unittest.skipUnless(shutil.which("promtool"), "promtool is missing: it is in the package prometheus")
    def test_promtool_finds_nothing_wrong(self):
        self.start("--query-log", "queries.log")
        self.ask_a_lot()
        checked = subprocess.run(["promtool", "check", "metrics"], input=self.page("/metrics"), text=True,
                                 capture_output=True, timeout=support.SECONDS)
        self.assertEqual((checked.returncode, checked.stdout + checked.stderr), (0, ""))

    def test_a_mistake_in_a_file_can_be_seen(self):
        self.start()
        self.file.write_text(self.file.read_text() + "www A 192.0.2.999\n")
        self.wait_for(lambda: self.samples()['namu_zone_up_to_date{zone="example.com.",view=""}'] == 0)
        self.assertEqual(self.samples()['namu_zones{state="stale"}'], 1)
        self.assertEqual(self.samples()['namu_reloads_total{result="refused"}'], 1)
        status = json.loads(self.page("/status.json"))
        self.assertEqual((status["ready"], status["zone_counts"]["stale"]), (True, 1))
        self.assertIn("`192.0.2.999` is not an IPv4 address", status["zones"][0]["failure"])

    def test_health_and_readiness(self):
        self.start()
        self.assertEqual((self.page("/health"), self.page("/ready")), ("alive\n", "ready\n"))
        self.page("/nothing", status=404)

    def test_pages_come_and_go_with_the_configuration(self):
        self.write("namu.toml", 'zones = ["zones"]\nmetrics.listen = ["127.0.0.1:0"]\n')
        self.server = self.serve("--config", "namu.toml")
        self.page("/health")
        self.write("namu.toml", 'zones = ["zones"]\n')
        self.assertIn("metrics.listen", self.ctl("reload").out)
        with self.assertRaises(urllib.error.URLError):
            self.page("/health")
        taken = serve_support.socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        self.write("namu.toml", f'zones = ["zones"]\nmetrics.listen = ["127.0.0.1:{taken.getsockname()[1]}"]\n')
        refused = self.ctl("reload", status=1)
        self.assertIn("nothing was reloaded: the pages of metrics: cannot listen on", refused.err)
        self.write("namu.toml", 'zones = ["zones"]\nmetrics.listen = ["127.0.0.1:0"]\n')
        self.ctl("reload")
        address = re.search(r"metrics: (http://\S+)", self.ctl("status").out).group(1)
        with urllib.request.urlopen(address, timeout=support.SECONDS) as reply:
            self.assertIn("namu_ready 1", reply.read().decode())

    def test_an_address_that_is_taken_is_told_at_the_start(self):
        taken = serve_support.socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = self.namu("serve", "zones", "--port", "0", "--metrics", f"127.0.0.1:{taken.getsockname()[1]}")
        self.expect(ended, 1, "the pages of metrics: cannot listen on", "Address already in use", "metrics.listen")


class Stats(Visibility):
    def test_ctl_stats(self):
        self.start()
        self.ask_a_lot()
        text = self.ctl("stats").out
        self.assertIn("45 queries: 40 by UDP, 5 by TCP", text)
        self.assertIn("types: A 33, MX 7, AAAA 5", text)
        self.assertIn("responses: NOERROR 35, NXDOMAIN 7, REFUSED 3", text)
        stats = json.loads(self.ctl("stats", "--json").out)["stats"]
        self.assertEqual(stats["queries"], 45)
        self.assertEqual(stats["queries_by_type"], {"A": 33, "MX": 7, "AAAA": 5})
        self.assertEqual(stats["queries_by_transport"]["tcp"], {"ip4": 5, "ip6": 0})


class Log(Visibility):
    def lines(self, name="namu.log"):
        return (self.folder / name).read_text().splitlines()

    def edit(self, address):
        self.file.write_text(zone_text(f"www A {address}"))
        self.wait_for(lambda: self.server.udp("www.example.com").data() == [address])

    def test_a_file_has_times_and_levels(self):
        self.start("--log", "namu.log")
        self.edit("192.0.2.2")
        self.wait_for(lambda: any("serial 1 -> 2" in line for line in self.lines()))
        self.assertRegex(self.lines()[0], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z notice server: namu .* serves 1 zone")
        self.assertTrue(any(line.startswith("      - www.example.com.") for line in self.lines()), self.lines())
        self.assertEqual(self.server.err, "")

    def test_json_has_an_object_a_line(self):
        self.start("--log", "namu.log", "--log-format", "json")
        self.edit("192.0.2.2")
        self.wait_for(lambda: any("serial_before" in line for line in self.lines()))
        events = [json.loads(line) for line in self.lines()]
        change = next(event for event in events if "serial_before" in event)
        self.assertEqual({key: change[key] for key in ("level", "topic", "zone", "serial_before", "serial", "added")},
                         {"level": "notice", "topic": "zone", "zone": "example.com.", "serial_before": 1, "serial": 2,
                          "added": 2})
        self.assertIn("+ www.example.com.", change["details"])

    def test_an_error_at_the_start_is_on_the_screen_as_well(self):
        self.file.write_text("@ SOA\n")
        ended = self.namu("serve", "zones", "--port", "0", "--log", "namu.log")
        self.expect(ended, 1, "example.com.zone:1:", "there is no zone to serve")
        self.assertTrue(any(line.endswith("there is no zone to serve") for line in self.lines()))

    def test_a_log_that_cannot_be_written_keeps_it_from_starting(self):
        ended = self.namu("serve", "zones", "--port", "0", "--log", "nowhere/namu.log")
        self.expect(ended, 1, "cannot write the log nowhere/namu.log: No such file or directory", "log.to")

    def test_sigusr1_opens_the_file_again(self):
        self.start("--log", "namu.log", "--query-log", "queries.log")
        self.server.udp("www.example.com")
        self.wait_for(lambda: len(self.lines("queries.log")) == 1)
        for name in ("namu.log", "queries.log"):
            (self.folder / name).rename(self.folder / f"{name}.1")
        self.server.process.send_signal(serve_support.signal.SIGUSR1)
        self.wait_for(lambda: (self.folder / "queries.log").exists() and (self.folder / "namu.log").exists())
        self.edit("192.0.2.2")
        self.wait_for(lambda: any("serial 1 -> 2" in line for line in self.lines()))
        self.wait_for(lambda: self.lines("queries.log"))
        self.assertEqual(len(self.lines("queries.log.1")), 1)

    def test_the_level_is_changed_while_it_runs(self):
        self.start("--log", "namu.log", "--log-level", "error")
        self.edit("192.0.2.2")
        self.assertIn("error", self.ctl("log").out)
        self.assertEqual(self.lines(), [])
        self.assertIn("the level of the log is notice", self.ctl("log", "level", "notice").out)
        self.edit("192.0.2.3")
        self.wait_for(lambda: any("serial 2 -> 3" in line for line in self.lines()))
        refused = self.ctl("log", "level", "loud", status=1)
        self.assertIn("error, warning, notice, info, debug", refused.err)

    def test_the_journal_gets_priorities(self):
        self.start("--log", "journal")
        self.file.write_text("@ SOA\n")
        self.wait_for(lambda: "<3>example.com.: " in self.server.err)

    def test_another_log_comes_with_the_configuration(self):
        self.write("namu.toml", 'zones = ["zones"]\nlog.to = "namu.log"\n')
        self.server = self.serve("--config", "namu.toml")
        self.write("namu.toml", 'zones = ["zones"]\nlog.to = "other.log"\nlog.format = "json"\n')
        self.ctl("reload")
        self.assertEqual(json.loads(self.lines("other.log")[-1])["topic"], "reload")
        before = self.lines("other.log")
        self.write("namu.toml", 'zones = ["zones"]\nlog.to = "nowhere/other.log"\n')
        self.assertIn("nothing was reloaded: cannot write the log", self.ctl("reload", status=1).err)
        self.assertGreater(len(self.lines("other.log")), len(before))


class QueryLog(Visibility):
    def lines(self):
        file = self.folder / "queries.log"
        return file.read_text().splitlines() if file.exists() else []

    def test_a_line_for_each_question(self):
        self.start("--query-log", "queries.log")
        self.server.udp("www.example.com")
        self.wait_for(lambda: len(self.lines()) == 1)
        self.server.tcp("x.y.www.example.com", MX)
        self.wait_for(lambda: len(self.lines()) == 2)
        self.assertRegex(self.lines()[0], r"Z 127\.0\.0\.1:\d+ udp www\.example\.com\. IN A .*-> NOERROR aa \d+ example\.com\.$")
        self.assertRegex(self.lines()[1], r" tcp x\.y\.www\.example\.com\. IN MX .*-> NXDOMAIN aa ")

    def test_it_is_switched_and_filtered_while_it_runs(self):
        self.start()
        self.assertEqual(self.ctl("query-log").out, "the query log is off\n")
        target = f"to={self.folder}/queries.log"
        # The folder of zones is not one where it was allowed to write when it started, unless nothing is closed.
        self.server.stop()
        self.start("--landlock", "off")
        said = self.ctl("query-log", "on", target, "rcode=NXDOMAIN", "type=MX", "client=127.0.0.0/8", "zone=example.com")
        self.assertIn("rcode=NXDOMAIN", said.out)
        self.ask_a_lot()
        self.wait_for(lambda: len(self.lines()) == 7)
        self.ctl("query-log", "on", target, "sample=10")
        for _ in range(200):
            self.server.udp("www.example.com")
        self.wait_for(lambda: len(self.lines()) >= 7 + 200 // 10 - 2)  # each worker counts for itself
        self.assertEqual(self.ctl("query-log", "off").out, "the query log is off\n")
        before = len(self.lines())
        self.ask_a_lot()
        time.sleep(0.3)
        self.assertEqual(len(self.lines()), before)

    def test_words_that_mean_nothing_are_told(self):
        self.start()
        for words, said in ((("on", "rcod=NXDOMAIN"), "did you mean rcode="), (("on", "rcode=NIX"), "is not a value of rcode="),
                            (("on", "sample=0"), "is not a value of sample="), (("maybe",), "takes `on`"),
                            (("on", "to=nowhere/queries.log"), "cannot write the query log nowhere/queries.log")):
            self.assertIn(said, self.ctl("query-log", *words, status=1).err)
        self.assertEqual(self.ctl("query-log").out, "the query log is off\n")

    def test_a_reload_leaves_what_was_switched_by_hand(self):
        self.write("namu.toml", 'zones = ["zones"]\nprivilege.landlock = "off"\n')
        self.server = self.serve("--config", "namu.toml")
        self.ctl("query-log", "on", "to=queries.log")
        self.ctl("reload")
        self.assertIn("is on", self.ctl("query-log").out)
        self.write("namu.toml", 'zones = ["zones"]\nprivilege.landlock = "off"\nquery-log = {to = "queries.log", types = ["MX"]}\n')
        self.ctl("reload")
        self.assertIn("type=MX", self.ctl("query-log").out)

    def test_the_why_log_tells_the_way_to_an_answer(self):
        self.start("--query-log", "queries.log", "--set", "query-log.why=true")
        self.server.udp("a.b.example.com")
        self.wait_for(self.lines)
        line = json.loads(self.lines()[0])
        self.assertEqual(line["name"], "a.b.example.com.")
        self.assertIn("wildcard", [step["step"] for step in line["path"]])


if __name__ == "__main__":
    support.main()
