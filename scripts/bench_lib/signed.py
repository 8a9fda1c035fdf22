"""CPU for each query over UDP from signed zones, to clients that set DO. The floor sends answers of the sizes that Namu
sends, which are several times those of the questions."""

import shutil
import subprocess

from bench_lib import client, places, servers, turns, udp

KINDS = {"NSEC": [], "NSEC3": ["-3", "-", "-H", "0"]}
CLASSES = ["hits", "nodata", "nxdomain", "wildcard", "cname", "referrals", "ds", "mixed"]


def make_key(folder, name):
    subprocess.run(["dnssec-keygen", "-q", "-K", folder, "-a", "ECDSAP256SHA256", name], check=True,
                   capture_output=True)


def sign(zone, folder, options):
    """Writes folder/zone. By one key for all; valid for ten years, so that the file can be kept."""
    make_key(folder, zone.name)
    plain = folder / "plain"
    shutil.copyfile(zone.file, plain)
    command = ["dnssec-signzone", "-S", "-K", folder, "-z", "-P", "-q", "-n", "2", "-O", "full", "-e",
               "now+315360000", "-d", folder, "-o", zone.name, "-f", folder / "zone", *options, plain]
    subprocess.run(command, check=True, capture_output=True)
    plain.unlink()


def signed_zone(where, names, title, options):
    """A signed host zone; made once for each plain one."""
    plain = places.host_zone(where, names)
    folder = plain.folder / title
    if not (folder / "zone").exists() or (folder / "zone").stat().st_mtime < plain.file.stat().st_mtime:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        sign(plain, folder, options)
    signed = places.Zone(title, plain.name, folder, names, questions=plain.folder)
    signed.denial = title
    return signed


def start_floor(where, namu, questions, port):
    """A floor that sends as many octets as namu, question by question."""
    sizes = where.work("sizes") / "sizes"
    client.ask(where, namu, questions, "--do", "--sizes", sizes, seconds=0.3, warm_up=0)
    floor = servers.Floor(where, port)
    floor.sizes = sizes
    floor.start([])
    floor.wait_until_answering()
    return floor


def measure_class(where, running, questions, rounds, seconds):
    floor = start_floor(where, running[0], questions, servers.FIRST_PORT + len(running))
    try:
        subjects = [floor, *running]
        figures = turns.take_turns(subjects, rounds,
                                   lambda server: client.ask(where, server, questions, "--do", seconds=seconds))
        return turns.by_name(subjects, figures)
    finally:
        floor.stop()


def note_other_sizes(title, figures):
    def octets(name):
        return sum(round_["octets"] for round_ in figures[name]) / sum(round_["answered"] for round_ in figures[name])

    sizes = ", ".join(f"{name} {octets(name):.0f}" for name in figures)
    print(f"note: {title}: octets of an answer: {sizes}")


def measure_zone(where, zone, classes, names, rounds, seconds):
    with servers.all_running(where, names, [zone]) as running:
        result = {}
        for kind in classes:
            figures = measure_class(where, running, zone.questions(kind), rounds, seconds)
            result[kind] = udp.summary(figures)
            udp.print_complaints(zone.title, kind, figures, result[kind])
            note_other_sizes(f"{zone.title}, {kind}", figures)
        return result


def names_in_zone(arguments):
    return arguments.signed_names or (10_000 if arguments.quick else 100_000)


def run(where, arguments, names):
    rounds, seconds = arguments.rounds or 3, arguments.seconds or (0.3 if arguments.quick else 1.0)
    size = names_in_zone(arguments)
    classes = arguments.classes.split(",") if arguments.classes else CLASSES
    if arguments.quick and not arguments.classes:
        classes = ["hits", "nxdomain", "mixed"]
    print(f"Server CPU per query over UDP with DO, microseconds (times a floor with answers of the same sizes); signed "
          f"host zone of {size:,} names; median of {rounds} rounds of {seconds} s\n")
    results = {}
    for title, options in KINDS.items():
        zone = signed_zone(where, size, title, options)
        results[title] = measure_zone(where, zone, classes, ["namu", *names], rounds, seconds)
        udp.print_zone(title, results[title])
    return results
