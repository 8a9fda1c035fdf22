#!/usr/bin/env python3
"""Keeps docs/behaviour.md complete: each line numbered, decided, and named by a test or marked as planned or declined.

A test names lines by `checklist: 5.25, 5.26`: a key in a .case file, a comment in any other file below tests/. From that
the lists behind "Shown by" are made, so nobody keeps them by hand. Where ../shared/RFC-CHECKLIST.md is there, its numbers and
its (may) and (choice) are compared too. Prints each mistake as file:line: message; the exit status is 1 when there is one.

usage: check_behaviour.py [--root FOLDER]   checks
       check_behaviour.py --write           makes the lists of tests, then checks
       check_behaviour.py --self-test
"""

import argparse
import os
import pathlib
import re
import sys
import tempfile

PAGE = "docs/behaviour.md"
CHECKLIST = "../shared/RFC-CHECKLIST.md"
PLANS = ("transfers", "updates", "signing", "limits", "TLS", "lab")
WIDTH = 120

SECTION = re.compile(r"## (\d+) \S")
ITEM = re.compile(r'- <a id="([^"]*)"></a>\*\*(\d+\.\d+)\*\* ')
STATE = re.compile(r"\*(Planned|Partly planned): ([\w, ]+)\*|\*(Declined)\*")
SHOWN = "  Shown by "
MARKER = re.compile(r"\s*(?://+|#|;|\*)?\s*checklist:(.*)")
NUMBERS = re.compile(r" *(\d+\.\d+(?:, \d+\.\d+)*)")
CHECKLIST_ITEM = re.compile(r"- (\d+\.\d+) ")


def order(number):
    """The sort key of an item's number."""
    return tuple(int(part) for part in number.split("."))


class Item:
    """One line of the specification: its number, its text without the list of tests, the lines that it stands on."""

    def __init__(self, number, first):
        self.number = number
        self.first = first  # index of its first line
        self.last = first  # index of its last line of text
        self.text = ""

    def states(self):
        return [(match[1] or match[3], match[2]) for match in STATE.finditer(self.text)]

    def needs_a_test(self):
        return all(state == "Partly planned" for state, _ in self.states())


def items_of(lines):
    """The items of the page, and the mistakes in its form as (index of the line, message)."""
    items, mistakes, section = [], [], 0
    for index, line in enumerate(lines):
        head, item = SECTION.match(line), ITEM.match(line)
        if head:
            section += 1
            if int(head[1]) != section:
                mistakes.append((index, f"section {head[1]} stands where section {section} is due"))
                section = int(head[1])
        if item:
            due = 1 + sum(order(other.number)[0] == section for other in items)
            if order(item[2]) != (section, due):
                mistakes.append((index, f"line {item[2]} stands where {section}.{due} is due"))
            if item[1] != item[2]:
                mistakes.append((index, f"line {item[2]} has the anchor {item[1]}"))
            items.append(Item(item[2], index))
        elif line.startswith("- <a"):
            mistakes.append((index, 'a line of the specification begins with - <a id="N.N"></a>**N.N**'))
        if items and (item or line.startswith("  ")) and not line.startswith((SHOWN, "  [")):
            items[-1].last = index
            items[-1].text += line.strip() + " "
    return items, mistakes


def mistakes_of_item(item):
    """What is wrong in the words of one item."""
    for state, plans in item.states():
        for plan in plans.split(", ") if plans else []:
            if plan not in PLANS:
                yield f"line {item.number}: there is no plan called {plan}; there are {', '.join(PLANS)}"
    for mark in ("*Choice:*", "*Declined*"):
        if mark in item.text and "because" not in item.text:
            yield f"line {item.number}: {mark} wants a reason: because ..."
    if not re.search(r"RFC \d|[Nn]o RFC|IANA", item.text):
        yield f"line {item.number} cites no RFC"


def test_files(root):
    for path in sorted((root / "tests").rglob("*")):
        if path.is_file() and path.suffix != ".md" and "corpus" not in path.parts:
            yield path


