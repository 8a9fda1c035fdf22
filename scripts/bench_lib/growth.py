"""What a query, loading and memory cost as a zone grows."""

from bench_lib import client, load, places, servers, table, turns

KINDS = ("hits", "nxdomain", "mixed")


def sizes_of(arguments):
    sizes = [int(size) for size in arguments.sizes.split(",")] if arguments.sizes else []
    if not sizes:
        sizes = [1000, 10_000, 100_000] if arguments.quick else [1000, 10_000, 100_000, 1_000_000, 10_000_000]
    return sizes


def summary(floor, rounds):
    key = "server_cpu_ns_per_answer"
    return {"us": turns.median_of(rounds, key) / 1000, "floors": turns.median_ratio(rounds, floor, key)}


def measure_server(where, name, zones, rounds, seconds):
    """By names and class. All sizes are up at once, beside one floor, and take turns."""
    wanted = [("floor", zones[:1])] + [(name, [zone]) for zone in zones]
    running = servers.start_each(where, wanted)
    zone_of = {server.port: zone for server, zone in zip(running[1:], zones)}
    zone_of[running[0].port] = zones[0]
    result = {zone.names: {} for zone in zones}
    try:
        for kind in KINDS:
            floor, *others = turns.take_turns(running, rounds, lambda server: client.ask(
                where, server, zone_of[server.port].questions(kind), seconds=seconds))
            for zone, figures in zip(zones, others):
                result[zone.names][kind] = summary(floor, figures)
        return result
    finally:
        servers.stop_all(running)


def print_costs(name, result):
    rows = [[f"{names:,}", *(f"{by_kind[kind]['us']:.2f} ({by_kind[kind]['floors']:.2f})" for kind in KINDS)]
            for names, by_kind in result.items()]
    print(table.text([f"{name}: names", *KINDS], rows), flush=True)


def print_loads(name, result):
    rows = [[f"{names:,}", f"{figure['seconds']:.3f}", f"{figure['seconds'] / names * 1e6:.2f}",
             f"{figure['held_mb']:.0f}", f"{figure['peak_mb']:.0f}"] for names, figure in result.items()]
    print(table.text([f"{name}: names", "load, s", "us for each name", "MB", "peak MB"], rows), flush=True)


def run(where, arguments, names):
    rounds, seconds = arguments.rounds or 3, arguments.seconds or (0.3 if arguments.quick else 1.0)
    print(f"As the host zone grows: CPU for a query over UDP, microseconds (times the floor), median of {rounds} rounds "
          f"of {seconds} s; then loading on all cores\n")
    zones = [places.host_zone(where, size) for size in sizes_of(arguments)]
    results = {}
    for name in ["namu", *(names if arguments.peers else [])]:
        costs = measure_server(where, name, zones, rounds, seconds)
        print_costs(name, costs)
        loads = {zone.names: load.measure(where, [zone], [name], 1 if arguments.quick else 3)[name] for zone in zones}
        print_loads(name, loads)
        results[name] = {str(size): {"cost": costs[size], "load": loads[size]} for size in costs}
    return results
