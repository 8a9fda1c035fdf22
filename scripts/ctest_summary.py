#!/usr/bin/env python3
"""Prints `N passed, N failed, N skipped` from the JUnit file that ctest wrote.

usage: ctest_summary.py FILE

The exit status is 1 when a test failed, or when there is no result at all.
"""

import sys
import xml.etree.ElementTree


def counts(path):
    """(passed, failed, skipped)"""
    verdicts = [verdict(case) for case in xml.etree.ElementTree.parse(path).iter("testcase")]
    return verdicts.count("passed"), verdicts.count("failed"), verdicts.count("skipped")


def verdict(case):
    """ctest also writes `skipped` for a test it could not start, say an executable that is not there: a failure."""
    if case.get("status") == "run":
        return "passed"
    skipped = case.find("skipped")
    if skipped is not None and skipped.get("message", "").startswith(("SKIP_RETURN_CODE", "Disabled")):
        return "skipped"
    return "failed"


def main():
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        print(__doc__.strip())
        return 0 if len(sys.argv) == 2 else 2
    try:
        passed, failed, skipped = counts(sys.argv[1])
    except (OSError, xml.etree.ElementTree.ParseError) as error:
        print(f"no result of ctest: {error}", file=sys.stderr)
        passed, failed, skipped = 0, 1, 0
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
