#!/usr/bin/python3
"""Many starts with `--port 0`, eight at a time: no clash, no mix-up, and no moment between "ready" and an answer.

serve_starts_test.py NAMU [--starts N]; the environment's NAMU_STARTS says it as well.
"""

import argparse
import concurrent.futures
import os
import pathlib
import sys
import tempfile
import threading
import time
import unittest

import serve_support
import support
from serve_support import LOOPBACKS, NOERROR, TXT

AT_A_TIME = 8
STARTS = int(os.environ.get("NAMU_STARTS", 160))


class PortsInUse:
    """The ports of the servers that run at this moment: no two may be the same."""

    def __init__(self):
        self.lock, self.ports = threading.Lock(), set()

    def take(self, port):
        with self.lock:
            if port in self.ports:
                raise AssertionError(f"two servers have port {port}")
            self.ports.add(port)

    def give_back(self, port):
        with self.lock:
            self.ports.remove(port)


def start_and_ask(folder, number, in_use):
    """One server with a zone that no other has, asked in every way as soon as it says that it is ready."""
    own = f"this is server {number}"
    zone = folder / f"{number}.zone"
    zone.write_text(serve_support.zone_text(f'who TXT "{own}"'))
    server = serve_support.Server("--zone", f"example.com={zone}", "--threads", 2, "--quiet")
    try:
        in_use.take(server.port)
        for address in LOOPBACKS:
            for ask in (server.udp, server.tcp):
                answer = ask("who.example.com", TXT, address=address)
                if (answer.rcode, answer.data(TXT)) != (NOERROR, [own]):
                    raise AssertionError(f"server {number} on {address} port {server.port}: {answer}")
        in_use.give_back(server.port)
    finally:
        status = server.stop()
    if status != 0 or server.err:
        raise AssertionError(f"server {number}: status {status}, {server.err}")
    return server.start_seconds


class Starts(unittest.TestCase):
    def test_many_starts_without_a_clash(self):
        in_use = PortsInUse()
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="namu-starts-") as folder:
            with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
                starts = [pool.submit(start_and_ask, pathlib.Path(folder), i, in_use) for i in range(STARTS)]
                seconds = sorted(start.result() for start in starts)
        print(f"{STARTS} starts, {AT_A_TIME} at a time, {2 * len(LOOPBACKS)} questions each: "
              f"{time.monotonic() - began:.1f} s; until ready: median {1000 * seconds[len(seconds) // 2]:.0f} ms, "
              f"longest {1000 * seconds[-1]:.0f} ms")
        self.assertEqual(len(seconds), STARTS)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--starts", type=int, default=STARTS)
    known, rest = options.parse_known_args(sys.argv[2:])
    STARTS = known.starts
    sys.argv[2:] = rest
    support.main()
