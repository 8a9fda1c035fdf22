#!/usr/bin/env python3
"""Runs the test suites of other DNS projects, and more, where they stand beside this repository.

usage: suites_test.py path/to/namu [GROUP]

The suites are data with a runner of their own in ../shared/conformance (NAMU_CONFORMANCE names another folder). They
are no part of this repository; what they taught stands in tests/cases, tests/mistakes and here. Without that folder the
exit status is 77, skipped. A group is a part of the suites that takes about half a minute; without one all run.
"""

import os
import pathlib
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77  # ctest's SKIP_RETURN_CODE

# tests/CMakeLists.txt has one test for each. A suite that stands in no group is run by the last.
GROUPS = {
    "zone_files": ["zscan", "simdzone", "checkzone", "masterfile", "nsdzone", "miekg", "ferretbad-load"],
    "ferret": ["ferret", "ferretbad"],
    "packets": ["edns", "wire", "fuzz"],
    "answers": ["pdns", "pdns-nsec", "pdns-nsec3", "scale", "gen", "corpus"],
}
LAST_GROUP = list(GROUPS)[-1]


def suites_of(group, there):
    """The suites of a group, of those that are there."""
    in_a_group = {suite for suites in GROUPS.values() for suite in suites}
    strangers = sorted(there - in_a_group) if group == LAST_GROUP else []
    return [suite for suite in GROUPS[group] if suite in there] + strangers


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-") or sys.argv[2:] and sys.argv[2] not in GROUPS:
        print(__doc__.strip(), "\n\ngroups:", " ".join(GROUPS))
        return 2

    folder = pathlib.Path(os.environ.get("NAMU_CONFORMANCE", REPOSITORY.parent / "shared/conformance"))
    there = {file.name.removesuffix(".jsonl.gz") for file in folder.glob("data/*.jsonl.gz")}
    if not there or not (folder / "run").exists():
        print(f"skipped: no conformance suites in {folder}")
        return SKIPPED

    groups = sys.argv[2:] or list(GROUPS)
    suites = [suite for group in groups for suite in suites_of(group, there)]
    command = ["/usr/bin/python3", str(folder / "run"), "--namu", os.path.abspath(sys.argv[1]), "--suite", ",".join(suites)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
