#!/usr/bin/python3
"""`namu check --tree`: the faults between zones, and the patches that mend them.

RFC 1034 §4.2.2, RFC 1912 §2.1, RFC 1912 §2.3, RFC 1912 §2.8, RFC 9471 §2.1, RFC 9471 §2.3, RFC 1982 §3.1
checklist: 4.17, 4.19
"""

import json
import os
import shutil
import subprocess
import sys
import time
import unittest

import support
from support import BAD, FINE, WRONG_USE

sys.path.insert(0, str(support.REPOSITORY / "tests" / "tree"))

import faults  # noqa: E402
import labs  # noqa: E402


class TreeCase(support.TestCase):
    def check(self, folder, *arguments):
        return self.namu("check", "--tree", folder, *arguments)

    def document(self, folder, *arguments):
        ended = self.check(folder, "--format", "json", *arguments)
        self.assertEqual(ended.err, "", ended)
        return json.loads(ended.out)

    def texts(self, folder):
        return {path.name: path.read_text() for path in sorted((self.folder / folder).iterdir()) if path.is_file()}

    def patch(self, text):
        """Applies a patch where the command was run."""
        return subprocess.run(["patch", "-p1", "--no-backup-if-mismatch", "-F0"], input=text.encode(),
                              cwd=self.folder, check=False, capture_output=True, timeout=support.SECONDS)

    def is_clean(self, folder, *arguments):
        ended = self.expect(self.check(folder, "--strict", "--quiet", *arguments), FINE)
        self.assertEqual(ended.out + ended.err, "")


class Faults(TreeCase):
    """Each planted fault is found at both places, and its patch mends it."""

    def plant(self, fault, folder):
        fault.plant(self.folder / folder)
        if not fault.published:
            return ()
        faults.write(faults.HEALTHY, self.folder / "published")
        return ("--baseline", "published")

    def line_at(self, place):
        return (self.folder / place["file"]).read_text().splitlines()[place["line"] - 1]

    def test_there_are_many(self):
        self.assertGreaterEqual(len(faults.FAULTS), 20)
        self.assertEqual(len({fault.name for fault in faults.FAULTS}), len(faults.FAULTS))

    def test_a_fault_is_found_at_both_places(self):
        for fault in faults.FAULTS:
            with self.subTest(fault.name):
                baseline = self.plant(fault, fault.name)
                found = self.document(fault.name, *baseline)["diagnostics"]
                self.assertEqual(sorted({one["id"] for one in found}), sorted(fault.found), found)
                first = next(one for one in found if one["id"] == fault.found[0])
                places = [(one["file"], self.line_at(one)) for one in [first, *first["notes"]]]
                (file, part), *others = fault.places
                self.assertEqual(places[0][0], f"{fault.name}/{file}")
                self.assertIn(part, places[0][1])
                for file, part in others:
                    path = file if file.startswith("published/") else f"{fault.name}/{file}"
                    self.assertTrue(any(p == path and part in line for p, line in places[1:]), places)

    def test_fix_mends_it(self):
        for fault in faults.FAULTS:
            with self.subTest(fault.name):
                baseline = self.plant(fault, fault.name)
                self.expect(self.check(fault.name, "--fix", "--strict", *baseline), FINE, ": mended")
                self.is_clean(fault.name, *baseline)
                self.assertEqual(self.check(fault.name, "--fix", *baseline).out.count("mended"), 0)

    def test_the_printed_patch_does_what_fix_does(self):
        for fault in faults.FAULTS:
            with self.subTest(fault.name):
                baseline = self.plant(fault, fault.name)
                planted = self.texts(fault.name)
                found = self.document(fault.name, *baseline)["diagnostics"]
                joined = self.check(fault.name, "--format", "patch", *baseline).out
                self.assertEqual(self.texts(fault.name), planted, "only --fix changes files")
                applied = self.patch(joined)
                self.assertEqual(applied.returncode, 0, applied.stdout)
                by_patch = self.texts(fault.name)
                self.plant(fault, fault.name)
                self.check(fault.name, "--fix", *baseline)
                self.assertEqual(self.texts(fault.name), by_patch)
                if len(found) == 1:
                    self.assertEqual(found[0]["patch"], joined)

    def test_a_patch_of_one_finding_applies_alone(self):
        for fault in faults.FAULTS:
            baseline = self.plant(fault, fault.name)
            for finding in self.document(fault.name, *baseline)["diagnostics"]:
                with self.subTest(fault.name, finding=finding["id"]):
                    self.plant(fault, fault.name)
                    applied = self.patch(finding["patch"])
                    self.assertEqual(applied.returncode, 0, applied.stdout)
                    left = self.document(fault.name, *baseline)["diagnostics"]
                    self.assertNotIn((finding["id"], finding["message"]), [(one["id"], one["message"]) for one in left])

    def test_a_patch_changes_no_other_line(self):
        """Comments, blank lines and layout stay: a patch touches records and the serial only."""
        for fault in faults.FAULTS:
            with self.subTest(fault.name):
                baseline = self.plant(fault, fault.name)
                for line in self.check(fault.name, "--format", "patch", *baseline).out.splitlines():
                    if line.startswith(("-", "+")) and not line.startswith(("---", "+++")):
                        self.assertNotRegex(line[1:], r"^\s*(;|$)", "a comment or a blank line")

    def test_all_faults_at_once(self):
        """Findings of one file are mended together."""
        faults.write(faults.HEALTHY, self.folder / "all")
        together = ("glue-differs-ipv6", "glue-incomplete", "server-only-in-child", "glue-missing",
                    "lame-no-zone", "pointer-to-nobody", "address-without-pointer-ipv6", "ttl-far-apart")
        for fault in faults.FAULTS:
            if fault.name in together:
                for file, old, new in fault.edits:
                    path = self.folder / "all" / file
                    text = path.read_text()
                    self.assertEqual(text.count(old), 1, fault.name)
                    path.write_text(text.replace(old, new))
        self.assertGreaterEqual(len(self.document("all")["diagnostics"]), len(together))
        self.expect(self.check("all", "--fix", "--strict"), FINE, "mended")
        self.is_clean("all")


