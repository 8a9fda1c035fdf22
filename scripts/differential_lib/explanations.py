"""Why a difference between our answer and the peers' is none of our mistakes.

A choice is something that the RFCs leave to the server: it explains the difference for whomever. A deviation is a known
mistake or habit of some peers: these are left out, and whoever is left must agree with us. Where a reason is known for
every peer, nobody is left; that is counted apart.
"""

from typing import Callable, NamedTuple

from differential_lib.comparison import CNAME, DNAME, DS, OURS, agreement, ends_with
from differential_lib.zone_model import ancestors, to_wire

NOERROR, SERVFAIL, NXDOMAIN, YXDOMAIN = 0, 2, 3, 6
NSEC, NSEC3 = 47, 50
DENIAL = {NSEC, NSEC3}
ASTERISK = b"\x01*"
LONGEST_CHAIN = 16  # as far as we follow one


class Choice(NamedTuple):
    name: str
    rfc: str
    checklist: str
    applies: Callable  # of a Case


class Deviation(NamedTuple):
    name: str
    rfc: str
    checklist: str
    applies: Callable  # of a Case and the name of a peer whose view is not ours
    peers: tuple  # who is known for it


# -- what predicates ask -------------------------------------------------------------------------------------------
def chain_of(answer):
    """(owner, target) of each CNAME in the answer section."""
    return [(rrset.owner, next(iter(rrset.rdata))) for rrset in answer.answer if rrset.rr_type == CNAME]


def zone_for(name, case):
    """The zone of the family that answers for a wire-form name; DS is the parent's (RFC 4035 §3.1.4.1)."""
    best = None
    for zone in case.family.zones:
        origin = to_wire(zone.origin).lower()
        is_the_parents = case.question.rr_type == "DS" and name == origin and has_parent(case, origin)
        if ends_with(name, origin) and not is_the_parents:
            best = max(best or b"", origin, key=len)
    return best


def has_parent(case, origin):
    others = (to_wire(zone.origin).lower() for zone in case.family.zones)
    return any(ends_with(origin, other) for other in others if other != origin)


# -- predicates ----------------------------------------------------------------------------------------------------
def is_any(case):
    """What we give of ANY must be a part of what somebody else gives."""
    if case.question.rr_type != "ANY":
        return False
    theirs = {rrset for server, view in case.views.items() if server != OURS and view for rrset in view.answer}
    return case.views[OURS].answer <= theirs


def leads_into_another_zone(case, _server):
    """A CNAME of the chain, as far as anybody shows it, has its target in another zone that is served."""
    for answer in case.answers.values():
        for owner, target in chain_of(answer) if answer else ():
            home, there = zone_for(owner, case), zone_for(target, case)
            if there is not None and home != there:
                return True
    return False


def is_endless(case):
    """Our chain came back to a name that it had passed, or to its limit."""
    chain = chain_of(case.answers[OURS])
    return bool(chain) and (chain[-1][1] in {owner for owner, _ in chain} or len(chain) >= LONGEST_CHAIN)


def exists_elsewhere(case, _server):
    """NSD has one tree of names for all zones, so that a name of one zone exists, or stops a wildcard, in another."""
    names = [to_wire(case.question.name).lower()]
    names += [target for _, target in chain_of(case.answers[OURS])]
    for name in names:
        home = zone_for(name, case)
        others = names_of_other_zones(case.family, home)
        while home is not None and len(name) > len(home):
            parent = name[1 + name[0]:]
            if name in others or ASTERISK + parent in others:
                return True
            name = parent
    return False


def names_of_other_zones(family, origin):
    """The owners and empty non-terminals, in wire form, of all zones of the family but one."""
    names = set()
    for zone in family.zones:
        if to_wire(zone.origin).lower() != origin:
            for record in zone.records:
                names |= {to_wire(name).lower() for name in (record.owner, *ancestors(record.owner, zone.origin))}
    return names


def refers_below_two_cuts(case, _server):
    """PowerDNS refers to the deepest NS, although the topmost one ends the zone."""
    return lies_below_two_cuts(case)


def lies_below_two_cuts(case):
    names = [to_wire(case.question.name).lower()] + [target for _, target in chain_of(case.answers[OURS])]
    for zone in case.family.zones:
        origin = to_wire(zone.origin).lower()
        cuts = {to_wire(r.owner).lower() for r in zone.records if r.rr_type == "NS"} - {origin}
        if any(sum(ends_with(name, cut) for cut in cuts) > 1 for name in names):
            return True
    return False


