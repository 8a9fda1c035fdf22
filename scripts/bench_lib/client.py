"""Runs namu_bench_load and reads what it prints."""

import json
import subprocess

from bench_lib import places, servers


def command(where, server, questions, *options, seconds=1.0, warm_up=0.2):
    """The command line of one measurement."""
    words = [where.tool("load"), "--server", f"{servers.ADDRESS}:{server.port}", "--questions", questions,
             "--seconds", seconds, "--warm-up", warm_up, "--pin", places.CLIENT_CORE, *options]
    for process in server.processes():
        words += ["--server-pid", process]
    return [str(word) for word in words]


def ask(where, server, questions, *options, seconds=1.0, warm_up=0.2):
    """One measurement, as namu_bench_load describes it."""
    words = command(where, server, questions, *options, seconds=seconds, warm_up=warm_up)
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{server.name}: {done.stderr}")
    return json.loads(done.stdout)
