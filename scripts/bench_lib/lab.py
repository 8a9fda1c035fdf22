"""How soon a lab is there: `namu lab` from its start to its ready line, and servers for tests in their own process."""

import json
import os
import shutil
import statistics
import subprocess
import time

from bench_lib import table

SOA = "$TTL 300\n@ SOA ns hostmaster.example. 1 7200 900 1209600 300\n"


class LabFolder:
    """A hierarchy of zone files: a root, domains below it, and domains below those, on so many addresses."""

    def __init__(self, folder, top_level, second_level, addresses):
        self.folder = folder
        self.addresses = addresses
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        names = [f"t{i}." for i in range(top_level)]
        below = [f"d{i}.{names[i % top_level]}" for i in range(second_level)]
        self.zones = 1 + len(names) + len(below)
        self.write("", names)
        for name in names:
            self.write(name, [other for other in below if other.endswith("." + name)])
        for name in below:
            self.write(name, [])

    def server_of(self, name):
        """Every zone has a server; zones that share an address share the server."""
        number = 1 + (0 if name == "" else hash_of(name) % (self.addresses - 1))
        return "ns." + name, f"10.1.{number // 250}.{number % 250 + 1}"

    def write(self, name, children):
        server, address = self.server_of(name)
        lines = [f"$ORIGIN {name or '.'}\n{SOA}@ NS {server}\n{server} A {address}\n"]
        for child in children:
            server, address = self.server_of(child)
            lines.append(f"{child} NS {server}\n{server} A {address}\n")
        lines.append("www A 192.0.2.1\n" if name else "")
        (self.folder / ((name or "root.") + "zone")).write_text("".join(lines))


def hash_of(name):
    """Always the same, unlike Python's."""
    number = 0
    for octet in name.encode():
        number = (number * 131 + octet) % 1_000_003
    return number


def make_labs(where):
    """By title: small ones, a root with many domains below it, and the size of a test suite for resolvers."""
    shapes = {"5 zones": (2, 2, 5), "50 zones": (7, 42, 40), "300 top-level": (300, 0, 301),
              "1,000 zones": (30, 969, 495)}
    folder = where.work("lab")
    return {title: LabFolder(folder / title.replace(" ", "-").replace(",", ""), *shape) for title, shape in shapes.items()}


def seconds_until_ready(where, folder):
    ready, writer = os.pipe()
    begin = time.perf_counter()
    with subprocess.Popen([where.namu, "lab", folder, "--port", "0", "--quiet", "--no-control", "--ready-fd", str(writer)],
                          pass_fds=[writer]) as lab:
        os.close(writer)
        line = os.read(ready, 64)
        seconds = time.perf_counter() - begin
        os.close(ready)
        lab.terminate()
    if not line:
        raise SystemExit(f"namu lab {folder} did not start")
    return seconds


def seconds_of_a_process(where):
    """What any process costs: the floor of the figures beside it."""
    begin = time.perf_counter()
    subprocess.run([where.namu, "--version"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin


def run(where, arguments, peers):
    """By title: milliseconds. There is no peer that does the same."""
    del peers
    rounds = arguments.rounds or (5 if arguments.quick else 21)
    labs = make_labs(where)
    times = {title: [] for title in ["a process", *labs]}
    for _ in range(rounds):
        times["a process"].append(seconds_of_a_process(where))
        for title, lab in labs.items():
            times[title].append(seconds_until_ready(where, lab.folder))
    result = {title: {"median": 1000 * statistics.median(of_one), "longest": 1000 * max(of_one)}
              for title, of_one in times.items()}
    command = [where.tool("fixture"), "20" if arguments.quick else "200", *(lab.folder for lab in labs.values())]
    in_process = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    for title, lab in labs.items():
        in_process[f"lab of {title}"] = in_process.pop(str(lab.folder))
    for heading, figures in (("namu lab", result), ("namu::test", in_process)):
        rows = [[title, f"{figure['median']:.2f}", f"{figure['longest']:.2f}"] for title, figure in figures.items()]
        print(table.text([heading, "median ms", "longest ms"], rows), flush=True)
    return {"ready": result, "in_process": in_process}
