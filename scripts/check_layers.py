#!/usr/bin/env python3
"""Checks that every folder of src/ includes only what scripts/layers.txt allows.

Also checked: the DEPENDS of each namu_layer() in src/namu/*/CMakeLists.txt, and that no files include each other in
a circle. Prints each mistake as file:line: message; the exit status is 1 when there is one.

usage: check_layers.py [--root FOLDER]
       check_layers.py --self-test
"""

import argparse
import pathlib
import re
import sys
import tempfile

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LAYER_CALL = re.compile(r"namu_layer\(\s*(\w+)([^)]*)\)")

# Boost headers outside boost/<library>/ and the library they belong to.
BOOST_ALIASES = {
    "assert": "boost/assert",
    "static_assert": "boost/assert",
    "current_function": "boost/assert",
    "cerrno": "boost/system",
}

STANDARD = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits
clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint
cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem format forward_list fstream
functional future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory
memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore
set shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view strstream
syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray
variant vector version
""".split())

POSIX = re.compile(r"(sys|net|netinet|arpa|linux)/\w+\.h|"
                   r"(dirent|errno|fcntl|fnmatch|grp|ifaddrs|netdb|poll|pthread|pwd|sched|signal|spawn|time|unistd)\.h")

# Libraries of one header each.
LIBRARIES = {"cap-ng.h": "capng", "seccomp.h": "seccomp"}
# Libraries with a folder of headers, named like it.
LIBRARY_FOLDERS = {"openssl", "spdlog", "toml++"}

# Instructions of one family of processors.
INTRINSICS = {"emmintrin.h", "immintrin.h"}

SYSTEM_WORDS = {"posix", "intrinsics", *LIBRARY_FOLDERS, *LIBRARIES.values()}


def read_layers(path):
    """The allowed includes: {layer: set of words}, in the order of the file."""
    layers = {}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, colon, words = line.partition(":")
        if not colon:
            raise SystemExit(f"{path}:{number}: no colon")
        allowed = set()
        for word in words.split():
            if word == "everything":
                allowed |= set(layers)
            elif word in layers or word.startswith("boost/") or word in SYSTEM_WORDS:
                allowed.add(word)
            else:
                raise SystemExit(f"{path}:{number}: {word} is no layer listed above {name}")
        layers[name] = allowed
    return layers


def layer_of(path, src):
    """src/namu/wire/rdata/a.hpp -> wire; src/programs/main.cpp -> programs."""
    parts = path.relative_to(src).parts
    return parts[1] if parts[0] == "namu" else parts[0]


def kind_of(header):
    """What an #include asks for: a layer, boost/<library>, a library, posix, intrinsics, std, or None when nobody knows it."""
    first, slash, rest = header.partition("/")
    if first == "namu" and "/" in rest:
        return rest.partition("/")[0]
    if first == "programs" and slash:
        return "programs"
    if first == "boost":
        library = rest.partition("/")[0].removesuffix(".hpp")
        return BOOST_ALIASES.get(library, "boost/" + library)
    if first in LIBRARY_FOLDERS and slash:
        return first
    if header in STANDARD:
        return "std"
    if POSIX.fullmatch(header):
        return "posix"
    if header in INTRINSICS:
        return "intrinsics"
    return LIBRARIES.get(header)


def includes_of(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1], match[2]


def judge_include(layer, allowed, src, quote, header):
    """What is wrong with one #include, or None."""
    kind = kind_of(header)
    if kind in allowed or kind in (layer, "std"):
        if quote == '"' and not (src / header).is_file():
            return f'"{header}" is not in src'
        if quote == "<" and header.startswith(("namu/", "programs/")):
            return f'own headers are included with quotes: "{header}"'
        return None
    words = " ".join(sorted(allowed)) or "nothing else"
    if kind is None:
        return f"{header} is neither ours nor a header this check knows; {layer} may include: {words}"
    return f"{layer} may not include {kind} ({header}); allowed: {words}"


def check_sources(src, layers):
    """All forbidden includes, and the graph of our own files for the other checks."""
    mistakes, graph = [], {}
    for path in sorted(p for p in src.rglob("*") if p.suffix in (".hpp", ".cpp")):
        layer = layer_of(path, src)
        edges = graph.setdefault(path, [])
        if layer not in layers:
            mistakes.append(f"{path}:1: the folder {layer} is not in layers.txt")
            continue
        for number, quote, header in includes_of(path):
            fault = judge_include(layer, layers[layer], src, quote, header)
            if fault:
                mistakes.append(f"{path}:{number}: {fault}")
            if (src / header).is_file():
                edges.append((number, src / header))
    return mistakes, graph


