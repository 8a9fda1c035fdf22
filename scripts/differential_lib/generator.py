"""Random small zones in the manner of Ferret: few labels, few records, every feature that changes how a name is found.

The same seed and number always make the same family of zones.
"""

import random

from differential_lib.zone_model import ASTERISK, Family, Record, Zone, ancestors, folded, is_below, to_text, to_wire

LABELS = ["a", "b", "c", "d"]
ODD_LABELS = ["A", "a\\.b", "_25", "x*", "**", "l" * 63, "\\255", "a\\032b"]
OUTSIDE = [("ns", "outside", "example"), ("outside", "example"), (ASTERISK, "outside", "example")]
TTLS = [60, 300, 300, 3600]

# type: how often
TYPES = {
    "A": 14, "AAAA": 5, "TXT": 9, "MX": 7, "SRV": 5, "HTTPS": 2, "SVCB": 2, "PTR": 2, "CAA": 1, "TYPE65280": 1,
    "CNAME": 20, "DNAME": 14, "NS": 18,
}
DENIALS = ["nsec", "nsec3", "nsec3-opt-out"]
ALGORITHMS = [13, 13, 13, 15, 8]


def make_family(seed, number, signed="mixed"):
    """signed: none, only, or mixed, which signs one family in four."""
    rng = random.Random(f"{seed}/{number}/{signed}")
    family = Family(number)
    top = (f"z{number}", "test")
    is_signed = signed == "only" or (signed == "mixed" and rng.random() < 0.25)

    friend = (f"y{number}", "test") if rng.random() < 0.12 else None
    main = ZoneMaker(rng, top, family, [friend] if friend else [])
    main.fill(rng.choice([2, 3, 3, 4, 4, 5, 6, 8]))
    makers = [main]

    children = [cut for cut in main.cuts() if ASTERISK not in cut]
    if children and rng.random() < 0.3:
        child = ZoneMaker(rng, rng.choice(children), family, [top])
        child.fill(rng.randint(1, 4))
        makers.append(child)
    if friend:
        other = ZoneMaker(rng, friend, family, [top])
        other.fill(rng.randint(1, 3))
        makers.append(other)

    for maker in makers:
        family.zones.append(maker.zone())
    if is_signed:
        choose_signatures(rng, family)
    for zone in family.zones:
        zone.write_text()
    return family


def choose_signatures(rng, family):
    denial = rng.choice(DENIALS)
    salt = rng.choice(["-", "-", "ab", "c0ffee"]) if denial != "nsec" else ""
    iterations = rng.choice([0, 0, 0, 1, 5]) if denial != "nsec" else 0
    algorithm = rng.choice(ALGORITHMS)
    for index, zone in enumerate(family.zones):
        if index == 0 or rng.random() < 0.7:
            zone.denial, zone.algorithm = denial, algorithm
            zone.nsec3_salt, zone.nsec3_iterations = salt, iterations


