#!/usr/bin/env python3
"""The parts of scripts/differential that have logic of their own: generator, reader of messages, agreement, reasons."""

import sys
import unittest

import dns.message
import dns.rdatatype
import dns.rrset

import support

sys.path.insert(0, str(support.REPOSITORY / "scripts"))

from differential_lib import comparison, explanations, generator, messages, questions, signer, validator, zone_model
from differential_lib.comparison import OURS, Case, View
from differential_lib.questions import Question

FAMILIES = 300


def wire(text):
    return zone_model.to_wire(zone_model.from_text(text))


def rrset(owner, rr_type, ttl, *rdata, covered=0):
    return messages.RRset(wire(owner), int(dns.rdatatype.from_text(rr_type)), covered, ttl, frozenset(rdata))


def answer(*rrsets, rcode=0, authority=(), additional=()):
    return messages.Answer(0x8400, rcode, b"", rrsets, tuple(authority), tuple(additional), True, False)


def case_of(answers, zones=("example.",), name="a.example.", rr_type="A"):
    family = zone_model.Family(1, [zone_model.Zone(zone_model.from_text(zone), []) for zone in zones])
    viewer = comparison.Viewer(family)
    question = Question(zone_model.from_text(name), rr_type, False)
    return Case(family, question, answers, {server: viewer.view(said) for server, said in answers.items()})


class TheGenerator(unittest.TestCase):
    def families(self):
        for number in range(FAMILIES):
            yield generator.make_family("test", number, "mixed")

    def test_makes_the_same_of_the_same_seed(self):
        self.assertEqual([f.zones for f in self.families()], [f.zones for f in self.families()])

    def test_keeps_the_rules_that_servers_check(self):
        for family in self.families():
            for zone in family.zones:
                with self.subTest(zone=zone.text):
                    self.check_rules(zone)

    def check_rules(self, zone):
        types_of = {}
        for record in zone.records:
            self.assertTrue(zone_model.is_at_or_below(record.owner, zone.origin))
            types_of.setdefault(zone_model.folded(record.owner), []).append(record.rr_type)
        self.assertEqual(zone.records[0].rr_type, "SOA")
        self.assertIn("NS", types_of[zone_model.folded(zone.origin)])
        for name, here in types_of.items():
            if "CNAME" in here:
                self.assertEqual(here, ["CNAME"])
            self.assertLessEqual(here.count("DNAME"), 1)
            if "DNAME" in here:
                self.assertFalse(any(zone_model.is_below(other, name) for other in types_of), name)

    def test_makes_what_it_is_for(self):
        seen = set()
        for family in self.families():
            seen |= {"signed"} if family.is_signed else set()
            for zone in family.zones:
                for record in zone.records:
                    seen.add(record.rr_type)
                    if record.owner[0] == "*":
                        seen.add(f"wildcard {record.rr_type}")
                    if "*" in record.owner[1:]:
                        seen.add("asterisk inside")
                    if any("*" in target for target in record.targets):
                        seen.add("asterisk in RDATA")
                    if record.rr_type == "DNAME" and record.owner == zone.origin:
                        seen.add("DNAME at the apex")
        wanted = {"signed", "NS", "DS", "SRV", "TXT", "wildcard CNAME", "wildcard DNAME", "asterisk inside",
                  "asterisk in RDATA", "DNAME at the apex"}
        self.assertEqual(wanted - seen, set())

    def test_names_on_both_sides_of_the_longest_substitution_are_asked_for(self):
        dname = zone_model.Record(("x", "test"), 1, "DNAME", "", (("t" * 63, "t" * 63, "t" * 63, "t" * 40),))
        lengths = {len(name[0]) for name in questions.lengths_below(dname)}
        room = 255 - len(zone_model.to_wire(dname.targets[0]))
        self.assertLessEqual({room - 1, room}, lengths)


