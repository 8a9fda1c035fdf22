"""unbound as judge of our signed answers: it knows the keys, asks Namu alone, and must believe what it gets.

The peers show whether our proofs are usual; this shows that they prove.
"""

from typing import NamedTuple

from differential_lib import messages
from differential_lib.comparison import AA, DNAME, NS, OURS, ends_with
from differential_lib.explanations import (
    ASTERISK, NOERROR, NSEC, NXDOMAIN, SERVFAIL, chain_of, has_parent, is_endless, lies_below_two_cuts,
    wildcards_without_records, zone_for,
)
from differential_lib.questions import Question
from differential_lib.servers import Server
from differential_lib.zone_model import to_wire

RECURSION_DESIRED = 0x01
LONGEST_CHAIN = 8  # unbound follows some more

CONFIGURATION = """server:
    directory: "{folder}"
    chroot: ""
    username: ""
    pidfile: ""
    use-syslog: no
    verbosity: 1
    num-threads: 1
    interface: {address}
    access-control: 127.0.0.0/8 allow
    do-ip6: no
    do-daemonize: no
    do-not-query-localhost: no
    module-config: "validator iterator"
    qname-minimisation: no
    aggressive-nsec: no
    harden-below-nxdomain: no
    harden-referral-path: no
    trust-anchor-signaling: no
    root-key-sentinel: no
    unwanted-reply-threshold: 0
    msg-cache-size: 64m
    rrset-cache-size: 64m
    neg-cache-size: 0
    val-log-level: 2
    local-zone: "test." nodefault
remote-control:
    control-enable: no
"""


class Unbound(Server):
    name = "unbound"
    program = "unbound"

    def __init__(self, address, folder, ours):
        super().__init__(address, folder)
        self.ours = ours  # the address of Namu

    def command(self, zones):
        lines = [CONFIGURATION.format(folder=self.folder, address=self.address[0])]
        lines += [f'stub-zone:\n    name: "{zone.name}"\n    stub-addr: {self.ours}' for zone, _ in zones]
        lines += ["server:"]
        lines += [f'    trust-anchor: "{zone.name} DS {zone.ds}"' for zone, _ in zones if zone.is_signed]
        return [self.path_of_program(), "-d", "-p", "-c", self.write("unbound.conf", lines)]

    def is_ready(self, zones):
        """`localhost` is answered from its own knowledge."""
        return self.ask([query(Question(("localhost",), "A", False))])[0] is not None


def query(question):
    """The question as a client of a resolver asks it."""
    return bytes([RECURSION_DESIRED]) + question.message()[1:]


class Expectation(NamedTuple):
    rcode: int
    secure: bool  # AD must be set; else it may be


def expected(case):
    """What unbound must say if our answer is right and proven; None where that is not for it to find out."""
    ours = case.answers[OURS]
    if ours is None or not case.question.dnssec_ok or case.question.rr_type == "ANY":
        return None
    if "wildcard-ns" in case.family.traits:
        return None  # RFC 4592 §4.2 leaves it open
    chain = chain_of(ours)
    if not ours.flags & AA or ours.rcode not in (NOERROR, NXDOMAIN) or is_endless(case) or len(chain) > LONGEST_CHAIN:
        return None
    if any(rrset.rr_type == NS for rrset in ours.authority):
        return None  # leads to servers that are not there
    names = [to_wire(case.question.name).lower()] + [target for _, target in chain]
    homes = [zone_for(name, case) for name in names]
    if None in homes or is_ds_of_a_top(case, names) or lies_below_two_cuts(case):
        return None
    if is_beyond_unbound(case):
        return None
    zones = [zone_named(case, home) for home in homes]
    return Expectation(ours.rcode, all(zone.is_signed and zone.denial != "nsec3-opt-out" for zone in zones))


def is_beyond_unbound(case):
    """Whether the answer is one of those that unbound is known not to understand, or that nobody can prove."""
    ours = case.answers[OURS]
    by_dname = any(rrset.rr_type == DNAME for rrset in ours.answer)
    names = [to_wire(case.question.name).lower()] + [target for _, target in chain_of(ours)]
    return (
        # It takes the DNAME for the answer, and wants a signature of the CNAME that the DNAME makes.
        case.question.rr_type in ("CNAME", "DNAME") and by_dname
        # It does not see that a name which begins with an asterisk was made from a wildcard.
        or any(rrset.owner.startswith(ASTERISK) and is_made(rrset.owner, case) for rrset in ours.answer)
        # It stumbles over the proof that a wildcard owns nothing, behind an alias or by another wildcard's NSEC.
        or any(chain_of(ours) or rrset.owner.startswith(ASTERISK) for rrset in wildcards_without_records(ours))
        # RFC 4592 §4.4 leaves a DNAME at a wildcard open.
        or any(rrset.rr_type == DNAME and rrset.owner.startswith(ASTERISK) for rrset in ours.answer)
        # Of two NSEC that a cut and the child's apex own, it keeps one.
        or bool(chain_of(ours)) and any(is_nsec_at_cut(rrset, case) for rrset in ours.authority)
        # It asks for DS in a way of its own, which does not follow aliases well.
        or case.question.rr_type == "DS" and bool(chain_of(ours))
        # It does not find its way to a cut below an alias.
        or any(ends_with(name, alias) and name != alias for name in names for alias in aliases(case))
        # RFC 5155 §7.1, §8.4: no proof is possible here.
        or reaches_unlisted_name(case)
    )


def is_nsec_at_cut(rrset, case):
    """Whether it is the parent's NSEC of a zone that is served here."""
    origins = {to_wire(zone.origin).lower() for zone in case.family.zones}
    return rrset.rr_type == NSEC and rrset.owner in origins and has_parent(case, rrset.owner)


def is_made(name, case):
    zone = zone_named(case, zone_for(name, case))
    return name not in {to_wire(record.owner).lower() for record in zone.records}


def aliases(case):
    records = (record for zone in case.family.zones for record in zone.records)
    return {to_wire(record.owner).lower() for record in records if record.rr_type == "CNAME"}


def reaches_unlisted_name(case):
    """Whether the last name of the chain, or its closest encloser, is an empty non-terminal in a zone with Opt-Out."""
    chain = chain_of(case.answers[OURS])
    name = chain[-1][1] if chain else to_wire(case.question.name).lower()
    zone = zone_named(case, zone_for(name, case))
    if zone.denial != "nsec3-opt-out":
        return False
    owners = {to_wire(record.owner).lower() for record in zone.records}
    apex = to_wire(zone.origin).lower()
    while name not in owners and name != apex:
        if any(ends_with(owner, name) for owner in owners):
            return True
        name = name[1 + name[0]:]
    return False


def zone_named(case, origin):
    return next(zone for zone in case.family.zones if to_wire(zone.origin).lower() == origin)


def is_ds_of_a_top(case, names):
    """The DS of a zone whose parent is not served here: unbound would look for the parent."""
    return case.question.rr_type == "DS" and any(zone_for(name, case) == name for name in names)


def complaint(said, question, expectation):
    """What is wrong with unbound's answer, or None."""
    if said is None:
        return "unbound says nothing"
    if said.rcode == SERVFAIL:
        return "unbound does not believe the answer, or could not find one"
    # It makes negative answers for DS from what it remembers of proofs, and does not see an empty non-terminal there.
    if said.rcode != expectation.rcode and question.rr_type != "DS":
        return f"unbound says rcode {said.rcode}"
    if expectation.secure and not said.flags & messages.AD:
        return "unbound does not find the answer secure"
    return None
