#!/usr/bin/python3
"""`namu ctl`: what a running lab tells about itself, and what it is told to do."""

import json
import pathlib
import re
import select
import signal
import subprocess
import unittest

import serve_support
import support
from lab_support import Lab
from support import BAD, FINE, SECONDS, WRONG_USE, ZONES

WWW = "www.lab.glasscom.com"
ROOT = "$ORIGIN .\n$TTL 300\n@ SOA ns.root. hostmaster.root. 1 7200 900 1209600 300\n"
SERVERS = ["127.0.1.1", "127.0.2.1", "127.0.4.1", "127.0.5.1"]  # on the way to WWW


class Ctl(support.TestCase):
    def json(self, lab, *words):
        return [json.loads(line) for line in self.expect(lab.ctl(*words, "--json"), FINE).out.splitlines()]

    def walk(self, lab, carrier="udp"):
        options = ["+tcp"] if carrier == "tcp" else []
        self.expect(self.namu("query", f"@127.0.0.1:{lab.port}", WWW, *options), FINE, "127.0.5.80")

    def test_status_and_hints(self):
        lab = Lab(self, ZONES / "lab")
        self.expect(lab.ctl("status"), FINE, "7 zones on 8 servers", f"port {lab.port}", "0 faults")
        status = self.json(lab, "status")[0]
        self.assertEqual((status["ok"], status["zones"], status["port"], status["process"]), (True, 7, lab.port, lab.process.pid))
        self.expect(lab.ctl("hints"), FINE, ". 3600000 NS ns.root.", "ns.root. 3600000 A 127.0.1.1")
        self.assertEqual(self.json(lab, "hints")[0]["servers"], [{"name": "ns.root.", "address": "127.0.1.1"}])

    def test_the_journal_has_every_question_in_order(self):
        lab = Lab(self, ZONES / "lab")
        self.walk(lab)
        lines = self.expect(lab.ctl("journal"), FINE).out.splitlines()
        self.assertIn(f"-> nearest 127.0.0.1: {WWW}. A: 127.0.5.80", lines[0])
        self.assertEqual([re.search(r" nearest -> \S+ (\S+): www.*", line)[1] for line in lines[2:]], SERVERS)
        self.assertTrue(lines[2].endswith(f": {WWW}. A: referral to com."), lines[2])
        entries = [line for line in self.json(lab, "journal") if "ok" not in line]
        self.assertEqual([entry["server"] for entry in entries[2:]], [f"{server}:{lab.port}" for server in SERVERS])
        self.assertEqual([entry["client_name"] for entry in entries[1:]], ["nearest"] * 5)
        answer = serve_support.Answer(bytes.fromhex(entries[-1]["reply"]))
        self.assertEqual(answer.data(), ["127.0.5.80"])
        self.expect(lab.ctl("journal", "clear"), FINE)
        self.assertEqual(lab.ctl("journal").out, "")

    def test_the_journal_is_followed(self):
        lab = Lab(self, ZONES / "lab")
        follower = subprocess.Popen([support.namu_program(), "ctl", "--socket", lab.socket, "journal", "--follow"],
                                    stdout=subprocess.PIPE, bufsize=0)
        self.addCleanup(follower.stdout.close)
        self.addCleanup(follower.wait)
        self.addCleanup(follower.send_signal, signal.SIGINT)
        seen = b""
        while b"nearest 127.0.0.1: www.lab" not in seen:  # the follower may not be there yet for the first questions
            self.walk(lab)
            while select.select([follower.stdout], [], [], 0.2)[0]:
                seen += follower.stdout.read(4096)
        self.assertRegex(seen.decode(), rf"UDP \S+ -> nearest 127.0.0.1: {WWW}. A: 127.0.5.80\n")

    def packets(self, lab, fields):
        """The capture of the journal as tshark reads it, checksums verified (RFC 1071 §1): a list of fields each."""
        path = pathlib.Path(self.folder) / "lab.pcap"
        with open(path, "wb") as capture:
            command = [support.namu_program(), "ctl", "--socket", lab.socket, "journal", "--as", "pcap"]
            subprocess.run(command, stdout=capture, timeout=SECONDS, check=True)
        checks = ["ip.check_checksum:TRUE", "udp.check_checksum:TRUE", "tcp.check_checksum:TRUE"]
        command = ["tshark", "-r", path, *(word for check in checks for word in ("-o", check)), "-T", "fields",
                   *(word for field in fields for word in ("-e", field)), "-e", "_ws.malformed", "-e", "ip.checksum.status",
                   "-e", "udp.checksum.status", "-e", "tcp.checksum.status"]
        shown = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True).stdout.decode()
        packets = [line.split("\t") for line in shown.splitlines()]
        for packet in packets:
            self.assertEqual(packet[len(fields)], "", packet)
            self.assertEqual([status for status in packet[len(fields) + 1:] if status not in ("", "1")], [], packet)
        return packets

    def test_a_capture_file_opens_in_tshark(self):
        """RFC 768, RFC 791 §3.1, RFC 9293 §3.1"""
        lab = Lab(self, ZONES / "lab")
        self.walk(lab)
        self.walk(lab, "tcp")
        self.expect(self.namu("query", f"@127.0.6.1:{lab.port}", "cyber.co.kr", "SOA", "+tcp"), FINE)
        packets = self.packets(lab, ["ip.dst", "dns.qry.name", "dns.flags.response", "dns.a"])
        self.assertEqual(len(packets), 2 * (6 + 1 + 1))
        self.assertEqual([packet[0] for packet in packets if packet[1] == WWW and packet[2] == "0"],
                         ["127.0.0.1", *SERVERS, "127.0.0.1"])
        self.assertIn("127.0.5.80", packets[-3][3])

    @unittest.skipUnless(serve_support.has_ipv6(), "no IPv6 on this machine")
    def test_a_capture_file_of_ipv6(self):
        """RFC 8200 §3"""
        self.write("zones/root.zone", ROOT + "@ NS ns.root.\nns.root. AAAA ::1\n")
        lab = Lab(self, "zones", "--no-nearest")
        for options in ([], ["+tcp"]):
            self.expect(self.namu("query", f"@[::1]:{lab.port}", "ns.root", "AAAA", *options), FINE)
        packets = self.packets(lab, ["ipv6.dst", "dns.aaaa"])
        self.assertEqual([packet[:2] for packet in packets], [["::1", ""], ["::1", "::1"]] * 2)

    def test_a_sequence_diagram(self):
        lab = Lab(self, ZONES / "lab")
        self.walk(lab)
        diagram = self.expect(lab.ctl("journal", "--as", "mermaid"), FINE).out
        self.assertEqual(diagram.splitlines()[0], "sequenceDiagram")
        self.assertIn("as ns.com. 127.0.2.1", diagram)
        self.assertIn("-->>p2: referral to lab.glasscom.com.", diagram)

    def test_expectations(self):
        lab = Lab(self, ZONES / "lab")
        self.walk(lab)
        self.walk(lab)
        self.expect(lab.ctl("expect", "1", "A", WWW, "at", "com"), FINE, "as expected")
        self.expect(lab.ctl("expect", f"2 A {WWW} at nearest"), FINE)
        self.expect(lab.ctl("expect", "0 any any at kr"), FINE)
        self.expect(lab.ctl("expect", "2", "A", WWW, "at", "com"), BAD, "1 instead of 2; asked was:", "-> ns.com. 127.0.2.1")
        self.expect(lab.ctl("expect", "A"), BAD, "write [COUNT] TYPE NAME [at SERVER]")

    def test_the_cache_of_the_nearest_server(self):
        lab = Lab(self, ZONES / "lab")
        self.expect(lab.ctl("cache"), FINE, "nothing is remembered")
        self.walk(lab)
        self.expect(self.namu("query", f"@127.0.0.1:{lab.port}", "nothing.kr"), FINE)
        shown = self.expect(lab.ctl("cache"), FINE).out
        for line in (f"{WWW}. SECONDS IN A 127.0.5.80  ; authoritative", "com. SECONDS IN NS ns.com.  ; referral",
                     "nothing.kr. SECONDS no such name"):
            self.assertRegex(shown, "(?m)^" + re.escape(line).replace("SECONDS", r"\d+") + "$")
        entries = {(entry["name"], entry["type"]): entry for entry in self.json(lab, "cache")[0]["entries"]}
        self.assertEqual(entries[f"{WWW}.", "A"]["records"], ["127.0.5.80"])
        self.assertEqual(entries["nothing.kr.", "any"]["kind"], "no such name")
        self.expect(lab.ctl("cache", "flush"), FINE, "forgot ")
        self.expect(lab.ctl("cache"), FINE, "nothing is remembered")
        without = Lab(self, ZONES / "lab", "--no-nearest")
        self.expect(without.ctl("cache"), BAD, "no nearest server")

    def test_why_a_server_answers_as_it_does(self):
        lab = Lab(self, ZONES / "lab", "--fault", "delay ms=5 server=ns.com", "--fault", "tcp-reset zone=com")
        self.expect(lab.ctl("explain", "ns.com", WWW), FINE, "glasscom.com. 300 NS",
                    "wrong over UDP:\n1  delay ms=5 server=ns.com.  (done to 0 of 0)\n",
                    "wrong over TCP:\n1  delay ms=5 server=ns.com.  (done to 0 of 0)\n2  tcp-reset")
        self.assertNotIn("fault", self.expect(lab.ctl("explain", "127.0.1.1", WWW, "AAAA"), FINE).out)
        self.expect(lab.ctl("explain", "ns.nowhere", WWW), BAD, "no server of the lab is called `ns.nowhere`")
        self.expect(lab.ctl("explain", "ns.com", "a..b"), BAD, "is not a name")
        self.expect(lab.ctl("explain", "ns.com", WWW, "NOTYPE"), BAD, "`NOTYPE` is not a type")

    def test_reload_tells_the_truth(self):
        self.write("zones/root.zone", ROOT + "@ NS ns.root.\nns.root. A 127.0.8.1\n")
        lab = Lab(self, "zones")
        self.expect(lab.ctl("reload"), FINE, "reloaded 1 zone")
        (self.folder / "zones/root.zone").unlink()
        self.expect(lab.ctl("reload"), BAD, "nothing was reloaded")
        self.assertEqual(serve_support.ask_udp("127.0.8.1", lab.port, "ns.root").data(), ["127.0.8.1"])

    def test_stop_ends_the_lab_and_removes_the_socket(self):
        lab = Lab(self, ZONES / "lab")
        self.expect(lab.ctl("stop"), FINE, "the lab ends")
        self.assertEqual(lab.process.wait(SECONDS), 0)
        self.assertFalse(lab.socket.exists())
        self.expect(lab.ctl("status"), BAD, "cannot talk to a server or a lab at")

    def test_the_only_lab_is_found_by_ctl_and_trace(self):
        first = Lab(self, ZONES / "lab", control=False)
        self.expect(self.namu("ctl", "status"), FINE, "7 zones")
        self.expect(self.namu("trace", WWW), FINE, "3 referrals", "127.0.5.80")
        second = Lab(self, ZONES / "lab", "--no-nearest", control=False)
        self.expect(self.namu("ctl", "status"), BAD, "several run", f"lab-{first.port}.sock", f"lab-{second.port}.sock")
        self.expect(self.namu("ctl", "--lab-port", str(second.port), "status"), FINE, f"port {second.port}")
        self.expect(self.namu("trace", WWW, "--lab-port", str(second.port)), FINE, "3 referrals")
        self.expect(self.namu("ctl", "--lab-port", str(second.port), "stop"), FINE)
        second.process.wait(SECONDS)
        self.expect(self.namu("ctl", "status"), FINE, f"port {first.port}")

    def test_wrong_use(self):
        lab = Lab(self, ZONES / "lab")
        self.expect(lab.ctl("juornal"), BAD, "did you mean journal?")
        self.expect(lab.ctl("journal", "folow"), BAD, "there are journal, journal follow and journal clear")
        self.expect(lab.ctl("fault", "ad"), BAD, "there are fault add, fault list and fault clear")
        self.expect(lab.ctl("fault", "add", "drpo"), BAD, "did you mean drop?")
        self.expect(lab.ctl("status", "--follow"), WRONG_USE, "for the journal")
        self.expect(lab.ctl("journal", "--follow", "--as", "pcap"), WRONG_USE, "leave --follow out")
        self.expect(self.namu("ctl"), WRONG_USE)
        self.expect(self.namu("ctl", "status"), BAD, "no lab runs that has a control socket")
        self.expect(self.namu("lab", ZONES / "lab", "--control", "a/b/c", "--port", "0"), BAD, "no control socket at a/b/c")
        self.expect(self.namu("lab", ZONES / "lab", "--control", "a", "--no-control"), WRONG_USE, "contradict")


if __name__ == "__main__":
    support.main()
