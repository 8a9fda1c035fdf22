"""A network namespace of the test's own, where port 53 and all of 127.0.0.0/8 are free."""

import os
import subprocess
import sys

import support

INSIDE = "NAMU_TEST_INSIDE_NAMESPACE"


def enter():
    """Starts the calling script again inside a namespace; root in a container may be allowed only the second way."""
    if INSIDE in os.environ:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    for way in (["unshare", "-rn"], ["unshare", "-n"]):
        if subprocess.run([*way, "ip", "link", "set", "lo", "up"], capture_output=True, check=False).returncode == 0:
            os.execvpe(way[0], [*way, sys.executable, *sys.argv], {**os.environ, INSIDE: "1"})
    support.skip("network namespaces are forbidden here")
