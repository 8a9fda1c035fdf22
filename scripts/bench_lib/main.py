"""What scripts/bench runs once the programs are built."""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.dont_write_bytecode = True

# The path comes first.
from bench_lib import (  # noqa: E402
    about, attacks, count, growth, lab, latency, load, micro, namespace, places, plot, reload, rrl, servers, signed,
    tcp, udp, years,
)

MEASUREMENTS = {"udp": udp.run, "tcp": tcp.run, "latency": latency.run, "signed": signed.run, "load": load.run,
                "reload": reload.run, "growth": growth.run, "lab": lab.run, "attacks": attacks.run, "rrl": rrl.run,
                "years": years.run}
PEERS_OF = {"attacks": attacks.PEERS, "rrl": rrl.PEERS, "years": years.PEERS}  # of the others: all
OTHERS = {"count": count.run, "micro": micro.run, "plot": plot.run}


def read_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("command", choices=[*MEASUREMENTS, "all", *OTHERS])
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="fewer peers, classes and rounds, smaller zones")
    parser.add_argument("--names", type=int, default=1_000_000, help="names in the large zones")
    parser.add_argument("--zones", help="which of small, big, tld and (load) many")
    parser.add_argument("--classes", help="udp, signed: which classes of questions, such as hits,nxdomain")
    parser.add_argument("--peers", nargs="*", choices=servers.PEERS, help="which peers; with no name: none")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=float, help="of one round")
    parser.add_argument("--rate", type=int, default=50_000, help="latency: questions a second")
    parser.add_argument("--reload-rate", type=int, default=10_000, help="reload: questions a second")
    parser.add_argument("--signed-names", type=int, help="signed: names in the zone")
    parser.add_argument("--many", type=int, help="load: how many small zones")
    parser.add_argument("--sizes", help="growth: names of each zone, such as 1000,1000000")
    parser.add_argument("--check", action="store_true", help="count: compare with the baseline")
    parser.add_argument("--renew", action="store_true", help="count: write the baseline")
    return parser.parse_args()


def peers_of(arguments, name):
    wanted = arguments.peers
    if wanted is None:
        wanted = ["nsd", "knot"] if arguments.quick else servers.PEERS
    return [peer for peer in wanted if peer in PEERS_OF.get(name, servers.PEERS)]


def measure(name, where, arguments):
    peers = peers_of(arguments, name)
    result = MEASUREMENTS[name](where, arguments, peers)
    where.write_result(name, {"about": about.describe(arguments, peers, name), "results": result})


def main():
    arguments = read_arguments()
    where = places.Places(arguments.build)
    if arguments.command in OTHERS:
        return OTHERS[arguments.command](where, arguments)
    namespace.enter()
    try:
        for name in MEASUREMENTS if arguments.command == "all" else [arguments.command]:
            measure(name, where, arguments)
    except servers.StartFailed as fault:
        print(fault, file=sys.stderr)
        return 2
    print("written to", where.results())
    return 0


if __name__ == "__main__":
    sys.exit(main())
