"""Runs the micro-benchmarks: reading, loading, and each stage of answering by itself."""

import subprocess

from bench_lib import places

KINDS = ("hits", "nxdomain", "referrals", "mixed")


def wanted(arguments):
    """A regular expression for the benchmarks that are to run."""
    kinds = arguments.classes.split(",") if arguments.classes else KINDS
    return f"^(read|load)/|/({'|'.join(kinds)})/"


def run(where, arguments):
    folders = [zone.folder for zone in places.chosen_zones(where, arguments, "big,tld")]
    seconds = arguments.seconds or (0.05 if arguments.quick else 0.5)
    command = [where.tool("micro"), *folders, f"--benchmark_filter={wanted(arguments)}",
               f"--benchmark_min_time={seconds}", f"--benchmark_out={where.results() / 'micro.json'}"]
    return subprocess.run(command, check=False).returncode
