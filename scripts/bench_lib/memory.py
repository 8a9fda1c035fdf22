"""What memory a server's processes have, in megabytes (10^6 octets)."""

import pathlib
import re
import threading

UNIT = 1e6


def value(text, key):
    """Octets of a line such as `Pss:   12 kB`."""
    found = re.search(rf"^{key}:\s+(\d+) kB", text, re.M)
    return int(found[1]) * 1024 if found else 0


def read(process, name):
    try:
        return pathlib.Path(f"/proc/{process}/{name}").read_text()
    except OSError:
        return ""  # it has just ended


def held(processes):
    """What they hold now; a page that several of them share counts once (the sum of PSS)."""
    return sum(value(read(process, "smaps_rollup"), "Pss") for process in processes) / UNIT


def peak(processes):
    """The most that any one of them has ever had, or has had since `forget_peak`: VmHWM, which also counts the zone
    file where that is mapped."""
    return max(value(read(process, "status"), "VmHWM") for process in processes) / UNIT


def forget_peak(processes):
    for process in processes:
        pathlib.Path(f"/proc/{process}/clear_refs").write_text("5")


class Watch:
    """Looks at the memory of a server again and again: for servers that load in a second process, of which no one
    process tells the peak. Looking walks all pages, so it is not done often."""

    EVERY = 0.25

    def __init__(self, server):
        self.server = server
        self.most = 0.0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.look)

    def look(self):
        while not self.ended.wait(self.EVERY):
            self.most = max(self.most, held(self.server.processes()))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()
