#!/usr/bin/python3
"""`namu lab` plays a folder of zone files: each name server on its address, from the root down."""

import json
import socket

import serve_support
import support
from lab_support import Lab
from serve_support import A, NOERROR, NS, REFUSED
from support import BAD, FINE, WRONG_USE, ZONES

SOA = "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n"


class LabTests(support.TestCase):
    def ask(self, lab, address, name, rr_type=A):
        return serve_support.ask_udp(address, lab.port, name, rr_type)

    def write_lab(self):
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 198.41.0.4\n"
                   "a.root. AAAA 2001:db8::4\ntest. NS ns.test.\nns.test. A 192.0.2.1\nns.test. AAAA 2001:db8::53\n")
        self.write("zones/deep/test.zone", "$ORIGIN test.\n" + SOA + "@ NS ns\nns A 192.0.2.1\nns AAAA 2001:db8::53\n"
                   "www A 203.0.113.7\n")

    def test_the_shipped_lab_is_walked_by_referrals(self):
        lab = Lab(self, ZONES / "lab")
        printed = lab.out.read_text()
        for words in ("7 zones on 8 servers", "ns.root. 127.0.1.1", "`- lab.glasscom.com.", "namu trace NAME --root 127.0.1.1:"):
            self.assertIn(words, printed)
        walk = self.namu("trace", "www.lab.glasscom.com", "--root", f"127.0.1.1:{lab.port}")
        self.expect(walk, FINE, "3 referrals", "www.lab.glasscom.com. 300 IN A 127.0.5.80")
        self.assertEqual(lab.stop(), 0)

    def test_a_server_has_the_zones_that_name_it_and_no_others(self):
        lab = Lab(self, ZONES / "lab")
        self.assertEqual(self.ask(lab, "127.0.5.1", "www.lab.glasscom.com").data(), ["127.0.5.80"])
        self.assertEqual(self.ask(lab, "127.0.5.1", "www.cyber.co.kr").rcode, REFUSED)
        referral = self.ask(lab, "127.0.1.1", "www.lab.glasscom.com")
        self.assertEqual((referral.rcode, referral.answer), (NOERROR, []))
        self.assertEqual([owner for owner, rr_type, _, _ in referral.authority if rr_type == NS], ["com."])

    def test_public_addresses_become_loopback_addresses_everywhere(self):
        self.write_lab()
        lab = Lab(self, "zones")
        self.assertIn("198.41.0.4 is 127.41.0.4 here", lab.out.read_text())
        self.assertIn("2001:db8::53 is 127.6.0.83 here", lab.out.read_text())
        referral = self.ask(lab, "127.41.0.4", "www.test")
        glue = sorted(data for owner, rr_type, _, data in referral.additional if rr_type == A)
        self.assertEqual(glue, ["127.0.2.1", "127.6.0.83"])
        for address in glue:
            self.assertEqual(self.ask(lab, address, "www.test").data(), ["203.0.113.7"])

    def test_the_nearest_server_walks_for_its_clients_and_remembers(self):
        lab = Lab(self, ZONES / "lab")
        at = f"@127.0.0.1:{lab.port}"
        answer = self.namu("query", at, "www.lab.glasscom.com")
        self.expect(answer, FINE, "status: NOERROR", "127.0.5.80", " ra")
        self.assertNotIn(" aa", answer.out)
        again = json.loads(self.namu("query", at, "www.lab.glasscom.com", "+json").out)
        self.assertLessEqual(again["answerRRs"][0]["TTL"], 300)
        self.expect(self.namu("query", at, "www.cyber.co.kr", "+tcp"), FINE, "127.0.6.80")
        self.expect(self.namu("query", at, "nobody.co.kr"), FINE, "status: NXDOMAIN", "SOA")
        self.expect(self.namu("query", at, "www.lab.glasscom.com", "+norec"), FINE, "status: REFUSED")
        self.expect(self.namu("query", at, "www.lab.glasscom.com", "CH"), FINE, "status: REFUSED")
        self.assertEqual(lab.stop(), 0)

    def test_a_client_of_the_nearest_server_is_told_why_there_is_no_answer(self):
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 127.0.8.1\n"
                   "lame. NS ns.lame.\nns.lame. A 127.0.8.1\n")
        lab = Lab(self, "zones")
        self.expect(self.namu("query", f"@127.0.0.1:{lab.port}", "www.lame"), FINE, "status: SERVFAIL",
                    "none of the servers of lame. has an answer")

    def test_an_edit_is_played_after_sighup(self):
        self.write_lab()
        lab = Lab(self, "zones")
        at = f"@127.0.0.1:{lab.port}"
        self.expect(self.namu("query", at, "www.test"), FINE, "203.0.113.7")
        text = (self.folder / "zones/deep/test.zone").read_text()
        self.write("zones/deep/test.zone", text.replace("203.0.113.7", "203.0.113.8").replace("hostmaster 1", "hostmaster 2"))
        lab.reload("reloaded 2 zones")
        self.expect(self.namu("query", at, "www.test"), FINE, "203.0.113.8")
        self.write("zones/deep/test.zone", text + "broken A 192.0.2.300\n")
        lab.reload("the last good version stays up")
        self.expect(self.namu("query", at, "www.test"), FINE, "203.0.113.8")
        self.write("zones/sub.zone", "$ORIGIN sub.test.\n" + SOA + "@ NS ns\nns A 192.0.2.9\n")
        lab.reload("reloaded 3 zones")
        self.assertEqual(self.ask(lab, "127.0.2.9", "ns.sub.test").data(), ["127.0.2.9"])
        (self.folder / "zones/sub.zone").unlink()
        lab.reload("reloaded 2 zones")
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection(("127.0.2.9", lab.port))

    def test_a_lab_may_have_a_server_where_the_nearest_one_would_be(self):
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 127.0.0.1\n")
        lab = Lab(self, "zones")
        self.assertIn("127.0.0.1 is a server of the lab, so there is no nearest server", lab.out.read_text())
        self.assertEqual(self.ask(lab, "127.0.0.1", "a.root").data(), ["127.0.0.1"])

    def test_without_the_nearest_server(self):
        lab = Lab(self, ZONES / "lab", "--no-nearest")
        self.assertNotIn("nearest", lab.out.read_text())
        self.expect(self.namu("query", f"@127.0.0.1:{lab.port}", "www.lab.glasscom.com", "+time=1", "+tries=1"), BAD)

    def test_what_other_programs_need(self):
        self.write_lab()
        hints = self.expect(self.namu("lab", "zones", "--print", "hints"), FINE)
        self.assertEqual(hints.out, ". 3600000 NS a.root.\na.root. 3600000 A 127.41.0.4\na.root. 3600000 A 127.6.0.4\n")
        self.expect(self.namu("lab", "zones", "--print", "unbound", "--port", "5377"), FINE,
                    'name: "test."\n    stub-addr: 127.0.2.1@5377')
        self.expect(self.namu("lab", "zones", "--print", "bind"), FINE, 'zone "." { type hint; file "lab.hints"; };')
        self.expect(self.namu("lab", "zones", "--print", "dig"), FINE, "dig +norecurse @127.41.0.4 -p 5300 . SOA")
        self.expect(self.namu("lab", "zones", "--print", "resolved"), FINE, "[Resolve]\nDNS=127.0.0.1:5300\nDomains=~.\n")
        self.write("root.hints", hints.out)
        lab = Lab(self, "zones")
        self.expect(self.namu("trace", "www.test", "--hints", "root.hints", "--port", lab.port), FINE, "1 referral,")

    def test_no_root_zone(self):
        self.write("zones/test.zone", "$ORIGIN test.\n" + SOA + "@ NS ns\nns A 127.0.7.1\n")
        self.write("zones/other.zone", "$ORIGIN other.\n" + SOA + "@ NS ns\nns A 127.0.7.2\n")
        self.write("zones/sub.zone", "$ORIGIN sub.test.\n" + SOA + "@ NS ns\nns A 127.0.7.3\n")
        lab = Lab(self, "zones")
        said = lab.err.read_text()
        self.assertIn("there is no root zone; test. is taken for the top", said)
        self.assertIn("no zone is above other., so nobody finds it from test.", said)
        self.assertIn("`namu check --tree` on the folder says what does not fit", said)

    def test_servers_that_name_each_other_in_a_circle(self):
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS ns.root.\nns.root. A 127.0.9.1\na NS ns.b.\nb NS ns.a.\n")
        self.write("zones/a.zone", "$ORIGIN a.\n" + SOA + "@ NS ns.b.\n")
        self.write("zones/b.zone", "$ORIGIN b.\n" + SOA + "@ NS ns.a.\n")
        said = Lab(self, "zones").err.read_text()
        for zone in ("a.", "b."):
            self.assertIn(f"nobody serves {zone}: none of its name servers has an address", said)

    def test_an_address_that_is_taken(self):
        lab = Lab(self, ZONES / "lab")
        self.expect(self.namu("lab", ZONES / "lab", "--port", lab.port), BAD, f"cannot listen on 127.0.0.1:{lab.port}",
                    f"it is held by namu (process {lab.process.pid})")

    def test_what_cannot_be_played(self):
        self.write("empty/readme.txt", "")
        self.expect(self.namu("lab", "empty"), BAD, "empty")
        self.expect(self.namu("lab", "nowhere"), BAD, "nowhere")
        self.expect(self.namu("lab"), WRONG_USE, "DIR")
        self.expect(self.namu("lab", ZONES / "lab", "--port", "0", "--print", "dig"), WRONG_USE, "needs to know the port")
        self.write("away/away.zone", "$ORIGIN away.\n" + SOA + "@ NS ns.elsewhere.\n")
        self.expect(self.namu("lab", "away"), BAD, "there is nobody to play")
        self.write("twice/a.zone", "$ORIGIN a.\n" + SOA + "@ NS ns\nns A 127.0.7.1\n")
        self.write("twice/b.zone", "$ORIGIN a.\n" + SOA + "@ NS ns\nns A 127.0.7.1\n")
        self.expect(self.namu("lab", "twice", "--print", "hints"), FINE, "is given twice")


if __name__ == "__main__":
    support.main()
