"""The first day of each phase is green: played from `pmo new` on, as a leader would."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from git_runs import git
from typed import typed

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

METHODS = ("predictive", "agile", "hybrid")
TIERS = ("T1", "T2", "T3")
ROLES = """\
  business_manager: bela
  solution_provider: sol
  deputy: eve
  operations: otto
"""
MAJOR = "  quality_assurance: quinn\n  pmo: pia\n"
BODIES = """\
bodies:
  - id: steering-committee
    chair: olga
    members:
      - {person: olga, role: project-owner}
      - {person: bela, role: business-manager}
      - {person: sol, role: solution-provider}
"""
ANSWERS = """\
  person_days: 120
  teams: 2
  critical_system: false
  new_ground: true
  dependents: false
"""
SECTIONS = {
    "Need": "Thirty people a week ask by mail where they can meet, and nobody has an answer.",
    "Outcome": "Whoever asks finds the page alone, and the mails fall from thirty a week to three.",
    "In scope": "- A page that names the rooms\\n- A form for those who want to book one",
    "Out of scope": "- Payment, and anything that needs an account",
    "Why": "Answering mails costs two hours a week, and half of those who ask never come.",
    "Options": "We go on with mails, which costs nothing new, or we build a page of our own.",
    "Choice": "We build the page. Mails would win if fewer than five people asked each week.",
    "What would end it": "If the rooms close in spring, there is nothing to show, and we stop.",
}
CHARTER = """\
success:
  - {measure: mails a week that ask for a room, target: at most three, measured_on: END}
constraints: [The page must stand before the rooms open again]
dependencies: []
"""
CASE = """\
horizon_years: 4
options:
  - {id: nothing, title: Leave it as it is, nothing: true, project_cost: 0, running_cost: 400,
     benefit: 0, strengths: [It costs nothing new], weaknesses: [Half of those who ask never come]}
  - {id: build, title: Build a page of our own, project_cost: 120, running_cost: 40, benefit: 900,
     strengths: [It answers at once], weaknesses: [Somebody has to keep it true]}
chosen: build
benefits: [B-01]
"""
BENEFITS = """\
benefits:
  - {id: B-01, title: Nobody answers mails about rooms, type: capacity, measure: hours a week,
     baseline: 2, target: 0.2, due: END, owner: bela, status: expected}
"""
LEADER = """\
deputy: eve
rationale: Ada has led two such projects, and knows the rooms and those who ask for them.
conflicts: []
decided_by: sol
decided_on: START
"""
RISK = """\
risks:
  - {id: R-01, status: open, raised_on: START, likelihood: 3, impact: 2, owner: sol,
     title: "Because the rooms have no list, one may be missing, and somebody stands there.",
     response: The caretaker reads the page before it opens, target_date: END}
  - {id: R-02, status: open, raised_on: START, likelihood: 2, impact: 3, owner: ada,
     title: "Because mails go on, people may book twice, and a room is promised to two.",
     response: The mail box answers with the address of the page, target_date: END}
"""
DELIVERABLE = """\
deliverables:
  - {id: DL-01, title: The page, criteria: [A stranger finds a free room within a minute],
     producer: ada, acceptor: olga, due: END, status: planned}
"""
TASKS = """\
tasks:
  - {id: T-01, title: Build the page, owner: ada, deliverable: DL-01, start: START, finish: END,
     budget: 100, progress: 0}
"""
GOAL = """\
goal: Whoever asks finds a free room alone
tracker: {system: a board, url: "https://tracker.example/board/7"}
capacity: {per_increment: 20, increment_days: 14}
"""
LINE = """\
activities:
  - {id: BI-01, what: The mail box answers with the address of the page, benefits: [B-01],
     groups: [callers], owner: bela, due: END, status: planned}
"""
HOURS = """\
    hours_per_week: 16
    confirmed_by: sol
    confirmed_on: START
