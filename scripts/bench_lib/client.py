"""Runs namu_bench_load and reads what it prints."""

import json
import subprocess

from bench_lib import places, servers


def ask(where, server, questions, *options, seconds=1.0, warm_up=0.2):
    """One measurement, as namu_bench_load describes it."""
    command = [where.tool("load"), "--server", f"{servers.ADDRESS}:{server.port}", "--questions", questions,
               "--seconds", seconds, "--warm-up", warm_up, "--pin", places.CLIENT_CORE, *options]
    for process in server.processes():
        command += ["--server-pid", process]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{server.name}: {done.stderr}")
    return json.loads(done.stdout)
