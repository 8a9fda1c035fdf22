"""A zone changes under load: how long until it is served, what that does to answers, and what memory it takes."""

import json
import os
import re
import shutil
import statistics
import subprocess
import time

from bench_lib import client, memory, places, servers, table

OLD_SERIAL, NEW_SERIAL = 2026010101, 2026010102
# Every so many addresses are others.
EACH = 1000
MOST_SECONDS = 120


def changed_text(zone):
    """A file like that of the zone but for its serial and a thousandth of its addresses."""
    path = zone.folder / "zone.changed"
    if path.exists() and path.stat().st_mtime_ns > zone.file.stat().st_mtime_ns:
        return path
    seen = 0

    def other_address(found):
        nonlocal seen
        seen += 1
        return b"\tA\t192.0.2.99\n" if seen % EACH == 0 else found[0]

    text = zone.file.read_bytes().replace(str(OLD_SERIAL).encode(), str(NEW_SERIAL).encode(), 1)
    path.write_bytes(re.sub(rb"\tA\t[0-9.]+\n", other_address, text))
    return path


def put_in_place(zone, path):
    """As an operator does who does not want half a file to be read: by renaming."""
    fresh = zone.file.with_suffix(".new")
    shutil.copyfile(path, fresh)
    os.replace(fresh, zone.file)


def wait_for_serial(server, zone):
    end = time.monotonic() + MOST_SECONDS
    while server.serial(zone.name) != NEW_SERIAL:
        if time.monotonic() > end:
            raise servers.StartFailed(f"{server.name} does not take the changed zone: {server.log()[-2000:]}")
        time.sleep(0.005)


def reload(server, zone):
    """Seconds from the word to reload until the changed zone is served."""
    put_in_place(zone, changed_text(zone))
    begin = time.monotonic()
    server.reload([zone])
    wait_for_serial(server, zone)
    return time.monotonic() - begin


def reload_once(server, zone, load):
    before = memory.held(server.processes())
    memory.forget_peak(server.processes())
    with memory.Watch(server) as watch:
        time.sleep(1.0)
        seconds = reload(server, zone)
        answered = json.loads(load.communicate()[0])
    peak = max(memory.peak(server.processes()), watch.most)
    return {"seconds": seconds, "held_mb": before, "peak_mb": peak, "lost": answered["lost"],
            "sent": answered["sent"], "slowest_ms": answered["latency_us"]["max"] / 1000,
            "p99.9_ms": answered["latency_us"]["p99.9"] / 1000}


def measure_server(where, name, zone, rate):
    """The server may use all cores; it is asked, at a modest rate, until some time after it has the changed zone."""
    server = servers.ALL[name](where, servers.FIRST_PORT)
    original = zone.folder / "zone"
    served = zone.copy_to(where.work("reload"))
    put_in_place(served, original)
    try:
        server.start([served], core=None)
        seconds = server.wait_until_ready([served]) * 1.5 + 3
        command = client.command(where, server, zone.questions("mixed"), "--rate", rate, "--patience", 5,
                                 seconds=seconds)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as load:
            return reload_once(server, served, load)
    finally:
        server.stop()


def summary(rounds):
    return {key: statistics.median(round_[key] for round_ in rounds) for key in rounds[0]}


def print_result(title, result):
    rows = [[name, f"{figure['seconds']:.2f}", f"{figure['slowest_ms']:.1f}", f"{figure['p99.9_ms']:.2f}",
             f"{figure['lost']:.0f}", f"{figure['held_mb']:.0f}",
             f"{figure['peak_mb']:.0f} ({figure['peak_mb'] / figure['held_mb']:.2f})"]
            for name, figure in result.items()]
    print(table.text([title, "seconds", "slowest, ms", "p99.9, ms", "lost", "MB before", "peak (times before)"], rows),
          flush=True)


def run(where, arguments, names):
    rounds, rate = arguments.rounds or 1, arguments.reload_rate
    print(f"A changed zone is loaded while {rate:,} questions a second come; median of {rounds} rounds\n")
    results = {}
    for zone in places.chosen_zones(where, arguments, "big"):
        figures = {name: [measure_server(where, name, zone, rate) for _ in range(rounds)]
                   for name in ["namu", *names]}
        results[zone.title] = {name: summary(of_one) for name, of_one in figures.items()}
        print_result(zone.title, results[zone.title])
    return results