def has_glue_from_wildcard(case, server):
    """NSD and Knot make addresses of a name server from a wildcard below the cut."""
    ours, theirs = case.views[OURS], case.views[server]
    if theirs is None or theirs._replace(glue=ours.glue) != ours or not ours.glue < theirs.glue:
        return False
    owners = {to_wire(record.owner).lower() for zone in case.family.zones for record in zone.records}
    return all(rrset.owner not in owners for rrset in theirs.glue - ours.glue)


def leaves_out_glue(case, server):
    """It sends a part of our glue, for want of room."""
    ours, theirs = case.views[OURS], case.views[server]
    return theirs is not None and theirs.glue < ours.glue and theirs._replace(glue=ours.glue) == ours


def is_asterisk_made_from_wildcard(case, server):
    """Knot takes a name that begins with an asterisk for the wildcard itself, which needs no proof."""
    made = any(rrset.owner.startswith(ASTERISK) for rrset in case.views[OURS].answer)
    return made and differs_in_proofs_only(case, server)


def passes_wildcard_dname(case, _server):
    """Knot shows the DNAME of a literal asterisk owner under the name below it."""
    return any(rrset.rr_type == DNAME and rrset.owner.startswith(b"\x01*") for rrset in case.views[OURS].answer)


def wants_synthesized_cname(case, _server):
    """PowerDNS goes on, or adds an SOA, where the CNAME of a DNAME or of a wildcard was asked for."""
    return case.question.rr_type == "CNAME" and bool(chain_of(case.answers[OURS]))


def stops_before_child(case):
    """We end a chain where the NSEC of a cut and that of the child's apex would be taken for one RRset."""
    return case.question.dnssec_ok and any(has_nsec_of_two_zones(answer) for answer in case.answers.values() if answer)


def has_nsec_of_two_zones(answer):
    return any(rrset.rr_type == NSEC and len(rrset.rdata) > 1 for rrset in answer.authority)


def differs_in_proofs_only(case, server):
    """Whether a server's answer is ours but for denial records and their signatures."""
    ours, theirs = case.views[OURS], case.views.get(server)
    if theirs is None or theirs == ours:
        return False
    return without_proofs(theirs) == without_proofs(ours)


def without_proofs(view):
    kept = (rrset for rrset in view.authority if not DENIAL & {rrset.rr_type, rrset.covered})
    return view._replace(authority=frozenset(kept))


def wildcards_without_records(view):
    """The NSEC of an answer, or of its view, that show an asterisk label to own nothing: the next name is below it."""
    return [r for r in view.authority if r.rr_type == NSEC and ASTERISK in next(iter(r.rdata))]


def is_wildcard_without_records(case, server):
    """BIND and Knot leave out the proof that the wildcard is an empty non-terminal."""
    if not differs_in_proofs_only(case, server):
        return False
    ours, theirs = case.views[OURS], case.views[server]
    is_part = theirs.authority < ours.authority and any(rrset.rr_type == NSEC3 for rrset in ours.authority)
    return is_part or not set(wildcards_without_records(ours)) <= theirs.authority


def goes_on_after_yxdomain(case, server):
    """Knot says YXDOMAIN and walks on: with an SOA, as if it denied, or with the DNAME once more under another name."""
    ours, theirs = case.views[OURS], case.views[server]
    return theirs is not None and ours.rcode == theirs.rcode == YXDOMAIN and ours.answer <= theirs.answer


def meets_wildcard_ns(case):
    """A name on the way may be made from a wildcard that owns NS, of which the RFCs say nothing."""
    names = [to_wire(case.question.name).lower()] + [target for _, target in chain_of(case.answers[OURS])]
    for zone in case.family.zones:
        for record in zone.records:
            owner = to_wire(record.owner).lower()
            if record.rr_type == "NS" and owner.startswith(ASTERISK):
                if any(ends_with(name, owner[len(ASTERISK):]) for name in names):
                    return True
    return False


def nsd_has_other_proofs(case, server):
    """Where the name is found by way of a DNAME, in one of several zones, or by Opt-Out."""
    by_dname = any(rrset.rr_type == DNAME for rrset in case.views[OURS].answer)
    unusual = by_dname or has_opt_out(case) or len(case.family.zones) > 1
    return unusual and differs_in_proofs_only(case, server)


def has_opt_out(case):
    return any(zone.denial == "nsec3-opt-out" for zone in case.family.zones)


