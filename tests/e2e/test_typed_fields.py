"""A project reaches its work by what its tier is said to cost: exactly the counted fields typed."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from pmo_kit.handbook.burden import filled_fields, typed_fields
from pmo_kit.standard import Standard, load

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

CORE = Path(__file__).parents[2] / "standards" / "core"
GIT = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
_TODAY = date.today()
START = _TODAY.isoformat()
FIRST, SECOND, END = ((_TODAY + timedelta(days=n)).isoformat() for n in (45, 130, 165))
ANSWERS = {
    "name": "Rooms on a page",
    "sponsor": "olga",
    "leader": "ada",
    "people": "6",
    "end": END,
    "budget": "120",
}
"""What `pmo new` asks for and is counted as typed; all other questions are left as they are."""
PROMPTED = {
    "project": ("name", "roles.project_owner", "roles.project_manager", "dates.end"),
    "charter": ("budget.total",),
}
PROJECT: Mapping[str, list[Any]] = {
    "questionnaire.people": [6],
    "roles.business_manager": ["bela"],
    "roles.solution_provider": ["sol"],
    "bodies[].members[].person": ["bela", "sol"],
    "questionnaire.person_days": [120],
    "roles.quality_assurance": ["quinn"],
    "roles.deputy": ["eve"],
    "questionnaire.teams": [2],
}
TYPED: Mapping[str, Mapping[str, list[Any]]] = {
    "project": PROJECT,
    "charter": {
        "#Need": ["Thirty people a week ask by mail where they can meet."],
        "#Outcome": ["Whoever asks finds the page alone, and the mails fall to three a week."],
        "#In scope": ["- A page that names the rooms\n- A form for those who book one"],
        "#Out of scope": ["- Payment, and anything that needs an account"],
        "success[].measure": ["mails a week that ask for a room"],
        "success[].target": ["at most three"],
        "budget.management_reserve": [10],
        "constraints[]": ["The page must stand before the rooms open again"],
        "tolerances.scope": ["The order in which rooms are shown"],
    },
    "business-case": {
        "#Why": ["Answering mails costs two hours a week, and half of those never come."],
        "#Options": ["We go on with mails, or we build a page of our own."],
        "#Choice": ["The page. Mails would win if fewer than five people asked each week."],
        "#What would end it": ["If the rooms close in spring, there is nothing to show."],
        "options[].title": ["Build a page of our own"],
        "options[].strengths[]": ["It costs nothing new", "It answers at once"],
        "options[].weaknesses[]": ["Half never come", "Somebody has to keep it true"],
        "objective": ["O-2"],
    },
    "benefits-register": {
        "benefits[].title": ["Nobody answers mails about rooms"],
        "benefits[].measure": ["hours a week"],
        "benefits[].baseline": [2],
        "benefits[].target": [0.2],
        "benefits[].type": ["capacity"],
        "activities[].what": ["The mail box answers with the address of the page"],
        "activities[].groups[]": ["callers"],
    },
    "log": {
        "risks[].title": ["Because the rooms have no list, one may be missing on the page."],
        "risks[].likelihood": [3],
        "risks[].impact": [2],
        "risks[].response": ["Compare the page with the building before it opens"],
        "risks[].category": ["operations"],
        "risks[].response_type": ["reduce"],
    },
    "plan": {
        "deliverables[].title": ["The page"],
        "deliverables[].criteria": [["A stranger finds a free room within a minute"]],
        "tasks[].title": ["Draw the page", "Build the page", "Let a caretaker change a room"],
        "tasks[].finish": [FIRST, SECOND, END],
        "tasks[].budget": [20, 80, 20],
        "baseline.planned[].by": [FIRST],
        "baseline.planned[].value": [20],
        "transition.readiness[].text": ["The caretaker changed a room alone"],
        "transition.support.owner": ["bela"],
    },
    "project-handbook": {
        "#How we work": ["Everything lies in this repository, beside the plans of the rooms."],
        "#Meetings": ["Ada, Sol and Bela, each Monday; without them nobody knows what is next."],
        "#Quality": ["Bela tries each room's page before it counts as done."],
        "stakeholders[].id": ["callers"],
        "stakeholders[].title": ["Those who look for a room"],
        "stakeholders[].interest": ["An answer at once"],
        "stakeholders[].influence": [3],
        "change_authority[].up_to": [10],
        "cadence.steering_days": [42],
    },
    "resource-plan": {
        "resources[].hours_per_week": [16],
        "resources[].confirmed_by": ["sol"],
        "resources[].confirmed_on": [START],
    },
    "quality-plan": {
        "objectives[]": ["A stranger needs no explanation"],
        "reviews[].what": ["Three strangers look for a room"],
        "reviews[].measure": ["seconds until they have found one"],
        "reviews[].threshold": ["at most sixty"],
        "reviews[].by": ["quinn"],
    },
    "transition-plan": {
        "training[].audience": ["callers"],
        "training[].what": ["Change a room and take one away"],
        "way_back": ["The old mail box is switched on again with one setting."],
    },
    "stakeholder-register": {},
}
"""What a person types, by kind and field; what a tier does not ask for stays away."""
FROM_OTHERS = {
    "deputy": "eve",
    "rationale": "Ada has led two such projects, and knows the rooms.",
    "conflicts": [],
    "decided_by": "sol",
    "decided_on": START,
    "other_load_percent": 30,
}
"""What the PMO writes into the leader's assignment."""
FILES = {
    "project": "pmo.yaml",
    "charter": "pmo/charter.md",
    "business-case": "pmo/business-case.md",
    "benefits-register": "pmo/benefits.yaml",
    "log": "pmo/log.yaml",
    "plan": "pmo/plan.yaml",
    "project-handbook": "pmo/handbook.md",
    "resource-plan": "pmo/resources.yaml",
    "quality-plan": "pmo/quality.yaml",
    "transition-plan": "pmo/transition.yaml",
    "stakeholder-register": "pmo/stakeholders.yaml",
}
ENTRIES = {"resources": 1, "messages": 1, "stakeholders": 1}
"""How many entries of a list are kept, where more are offered than anybody needs to begin."""
_OFFERED = re.compile(r"( *)#( +)((?:- |[a-z_]+:(?: |$)).*)")
_EMPTY = re.compile(r"( *[a-z_]+:) \[\] *(?:#.*)?")


