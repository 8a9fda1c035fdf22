"""What of an answer is compared, and who agrees with whom."""

from collections import Counter
from typing import NamedTuple

import dns.rdata
import dns.rdataclass
import dns.rdatatype

from differential_lib import messages
from differential_lib.messages import AA, RRSIG, RRset
from differential_lib.zone_model import to_wire

A, NS, CNAME, SOA, AAAA, DNAME, DS = 1, 2, 5, 6, 28, 39, 43
OURS = "namu"


class View(NamedTuple):
    """An answer without what the RFCs leave open: case, order, compression, additional data but required glue."""

    rcode: int
    aa: bool
    answer: frozenset
    authority: frozenset
    glue: frozenset


class Case(NamedTuple):
    """One question and what each server said; None for a server that said nothing, or nothing readable."""

    family: object
    question: object
    answers: dict  # server: messages.Answer or None
    views: dict  # server: View or None


class Viewer:
    """Makes views of one family's answers; equal answers are one object and are looked at once."""

    def __init__(self, family):
        self.apexes = {to_wire(zone.origin).lower() for zone in family.zones}
        self.known = {}

    def view(self, answer):
        if answer is None:
            return None
        found = self.known.get(id(answer))
        if found is None or found[0] is not answer:
            found = self.known[id(answer)] = (answer, self._view(answer))
        return found[1]

    def _view(self, answer):
        aa = bool(answer.flags & AA)
        authority = [rrset for rrset in answer.authority if not (aa and self._is_apex_ns(rrset))]
        glue = required_glue(authority, answer.additional)
        return View(answer.rcode, aa, frozenset(answer.answer), frozenset(authority), glue)

    def _is_apex_ns(self, rrset):
        """RFC 1034 §4.3.2 asks for none in positive answers; some servers add it (checklist 5.42)."""
        return NS in (rrset.rr_type, rrset.covered) and rrset.owner in self.apexes


def required_glue(authority, additional):
    """The addresses of the name servers that lie in the child zone of a referral (RFC 9471 §3.1)."""
    servers = set()
    for rrset in authority:
        if rrset.rr_type == NS:
            servers |= {name for name in rrset.rdata if ends_with(name, rrset.owner)}
    if not servers:
        return frozenset()
    return frozenset(r for r in additional if r.rr_type in (A, AAAA) and r.owner in servers)


def ends_with(name, ancestor):
    """Whether a wire-form name is at or below another; both in lower case."""
    while len(name) > len(ancestor):
        name = name[1 + name[0]:]
    return name == ancestor


class Agreement(NamedTuple):
    ours_leads: bool  # more peers say what we say than say any other thing
    same: tuple  # the peers with our view
    other: tuple  # the peers with another view


def agreement(views):
    """views: of the servers that serve the zone, ours among them."""
    ours = views[OURS]
    same = tuple(server for server, view in views.items() if server != OURS and view == ours)
    other = tuple(server for server, view in views.items() if server != OURS and view != ours)
    rivals = Counter(views[server] for server in other)
    best_rival = max(rivals.values(), default=0)
    return Agreement(len(same) > best_rival, same, other)


# -- what must be true of our answer, whatever the peers say -------------------------------------------------------
def faults(answer, question, truth):
    """Sentences; none for an answer that is sound in itself. truth: (owner, type) of the additional data to be."""
    if answer is None:
        return ["no answer, or none that can be read"]
    return [sentence for sentence in (
        header_fault(answer, question), chain_fault(answer), repeat_fault(answer), additional_fault(answer, truth)
    ) if sentence]


def header_fault(answer, question):
    if answer.question not in (b"", question.section()):
        return "the question section is not the one that was sent"
    if not answer.flags & messages.QR or answer.flags & 0x7800:
        return "QR or the opcode is wrong"
    if answer.flags & (messages.RA | messages.AD | messages.TC | 0x0040):
        return "RA, AD, Z or TC (over TCP) is set"
    if not answer.has_opt:
        return "the OPT record is missing"
    return None


def chain_fault(answer):
    """RFC 1034 §4.3.2: each alias leads to what stands behind it."""
    reached = None
    for rrset in answer.answer:
        if rrset.rr_type == RRSIG:
            continue
        if rrset.rr_type == DNAME:
            if reached is not None and not ends_with(reached, rrset.owner):
                return "a DNAME stands where its chain has not come to"
            continue
        if reached is not None and rrset.owner != reached:
            return "the answer section is not in the order of the chain"
        reached = next(iter(rrset.rdata)) if rrset.rr_type == CNAME else rrset.owner
    return None


def repeat_fault(answer):
    keys = [rrset[:3] for rrset in answer.answer + answer.authority + answer.additional]
    if answer.repeats or len(keys) != len(set(keys)):
        return "an RRset stands in it twice"
    return None


def additional_fault(answer, truth):
    for rrset in answer.additional:
        if rrset.rr_type != RRSIG and (rrset.ttl, rrset.rdata) not in truth.get((rrset.owner, rrset.rr_type), ()):
            return "the additional section has what no zone says"
    return None


def additional_truth(family):
    """{(owner, type): [(ttl, RDATA)]} of all addresses and service bindings, one entry for each zone that has such."""
    truth = {}
    for zone in family.zones:
        sets = {}
        for record in zone.records:
            if record.rr_type in ("A", "AAAA", "HTTPS", "SVCB"):
                number = int(dns.rdatatype.from_text(record.rr_type))
                key = (to_wire(record.owner).lower(), number)
                sets.setdefault(key, (record.ttl, set()))[1].add(rdata_in_wire_form(record, number))
        for key, (ttl, rdata) in sets.items():
            truth.setdefault(key, []).append((ttl, frozenset(rdata)))
    return truth


def rdata_in_wire_form(record, number):
    """As messages are read: names in lower case."""
    rdata = dns.rdata.from_text(dns.rdataclass.IN, number, record.rdata).to_wire()
    return messages.canonical_rdata(rdata, 0, len(rdata), number)
