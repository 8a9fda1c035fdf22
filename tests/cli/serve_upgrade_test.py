#!/usr/bin/python3
"""`namu ctl upgrade`: another process, of the program that is installed by then, takes the place of the one that serves."""

import os
import pathlib
import re
import shutil
import signal
import threading
import time
import unittest

import serve_support
import support
from serve_support import COOKIE, NOERROR, SOA, zone_text


def is_alive(process):
    try:
        return "Z" not in pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


class Asking(threading.Thread):
    """Asks on and on, over UDP or TCP, a connection a question, and counts what is not answered as it should be."""

    def __init__(self, server, transport):
        super().__init__()
        self.server, self.transport = server, transport
        self.asked = 0
        self.faults = []
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            self.asked += 1
            try:
                ask = self.server.udp if self.transport == "udp" else self.server.tcp
                if ask("www.example.com").rcode != NOERROR:
                    self.faults.append("another answer")
            except (OSError, AssertionError) as error:
                self.faults.append(repr(error))


class Upgrade(serve_support.TestCase):
    def setUp(self):
        super().setUp()
        self.file = pathlib.Path(self.write("zones/example.com.zone", zone_text("www A 192.0.2.1")))
        self.program = self.folder / "namu"
        shutil.copy2(support.namu_program(), self.program)
        self.successors = []
        self.addCleanup(self.end_successors)

    def end_successors(self):
        """They are nobody's children here."""
        for process in self.successors:
            if is_alive(process):
                os.kill(process, signal.SIGKILL)
        if self.successors:
            self.server.stop()

    def start(self, *arguments):
        self.server = self.serve(*arguments, program=self.program)
        return self.server

    def ctl(self, *words, status=0):
        ended = self.namu("ctl", *words, environment=self.server.environment)
        self.assertEqual(ended.status, status, ended)
        return ended

    def process(self):
        return int(re.search(r"process (\d+)", self.ctl("status").out).group(1))

    def upgrade(self):
        before = self.process()
        said = self.ctl("upgrade").out
        successor = int(re.search(r"process (\d+) has taken the place of process", said).group(1))
        self.successors.append(successor)
        self.assertIn(f"of process {before}", said)
        self.wait_for(lambda: self.process() == successor)
        return successor

    def expect_first_ended(self):
        self.assertEqual(self.server.process.wait(support.SECONDS), 0)

    def test_nobody_who_asks_meanwhile_notices(self):
        self.start("zones", "--metrics", "127.0.0.1:0")
        askers = [Asking(self.server, transport) for transport in ("udp", "tcp", "udp")]
        for asker in askers:
            asker.start()
        for _ in range(3):
            self.upgrade()
            time.sleep(0.1)
        for asker in askers:
            asker.is_over.set()
        for asker in askers:
            asker.join()
            self.assertEqual((asker.faults, asker.asked > 50), ([], True))
        self.expect_first_ended()
        self.assertFalse(is_alive(self.successors[0]))
        self.assertIn("metrics: " + re.search(r"http\S+", self.server.out).group(), self.ctl("status").out)

    def test_the_last_one_ends_as_the_first_would(self):
        self.start("zones")
        last = self.upgrade()
        self.ctl("stop")
        self.wait_for(lambda: not is_alive(last))
        self.assertEqual(list(pathlib.Path(self.server.environment["XDG_RUNTIME_DIR"]).glob("namu/*.sock")), [])
        with self.assertRaises(ConnectionRefusedError):
            self.server.tcp("www.example.com")

    def test_listeners_that_came_with_a_reload_stay(self):
        self.write("namu.toml", 'zones = ["zones"]\n[[listen]]\naddress = "127.0.0.1"\n')
        self.start("--config", "namu.toml")
        self.write("namu.toml", f'zones = ["zones"]\n[[listen]]\naddress = "127.0.0.1"\n'
                                f'[[listen]]\naddress = "127.0.0.9:{self.server.port}"\n')
        self.ctl("reload")
        self.upgrade()
        for address in ("127.0.0.1", "127.0.0.9"):
            self.expect_data(self.server.udp("www.example.com", address=address), "192.0.2.1")

    def test_what_takes_a_restart_comes_with_it(self):
        self.write("namu.toml", 'zones = ["zones"]\n[server]\nthreads = 1\n')
        self.start("--config", "namu.toml")
        self.write("namu.toml", 'zones = ["zones"]\n[server]\nthreads = 3\n')
        self.assertIn("this takes a restart", self.ctl("reload", status=1).err)
        self.upgrade()
        self.assertIn("3 workers", self.ctl("status").out)
        self.write("namu.toml", 'zones = ["zones"]\n[server]\nthreads = 1\n')
        self.upgrade()
        for _ in range(50):  # three sockets of the group are read by one worker
            self.expect_data(self.server.udp("www.example.com"), "192.0.2.1")

    def test_cookies_that_clients_hold_stay_good(self):
        self.start("zones", "--demand-cookies")
        client = b"01234567"
        cookie = self.server.udp("www.example.com", options=[(COOKIE, client)]).options[COOKIE]
        self.upgrade()
        self.assertEqual(self.server.udp("www.example.com", options=[(COOKIE, cookie)]).rcode, NOERROR)

    def test_serials_go_on_rising(self):
        self.start("zones", "--state", "state")
        self.file.write_text(zone_text("www A 192.0.2.2"))
        self.wait_for(lambda: self.server.udp("www.example.com").data() == ["192.0.2.2"])
        self.upgrade()
        self.assertEqual(serve_support.serial_in(self.server.udp("example.com", SOA)), 2)
        self.file.write_text(zone_text("www A 192.0.2.3"))
        self.wait_for(lambda: self.server.udp("www.example.com").data() == ["192.0.2.3"])
        self.assertEqual(serve_support.serial_in(self.server.udp("example.com", SOA)), 3)

    def test_a_configuration_with_a_mistake_changes_nothing(self):
        self.write("namu.toml", 'zones = ["zones"]\n')
        self.start("--config", "namu.toml")
        before = self.process()
        self.write("namu.toml", 'zonez = ["zones"]\n')
        refused = self.ctl("upgrade", status=1)
        self.assertIn("this process goes on: the new process ended before it was ready", refused.err)
        self.assertIn("did you mean `zones`", self.server.err)
        self.assertEqual(self.process(), before)
        self.write("namu.toml", 'zones = ["zones"]\n')
        self.file.write_text(zone_text("www A 192.0.2.2"))  # edits are noticed again
        self.wait_for(lambda: self.server.udp("www.example.com").data() == ["192.0.2.2"])
        self.upgrade()

    def test_a_program_that_is_gone_changes_nothing(self):
        self.start("zones")
        self.program.rename(self.folder / "elsewhere")
        refused = self.ctl("upgrade", status=1)
        self.assertIn(f"cannot start {self.program}: No such file or directory", refused.err)
        self.expect_data(self.server.udp("www.example.com"), "192.0.2.1")
        shutil.copy2(self.folder / "elsewhere", self.program)
        self.upgrade()

    def test_a_successor_that_hangs_can_be_ended(self):
        self.start("zones")
        self.program.unlink()
        self.program.write_text("#!/bin/sh\necho $$ >pid\nexec sleep 60\n")
        self.program.chmod(0o755)
        asked = threading.Thread(target=self.ctl, args=["upgrade"], kwargs={"status": 1})
        asked.start()
        self.wait_for(lambda: (self.folder / "pid").exists() and (self.folder / "pid").read_text())
        self.assertIn("an upgrade is under way already", self.ctl("upgrade", status=1).err)
        self.expect_data(self.server.udp("www.example.com"), "192.0.2.1")
        os.kill(int((self.folder / "pid").read_text()), signal.SIGKILL)
        asked.join()
        self.expect_data(self.server.udp("www.example.com"), "192.0.2.1")

    def test_no_launcher_stays_behind(self):
        self.start("zones")
        children = pathlib.Path(f"/proc/{self.server.process.pid}/task/{self.server.process.pid}/children")
        launcher, = children.read_text().split()
        self.assertEqual(pathlib.Path(f"/proc/{launcher}/comm").read_text(), "namu-launcher\n")
        self.server.process.kill()
        self.server.process.wait()
        self.wait_for(lambda: not is_alive(int(launcher)))

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody else")
    def test_the_successor_is_the_same_user(self):
        self.folder.chmod(0o755)
        (self.folder / "for-all").mkdir()
        (self.folder / "for-all").chmod(0o777)
        self.server = self.serve("zones", "--user", "nobody", "--listen", "127.0.0.1", "--control", "for-all/control", program=self.program,
                                 own_port_file=self.folder / "for-all/port")
        socket_path = self.folder / "for-all/control"
        said = self.ctl("upgrade", "--socket", socket_path).out
        successor = int(re.search(r"process (\d+) has taken", said).group(1))
        self.successors.append(successor)
        uid = re.search(r"^Uid:\t(\d+)", pathlib.Path(f"/proc/{successor}/status").read_text(), re.M).group(1)
        self.assertNotEqual(uid, "0")


if __name__ == "__main__":
    support.main()
