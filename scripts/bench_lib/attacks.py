"""Good questions while a server is attacked: how many are answered, how soon, and what memory the server takes."""

import resource
import statistics
import time

from bench_lib import client, memory, places, servers, table, turns

PEERS = ("nsd", "knot")
RATE = 1000  # good questions a second
CROWD = 10_000
LORIS, LORIS_OCTETS = 2_000, 10_000  # connections, octets a second on all of them together
REST_SECONDS = 0.5  # after an attack, before the memory that is left is looked at

AS_SHIPPED = {"nsd": {"more_options": ["tcp-count: 100"]}}
FOR_ALL = {
    "namu": {"more_options": ["--set", "tcp.connections=12000", "--set", "tcp.connections-per-client=12000",
                              "--set", "tcp.idle-time-out=60"]},
    "nsd": {"more_options": ["tcp-count: 12000", "tcp-timeout: 60"]},
    "knot": {"more_options": ["tcp-max-clients: 12000", "tcp-idle-timeout: 60"]},
}
QUIET = "no attack"
# By title: how the servers are configured, and what is done to them.
ATTACKS = {
    QUIET: (AS_SHIPPED, []),
    f"{CROWD:,} connections": (AS_SHIPPED, ["--crowd", CROWD]),
    f"{CROWD:,} connections, places for all": (FOR_ALL, ["--crowd", CROWD]),
    f"slow loris, {LORIS:,} connections": (AS_SHIPPED, ["--crowd", LORIS, "--crowd-octets", LORIS_OCTETS]),
    "flood of garbage by UDP": (AS_SHIPPED, ["--garbage"]),
}
TRANSPORTS = {"udp": [], "tcp": ["--tcp"]}
SHUT_OUT = {"answered": 0.0, "p50": None, "p99": None, "open": 0, "datagrams_a_second": 0.0}


def ask(where, server, questions, options, seconds):
    """What the good client has seen. It may be that no connection was taken, or one was closed: a share of 0."""
    try:
        seen = client.ask(where, server, questions, "--rate", RATE, *options, seconds=seconds)
    except RuntimeError:
        return dict(SHUT_OUT)
    attack = seen.get("attack", {})
    # The answers to what was asked before are counted too, so that there may be a few more.
    return {"answered": min(1.0, seen["answered"] / seen["sent"]) if seen["sent"] else 0.0,
            "p50": seen["latency_us"]["p50"], "p99": seen["latency_us"]["p99"],
            "open": attack.get("connections", 0), "datagrams_a_second": attack.get("datagrams", 0) / seen["seconds"]}


def attack_once(where, server, questions, options, seconds):
    before = memory.held(server.processes())
    with memory.Watch(server) as watch:
        seen = ask(where, server, questions, options, seconds)
    time.sleep(REST_SECONDS)
    after = memory.held(server.processes())
    return {**seen, "before_mb": before, "peak_mb": max(before, after, watch.most), "after_mb": after}


def median(rounds, key):
    values = [round_[key] for round_ in rounds if round_[key] is not None]
    return statistics.median(values) if values else None


def summary(rounds):
    # What one round leaves behind is no longer before the next one.
    return {**{key: median(rounds, key) for key in rounds[0]}, "before_mb": rounds[0]["before_mb"]}


def measure_attack(where, zone, names, attack, rounds, seconds):
    """By server and transport."""
    configured, options = attack
    result = {name: {} for name in names}
    with servers.all_running(where, names, [zone], configured) as running:
        for transport, its_options in TRANSPORTS.items():
            figures = turns.take_turns(running, rounds, lambda server, more=its_options: attack_once(
                where, server, zone.questions("mixed"), [*options, *more], seconds))
            for name, of_one in turns.by_name(running, figures).items():
                result[name][transport] = summary(of_one)
    return result


def time_text(figure, quiet, key):
    """Microseconds, and in brackets how many times what it was without an attack."""
    if not figure["answered"]:
        return "-"
    times = f" ({figure[key] / quiet[key]:.1f})" if quiet[key] else ""
    return f"{figure[key]:.0f}{times}"


def rows_of(results, title_of):
    """Cells as text, for each attack and server."""
    rows = []
    for attack, by_name in results.items():
        for name, figure in by_name.items():
            row = [f"{attack}, {title_of(name)}"]
            for transport in TRANSPORTS:
                seen, quiet = figure[transport], results[QUIET][name][transport]
                row += [f"{seen['answered']:.1%}", time_text(seen, quiet, "p50"), time_text(seen, quiet, "p99")]
            both = [figure[transport] for transport in TRANSPORTS]
            row.append(f"{max(seen['open'] for seen in both):,.0f}")
            row.append(f"{both[0]['before_mb']:.1f} / {max(seen['peak_mb'] for seen in both):.1f} / "
                       f"{both[-1]['after_mb']:.1f}")
            rows.append(row)
    return rows


HEADING = ["UDP answered", "p50, us", "p99, us", "TCP answered", "p50, us", "p99, us", "open",
           "MB before / peak / after"]


def run(where, arguments, names):
    rounds, seconds = arguments.rounds or (1 if arguments.quick else 3), arguments.seconds or 2.0
    # For the servers and for the crowd, which inherit it.
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    names = ["namu", *names]
    print(f"{RATE:,} good questions a second, mixed, beside an attack: microseconds (times those without one); "
          f"median of {rounds} rounds of {seconds} s\n")
    zone = places.host_zone(where, 1000, "small")
    results = {title: measure_attack(where, zone, names, attack, rounds, seconds) for title, attack in ATTACKS.items()}
    print(table.text(["", *HEADING], rows_of(results, str)), flush=True)
    return results
