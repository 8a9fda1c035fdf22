"""Signs zones with BIND's dnssec-signzone: one process for each zone, one key for each algorithm.

A key tag does not depend on the owner name, so the same key serves for all zones under other file names.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess

import dns.dnssec
import dns.rdata
import dns.rdataclass
import dns.rdatatype

from differential_lib.zone_model import Record, is_below, to_wire

SBIN = os.pathsep + "/usr/sbin" + os.pathsep + "/sbin"
KEY_OPTIONS = {8: ["-b", "2048"], 13: [], 15: []}
INCEPTION, EXPIRATION = "20200101000000", "20500101000000"
SHA256 = 2
TTL = 300


class SigningFailed(Exception):
    pass


def find(program):
    return shutil.which(program, path=os.environ["PATH"] + SBIN)


def is_installed():
    return find("dnssec-signzone") is not None and find("dnssec-keygen") is not None


class Key:
    """A combined signing key, to be used under any owner name."""

    def __init__(self, algorithm, folder):
        command = [find("dnssec-keygen"), "-q", "-K", str(folder), "-a", str(algorithm), "-f", "KSK", "-n", "ZONE"]
        made = subprocess.run([*command, *KEY_OPTIONS[algorithm], "test."], check=True, capture_output=True, text=True)
        stem = folder / made.stdout.strip()
        self.private = stem.with_name(stem.name + ".private").read_text()
        public = [line for line in stem.with_name(stem.name + ".key").read_text().splitlines() if line[0] != ";"]
        self.rdata = public[0].split(" DNSKEY ")[1]
        wire = dns.rdata.from_text(dns.rdataclass.IN, dns.rdatatype.DNSKEY, self.rdata)
        self.wire, self.tag, self.algorithm = wire.to_wire(), dns.dnssec.key_id(wire), algorithm

    def write(self, folder, zone):
        """The path of the private file for a zone's own key; the public one is beside it."""
        stem = f"K{zone.name.lower()}+{self.algorithm:03}+{self.tag:05}"
        (folder / f"{stem}.key").write_text(f"{zone.name} {TTL} IN DNSKEY {self.rdata}\n")
        private = folder / f"{stem}.private"
        private.write_text(self.private)
        return private

    def ds(self, zone):
        digest = hashlib.sha256(to_wire(zone.origin).lower() + self.wire).hexdigest()
        return f"{self.tag} {self.algorithm} {SHA256} {digest}"


class Signer:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.keys = {}

    def key(self, algorithm):
        if algorithm not in self.keys:
            self.keys[algorithm] = Key(algorithm, self.folder)
        return self.keys[algorithm]

    def sign(self, family):
        """Replaces the texts of the zones that are to be signed; SigningFailed where that is not possible."""
        for zone in family.zones:
            if zone.is_signed:
                zone.ds = self.key(zone.algorithm).ds(zone)
        self.tie_children_to_parents(family)
        for zone in family.zones:
            if zone.is_signed:
                zone.records.append(Record(zone.origin, TTL, "DNSKEY", self.key(zone.algorithm).rdata))
            zone.write_text()
            if zone.is_signed:
                zone.text = self.signed_text(zone)

    def tie_children_to_parents(self, family):
        """A served child has the DS of its own key in its parent, or none, so that validators find no break."""
        for parent in family.zones:
            for child in family.zones:
                if is_below(child.origin, parent.origin):
                    parent.records = [r for r in parent.records if r.rr_type != "DS" or r.owner != child.origin]
                    if child.is_signed:
                        parent.records.append(Record(child.origin, TTL, "DS", child.ds))

    def signed_text(self, zone):
        source, target = self.folder / "unsigned", self.folder / "signed"
        source.write_text(zone.text)
        private = self.key(zone.algorithm).write(self.folder, zone)
        command = [find("dnssec-signzone"), "-q", "-P", "-z", "-n", "1", "-O", "full", "-d", self.folder,
                   "-s", INCEPTION, "-e", EXPIRATION, "-o", zone.name, "-f", target]
        if zone.denial != "nsec":
            command += ["-3", zone.nsec3_salt, "-H", str(zone.nsec3_iterations)]
        if zone.denial == "nsec3-opt-out":
            command += ["-A"]
        run = subprocess.run([*command, source, private], capture_output=True, text=True, check=False)
        private.unlink()
        private.with_suffix(".key").unlink()
        if run.returncode != 0:
            raise SigningFailed(f"{zone.name}: {run.stderr}")
        return "".join(line for line in target.read_text().splitlines(True) if not line.startswith(";"))