class TheReaderOfMessages(unittest.TestCase):
    RECORDS = [
        "a.Example. 300 IN CNAME b.EXAMPLE.", "b.example. 60 IN MX 10 mail.example.",
        "b.example. 60 IN MX 5 b.example.", "b.example. 60 IN TXT \"Case\"",
        "example. 1 IN SOA ns.example. host.example. 1 2 3 4 5",
        "_x.example. 7 IN SRV 1 2 3 b.example.", "b.example. 60 IN NSEC example. A RRSIG",
        "example. 1 IN RRSIG SOA 13 1 1 20500101000000 20200101000000 7 example. aaaa",
    ]

    def test_reads_what_an_independent_reader_reads(self):
        message = dns.message.make_query("a.example.", "A", use_edns=0)
        message.flags = 0x8400
        message.answer = [dns.rrset.from_text_list(*self.parts(line)) for line in self.RECORDS]
        got = messages.read(message.to_wire())
        self.assertEqual((got.rcode, got.has_opt, got.repeats), (0, True, False))
        self.assertEqual({(r.owner, r.rr_type) for r in got.answer},
                         {(rrset.name.to_wire().lower(), int(rrset.rdtype)) for rrset in message.answer})
        by_type = {(r.owner, r.rr_type): r for r in got.answer}
        self.assertEqual(by_type[wire("a.example."), 5].rdata, {wire("b.example.")})
        self.assertEqual(by_type[wire("b.example."), 15].rdata,
                         {b"\x00\x0a" + wire("mail.example."), b"\x00\x05" + wire("b.example.")})
        self.assertEqual(by_type[wire("b.example."), 16].rdata, {b"\x04Case"})
        self.assertEqual(by_type[wire("example."), 46].covered, 6)

    @staticmethod
    def parts(line):
        owner, ttl, rr_class, rr_type, rdata = line.split(" ", 4)
        return owner, int(ttl), rr_class, rr_type, [rdata]

    def test_refuses_every_message_that_is_cut_short(self):
        message = dns.message.make_query("a.example.", "A", use_edns=0)
        message.answer = [dns.rrset.from_text_list(*self.parts(line)) for line in self.RECORDS]
        octets = message.to_wire()
        for size in range(len(octets)):
            with self.assertRaises(messages.BadMessage):
                messages.read(octets[:size])

    def test_refuses_a_pointer_that_leads_to_itself(self):
        with self.assertRaises(messages.BadMessage):
            messages.read(bytes(4) + b"\x00\x01" + bytes(6) + b"\xc0\x0c\x00\x01\x00\x01")


class Agreement(unittest.TestCase):
    def test_needs_more_peers_than_any_other_view_has(self):
        one, two = View(0, True, 1, 2, 3), View(3, True, 1, 2, 3)
        for views, leads in [
            ([one, one, two], True), ([one, two, two], False), ([two, two, two], False), ([one, one, two, two], False),
            ([one, two, None, None], False), ([one, None, two], False),
        ]:
            with self.subTest(views=views):
                named = {OURS: one} | {f"peer{i}": view for i, view in enumerate(views)}
                self.assertEqual(comparison.agreement(named).ours_leads, leads)

    def test_does_not_see_what_is_open(self):
        positive = rrset("a.example.", "A", 300, b"\xc0\x00\x02\x01")
        server = rrset("example.", "NS", 300, wire("ns.example."))
        glue = rrset("ns.example.", "A", 300, b"\xc0\x00\x02\x35")
        case = case_of({OURS: answer(positive), "bind": answer(positive, authority=[server], additional=[glue])})
        self.assertEqual(case.views[OURS], case.views["bind"])

    def test_sees_glue_that_is_missing(self):
        server = rrset("sub.example.", "NS", 300, wire("ns.sub.example."))
        glue = rrset("ns.sub.example.", "A", 300, b"\xc0\x00\x02\x35")
        referral = messages.Answer(0x8000, 0, b"", (), (server,), (glue,), True, False)
        case = case_of({OURS: referral, "nsd": referral._replace(additional=())})
        self.assertNotEqual(case.views[OURS], case.views["nsd"])


