"""A small Internet that is in order, and the faults that are planted into it one at a time.

Used by tests/cli/check_tree_test.py, and by scripts/tree_faults, which asks other checkers as well.
"""

import dataclasses
import pathlib

import signing

HEALTHY = {
    "root.zone": """\
; the top of it all
$ORIGIN .
$TTL 1d
@           SOA  a.root-servers.net. hostmaster.example. ( 2026112301 1800 900 604800 86400 )
            NS   a.root-servers.net.
net         NS   ns.net.          ; the network people
ns.net      A    10.0.1.1
            AAAA 2001:db8::11
example     NS   ns1.example.
            NS   ns2.example.
ns1.example A    10.0.2.1
ns2.example A    10.0.2.2
0.10.in-addr.arpa               NS  ns.net.
8.b.d.0.1.0.0.2.ip6.arpa        NS  ns.net.
""",
    "net.zone": """\
$ORIGIN net.
$TTL 1d
@\tIN\tSOA\tns hostmaster 7 1800 900 604800 3600
\tIN\tNS\tns
ns\tIN\tA\t10.0.1.1
\tIN\tAAAA\t2001:db8::11
root-servers\tIN\tNS\ta.root-servers
a.root-servers\tIN\tA\t10.0.0.1
provider\tIN\tNS\tns.provider
ns.provider\tIN\tA\t10.0.3.1
""",
    "root-servers.net.zone": """\
$ORIGIN root-servers.net.
$TTL 1d
@  SOA  a hostmaster.example. 3 1800 900 604800 3600
   NS   a
a  A    10.0.0.1
""",
    "provider.net.zone": """\
$ORIGIN provider.net.
$TTL 1d
@    SOA  ns hostmaster ( 2026112301 ; serial
                          1800 900 604800 3600 )
     NS   ns
ns   A    10.0.3.1
mail A    10.0.3.25
""",
    "example.zone": """\
$ORIGIN example.
$TTL 1d

; two servers of our own
@         SOA  ns1 hostmaster 2026112301 1800 900 604800 3600
          NS   ns1
          NS   ns2
ns1       A    10.0.2.1
ns2       A    10.0.2.2

; the firms
shop      NS   ns.shop            ; has one at home
          NS   ns.provider.net.   ; and one away
ns.shop   A    10.0.4.1           ; glue
          AAAA 2001:db8::41
bank      NS   ns.bank
ns.bank   A    10.0.5.1
""",
    "shop.example.zone": """\
$ORIGIN shop.example.
$TTL 1d
@    SOA  ns hostmaster 12 1800 900 604800 3600
     NS   ns
     NS   ns.provider.net.
     MX   10 mail.provider.net.
ns   A    10.0.4.1
     AAAA 2001:db8::41
www  A    10.0.4.80
""",
    "bank.example.zone": """\
$ORIGIN bank.example.
$TTL 1d
@    SOA  ns hostmaster 5 1800 900 604800 3600
     NS   ns
ns   A    10.0.5.1
www  A    10.0.5.80
""",
    "0.10.in-addr.arpa.zone": """\
$ORIGIN 0.10.in-addr.arpa.
$TTL 1d
@     SOA  ns.net. hostmaster.net. 40 1800 900 604800 3600
      NS   ns.net.
1.0   PTR  a.root-servers.net.
1.1   PTR  ns.net.
1.2   PTR  ns1.example.
2.2   PTR  ns2.example.
1.3   PTR  ns.provider.net.
25.3  PTR  mail.provider.net.
1.4   PTR  ns.shop.example.
80.4  PTR  www.shop.example.
1.5   PTR  ns.bank.example.
80.5  PTR  www.bank.example.
""",
    "8.b.d.0.1.0.0.2.ip6.arpa.zone": """\
$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.
$TTL 1d
@  SOA  ns.net. hostmaster.net. 41 1800 900 604800 3600
   NS   ns.net.
$ORIGIN 0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.
1.1  PTR  ns.net.
1.4  PTR  ns.shop.example.
""",
}

DS = "28960 15 2 d51c78925f82e4aafde6b004c9a08bd4c2ba2e0652e5b2b55edb8070eb37c8a7"