def named_lines(root):
    """{number: files that name it}, and the mistakes in the markers as (file, index of the line, message)."""
    named, mistakes = {}, []
    for path in test_files(root):
        for index, line in enumerate(path.read_text(errors="replace").splitlines()):
            marker = MARKER.match(line)
            if not marker:
                continue
            numbers = NUMBERS.fullmatch(marker[1].rstrip())
            if not numbers:
                mistakes.append((path, index, "write `checklist: 5.25, 5.26`"))
                continue
            for number in numbers[1].split(", "):
                named.setdefault(number, {})[path] = index
    return named, mistakes


def link(root, path):
    """A test as it is shown in the page: its path below tests/, a case without its ending."""
    short = path.relative_to(root / "tests").as_posix()
    text = short.removeprefix("cases/").removesuffix(".case")
    return f"[{text}](../tests/{short})"


def list_of_tests(root, paths):
    """The lines that name the tests of one item."""
    lines, line = [], SHOWN.rstrip()
    links = [link(root, path) for path in sorted(paths)]
    for position, text in enumerate(links):
        text += "," if position + 1 < len(links) else "."
        if len(line) + 1 + len(text) > WIDTH and line != SHOWN.rstrip():
            lines.append(line)
            line = " "
        line += " " + text
    return [*lines, line] if links else []


def with_lists(root, lines, named):
    """The page with its lists of tests made anew."""
    items, _ = items_of(lines)
    last_lines = {item.last: item for item in items}
    result = []
    for index, line in enumerate(lines):
        if not line.startswith((SHOWN, "  [")):
            result.append(line)
        if index in last_lines:
            result += list_of_tests(root, named.get(last_lines[index].number, {}))
    return result


def mistakes_against_checklist(items, checklist):
    """Compares numbers, choices and options with the list that the project was given."""
    wanted = {}
    for line in checklist.read_text().splitlines():
        match = CHECKLIST_ITEM.match(line)
        if match:
            wanted[match[1]] = line
    there = {item.number: item for item in items}
    for number in sorted(wanted.keys() - there.keys(), key=order):
        yield 0, f"line {number} of {CHECKLIST} is missing"
    for number in sorted(there.keys() - wanted.keys(), key=order):
        yield there[number].first, f"{CHECKLIST} has no line {number}"
    for number in sorted(there.keys() & wanted.keys(), key=order):
        for mark, word in (("(choice)", "*Choice:*"), ("(may)", "*May:*")):
            if mark in wanted[number] and word not in there[number].text:
                yield there[number].first, f"line {number} is a {mark} in {CHECKLIST}: say {word} and why"


def check(root, checklist):
    """All mistakes, one line of text each."""
    page = root / PAGE
    lines = page.read_text().splitlines()
    items, form = items_of(lines)
    named, found = named_lines(root)
    found += [(page, *mistake) for mistake in form]
    found += [(page, item.first, mistake) for item in items for mistake in mistakes_of_item(item)]

    numbers = {item.number for item in items}
    for number in sorted(named.keys() - numbers, key=order):
        found += [(path, index, f"{PAGE} has no line {number}") for path, index in named[number].items()]
    for item in items:
        if item.needs_a_test() and item.number not in named:
            found.append((page, item.first, f"no test names line {item.number}, and it is not planned or declined"))
    if with_lists(root, lines, named) != lines:
        found.append((page, 0, "the lists of tests are old: scripts/check_behaviour.py --write"))
    if checklist:
        found += [(page, *mistake) for mistake in mistakes_against_checklist(items, checklist)]
    return [f"{os.path.relpath(file, root)}:{index + 1}: {mistake}" for file, index, mistake in found]


def write(root):
    page = root / PAGE
    named, _ = named_lines(root)
    page.write_text("\n".join(with_lists(root, page.read_text().splitlines(), named)) + "\n")


