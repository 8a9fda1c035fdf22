"""What scripts/bench runs once the programs are built."""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.dont_write_bytecode = True

from bench_lib import count, namespace, places, servers, udp  # noqa: E402 the path comes first

COMMANDS = {"udp": udp.run, "count": count.run}
WITH_SOCKETS = ("udp",)


def read_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="fewer peers, classes and rounds")
    parser.add_argument("--names", type=int, default=1_000_000, help="names in the large zones")
    parser.add_argument("--zones", default="small,big,tld", help="which zones (%(default)s)")
    parser.add_argument("--classes", help="which classes of questions, such as hits,nxdomain")
    parser.add_argument("--peers", nargs="*", choices=servers.PEERS, help="which peers")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seconds", type=float, help="of one round")
    parser.add_argument("--check", action="store_true", help="count: compare with the baseline")
    parser.add_argument("--renew", action="store_true", help="count: write the baseline")
    return parser.parse_args()


def main():
    arguments = read_arguments()
    if arguments.command in WITH_SOCKETS:
        namespace.enter()
    return COMMANDS[arguments.command](places.Places(arguments.build), arguments)


if __name__ == "__main__":
    sys.exit(main())
