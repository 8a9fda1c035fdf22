"""unbound as a process of a test, with nothing but what the test configures."""

import shutil

import support

ADDRESS = "127.0.0.53"

CONFIGURATION = """server:
    directory: "{folder}"
    chroot: ""
    username: ""
    pidfile: "{folder}/unbound.pid"
    use-syslog: no
    verbosity: 1
    num-threads: 1
    interface: {address}
    access-control: 127.0.0.0/8 allow
    do-ip6: no
    do-daemonize: no
    do-not-query-localhost: no
{server}
remote-control:
    control-enable: no
{clauses}
"""


def start(folder, server, clauses=""):
    """Starts it; `server` is what stands in its server clause besides, `clauses` what comes after that."""
    configuration = folder / "unbound.conf"
    configuration.write_text(
        CONFIGURATION.format(folder=folder, address=ADDRESS, server=server, clauses=clauses))
    unbound = support.Process([shutil.which("unbound"), "-d", "-p", "-c", configuration])

    def answers_or_ended():
        question = [f"@{ADDRESS}", "+tries=1", "+time=1", "localhost", "A"]  # unbound knows this one by itself
        return unbound.has_ended() or "status:" in support.run_tool("dig", *question)

    if not support.wait_for(answers_or_ended, support.START_SECONDS) or unbound.has_ended():
        unbound.fail("unbound does not run")
    return unbound
