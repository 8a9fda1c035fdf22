#!/usr/bin/python3
"""`namu check` and zones that other programs have signed: no finding where they are whole; where one record is damaged,
whatever a checker of others finds is found here too."""

# checklist: 4.20

import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

NAMU = sys.argv[1]
TOOLS = ("dnssec-keygen", "dnssec-signzone", "dnssec-verify", "named-compilezone", "ldns-keygen", "ldns-signzone",
         "ldns-verify-zone", "kzonecheck")
FROM, UNTIL = "20260101000000", "20370101000000"  # ldns takes a later end for an early one

ZONE = """\
$ORIGIN example.com.
$TTL 3600
@           SOA    ns.example.com. hostmaster.example.com. 1 7200 900 1209600 300
@           NS     ns.example.com.
@           NS     ns.example.net.
@           MX     10 mail.example.com.
ns          A      192.0.2.1
mail        A      192.0.2.25
mail        AAAA   2001:db8::25
www         CNAME  mail
*.w         TXT    "any name"
a.b.c.d     TXT    "deep"
old         DNAME  example.net.
sub         NS     ns.sub
sub         DS     12345 13 2 e2d3c916f6deeac73294e8268fb5885044a833fc5459588f4a9184cfc41a5766
ns.sub      A      192.0.2.53
ins         NS     ns.ins
ns.ins      A      192.0.2.54
x.ent       NS     ns.example.net.
Upper.Case  MX     10 MAIL.example.com.
"""

# dnssec-signzone's options; the algorithm of the keys.
SIGNED_BY_BIND = [("RSASHA256", []), ("RSASHA512", ["-3", "-"]), ("ECDSAP256SHA256", []),
                  ("ECDSAP256SHA256", ["-3", "-"]), ("ECDSAP256SHA256", ["-A", "-3", "aabb", "-H", "5"]),
                  ("ECDSAP384SHA384", ["-3", "aabb"]), ("ED25519", []), ("ED448", ["-A", "-3", "-"])]
# ldns-signzone's options.
SIGNED_BY_LDNS = [[], ["-n"], ["-n", "-p", "-s", "abcd", "-t", "3"], ["-z", "1:1"], ["-n", "-z", "1:1", "-z", "1:2"]]


def run(*command):
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return ended.returncode, ended.stdout.decode(errors="replace")


def must_run(*command):
    status, output = run(*command)
    if status != 0:
        raise RuntimeError(f"{command}: {output}")
    return output


class SignedZones(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="namu-signed-")
        self.addCleanup(shutil.rmtree, self.folder)
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.folder)

    def write(self, name, text):
        with open(name, "w", encoding="ascii") as file:
            file.write(text)

    def signed_by_bind(self, algorithm, options):
        size = ["-b", "2048"] if algorithm.startswith("RSA") else []
        text = ZONE
        for flags in (["-f", "KSK"], []):
            key = must_run("dnssec-keygen", "-q", "-a", algorithm, *size, *flags, "example.com").split()[-1]
            with open(key + ".key", encoding="ascii") as file:
                text += file.read()
        self.write("unsigned", text)
        must_run("dnssec-signzone", "-q", "-o", "example.com", "-s", FROM, "-e", UNTIL, "-f", "example.com.zone",
                 *options, "unsigned")

    def assert_no_finding(self, what):
        status, output = run(NAMU, "check", "--strict", "example.com.zone")
        self.assertEqual(status, 0, f"{what}: {output}")

    def test_zones_signed_by_bind_are_whole(self):
        for algorithm, options in SIGNED_BY_BIND:
            with self.subTest(algorithm=algorithm, options=options):
                self.signed_by_bind(algorithm, options)
                self.assert_no_finding(algorithm)

    def test_zones_signed_by_ldns_are_whole(self):
        self.write("unsigned", ZONE)
        key = must_run("ldns-keygen", "-a", "ECDSAP256SHA256", "-k", "example.com").split()[-1]
        for options in SIGNED_BY_LDNS:
            with self.subTest(options=options):
                must_run("ldns-signzone", "-o", "example.com", "-i", FROM, "-e", UNTIL, "-f", "example.com.zone",
                         *options, "unsigned", key)
                self.assert_no_finding(options)

    def others_find(self):
        """Which checkers of others object to example.com.zone."""
        found = []
        if run("ldns-verify-zone", "example.com.zone")[0] != 0:
            found.append("ldns-verify-zone")
        if run("dnssec-verify", "-q", "-o", "example.com", "example.com.zone")[0] != 0:
            found.append("dnssec-verify")
        if run("kzonecheck", "-d", "on", "-o", "example.com", "example.com.zone")[0] != 0:
            found.append("kzonecheck")
        return found

    def records(self):
        """The signed zone, a record a line."""
        must_run("named-compilezone", "-q", "-i", "none", "-k", "ignore", "-s", "full", "-o", "flat", "example.com",
                 "example.com.zone")
        with open("flat", encoding="ascii") as file:
            lines = [line for line in file if line.strip() and not line.startswith(";")]
        return list({" ".join(line.split()): line for line in lines}.values())

    def test_what_others_find_in_a_damaged_zone_is_found(self):
        chance = random.Random(4)
        for options in ([], ["-3", "-"], ["-A", "-3", "aabb", "-H", "1"]):
            self.signed_by_bind("ECDSAP256SHA256", options)
            whole = self.records()
            found_by_others = 0
            for _ in range(40):
                number = chance.randrange(1, len(whole))
                damaged = damage(whole[number], chance)
                if damaged is None:
                    continue
                self.write("example.com.zone", "".join(whole[:number] + [damaged] + whole[number + 1:]))
                others = self.others_find()
                found_by_others += len(others) != 0
                if others and run(NAMU, "check", "--strict", "example.com.zone")[0] == 0:
                    self.fail(f"{others} refuse the zone with `{damaged}` for `{whole[number]}`, and we do not")
            self.assertGreater(found_by_others, 10)


def damage(record, chance):
    """The record with one change, empty where it is left out, or None where there was nothing to change."""
    owner, ttl, class_, type_, *data = record.split()
    kind = chance.choice(("leave out", "TTL", "owner", "number", "octets"))
    if kind == "leave out":
        return ""
    if kind == "TTL":
        ttl = str(int(ttl) + 7)
    elif kind == "owner":
        owner = "zz" + owner.replace("*", "star")
    elif kind == "number":
        places = [i for i, word in enumerate(data) if word.isdigit()]
        if not places:
            return None
        place = chance.choice(places)
        data[place] = str(int(data[place]) ^ 1)
    elif type_ in ("RRSIG", "DNSKEY"):
        place = chance.randrange(len(data[-1]) - 4)
        data[-1] = data[-1][:place] + ("A" if data[-1][place] != "A" else "B") + data[-1][place + 1:]
    elif type_ == "A":
        data = ["203.0.113.77"]
    elif type_ in ("NSEC", "NSEC3"):
        data.append("AFSDB")
    else:
        return None
    return " ".join((owner, ttl, class_, type_, *data)) + "\n"


if __name__ == "__main__":
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print("skipped: there is no " + ", ".join(missing))
        sys.exit(77)
    NAMU = os.path.abspath(NAMU)
    unittest.main(argv=sys.argv[:1])
