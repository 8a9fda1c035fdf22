"""Instructions for each query, counted by callgrind, and the baseline they are compared with.

The processor's caches do not come into it, nor does the kernel: the figure is the same in each run of the same program,
whatever else the machine does. It differs between compilers, so the baseline is that of Debian 12's.
"""

import json
import pathlib
import re
import subprocess

from bench_lib import places, table

BASELINE = pathlib.Path(__file__).resolve().parents[2] / "tests/bench/baseline/instructions.json"
LARGE = 100_000
ANSWERS = 10_000
MAY_GROW = 1.05


def dumps(folder):
    """By the reason of the dump: how many instructions were counted."""
    found = {}
    for path in folder.glob("callgrind.out.*"):
        text = path.read_text()
        trigger = re.search(r"^desc: Trigger: Client Request: (\S+)", text, re.M)
        if trigger:
            found[trigger[1]] = int(re.search(r"^(?:totals|summary): (\d+)", text, re.M)[1])
    return found


def count_zone(where, zone, options=()):
    """By class: instructions for one answer."""
    folder = where.work(f"count-{zone.title}")
    for old in folder.iterdir():
        old.unlink()
    questions = [zone.questions(kind) for kind in places.CLASSES[zone.title]]
    command = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={folder}/callgrind.out",
               where.tool("count"), "--zone", zone.file, "--count", ANSWERS, *options, "--questions", *questions]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return {kind: round(total / ANSWERS, 1) for kind, total in sorted(dumps(folder).items())}


def count_all(where):
    result = {}
    for zone in places.standard_zones(where, LARGE):
        result[zone.title] = count_zone(where, zone)
    small = places.standard_zones(where, LARGE)[0]
    result["small, EDNS"] = count_zone(where, small, ["--edns"])
    return result


def rows_of(result, baseline):
    for zone, classes in result.items():
        for kind, cost in classes.items():
            before = baseline.get(zone, {}).get(kind)
            yield zone, kind, cost, before


def run(where, arguments):
    result = count_all(where)
    where.write_result("count", result)
    baseline = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    rows, grown = [], []
    for zone, kind, cost, before in rows_of(result, baseline):
        change = f"{cost / before - 1:+.1%}" if before else "new"
        rows.append([f"{zone}: {kind}", f"{cost:.0f}", f"{before:.0f}" if before else "", change])
        if before and cost > before * MAY_GROW:
            grown.append(f"{zone}, {kind}: {cost:.0f} instead of {before:.0f}")
    print("Instructions for each answer (in process: parse, find, write)\n")
    print(table.text(["zone: class", "now", "baseline", "change"], rows))
    if arguments.renew:
        BASELINE.parent.mkdir(exist_ok=True)
        BASELINE.write_text(json.dumps(result, indent=1) + "\n")
        print(f"written to {BASELINE}")
    elif arguments.check and grown:
        print(f"More than {MAY_GROW - 1:.0%} above the baseline:", *grown, sep="\n  ")
        print("Find out why; if it is worth it: scripts/bench count --renew, and say in the commit what it buys.")
        return 1
    return 0
