#!/usr/bin/env python3
"""Signed zones as validators see them: unbound and delv believe every answer, yes and no alike.

checklist: 6.1, 6.2, 6.3, 6.4, 6.5, 6.6, 6.7, 6.8, 6.9, 6.10, 6.11, 6.12, 6.13, 6.14, 6.16, 6.21

The zones are signed here, with the tools of BIND, in every way there is: NSEC, NSEC3 with and without Opt-Out, and
the algorithms in use (RFC 8624 §3.1). Runs in a network namespace of its own.
"""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdatatype

import namespace
import support
import unbound

# zone, algorithm, how dnssec-signzone is told to chain
VARIANTS = [
    ("nsec", "ECDSAP256SHA256", []),
    ("nsec3", "RSASHA256", ["-3", "-", "-H", "0"]),
    ("salted", "ECDSAP384SHA384", ["-3", "a1b2c3", "-H", "12"]),
    ("optout", "ED25519", ["-3", "-", "-H", "0", "-A"]),
    ("ed448", "ED448", []),
]

PARENT_ADDRESS = "127.0.1.1"
CHILD_ADDRESS = "127.0.2.1"

PARENT = """$TTL 300
@       SOA ns hostmaster 1 3600 600 86400 60
@       NS  ns
ns      A   127.0.1.1
@       MX  10 mail
mail    A   192.0.2.25
www     A   192.0.2.80
        TXT "www"
alias   CNAME www
away    CNAME nosuch
deep.in.here A 192.0.2.1
*.wild  A   192.0.2.2
        TXT "wild"
here.wild MX 10 mail
*.alias-wild CNAME www
*.to-nowhere CNAME nosuch.wild.in.here
*.ent.star.wild2 TXT "below an asterisk that is an empty non-terminal"
x.*.middle A 192.0.2.3
moved   DNAME in.here
moved   TXT "the owner of a DNAME is not moved"
secure  NS  ns.secure
ns.secure A 127.0.2.1
{ds}
plain   NS  ns.plain
ns.plain A  127.0.2.1
under.ent NS ns.plain
sub.under.plain2 NS ns.plain
UPPER   A   192.0.2.4
"""

CHILD = """$TTL 300
@       SOA ns hostmaster 1 3600 600 86400 60
@       NS  ns
ns      A   127.0.2.1
www     A   192.0.2.81
*.w     TXT "wild child"
up      CNAME www.{parent}.
"""

TYPES = ["A", "TXT", "MX", "NS", "DS", "CNAME", "DNAME", "SOA", "DNSKEY", "TYPE65280"]

UNBOUND_SERVER = """
    module-config: "validator iterator"
    aggressive-nsec: no
    harden-below-nxdomain: no
    qname-minimisation: no
    val-log-level: 2
"""


def bind_tool(folder, *words):
    command = [str(word) for word in words]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(command)}\n{result.stdout}{result.stderr}")
    return result.stdout


def sign(folder, zone, text, algorithm, chain):
    """Writes <zone>.zone, signed, into `folder`; gives the zone's DS record."""
    made = folder / "made"
    made.mkdir(exist_ok=True)
    made.joinpath(zone).write_text(text)
    key = bind_tool(made, "dnssec-keygen", "-q", "-a", algorithm, "-f", "KSK", zone).strip()
    bind_tool(made, "dnssec-signzone", "-q", "-S", "-z", *chain, "-o", zone, "-f", folder / f"{zone}.zone", zone)
    return bind_tool(made, "dnssec-dsfromkey", "-2", key).strip()


def make_zones(folder):
    """Every variant, its signed child and an unsigned one; gives the trust anchors."""
    anchors = []
    for zone, algorithm, chain in VARIANTS:
        ds = sign(folder, f"secure.{zone}", CHILD.format(parent=zone), algorithm, [])
        anchors.append(sign(folder, zone, PARENT.format(ds=ds), algorithm, chain))
        for plain in ("plain", "under.ent", "sub.under.plain2"):
            folder.joinpath(f"{plain}.{zone}.zone").write_text(
                CHILD.format(parent=zone).replace("NS  ns\n", f"NS  ns.plain.{zone}.\n").replace("A   127.0.2.1", "A 127.0.2.9")
                if plain != "plain" else CHILD.format(parent=zone))
    shutil.rmtree(folder / "made")
    return anchors


def names_of(zone):
    """Every name that a zone's text has, and names that are not there, beside and below it."""
    there = ["", "ns", "mail", "www", "alias", "away", "deep.in.here", "in.here", "here", "*.wild", "wild", "here.wild",
             "*.alias-wild", "alias-wild", "*.to-nowhere", "star.wild2", "ent.star.wild2", "*.ent.star.wild2",
             "*.middle", "x.*.middle", "moved", "x.moved", "deep.moved", "secure", "www.secure", "x.w.secure", "up.secure",
             "nosuch.secure", "plain", "www.plain", "nosuch.plain", "under.ent", "ent", "www.under.ent", "plain2",
             "under.plain2", "sub.under.plain2", "upper", "UPPER", "!", "\\000", "zzz", "-"]
    names = set()
    for name in there:
        for prefix in ("", "x.", "a.b."):
            names.add(f"{prefix}{name}.{zone}." if name else f"{prefix}{zone}.")
    return sorted(names)


def is_insecure(name, zone):
    below = (f"plain.{zone}.", f"under.ent.{zone}.", f"sub.under.plain2.{zone}.")
    return any(name == cut or name.endswith("." + cut) for cut in below)


def is_beyond_unbound(name, rr_type, zone):
    """unbound 1.17 asks itself for a DS or CNAME below a DNAME and gives up, whoever the server is; and the DS of a trust
    anchor's own zone is in a parent that nobody has."""
    if rr_type in ("CNAME", "DNAME"):
        return name.endswith(f".moved.{zone}.")
    return rr_type == "DS" and name == f"{zone}."