class Written:
    """A file as the kit made it: what stands in it, and what it offers behind `#`."""

    def __init__(self, path: Path) -> None:
        self.path, self.text = path, path.read_text(encoding="utf-8")
        front = self.text.split("---\n")[1] if path.suffix == ".md" else self.text
        self.live: dict[str, Any] = yaml.safe_load(front)
        self.offered: dict[str, Any] = yaml.safe_load(_uncommented(front))

    def save(self, sections: Mapping[str, str]) -> None:
        """Write back what was typed and filled in; a section's question gives way to its answer."""
        front = yaml.safe_dump(self.live, sort_keys=False, allow_unicode=True)
        if self.path.suffix == ".md":
            body = self.text.split("---\n", 2)[2]
            for name, answer in sections.items():
                body, count = re.subn(
                    rf"(## {name}\n\n)<!--.*?-->", rf"\1{answer}", body, flags=re.S
                )
                assert count == 1, name
            front = f"---\n{front}---\n{body}"
        self.path.write_text(front, encoding="utf-8")


def _uncommented(text: str) -> str:
    """A file with what it offers behind `#` taken in, as it tells its readers to do."""
    lines, known = [], text.split("\n")
    for line, following in zip(known, [*known[1:], ""], strict=True):
        begun = _EMPTY.fullmatch(line)
        offered = _OFFERED.fullmatch(line)
        if begun and re.match("#  +- ", following):
            lines.append(begun[1])
        elif offered:
            blanks = "" if offered[2] == " " else offered[2]
            lines.append(f"{offered[1]}{blanks}{offered[3]}")
        else:
            lines.append(line)
    return "\n".join(lines)


def wanted(path: str, fields: Collection[str]) -> bool:
    """Whether a place in a file is one of some fields, holds one, or lies in one."""
    return any(f == path or f.startswith((f"{path}.", f"{path}[")) or _in(path, f) for f in fields)


def _in(path: str, outer: str) -> bool:
    return path.startswith((f"{outer}.", f"{outer}["))


def taken_in(live: Any, offered: Any, fields: Collection[str], path: str = "") -> Any:
    """What stands in a file, and of what it offers beside the fields that count."""
    if isinstance(offered, dict):
        held = dict(live) if isinstance(live, dict) else {}
        for key, value in offered.items():
            place = f"{path}.{key}" if path else key
            if wanted(place, fields):
                held[key] = taken_in(held.get(key), value, fields, place)
        return held
    if isinstance(offered, list):
        held_entries = list(live) if isinstance(live, list) else []
        count = max(len(held_entries), ENTRIES.get(path, len(offered)))
        pairs = zip_longest(held_entries, offered[:count])
        return [taken_in(one, other, fields, f"{path}[]") for one, other in pairs]
    return offered if live is None else live


