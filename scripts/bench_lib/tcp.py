"""Answers for each second of the server's CPU over TCP."""

from bench_lib import client, places, servers, table, turns

# What is on its way: connections, questions on each.
SHAPES = {"8 connections, 32 in flight": (8, 32), "8 connections, one in flight": (8, 1),
          "one connection, one in flight": (1, 1)}


def measure_shape(where, running, questions, shape, rounds, seconds):
    connections, in_flight = shape
    options = ["--tcp", "--sockets", connections, "--in-flight", connections * in_flight]
    figures = turns.take_turns(running, rounds,
                               lambda server: client.ask(where, server, questions, *options, seconds=seconds))
    return turns.by_name(running, figures)


def summary(figures):
    """By server: answers for each second of its CPU, and how many times as many namu gives."""
    key = "server_cpu_ns_per_answer"
    return {name: {"answers_per_cpu_second": 1e9 / turns.median_of(rounds, key),
                   "namu_is_ahead": turns.median_ratio(rounds, figures["namu"], key),
                   "rate": turns.median_of(rounds, "rate"),
                   "lost": sum(round_["lost"] for round_ in rounds)}
            for name, rounds in figures.items()}


def measure_zone(where, zone, names, rounds, seconds):
    with servers.all_running(where, names, [zone]) as running:
        return {title: summary(measure_shape(where, running, zone.questions("mixed"), shape, rounds, seconds))
                for title, shape in SHAPES.items()}


def print_zone(title, result):
    names = list(next(iter(result.values())))
    rows = []
    for shape, by_name in result.items():
        row = [shape]
        for name in names:
            figure = by_name[name]
            ratio = f" ({figure['namu_is_ahead']:.2f})" if name != "namu" else ""
            row.append(f"{figure['answers_per_cpu_second'] / 1000:.0f}{ratio}")
        rows.append(row)
        lost = [f"{name} {figure['lost']}" for name, figure in by_name.items() if figure["lost"]]
        if lost:
            print(f"note: {title}, {shape}: unanswered: {', '.join(lost)}")
    print(table.text([title, *names], rows), flush=True)


def run(where, arguments, names):
    rounds, seconds = arguments.rounds or 3, arguments.seconds or (0.4 if arguments.quick else 1.0)
    print(f"TCP, mixed questions: thousands of answers for a second of CPU (times that namu is ahead); "
          f"median of {rounds} rounds of {seconds} s\n")
    results = {}
    for zone in places.chosen_zones(where, arguments, "small,big"):
        results[zone.title] = measure_zone(where, zone, ["namu", *names], rounds, seconds)
        print_zone(zone.title, results[zone.title])
    return results