@dataclasses.dataclass
class Fault:
    """One fault: how it comes into the lab, and what has to be said of it."""

    name: str
    what: str  # in words, for the table
    edits: tuple  # (file, old text, new text); where the old text is None, the file gets the new text, or goes with None
    found: tuple  # ids of the findings, in any order
    places: tuple  # (file, part of the line) of the first of these, the finding's own place first, then the other side's
    published: bool = False  # the healthy lab is the baseline
    signs: str = ""  # this zone gets signed before the edits

    def plant(self, folder):
        """Writes the lab with its fault into the folder."""
        write(HEALTHY, folder)
        if self.signs:
            path = folder / f"{self.signs}zone"
            path.write_text(signing.signed(self.signs, path.read_text())[0])
        for file, old, new in self.edits:
            path = folder / file
            if old is None and new is None:
                path.unlink()
            elif old is None:
                path.write_text(new)
            else:
                text = path.read_text()
                assert text.count(old) == 1, f"{self.name}: {old!r} stands {text.count(old)} times in {file}"
                path.write_text(text.replace(old, new))


def write(files, folder):
    folder = pathlib.Path(folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def edit(file, old, new):
    return ((file, old, new),)


FAULTS = [
    Fault("server-only-in-child", "the zone names a server that the delegation lacks",
          edit("example.zone", "          NS   ns.provider.net.   ; and one away\n", ""),
          ("delegation-servers-differ",),
          (("example.zone", "shop      NS   ns.shop"), ("shop.example.zone", "     NS   ns"))),
    Fault("server-only-in-parent", "the delegation names a server that the zone does not",
          edit("shop.example.zone", "     NS   ns.provider.net.\n", ""),
          ("delegation-servers-differ",),
          (("example.zone", "shop      NS   ns.shop"), ("shop.example.zone", "     NS   ns"))),
    Fault("server-renamed", "a server has another name in the zone than in the delegation",
          (("bank.example.zone", "NS   ns\nns ", "NS   dns\ndns"),
           ("0.10.in-addr.arpa.zone", "ns.bank", "dns.bank")),
          ("delegation-servers-differ",),
          (("example.zone", "bank      NS   ns.bank"), ("bank.example.zone", "     NS   dns"))),
    Fault("servers-moved-away", "the zone has gone to the servers of somebody else",
          (("bank.example.zone", "NS   ns\n", "NS   ns.provider.net.\n"),),
          ("delegation-servers-differ",),
          (("example.zone", "bank      NS   ns.bank"), ("bank.example.zone", "NS   ns.provider.net."))),
    Fault("glue-differs", "the glue is another address than the server has",
          edit("example.zone", "ns.bank   A    10.0.5.1", "ns.bank   A    10.0.5.9"),
          ("delegation-glue-differs",),
          (("example.zone", "10.0.5.9"), ("bank.example.zone", "ns   A    10.0.5.1"))),
    Fault("glue-differs-ipv6", "the same of an IPv6 address",
          edit("root.zone", "AAAA 2001:db8::11", "AAAA 2001:db8::12"),
          ("delegation-glue-differs",),
          (("root.zone", "2001:db8::12"), ("net.zone", "2001:db8::11"))),
    Fault("glue-has-more", "the glue has an address more than the server",
          edit("example.zone", "ns.bank   A    10.0.5.1\n", "ns.bank   A    10.0.5.9\n          A    10.0.5.1\n"),
          ("delegation-glue-differs",),
          (("example.zone", "10.0.5.9"), ("bank.example.zone", "ns   A    10.0.5.1"))),
    Fault("glue-incomplete", "the glue lacks the server's IPv6 address",
          edit("example.zone", "          AAAA 2001:db8::41\n", ""),
          ("delegation-glue-incomplete",),
          (("example.zone", "ns.shop   A    10.0.4.1"), ("shop.example.zone", "AAAA 2001:db8::41"))),
    Fault("glue-missing", "no glue for a server inside of the child zone",
          edit("example.zone", "ns.bank   A    10.0.5.1\n", ""),
          ("missing-glue",),
          (("example.zone", "bank      NS   ns.bank"), ("bank.example.zone", "ns   A    10.0.5.1"))),
    Fault("glue-missing-of-busy-server", "the same of a server that has other zones as well",
          edit("root.zone", "ns.net      A    10.0.1.1\n            AAAA 2001:db8::11\n", ""),
          ("missing-glue",),
          (("root.zone", "net         NS   ns.net."), ("net.zone", "10.0.1.1"))),
    Fault("glue-needless", "glue for a name that is no server",
          edit("example.zone", "ns.bank   A    10.0.5.1\n", "ns.bank   A    10.0.5.1\nold.bank  A    10.0.5.2\n"),
          ("occluded-record",),
          (("example.zone", "old.bank"), ("example.zone", "bank      NS"))),
    Fault("data-of-child", "the parent has data that belongs into the child zone",
          edit("example.zone", "ns.bank   A    10.0.5.1\n",
               "ns.bank   A    10.0.5.1\ninfo.bank TXT  \"open on weekdays\"\n"),
          ("occluded-record",),
          (("example.zone", "info.bank"), ("example.zone", "bank      NS"))),
    Fault("delegation-too-deep", "a delegation stands above the zone that should have it",
          edit("root.zone", "ns2.example A    10.0.2.2\n",
               "ns2.example A    10.0.2.2\nbank.example NS  ns1.example.\n"),
          ("occluded-record",),
          (("root.zone", "bank.example NS"), ("root.zone", "example     NS   ns1"))),
    Fault("lame-no-zone", "a zone is delegated and nobody has it",
          edit("example.zone", "bank      NS   ns.bank\n",
               "park      NS   ns.park\nns.park   A    10.0.6.1\nbank      NS   ns.bank\n"),
          ("lame-delegation",),
          (("example.zone", "park      NS   ns.park"),)),
    Fault("lame-server-of-ours", "a zone is delegated to a server of another zone, which does not have it",
          edit("example.zone", "bank      NS   ns.bank\n", "park      NS   ns.provider.net.\nbank      NS   ns.bank\n"),
          ("lame-delegation",),
          (("example.zone", "park      NS"), ("provider.net.zone", "ns   A"))),
    Fault("orphan", "a zone that no zone delegates",
          edit("example.zone", "bank      NS   ns.bank\nns.bank   A    10.0.5.1\n", ""),
          ("orphan-zone",),
          (("bank.example.zone", "@    SOA"), ("example.zone", "@         SOA"))),
    Fault("orphan-below-a-gap", "the same of a zone several labels below",
          (("west.coast.example.zone", None,
            "$ORIGIN west.coast.example.\n$TTL 1d\n@ SOA ns1.example. hostmaster.example. 1 1800 900 604800 3600\n"
            "@ NS ns1.example.\n"),),
          ("orphan-zone",),
          (("west.coast.example.zone", "@ SOA"), ("example.zone", "@         SOA"))),
    Fault("delegation-misspelt", "the name in the delegation is misspelt: one lame, the zone an orphan",
          edit("root.zone", "example     NS   ns1.example.", "exmaple     NS   ns1.example."),
          ("lame-delegation", "orphan-zone"),
          (("root.zone", "exmaple     NS"), ("example.zone", "ns1       A"))),
    Fault("ds-without-dnskey", "a DS record, and the zone is not signed",
          edit("example.zone", "ns.bank   A    10.0.5.1\n", f"ns.bank   A    10.0.5.1\nbank      DS   {DS}\n"),
          ("delegation-without-key",),
          (("example.zone", "bank      DS"), ("bank.example.zone", "@    SOA"))),
    Fault("ds-in-parentheses", "the same in several lines",
          edit("example.zone", "          NS   ns.provider.net.   ; and one away\n",
               "          NS   ns.provider.net.   ; and one away\n"
               "          DS   ( 28960 15 2 ; the old key\n"
               "                 d51c78925f82e4aafde6b004c9a08bd4c2ba2e06\n"
               "                 52e5b2b55edb8070eb37c8a7 )\n"),
          ("delegation-without-key",),
          (("example.zone", "          DS   ("), ("shop.example.zone", "@    SOA"))),
    Fault("ds-of-another-key", "a DS record of a key that the zone does not have",
          edit("example.zone", "ns.bank   A    10.0.5.1\n", f"ns.bank   A    10.0.5.1\nbank      DS   {DS}\n"),
          ("delegation-without-key",),
          (("example.zone", "bank      DS"), ("bank.example.zone", "DNSKEY")), signs="bank.example."),
    Fault("dnskey-without-ds", "the zone is signed, and the parent has no DS record",
          (),
          ("delegation-without-ds",),
          (("example.zone", "bank      NS"), ("bank.example.zone", "DNSKEY")), signs="bank.example."),
    Fault("loop-of-two", "the servers of two zones lie in each other",
          (("example.zone", "bank      NS   ns.bank\nns.bank   A    10.0.5.1\n", "bank      NS   ns.shop\n"),
           ("bank.example.zone", "     NS   ns\n", "     NS   ns.shop.example.\n"),
           ("example.zone", "shop      NS   ns.shop            ; has one at home\n"
            "          NS   ns.provider.net.   ; and one away\n"
            "ns.shop   A    10.0.4.1           ; glue\n          AAAA 2001:db8::41\n", "shop      NS   ns.bank\n"),
           ("shop.example.zone", "     NS   ns\n     NS   ns.provider.net.\n", "     NS   ns.bank.example.\n")),
          ("name-server-loop",),
          (("example.zone", "bank      NS   ns.shop"), ("bank.example.zone", "NS   ns.shop.example."))),
    Fault("server-nowhere", "a server's name does not exist in the zone that it lies in",
          (("example.zone", "          NS   ns.provider.net.   ; and one away\n",
            "          NS   ns2.provider.net.  ; and one away\n"),
           ("shop.example.zone", "     NS   ns.provider.net.\n", "     NS   ns2.provider.net.\n")),
          ("ns-target-without-address",),
          (("shop.example.zone", "NS   ns2.provider.net."), ("example.zone", "NS   ns2.provider.net."))),
    Fault("server-without-address-at-home", "glue has the address of a server, its own zone has not",
          edit("bank.example.zone", "ns   A    10.0.5.1\n", ""),
          ("ns-target-without-address", "pointer-without-address"),
          (("bank.example.zone", "     NS   ns"), ("example.zone", "bank      NS   ns.bank"))),
    Fault("server-is-alias", "a server's name is an alias in another zone",
          (("provider.net.zone", "mail A    10.0.3.25\n", "mail A    10.0.3.25\ndns  CNAME ns\n"),
           ("example.zone", "          NS   ns.provider.net.   ; and one away\n",
            "          NS   dns.provider.net.  ; and one away\n"),
           ("shop.example.zone", "     NS   ns.provider.net.\n", "     NS   dns.provider.net.\n")),
          ("ns-target-is-cname",),
          (("shop.example.zone", "NS   dns.provider.net."), ("example.zone", "NS   dns.provider.net."))),
    Fault("pointer-to-nobody", "a PTR record leads to a name that is gone",
          edit("shop.example.zone", "www  A    10.0.4.80\n", ""),
          ("pointer-without-address",),
          (("0.10.in-addr.arpa.zone", "80.4  PTR"), ("shop.example.zone", "@    SOA"))),
    Fault("pointer-to-old-name", "a host was renamed, its PTR record was not",
          edit("shop.example.zone", "www  A    10.0.4.80\n", "web  A    10.0.4.80\n"),
          ("pointer-without-address",),
          (("0.10.in-addr.arpa.zone", "80.4  PTR"), ("shop.example.zone", "@    SOA"))),
    Fault("pointer-to-moved-host", "a host has another address now, and the PTR record is that of the old one",
          edit("shop.example.zone", "www  A    10.0.4.80\n", "www  A    10.0.4.81\n"),
          ("pointer-without-address", "address-without-pointer"),
          (("0.10.in-addr.arpa.zone", "80.4  PTR"), ("shop.example.zone", "www  A    10.0.4.81"))),
    Fault("address-without-pointer", "an address has no PTR record",
          edit("0.10.in-addr.arpa.zone", "80.5  PTR  www.bank.example.\n", ""),
          ("address-without-pointer",),
          (("bank.example.zone", "www  A"), ("0.10.in-addr.arpa.zone", "@     SOA"))),
    Fault("address-without-pointer-ipv6", "the same of an IPv6 address",
          edit("8.b.d.0.1.0.0.2.ip6.arpa.zone", "1.4  PTR  ns.shop.example.\n", ""),
          ("address-without-pointer",),
          (("shop.example.zone", "AAAA 2001:db8::41"), ("8.b.d.0.1.0.0.2.ip6.arpa.zone", "@  SOA"))),
    Fault("ttl-far-apart", "the delegation has a TTL that is many times the zone's own",
          edit("root.zone", "net         NS   ns.net. ", "net  4w     NS   ns.net. "),
          ("delegation-ttl-differs",),
          (("root.zone", "net  4w"), ("net.zone", "NS"))),
    Fault("serial-unchanged", "the content has changed and the serial has not",
          edit("shop.example.zone", "     MX   10 mail.provider.net.\n", "     MX   20 mail.provider.net.\n"),
          ("serial-not-raised",),
          (("shop.example.zone", "@    SOA"), ("published/shop.example.zone", "@    SOA")), published=True),
    Fault("serial-lowered", "the content has changed and the serial has gone back",
          (("shop.example.zone", "     MX   10 mail.provider.net.\n", "     MX   20 mail.provider.net.\n"),
           ("shop.example.zone", "hostmaster 12 ", "hostmaster 11 ")),
          ("serial-not-raised",),
          (("shop.example.zone", "@    SOA"), ("published/shop.example.zone", "@    SOA")), published=True),
    Fault("serial-in-parentheses", "the same where the serial has a line and a comment of its own",
          edit("provider.net.zone", "mail A    10.0.3.25\n", "mail 1h A  10.0.3.25\n"),
          ("serial-not-raised",),
          (("provider.net.zone", "@    SOA"), ("published/provider.net.zone", "@    SOA")), published=True),
]
