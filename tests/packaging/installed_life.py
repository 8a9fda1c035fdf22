"""Runs in the copy of installed_system.py: the life of the package from installation to purge.

usage: installed_life.py NAMU BUILD PACKAGE
"""

import os
import pathlib
import pwd
import re
import shlex
import socket
import subprocess
import sys

import packaging_support
import serve_support
import support
import systemd_support

PACKAGE = sys.argv[3]
ZONES = pathlib.Path("/etc/namu/zones")


def dpkg(*arguments):
    subprocess.run(["dpkg", "--no-triggers", *arguments], check=True, env=dict(os.environ, LC_ALL="C"))


def check(what, is_so):
    if not is_so:
        sys.exit(f"not so: {what}")
    print("ok:", what)


def setting(key):
    """The words of a line of the installed unit."""
    unit = pathlib.Path("/usr/lib/systemd/system/namu.service").read_text()
    return shlex.split(re.search(rf"^{key}=(.*)$", unit, re.MULTILINE)[1])


def install():
    dpkg("-i", PACKAGE)
    who = pwd.getpwnam("namu")
    check("the user cannot log in", who.pw_shell == "/usr/sbin/nologin" and who.pw_uid < 1000)
    enabled = pathlib.Path("/etc/systemd/system/multi-user.target.wants/namu.service")
    check("the unit is enabled", enabled.is_symlink())
    check("the socket unit is not", not pathlib.Path("/etc/systemd/system/sockets.target.wants/namu.socket").exists())
    check("there is a folder for zones", ZONES.is_dir() and not list(ZONES.iterdir()))
    check("manual pages are there", pathlib.Path("/usr/share/man/man8/namu-serve.8.gz").exists())


def command_of_unit():
    """ExecStart= as User= with AmbientCapabilities=."""
    (user,), (capability,) = setting("User"), setting("AmbientCapabilities")
    ambient = "+" + capability.removeprefix("CAP_").lower()
    return ["/usr/bin/setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--no-new-privs",
            f"--inh-caps=-all,{ambient}", f"--ambient-caps={ambient}", f"--bounding-set=-all,{ambient}",
            *setting("ExecStart")]


def make_folders():
    """What systemd makes by StateDirectory= and the like."""
    for folder in ("state:/var/lib", "runtime:/run", "logs:/var/log"):
        name, above = folder.split(":")
        path = pathlib.Path(above) / "namu"
        path.mkdir(exist_ok=True)
        os.chown(path, pwd.getpwnam("namu").pw_uid, -1)
        os.environ[f"{name.upper()}_DIRECTORY"] = str(path)


def serve(sockets):
    """Starts as the unit says, asks on port 53, edits, reloads, stops."""
    service = systemd_support.Service(*command_of_unit(), sockets=sockets, watchdog_seconds=10)
    try:
        service.wait_for(["READY=1", "STATUS="])
        digged = subprocess.run(
            ["dig", "+short", "@127.0.0.1", "www.example.com"], capture_output=True, check=True, text=True).stdout
        check("dig gets an answer on port 53", digged == "192.0.2.80\n")
        for ask in (serve_support.ask_udp, serve_support.ask_tcp):
            check(ask.__name__, ask("127.0.0.1", 53, "www.example.com").data() == ["192.0.2.80"])
        status = pathlib.Path(f"/proc/{service.process.pid}/status").read_text()
        check("it runs as namu", f"\nUid:\t{pwd.getpwnam('namu').pw_uid}\t" in status)
        check("it may open low ports and nothing else", "\nCapEff:\t0000000000000400\n" in status)
        service.reload()
        service.wait_for(["RELOADING=1"])
        service.wait_for(["READY=1"])
        check("it ends well", service.stop() == support.FINE)
    except AssertionError as error:
        sys.exit(f"{error}\n{service.err}")
    finally:
        service.close()


def system_sockets():
    """Those of namu.socket."""
    unit = pathlib.Path("/usr/lib/systemd/system/namu.socket").read_text()
    sockets = []
    for kind, address, port in re.findall(r"^Listen(Datagram|Stream)=(.+):(\d+)$", unit, re.MULTILINE):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        made = socket.socket(family, socket.SOCK_DGRAM if kind == "Datagram" else socket.SOCK_STREAM)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((address.strip("[]"), int(port)))
        sockets.append(made)
    check("the socket unit has UDP and TCP of both families", len(sockets) == 4)
    return sockets


def purge():
    dpkg("-r", "namu")
    check("configuration and zones stay", (ZONES / "example.com.zone").exists())
    dpkg("-P", "namu")
    check("what was made is gone", not pathlib.Path("/var/lib/namu").exists())
    check("the unit is not enabled any more", not list(pathlib.Path("/etc/systemd/system").rglob("namu.s*")))
    check("zones that somebody wrote stay", (ZONES / "example.com.zone").exists())


def main():
    install()
    make_folders()
    (ZONES / "example.com.zone").write_text(support.GOOD_ZONE)
    serve(sockets=())
    sockets = system_sockets()
    serve(sockets)
    for each in sockets:
        each.close()
    purge()
    print("the whole life was lived")


if __name__ == "__main__":
    assert packaging_support.NAMU
    main()