class Faults(unittest.TestCase):
    FIRST = rrset("a.example.", "CNAME", 300, wire("b.example."))
    SECOND = rrset("b.example.", "A", 300, b"\xc0\x00\x02\x01")

    def faults(self, said, truth=None):
        return comparison.faults(said, Question(("a", "example"), "A", False), truth or {})

    def test_are_none_in_a_good_answer(self):
        self.assertEqual(self.faults(answer(self.FIRST, self.SECOND)), [])

    def test_are_seen(self):
        good = answer(self.FIRST, self.SECOND)
        for said in [
            None, answer(self.SECOND, self.FIRST), answer(self.FIRST, self.SECOND, self.SECOND),
            answer(self.FIRST, additional=[self.SECOND]), good._replace(has_opt=False), good._replace(flags=0x8480),
            good._replace(flags=0x0400), good._replace(question=b"other"), good._replace(repeats=True),
        ]:
            with self.subTest(said=said):
                self.assertEqual(len(self.faults(said)), 1)


class TheSigner(unittest.TestCase):
    """Only what it does without its tools: a served child and its parent must fit together."""

    def tied(self, child_is_signed):
        parent = zone_model.Zone(("p",), [zone_model.Record(("c", "p"), 1, "DS", "random")])
        child = zone_model.Zone(("c", "p"), [], denial="nsec" if child_is_signed else "", ds="its own")
        signer.Signer.tie_children_to_parents(None, zone_model.Family(1, [parent, child]))
        return [record.rdata for record in parent.records]

    def test_gives_a_signed_child_its_own_ds(self):
        self.assertEqual(self.tied(True), ["its own"])

    def test_takes_the_ds_of_an_unsigned_child_away(self):
        self.assertEqual(self.tied(False), [])


class TheValidator(unittest.TestCase):
    FOUND = rrset("a.example.", "A", 300, b"\xc0\x00\x02\x01")

    def expected(self, said, denial="nsec", rr_type="A", zones=("example.",)):
        case = case_of({OURS: said}, zones=zones, rr_type=rr_type)
        for zone in case.family.zones:
            zone.denial = denial
        return validator.expected(case._replace(question=case.question._replace(dnssec_ok=True)))

    def test_must_find_secure_what_is_signed(self):
        self.assertEqual(self.expected(answer(self.FOUND)), (0, True))
        self.assertEqual(self.expected(answer(rcode=3)), (3, True))

    def test_need_not_find_secure_what_is_not_or_what_opt_out_left_open(self):
        self.assertEqual(self.expected(answer(self.FOUND), denial=""), (0, False))
        self.assertEqual(self.expected(answer(self.FOUND), denial="nsec3-opt-out"), (0, False))

    def test_is_not_asked_what_it_cannot_know(self):
        outside = rrset("a.example.", "CNAME", 300, wire("b.elsewhere."))
        loop = rrset("a.example.", "CNAME", 300, wire("a.example."))
        referral = rrset("a.example.", "NS", 300, wire("ns.elsewhere."))
        away = answer(authority=[referral])
        for said in [None, answer(outside), answer(loop), away, answer(rcode=5), answer(rcode=6)]:
            with self.subTest(said=said):
                self.assertIsNone(self.expected(said))
        self.assertIsNone(self.expected(answer(self.FOUND), rr_type="ANY"))

    def test_complains(self):
        question, secure = Question(("a", "example"), "A", True), validator.Expectation(0, True)
        good = answer(self.FOUND)._replace(flags=0x81A0)
        self.assertIsNone(validator.complaint(good, question, secure))
        for said in [None, good._replace(rcode=2), good._replace(rcode=3), good._replace(flags=0x8180)]:
            with self.subTest(said=said):
                self.assertIsNotNone(validator.complaint(said, question, secure))


