#!/usr/bin/python3
"""Completions: real shells complete a command line of namu with what its help names."""

import contextlib
import os
import pty
import re
import select
import subprocess
import tempfile
import time
import unittest

import packaging_support
from packaging_support import PAPERS, commands, needs, options_of

COMPLETIONS = PAPERS / "completions"
SECONDS = 60

# Prints what bash would offer for the words behind it; = is a word of its own, as bash has it.
BASH = f"""
source {COMPLETIONS}/namu.bash
[[ $(complete -p namu) == 'complete -F _namu namu' ]] || exit 1
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_namu
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def bash(*words, folder=None):
    printed = subprocess.run(
        ["bash", "-c", BASH, "bash", *words], capture_output=True, check=True, text=True, cwd=folder).stdout
    return printed.split()


def fish(line, folder=None):
    script = f"source {COMPLETIONS}/namu.fish; complete -C '{line}'"
    with tempfile.TemporaryDirectory() as home:
        printed = subprocess.run(
            ["fish", "--no-config", "-c", script], capture_output=True, check=True, text=True, cwd=folder,
            env=dict(os.environ, HOME=home)).stdout
    return [line.split("\t")[0] for line in printed.splitlines()]


class ZshSession:
    """An interactive zsh on a terminal of its own, in which `namu` prints its arguments."""

    def __init__(self, folder):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.environ.update(TERM="dumb", HOME=str(folder), PS1="> ")
            os.execvp("zsh", ["zsh", "-f", "-i"])
        self.seen = ""
        self.do(f"fpath=({COMPLETIONS} $fpath); autoload -Uz compinit; compinit -u -D; unsetopt BEEP\n")
        self.do('namu() { print -r -- "GOT<$*>" }; print LOADED$((1+1))\n')
        self.wait_for(r"LOADED2")

    def do(self, keys):
        os.write(self.terminal, keys.encode())

    def wait_for(self, pattern):
        deadline = time.monotonic() + SECONDS
        while not (found := re.search(pattern, self.seen)):
            readable, _, _ = select.select([self.terminal], [], [], max(0, deadline - time.monotonic()))
            if not readable:
                raise AssertionError(f"no {pattern} in {self.seen!r}")
            self.seen += os.read(self.terminal, 4096).decode(errors="replace")
        return found

    def complete(self, line):
        """The arguments that namu gets after the tab key."""
        self.seen = ""
        self.do(line + "\t\n")
        return self.wait_for(r"GOT<(.*?)>")[1]

    def close(self):
        with contextlib.suppress(OSError):
            os.close(self.terminal)
        os.waitpid(self.process, 0)


class Completions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        open(os.path.join(self.folder, "my.zone"), "w").close()
        os.mkdir(os.path.join(self.folder, "my-folder"))

    def test_bash_offers_every_command_and_option(self):
        self.assertEqual(sorted(bash("namu", "")), sorted([*commands(), "help", "--help", "--version"]))
        for command in commands():
            offered = {word for word in bash("namu", command, "--") if word.startswith("--")}
            self.assertEqual(offered, set(options_of(command)), command)

    def test_bash_offers_values(self):
        self.assertEqual(bash("namu", "ctl", "--as", "j"), ["json"])
        self.assertEqual(bash("namu", "ctl", "--as", "=", "m"), ["mermaid"])
        self.assertIn("pcap", bash("namu", "ctl", "--as", "="))
        self.assertEqual(bash("namu", "serve", "--port", ""), [])
        self.assertEqual(
            sorted(bash("namu", "serve", "--port-file", "my", folder=self.folder)), ["my-folder", "my.zone"])
        self.assertEqual(bash("namu", "serve", "--state", "my", folder=self.folder), ["my-folder"])
        self.assertEqual(bash("namu", "serve", "my.", folder=self.folder), ["my.zone"])
        self.assertEqual(bash("namu", "help", "jou"), ["journey"])

    @needs("fish")
    def test_fish_offers_every_command_and_option(self):
        self.assertEqual(sorted(fish("namu ")), sorted(commands()))
        for command in commands():
            offered = {word.rstrip("=") for word in fish(f"namu {command} --") if word.startswith("--")}
            self.assertEqual(offered, set(options_of(command)), command)
        self.assertEqual(fish("namu ctl --as m"), ["mermaid"])
        self.assertIn("my.zone", fish("namu check my", folder=self.folder))

    @needs("zsh")
    def test_zsh_completes_commands_options_and_values(self):
        session = ZshSession(self.folder)
        self.addCleanup(session.close)
        self.assertEqual(session.complete("namu jour").strip(), "journey")
        self.assertEqual(session.complete("namu serve --zone-l").strip("= "), "serve --zone-list")
        self.assertEqual(session.complete("namu ctl --as=mer").strip(), "ctl --as=mermaid")
        self.assertEqual(session.complete("namu serve my.").strip(), "serve my.zone")
        self.assertEqual(session.complete("namu serve --state=my").strip(" /"), "serve --state=my-folder")


if __name__ == "__main__":
    packaging_support.main()
