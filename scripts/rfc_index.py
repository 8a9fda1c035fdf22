#!/usr/bin/env python3
"""Makes docs/rfc.md: which source files and which tests cite which section of which RFC.

A citation is `RFC 1035 §3.3.9, §3.3.11` or `RFC 9460 appendix A.1`, over the end of a comment's line too; steps and items
belong to their section. What the sources cite must be cited by a test: the section itself or a part of it; a whole RFC by
any of its sections. Prints each mistake; the exit status is 1 when there is one.

usage: rfc_index.py [--root FOLDER]   checks that docs/rfc.md is up to date and every citation of src/ is one of tests/
       rfc_index.py --write           makes docs/rfc.md, then checks
       rfc_index.py --self-test
"""

import argparse
import pathlib
import re
import sys
import tempfile

PAGE = "docs/rfc.md"
SUFFIXES = (".hpp", ".cpp", ".py", ".case", ".zone", ".inc", ".txt")

# The end of a line and the sign that begins the next line of a comment.
LINE_END = re.compile(r"\s*\n[ \t]*(?://+<?|#|;|\*)?[ \t]*")
PLACE = r"(?:§|[Aa]ppendix )[0-9A-Z](?:[0-9A-Za-z.]*[0-9A-Za-z])?"
DETAIL = r"(?: (?:step|item) \w+)?"
CITATION = re.compile(rf"\bRFC (\d+)((?:,?(?: and| to)? {PLACE}{DETAIL}|[–-]{PLACE})*)")

HEAD = """# RFC index

Which section of which RFC is cited where: in the sources below `src/`, and in the tests below `tests/` that show it.
`scripts/rfc_index.py --write` makes this page; a test keeps it up to date and finds sections that the sources cite and no
test does. What each line of behaviour is shown by stands in [behaviour.md](behaviour.md).
"""


def citations_in(text):
    """{(1035, "§3.3.9"), (8427, "")} of a text."""
    found = set()
    for match in CITATION.finditer(LINE_END.sub(" ", text)):
        places = re.findall(PLACE, match[2])
        found |= {(int(match[1]), place.replace("Appendix", "appendix")) for place in places or [""]}
    return found


def citations_below(root, folder):
    """{citation: the files that have it}, as paths below the folder."""
    citations = {}
    for path in sorted((root / folder).rglob("*")):
        if path.suffix in SUFFIXES and path.is_file() and "corpus" not in path.parts:
            for citation in citations_in(path.read_text(errors="replace")):
                citations.setdefault(citation, []).append(path.relative_to(root / folder).as_posix())
    return citations


def order(citation):
    """The sort key: by RFC, then by section as a number; appendices behind."""
    rfc, place = citation
    parts = re.findall(r"\d+|[A-Za-z]+", place.removeprefix("appendix "))
    return rfc, place.startswith("appendix"), [(part.isalpha(), int(part) if part.isdigit() else 0, part) for part in parts]


def is_shown(citation, shown):
    """True when a test cites it, or a section inside it."""
    rfc, place = citation
    return any(other == rfc and (there == place or not place or there.startswith(place + "."))
               for other, there in shown)


def page_of(sources, tests):
    lines = [HEAD.rstrip()]
    rfc = None
    for citation in sorted(sources.keys() | tests.keys(), key=order):
        if citation[0] != rfc:
            rfc = citation[0]
            lines += ["", f"## RFC {rfc}", "", "| section | sources | tests |", "|---|---|---|"]
        files = [" ".join(sorted(where.get(citation, []))) or "–" for where in (sources, tests)]
        lines.append(f"| {citation[1] or 'whole'} | {files[0]} | {files[1]} |")
    return "\n".join(lines) + "\n"


def uncited(sources, tests):
    return [citation for citation in sorted(sources, key=order) if not is_shown(citation, tests)]


def check(root, write=False):
    """All mistakes, one line of text each."""
    sources, tests = citations_below(root, "src"), citations_below(root, "tests")
    text = page_of(sources, tests)
    page = root / PAGE
    if write:
        page.write_text(text)
    mistakes = [f"no test cites RFC {rfc} {place}".rstrip() + ", as " + " ".join(sources[rfc, place]) + " does"
                for rfc, place in uncited(sources, tests)]
    if not page.exists() or page.read_text() != text:
        mistakes.append(f"{PAGE} is old: scripts/rfc_index.py --write")
    return mistakes


TEXTS = [
    ("see RFC 1035 §3.3.9, §3.3.11, RFC 2782.", {(1035, "§3.3.9"), (1035, "§3.3.11"), (2782, "")}),
    ("// (RFC 1034\n    /// §4.3.2 step 3b, §4.3.3)", {(1034, "§4.3.2"), (1034, "§4.3.3")}),
    ("RFC 8976 Appendix A.1 and A.3", {(8976, "appendix A.1")}),
    ("RFC 9460 appendix A.1 and appendix D", {(9460, "appendix A.1"), (9460, "appendix D")}),
    ("RFC 6891 §6.1.2–§6.1.4", {(6891, "§6.1.2"), (6891, "§6.1.4")}),
    ("; RFC 1035 §5.2 item 1, RFC 3597\n; §5: x", {(1035, "§5.2"), (3597, "§5")}),
    ("rfc: RFC 4592 §2.2.1\nchecklist: 5.25\n", {(4592, "§2.2.1")}),
    ("RFC 8427; §2 of something else", {(8427, "")}),
    ('{"a", "RFC 1035 §2.3.4"}, NORFC 12', {(1035, "§2.3.4")}),
]
GOOD_TREE = {
    "src/namu/a.cpp": "// RFC 1035 §10, §2.3, RFC 4034\n",
    "tests/a_test.cpp": "// RFC 1035 §2.3.4, §10\n",
    "tests/b.case": "rfc: RFC 4034 §6.1\n",
    "tests/fuzz/corpus/c.case": "RFC 1\n",
}
GOOD_PAGE_END = """
## RFC 1035

| section | sources | tests |
|---|---|---|
| §2.3 | namu/a.cpp | – |
| §2.3.4 | – | a_test.cpp |
| §10 | namu/a.cpp | a_test.cpp |

## RFC 4034

| section | sources | tests |
|---|---|---|
| whole | namu/a.cpp | – |
| §6.1 | – | b.case |
"""


def results_of(tree, write):
    """(mistakes, the page) of a small tree."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {PAGE: "", **tree}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        return check(root, write), (root / PAGE).read_text()


def self_test():
    failures = [f"{text!r}: {citations_in(text)}" for text, wanted in TEXTS if citations_in(text) != wanted]
    mistakes, page = results_of(GOOD_TREE, write=True)
    if mistakes or not page.endswith(GOOD_PAGE_END):
        failures.append(f"the good tree gave {mistakes} and\n{page}")
    if results_of(GOOD_TREE, write=False)[0] != [f"{PAGE} is old: scripts/rfc_index.py --write"]:
        failures.append("an old page was not found")
    bad = GOOD_TREE | {"tests/b.case": "rfc: RFC 1035 §1\n"}
    if results_of(bad, write=True)[0] != ["no test cites RFC 4034, as namu/a.cpp does"]:
        failures.append("a citation without a test was not found")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--write", action="store_true", help=f"make {PAGE}")
    parser.add_argument("--self-test", action="store_true", help="prove on small texts that citations are found")
    arguments = parser.parse_args()

    mistakes = self_test() if arguments.self_test else check(arguments.root, arguments.write)
    for mistake in mistakes:
        print(mistake)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