def ask(server, name, rr_type, dnssec):
    query = dns.message.make_query(name, rr_type, want_dnssec=dnssec, payload=1232)
    response, _ = dns.query.udp_with_fallback(query, server, timeout=10)
    return response


def question_text(name, rr_type):
    return f"{name} {rr_type}"


class SignedZones(unittest.TestCase):
    """One server for all zones; the parent's and the children's addresses are virtual servers of their own."""

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        cls.zones = cls.folder / "zones"
        cls.zones.mkdir()
        cls.anchors = make_zones(cls.zones)
        cls.namu = support.Namu(cls.zones, "--port", 53)
        cls.addClassCleanup(cls.namu.stop)
        lines = "".join(f"    trust-anchor: \"{anchor}\"\n" for anchor in cls.anchors)
        stubs = "".join(f"stub-zone:\n    name: \"{zone}\"\n    stub-addr: {PARENT_ADDRESS}\n" for zone, _, _ in VARIANTS)
        cls.resolver = unbound.start(cls.folder, UNBOUND_SERVER + lines, stubs)
        cls.addClassCleanup(cls.resolver.stop)

    def test_unbound_believes_every_answer(self):
        asked = secure = 0
        for zone, _, chain in VARIANTS:
            for name in names_of(zone):
                for rr_type in TYPES:
                    if is_beyond_unbound(name, rr_type, zone):
                        continue
                    with self.subTest(question=question_text(name, rr_type)):
                        asked += 1
                        secure += self.check_believed(zone, name, rr_type, "-A" in chain)
        # Else nobody would notice that everything had become insecure.
        self.assertGreater(secure, asked // 2)

    def check_believed(self, zone, name, rr_type, opt_out):
        seen = ask(unbound.ADDRESS, name, rr_type, True)
        told = ask(PARENT_ADDRESS, name, rr_type, False)
        self.assertNotEqual(seen.rcode(), dns.rcode.SERVFAIL, seen.to_text())
        if told.flags & dns.flags.AA and not told.answer:
            self.assertEqual(seen.rcode(), told.rcode(), seen.to_text())
        is_secure = bool(seen.flags & dns.flags.AD)
        if is_insecure(name, zone):
            is_cut_itself = rr_type == "DS"  # the parent's to deny, and that is signed
            self.assertTrue(is_cut_itself or not is_secure, seen.to_text())
        elif not opt_out:
            self.assertTrue(is_secure, seen.to_text())
        return is_secure

    def test_what_opt_out_leaves_out_is_insecure_and_all_else_secure(self):
        for name, rr_type, expected in [("www", "A", True), ("www", "MX", True), ("secure", "DS", True),
                                        ("plain", "DS", False), ("under.plain2", "A", False)]:
            with self.subTest(name=name, type=rr_type):
                seen = ask(unbound.ADDRESS, f"{name}.optout.", rr_type, True)
                self.assertEqual(bool(seen.flags & dns.flags.AD), expected, seen.to_text())

    def test_delv_believes_it_too(self):
        for (zone, _, _), anchor in zip(VARIANTS, self.anchors):
            anchors = self.folder / f"{zone}.anchors"
            owner, _, _, tag, algorithm, digest_type, digest = anchor.split(None, 6)
            anchors.write_text(f'trust-anchors {{ {owner} static-ds {tag} {algorithm} {digest_type} "{digest}"; }};\n')
            # What Opt-Out covers may be there, unsigned: a name made from a wildcard too.
            maybe = "unsigned answer" if zone == "optout" else "; fully validated"
            for name, rr_type, expected in [("www", "A", "; fully validated"),
                                            ("x.wild", "TXT", maybe),
                                            ("deep.moved", "A", "; fully validated"),
                                            ("nosuch", "A", "negative response"),
                                            ("in.here", "A", "; negative response, fully validated")]:
                with self.subTest(zone=zone, name=name):
                    printed = support.run_tool("delv", f"@{PARENT_ADDRESS}", "-a", anchors, f"+root={zone}.",
                                               f"{name}.{zone}.", rr_type)
                    self.assertIn(expected, printed)

    def test_the_owner_of_an_nsec3_record_is_no_name(self):
        denial = ask(PARENT_ADDRESS, "nosuch.nsec3.", "A", True)
        owner = next(rrset.name for rrset in denial.authority if rrset.rdtype == dns.rdatatype.NSEC3)
        for name in (owner.to_text(), "below." + owner.to_text()):
            for rr_type in ("A", "NSEC3"):
                with self.subTest(question=question_text(name, rr_type)):
                    seen = ask(unbound.ADDRESS, name, rr_type, True)
                    self.assertEqual(seen.rcode(), dns.rcode.NXDOMAIN, seen.to_text())
                    self.assertTrue(seen.flags & dns.flags.AD, seen.to_text())

    def test_what_is_printed_is_still_signed(self):
        for zone, _, _ in VARIANTS:
            with self.subTest(zone=zone):
                printed = subprocess.run([support.namu_program(), "format", self.zones / f"{zone}.zone"],
                                         capture_output=True, text=True, check=True).stdout
                file = self.folder / f"{zone}.printed"
                file.write_text(printed)
                bind_tool(self.folder, "dnssec-verify", "-q", "-z", "-o", zone, file)
                bind_tool(self.folder, "ldns-verify-zone", "-V0", file)


if __name__ == "__main__":
    support.need_tools("unbound", "delv", "dnssec-signzone", "dnssec-verify", "ldns-verify-zone", "unshare", "ip")
    namespace.enter()
    support.main()