"""
GROUPS = """\
stakeholders:
  - {id: callers, title: Those who look for a room, interest: An answer at once, influence: 3,
     owner: bela}
"""
READY = """\
  readiness:
    - {id: TR-01, text: The caretaker changed a room alone, owner: otto, task: T-01, status: open}
  support: {owner: otto, help_until: END}
"""
TRAINING = """\
training:
  - {audience: callers, what: Change a room and take one away, by: END, owner: ada}
way_back: The old mail box is switched on again with one setting, until the page has run a month.
"""
PAST = "The project's `phase` is past Ready for Planning (RfP), but no gate review passes it."
HANDBOOK = {
    "How we work": "Everything lies in this repository; the caretaker keeps the rooms' plans.",
    "Meetings": "Ada, Sol and Otto, each Monday; without them nobody knows what is next.",
    "Quality": "Otto looks at each room's page before it is called done, and Bela at the form.",
}


class Play:
    """A project that a leader takes from phase to phase."""

    def __init__(self, pmo: Any, root: Path, tier: str, method: str) -> None:
        self.pmo, self.root, self.tier, self.method = pmo, root, tier, method
        self.commands, self.fields = 1, list[str]()
        answers = {"tier": tier, "method": method, "sponsor": "olga", "leader": "ada"}
        pairs = [part for key, value in answers.items() for part in ("--set", f"{key}={value}")]
        made = pmo("new", "project", *pairs, "--no-input", "-o", root, cwd=root.parent)
        assert made.code == 0, made.all
        manifest = (root / "pmo.yaml").read_text(encoding="utf-8")
        days = dict(re.findall(r"^  (start|end): '?([0-9-]+)", manifest, re.MULTILINE))
        self.start, self.end = days["start"], days["end"]
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *words: str) -> None:
        git(self.root, *words)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")

    def run(self, *words: str) -> Any:
        self.commands += words[0] != "check"
        return self.pmo(*words, cwd=self.root)

    def edit(self, path: str, *pairs: tuple[str, str]) -> None:
        """Replace by patterns, each of which must be found."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        for pattern, new in pairs:
            new = new.replace("START", self.start).replace("END", self.end)
            text, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE | re.DOTALL)
            assert count, (path, pattern)
        self.fields += typed(file, text)

    def fill(self, path: str) -> None:
        """Answer the questions of a text."""
        text = (self.root / path).read_text(encoding="utf-8")
        for name in re.findall(r"^## (.*)$", text, re.MULTILINE):
            said = {**SECTIONS, **HANDBOOK}[name]
            self.edit(path, (rf"(## {name}\n\n)<!--.*?-->", rf"\1{said}"))

    def pass_gate(self, gate: str, phase: str) -> None:
        """Record the decision, and move on."""
        self.commit()
        minutes = ["--evidence", f"Minutes of {gate}"]
        held = self.run("gate", gate, "--record", "go", "--by", "olga", *minutes, "--apply")
        assert held.code == 0, held.all
        self.phase(phase)

    def be_green(self) -> None:
        """What is in the folder and what git would commit are both in order, and committed."""
        self.git("add", "-A")
        for words in (["check"], ["check", "--commit"]):
            ran = self.run(*words)
            assert ran.code == 0, ran.all
        self.commit()

    def phase(self, name: str) -> None:
        self.edit("pmo.yaml", (r"^phase: [a-z]+", f"phase: {name}"))

    def begin(self) -> None:
        """Write what RfP asks for."""
        self.fill("pmo/charter.md")
        if self.tier == "T1":
            self.commit()
            return
        deep = self.tier == "T3"
        self.edit(
            "pmo.yaml",
            (r"^team:", ROLES + (MAJOR if deep else "") + BODIES + "team:"),
            (r"^questionnaire:\n", "questionnaire:\n" + ANSWERS),
        )
        self.edit("pmo/charter.md", (r"^(tolerances:)", CHARTER + r"\1"))
        self.fill("pmo/business-case.md")
        self.edit("pmo/business-case.md", (r"^horizon_years.*?(?=^---)", CASE))
        self.edit("pmo/benefits.yaml", (r"^benefits: \[\]\n", BENEFITS))
        self.edit("pmo/log.yaml", (r"^risks: \[\]\n", RISK))
        self.edit("pmo/leader-assignment.yaml", (r"\Z", LEADER))
        if deep:
            self.deepen()
        self.commit()

    def deepen(self) -> None:
        """Write what RfP asks for in a major project beside."""
        self.edit(
            "pmo/charter.md",
            (r"^(  total: [^\n]*\n)", r"\1  management_reserve: 10\n"),
            (r"^(  risk_score:)", r"  scope: The order in which rooms are shown\n\1"),
        )
        self.edit("pmo/business-case.md", (r"^(chosen:)", r"objective: O-2\n\1"))
        self.edit("pmo/benefits.yaml", (r"(owner: bela, )", r"\1enabled_by: [DL-01], "))
        self.edit("pmo/leader-assignment.yaml", (r"\Z", "other_load_percent: 30\n"))
        for name in ("R-01", "R-02"):
            more = r"\1 category: operations, response_type: reduce,"
            self.edit("pmo/log.yaml", (rf"(id: {name},)", more))
        self.edit("pmo/plan.yaml", (r"^deliverables: \[\]\n", DELIVERABLE))

    def plan(self) -> None:
        """Write what RfE asks for, into the files that `pmo add --due` began."""
        if self.tier != "T3":
            self.edit("pmo/plan.yaml", (r"^deliverables: \[\]\n", DELIVERABLE))
        if self.method == "agile":
            self.edit("pmo/plan.yaml", (r"^budget:", GOAL + "budget:"))
        else:
            self.edit(
                "pmo/plan.yaml",
                (r"^tasks: \[\][^\n]*\n", TASKS),
                (r"^  undistributed: [0-9]+[^\n]*\n", ""),
            )
        if self.tier == "T1":
            return
        self.edit("pmo/benefits.yaml", (r"^activities: \[\]\n", LINE))
        self.edit("pmo/resources.yaml", (r"^(    to: [^\n]*\n)", r"\1" + HOURS))
        ready = READY.replace(" task: T-01,", "") if self.method == "agile" else READY
        self.edit("pmo/plan.yaml", (r"^  readiness: \[\]\n", ready))
        self.edit("pmo/handbook.md", (r"^stakeholders: \[\]\n", GROUPS))
        self.fill("pmo/handbook.md")
        if self.method != "agile":
            self.edit("pmo/plan.yaml", (r"^(  planned:\n)", r"\1    - {by: START, value: 0}\n"))
        if self.tier == "T3":
            self.edit(
                "pmo/handbook.md",
                (r"^  # steering_days: 42", "  steering_days: 42"),
                (r"^# change_authority:[^\n]*\n#", "change_authority:\n "),
            )
            self.edit(
                "pmo/stakeholders.yaml", (r"id: eve, roles: \[\]", "id: eve, roles: [core-team]")
            )
            self.edit("pmo/transition.yaml", (r"^training: \[\]\n", TRAINING))
            self.edit("pmo/quality.yaml", (r"\[\]", "[A stranger needs no explanation]"))

    def finish(self) -> None:
        """Write what RfC asks for: all is accepted on the day on which it began."""
        done = "status: accepted, accepted_on: START, evidence: Olga's mail"
        self.edit(
            "pmo/plan.yaml",
            (r"status: planned\}", done + "}"),
            (r"^(    baseline: [^\n]*\n)", r"\1    actual: START\n"),
        )
        if self.method != "agile":
            self.edit("pmo/plan.yaml", (r"progress: 0\}", "progress: 100, actual_finish: START}"))
        assert self.run("add", "status-report").code == 0
        report = "pmo/reports/SR-1.yaml"
        self.edit(report, (r"^summary:[^\n]*", "summary: The page stands, and Olga accepted it."))
        self.edit(report, (r"^  overall: unknown", "  overall: green"))
        self.edit(report, (r"^# numbers: [^\n]*", "numbers: {spent: 100, forecast: 100}"))