class Explanations(unittest.TestCase):
    INTO_B = rrset("a.example.", "CNAME", 300, wire("x.other."))
    OUT = rrset("a.example.", "CNAME", 300, wire("x.elsewhere."))

    def peers(self, ours, **theirs):
        return {OURS: ours, **theirs}

    def test_a_chain_into_another_zone_leaves_out_those_who_stop(self):
        followed, stopped = answer(self.INTO_B, rcode=3), answer(self.INTO_B)
        case = case_of({OURS: followed, "nsd": followed, "pdns": followed, "knot": stopped, "bind": stopped},
                       zones=("example.", "other."))
        self.assertEqual(explanations.explain(case), "chain-stops-at-zone")

    def test_a_chain_out_of_all_zones_is_no_excuse(self):
        followed, stopped = answer(self.OUT, rcode=3), answer(self.OUT)
        case = case_of({OURS: followed, "nsd": followed, "pdns": followed, "knot": stopped, "bind": stopped},
                       zones=("example.", "other."))
        self.assertIsNone(explanations.explain(case))

    def test_whoever_is_left_must_agree(self):
        ours, stopped = answer(self.INTO_B), answer(self.INTO_B, rcode=3)
        case = case_of({OURS: ours, "nsd": stopped, "pdns": stopped, "knot": ours}, zones=("example.", "other."))
        self.assertIsNone(explanations.explain(case))

    def test_any_in_part_is_a_part(self):
        mine, theirs = rrset("a.example.", "A", 300, b"1234"), rrset("a.example.", "TXT", 300, b"\x01x")
        part = case_of({OURS: answer(mine), "bind": answer(mine, theirs), "pdns": answer(mine, theirs)}, rr_type="ANY")
        self.assertEqual(explanations.explain(part), "any-in-part")
        other = case_of({OURS: answer(mine), "bind": answer(theirs), "pdns": answer(theirs)}, rr_type="ANY")
        self.assertIsNone(explanations.explain(other))

    def test_a_peer_is_left_out_for_its_own_difference_only(self):
        referral = messages.Answer(0x8000, 0, b"", (), (rrset("s.example.", "NS", 300, wire("ns.s.example.")),), (
            rrset("ns.s.example.", "A", 300, b"1234"), rrset("ns.s.example.", "AAAA", 300, b"x" * 16)), True, False)
        part = referral._replace(additional=referral.additional[:1])
        wrong = referral._replace(rcode=3)
        explained = case_of({OURS: referral, "nsd": part, "knot": part, "bind": referral})
        self.assertEqual(explanations.explain(explained), "part-of-glue")
        unexplained = case_of({OURS: referral, "nsd": part, "knot": wrong, "bind": wrong})
        self.assertIsNone(explanations.explain(unexplained))

    def test_a_case_is_undisputed_while_two_agree_and_nobody_dissents_without_reason(self):
        followed, stopped, wrong = answer(self.INTO_B, rcode=3), answer(self.INTO_B), answer(rcode=3)
        for answers, undisputed in [
            ({"nsd": followed, "pdns": followed, "knot": stopped}, True),
            ({"nsd": followed, "knot": stopped}, False), ({"nsd": followed, "pdns": followed, "bind": wrong}, True),
            ({"nsd": wrong, "pdns": followed, "bind": followed}, False),
        ]:
            with self.subTest(answers=answers):
                case = case_of({OURS: followed, **answers}, zones=("example.", "other."))
                self.assertEqual(explanations.is_undisputed(case), undisputed)

    def test_each_has_a_name_a_source_and_a_checklist_item(self):
        names = [explanation.name for explanation in explanations.CHOICES + explanations.DEVIATIONS]
        self.assertEqual(len(names), len(set(names)))
        page = (support.REPOSITORY / "docs" / "differential.md").read_text()
        for explanation in explanations.CHOICES + explanations.DEVIATIONS:
            self.assertRegex(explanation.rfc, r"^RFC \d+ §")
            self.assertRegex(explanation.checklist, r"^\d+\.\d+")
            self.assertIn(f"`{explanation.name}`", page)


if __name__ == "__main__":
    support.main()
