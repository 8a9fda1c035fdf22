"""The tables of docs/performance.md, from the results of scripts/bench."""

from bench_lib import attacks as attack_rows, rrl as rrl_rows, servers

TITLES = {"namu": "Namu", "nsd": "NSD", "knot": "Knot", "bind": "BIND", "pdns": "PowerDNS", "floor": "floor"}


def markdown(heading, rows):
    lines = [heading, ["---"] + ["--:"] * (len(heading) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def titles(names):
    return [TITLES[name] for name in names]


def servers_of(by_name):
    """The servers of a result, ours first; not the floor."""
    return [name for name in ("namu", *servers.PEERS) if name in by_name]


def udp(results, what):
    """Each zone's classes: microseconds, and in brackets times the floor."""
    names = servers_of(next(iter(next(iter(results.values())).values())))
    rows = []
    for zone, classes in results.items():
        for kind, by_name in classes.items():
            cells = [f"{by_name[name]['us']:.2f} ({by_name[name]['floors']:.2f})" for name in names]
            best = min((by_name[name]["us"] for name in names[1:]), default=0)
            ahead = f"{best / by_name['namu']['us']:.2f}" if best else ""
            rows.append([f"{zone}, {kind}", f"{by_name['floor']['us']:.2f}", *cells, ahead])
    return what + "\n\n" + markdown(["", "floor", *titles(names), "best peer / Namu"], rows)


def tcp(results):
    names = servers_of(next(iter(next(iter(results.values())).values())))
    rows = []
    for zone, shapes in results.items():
        for shape, by_name in shapes.items():
            cells = [f"{by_name[name]['answers_per_cpu_second'] / 1000:.0f}" +
                     (f" ({by_name[name]['namu_is_ahead']:.2f})" if name != "namu" else "") for name in names]
            rows.append([f"{zone}, {shape}", *cells])
    return ("**TCP**: thousands of answers for a second of the server's CPU (times that Namu is ahead).\n\n" +
            markdown(["", *titles(names)], rows))


def latency(results):
    rows = [[f"{zone}, {TITLES[name]}", *(f"{figure[share]:.0f}" for share in ("p50", "p90", "p99", "p99.9")),
             f"{figure['busy']:.0%}", f"{figure['lost'] / figure['sent']:.2%}"]
            for zone, by_name in results.items() for name, figure in by_name.items()]
    return ("**Latency** at a fixed rate: microseconds until the answer.\n\n" +
            markdown(["", "p50", "p90", "p99", "p99.9", "core used", "lost"], rows))


def load(results):
    rows = []
    for zone, by_name in results.items():
        for name in servers_of(by_name):
            figure, ours = by_name[name], by_name["namu"]
            rows.append([f"{zone}, {TITLES[name]}", f"{figure['seconds']:.2f}",
                         f"{figure['seconds'] / ours['seconds']:.1f}", f"{figure['held_mb']:.0f}",
                         f"{ours['held_mb'] / figure['held_mb']:.0%}", f"{figure['peak_mb']:.0f}"])
    return ("**Loading**: seconds from the text to the first answer, on all cores; memory afterwards, and the peak.\n\n" +
            markdown(["", "seconds", "times Namu's", "MB", "Namu has", "peak MB"], rows))


def reload(results):
    rows = [[f"{zone}, {TITLES[name]}", f"{figure['seconds']:.2f}", f"{figure['slowest_ms']:.1f}",
             f"{figure['p99.9_ms']:.2f}", f"{figure['lost']:.0f}",
             f"{figure['peak_mb']:.0f} ({figure['peak_mb'] / figure['held_mb']:.2f})"]
            for zone, by_name in results.items() for name, figure in by_name.items()]
    return ("**Reload** of a changed zone under load: seconds until it is served; milliseconds of the slowest answer in "
            "that time; peak of memory (times what was held before).\n\n" +
            markdown(["", "seconds", "slowest, ms", "p99.9, ms", "lost", "peak MB"], rows))


def growth(results):
    rows = [[f"{TITLES[name]}, {int(names):,} names",
             *(f"{figure['cost'][kind]['us']:.2f} ({figure['cost'][kind]['floors']:.2f})" for kind in figure["cost"]),
             f"{figure['load']['seconds']:.3f}", f"{figure['load']['held_mb']:.0f}"]
            for name, sizes in results.items() for names, figure in sizes.items()]
    kinds = next(iter(next(iter(results.values())).values()))["cost"]
    return ("**Growth** of the host zone: microseconds of CPU for a query (times the floor); loading on all cores.\n\n" +
            markdown(["", *kinds, "load, s", "MB"], rows))


def attacks(results):
    return ("**Attacks** beside 1,000 good questions a second: share that was answered, microseconds until the answer "
            "(times those without an attack), connections that are open at the end.\n\n" +
            markdown(["", *attack_rows.HEADING], attack_rows.rows_of(results, TITLES.get)))


def rrl(results):
    return (f"**Forged sources**, {rrl_rows.RATE:,} questions a second in the name of one network; limit of "
            f"{rrl_rows.LIMIT} answers a second. Octets that arrive there for each that was sent; share of the "
            "questions of real clients that were answered, and of those that took TCP.\n\n" +
            markdown(["", *rrl_rows.HEADING], rrl_rows.rows_of(results, TITLES.get)))


MAKERS = {
    "udp": lambda results: udp(results, "**UDP**: microseconds of the server's CPU for a query (times the floor)."),
    "signed": lambda results: udp(results, "**Signed zones**, to clients that set DO; the floor sends answers as large."),
    "tcp": tcp, "latency": latency, "load": load, "reload": reload, "growth": growth, "attacks": attacks, "rrl": rrl,
}


def origin(about):
    peers = ", ".join(f"{TITLES[name]} {version}" for name, version in about["versions"].items())
    quick = " A quick run: a look, not a measurement." if about["quick"] else ""
    zones = f"; large zones of {about['names']:,} names" if about["names"] else ""
    return (f"{about['date']}, {about['processor']}, {about['cores']} cores, Linux {about['kernel']}; {peers}"
            f"{zones}.{quick}")
