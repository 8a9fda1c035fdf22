"""`namu explain` tells every step of an answer, where its records stand, and the rule for each."""

from support import BAD, FINE, WRONG_USE, ZONES, TestCase, main

ZONE = """\
$ORIGIN example.
$TTL 300
@       SOA   ns hostmaster 1 7200 900 1209600 300
        NS    ns
ns      A     192.0.2.53
www     A     192.0.2.80
alias   CNAME www
out     CNAME www.elsewhere.test.
a.deep  A     192.0.2.1
*.wild  TXT   "any"
sub     NS    ns.sub
ns.sub  A     192.0.2.54
old     DNAME new
x.new   A     192.0.2.9
one     CNAME two
two     CNAME one
"""


SIGNED = """\
$ORIGIN signed.
$TTL 300
@       SOA   ns hostmaster 1 7200 900 1209600 300
        NS    ns
        NSEC  ns NS SOA RRSIG NSEC
ns      A     192.0.2.53
        RRSIG A 13 2 300 20560101000000 20200101000000 1 signed. AAAA
        NSEC  @ A RRSIG NSEC
"""


class Explain(TestCase):
    def explain(self, *question, status=FINE, words=()):
        self.write("example.zone", ZONE)
        return self.expect(self.namu("explain", *question, "example.zone"), status, *words)

    def test_an_answer_with_its_line(self):
        self.explain("www.example", words=[
            "example. is the longest apex", "RFC 1034 §4.3.2 step 2", "the apex of the zone", "RFC 1034 §4.3.2 step 3a",
            "www.example. 300 A 192.0.2.80 (example.zone:6)", "status: NOERROR"])

    def test_an_alias_is_followed(self):
        self.explain("alias.example", "AAAA", words=["a CNAME stands for every type but its own", "then www.example.:",
                                                     "has no AAAA", "RFC 2308 §2.2"])

    def test_an_alias_out_of_the_zones(self):
        self.explain("out.example", words=["then www.elsewhere.test.:", "none of the zones", "the end of a chain"])

    def test_an_empty_non_terminal(self):
        self.explain("deep.example", words=["an empty non-terminal", "RFC 4592 §2.2.2", "status: NOERROR"])

    def test_a_missing_name(self):
        self.explain("no.such.example", words=["closest encloser is example.", "*.example. does not exist either",
                                               "NXDOMAIN", "status: NXDOMAIN"])

    def test_a_wildcard_and_its_missing_type(self):
        self.explain("x.y.wild.example", "TXT", words=["*.wild.example. stands for the name", "status: NOERROR"])
        self.explain("x.wild.example", "A", words=["the wildcard has no A", "RFC 4592 §3.3.3"])

    def test_a_referral_with_its_glue(self):
        self.explain("host.sub.example", words=[
            "sub.example. is delegated", "without AA", "RFC 1034 §4.3.2 step 3b",
            "A of ns.sub.example.: in-domain, must be in the referral (example.zone:12)", "RFC 9471 §3.1"])

    def test_a_proof(self):
        self.write("signed.zone", SIGNED)
        said = self.namu("explain", "--dnssec", "nosuch.signed", "signed.zone")
        self.expect(said, FINE, "proof     NSEC of signed. (signed.zone:5)  [RFC 4035 §3.1.3]", "status: NXDOMAIN")
        said = self.namu("explain", "--dnssec", "ns.signed", "signed.zone")
        self.expect(said, FINE, "RRSIG A 13 2")
        said = self.namu("explain", "ns.signed", "signed.zone")
        self.assertNotIn("RRSIG A 13 2", said.out)

    def test_a_redirection(self):
        self.explain("x.old.example", words=["the DNAME of old.example. redirects", "RFC 6672 §3.2", "then x.new.example.:",
                                             "192.0.2.9"])

    def test_a_loop(self):
        self.explain("one.example", words=["the chain was at one.example. before"])

    def test_a_name_that_nobody_here_serves(self):
        self.explain("www.test", words=["none of the zones is at or above www.test.", "status: REFUSED"])

    def test_the_shipped_hierarchy_in_one_server(self):
        ended = self.expect(self.namu("explain", "glass.cyber.co.kr", "A", ZONES / "lab"), FINE,
                            "cyber.co.kr. is the longest apex", "then www.glasscom.com.:",
                            "glasscom.com. is the longest apex")
        self.assertIn("status: NOERROR", ended.out)

    def test_a_zone_with_a_mistake_is_shown_and_the_others_explain(self):
        self.write("broken.zone", ZONE.replace("example.", "broken.") + "bad A 192.0.2.300\n")
        self.write("example.zone", ZONE)
        self.expect(self.namu("explain", "www.example", "broken.zone", "example.zone"), BAD, "[bad-ipv4",
                    "www.example. 300 A 192.0.2.80")

    def test_wrong_use(self):
        self.expect(self.namu("explain"), WRONG_USE, "NAME")
        self.expect(self.namu("explain", "www.example"), WRONG_USE, "no zone is named")
        self.expect(self.namu("explain", "a..b", "example.zone"), WRONG_USE, "`a..b` is not a name")
        self.expect(self.namu("explain", "www.example", "AAAB", "example.zone"), WRONG_USE, "did you mean AAAA?")

    def test_what_no_zone_is_asked_for(self):
        self.explain("example", "AXFR", words=["REFUSED, whatever the zones hold", "zone transfer"])


if __name__ == "__main__":
    main()
