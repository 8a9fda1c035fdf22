#!/usr/bin/env python3
"""A small portion of scripts/differential: random zones, signed ones among them, served by Namu, NSD, Knot, BIND and
PowerDNS; Namu's answers must be those of most of them, or differ for a known reason."""

import os
import subprocess
import sys
import tempfile

import support

FAMILIES = 40


def main():
    program = support.REPOSITORY / "scripts" / "differential_lib" / "main.py"
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, program, "--namu", support.namu_program(), "--zones", str(FAMILIES),
             "--batch", str(FAMILIES), "--seed", "interop", "--out", folder],
            check=False,
        )
        for name in sorted(os.listdir(folder)) if run.returncode == 1 else ():
            if name.endswith(".txt"):
                print(name, (support.pathlib.Path(folder) / name).read_text(), sep="\n")
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
