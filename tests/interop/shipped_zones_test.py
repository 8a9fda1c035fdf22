#!/usr/bin/env python3
"""The zones people start with are without blame: for namu, for the checkers of other servers, and among themselves."""

import ipaddress
import shutil
import subprocess
import unittest

import support

ZONE_FILES = sorted(support.ZONES.glob("*/*.zone"))
LAB = sorted(support.ZONES.glob("lab/*.zone"))

# Each prints nothing else but such a line about a zone it is content with. BIND looks hosts of other zones up in the
# Internet unless told to stay local; the lab's are not there.
OTHERS = {
    "named-checkzone": (["-i", "local", "-k", "fail", "-r", "fail", "-n", "fail"], ("loaded serial", "OK")),
    "nsd-checkzone": ([], ("is ok",)),
    "kzonecheck": (["-o"], ("No semantic error found",)),
}


def zone_name(path):
    return "." if path.name == "root.zone" else path.name.removesuffix(".zone") + "."


def run(*command):
    result = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=support.TOOL_SECONDS,
        check=False,
    )
    return result.returncode, result.stdout.decode(errors="replace")


def records(path):
    """The zone's records as namu prints them, one a line."""
    status, printed = run(support.namu_program(), "format", "--zone", f"{zone_name(path)}={path}")
    if status != 0:
        raise AssertionError(printed)
    fields = [line.split(None, 4) for line in printed.splitlines() if line and not line.startswith(";")]
    return {(owner, rr_type, data) for owner, _, _, rr_type, data in fields}


def nameservers(zone, owner):
    return {data for name, rr_type, data in zone if name == owner and rr_type == "NS"}


def addresses(zone, owner):
    return {data for name, rr_type, data in zone if name == owner and rr_type in ("A", "AAAA")}


class ShippedZones(unittest.TestCase):
    def test_there_are_zones_in_every_folder(self):
        self.assertEqual({path.parent.name for path in ZONE_FILES}, {"home", "lab", "reverse"})

    def test_namu_has_nothing_to_say_about_them(self):
        for path in ZONE_FILES:
            with self.subTest(zone=path.name):
                status, printed = run(support.namu_program(), "check", "--zone", f"{zone_name(path)}={path}")
                self.assertEqual(status, 0, printed)
                self.assertNotRegex(printed, r"error:|warning:")

    def test_other_checkers_have_nothing_to_say_about_them(self):
        for tool, (words, content) in OTHERS.items():
            if shutil.which(tool) is None:
                print(f"{tool} is not installed and was not asked")
                continue
            for path in ZONE_FILES:
                with self.subTest(tool=tool, zone=path.name):
                    status, printed = run(tool, *words, zone_name(path), path)
                    self.assertEqual(status, 0, printed)
                    others = [line for line in printed.splitlines() if not any(word in line for word in content)]
                    self.assertEqual(others, [])


class Hierarchy(unittest.TestCase):
    """RFC 1034 §4.2.1: both sides of a zone cut say the same."""

    @classmethod
    def setUpClass(cls):
        cls.zones = {zone_name(path): records(path) for path in LAB}

    def cuts(self):
        for apex, zone in self.zones.items():
            for owner in {name for name, rr_type, _ in zone if rr_type == "NS" and name != apex}:
                yield zone, owner

    def test_every_zone_but_the_root_is_delegated_once(self):
        self.assertEqual(sorted(owner for _, owner in self.cuts()), sorted(set(self.zones) - {"."}))

    def test_parent_and_child_name_the_same_servers(self):
        for parent, cut in self.cuts():
            with self.subTest(cut=cut):
                self.assertEqual(nameservers(parent, cut), nameservers(self.zones[cut], cut))

    def test_glue_is_what_the_child_says(self):
        for parent, cut in self.cuts():
            for server in nameservers(parent, cut):
                with self.subTest(cut=cut, server=server):
                    inside = server == cut or server.endswith("." + cut)
                    self.assertEqual(bool(addresses(parent, server)), inside, "glue where it is needed and only there")
                    if inside:
                        self.assertEqual(addresses(parent, server), addresses(self.zones[cut], server))

    def test_every_name_server_has_an_address_and_no_two_share_one(self):
        servers = {server for apex, zone in self.zones.items() for server in nameservers(zone, apex)}
        found = [address for server in servers for address in self.all_addresses(server)]
        self.assertEqual(len(found), len(servers))
        self.assertEqual(len(set(found)), len(found))

    def all_addresses(self, owner):
        return {address for zone in self.zones.values() for address in addresses(zone, owner)}


class Reverse(unittest.TestCase):
    """Addresses and names of the home network lead to each other."""

    def test_every_pointer_leads_back(self):
        (home,) = (records(path) for path in support.ZONES.glob("home/*.zone"))
        pointers = {
            (ipaddress.ip_address(data).reverse_pointer + ".", owner)
            for owner, rr_type, data in home
            if rr_type in ("A", "AAAA")
        }
        found = 0
        for path in support.ZONES.glob("reverse/*.zone"):
            for owner, rr_type, data in records(path):
                if rr_type == "PTR":
                    self.assertIn((owner, data), pointers)
                    found += 1
        hosts = {address for address, owner in pointers}
        self.assertEqual(found, len(hosts), "every address has a pointer")


if __name__ == "__main__":
    support.main()
