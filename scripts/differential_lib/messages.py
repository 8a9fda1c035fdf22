"""Reads responses fast: hundreds of millions of octets pass here, so only what is compared is looked at.

Names are wire form in lower case, also inside RDATA, so that compression and letters do not count.
"""

import struct
from typing import NamedTuple

OPT, RRSIG = 41, 46

# type: (octets before its names, names, whether octets may follow)
NAMES_IN_RDATA = {
    2: (0, 1), 5: (0, 1), 6: (0, 2), 12: (0, 1), 15: (2, 1), 33: (6, 1), 39: (0, 1), RRSIG: (18, 1), 47: (0, 1),
    64: (2, 1), 65: (2, 1),
}

QR, AA, TC, RA, AD = 0x8000, 0x0400, 0x0200, 0x0080, 0x0020


class RRset(NamedTuple):
    owner: bytes
    rr_type: int
    covered: int  # by the signatures of an RRSIG set, else 0
    ttl: int
    rdata: frozenset


class Answer(NamedTuple):
    flags: int
    rcode: int
    question: bytes
    answer: tuple
    authority: tuple
    additional: tuple
    has_opt: bool
    repeats: bool  # a record stands twice in one section


class BadMessage(Exception):
    pass


def read(data):
    """The Answer in a message; BadMessage for what is none."""
    try:
        return _read(data)
    except (IndexError, struct.error) as error:
        raise BadMessage("ends early") from error


def _read(data):
    flags, questions, *counts = struct.unpack_from("!5H", data, 2)
    at = 12
    for _ in range(questions):
        _, at = _name(data, at)
        at += 4
    question = data[12:at]
    sections, has_opt, extended, repeats = [], False, 0, False
    for count in counts:
        rrsets = {}
        for _ in range(count):
            owner, at = _name(data, at)
            rr_type, _, ttl, length = struct.unpack_from("!HHLH", data, at)
            at += 10
            if rr_type == OPT:
                has_opt, extended = True, ttl >> 24
            else:
                covered = struct.unpack_from("!H", data, at)[0] if rr_type == RRSIG else 0
                rdata = canonical_rdata(data, at, length, rr_type)
                records = rrsets.setdefault((owner, rr_type, covered, ttl), [])
                repeats = repeats or rdata in records
                records.append(rdata)
            at += length
        sections.append(tuple(RRset(*key, frozenset(records)) for key, records in rrsets.items()))
    if at != len(data):
        raise BadMessage("octets behind the last record")
    return Answer(flags, (extended << 4) | (flags & 15), question, *sections, has_opt, repeats)


def _name(data, at):
    """(the name in lower case, where it ends)"""
    labels, end = [], 0
    for _ in range(128):
        size = data[at]
        if size == 0:
            labels.append(b"\x00")
            return b"".join(labels).lower(), end or at + 1
        if size >= 0xC0:
            end = end or at + 2
            target = ((size & 0x3F) << 8) | data[at + 1]
            if target >= at:
                raise BadMessage("a compression pointer that leads forward")
            at = target
        elif size < 0x40:
            labels.append(data[at:at + size + 1])
            at += size + 1
        else:
            raise BadMessage("an unknown type of label")
    raise BadMessage("an endless name")


def canonical_rdata(data, at, length, rr_type):
    end = at + length
    if end > len(data):
        raise BadMessage("RDATA behind the end")
    if rr_type not in NAMES_IN_RDATA:
        return data[at:end]
    before, names = NAMES_IN_RDATA[rr_type]
    parts = [data[at:at + before]]
    at += before
    for _ in range(names):
        name, at = _name(data, at)
        parts.append(name)
    parts.append(data[at:end])
    return b"".join(parts)


class Reader:
    """read() with a memory: of the many types of one name most have the same answer."""

    def __init__(self):
        self._known = {}

    def read(self, data, question):
        """The answer to a question that was sent in these octets; its own octets are checked for equality."""
        end = 12 + len(question)
        if data[12:end] != question:
            return read(data)
        key = data[2:end - 4] + data[end:]
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = read(data)._replace(question=b"")
        return known

    def forget(self):
        self._known.clear()
