"""KIT-008: every field that names something is judged at its place, and what is right passes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pmo_kit.engine import Compiled, check, prepare
from pmo_kit.engine.name_keywords import ELEMENT, REFERS, Keyword, keywords
from pmo_kit.engine.state import Options
from pmo_kit.examples.golden import Golden, load_golden
from pmo_kit.project import Artifact, Manifest, Snapshot
from pmo_kit.results import Finding, Verdict
from pmo_kit.source import Change, Document, Route, pointer, read
from pmo_kit.source.edit import applied, rewritten

CORE = Path(__file__).parents[3] / "standards" / "core"
RULE = "KIT-008"
DELEGATE = {
    "for": "olga",
    "person": "bela",
    "from": "2026-07-01",
    "until": "2026-07-31",
    "decision": "D-01",
}
HANDOVER = {
    "role": "project-owner",
    "given_by": "olga",
    "taken_by": "bela",
    "on": "2026-07-01",
    "decision": "D-01",
}
SEEN_NOWHERE: dict[str, dict[Route, Any]] = {
    "gate-review": {
        ("conditions", 0, "cancelled"): {"by": "olga", "role": "steering-committee"},
    },
    "intake-request": {("objective",): "O-1", ("decision",): "postponed"},
    "leader-assignment": {("supervised_by",): "pia"},
    "log": {
        ("risks", 0, "decision"): "D-01",
        ("decisions", 0, "superseded_by"): "D-02",
        ("changes", 0, "merged_into"): "C-01",
        ("changes", 0, "rejection"): {"by": "olga", "role": "project-owner", "on": "2026-01-30"},
        ("changes", 0, "implemented_by"): "ada",
        ("changes", 0, "tasks"): [{"id": "T-01", "owner": "ada"}],
        ("changes", 0, "deliverables"): [{"id": "DL-01", "producer": "ben", "acceptor": "olga"}],
    },
    "portfolio": {
        ("board",): {"chair": "olga", "members": [{"person": "olga", "delegate": "bela"}]},
        ("categories",): [{"id": "growth", "title": "Growth", "purpose": "change"}],
        ("programmes",): [{"id": "visitors", "title": "More visitors", "owner": "olga"}],
        ("envelopes",): [{"year": 2026, "amount": 9, "category": "growth", "objective": "O-1"}],
        ("dependencies",): [
            {"project": "hidden-number-schools", "needs": "hidden-number", "by": "2026-06-01"}
        ],
        ("projects", 0, "category"): "growth",
        ("projects", 0, "programme"): "visitors",
        ("projects", 0, "listed"): {"leader": "ada", "sponsor": "olga"},
    },
    "status-report": {
        ("override_confirmed_by",): "olga",
        ("asks", 0, "role"): "project-owner",
        ("asks", 0, "options"): [{"id": "build", "title": "Build it"}],
        ("asks", 0, "recommended"): "build",
        ("asks", 0, "decision"): "D-01",
        ("exception", "proposal"): "D-01",
        ("risk_scores",): [{"id": "R-01", "score": 12}],
    },
    "project": {
        ("tier_decision",): "D-01",
        ("paused",): {"from": "2026-02-09", "decision": "D-01"},
        ("bodies", 0, "required"): ["project-owner"],
        ("bodies", 0, "members", 0, "decision"): "D-01",
        ("delegates",): [DELEGATE],
        ("handovers",): [HANDOVER],
    },
}
"""What no golden project says, so that it is added to one, by kind and route."""


class Spot(NamedTuple):
    """A name that stands in a file of a project, and the day of its check."""

    snapshot: Snapshot
    artifact: Artifact
    route: Route
    value: str
    day: date


def _standard() -> Compiled:
    return prepare(CORE, "1.0")


def _all_refers() -> list[Keyword]:
    return [one for one in keywords(_standard().standard) if one.name == REFERS]


@pytest.fixture(scope="module")
def projects(core: Compiled) -> list[tuple[Snapshot, date]]:
    """The golden projects with all registries, saying of everything something once."""
    golden = load_golden([CORE], core)[0]
    registries = {one.kind.kind: one for each in golden for one in each.snapshot.registries}
    return [(_completed(one, tuple(registries.values())), one.as_of) for one in golden]


def _completed(golden: Golden, registries: tuple[Artifact, ...]) -> Snapshot:
    snapshot = golden.snapshot._replace(registries=registries)
    if golden.tier != "T3":
        return snapshot
    for kind, fields in SEEN_NOWHERE.items():
        for route, value in fields.items():
            holder = next(
                one
                for one in (*snapshot.artifacts, *snapshot.registries)
                if one.kind.kind == kind and (len(route) == 1 or route[0] in one.document.fields)
            )
            snapshot = _written(snapshot, holder.path, (*holder.document.to_fields, *route), value)
    return snapshot


def _written(snapshot: Snapshot, path: str, route: Route, value: Any) -> Snapshot:
    """The snapshot with one value written into one of its files."""

    def changed(artifact: Artifact) -> Artifact:
        if artifact.path != path:
            return artifact
        document = artifact.document
        if len(route) > 1 or isinstance(value, str):
            data = applied(document.data, [Change("set", route, value)])
            return artifact._replace(document=rewritten(document, data))
        text = f"{document.text}{route[-1]}: {json.dumps(value)}\n"
        again = read(text.encode(), path)
        assert isinstance(again, Document)
        return artifact._replace(document=again)

    artifacts = tuple(changed(one) for one in snapshot.artifacts)
    manifest = next(one.document for one in artifacts if one.kind.kind == "project")
    return snapshot._replace(
        artifacts=artifacts,
        registries=tuple(changed(one) for one in snapshot.registries),
        manifest=Manifest(manifest),
    )


def _spots(projects: list[tuple[Snapshot, date]], keyword: Keyword) -> Iterator[Spot]:
    """Where a field of a keyword stands and is asked for."""
    for snapshot, day in projects:
        for artifact in (*snapshot.artifacts, *snapshot.registries):
            if artifact.kind.kind == keyword.kind:
                data = artifact.document.fields
                for route, value, around in _values(data, keyword.path, (), {}):
                    asked = keyword.says.get("if", {})
                    if all(around.get(key) in [*of, None] for key, of in asked.items()):
                        yield Spot(snapshot, artifact, route, value, day)


def _values(
    data: Any, path: tuple[str | int, ...], route: Route, around: dict[str, Any]
) -> Iterator[tuple[Route, str, dict[str, Any]]]:
    if not path:
        yield route, data, around
    elif path[0] == ELEMENT and isinstance(data, list):
        for number, one in enumerate(data):
            yield from _values(one, path[1:], (*route, number), around)
    elif isinstance(data, dict) and path[0] in data:
        key = str(path[0])
        yield from _values(data[key], path[1:], (*route, key), {**around, **data})


def _unknown(value: str) -> str:
    """A name of the same form that nothing bears."""
    return re.sub("[0-9]+$", "99999", value) if re.search("-[0-9]+$", value) else "zz-nobody"


def _judged(
    compiled: Compiled, snapshot: Snapshot, day: date
) -> tuple[list[Finding], list[Verdict]]:
    report = check(compiled, snapshot, Options(day)).report
    findings = [one for one in report.findings if one.rule == RULE]
    return findings, [one for one in report.verdicts if one.rule == RULE]


def test_what_the_golden_projects_name_exists(
    core: Compiled, projects: list[tuple[Snapshot, date]]
) -> None:
    for snapshot, day in projects:
        assert _judged(core, snapshot, day)[0] == []


@pytest.mark.parametrize(
    "keyword",
    [
        pytest.param(one, id=f"{one.kind} {'.'.join(map(str, one.path))}".replace(".0", "[]"))
        for one in _all_refers()
    ],
)
def test_every_field_that_refers_to_something_is_judged_at_its_place(
    core: Compiled, projects: list[tuple[Snapshot, date]], keyword: Keyword
) -> None:
    spots = list(_spots(projects, keyword))
    assert spots, "no golden project has it: add it to SEEN_NOWHERE"
    caught = 0
    for spot in spots:
        route = (*spot.artifact.document.to_fields, *spot.route)
        broken = _written(spot.snapshot, spot.artifact.path, route, _unknown(spot.value))
        findings, verdicts = _judged(core, broken, spot.day)
        if not findings and any(one.outcome == "skipped" for one in verdicts):
            continue  # the list in which it is looked for is not there yet
        new = [one for one in findings if one.location.path == spot.artifact.path]
        assert [one.pointer for one in new] == [pointer(route)]
        assert _unknown(spot.value) in "\n".join(new[0].excerpt)
        assert _unknown(spot.value) in new[0].message and new[0].level == "shall"
        caught += 1
        if caught == 2:
            break
    assert caught