class ZoneMaker:
    """Adds random records to one zone and keeps the rules that servers check when they load it."""

    def __init__(self, rng, origin, family, friends):
        self.rng, self.origin, self.family, self.friends = rng, origin, family, friends
        self.records = []
        self.types = {folded(origin): set()}  # name: types there; ancestors that own nothing are not in it
        self.spelling = {folded(origin): origin}
        self.ttls = {}

    def zone(self):
        return Zone(self.origin, self.records)

    def fill(self, count):
        self.add_apex()
        if self.rng.random() < 0.04 and self.add_dname(self.origin):
            return
        for _ in range(count):
            self.add_random()
        if self.rng.random() < 0.04:
            self.add_long_dname()

    def add_apex(self):
        minimum = self.rng.choice([30, 300, 7200])
        self.put(self.origin, "SOA", f"ns.outside.example. host.outside.example. 1 3600 600 86400 {minimum}")
        self.put(self.origin, "NS", to_text(OUTSIDE[0]), (OUTSIDE[0],))
        if self.rng.random() < 0.3:
            server = ("ns", *self.origin)
            self.put(server, "A", "192.0.2.53")
            self.put(self.origin, "NS", to_text(server), (server,))

    def add_random(self):
        rr_type = self.rng.choices(list(TYPES), TYPES.values())[0]
        owner = self.owner()
        if rr_type == "NS":
            self.add_cut(owner)
        elif rr_type == "DNAME":
            self.add_dname(owner)
        elif self.may_add(owner, rr_type):
            self.put(owner, rr_type, *self.rdata(rr_type, owner))
            if rr_type in ("A", "TXT", "MX") and self.rng.random() < 0.2:
                self.put(owner, rr_type, *self.rdata(rr_type, owner))

    # -- names -------------------------------------------------------------------------------------------------
    def label(self):
        draw = self.rng.random()
        if draw < 0.27:
            return ASTERISK
        if draw < 0.30:
            return self.rng.choice(ODD_LABELS)
        return self.rng.choice(LABELS)

    def owner(self):
        """Often below what is there; a skipped level makes an empty non-terminal."""
        base = self.rng.choice(list(self.spelling.values()))
        for _ in range(self.rng.choice([0, 1, 1, 1, 1, 2, 2])):
            if len(base) - len(self.origin) < 5:
                base = (self.label(), *base)
        return base

    def target(self):
        """A name for RDATA: one of the zone, below one, a sibling, an asterisk, or elsewhere."""
        draw = self.rng.random()
        known = list(self.spelling.values())
        if draw < 0.45:
            return self.rng.choice(known)
        if draw < 0.65:
            return (self.label(), *self.rng.choice(known))
        if draw < 0.72:
            return (ASTERISK, *self.rng.choice(known))
        if draw < 0.82:
            return self.rng.choice(OUTSIDE)
        if draw < 0.90 and self.friends:
            friend = self.rng.choice(self.friends)
            return friend if self.rng.random() < 0.3 else (self.label(), *friend)
        return (self.label(), *self.origin)

    # -- records -----------------------------------------------------------------------------------------------
    def rdata(self, rr_type, owner):
        """(text, names in it)"""
        if rr_type in ("CNAME", "PTR"):
            target = self.target()
            return to_text(target), (target,)
        number = self.rng.randint(1, 250)
        simple = {
            "A": f"192.0.2.{number}", "AAAA": f"2001:db8::{number:x}", "TXT": f'"text {number}"',
            "CAA": f'0 issue "ca{number}.example"', "TYPE65280": f"\\# 2 {number:04x}",
        }
        if rr_type in simple:
            return simple[rr_type], ()
        target = self.target()
        if rr_type == "MX":
            return f"{number} {to_text(target)}", (target,)
        if rr_type == "SRV":
            return f"0 {number} 25 {to_text(target)}", (target,)
        if self.rng.random() < 0.3:
            return f"1 . alpn=h2 port={number}", (owner,)
        return f"{self.rng.choice([0, 1])} {to_text(target)}", (target,)

    def add_dname(self, owner):
        target = self.target()
        if self.may_add(owner, "DNAME"):
            self.put(owner, "DNAME", to_text(target), (target,))
            return True
        return False

    def add_long_dname(self):
        """Its target is so long that only short names below it can be substituted (RFC 6672 §2.2)."""
        owner = (self.rng.choice(["long", "x"]), *self.origin)
        room = 255 - len(to_wire(self.origin)) - self.rng.choice([2, 3, 4, 5, 6, 20])
        target = self.origin
        while room > 1:
            size = min(room - 1, 63)
            target = ("t" * size, *target)
            room -= size + 1
        if self.may_add(owner, "DNAME"):
            self.put(owner, "DNAME", to_text(target), (target,))

    def add_cut(self, owner):
        if not self.may_add(owner, "NS") or folded(owner) == folded(self.origin):
            return
        if owner[0] == ASTERISK:
            # RFC 4592 §4.2 leaves it undefined, and BIND refuses the zone: rare.
            if self.rng.random() > 0.02:
                return
            self.family.traits.add("wildcard-ns")
        for _ in range(self.rng.choice([1, 1, 2])):
            server = self.name_server(owner)
            self.put(owner, "NS", to_text(server), (server,))
            if is_below(server, self.origin) and self.rng.random() < 0.75:
                self.add_addresses(server)
        if self.rng.random() < 0.3:
            digest = f"{self.rng.getrandbits(256):064x}"
            self.put(owner, "DS", f"{self.rng.randint(1, 65535)} 13 2 {digest}")
        if self.rng.random() < 0.15:  # hidden below the cut
            hidden = (self.label(), *owner)
            if self.may_add(hidden, "TXT"):
                self.put(hidden, "TXT", '"hidden"')

    def name_server(self, cut):
        """In-domain, sibling, of the zone itself, or from elsewhere."""
        draw = self.rng.random()
        if draw < 0.4:
            return ("ns", *cut)
        if draw < 0.45:
            return cut
        if draw < 0.6:
            others = [other for other in self.cuts() if other != cut]
            if others:
                return ("ns", *self.rng.choice(others))
        return self.target() if draw < 0.85 else OUTSIDE[0]

    def add_addresses(self, server):
        for rr_type in self.rng.choice([["A"], ["A"], ["AAAA"], ["A", "AAAA"]]):
            if self.may_add(server, rr_type):
                self.put(server, rr_type, *self.rdata(rr_type, server))

    def cuts(self):
        top = folded(self.origin)
        return [self.spelling[name] for name, types in self.types.items() if "NS" in types and name != top]

    # -- rules -------------------------------------------------------------------------------------------------
    def may_add(self, owner, rr_type):
        wire = to_wire(owner)
        if wire is None or len(wire) > 200:
            return False
        name = folded(owner)
        here = self.types.get(name, set())
        if any("DNAME" in self.types.get(above, ()) for above in ancestors(name, folded(self.origin))):
            return False  # RFC 6672 §2.4
        if "CNAME" in here or (rr_type == "CNAME" and here):
            return False  # RFC 1034 §3.6.2
        if rr_type == "DNAME":
            alone = not any(is_below(other, name) for other in self.types)
            is_apex = name == folded(self.origin)
            return alone and "DNAME" not in here and (is_apex or "NS" not in here)
        if rr_type == "NS":
            return "DNAME" not in here
        return True

    def put(self, owner, rr_type, rdata, targets=()):
        name = folded(owner)
        self.types.setdefault(name, set()).add(rr_type)
        owner = self.spelling.setdefault(name, owner)
        ttl = self.ttls.setdefault((name, rr_type), self.rng.choice(TTLS))
        record = Record(owner, ttl, rr_type, rdata, tuple(targets))
        if record not in self.records:
            self.records.append(record)
