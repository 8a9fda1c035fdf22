"""Server CPU for each query over UDP, by class of question."""

import statistics

from bench_lib import client, places, servers, table, turns

# A server that was not on its core for so large a part of the time shared it with somebody else, or waited for us.
BUSY_ENOUGH = 0.9


def measure_class(where, running, questions, rounds, seconds):
    figures = turns.take_turns(running, rounds, lambda server: client.ask(where, server, questions, seconds=seconds))
    return turns.by_name(running, figures)


def summary(figures):
    """By server: microseconds for a query, and how many times that of the floor in the same round."""
    floor = [round_["server_cpu_ns_per_answer"] for round_ in figures["floor"]]
    rows = {}
    for name, rounds in figures.items():
        costs = [round_["server_cpu_ns_per_answer"] for round_ in rounds]
        rows[name] = {
            "us": statistics.median(costs) / 1000,
            "floors": statistics.median(cost / least for cost, least in zip(costs, floor)),
            "busy": statistics.median(round_["server_busy"] for round_ in rounds),
            "lost": sum(round_["lost"] for round_ in rounds),
            "rate": statistics.median(round_["rate"] for round_ in rounds),
        }
    return rows


def shares_of_rcodes(rounds):
    counts = rounds[-1]["rcodes"]
    total = sum(counts.values()) or 1
    return {code: round(count / total, 2) for code, count in sorted(counts.items()) if count / total > 0.005}


def complaints(figures, rows):
    """What makes a figure worth less than it looks."""
    found = []
    wanted = shares_of_rcodes(figures["namu"])
    for name, rounds in figures.items():
        if name != "floor" and shares_of_rcodes(rounds) != wanted:
            found.append(f"{name} answered {shares_of_rcodes(rounds)}, namu {wanted}")
        if rows[name]["lost"]:
            found.append(f"{name} left {rows[name]['lost']} questions unanswered")
    return found


def print_complaints(title, kind, figures, rows):
    for complaint in complaints(figures, rows):
        print(f"note: {title}, {kind}: {complaint}")


def note_idle_servers(zone, result):
    busy = [row["busy"] for by_name in result.values() for row in by_name.values()]
    if min(busy) < BUSY_ENOUGH:
        print(f"note: {zone.title}: servers had their core for {min(busy):.0%} to {max(busy):.0%} of the time; "
              "somebody else was at work, so ratios are worth more than microseconds")


def measure_zone(where, zone, classes, names, rounds, seconds):
    with servers.all_running(where, names, [zone]) as running:
        result = {}
        for kind in classes:
            figures = measure_class(where, running, zone.questions(kind), rounds, seconds)
            result[kind] = summary(figures)
            print_complaints(zone.title, kind, figures, result[kind])
        note_idle_servers(zone, result)
        return result


def print_zone(title, result):
    first = next(iter(result.values()))
    peers = [name for name in first if name in servers.PEERS]
    rows = []
    for kind, by_name in result.items():
        row = [kind, f"{by_name['floor']['us']:.2f}"]
        for name in ["namu", *peers]:
            row.append(f"{by_name[name]['us']:.2f} ({by_name[name]['floors']:.2f})")
        if peers:
            best = min(by_name[name]["us"] for name in peers)
            row.append(f"{best / by_name['namu']['us']:.2f}")
        rows.append(row)
    heading = [title, "floor", "namu", *peers] + (["best peer / namu"] if peers else [])
    print(table.text(heading, rows), flush=True)


def run(where, arguments, names):
    rounds = arguments.rounds or (3 if arguments.quick else 5)
    seconds = arguments.seconds or (0.3 if arguments.quick else 1.0)
    print(f"Server CPU per query over UDP, microseconds (times the floor); median of {rounds} rounds of {seconds} s, "
          f"large zones of {arguments.names:,} names\n")
    results = {}
    for zone in places.chosen_zones(where, arguments, "small,big,tld"):
        classes = arguments.classes.split(",") if arguments.classes else places.CLASSES[zone.title]
        if arguments.quick and not arguments.classes:
            classes = [kind for kind in classes if kind in ("hits", "referrals", "nxdomain", "mixed")]
        results[zone.title] = measure_zone(where, zone, classes, ["floor", "namu", *names], rounds, seconds)
        print_zone(zone.title, results[zone.title])
    return results
