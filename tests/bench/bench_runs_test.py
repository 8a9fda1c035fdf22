#!/usr/bin/env python3
"""The tools of scripts/bench work: tiny zones, a few thousand questions, all answered and with the right codes.

Nothing is timed. usage: bench_runs_test.py NAMU FOLDER, where FOLDER has the tools.
"""

import contextlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import unittest

NAMU, TOOLS = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ASKED = 2000
NXDOMAIN = {"NXDOMAIN": ASKED}
NOERROR = {"NOERROR": ASKED}
CLASSES = {
    "host": {"hits": NOERROR, "referrals": NOERROR, "nodata": NOERROR, "wildcard": NOERROR, "cname": NOERROR,
             "ds": NOERROR, "nxdomain": NXDOMAIN},
    "tld": {"hits": NOERROR, "referrals": NOERROR, "nodata": NOERROR, "ds": NOERROR, "nxdomain": NXDOMAIN},
    "many": {"hits": NOERROR, "nxdomain": NXDOMAIN},
}


def tool(name):
    return TOOLS / f"namu_bench_{name}"


def make_zone(kind, folder):
    subprocess.run([tool("zones"), kind, "--names", "150", "--questions", "500", "--out", folder], check=True)


@contextlib.contextmanager
def serving(*arguments):
    """The port on which namu answers from these zones."""
    with tempfile.TemporaryDirectory() as folder:
        reader, writer = os.pipe()
        command = [NAMU, "serve", "--quiet", "--listen", "127.0.0.1", "--port", "0", "--port-file", f"{folder}/port",
                   "--ready-fd", str(writer), "--threads", "1", *arguments]
        with subprocess.Popen(command, pass_fds=[writer]) as server:
            os.close(writer)
            with os.fdopen(reader) as ready:
                ready.readline()
            try:
                yield int(pathlib.Path(folder, "port").read_text())
            finally:
                server.terminate()


def zones_of(kind, folder):
    if kind == "many":
        return ["--zone-list", folder / "zones.list"]
    return [folder / "zone"]


def ask(port, questions, *options):
    done = subprocess.run([tool("load"), "--server", f"127.0.0.1:{port}", "--questions", questions, "--count",
                           str(ASKED), "--seconds", "20", "--patience", "20", *options],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.bind(("127.0.0.1", 0))
        return client.getsockname()[1]


def wait_for_echo(port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(0.1)
        client.connect(("127.0.0.1", port))
        for _ in range(200):
            try:
                client.send(b"?" * 12)
                client.recv(4096)
                return
            except OSError:
                time.sleep(0.05)
    raise AssertionError("the floor sends nothing back")


class BenchTools(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def all_are_answered(self, result, rcodes):
        self.assertEqual((result["sent"], result["answered"], result["lost"], result["alien"]), (ASKED, ASKED, 0, 0))
        self.assertEqual(result["rcodes"], rcodes)

    def test_every_class_of_questions_is_answered_as_its_name_says(self):
        for kind, classes in CLASSES.items():
            folder = self.folder / kind
            make_zone(kind, folder)
            with serving(*zones_of(kind, folder)) as port:
                for name, rcodes in classes.items():
                    with self.subTest(zone=kind, questions=name):
                        self.all_are_answered(ask(port, folder / f"{name}.questions"), rcodes)

    def test_zones_have_no_fault(self):
        for kind in ("host", "tld"):
            make_zone(kind, self.folder / kind)
            done = subprocess.run([NAMU, "check", "--strict", self.folder / kind / "zone"], capture_output=True,
                                  text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_same_seed_makes_the_same_zone(self):
        for copy in ("one", "two"):
            make_zone("host", self.folder / copy)
        for file in ("zone", "mixed.questions"):
            self.assertEqual((self.folder / "one" / file).read_bytes(), (self.folder / "two" / file).read_bytes())

    def test_questions_are_asked_by_tcp_with_edns_and_at_a_rate(self):
        make_zone("host", self.folder)
        questions = self.folder / "nxdomain.questions"
        with serving(self.folder / "zone") as port:
            for options in (["--tcp", "--sockets", "8", "--in-flight", "256"], ["--tcp", "--sockets", "1", "--in-flight", "1"],
                            ["--edns"], ["--do"], ["--rate", "20000"]):
                with self.subTest(options=options):
                    self.all_are_answered(ask(port, questions, *options), NXDOMAIN)

    def test_questions_are_answered_beside_an_attack(self):
        make_zone("host", self.folder)
        questions = self.folder / "nxdomain.questions"
        with serving(self.folder / "zone") as port:
            for attack, has_happened in ((["--crowd", "30"], {"connections": 30}),
                                         (["--crowd", "30", "--crowd-octets", "20000"], {"octets": 1}),
                                         (["--garbage"], {"datagrams": 1})):
                for transport in ([], ["--tcp"]):
                    with self.subTest(attack=attack, transport=transport):
                        # So few at a time that no flood can push all of them out of the server's buffer.
                        result = ask(port, questions, "--in-flight", "4", "--from", "127.0.0.9", *attack, *transport)
                        self.assertGreater(result["answered"], 0)
                        for what, least in has_happened.items():
                            self.assertGreaterEqual(result["attack"][what], least)

    def test_the_floor_sends_everything_back_in_the_sizes_that_it_is_given(self):
        make_zone("host", self.folder)
        questions = self.folder / "mixed.questions"
        with serving(self.folder / "zone") as port:
            served = ask(port, questions, "--sockets", "1", "--in-flight", "1", "--sizes", self.folder / "sizes")
        port = free_port()
        command = [tool("floor"), "--listen", f"127.0.0.1:{port}", "--sizes", self.folder / "sizes"]
        with subprocess.Popen(command) as floor:
            try:
                wait_for_echo(port)
                floored = ask(port, questions)
            finally:
                floor.terminate()
        # Wherever among the sizes it begins, so many answers are of all of them once.
        self.assertEqual((floored["answered"], floored["octets"]), (ASKED, served["octets"]))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
