#!/usr/bin/python3
"""`namu lab --shell`: programs that know nothing of it live in a lab with real addresses and port 53."""

import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import time

import support
from support import BAD, FINE, SECONDS, SKIPPED, WRONG_USE, ZONES

os.environ["PATH"] += os.pathsep + "/usr/sbin" + os.pathsep + "/sbin"

SOA = "$TTL 300\n@ SOA ns hostmaster.root 1 7200 900 1209600 300\n"
PYTHON = "/usr/bin/python3"  # one that every user may run
REFUSED = "the kernel gives no namespaces to run a lab in"

UNBOUND = """server:
    directory: "{folder}"
    chroot: ""
    username: ""
    pidfile: "{folder}/unbound.pid"
    use-syslog: no
    interface: 127.0.0.1
    do-not-query-localhost: no
    module-config: "iterator"
    root-hints: "{folder}/root.hints"
remote-control:
    control-enable: no
"""

WITH_UNBOUND = """
unbound -d -c unbound.conf & resolver=$!
for try in $(seq 100); do dig +tries=1 +time=1 localhost >answer && break; sleep 0.1; done
dig +short www.demo; dig +short www.six AAAA; dig nobody.demo | grep -o 'status: [A-Z]*'
kill $resolver; wait $resolver
"""

AS_NOBODY = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def need_namespaces():
    """Ends the test as skipped where the kernel refuses; that it says why is seen as well."""
    command = [support.namu_program(), "lab", str(ZONES / "lab"), "--quiet", "--shell", "--", "true"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if REFUSED in ended.stderr and "hint:" in ended.stderr:
        print("skipped:", ended.stderr)
        sys.exit(SKIPPED)


def machine():
    """What must not be changed by a lab."""
    files = [pathlib.Path(path) for path in ("/etc/resolv.conf", "/etc/nsswitch.conf")]
    addresses = subprocess.run(["ip", "-oneline", "address"], capture_output=True, text=True, check=False).stdout
    mounts = pathlib.Path("/proc/self/mounts").read_text()
    return [file.read_text() if file.exists() else None for file in files] + [addresses.split("valid_lft")[0], mounts]


class LabShell(support.TestCase):
    def write_public_lab(self):
        """The real addresses of a root server, and a zone that has IPv6 only."""
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 198.41.0.4\n"
                   "a.root. AAAA 2001:503:ba3e::2:30\ndemo. NS ns.demo.\nns.demo. A 192.0.2.1\n"
                   "six. NS ns.six.\nns.six. AAAA 2001:db8::53\n")
        self.write("zones/demo.zone", "$ORIGIN demo.\n" + SOA + "@ NS ns\nns A 192.0.2.1\nwww A 203.0.113.7\n")
        self.write("zones/six.zone", "$ORIGIN six.\n" + SOA + "@ NS ns\nns AAAA 2001:db8::53\nwww AAAA 2001:db8::80\n")

    def shell(self, folder, *command, options=(), **more):
        return self.namu("lab", folder, "--quiet", *options, "--shell", "--", *command, **more)

    def script(self, folder, text, options=()):
        return self.shell(folder, "sh", "-c", text, options=options)

    def test_dig_needs_neither_server_nor_port(self):
        ended = self.shell(ZONES / "lab", "dig", "www.lab.glasscom.com")
        self.expect(ended, FINE, "status: NOERROR", "127.0.5.80", "SERVER: 127.0.0.1#53")

    def test_dig_walks_from_the_root_by_referrals(self):
        ended = self.shell(ZONES / "lab", "dig", "+trace", "+nodnssec", "www.lab.glasscom.com")
        froms = [line.split()[5] for line in ended.out.splitlines() if line.startswith(";; Received")]
        self.assertEqual(froms, ["127.0.0.1#53(127.0.0.1)", "127.0.1.1#53(ns.root)", "127.0.2.1#53(ns.com)",
                                 "127.0.4.1#53(ns.glasscom.com)", "127.0.5.1#53(ns.lab.glasscom.com)"], ended)
        self.assertRegex(ended.out, r"www\.lab\.glasscom\.com\.\s+300\s+IN\s+A\s+127\.0\.5\.80\n")

    def test_the_control_socket_is_found_inside(self):
        ended = self.script(ZONES / "lab", f"dig +short www.lab.glasscom.com; {support.namu_program()} ctl expect 1 A "
                            "www.lab.glasscom.com at com")
        self.expect(ended, FINE, "127.0.5.80\nas expected\n")

    def test_programs_that_ask_the_c_library(self):
        ended = self.shell(ZONES / "lab", PYTHON, "-c", """
import socket
print(socket.gethostbyname("www.cyber.co.kr"))
print(socket.getaddrinfo("partner.lab.glasscom.com", 80, flags=socket.AI_ADDRCONFIG)[0][4][0])
""")
        self.assertEqual((ended.status, ended.out), (FINE, "127.0.6.80\n127.0.6.80\n"), ended)

    def test_public_addresses_are_real(self):
        self.write_public_lab()
        ended = self.script("zones", "dig +short www.demo; dig +short www.six AAAA; dig +norec @198.41.0.4 www.demo;"
                            "dig +short +norec @2001:503:ba3e::2:30 a.root AAAA")
        self.expect(ended, FINE, "203.0.113.7\n2001:db8::80\n", "demo.\t\t\t300\tIN\tNS\tns.demo.",
                    "SERVER: 198.41.0.4#53", "2001:503:ba3e::2:30\n")

    def test_a_web_server_stands_at_the_address_of_its_host(self):
        self.write_public_lab()
        self.write("page/index.html", "the page of the lab\n")
        if shutil.which("curl") is None:
            self.skipTest("curl is not installed")
        ended = self.script("zones", f"""
{PYTHON} -m http.server --bind 203.0.113.7 --directory page 80 2>log & server=$!
curl --silent --show-error --retry 50 --retry-connrefused --retry-delay 0 http://www.demo/; kill $server""")
        self.expect(ended, FINE, "the page of the lab\n")

    def test_unbound_walks_from_the_real_root(self):
        self.write_public_lab()
        if shutil.which("unbound") is None:
            self.skipTest("unbound is not installed")
        hints = self.expect(self.namu("lab", "zones", "--shell", "--print", "hints"), FINE)
        self.assertIn("a.root. 3600000 A 198.41.0.4", hints.out)
        self.write("root.hints", hints.out)
        self.write("unbound.conf", UNBOUND.format(folder=self.folder))
        ended = self.script("zones", WITH_UNBOUND, options=["--no-nearest"])
        self.expect(ended, FINE, "203.0.113.7\n2001:db8::80\nstatus: NXDOMAIN\n")

    def test_nothing_gets_out_and_the_machine_stays_as_it_is(self):
        before = machine()
        ended = self.script(ZONES / "lab", "cat /etc/resolv.conf; tail -n +3 /proc/net/dev | cut -d: -f1; "
                            "dig +tries=1 +time=1 @192.0.2.250 test")
        self.assertIn("nameserver 127.0.0.1\n    lo\n;; UDP setup", ended.out)
        self.assertIn("network unreachable", ended.out)
        self.assertEqual(machine(), before)

    # RFC 5358 §4
    # checklist: 12.20
    def test_the_nearest_server_answers_no_stranger(self):
        self.write_public_lab()
        ended = self.script("zones", "dig +tries=1 +time=1 -b 198.41.0.4 @127.0.0.1 www.demo; dig +short @127.0.0.1 www.demo")
        self.expect(ended, FINE, "no servers could be reached", "203.0.113.7\n")

    def test_many_addresses(self):
        root = "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 198.41.0.4\n"
        for i in range(495):
            host = f"100.64.{i // 200}.{i % 200 + 1}"
            root += f"z{i}. NS ns.z{i}.\nns.z{i}. A {host}\n"
            self.write(f"zones/z{i}.zone", f"$ORIGIN z{i}.\n{SOA}@ NS ns\nns A {host}\nwww A 203.0.113.7\n")
        self.write("zones/root.zone", root)
        ended = self.script("zones", "for i in 0 200 494; do dig +short www.z$i; done; ip -oneline address | wc -l")
        self.expect(ended, FINE, 3 * "203.0.113.7\n" + "499\n")  # and the root, www, 127.0.0.1, ::1

    def test_an_address_that_no_host_can_have(self):
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. AAAA ff02::1\n")
        ended = self.expect(self.shell("zones", "true"), BAD)
        self.assertIn("cannot give the interface lo the address ff02::1", ended.err)

    def test_it_ends_as_the_command_does(self):
        lab = ZONES / "lab"
        self.expect(self.shell(lab, "sh", "-c", "exit 7"), 7)
        self.expect(self.shell(lab, "sh", "-c", "kill -KILL $$"), 128 + signal.SIGKILL)
        path = {"PATH": "/usr/bin:/bin"}  # others may have folders that not everybody may look into
        self.expect(self.shell(lab, "no-such-program", environment=path), 127, "cannot run `no-such-program`: No such file or directory")
        self.write("text", "no program")
        self.expect(self.shell(lab, "./text"), 126, "cannot run `./text`: Permission denied")

    def test_the_shell_of_the_user_is_run(self):
        shell = self.write("shell", "#!/bin/sh\necho this shell has $# words, in $NAMU_LAB\n")
        shell.chmod(0o755)
        ended = self.namu("lab", ZONES / "lab", "--shell", environment={"SHELL": str(shell), "NAMU_LAB": "another"})
        self.expect(ended, FINE, "ns.root. 127.0.1.1", "reaches neither this machine nor its network",
                    f"this shell has 0 words, in {ZONES}/lab\n")

    def test_words_behind_the_dashes_are_the_command_s(self):
        self.expect(self.shell(ZONES / "lab", "echo", "--port", "--", "--help"), FINE, "--port -- --help\n")

    def test_nothing_is_inherited_but_what_this_process_got(self):
        script = "ls /proc/self/fd | wc -l; grep -E 'SigBlk|SigIgn' /proc/self/status"
        inside = self.script(ZONES / "lab", script).out
        outside = subprocess.run(["sh", "-c", script], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                 check=True).stdout
        # Of what is ignored the last 31 are no signals of the C library's own.
        self.assertEqual([inside.split()[i] for i in range(3)], [outside.split()[i] for i in range(3)])
        self.assertEqual(*(int(printed.split()[4], 16) & 0x7fffffff for printed in (inside, outside)))

    def test_wrong_use(self):
        self.expect(self.namu("lab", ZONES / "lab", "--shell", "--port", "5300"), WRONG_USE, "--shell has port 53")
        self.expect(self.namu("lab", ZONES / "lab", "--", "dig"), WRONG_USE, "--shell, which is not there")
        self.expect(self.namu("lab", ZONES / "lab", "--shell", "dig"), WRONG_USE, "do not know what to do with `dig`")

    def test_a_folder_with_mistakes_gets_no_shell(self):
        self.write("zones/root.zone", "$ORIGIN .\n" + SOA + "@ NS a.root.\na.root. A 300.0.0.1\n")
        ended = self.expect(self.shell("zones", "echo", "inside"), BAD, "bad-ipv4")
        self.assertNotIn("inside", ended.out)


