"""One batch: a few hundred families of zones, served by one start of each server, asked all questions."""

import pathlib
import shutil
from collections import Counter

from differential_lib import validator as validation
from differential_lib import asker, comparison, explanations, generator, messages, namespace, report
from differential_lib.comparison import OURS, Case, Viewer
from differential_lib.questions import Question, questions_of
from differential_lib.servers import PEERS, Namu, StartFailed, is_loaded
from differential_lib.signer import Signer, SigningFailed
from differential_lib.validator import Unbound

FAMILIES_AT_ONCE = 8
SHOWN_OF_ONE_FAMILY = 3


class Batch:
    """Runs families first..first+count-1; `figures` counts what happened."""

    def __init__(self, options, first, count, job):
        self.options, self.first, self.count, self.job = options, first, count, job
        self.folder = pathlib.Path(options.work) / f"batch{first}"
        self.out = pathlib.Path(options.out)
        self.figures = Counter()
        self.reader = messages.Reader()

    def run(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "zones").mkdir(parents=True)
        families = self.make_families()
        zones = self.write_zones(families)
        servers = self.make_servers()
        validator = self.make_validator(zones)
        try:
            for server in servers + validator:
                namespace.add_address(server.address[0])
                server.start(zones)
            for server in servers + validator:
                server.wait_until_ready(zones)
            for at in range(0, len(families), FAMILIES_AT_ONCE):
                self.compare(families[at:at + FAMILIES_AT_ONCE], servers, validator)
        finally:
            ended_well = [server.stop() for server in servers + validator]
        for server, ended in zip(servers + validator, ended_well):
            if not ended:
                raise StartFailed(f"{server.name} did not live to the end: {server.log()[-2000:]}")
        if not self.options.keep:
            shutil.rmtree(self.folder)
        return self.figures

    def make_families(self):
        numbers = range(self.first, self.first + self.count)
        families = [generator.make_family(self.options.seed, number, self.options.signed) for number in numbers]
        signer = Signer(self.folder / "keys")
        return [family for family in families if not family.is_signed or self.could_sign(signer, family)]

    def could_sign(self, signer, family):
        """dnssec-signzone has rules of its own, as for name servers that are a wildcard's."""
        try:
            signer.sign(family)
        except SigningFailed as failure:
            self.figures["families that could not be signed"] += 1
            (self.folder / f"unsigned-{family.number}").write_text(str(failure))
            return False
        return True

    def write_zones(self, families):
        zones = []
        for family in families:
            for index, zone in enumerate(family.zones):
                path = self.folder / "zones" / f"{family.number}-{index}.zone"
                path.write_text(zone.text)
                zones.append((zone, path))
        self.figures["families"] += len(families)
        self.figures["signed zones"] += sum(zone.is_signed for family in families for zone in family.zones)
        self.figures["zones"] += len(zones)
        return zones

    def address(self, number):
        return f"127.53.{self.job}.{number}"

    def make_servers(self):
        servers = [Namu(self.address(1), self.folder / OURS, self.options.namu)]
        for number, name in enumerate(self.options.peers, 2):
            servers.append(PEERS[name](self.address(number), self.folder / name))
        return servers

    def make_validator(self, zones):
        """A list of one, or of none where there is nothing for it to do."""
        if not any(zone.is_signed for zone, _ in zones):
            return []
        return [Unbound(self.address(100), self.folder / Unbound.name, self.address(1))]

    def compare(self, families, servers, validator):
        asked = [(family, list(questions_of(family))) for family in families]
        loading = [question for family, _ in asked for question in soa_questions(family)]
        queries = [q.message() for q in loading] + [q.message() for _, questions in asked for q in questions]
        responses = asker.ask_all({server.name: server.address for server in servers}, queries)
        at = 0
        serving = []
        for family in families:
            end = at + len(family.zones)
            serving.append([s for s, data in responses.items() if all(map(is_loaded, data[at:end]))])
            at = end
        for (family, questions), who in zip(asked, serving):
            end = at + len(questions)
            said = {server: responses[server][at:end] for server in who}
            self.compare_family(family, questions, said, validator)
            self.count_refusals(family, [server.name for server in servers if server.name not in who])
            at = end

    def count_refusals(self, family, names):
        for name in names:
            self.figures[f"refused the zone: {name}"] += 1
        if OURS in names:
            self.write_report(family, "load", ["namu does not serve this zone"])

    def compare_family(self, family, questions, responses, validator):
        if OURS not in responses or len(responses) < 3:
            self.figures["families without judges"] += 1
            return
        cases = self.cases(family, questions, responses)
        believed = self.validate(validator, cases) if family.is_signed else {}
        truth = comparison.additional_truth(family)
        found = 0
        for index, case in enumerate(cases):
            reasons = self.judge(case, truth) + believed.get(index, [])
            if reasons:
                self.figures["unexplained"] += 1
                found += 1
                if found <= SHOWN_OF_ONE_FAMILY:
                    raw = {server: data[index] for server, data in responses.items()}
                    report.write(self.out / f"{family.number}-{found}.txt", case, raw, reasons)
        self.figures["families with unexplained differences"] += bool(found)
        self.reader.forget()

    def cases(self, family, questions, responses):
        viewer = Viewer(family)
        cases = []
        for index, question in enumerate(questions):
            section = question.section()
            answers = {server: self.read(data[index], section) for server, data in responses.items()}
            views = {server: viewer.view(answer) for server, answer in answers.items()}
            cases.append(Case(family, question, answers, views))
        return cases

    def validate(self, validator, cases):
        """{index: [complaint]} of the cases that unbound finds fault with."""
        wanted = {}
        for index, case in enumerate(cases):
            expectation = validation.expected(case)
            if expectation is not None:
                wanted[index] = expectation
        complaints = {}
        for unbound in validator:
            said = unbound.ask([validation.query(cases[index].question) for index in wanted])
            self.figures["questions to the validator"] += len(wanted)
            for data, (index, expectation) in zip(said, wanted.items()):
                question = cases[index].question
                answer = self.read(data, question.section())
                self.figures["answers that it finds secure"] += bool(answer and answer.flags & messages.AD)
                complaint = validation.complaint(answer, question, expectation)
                if complaint and explanations.is_undisputed(cases[index]):
                    self.figures["doubted by the validator alone"] += 1
                elif complaint:
                    complaints[index] = [complaint]
        return complaints

    def read(self, data, section):
        try:
            return None if data is None else self.reader.read(data, section)
        except messages.BadMessage:
            return None

    def judge(self, case, truth):
        """Why the case is a finding; nothing for one that is fine or explained."""
        self.figures["questions"] += 1
        reasons = comparison.faults(case.answers[OURS], case.question, truth)
        ours = case.views[OURS]
        if ours is None:
            return reasons
        if all(view == ours for view in case.views.values()):
            self.figures["all agree"] += 1
            return reasons
        agreement = comparison.agreement(case.views)
        for server in agreement.other:
            self.figures[f"differs: {server}"] += 1
        if not agreement.ours_leads:
            explanation = explanations.explain(case)
            if explanation is None:
                reasons.append("namu differs from " + " ".join(agreement.other))
            else:
                self.figures[f"explained: {explanation}"] += 1
        return reasons

    def write_report(self, family, what, reasons):
        self.figures["unexplained"] += 1
        text = "".join(f"# {reason}\n" for reason in reasons)
        text += "".join(f"\nzone: {zone.name}\n{zone.text}" for zone in family.zones)
        (self.out / f"{family.number}-{what}.txt").write_text(text)


def soa_questions(family):
    return [Question(zone.origin, "SOA", False) for zone in family.zones]