class Healthy(TreeCase):
    """No false alarm."""

    def test_the_lab_of_the_faults(self):
        faults.write(faults.HEALTHY, self.folder / "lab")
        self.is_clean("lab")

    def test_the_shipped_zones(self):
        for folder in ("", "lab", "home", "reverse"):
            with self.subTest(folder):
                self.is_clean(support.ZONES / folder)

    def test_the_shape_of_the_lab_of_kathara(self):
        """Root, it, uniroma3.it, net, startup.net: one folder for each machine, as its lab has them."""
        faults.write(labs.kathara(), self.folder / "kathara")
        self.is_clean("kathara")

    def test_a_root_with_300_top_level_domains(self):
        faults.write(labs.top_level_domains(300), self.folder / "root")
        self.is_clean("root")
        faults.write({"root.zone": labs.top_level_domains(300)["root.zone"]}, self.folder / "alone")
        self.is_clean("alone")

    def test_a_thousand_zones_on_495_addresses(self):
        faults.write(labs.thousand_zones(), self.folder / "many")
        self.assertEqual(len(list((self.folder / "many").iterdir())), 1000)
        begin = time.monotonic()
        self.is_clean("many")
        # Well below a second by itself; sanitizers and other tests share the machine.
        self.assertLess(time.monotonic() - begin, 20)

    def test_a_lab_with_reverse_zones(self):
        faults.write(labs.reverse(), self.folder / "reverse")
        self.is_clean("reverse")

    def test_a_signed_lab(self):
        faults.write(labs.signed(), self.folder / "signed")
        self.is_clean("signed")