def holders(data: Any, path: str) -> Iterator[dict[str, Any]]:
    """Each mapping in which the last step of a path such as `tasks[].title` stands, or would."""
    step, _, rest = path.partition(".")
    if not rest:
        yield data
    elif step.endswith("[]"):
        for entry in data[step.removesuffix("[]")]:
            yield from holders(entry, rest)
    else:
        yield from holders(data.setdefault(step, {}), rest)


def typed(data: dict[str, Any], path: str, values: list[Any]) -> None:
    """Type the values of a field into as many of its places, the last ones where there are more."""
    name = path.rpartition(".")[2]
    places = list(holders(data, path))[-len(values) :]
    assert len(places) == len(values), path
    for place, value in zip(places, values, strict=True):
        place[name.removesuffix("[]")] = [value] if name.endswith("[]") else value


class Start:
    """A project on its way to its work, into which only what is counted is typed."""

    def __init__(self, pmo: Any, root: Path, standard: Standard, tier: str) -> None:
        self.pmo, self.root, self.standard, self.tier = pmo, root, standard, tier
        self.counted = typed_fields(standard, tier)
        given = {"tier": tier, "start": START, **ANSWERS}
        pairs = [part for key, value in given.items() for part in ("--set", f"{key}={value}")]
        self.run("new", "project", *pairs, "--no-input", "-o", root, cwd=root.parent)
        self.git("init", "-q", "-b", "main")

    def run(self, *words: Any, cwd: Path | None = None) -> Any:
        ran = self.pmo(*words, cwd=cwd or self.root)
        assert ran.code == 0, ran.all
        return ran

    def git(self, *words: str) -> None:
        subprocess.run(["git", *GIT, *words], cwd=self.root, check=True, capture_output=True)

    def write(self, kind: str) -> None:
        """Type what is counted of a kind, and take in what the kit offers for the rest."""
        values, counted = TYPED[kind], self.counted[kind]
        path = self.root / FILES[kind]
        file = Written(path)
        filled = filled_fields(self.standard, self.standard.kinds[kind], self.tier)
        kept = [field for field in counted if not field.startswith("#")]
        file.live = taken_in(file.live, file.offered, [*kept, *filled])
        if kind == "plan":
            file.live["baseline"]["planned"].append({})
        for field in kept:
            if field not in PROMPTED.get(kind, ()) and field != "phase":
                assert len(values[field]) == counted[field], field
                typed(file.live, field, values[field])
        for field in filled:
            assert present(file.live, field), (kind, field)
        file.save({f.removeprefix("#"): values[f][0] for f in counted if f.startswith("#")})

    def pass_gate(self, gate: str, phase: str) -> None:
        """Ask the gate, record its decision, move on, and be in order."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")
        asked = self.pmo("gate", gate, "--format", "json", cwd=self.root)
        answer = json.loads(asked.out)
        assert (answer["ready"], answer["steps"]) == (True, []), asked.out
        recorded = ("--record", "go", "--by", "olga", "--evidence", "Minutes")
        self.run("gate", gate, *recorded, "--apply")
        manifest = self.root / "pmo.yaml"
        said = re.sub(r"(?m)^phase: \w+", f"phase: {phase}", manifest.read_text(encoding="utf-8"))
        manifest.write_text(said, encoding="utf-8")
        self.run("check")


def present(data: Any, path: str) -> bool:
    """Whether something stands at a path, in each entry of its lists."""
    if not path:
        return data is not None
    step, _, rest = path.partition(".")
    inner = data.get(step.removesuffix("[]")) if isinstance(data, dict) else None
    if not step.endswith("[]"):
        return present(inner, rest)
    return bool(inner) and all(present(entry, rest) for entry in inner)


@pytest.mark.parametrize("tier", ["T2", pytest.param("T3", marks=pytest.mark.long)])
def test_what_is_counted_is_enough_to_begin_the_work(pmo: Any, tmp_path: Path, tier: str) -> None:
    start = Start(pmo, tmp_path / "rooms", load(CORE), tier)
    first = ["project", "charter", "business-case", "benefits-register", "log", "plan"]
    for kind in first:
        start.write(kind)
    leader = start.root / "pmo/leader-assignment.yaml"
    told = {**yaml.safe_load(leader.read_text(encoding="utf-8")), **FROM_OTHERS}
    leader.write_text(yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    start.pass_gate("RfP", "planning")

    start.run("add", "--due", "RfE")
    second = [kind for kind in start.counted if kind not in (*first, "gate-review")]
    assert len(second) == {"T2": 2, "T3": 5}[tier]
    for kind in second:
        start.write(kind)
    start.pass_gate("RfE", "executing")
