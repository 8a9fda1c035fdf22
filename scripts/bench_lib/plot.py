"""Draws the results of earlier runs (gnuplot, SVG) and writes their tables into docs/performance.md and docs/limits.md."""

import json
import pathlib
import subprocess

from bench_lib import tables

ROOT = pathlib.Path(__file__).resolve().parents[2]
PERFORMANCE, LIMITS = ROOT / "docs/performance.md", ROOT / "docs/limits.md"
PAGE_OF = {"attacks": LIMITS, "rrl": LIMITS}  # of the others: PERFORMANCE
PICTURES = ROOT / "docs/performance"
BEGIN = "<!-- scripts/bench plot writes what follows -->\n"
END = "<!-- up to here -->\n"

COLOURS = {"namu": "#1b7837", "nsd": "#4393c3", "knot": "#762a83", "bind": "#b2182b", "pdns": "#e08214",
           "floor": "#888888"}
STYLE = """set terminal svg size 760,360 font "sans-serif,12" background "white"
set border 3
set tics nomirror out
set grid ytics lc "#dddddd"
set key outside right top
"""
BARS = """set style data histogram
set style histogram clustered gap 1
set style fill solid
set boxwidth 0.9
set xtics rotate by -30
set yrange [0:*]
"""


def draw(name, commands):
    """One picture; its place relative to the page."""
    PICTURES.mkdir(exist_ok=True)
    script = STYLE + f'set output "{PICTURES / name}.svg"\n' + commands
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
    return f"performance/{name}.svg"


def block(name, rows):
    """Data for gnuplot under a name: in each row a text, then numbers."""
    lines = [" ".join([f'"{row[0]}"', *map(str, row[1:])]) for row in rows]
    return f"${name} << EOD\n" + "\n".join(lines) + "\nEOD\n"


def bars(name, label, names, rows, extra=""):
    """A group of bars for each row; the first cell of a row is its title, the others are one for each server."""
    columns = ", ".join(f'$data using {number + 2}:xtic(1) lc rgb "{COLOURS[server]}" '
                        f'title "{tables.TITLES[server]}"' for number, server in enumerate(names))
    return draw(name, BARS + extra + f'set ylabel "{label}"\n' + block("data", rows) +
                f"plot {columns}\n")


def times_the_floor(prefix, results):
    pictures = []
    for zone, classes in results.items():
        names = tables.servers_of(next(iter(classes.values())))
        rows = [[kind, *(by_name[name]["floors"] for name in names)] for kind, by_name in classes.items()]
        floor = "set arrow from graph 0, first 1 to graph 1, first 1 nohead lc '#888888' dt 2\n"
        title = f'set title "{zone}"\n'
        pictures.append(bars(f"{prefix}-{zone}", "CPU for a query, times the floor", names, rows, floor + title))
    return pictures


def tcp(results):
    pictures = []
    for zone, shapes in results.items():
        names = tables.servers_of(next(iter(shapes.values())))
        rows = [[shape.replace(", ", "\\n"), *(by_name[name]["answers_per_cpu_second"] / 1000 for name in names)]
                for shape, by_name in shapes.items()]
        pictures.append(bars(f"tcp-{zone}", "1000 answers for a second of CPU", names, rows,
                             f'set title "{zone}"\nset xtics norotate\nset bmargin 4\n'))
    return pictures


def latency(results):
    pictures = []
    for zone, by_name in results.items():
        names = ["floor", *tables.servers_of(by_name)]
        rows = [[share, *(by_name[name][share] for name in names)] for share in ("p50", "p90", "p99", "p99.9")]
        pictures.append(bars(f"latency-{zone}", "microseconds", names, rows,
                             f'set title "{zone}"\nset logscale y\nset yrange [*:*]\nset xtics norotate\n'))
    return pictures


def load(results):
    names = tables.servers_of(next(iter(results.values())))
    pictures = []
    for name, key, label in (("load", "seconds", "seconds to the first answer"), ("memory", "held_mb", "MB")):
        rows = [[zone, *(by_name[server][key] for server in names)] for zone, by_name in results.items()]
        pictures.append(bars(name, label, names, rows, "set xtics norotate\n"))
    return pictures


def curve(name, label, results, value, scale):
    """One line for each server, by the number of names."""
    data = "".join(block(server, [["", names, value(figure)] for names, figure in sizes.items()])
                   for server, sizes in results.items())
    lines = ", ".join(f'${server} using 2:3 with linespoints pt 7 lw 2 lc rgb "{COLOURS[server]}" '
                      f'title "{tables.TITLES[server]}"' for server in results)
    return draw(name, f'set xlabel "names in the zone"\nset format x "10^{{%L}}"\nset ylabel "{label}"\n' + scale + data +
                f"plot {lines}\n")


def growth(results):
    cost = curve("growth", "CPU for a query, times the floor", results,
                 lambda figure: figure["cost"]["mixed"]["floors"], "set logscale x\nset yrange [0:*]\n")
    seconds = curve("growth-load", "seconds to the first answer", results,
                    lambda figure: figure["load"]["seconds"], "set logscale xy\n")
    return [cost, seconds]


PICTURES_OF = {"udp": lambda results: times_the_floor("udp", results),
               "signed": lambda results: times_the_floor("signed", results),
               "tcp": tcp, "latency": latency, "load": load, "growth": growth}


def section(name, result):
    """The pictures, the table and where it comes from."""
    results = result["results"]
    for figures in results.values():
        figures.pop("size", None)
    pictures = PICTURES_OF[name](results) if name in PICTURES_OF else []
    shown = "".join(f"![{name}]({picture})\n" for picture in pictures)
    return tables.MAKERS[name](results) + "\n" + (shown + "\n" if shown else "") + tables.origin(result["about"]) + "\n"


def write_page(page, sections):
    text = page.read_text()
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    page.write_text(before + BEGIN + "\n" + "\n".join(sections) + "\n" + END + after)


def run(where, arguments):  # pylint: disable=unused-argument # as all commands
    found = [name for name in tables.MAKERS if (where.results() / f"{name}.json").exists()]
    if not found:
        print(f"There are no results in {where.results()} yet: scripts/bench all")
        return 1
    sections = {}
    for name in found:
        shown = section(name, json.loads((where.results() / f"{name}.json").read_text()))
        sections.setdefault(PAGE_OF.get(name, PERFORMANCE), []).append(shown)
    for page, its_sections in sections.items():
        write_page(page, its_sections)
        print(f"{page} shows new results")
    print(f"shown: {', '.join(found)}")
    return 0