class Refusals(TreeCase):
    """What cannot be edited safely is told, and no file changes."""

    def is_refused(self, folder, reason):
        before = self.texts(folder)
        found = self.document(folder)["diagnostics"]
        self.assertEqual([one["patch"] for one in found], [""] * len(found), found)
        self.assertTrue(any(reason in one["hint"] for one in found), found)
        self.check(folder, "--fix")
        self.assertEqual(self.texts(folder), before)

    def plant(self, **changes):
        faults.write(faults.HEALTHY, self.folder / "lab")
        for file, (old, new) in changes.items():
            path = self.folder / "lab" / f"{file.replace('_', '.')}.zone"
            self.assertEqual(path.read_text().count(old), 1)
            path.write_text(path.read_text().replace(old, new))

    def test_a_record_of_an_included_file(self):
        self.plant(example=("ns.bank   A    10.0.5.1\n", "$INCLUDE glue.inc\n"))
        self.write("lab/glue.inc", "ns.bank A 10.0.5.9\n")
        self.is_refused("lab", "from an $INCLUDE or a $GENERATE")

    def test_a_record_of_generate(self):
        self.plant(example=("ns.bank   A    10.0.5.1\n", "$GENERATE 9-9 ns.bank A 10.0.5.$\n"))
        self.is_refused("lab", "from an $INCLUDE or a $GENERATE")

    def test_a_signed_zone(self):
        faults.write(labs.signed(), self.folder / "signed")
        path = self.folder / "signed" / "leaf.signed.zone"
        path.unlink()
        self.is_refused("signed", "sign it again")

    def test_a_loop_across_branches(self):
        self.plant(example=("bank      NS   ns.bank\nns.bank   A    10.0.5.1\n", "bank      NS   ns.provider.net.\n"),
                   bank_example=("     NS   ns\n", "     NS   ns.provider.net.\n"))
        path = self.folder / "lab" / "net.zone"
        path.write_text(path.read_text().replace("ns.provider\n", "ns.bank.example.\n")
                        .replace("ns.provider\tIN\tA\t10.0.3.1\n", ""))
        path = self.folder / "lab" / "provider.net.zone"
        path.write_text(path.read_text().replace("NS   ns\n", "NS   ns.bank.example.\n"))
        found = self.document("lab")["diagnostics"]
        loop = next(one for one in found if one["id"] == "name-server-loop")
        self.assertEqual(loop["patch"], "")
        self.assertIn("another branch", loop["hint"])

    def test_a_name_that_is_taken(self):
        """Beside a CNAME record there can be no delegation; other faults are mended all the same."""
        self.plant(example=("bank      NS   ns.bank\nns.bank   A    10.0.5.1\n", "bank      CNAME ns1\n"),
                   root=("AAAA 2001:db8::11", "AAAA 2001:db8::12"))
        found = {one["id"]: one for one in self.document("lab")["diagnostics"]}
        self.assertEqual(found["orphan-zone"]["patch"], "")
        self.assertIn("stand in its way", found["orphan-zone"]["hint"])
        self.expect(self.check("lab", "--fix"), BAD, "lab/root.zone: mended", "[orphan-zone")

    def test_a_server_whose_address_nobody_knows(self):
        self.plant(bank_example=("ns   A    10.0.5.1\n", ""), example=("ns.bank   A    10.0.5.1\n", ""))
        found = self.document("lab")["diagnostics"]
        told = next(one for one in found if one["id"] == "ns-target-without-address")
        self.assertEqual(told["patch"], "")
        self.assertIn("no other server", told["hint"])
        self.expect(self.check("lab", "--format", "patch"), BAD, "there is no patch")