GOOD_TREE = {
    PAGE: '# Behaviour\n\n## 1 Names\n\n- <a id="1.1"></a>**1.1** Names. RFC 1035 §2.3.4.\n'
          "  Shown by [names/long](../tests/cases/names/long.case), [wire/name_test.cpp](../tests/wire/name_test.cpp).\n"
          '- <a id="1.2"></a>**1.2** *Planned: transfers* Case. *Choice:* as written, because\n  it is shorter. RFC 4343.\n'
          "\n## 2 Files\n\n"
          '- <a id="2.1"></a>**2.1** *Declined* *May:* no, because no RFC asks for it.\n'
          '- <a id="2.2"></a>**2.2** *Partly planned: lab* Blanks. RFC 1035 §5.1.\n'
          "  Shown by [names/long](../tests/cases/names/long.case).\n",
    "tests/cases/names/long.case": "# Long.\nrfc: RFC 1035\nchecklist: 1.1, 2.2\n",
    "tests/wire/name_test.cpp": "// checklist: 1.1\n",
    "tests/cases/README.md": "    checklist: 9.9\n",
    "checklist": "- 1.1 A.\n- 1.2 (choice) B.\n- 2.1 (may) C.\n- 2.2 D.\n",
}
BAD_FILES = [
    (PAGE, "## 2 Files", "## 3 Files", "docs/behaviour.md:10: section 3 stands where section 2 is due"),
    (PAGE, '<a id="1.1"></a>**1.1**', '<a id="1.1"></a>**1.3**', "docs/behaviour.md:5: line 1.3 stands where 1.1 is due"),
    (PAGE, 'id="1.1"', 'id="1.7"', "docs/behaviour.md:5: line 1.1 has the anchor 1.7"),
    (PAGE, "- <a id=\"2.2\"></a>**2.2**", "- <a>2.2", 'docs/behaviour.md:13: a line of the specification begins with'),
    (PAGE, "transfers", "holidays", "docs/behaviour.md:7: line 1.2: there is no plan called holidays"),
    (PAGE, "Names. RFC 1035", "Names.", "docs/behaviour.md:5: line 1.1 cites no RFC"),
    (PAGE, "*Planned: transfers* ", "", "docs/behaviour.md:7: no test names line 1.2, and it is not planned or declined"),
    (PAGE, "written, because\n  it", "written.\n  It", "docs/behaviour.md:7: line 1.2: *Choice:* wants a reason"),
    (PAGE, "*Choice:* ", "", "docs/behaviour.md:7: line 1.2 is a (choice)"),
    (PAGE, "*May:* ", "", "docs/behaviour.md:12: line 2.1 is a (may)"),
    (PAGE, "[names/long](../tests/cases/names/long.case), ", "", "docs/behaviour.md:1: the lists of tests are old"),
    ("checklist", "- 2.2 D.\n", "", "docs/behaviour.md:13: ../shared/RFC-CHECKLIST.md has no line 2.2"),
    ("checklist", "- 2.2 D.\n", "- 2.2 D.\n- 2.3 E.\n", "docs/behaviour.md:1: line 2.3 of ../shared/RFC-CHECKLIST.md"),
    ("tests/wire/name_test.cpp", "1.1", "1.1\n// checklist: 1.9", "tests/wire/name_test.cpp:2: docs/behaviour.md has no line 1.9"),
    ("tests/wire/name_test.cpp", "1.1", "1.1 and 1.2", "tests/wire/name_test.cpp:1: write `checklist: 5.25, 5.26`"),
]


def mistakes_of(tree):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in tree.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        return check(root, root / "checklist")


def self_test():
    failures = [f"the good tree gave {mistake}" for mistake in mistakes_of(GOOD_TREE)]
    for name, old, new, wanted in BAD_FILES:
        found = mistakes_of(GOOD_TREE | {name: GOOD_TREE[name].replace(old, new)})
        if not any(mistake.startswith(wanted) for mistake in found):
            failures.append(f"{name} with {new!r}: wanted {wanted!r}, got {found}")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--checklist", type=pathlib.Path, help=f"what to compare the numbers with; default {CHECKLIST}")
    parser.add_argument("--write", action="store_true", help="make the lists of tests")
    parser.add_argument("--self-test", action="store_true", help="prove on a small tree that mistakes are found")
    arguments = parser.parse_args()

    if arguments.self_test:
        mistakes = self_test()
    else:
        checklist = arguments.checklist or arguments.root / CHECKLIST
        if not checklist.exists():
            print(f"no {CHECKLIST} to compare the numbers with; the rest is checked")
            checklist = None
        if arguments.write:
            write(arguments.root)
        mistakes = check(arguments.root, checklist)
    for mistake in mistakes:
        print(mistake)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
