"""From the text of a zone to its first answer, on all cores, and the memory that it takes."""

import os
import statistics
import time

from bench_lib import memory, places, servers, table

SETTLE_SECONDS = 0.5


def warm_up(zones):
    """The text is read from memory, not from the disk: that is not ours to measure."""
    for zone in zones:
        zone.file.read_bytes()


def load_once(where, name, zones):
    server = servers.ALL[name](where, servers.FIRST_PORT, threads=os.cpu_count())
    try:
        server.start(zones, core=None)
        seconds = server.wait_until_ready(zones)
        peak = memory.peak(server.processes())
        time.sleep(SETTLE_SECONDS)
        held = memory.held(server.processes())
    finally:
        server.stop()
    return {"seconds": seconds, "held_mb": held, "peak_mb": max(peak, held)}


def summary(rounds):
    return {key: statistics.median(round_[key] for round_ in rounds) for key in rounds[0]}


def measure(where, zones, names, rounds):
    """By server. One at a time: a loading server has all cores."""
    warm_up(zones)
    figures = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            figures[name].append(load_once(where, name, zones))
    return {name: summary(of_one) for name, of_one in figures.items()}


def print_zone(title, result):
    rows = [[name, f"{figure['seconds']:.2f}", f"{figure['seconds'] / result['namu']['seconds']:.1f}",
             f"{figure['held_mb']:.0f}", f"{figure['held_mb'] / result['namu']['held_mb']:.2f}",
             f"{figure['peak_mb']:.0f}", f"{figure['peak_mb'] / figure['held_mb']:.2f}"]
            for name, figure in result.items()]
    heading = [title, "seconds", "times namu", "MB", "times namu", "peak MB", "times held"]
    print(table.text(heading, rows), flush=True)


def sets_of_zones(where, arguments):
    """By title: the zones to load."""
    wanted = (arguments.zones or "big,tld,many").split(",")
    found = {zone.title: [zone] for zone in places.chosen_zones(where, arguments, "big,tld")}
    if "many" in wanted:
        found["many"] = places.many_zones(where, arguments.many or (10_000 if arguments.quick else 100_000))
    return found


def run(where, arguments, names):
    rounds = arguments.rounds or (1 if arguments.quick else 3)
    print(f"From text to the first answer on {os.cpu_count()} cores, and memory; median of {rounds} rounds\n")
    results = {}
    for title, zones in sets_of_zones(where, arguments).items():
        results[title] = measure(where, zones, ["namu", *names], rounds)
        results[title]["size"] = {"zones": len(zones), "octets": sum(zone.file.stat().st_size for zone in zones)}
        print_zone(title, {name: figure for name, figure in results[title].items() if name != "size"})
    return results
