"""Names, records and zones as the generator makes them.

A name is a tuple of label texts, leftmost first, always absolute; () is the root. Labels are kept as zone files spell
them, so that `a\\.b` is one label.
"""

import functools
from dataclasses import dataclass, field

import dns.name

ASTERISK = "*"


@dataclass(frozen=True)
class Record:
    owner: tuple
    ttl: int
    rr_type: str
    rdata: str
    targets: tuple = ()  # the names in rdata

    def text(self):
        return f"{to_text(self.owner)} {self.ttl} IN {self.rr_type} {self.rdata}"


@dataclass
class Zone:
    origin: tuple
    records: list
    denial: str = ""  # of a signed zone: nsec, nsec3 or nsec3-opt-out
    algorithm: int = 0  # of a signed zone: its DNSSEC algorithm number
    nsec3_salt: str = ""
    nsec3_iterations: int = 0
    ds: str = ""  # RDATA that vouches for the key of a signed zone; from the signer
    text: str = ""  # what the servers read; the signer replaces it

    def write_text(self):
        self.text = "".join(record.text() + "\n" for record in self.records)

    @property
    def name(self):
        return to_text(self.origin)

    @property
    def is_signed(self):
        return bool(self.denial)


@dataclass
class Family:
    """Zones that belong together: questions about one may lead into another."""

    number: int
    zones: list = field(default_factory=list)
    traits: set = field(default_factory=set)  # what explanations need to know: wildcard-ns

    @property
    def is_signed(self):
        return any(zone.is_signed for zone in self.zones)

    def zone_of(self, name):
        """The zone with the longest match, or None."""
        holding = [zone for zone in self.zones if is_at_or_below(name, zone.origin)]
        return max(holding, key=lambda zone: len(zone.origin), default=None)


def to_text(name):
    return ".".join(name) + "."


@functools.lru_cache(maxsize=100_000)
def to_wire(name):
    """Wire form with the case kept; None for a name that is longer than 255 octets."""
    try:
        return dns.name.from_text(to_text(name)).to_wire()
    except (dns.name.NameTooLong, dns.name.LabelTooLong):
        return None


def from_text(text):
    """Only for names without escaped dots."""
    return tuple(label for label in text.split(".") if label)


def is_at_or_below(name, ancestor):
    return len(name) >= len(ancestor) and folded(name[len(name) - len(ancestor):]) == folded(ancestor)


def is_below(name, ancestor):
    return len(name) > len(ancestor) and is_at_or_below(name, ancestor)


def folded(name):
    return tuple(label.lower() for label in name)


def ancestors(name, top):
    """The proper ancestors of a name up to and with `top`, nearest first."""
    while len(name) > len(top):
        name = name[1:]
        yield name