class Editing(TreeCase):
    """What happens to the text of the files."""

    def mend(self, files):
        faults.write(files, self.folder / "lab")
        self.expect(self.check("lab", "--fix", "--strict"), FINE, "mended")
        return self.texts("lab")

    CHILD = "$TTL 1h\n@ SOA ns hostmaster 1 2h 15m 2w 5m\n@ NS ns\nns A 192.0.2.1\n"
    PARENT = "$TTL 1h\n@ SOA ns hostmaster 9 2h 15m 2w 5m\n@ NS ns\nns A 192.0.2.53\n"

    def test_the_owner_of_a_line_that_goes_is_stated_by_the_next(self):
        texts = self.mend({"example.zone": self.PARENT + "sub     NS  old.example.org. ; the old one\n"
                                                         "        ; the new one\n        NS  ns.sub\n"
                                                         "ns.sub  A   192.0.2.1\n",
                           "sub.example.zone": self.CHILD})
        self.assertTrue(texts["example.zone"].endswith(
            "        ; the new one\nsub     NS  ns.sub\nns.sub  A   192.0.2.1\n"), texts)

    def test_the_same_with_tabs(self):
        texts = self.mend({"example.zone": self.PARENT + "sub\tNS\told.example.org.\n\tNS\tns.sub\n"
                                                         "ns.sub\tA\t192.0.2.1\n",
                           "sub.example.zone": self.CHILD})
        self.assertIn("\nsub\tNS\tns.sub\nns.sub\tA\t192.0.2.1\n", texts["example.zone"])

    def test_a_comment_stays_in_its_column(self):
        texts = self.mend({"example.zone": self.PARENT + "sub     NS  ns.sub\nns.sub  A   192.0.2.200   ; glue\n",
                           "sub.example.zone": self.CHILD})
        self.assertIn("\nns.sub  A   192.0.2.1     ; glue\n", texts["example.zone"])

    def test_a_file_without_a_line_end_at_its_end(self):
        texts = self.mend({"example.zone": self.PARENT + "sub NS ns.sub",
                           "sub.example.zone": self.CHILD})
        self.assertTrue(texts["example.zone"].endswith("sub NS ns.sub\nns.sub A 192.0.2.1\n"), texts)

    def test_lines_that_end_with_cr_lf(self):
        texts = self.mend({"example.zone": (self.PARENT + "sub NS ns.sub\n").replace("\n", "\r\n"),
                           "sub.example.zone": self.CHILD})
        self.assertTrue((self.folder / "lab" / "example.zone").read_bytes().endswith(
            b"sub NS ns.sub\r\nns.sub A 192.0.2.1\r\n"), texts)

    def test_a_ttl_is_stated_where_another_would_hold(self):
        texts = self.mend({"example.zone": self.PARENT + "sub 2h NS ns.sub\n$TTL 5m\nwww A 192.0.2.80\n",
                           "sub.example.zone": self.CHILD})
        self.assertIn("\nsub 2h NS ns.sub\nns.sub 2h A 192.0.2.1\n$TTL 5m\n", texts["example.zone"])

    def test_an_origin_of_its_own(self):
        texts = self.mend({"example.zone": self.PARENT + "$ORIGIN sub.example.\n@ NS ns\n$ORIGIN other.example.\n",
                           "sub.example.zone": self.CHILD})
        self.assertIn("\n@ NS ns\nns A 192.0.2.1\n$ORIGIN other.example.\n", texts["example.zone"])

    def test_serials_run_in_a_circle(self):
        texts = self.mend({"example.zone": self.PARENT.replace(" 9 ", " 4294967295 ") + "sub NS ns.sub\n",
                           "sub.example.zone": self.CHILD})
        self.assertIn("hostmaster 1 2h", texts["example.zone"])  # RFC 1982 §3.1, and not 0

    def test_a_file_keeps_its_permissions_and_a_link_stays_one(self):
        faults.write({"sub.example.zone": self.CHILD}, self.folder / "lab")
        real = self.write("elsewhere/example", self.PARENT + "sub NS ns.sub\n")
        real.chmod(0o640)
        (self.folder / "lab" / "example.zone").symlink_to(real)
        self.expect(self.check("lab", "--fix"), FINE, "mended")
        self.assertTrue((self.folder / "lab" / "example.zone").is_symlink())
        self.assertEqual(real.stat().st_mode & 0o777, 0o640)
        self.assertEqual(sorted(path.name for path in real.parent.iterdir()), ["example"])
        self.assertIn("ns.sub A 192.0.2.1", real.read_text())

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_a_file_that_cannot_be_written_is_told(self):
        faults.write({"example.zone": self.PARENT + "sub NS ns.sub\n", "sub.example.zone": self.CHILD},
                     self.folder / "lab")
        (self.folder / "lab").chmod(0o500)
        self.addCleanup((self.folder / "lab").chmod, 0o700)
        self.expect(self.check("lab", "--fix"), BAD, "cannot be changed")

    def test_git_takes_the_patch_as_well(self):
        if shutil.which("git") is None:
            self.skipTest("no git")
        fault = next(one for one in faults.FAULTS if one.name == "server-nowhere")
        fault.plant(self.folder / "lab")
        patch = self.check("lab", "--format", "patch").out
        subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=self.folder, check=True,
                       timeout=support.SECONDS, env={**os.environ, "GIT_CEILING_DIRECTORIES": str(self.folder.parent)})
        self.is_clean("lab")

    def test_paths_are_those_below_the_folder_where_that_is_absolute(self):
        faults.FAULTS[0].plant(self.folder / "lab")
        patch = self.check(self.folder / "lab", "--format", "patch").out
        self.assertIn("--- a/example.zone\n+++ b/example.zone\n", patch)
        subprocess.run(["patch", "-p1", "-d", "lab"], input=patch.encode(), cwd=self.folder, check=True,
                       capture_output=True, timeout=support.SECONDS)
        self.is_clean("lab")