class AsAnotherUser(support.TestCase):
    """What somebody without rights gets; root plays nobody."""

    def setUp(self):
        super().setUp()
        if os.geteuid() != 0:
            self.skipTest("the other tests were not run by root already")
        self.folder.chmod(0o755)
        shutil.copytree(ZONES / "lab", self.folder / "zones")
        self.program = shutil.copy(support.namu_program(), self.folder / "namu")

    def run_as_nobody(self, script):
        command = [*AS_NOBODY, self.program, "lab", "zones", "--quiet", "--shell", "--", "sh", "-c", script]
        ended = support.Ended(subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, cwd=self.folder,
                                             timeout=SECONDS, check=False))
        if REFUSED in ended.err:
            self.assertIn("hint:", ended.err)
            self.skipTest(ended.err)
        return ended

    def test_no_root_is_needed(self):
        before = machine()
        ended = self.run_as_nobody("id -un; dig +short www.lab.glasscom.com; cat /etc/resolv.conf; exit 5")
        self.expect(ended, 5, "nobody\n127.0.5.80\n", "nameserver 127.0.0.1\n")
        self.assertEqual(machine(), before)

    def test_programs_may_use_ports_below_1024(self):
        ended = self.run_as_nobody(f"{PYTHON} -c 'import socket; socket.socket().bind((\"127.0.5.80\", 80))'")
        self.expect(ended, FINE)

    def test_what_refuses_namespaces_is_said(self):
        """Inside a user namespace its root forbids further ones, and gives up the right to make those that need none."""
        script = ("echo 0 >/proc/sys/user/max_user_namespaces && exec setpriv --bounding-set=-sys_admin "
                  f"{self.program} lab zones --quiet --shell -- true")
        made = subprocess.run(["unshare", "-Ur", "sh", "-c", script], capture_output=True, text=True, cwd=self.folder,
                              timeout=SECONDS, check=False)
        if "unshare: " in made.stderr:
            self.skipTest(made.stderr)
        self.assertEqual(made.returncode, BAD, made)
        self.assertIn(REFUSED + ": No space left on device", made.stderr)
        self.assertIn("`sudo sysctl user.max_user_namespaces=10000` allows some", made.stderr)


