"""Where the programs and the zones of a measurement are."""

import json
import pathlib
import subprocess

SERVER_CORE = 0
CLIENT_CORE = 1


class Places:
    """A build folder with the tools, and below it the zones that were made for earlier runs."""

    def __init__(self, build):
        self.build = pathlib.Path(build).resolve()
        self.namu = self.build / "namu"

    def tool(self, name):
        return self.build / "tests/bench" / f"namu_bench_{name}"

    def zone(self, kind, names, questions=400_000):
        """The folder of a zone; made once for each maker and size."""
        maker = self.tool("zones")
        folder = self.build / "bench_zones" / f"{kind}-{names}"
        wanted = f"{kind} {names} {questions} {maker.stat().st_mtime_ns}\n"
        mark = folder / "made_by"
        if not mark.exists() or mark.read_text() != wanted:
            subprocess.run([maker, kind, "--names", str(names), "--questions", str(questions), "--out", folder],
                           check=True)
            mark.write_text(wanted)
        return folder

    def work(self, name):
        folder = self.build / "bench_work" / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def write_result(self, name, result):
        folder = self.build / "bench_results"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.json"
        path.write_text(json.dumps(result, indent=1) + "\n")
        return path


class Zone:
    """A zone to be served: its name, its file, and where the questions about it are."""

    def __init__(self, title, name, folder):
        self.title = title
        self.name = name
        self.folder = folder
        self.file = folder / "zone"

    def questions(self, kind):
        return self.folder / f"{kind}.questions"


def standard_zones(places, big):
    """The three zones that most measurements are made with; big: names of the two large ones."""
    return [
        Zone("small", "big.example.", places.zone("host", 1000)),
        Zone("big", "big.example.", places.zone("host", big)),
        Zone("tld", "test.", places.zone("tld", big)),
    ]


CLASSES = {
    "small": ["hits", "referrals", "nodata", "nxdomain", "wildcard", "cname", "ds", "mixed"],
    "big": ["hits", "referrals", "nodata", "nxdomain", "wildcard", "cname", "ds", "mixed"],
    "tld": ["referrals", "nxdomain", "ds", "mixed"],
}
