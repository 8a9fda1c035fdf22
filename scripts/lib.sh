# Sourced by the scripts of this folder (POSIX sh); does nothing by itself but enter the repository.

script=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
cd "$(dirname "$script")/.." || exit

say() {
    printf '%s\n' "$*" >&2
}

# help_wanted "$@": true when the first argument asks for help.
help_wanted() {
    case "${1:-}" in
        -h | --help) return 0 ;;
        *) return 1 ;;
    esac
}

# print_help: the comment at the top of the calling script, up to the first line that is none.
print_help() {
    sed -n -e '1d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$script"
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "This needs root, and there is no sudo: $*"
        exit 1
    fi
}

install_packages() {
    # --no-remove: Boost 1.81 would otherwise throw out an older Boost without a word.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends --no-remove "$@" >&2
}

have_package_lists() {
    ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1
}

# need_packages NAME...: installs those that are missing.
need_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "There is no apt-get here. Please install what these Debian packages hold, then build with cmake:"
        say "    $*"
        exit 1
    fi

    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0

    say "Installing:$missing"
    # shellcheck disable=SC2086 # a list of words
    if have_package_lists && install_packages $missing; then
        return 0
    fi
    # A fresh image has no package lists, an old one has lists of versions that are gone.
    as_root apt-get update -q >&2
    # shellcheck disable=SC2086
    if ! install_packages $missing; then
        say "apt-get could not install:$missing"
        say "If it says that packages need to be removed: Boost 1.74 and 1.81 cannot stand side by side; remove"
        say "libboost-dev or libboost1.74-dev yourself, then try again."
        exit 1
    fi
}

# What it takes to build the program; one line and one reason each.
build_packages() {
    echo g++                               # the C++20 compiler
    echo cmake                             # configures the build
    echo ninja-build                       # runs it
    echo libboost1.81-dev                  # Asio and the other header-only parts of Boost (the default, 1.74, is too old)
    echo libboost-program-options1.81-dev  # the command line
    echo libssl-dev                        # digests, cookies and signatures, by OpenSSL
    echo libspdlog-dev                     # the log
    echo libtomlplusplus-dev               # configuration files in TOML
    echo pkgconf                           # finds the next two
    echo libcap-ng-dev                     # capabilities: a server of root gives up what it does not need
    echo libseccomp-dev                    # system calls: the same for them
}

# What it takes to build and run every test besides.
test_packages() {
    echo ccache                   # a second run is quick
    echo libboost-test1.81-dev    # unit tests
    echo libgtest-dev             # GoogleTest: an example of servers for tests
    echo catch2                   # Catch2: another
    echo clang-format             # scripts/format
    echo python3                  # checks of the tree, tests from outside
    echo python3-dnspython        # an independent reader of DNS messages
    echo bind9-dnsutils           # dig
    echo bind9-host               # host
    echo knot-dnsutils            # kdig
    echo ldnsutils                # drill
    echo unbound                  # a resolver that walks the lab's hierarchy
    echo iproute2                 # ip, in the network namespace of the lab test
    echo tshark                   # reads the lab's capture files
    echo curl                     # fetches a page inside a lab
    echo nsd                      # a peer to compare answers with; nsd-checkzone, a second opinion about zone files
    echo bind9-utils              # named-checkzone, a third; dnssec-signzone signs zones of the comparison
    echo knot                     # a peer to compare answers with
    echo knot-dnssecutils         # kzonecheck, a second opinion about signed zones
    echo prometheus               # promtool, which knows what metrics must look like
    echo patch                    # applies what `namu check --tree` prints
    echo bind9                    # another
    echo pdns-server              # another
    echo pdns-backend-bind        # its reader of zone files
    echo dpkg-dev                 # the Debian package is made
    echo lintian                  # and judged
    echo systemd                  # judges the units
    echo mandoc                   # reads the manual pages
    echo zsh                      # completes a command line
    echo fish                     # another
    echo clang                    # fuzz targets need its libFuzzer
    echo libclang-rt-14-dev       # libFuzzer and the sanitizers' runtime
}

# What it takes to measure besides.
bench_packages() {
    echo python3                  # scripts/bench_lib
    echo valgrind                 # callgrind counts instructions; its headers say where
    echo iproute2                 # ip, in the network namespace of a measurement
    echo nsd                      # a peer to be compared with
    echo knot                     # another
    echo bind9                    # another
    echo pdns-server              # another
    echo pdns-backend-bind        # its reader of zone files
    echo bind9-utils              # dnssec-signzone signs zones
    echo gnuplot-nox              # draws the results
    echo libbenchmark-dev         # Google Benchmark: micro-benchmarks
}

# configure FOLDER [cmake arguments]
configure() {
    folder=$1
    shift
    cmake -S . -B "$folder" -G Ninja "$@" >&2
}
