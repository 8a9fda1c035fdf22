"""Asks a server known questions over DNS and holds what /metrics says of them against that.

usage: from_outside.py DNS_PORT HTTP_PORT; exit status 0 where all is well. Also: promtool finds nothing to complain of, the
other pages answer, and the dashboard and docs/monitoring.md speak of the metrics that exist and of no others.
"""

import json
import pathlib
import re
import shutil
import socket
import struct
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

import dns.edns
import dns.flags
import dns.message
import dns.query
import dns.rdatatype

DNS_PORT, HTTP_PORT = int(sys.argv[1]), int(sys.argv[2])
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SECONDS = 20

SAMPLE = re.compile(r'^(\w+)(?:\{(.*)\})? (\S+)$')
LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')


def get(path):
    with urllib.request.urlopen(f"http://127.0.0.1:{HTTP_PORT}{path}", timeout=SECONDS) as reply:
        return reply.read().decode(), reply.headers


def metrics():
    """{(name, frozenset of labels): value}, and the names of the families."""
    samples, families = {}, set()
    for line in get("/metrics")[0].splitlines():
        if line.startswith("# TYPE "):
            families.add(line.split()[2])
        elif not line.startswith("#"):
            name, labels, value = SAMPLE.match(line).groups()
            samples[name, frozenset(LABEL.findall(labels or ""))] = float(value)
    return samples, families


class Outside(unittest.TestCase):
    def ask(self, name, rr_type="A", how=dns.query.udp, address="127.0.0.1", **options):
        question = dns.message.make_query(name, rr_type, **options)
        return how(question, address, port=DNS_PORT, timeout=SECONDS)

    def expect(self, before, name, more, **labels):
        """The sample has grown by so much since."""
        key = name, frozenset(labels.items())
        after = self.after[key]
        self.assertEqual(after - before.get(key, 0), more, f"{name} {labels}")

    def test_counters_equal_the_questions(self):
        before, _ = metrics()
        for _ in range(5):
            self.ask("www.example.")
        for _ in range(3):
            self.ask("no.example.", "AAAA", use_edns=0, want_dnssec=True)
        self.ask("www.example.", "MX", address="::1")
        self.ask("www.sub.example.", how=dns.query.tcp)
        self.ask("nowhere.test.", "CAA", how=dns.query.tcp, address="::1")
        self.ask("other.", "SOA")
        self.ask("other.", "TYPE65300")
        truncated = self.ask("long.example.", "TXT")
        self.assertTrue(truncated.flags & dns.flags.TC)
        cookie = dns.edns.GenericOption(dns.edns.OptionType.COOKIE, b"8 octets")
        self.ask("www.example.", use_edns=0, options=[cookie])
        self.send_nonsense()
        self.after, _ = metrics()

        self.expect(before, "namu_queries_total", 13, transport="udp", family="ip4")
        self.expect(before, "namu_queries_total", 1, transport="udp", family="ip6")
        self.expect(before, "namu_queries_total", 1, transport="tcp", family="ip4")
        self.expect(before, "namu_queries_total", 1, transport="tcp", family="ip6")
        for rr_type, count in {"A": 7, "AAAA": 3, "MX": 1, "CAA": 1, "SOA": 1, "TXT": 1, "other": 1, "none": 1}.items():
            self.expect(before, "namu_queries_by_type_total", count, type=rr_type)
        for rcode, count in {"NOERROR": 11, "NXDOMAIN": 3, "REFUSED": 1, "FORMERR": 1, "SERVFAIL": 0}.items():
            self.expect(before, "namu_responses_total", count, rcode=rcode)
        self.expect(before, "namu_queries_with_edns_total", 4)
        self.expect(before, "namu_queries_with_do_total", 3)
        self.expect(before, "namu_responses_truncated_total", 1)
        self.expect(before, "namu_messages_ignored_total", 1)
        self.expect(before, "namu_queries_dropped_total", 0)
        self.expect(before, "namu_tcp_connections_accepted_total", 2)
        for result, count in {"answer": 7, "referral": 1, "nodata": 1, "nxdomain": 3, "error": 0}.items():
            self.expect(before, "namu_zone_responses_total", count, zone="example.", result=result)
        for result, count in {"answer": 1, "nodata": 1}.items():
            self.expect(before, "namu_zone_responses_total", count, zone="other.", result=result)
        self.expect(before, "namu_handling_seconds_count", 15, transport="udp")
        self.expect(before, "namu_handling_seconds_count", 2, transport="tcp")
        self.assertEqual(self.after["namu_zone_serial", frozenset({("zone", "other."), ("view", "")})], 7)

    def send_nonsense(self):
        """A header without a question, which is answered by FORMERR, and a response, which is not answered at all."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.settimeout(SECONDS)
            client.sendto(struct.pack(">6H", 1, 0x8000, 0, 0, 0, 0), ("127.0.0.1", DNS_PORT))
            client.sendto(struct.pack(">6H", 2, 0, 0, 0, 0, 0), ("127.0.0.1", DNS_PORT))
            self.assertEqual(client.recv(512)[:2], b"\0\2")

    def test_promtool_has_nothing_to_say(self):
        promtool = shutil.which("promtool")
        if promtool is None:
            self.skipTest("there is no promtool: it is in the package prometheus")
        self.ask("www.example.")
        checked = subprocess.run([promtool, "check", "metrics"], input=get("/metrics")[0], text=True, capture_output=True,
                                 timeout=SECONDS)
        self.assertEqual((checked.returncode, checked.stdout + checked.stderr), (0, ""))

    def test_other_pages(self):
        self.assertEqual(get("/health")[0], "alive\n")
        self.assertEqual(get("/ready")[0], "ready\n")
        body, headers = get("/status.json")
        self.assertEqual(headers["Content-Type"], "application/json")
        status = json.loads(body)
        self.assertEqual([zone["zone"] for zone in status["zones"]], ["example.", "other."])
        self.assertEqual(get("/metrics")[1]["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
        with self.assertRaises(urllib.error.HTTPError) as refused:
            get("/etc/passwd")
        self.assertEqual(refused.exception.code, 404)

    def test_the_dashboard_speaks_of_metrics_that_exist(self):
        samples, families = metrics()
        exist = families | {name for name, _ in samples}
        dashboard = json.loads((REPOSITORY / "packaging/grafana/namu.json").read_text())
        panels = [panel for panel in dashboard["panels"] if panel["type"] != "row"]
        self.assertGreater(len(panels), 10)
        for panel in panels:
            self.assertTrue(panel["targets"], panel["title"])
            for target in panel["targets"]:
                named = set(re.findall(r"\b(?:namu|process)_\w+", target["expr"]))
                self.assertTrue(named, target["expr"])
                self.assertLessEqual(named, exist, target["expr"])

    def test_every_metric_is_documented_and_no_other(self):
        _, families = metrics()
        page = (REPOSITORY / "docs/monitoring.md").read_text()
        documented = set(re.findall(r"^\| `((?:namu|process)_\w+)`", page, re.MULTILINE))
        self.assertEqual(documented, families)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
