"""Writes a difference so that it can become a .case file of tests/cases: zones, question, the majority's answer, and
below it, as comments, what every server said."""

from collections import Counter

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype

from differential_lib.comparison import OURS
from differential_lib.zone_model import to_text


def write(path, case, raw, reasons):
    """raw: {server: octets or None}"""
    lines = [f"# {reason}" for reason in reasons] + [""]
    for zone in case.family.zones:
        lines += [f"zone: {zone.name}", zone.text.rstrip("\n"), ""]
    lines += [f"question: {to_text(case.question.name)} {case.question.rr_type}",
              "send: edns=1232" + (" do" if case.question.dnssec_ok else "")]
    lines += answer_lines(raw[most_common_peer(case)])
    for server, data in raw.items():
        lines += ["", f"# {server}:"] + [f"#   {line}" for line in answer_lines(data)]
    path.write_text("\n".join(lines) + "\n")


def most_common_peer(case):
    counts = Counter(view for server, view in case.views.items() if server != OURS and view is not None)
    if not counts:
        return OURS
    view = counts.most_common(1)[0][0]
    return next(server for server, other in case.views.items() if server != OURS and other == view)


def answer_lines(data):
    if data is None:
        return ["reply: none"]
    try:
        message = dns.message.from_wire(data, one_rr_per_rrset=True)
    except Exception as error:  # whatever dnspython says of octets that are no message
        return [f"cannot be read: {error!r}: {data.hex()}"]
    lines = [f"status: {dns.rcode.to_text(message.rcode())}", f"flags: {dns.flags.to_text(message.flags).lower()}"]
    for name in ("answer", "authority", "additional"):
        records = [line for rrset in getattr(message, name) for line in rrset.to_text().splitlines()]
        lines += [f"{name}:"] + [f"  {record}" for record in records] if records else []
    return lines
