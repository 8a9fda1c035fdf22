"""Runs the micro-benchmarks: one part of the server each, without the others."""

import subprocess

from bench_lib import places


def run(where, arguments):
    host, tld = places.host_zone(where, arguments.names), places.Zone(
        "tld", "test.", places.zone("tld", arguments.names), arguments.names)
    raise NotImplementedError(host, tld, subprocess)