QUICK = (("T1", "predictive"), ("T2", "agile"), ("T3", "hybrid"))
PAIRS = [
    pytest.param(pair, marks=() if pair in QUICK else pytest.mark.long, id="-".join(pair))
    for pair in ((tier, method) for tier in TIERS for method in METHODS)
]


@pytest.fixture(params=PAIRS)
def play(request: pytest.FixtureRequest, pmo: Any, tmp_path: Path) -> Play:
    return Play(pmo, tmp_path / "p", *request.param)


def test_day_one_is_green_and_what_a_gate_asks_for_is_made_in_one_go(play: Play) -> None:
    assert play.run("check").code == 0
    play.begin()
    play.pass_gate("RfP", "planning")
    play.be_green()

    made = play.run("add", "--due", "RfE", "--format", "json")
    assert made.code == 0, made.all
    papers = json.loads(made.out)["artifacts"]
    assert {p["kind"] for p in papers if p["state"] == "made"} == asked(play)
    assert all((play.root / p["path"]).is_file() for p in papers)
    again = play.run("add", "--due")
    assert (again.code, "Nothing was written" in again.out) == (0, True)
    assert play.run("check").code == 0, play.run("check").all

    way = json.loads(play.run("gate", "RfE", "--format", "json").out)
    assert (way["exit_code"], way["ready"]) == (1, False)
    assert "artifact" not in way["missing"]
    assert all(step["party"]["everyday"] or step["party"]["person"] for step in way["steps"])
    assert len(way["steps"]) == sum(len(p["wants"]) for p in papers)

    play.plan()
    play.pass_gate("RfE", "executing")
    play.be_green()
    if play.tier == "T1":
        play.finish()
        play.pass_gate("RfC", "closing")
        play.be_green()


