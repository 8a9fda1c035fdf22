"""How long an answer takes at a fixed rate of questions, UDP."""

from bench_lib import client, places, servers, table, turns

SHARES = ("p50", "p90", "p99", "p99.9")


def summary(rounds):
    figures = {share: turns.median_of(rounds, "latency_us", share) for share in SHARES}
    figures["lost"] = sum(round_["lost"] for round_ in rounds)
    figures["sent"] = sum(round_["sent"] for round_ in rounds)
    figures["busy"] = turns.median_of(rounds, "server_busy")
    return figures


def measure_zone(where, zone, names, rate, rounds, seconds):
    with servers.all_running(where, names, [zone]) as running:
        figures = turns.take_turns(running, rounds, lambda server: client.ask(
            where, server, zone.questions("mixed"), "--rate", rate, seconds=seconds))
        return {name: summary(of_one) for name, of_one in turns.by_name(running, figures).items()}


def print_zone(title, result):
    rows = [[name, *(f"{figure[share]:.0f}" for share in SHARES), f"{figure['busy']:.0%}",
             f"{figure['lost'] / figure['sent']:.2%}"] for name, figure in result.items()]
    print(table.text([title, *SHARES, "core used", "lost"], rows), flush=True)


def run(where, arguments, names):
    rounds, seconds = arguments.rounds or 3, arguments.seconds or (0.5 if arguments.quick else 3.0)
    print(f"UDP at {arguments.rate:,} questions a second, mixed: microseconds until the answer; "
          f"median of {rounds} rounds of {seconds} s\n")
    results = {}
    for zone in places.chosen_zones(where, arguments, "small,big"):
        results[zone.title] = measure_zone(where, zone, ["floor", "namu", *names], arguments.rate, rounds, seconds)
        print_zone(zone.title, results[zone.title])
    return results