class Terminal(support.TestCase):
    """Signals of a terminal, and of others."""

    def start(self, script):
        return subprocess.Popen(
            [support.namu_program(), "lab", str(ZONES / "lab"), "--quiet", "--shell", "--", "sh", "-c", script],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder, text=True)

    def read_until(self, terminal, words):
        printed = b""
        deadline = time.monotonic() + SECONDS
        while words not in printed and time.monotonic() < deadline:
            if select.select([terminal], [], [], 1)[0]:
                try:
                    printed += os.read(terminal, 4096)
                except OSError:  # the other side is gone
                    break
        self.assertIn(words, printed)

    def test_control_c_goes_to_the_command_and_not_to_the_lab(self):
        child, terminal = pty.fork()
        if child == 0:
            script = ("trap 'got=it' INT; echo begin; while [ -z \"$got\" ]; do sleep 0.1; done; "
                      "dig +short www.lab.glasscom.com; exit 3")
            os.execv(support.namu_program(), [support.namu_program(), "lab", str(ZONES / "lab"), "--quiet", "--shell", "--",
                                              "sh", "-c", script])
        self.addCleanup(os.close, terminal)
        self.read_until(terminal, b"begin")
        os.write(terminal, b"\x03")
        self.read_until(terminal, b"127.0.5.80")
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 3)

    def test_an_interactive_shell_has_job_control(self):
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(SHELL="/bin/bash", PS1="lab> ", HOME=str(self.folder))
            os.execv(support.namu_program(), [support.namu_program(), "lab", str(ZONES / "lab"), "--quiet", "--shell"])
        self.addCleanup(os.close, terminal)
        os.write(terminal, b"sh -c 'echo be''gun; exec sleep 60'\n")
        self.read_until(terminal, b"begun")  # by it, and not as the line was typed
        os.write(terminal, b"\x1a")
        self.read_until(terminal, b"Stopped")
        os.write(terminal, b"kill %1; dig +short www.lab.glasscom.com; exit 4\n")
        self.read_until(terminal, b"127.0.5.80")
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 4)

    def test_where_the_command_is_stopped_the_lab_is_too(self):
        lab = self.start("kill -STOP $$; dig +short www.lab.glasscom.com")
        _, status = os.waitpid(lab.pid, os.WUNTRACED)
        self.assertTrue(os.WIFSTOPPED(status))
        lab.send_signal(signal.SIGCONT)
        self.assertEqual((lab.communicate(timeout=SECONDS)[0], lab.returncode), ("127.0.5.80\n", 0))

    def test_sigterm_ends_both(self):
        for trap, status in (("", 128 + signal.SIGTERM), ("trap '' TERM", 128 + signal.SIGKILL)):
            with self.subTest(trap=trap):
                lab = self.start(f"{trap}\necho begin; exec sleep 60")
                self.assertEqual(lab.stdout.readline(), "begin\n")
                lab.send_signal(signal.SIGTERM)
                lab.communicate(timeout=SECONDS)
                self.assertEqual(lab.returncode, status)

    def test_sighup_from_inside_reads_the_folder_again(self):
        zone = shutil.copytree(ZONES / "lab", self.folder / "zones") / "lab.glasscom.com.zone"
        text = zone.read_text()
        self.assertIn("127.0.5.80", text)
        self.write("edited", text.replace("127.0.5.80", "127.0.5.81"))
        self.write("added", "$ORIGIN added.\n" + SOA + "@ NS ns\nns A 198.51.100.53\n")
        script = f"""
mv edited {zone}; mv added zones/added.zone; kill -HUP $PPID
for try in $(seq 100); do grep -q reloaded err && break; sleep 0.1; done
dig +short www.lab.glasscom.com; dig +short @198.51.100.53 ns.added"""
        with open(self.folder / "err", "wb") as err:
            command = [support.namu_program(), "lab", "zones", "--quiet", "--shell", "--", "sh", "-c", script]
            out = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=err, cwd=self.folder,
                                 timeout=SECONDS, check=True).stdout
        self.assertEqual(out, b"127.0.5.81\n198.51.100.53\n", (self.folder / "err").read_text())


if __name__ == "__main__":
    need_namespaces()
    support.main()
