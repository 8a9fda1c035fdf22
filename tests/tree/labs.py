"""Labs that are in order, shaped like those that people publish."""

import signing

TIMES = "3600 900 604800 300"


def zone(apex, servers, records="", serial=2026112301, ttl="1d"):
    """The text of a zone; `servers` as its NS records have them."""
    lines = [f"$ORIGIN {apex}", f"$TTL {ttl}",
             f"@\tIN\tSOA\t{servers[0]}\thostmaster.dns.test.\t( {serial} {TIMES} )"]
    lines += [f"@\tIN\tNS\t{server}" for server in servers]
    return "\n".join(lines) + "\n" + records


def kathara():
    """The zones of Kathará's DNS lab: a root, two top-level domains, a domain below each, names as the lab has them."""
    return {
        "rootdns/etc/bind/db.root": zone(".", ["ROOT-SERVER."], "ROOT-SERVER.\tIN\tA\t192.168.0.5\n"
                        "it.\tIN\tNS\tdnsit.it.\ndnsit.it.\tIN\tA\t192.168.0.1\n"
                        "net.\tIN\tNS\tdnsnet.net.\ndnsnet.net.\tIN\tA\t192.168.0.2\n"),
        "dnsit/etc/bind/db.it": zone("it.", ["dnsit.it."], "dnsit.it.\tIN\tA\t192.168.0.1\n"
                      "uniroma3.it.\tIN\tNS\tdnsuni.uniroma3.it.\ndnsuni.uniroma3.it.\tIN\tA\t192.168.0.11\n"),
        "dnsnet/etc/bind/db.net": zone("net.", ["dnsnet.net."], "dnsnet.net.\tIN\tA\t192.168.0.2\n"
                       "startup.net.\tIN\tNS\tdnsstart.startup.net.\ndnsstart.startup.net.\tIN\tA\t192.168.0.22\n"),
        "dnsuni/etc/bind/db.uniroma3.it": zone("uniroma3.it.", ["dnsuni.uniroma3.it."],
                               "dnsuni.uniroma3.it.\tIN\tA\t192.168.0.11\npc1.uniroma3.it.\tIN\tA\t192.168.0.111\n"),
        "dnsstart/etc/bind/db.startup.net": zone("startup.net.", ["dnsstart.startup.net."],
                               "dnsstart.startup.net.\tIN\tA\t192.168.0.22\npc2.startup.net.\tIN\tA\t192.168.0.222\n"),
    }


def top_level_domains(count):
    """A root and its top-level domains, each with two servers: one at home, one at its registry's in another domain."""
    files = {}
    names = [f"tld{i}" for i in range(count)]
    root = ""
    for i, name in enumerate(names):
        other = names[i - i % 10]  # the registry of ten of them
        servers = [f"a.nic.{name}.", f"b.nic.{other}."]
        own = {"a": f"100.64.{i // 250}.{i % 250 + 1}"}
        if other == name:
            own["b"] = f"100.65.{i // 250}.{i % 250 + 1}"
        addresses = "".join(f"{host}.nic.{name}.\tIN\tA\t{address}\n" for host, address in own.items())
        addresses += f"a.nic.{name}.\tIN\tAAAA\t2001:db8::{i + 1:x}\n"
        root += "".join(f"{name}.\tIN\tNS\t{server}\n" for server in servers) + addresses
        files[f"{name}.zone"] = zone(f"{name}.", servers, addresses)
    files["root.zone"] = zone(".", ["a.root-servers.tld0."], root)
    files["tld0.zone"] += "a.root-servers\tIN\tA\t198.51.100.4\n"
    return files


def thousand_zones():
    """A root, 9 domains below it, and 990 below these, on 495 addresses: two zones share a server."""
    files, root = {}, ""
    below = {i: "" for i in range(9)}
    for i in range(990):
        top, address = i % 9, f"10.1.{i % 495 // 250}.{i % 495 % 250 + 1}"
        name = f"z{i}.t{top}."
        files[f"z{i}.t{top}.zone"] = zone(name, ["ns"], f"ns\tIN\tA\t{address}\nwww\tIN\tA\t10.9.0.1\n")
        below[top] += f"z{i}\tIN\tNS\tns.z{i}\nns.z{i}\tIN\tA\t{address}\n"
    for i, records in below.items():
        glue = f"10.1.0.{i + 1}"
        files[f"t{i}.zone"] = zone(f"t{i}.", ["ns"], f"ns\tIN\tA\t{glue}\n" + records)
        root += f"t{i}.\tIN\tNS\tns.t{i}.\nns.t{i}.\tIN\tA\t{glue}\n"
    files["root.zone"] = zone(".", ["ns."], "ns.\tIN\tA\t10.1.0.10\n" + root)
    return files


def reverse():
    """A domain and the reverse zones of its networks, one of them delegated below the other, with a block of hosts made
    by $GENERATE, aliases and a name server in another domain."""
    return {
        "firm.test.zone": zone("firm.test.", ["ns", "ns.elsewhere.test."],
                               "ns A 10.7.0.53\nwww A 10.7.0.80\n AAAA 2001:db8:7::80\nweb CNAME www\n"
                               "@ A 10.7.0.80\n$GENERATE 1-200 pc$ A 10.7.1.$\n*.any A 10.7.0.99\n"),
        "7.10.in-addr.arpa.zone": zone("7.10.in-addr.arpa.", ["ns.firm.test."],
                                       "53.0 PTR ns.firm.test.\n80.0 PTR www.firm.test.\n99.0 PTR any.elsewhere.test.\n"
                                       "1 NS ns.firm.test.\n"),
        "1.7.10.in-addr.arpa.zone": zone("1.7.10.in-addr.arpa.", ["ns.firm.test."],
                                         "$GENERATE 1-200 $ PTR pc$.firm.test.\n"),
        "7.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.zone":
            zone("7.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.", ["ns.firm.test."],
                 "0.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR www.firm.test.\n"),
    }


def signed():
    """Root, a domain and one below it, signed from the bottom up, each with the DS records of its children."""
    leaf, ds_of_leaf = signing.signed("leaf.signed.", zone("leaf.signed.", ["ns"], "ns A 10.3.0.1\nwww A 10.3.0.80\n"))
    top, ds_of_top = signing.signed(
        "signed.", zone("signed.", ["ns"], "ns A 10.2.0.1\nleaf NS ns.leaf\nns.leaf A 10.3.0.1\n" + ds_of_leaf))
    root, _ = signing.signed(
        ".", zone(".", ["ns."], "ns. A 10.1.0.1\nsigned. NS ns.signed.\nns.signed. A 10.2.0.1\n" + ds_of_top))
    return {"root.zone": root, "signed.zone": top, "leaf.signed.zone": leaf}
