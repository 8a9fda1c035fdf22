"""Signs zones with BIND's tools: fresh keys, so nothing ever expires in a test."""

import functools
import os
import pathlib
import subprocess
import tempfile

SECONDS = 60


def run(folder, *command):
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS, env={**os.environ, "PATH": path})


@functools.lru_cache(maxsize=None)
def signed(zone, text):
    """The signed zone as text, and its DS records as text; the same for the same zone as long as the process lives."""
    with tempfile.TemporaryDirectory(prefix="namu-sign-") as name:
        folder = pathlib.Path(name)
        (folder / "zone").write_text(text)
        run(folder, "dnssec-keygen", "-a", "ECDSAP256SHA256", "-f", "KSK", zone)
        run(folder, "dnssec-keygen", "-a", "ECDSAP256SHA256", zone)
        run(folder, "dnssec-signzone", "-S", "-N", "keep", "-O", "full", "-o", zone, "-f", "signed", "zone")
        ds = next(folder.glob("dsset-*")).read_text()
        return f"$ORIGIN {zone}\n" + (folder / "signed").read_text(), ds
