"""A network namespace of our own: all ports of the loopback interface are free, and nothing goes out."""

import os
import subprocess
import sys

INSIDE = "NAMU_BENCH_INSIDE"


def enter():
    """Starts the running script again inside a namespace. Where that is forbidden it goes on outside."""
    if INSIDE in os.environ:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    ways = [["unshare", "-n"], ["unshare", "-rn"]] if os.geteuid() == 0 else [["unshare", "-rn"]]
    for way in ways:
        if subprocess.run([*way, "ip", "link", "set", "lo", "up"], capture_output=True, check=False).returncode == 0:
            os.execvpe(way[0], [*way, sys.executable, *sys.argv], {**os.environ, INSIDE: "1"})
