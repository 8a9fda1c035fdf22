#!/usr/bin/env python3
"""Checks that what the documentation points to is there.

In every *.md: links to files and to their headings, and paths in code, such as `src/namu/zone/zone.hpp`, or
`zone/zone.hpp` for short; * and <word> stand for anything. In every source: mentions of docs/*.md. And README.md names
each package that scripts/lib.sh installs. Prints each mistake as file:line: message; the exit status is 1 when there
is one.

usage: check_docs.py [--root FOLDER]
       check_docs.py --self-test
"""

import argparse
import pathlib
import re
import sys
import tempfile

TOP_FOLDERS = ("src", "tests", "docs", "scripts", "zones", ".ci")
SOURCES = ("*.hpp", "*.cpp", "*.py", "*.cmake", "CMakeLists.txt")

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")
PATH = re.compile(r"(?<![\w/.:-])\.?\w[\w.-]*/[\w./*<>{},-]*")
PACKAGE = re.compile(r"    echo (\S+) +#")
PAGE = re.compile(r"\bdocs/[\w./-]+\.md\b")


def is_ours(path, root):
    """False for what lies in a build or a hidden folder."""
    folders = path.relative_to(root).parts[:-1]
    return not any(folder.startswith("build") or folder.startswith(".") for folder in folders)


def numbered_lines(path):
    """(number, line, True inside a fenced block) of each line."""
    fenced = False
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        else:
            yield number, line, fenced


def anchors_of(page):
    """The anchors of a page's headings, made as GitHub makes them."""
    headings = [line.lstrip("# ") for _, line, fenced in numbered_lines(page) if line.startswith("#") and not fenced]
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def mistake_in_link(page, target):
    if re.match(r"[a-z]+:", target):
        return None
    name, _, anchor = target.partition("#")
    file = page.parent / name if name else page
    if not file.exists():
        return f"the link to {target} leads nowhere"
    if anchor and anchor not in anchors_of(file):
        return f"{name or 'this page'} has no heading #{anchor}"
    return None


def alternatives(path):
    """tests/{cli,interop}/x is two paths."""
    match = re.search(r"\{([^{}]*)\}", path)
    if not match:
        return [path]
    return [path[:match.start()] + word + path[match.end():] for word in match[1].split(",")]


def exists(root, path):
    """True for a path of the repository, or of src/namu; also for one that is not meant as such."""
    pattern = re.sub(r"<\w+>", "*", path.rstrip("/.,"))
    first = pattern.split("/")[0]
    if first in TOP_FOLDERS:
        folder = root
    elif (root / "src/namu" / first).is_dir() or first == "*":
        folder = root / "src/namu"
    else:
        return True
    return any(True for _ in folder.glob(pattern))


def mistakes_of_page(root, page):
    for number, line, fenced in numbered_lines(page):
        if not fenced:
            for target in LINK.findall(line):
                mistake = mistake_in_link(page, target)
                if mistake:
                    yield number, mistake
        for code in [line] if fenced else CODE.findall(line):
            for word in PATH.findall(code):
                for path in alternatives(word):
                    if not exists(root, path):
                        yield number, f"there is no {path}"


def mistakes_of_source(root, source):
    for number, line, _ in numbered_lines(source):
        for page in PAGE.findall(line):
            if not (root / page).exists():
                yield number, f"there is no {page}"


def mistakes_of_packages(root, list_of_packages):
    named = set(re.findall(r"[\w.+-]+", (root / "README.md").read_text()))
    for number, line, _ in numbered_lines(list_of_packages):
        package = PACKAGE.match(line)
        if package and package[1] not in named:
            yield number, f"README.md does not name {package[1]}"


def check(root):
    """All mistakes, one line of text each."""
    found = []
    for page in sorted(root.rglob("*.md")):
        if is_ours(page, root):
            found += [(page, *mistake) for mistake in mistakes_of_page(root, page)]
    for folder in ("src", "tests", "scripts"):
        for pattern in SOURCES:
            for source in sorted((root / folder).rglob(pattern)):
                if source.name != "check_docs.py":
                    found += [(source, *mistake) for mistake in mistakes_of_source(root, source)]
    library = root / "scripts/lib.sh"
    found += [(library, *mistake) for mistake in mistakes_of_packages(root, library)]
    return [f"{file.relative_to(root)}:{number}: {mistake}" for file, number, mistake in found]


GOOD_TREE = {
    "README.md": "# Tree\n[a](docs/a.md), [b](docs/a.md#two-words), [c](#tree), [d](https://example.com/e)\n"
                 "`src/namu/zone/zone.hpp`, `zone/zone.hpp`, `zone/*.hpp`, `<layer>/zone.hpp`, `no/path/of/ours`\n"
                 "```sh\nscripts/serve zones/\nls build/docs/c.md\n```\n",
    "docs/a.md": "## Two words\n",
    "src/namu/zone/zone.hpp": "/// See docs/a.md.\n",
    "scripts/serve": "",
    "scripts/lib.sh": "packages() {\n    echo a  # a word of the README\n}\n",
    "zones/b.zone": "",
    "build/README.md": "[gone](gone.md)\n",
}
BAD_PAGES = [
    ("README.md", "[a](docs/b.md)\n", "README.md:1: the link to docs/b.md leads nowhere"),
    ("README.md", "\n[a](docs/a.md#three-words)\n", "README.md:2: docs/a.md has no heading #three-words"),
    ("README.md", "[a](#fence)\n```\n# Fence\n```\n", "README.md:1: this page has no heading #fence"),
    ("docs/a.md", "## Two words\n`zone/gone.hpp`\n", "docs/a.md:2: there is no zone/gone.hpp"),
    ("docs/a.md", "## Two words\n`src/{namu,gone}/`\n", "docs/a.md:2: there is no src/gone/"),
    ("docs/a.md", "## Two words\n```sh\nscripts/gone\n```\n", "docs/a.md:3: there is no scripts/gone"),
    ("scripts/lib.sh", "    echo g++-13   # the compiler\n", "scripts/lib.sh:1: README.md does not name g++-13"),
    ("src/namu/zone/zone.hpp", "// docs/gone.md\n", "src/namu/zone/zone.hpp:1: there is no docs/gone.md"),
]


def mistakes_of(tree):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in tree.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        return check(root)


def self_test():
    failures = [f"the good tree gave {mistake}" for mistake in mistakes_of(GOOD_TREE)]
    for name, text, wanted in BAD_PAGES:
        found = mistakes_of(GOOD_TREE | {name: text})
        if found != [wanted]:
            failures.append(f"{name} {text!r}: wanted {wanted!r}, got {found}")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--self-test", action="store_true", help="prove on small trees that mistakes are found")
    arguments = parser.parse_args()

    mistakes = self_test() if arguments.self_test else check(arguments.root)
    for mistake in mistakes:
        print(mistake)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
