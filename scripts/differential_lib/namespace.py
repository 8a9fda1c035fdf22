"""A network namespace of our own, where port 53 and all of 127.0.0.0/8 are free and nothing goes out."""

import os
import subprocess
import sys

INSIDE = "NAMU_DIFFERENTIAL_INSIDE"


def enter():
    """Starts the running script again inside a namespace; False where that is forbidden."""
    if INSIDE in os.environ:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return True
    ways = [["unshare", "-n"], ["unshare", "-rn"]] if os.geteuid() == 0 else [["unshare", "-rn"]]
    for way in ways:
        if subprocess.run([*way, "ip", "link", "set", "lo", "up"], capture_output=True, check=False).returncode == 0:
            os.execvpe(way[0], [*way, sys.executable, *sys.argv], {**os.environ, INSIDE: "1"})
    return False


def add_address(address):
    """Gives the loopback interface an address; BIND listens only on those that an interface has."""
    subprocess.run(["ip", "address", "add", f"{address}/8", "dev", "lo"], check=False, capture_output=True)
