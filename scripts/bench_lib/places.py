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

    def results(self):
        folder = self.build / "bench_results"
        folder.mkdir(exist_ok=True)
        return folder

    def write_result(self, name, result):
        path = self.results() / f"{name}.json"
        path.write_text(json.dumps(result, indent=1) + "\n")
        return path


class Zone:
    """A zone to be served: its name, its file, how large it is, and where the questions about it are."""

    def __init__(self, title, name, folder, names, questions=None):
        self.title = title
        self.name = name
        self.folder = folder
        self.names = names
        self.file = folder / "zone"
        self.questions_folder = questions or folder
        self.denial = None  # NSEC or NSEC3 where it is signed

    def questions(self, kind):
        return self.questions_folder / f"{kind}.questions"

    def copy_to(self, folder):
        """The same zone with its file in another folder, where it may be changed; the file is not copied."""
        return Zone(self.title, self.name, folder, self.names, self.questions_folder)


def host_zone(places, names, title="big"):
    return Zone(title, "big.example.", places.zone("host", names), names)


def standard_zones(places, big):
    """The three zones that most measurements are made with; big: names of the two large ones."""
    return [
        host_zone(places, 1000, "small"),
        host_zone(places, big),
        Zone("tld", "test.", places.zone("tld", big), big),
    ]


def chosen_zones(places, arguments, usual):
    wanted = (arguments.zones or usual).split(",")
    return [zone for zone in standard_zones(places, arguments.names) if zone.title in wanted]


def many_zones(places, count):
    """Zones of five records each."""
    folder = places.zone("many", count)
    zones = []
    for line in (folder / "zones.list").read_text().splitlines():
        name, file = line.split()
        zones.append(Zone("many", name, folder, count))
        zones[-1].file = folder / file
    return zones


CLASSES = {
    "small": ["hits", "referrals", "nodata", "nxdomain", "wildcard", "cname", "ds", "mixed"],
    "big": ["hits", "referrals", "nodata", "nxdomain", "wildcard", "cname", "ds", "mixed"],
    "tld": ["referrals", "nxdomain", "ds", "mixed"],
}