def gives_up_under_opt_out(case, server):
    """Where Opt-Out leaves an empty non-terminal without NSEC3, Knot finds no proof and sends nothing but the RCODE."""
    theirs = case.views[server]
    return has_opt_out(case) and theirs is not None and not theirs.aa and not theirs.authority


def says_servfail(case, server):
    return case.views[server] is not None and case.views[server].rcode == SERVFAIL


def adds_ds(case, server):
    """Without DO; with it the DS belongs there."""
    theirs = case.views[server]
    return not case.question.dnssec_ok and theirs is not None and any(r.rr_type == DS for r in theirs.authority)


def is_ds_of_distant_child(case):
    """DS of a served zone whose parent is not served: asked of the next zone above, where the cut to the parent is."""
    return case.question.rr_type == "DS" and lies_below_two_cuts(case)


CHOICES = [
    Choice("any-in-part", "RFC 8482 §4.1", "5.38", is_any),
    Choice("endless-chain", "RFC 1034 §3.6.2", "5.23", is_endless),
    Choice("stops-before-child", "RFC 4035 §3.1.3", "5.20", stops_before_child),
    Choice("wildcard-ns", "RFC 4592 §4.2", "4.13", meets_wildcard_ns),
    Choice("ds-of-distant-child", "RFC 4035 §3.1.4.1", "5.16", is_ds_of_distant_child),
]

DEVIATIONS = [
    Deviation("chain-stops-at-zone", "RFC 1034 §4.3.2 step 1", "5.20", leads_into_another_zone, ("knot", "bind")),
    Deviation("exists-in-another-zone", "RFC 1034 §4.3.2 step 3", "5.3", exists_elsewhere, ("nsd",)),
    Deviation("deepest-cut", "RFC 1034 §4.2.1", "4.7", refers_below_two_cuts, ("pdns",)),
    Deviation("glue-from-wildcard", "RFC 1034 §4.3.3", "5.31", has_glue_from_wildcard, ("nsd", "knot")),
    Deviation("part-of-glue", "RFC 9471 §3.1", "5.11", leaves_out_glue, ("nsd", "knot", "bind", "pdns")),
    Deviation("asterisk-proof", "RFC 4592 §2.2.1", "6.6", is_asterisk_made_from_wildcard, ("knot",)),
    Deviation("dname-under-another-name", "RFC 6672 §3.1", "5.37", passes_wildcard_dname, ("knot",)),
    Deviation("synthesized-cname", "RFC 6672 §3.1", "5.34", wants_synthesized_cname, ("pdns",)),
    Deviation("goes-on-after-yxdomain", "RFC 6672 §3.2", "5.35", goes_on_after_yxdomain, ("knot",)),
    Deviation("wildcard-without-records", "RFC 4035 §3.1.3.4", "6.7", is_wildcard_without_records, ("bind", "knot")),
    Deviation("nsd-proofs", "RFC 4035 §3.1.3, RFC 5155 §7.2", "6.8", nsd_has_other_proofs, ("nsd",)),
    Deviation("pdns-proofs", "RFC 4035 §3.1.3, RFC 5155 §7.2", "6.8", differs_in_proofs_only, ("pdns",)),
    Deviation("pdns-ds", "RFC 4035 §3.1", "6.1", adds_ds, ("pdns",)),
    Deviation("knot-opt-out", "RFC 5155 §7.1", "6.13", gives_up_under_opt_out, ("knot",)),
    Deviation("pdns-servfail", "RFC 1034 §4.3.2", "5.20", says_servfail, ("pdns",)),
]


def explain(case):
    """The names of what explains the difference, or None."""
    for choice in CHOICES:
        if choice.applies(case):
            return choice.name
    found, left_out = deviations(case)
    judges = {server: view for server, view in case.views.items() if server not in left_out}
    names = ", ".join(deviation.name for deviation in found)
    if found and len(judges) == 1:
        return f"{names} (no peer left)"
    if found and agreement(judges).ours_leads:
        return names
    return None


def deviations(case):
    """(what applies to the peers that differ from us, those peers)"""
    ours = case.views[OURS]
    found, left_out = [], set()
    for deviation in DEVIATIONS:
        here = {server for server in deviation.peers if case.views.get(server, ours) != ours}
        here = {server for server in here if deviation.applies(case, server)}
        if here:
            found.append(deviation)
            left_out |= here
    return found, left_out


def is_undisputed(case):
    """Whether two peers at least say what we say, and a reason is known for all who do not."""
    _, left_out = deviations(case)
    judges = {server: view for server, view in case.views.items() if server not in left_out}
    return len(judges) > 2 and len(set(judges.values())) == 1
