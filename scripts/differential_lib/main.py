"""The command line of scripts/differential."""

import argparse
import json
import multiprocessing
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from differential_lib import namespace, signer
from differential_lib.batch import Batch
from differential_lib.servers import PEERS, StartFailed
from differential_lib.validator import Unbound

SKIPPED = 77
BATCHES = "batches.jsonl"


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/differential", description="Compares Namu with its peers.")
    parser.add_argument("--namu", required=True, type=os.path.abspath, help="the program")
    parser.add_argument("--seed", default="1", help="other seeds make other zones (1)")
    parser.add_argument("--zones", type=int, default=1000, metavar="N", help="how many families of zones (1000)")
    parser.add_argument("--first", type=int, default=0, metavar="K", help="the number of the first one (0)")
    parser.add_argument("--batch", type=int, default=250, metavar="N", help="families per start of the servers (250)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="batches at the same time (1)")
    parser.add_argument("--signed", choices=["none", "only", "mixed"], default="mixed", help="signed zones (mixed)")
    parser.add_argument("--peers", type=peers, default=list(PEERS), metavar="NAME,...", help="servers to compare with")
    parser.add_argument("--out", default="build/differential", type=os.path.abspath, metavar="FOLDER",
                        help="where differences and figures go; finished batches found there are not run again")
    parser.add_argument("--keep", action="store_true", help="keep the servers' configurations, zones and logs")
    return parser.parse_args()


def peers(text):
    names = text.split(",")
    unknown = [name for name in names if name not in PEERS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such peer: {unknown[0]}; there are {', '.join(PEERS)}")
    return names


def run_batch(task):
    options, first, count = task
    started = time.monotonic()
    figures = Batch(options, first, count, number_of_worker()).run()
    return first, count, figures, time.monotonic() - started


def number_of_worker():
    """1, 2, ...: each has addresses of its own."""
    return int(multiprocessing.current_process().name.rsplit("-", 1)[1])


def settings_of(options):
    return {"seed": options.seed, "signed": options.signed, "batch": options.batch, "peers": options.peers}


def finished_batches(options):
    """{first: figures} of earlier runs with the same settings."""
    path = pathlib.Path(options.out) / BATCHES
    done = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        entry = json.loads(line)
        if entry["settings"] == settings_of(options):
            done[entry["first"], entry["count"]] = Counter(entry["figures"])
    return done


def tasks_of(options, done):
    end = options.first + options.zones
    for first in range(options.first, end, options.batch):
        count = min(options.batch, end - first)
        if (first, count) not in done:
            yield options, first, count


def end_in_order():
    """SIGTERM ends a process like an exception does, so that it stops its servers."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def run(options):
    pathlib.Path(options.out).mkdir(parents=True, exist_ok=True)
    done = finished_batches(options)
    total = Counter()
    for figures in done.values():
        total += figures
    tasks = list(tasks_of(options, done))
    with multiprocessing.Pool(options.jobs, initializer=end_in_order) as pool:
        for first, count, figures, seconds in pool.imap_unordered(run_batch, tasks):
            total += figures
            entry = {"settings": settings_of(options), "first": first, "count": count,
                     "seconds": round(seconds, 1), "figures": figures}
            with open(pathlib.Path(options.out) / BATCHES, "a") as file:
                file.write(json.dumps(entry) + "\n")
            print(f"from {first}: {figures['zones']} zones, {figures['questions']} questions, "
                  f"{figures['unexplained']} unexplained, {seconds:.0f} s", flush=True)
    return total


def print_figures(total, options):
    for key in ("families", "zones", "questions", "all agree", "unexplained"):
        print(f"{total[key]:>12}  {key}")
    for key in sorted(set(total) - {"families", "zones", "questions", "all agree", "unexplained"}):
        print(f"{total[key]:>12}  {key}")
    if total["unexplained"]:
        print(f"see {options.out}")


def missing_programs(options):
    needed = [PEERS[name] for name in options.peers]
    if options.signed != "none":
        needed.append(Unbound)
    missing = [server.program for server in needed if not server.is_installed()]
    if options.signed != "none" and not signer.is_installed():
        missing.append("dnssec-signzone")
    return missing


def main():
    options = parse_arguments()
    missing = missing_programs(options)
    if missing:
        print("skipped: not installed:", " ".join(missing))
        return SKIPPED
    if not namespace.enter():
        print("skipped: network namespaces are forbidden here")
        return SKIPPED
    end_in_order()
    options.work = tempfile.mkdtemp(prefix="namu-differential-")
    try:
        total = run(options)
    except StartFailed as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(options.work, ignore_errors=True)
    print_figures(total, options)
    return 1 if total["unexplained"] else 0


if __name__ == "__main__":
    sys.exit(main())
