"""A copy of this machine that nobody else sees, to install a package in: an overlay over its files, with network and
process numbers of its own. What is done there is gone afterwards."""

import os
import pathlib
import subprocess
import tempfile

ENTER = """
set -e
mount -t tmpfs none {work}
mkdir {work}/upper {work}/inner {work}/root
mount -t overlay overlay -o lowerdir=/,upperdir={work}/upper,workdir={work}/inner {work}/root
mount --rbind /dev {work}/root/dev
mount -t proc none {work}/root/proc
mount -t tmpfs none {work}/root/run
ip link set lo up
exec chroot {work}/root "$@"
"""


def run(*command, seconds=300):
    """What the command prints, run as root of the copy."""
    with tempfile.TemporaryDirectory(prefix="namu-system-") as work:
        completed = subprocess.run(
            ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER.format(work=work), "sh",
             *map(str, command)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=seconds)
    if completed.returncode != 0:
        raise AssertionError(f"{command} ended with {completed.returncode}:\n{completed.stdout}")
    return completed.stdout


def is_possible():
    """Whether this machine lets us: root, and an overlay over /."""
    if os.geteuid() != 0 or not pathlib.Path("/usr/bin/dpkg").exists():
        return False
    try:
        run("true")
    except AssertionError:
        return False
    return True