@pytest.mark.parametrize("play", [("T2", "predictive")], ids="-".join, indirect=True)
def test_what_a_standard_project_types_until_it_may_execute_is_counted(
    play: Play, root: Path
) -> None:
    play.begin()
    play.pass_gate("RfP", "planning")
    assert play.run("add", "--due", "RfE").code == 0
    play.plan()
    play.pass_gate("RfE", "executing")
    play.be_green()
    assert (play.commands, len(play.fields)) == (4, 120), play.fields
    page = (root / "docs/guides/life-cycle.md").read_text(encoding="utf-8")
    assert f"{play.commands} commands and {len(play.fields)} fields" in page


def asked(play: Play) -> set[str]:
    """The kinds that RfE asks for and that no template brings, by tier and method."""
    if play.tier == "T1":
        return set()
    kinds = {"project-handbook", "resource-plan"}
    major = {"quality-plan", "stakeholder-register", "transition-plan"}
    return kinds | (major if play.tier == "T3" else set())


@pytest.mark.parametrize("tier", TIERS)
def test_a_phase_that_was_only_typed_is_one_finding(pmo: Any, tmp_path: Path, tier: str) -> None:
    play = Play(pmo, tmp_path / "p", tier, "predictive")
    for phase, code, level in (("planning", 0, "should"), ("closed", 1, "shall")):
        play.phase(phase)
        ran = play.run("check", "--format", "json")
        (found,) = json.loads(ran.out)["reports"][0]["findings"]
        assert (ran.code, found["rule"], found["level"]) == (code, "KIT-004", level)
        assert found["message"] == PAST
    assert play.run("gate", "RfP").code == 1
    play.phase("planning")
    assert play.run("add", "--due", "RfE").code == play.run("check").code == 0
    asked = play.run("gate", "RfE")
    assert asked.code == 1 and PAST in " ".join(asked.out.split())
