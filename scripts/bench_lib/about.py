"""Where and of what a result was taken: kept with each."""

import datetime
import os
import platform
import re

from bench_lib import servers, signed


WITHOUT_LARGE_ZONES = ("attacks", "rrl")


def processor():
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
        found = re.search(r"^model name\s*: (.+)$", file.read(), re.M)
    return found[1] if found else platform.machine()


def describe(arguments, names, measurement):
    versions = {name: servers.ALL[name].version() for name in names if name in servers.PEERS}
    return {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "kernel": platform.release(),
        "versions": versions,
        "names": None if measurement in WITHOUT_LARGE_ZONES else signed.names_in_zone(arguments) if measurement == "signed" else arguments.names,
        "quick": arguments.quick,
    }
