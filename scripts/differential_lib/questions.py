"""Every question that is worth asking about a family of zones."""

import functools
from typing import NamedTuple

import dns.rdatatype

from differential_lib.zone_model import ASTERISK, ancestors, folded, to_text, to_wire

ALWAYS = ["A", "AAAA", "NS", "SOA", "CNAME", "DNAME", "MX", "TXT", "DS", "ANY", "LOC"]
NEVER = {"RRSIG", "NSEC", "NSEC3", "NSEC3PARAM"}
FEW = ["A", "CNAME", "DS"]  # for spellings of a name that was asked for already
LONG_LABEL = "x" * 40


@functools.cache
def number_of(rr_type):
    return int(dns.rdatatype.from_text(rr_type)).to_bytes(2, "big")


class Question(NamedTuple):
    name: tuple
    rr_type: str
    dnssec_ok: bool

    def text(self):
        return f"{to_text(self.name)} {self.rr_type}"

    def section(self):
        """The question section in wire form."""
        return to_wire(self.name) + number_of(self.rr_type) + b"\x00\x01"

    def message(self):
        """The whole query but its id: RD clear, OPT with 1232 octets."""
        flags = b"\x80\x00" if self.dnssec_ok else b"\x00\x00"
        opt = b"\x00\x00\x29\x04\xd0\x00\x00" + flags + b"\x00\x00"
        return b"\x00\x00\x00\x01\x00\x00\x00\x00\x00\x01" + self.section() + opt


def questions_of(family):
    types = list(dict.fromkeys(ALWAYS + [r.rr_type for z in family.zones for r in z.records if r.rr_type not in NEVER]))
    if family.is_signed:
        types += ["DNSKEY"]
    ways = (False, True) if family.is_signed else (False,)
    plain, spelled = names_of(family)
    for dnssec_ok in ways:
        for name in plain:
            yield from (Question(name, rr_type, dnssec_ok) for rr_type in types)
        for name in spelled:
            yield from (Question(name, rr_type, dnssec_ok) for rr_type in FEW)


def names_of(family):
    """(names to ask for with all types, names with other letters to ask for with a few types)"""
    names = {}

    def add(name):
        if to_wire(name) is not None and family.zone_of(name) is not None:
            names.setdefault(folded(name), name)

    for zone in family.zones:
        for record in zone.records:
            for name in (record.owner, *ancestors(record.owner, zone.origin), *record.targets):
                add(name)
    for name in list(names.values()):
        add(("x", *name))
        add(("y", "x", *name))
        if name[0] == ASTERISK:
            add(("y", *name[1:]))
    for zone in family.zones:
        for record in zone.records:
            if record.rr_type == "DNAME":
                for name in lengths_below(record):
                    add(name)
    plain = list(names.values())
    spelled = [tuple(label.upper() for label in name) for name in plain[1::5]]
    return plain, [name for name in spelled if name not in plain]


def lengths_below(dname):
    """Names below a DNAME on both sides of what its target leaves room for."""
    room = 255 - len(to_wire(dname.targets[0]))
    yield (LONG_LABEL, *dname.owner)
    for size in (room - 1, room):
        if 1 <= size <= 63:
            yield ("x" * size, *dname.owner)
