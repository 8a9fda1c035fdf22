"""Questions with a forged source: what arrives at whom they name, and what becomes of clients that are real.

All is in a network namespace, where the networks of the documentation (RFC 5737) are addresses of the loopback
interface: who asks from one of them gets the answers, and they can be counted. Nothing leaves it."""

import base64
import contextlib
import os
import statistics
import subprocess

from bench_lib import client, namespace, places, servers, table
from bench_lib.resolver import Resolver, message

PEERS = ("nsd", "knot")
VICTIMS = [f"198.51.100.{host}" for host in range(1, 17)]
REAL_VICTIM, REAL_VICTIM_WITH_COOKIE = "198.51.100.200", "198.51.100.201"
OTHERS = ["192.0.2.1", "203.0.113.1", "198.18.1.1"]
NETWORKS = ["198.51.100.0/24", "192.0.2.0/24", "203.0.113.0/24", "198.18.1.0/24"]
RATE = 5_000  # forged questions a second
REAL_RATE = 20  # questions a second of each real client
LIMIT = 200  # answers a second

# By title: what is asked, and what the client says that it takes.
ATTACKS = {
    "ANY, 4096": (("rrl.example", "ANY"), 4096),
    "TXT of 3 kB, 4096": (("huge.rrl.example", "TXT"), 4096),
    "TXT of 1 kB, 4096": (("large.rrl.example", "TXT"), 4096),
    "TXT of 1 kB, 1232": (("large.rrl.example", "TXT"), 1232),
    "DNSKEY, 1232": (("rrl.example", "DNSKEY"), 1232),
}
# NSD has that limit as it ships; Knot 3.2's module has none until it is given, and is not loaded; its own default is to
# let every answer over the limit slip, where Namu and NSD let one of two.
WITH = {
    "namu": {},
    "nsd": {"more_options": [f"rrl-ratelimit: {LIMIT}"]},
    "knot": {"modules": ["mod-rrl:", "  - id: default", f"    rate-limit: {LIMIT}"],
             "more_of_template": ["global-module: mod-rrl/default"]},
}
WITHOUT = {"namu": {"more_options": ["--rate-limit", "0"]}}
LIMITS = {"no limit": WITHOUT, "limit": WITH}


def key_octets(seed, size):
    """What looks like a key."""
    return base64.b64encode(bytes((seed * 31 + 7 * at * at) & 0xff for at in range(size))).decode()


def write_zone(where):
    """A zone of records that attackers like."""
    text = lambda count: " ".join(f'"{"x" * 200}{number:02}"' for number in range(count))
    keys = [f"@ DNSKEY {flags} 3 8 {key_octets(seed, 260)}" for seed, flags in enumerate((256, 256, 257))]
    folder = where.work("rrl")
    (folder / "zone").write_text("\n".join([
        "$ORIGIN rrl.example.", "$TTL 300", "@ SOA ns.example. hostmaster.example. 1 7200 900 1209600 300",
        "@ NS ns.example.", "@ MX 10 mail.example.", "@ A 192.0.2.80", "@ AAAA 2001:db8::80", f"@ TXT {text(2)}", *keys,
        f"large TXT {text(5)}", f"huge TXT {text(15)}", "www A 192.0.2.80"]) + "\n")
    return places.Zone("rrl", "rrl.example.", folder, 3)


def write_questions(where, question):
    path = where.work("rrl") / "questions"
    path.write_text(" ".join(question) + "\n")
    return path


@contextlib.contextmanager
def real_clients(server, question, payload):
    """Clients that ask what the attacker asks as well, as nothing is limited as much; their counts at the end."""
    at = (servers.ADDRESS, server.port)
    clients = {"others": [Resolver(source, at, question, payload, REAL_RATE) for source in OTHERS],
               "victim": [Resolver(REAL_VICTIM, at, question, payload, REAL_RATE)],
               "cookie": [Resolver(REAL_VICTIM_WITH_COOKIE, at, question, payload, REAL_RATE, has_cookie=True)]}
    seen = {}
    for group in clients.values():
        for one in group:
            one.start()
    try:
        yield seen
    finally:
        for name, group in clients.items():
            counts = [one.end() for one in group]
            asked, answered, by_tcp = (sum(count[key] for count in counts) for key in ("asked", "answered", "by_tcp"))
            seen[name] = {"answered": answered / asked, "by_tcp": by_tcp / asked}


def flood(where, server, question, payload, seconds):
    options = ["--edns", "--payload", payload, "--rate", RATE, "--patience", 2, "--sockets", len(VICTIMS)]
    for victim in VICTIMS:
        options += ["--from", victim]
    with real_clients(server, question, payload) as seen:
        counts = client.ask(where, server, write_questions(where, question), *options, seconds=seconds)
    sent = counts["sent"] * len(message(*question, payload))
    return {"factor": counts["octets"] / sent, "sent": counts["sent"], "answered": counts["answered"],
            "truncated": counts["truncated"],
            **{f"{name}_{key}": share for name, shares in seen.items() for key, share in shares.items()}}


def measure(where, zone, names, options, rounds, seconds):
    """By attack and server."""
    result = {title: {} for title in ATTACKS}
    with servers.all_running(where, names, [zone], options) as running:
        for title, (question, payload) in ATTACKS.items():
            for server in running:
                figures = [flood(where, server, question, payload, seconds) for _ in range(rounds)]
                result[title][server.name] = {key: statistics.median(figure[key] for figure in figures)
                                              for key in figures[0]}
    return result


def rows_of(results, title_of):
    """Cells as text, for each attack and server."""
    rows = []
    for attack, by_name in results["limit"].items():
        for name, limited in by_name.items():
            free = results["no limit"][attack][name]
            rows.append([f"{attack}, {title_of(name)}", f"{free['factor']:.1f}", f"{limited['factor']:.2f}",
                         f"{limited['others_answered']:.0%}",
                         f"{limited['victim_answered']:.0%} ({limited['victim_by_tcp']:.0%})",
                         f"{limited['cookie_answered']:.0%} ({limited['cookie_by_tcp']:.0%})"])
    return rows


HEADING = ["octets back for each sent, no limit", "with limit", "others answered", "victim's network (by TCP)",
           "with a cookie (by TCP)"]


def run(where, arguments, names):
    if namespace.INSIDE not in os.environ:
        raise servers.StartFailed("forged sources take a network namespace, which is forbidden here")
    for network in NETWORKS:
        subprocess.run(["ip", "address", "add", network, "dev", "lo"], check=True)
    rounds, seconds = arguments.rounds or (1 if arguments.quick else 3), arguments.seconds or 3.0
    names = ["namu", *names]
    print(f"{RATE:,} questions a second with forged sources in {NETWORKS[0]}, limit of {LIMIT} answers a second; "
          f"median of {rounds} rounds of {seconds} s\n")
    zone = write_zone(where)
    results = {title: measure(where, zone, names, options, rounds, seconds) for title, options in LIMITS.items()}
    print(table.text(["", *HEADING], rows_of(results, str)), flush=True)
    return results