class Serial(TreeCase):
    def test_a_serial_that_was_raised_already_stays(self):
        fault = next(one for one in faults.FAULTS if one.name == "glue-differs")
        fault.plant(self.folder / "lab")
        faults.write(faults.HEALTHY, self.folder / "published")
        path = self.folder / "lab" / "example.zone"
        path.write_text(path.read_text().replace("2026112301", "2026112307"))
        self.expect(self.check("lab", "--fix", "--baseline", "published"), FINE, "mended")
        self.assertIn(" 2026112307 ", path.read_text())

    def test_an_unchanged_zone_needs_no_other_serial(self):
        faults.write(faults.HEALTHY, self.folder / "lab")
        self.is_clean("lab", "--baseline", "lab")


    def test_a_zone_of_the_baseline_that_cannot_be_read_is_told(self):
        faults.write(faults.HEALTHY, self.folder / "lab")
        faults.write({**faults.HEALTHY, "net.zone": "no zone\n"}, self.folder / "published")
        ended = self.check("lab", "--baseline", "published")
        self.assertIn("the baseline's published/net.zone has mistakes", ended.err)


class Use(TreeCase):
    def test_options_that_make_no_sense(self):
        faults.write(faults.HEALTHY, self.folder / "lab")
        for arguments in (("--tree", "lab", "lab"), ("--fix", "lab"), ("--baseline", "lab", "lab"),
                          ("--format", "patch", "lab"), ("--tree", "lab", "--fix", "--format", "patch"),
                          ("--tree", "lab", "--baseline", "nowhere"), ("--tree", "nowhere"),
                          ("--tree", "lab/net.zone"), ("--tree", "lab", "--origin", "net")):
            with self.subTest(arguments):
                self.assertEqual(self.namu("check", *arguments).status, WRONG_USE)

    def test_what_was_mended_is_in_the_document(self):
        faults.FAULTS[0].plant(self.folder / "lab")
        document = self.document("lab", "--fix")
        self.assertEqual([one["file"] for one in document["mended"]], ["lab/example.zone"])
        self.assertIn("+++ b/lab/example.zone", document["mended"][0]["patch"])
        self.assertEqual(document["diagnostics"], [])

    def test_several_zones_without_tree_are_told_less(self):
        """Only the two sides of each cut are compared, and no patch is made."""
        for name, found in (("orphan", []), ("lame-no-zone", []), ("glue-incomplete", []), ("pointer-to-nobody", []),
                            ("glue-differs", ["delegation-glue-differs"])):
            next(one for one in faults.FAULTS if one.name == name).plant(self.folder / name)
            document = json.loads(self.namu("check", "--format", "json", name).out)
            self.assertEqual([one["id"] for one in document["diagnostics"]], found)
            self.assertEqual([one["patch"] for one in document["diagnostics"]], [""] * len(found))


if __name__ == "__main__":
    support.main()