def check_cycles(graph):
    """Depth-first: an include of a file whose own includes are still being walked closes a circle."""
    mistakes, done, trail = [], set(), []

    def walk(path):
        trail.append(path)
        for number, target in graph.get(path, []):
            if target in trail:
                circle = trail[trail.index(target):] + [target]
                names = " -> ".join(p.name for p in circle)
                mistakes.append(f"{path}:{number}: files include each other in a circle: {names}")
            elif target not in done:
                walk(target)
        trail.pop()
        done.add(path)

    for path in sorted(graph):
        if path not in done:
            walk(path)
    return mistakes


def check_cmake(src, layers, graph):
    """DEPENDS must be allowed, and must name each layer the folder includes."""
    mistakes = []
    for path in sorted(src.glob("namu/*/CMakeLists.txt")):
        call = LAYER_CALL.search(path.read_text())
        if not call:
            mistakes.append(f"{path}:1: no namu_layer()")
            continue
        layer, rest = call.groups()
        words = rest.split()
        depends = set()
        if "DEPENDS" in words:
            for word in words[words.index("DEPENDS") + 1:]:
                if word.isupper():
                    break
                depends.add(word)
        included = {layer_of(target, src) for source, edges in graph.items() if layer_of(source, src) == layer
                    for _, target in edges} - {layer}
        for word in sorted(depends - layers.get(layer, set())):
            mistakes.append(f"{path}:1: {layer} may not depend on {word}")
        for word in sorted((included & layers.get(layer, set())) - depends):
            mistakes.append(f"{path}:1: {layer} includes {word}, but DEPENDS does not name it")
    return mistakes


def check(root):
    layers = read_layers(root / "scripts" / "layers.txt")
    src = root / "src"
    mistakes, graph = check_sources(src, layers)
    return mistakes + check_cycles(graph) + check_cmake(src, layers, graph)


GOOD_TREE = {
    "scripts/layers.txt": "base: boost/assert\nwire: base # remark\nprograms: everything\n",
    "src/namu/base/CMakeLists.txt": "namu_layer(base)\n",
    "src/namu/base/a.hpp": "#include <boost/assert.hpp>\n#include <vector>\n",
    "src/namu/wire/CMakeLists.txt": "namu_layer(wire DEPENDS base)\n",
    "src/namu/wire/b.hpp": '#include "namu/base/a.hpp"\n',
    "src/namu/wire/rdata/c.cpp": '#include "namu/wire/b.hpp"\n',
    "src/programs/main.cpp": '#include "namu/wire/b.hpp"\n',
}

# What to write over the good tree, and a part of the one mistake it must give.
BAD_TREES = [
    ({"src/namu/base/a.hpp": '#include "namu/wire/b.hpp"\n', "src/namu/wire/b.hpp": ""}, "base may not include wire"),
    ({"src/namu/base/a.hpp": "\n#include <boost/asio.hpp>\n"}, "a.hpp:2: base may not include boost/asio"),
    ({"src/namu/base/a.hpp": "#include <boost/asio/ip/udp.hpp>\n"}, "allowed: boost/assert"),
    ({"src/namu/base/a.hpp": "#include <sys/socket.h>\n"}, "base may not include posix"),
    ({"src/namu/base/a.hpp": "#include <zlib.h>\n"}, "nor a header this check knows"),
    ({"src/namu/base/a.hpp": '#include "namu/base/gone.hpp"\n'}, "is not in src"),
    ({"src/namu/wire/b.hpp": "#include <namu/base/a.hpp>\n"}, "with quotes"),
    ({"src/namu/base/a.hpp": '#include "namu/base/d.hpp"\n', "src/namu/base/d.hpp": '#include "namu/base/a.hpp"\n'},
     "circle: a.hpp -> d.hpp -> a.hpp"),
    ({"src/namu/wire/CMakeLists.txt": "namu_layer(wire)\n"}, "DEPENDS does not name it"),
    ({"src/namu/base/CMakeLists.txt": "namu_layer(base\n  DEPENDS wire)\n"}, "base may not depend on wire"),
    ({"src/namu/other/e.hpp": ""}, "the folder other is not in layers.txt"),
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
    for change, wanted in BAD_TREES:
        found = mistakes_of(GOOD_TREE | change)
        if len(found) != 1 or wanted not in found[0]:
            failures.append(f"{change}: wanted one mistake with {wanted!r}, got {found}")
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
