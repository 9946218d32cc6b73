"""KIT-009: what has happened is not dated after today, wherever a schema marks such a date."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from pmo_kit.cel import convert
from pmo_kit.engine import check
from pmo_kit.engine.builtin_rules import AHEAD
from pmo_kit.engine.compiled import Compiled, to_json
from pmo_kit.engine.dated_ahead import judge_dates
from pmo_kit.engine.schema_faults import mark_faults
from pmo_kit.engine.state import Options, State, View, file_record
from pmo_kit.engine.verdicts import Verdicts
from pmo_kit.project import Artifact
from pmo_kit.project.paths import walk
from pmo_kit.results import Finding
from pmo_kit.source import Document, read
from pmo_kit.standard import Standard
from pmo_kit.standard.marked_fields import NOT_AFTER, marked

Make = Callable[[str], Any]
TODAY = date(2026, 2, 13)
LATER = TODAY + timedelta(days=2)

EXPECTED = """
actuals.period.from actuals.period.to plan.baseline.planned[].by benefits-register.benefits[].due
benefits-register.activities[].due charter.success[].measured_on
charter.milestones[].date charter.dependencies[].needed_by end-report.follow_ups[].due
status-report.exception.needed_by gate-review.conditions[].due intake-request.wanted_by
leader-assignment.from leader-assignment.to log.risks[].target_date log.issues[].target_date
log.decisions[].applies_from log.changes[].milestones[].from log.changes[].milestones[].to
log.changes[].tasks[].start log.changes[].tasks[].finish log.changes[].deliverables[].due
project.paused.from project.paused.until
log.assumptions[].check_by outsourcing-plan.contracts[].from outsourcing-plan.contracts[].to
people.people[].certificates[].expires people.people[].availability[].from
people.people[].availability[].to plan.deliverables[].due plan.milestones[].baseline
plan.milestones[].forecast plan.tasks[].start plan.tasks[].finish portfolio.objectives[].until
programme.tranches[].end project.dates.start project.dates.end quality-plan.reviews[].due
resource-plan.resources[].from resource-plan.resources[].to status-report.period.from
status-report.period.to status-report.numbers.finish status-report.asks[].needed_by
portfolio.board.members[].from portfolio.board.members[].until project.bodies[].members[].from
project.bodies[].members[].until project.delegates[].from project.delegates[].until
project.former[].until project.handovers[].on transition-plan.training[].by
plan.transition.support.help_until charter.budget.by_year[].from charter.budget.by_year[].to
portfolio.calendar.boards[].cut_off portfolio.calendar.boards[].on portfolio.currencies[].on
portfolio.dependencies[].by portfolio.projects[].listed.start portfolio.projects[].listed.finish
project-handbook.cadence.steering_on[]
waivers.waivers[].until
"""
"""Dates of what is planned, agreed or lasts, which may lie ahead."""
PREPARED = """
plan.baseline.agreed_on end-report.released_on
"""
"""Dates that a document brings along to the gate which makes them true."""


def dates(standard: Standard, kind: str) -> list[str]:
    """Every path of a kind's schema that holds a date."""
    identity = standard.schema_of[kind]
    found: list[str] = []

    def walk(schema: Any, home: str, path: str, depth: int) -> None:
        if not isinstance(schema, dict) or depth > 12:
            return
        ref = str(schema.get("$ref", ""))
        if schema.get("format") == "date" or ref.endswith("#/$defs/date"):
            found.append(path)
        elif ref:
            away, _, pointer = ref.partition("#")
            target: Any = standard.schemas[away or home]
            for step in pointer.strip("/").split("/"):
                target = target[step]
            walk(target, away or home, path, depth + 1)
        for name, inner in schema.get("properties", {}).items():
            walk(inner, home, f"{path}.{name}" if path else name, depth + 1)
        for key in ("items", "additionalProperties"):
            walk(schema.get(key), home, f"{path}[]", depth + 1)
        for key in ("allOf", "oneOf", "anyOf"):
            for inner in schema.get(key, ()):
                walk(inner, home, path, depth + 1)

    walk(standard.schemas[identity], identity, "", 0)
    return found


def test_every_date_of_the_core_tells_of_the_past_or_is_expected(core: Compiled) -> None:
    unmarked = {
        f"{kind}.{path}"
        for kind in core.standard.schema_of
        for path in dates(core.standard, kind)
        if path not in core.happened.get(kind, ())
    }
    assert unmarked == {*EXPECTED.split(), *PREPARED.split()}


def written(path: str, day: str) -> Any:
    """Data in which a path leads to a day."""
    first, _, rest = path.partition(".")
    inner = written(rest, day) if rest else day
    return {first.removesuffix("[]"): [inner] if first.endswith("[]") else inner}


@pytest.fixture
def said(core: Compiled, golden: Make) -> Callable[[str, str, date], list[Finding]]:
    """What KIT-009 says of an artifact of a kind that holds nothing but one day."""
    snapshot = golden("T1/executing").snapshot()

    def ask(kind: str, path: str, day: date) -> list[Finding]:
        content = yaml.safe_dump(written(path, day.isoformat()), sort_keys=False)
        document = read(content.encode(), f"pmo/{kind}.yaml")
        assert isinstance(document, Document)
        artifact = Artifact(core.standard.kinds[kind]._replace(key=""), document)
        fields = convert(document.fields, core.types[kind])
        state, out = State(core, snapshot, Options(TODAY)), Verdicts()
        state.views = {kind: [View(artifact, fields, file_record(artifact.path))]}
        judge_dates(state, out)
        return out.findings

    return ask


def test_each_marked_date_of_the_core_is_found_where_it_stands(core: Compiled, said) -> None:
    walked = [(kind, path) for kind, paths in core.happened.items() for path in paths]
    assert len(walked) > 35
    for kind, path in walked:
        (one,) = said(kind, path, LATER)
        assert (one.rule, one.level, one.outcome) == ("KIT-009", "shall", "failed"), path
        assert not one.timed, "it stops a commit"
        assert f" is {LATER}, in the future: today is {TODAY}." in one.message, path
        assert one.excerpt[0].endswith(f"'{LATER}'"), path
        assert not said(kind, path, TODAY + timedelta(days=1)), "elsewhere it may be tomorrow"


def test_a_project_that_tells_the_future_fails_and_its_commit_is_stopped(golden: Make) -> None:
    project = golden("T1/executing")
    project.change("pmo/log.yaml", "raised_on: 2026-01-", "raised_on: 2026-03-")
    (one,) = project.check().findings
    assert (one.rule, one.location.path, one.fix) == ("KIT-009", "pmo/log.yaml", AHEAD.fix)
    opened = project.opened()
    report = check(opened.compiled, opened.snapshot, Options(TODAY, commit=True)).report
    assert report.exit_code == 1


def test_what_was_written_after_the_day_that_is_asked_for_says_so(golden: Make) -> None:
    opened = golden("T1/executing").opened()
    report = check(opened.compiled, opened.snapshot, Options(date(2026, 2, 1), cut=True)).report
    fixes = {finding.fix for finding in report.findings if finding.rule == "KIT-009"}
    assert fixes == {
        "Correct the date, or check out the state of 2026-02-01: this was written later."
    }


def test_what_is_broken_is_not_known(golden: Make) -> None:
    project = golden("T1/executing")
    project.change("pmo/log.yaml", "raised_on: 2026-01-", "raised_on: soon 2026-01-")
    report = project.check()
    told = [v for v in report.verdicts if v.rule == "KIT-009" and v.subject.split("/")[1] == "log"]
    assert [(v.outcome, "log.yaml is broken at" in v.reason) for v in told] == [("skipped", True)]
    project.write("pmo/log.yaml", "schema: log/v1\nrisks: [")
    broken = [v for v in project.check().verdicts if v.rule == "KIT-009" and "/log/" in v.subject]
    assert [v.outcome for v in broken] == ["skipped"]
    assert not [f for f in project.check().findings if f.rule == "KIT-009"]


def test_the_plan_of_paths_is_kept_as_data(core: Compiled) -> None:
    kept = json.loads(json.dumps(to_json(core)))
    assert kept["happened"]["log"][:2] == ["reviewed_on", "risks[].raised_on"]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ({"type": "string"}, "`x-not-after` stands on a field that is no date"),
        ({"type": "integer"}, "`x-not-after` stands on a field that is no date"),
        ({"$ref": "#/$defs/name"}, "`x-not-after` stands on a field that is no date"),
        (
            {"oneOf": [{"type": "string", "format": "date"}, {"type": "string"}]},
            "`x-not-after` stands on a field that is no date",
        ),
        ({"type": "string", "format": "date", "x-not-after": "due"}, "takes `today`"),
    ],
)
def test_a_mark_that_judges_nothing_is_refused(field: Any, message: str) -> None:
    (one,) = faults({"x-not-after": "today", **field})
    assert message in one[0] and one[1]


@pytest.mark.parametrize(
    "field",
    [
        {"type": "string", "format": "date"},
        {"type": ["string", "null"], "format": "date"},
        {"$ref": "#/$defs/day"},
        {"allOf": [{"$ref": "#/$defs/day"}]},
        {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}]},
    ],
)
def test_a_mark_on_a_date_is_followed_through_references(field: Any) -> None:
    assert not faults({"x-not-after": "today", **field})
    schema = whole({"x-not-after": "today", **field})
    assert [one.path for one in marked({ID: schema}, ID, NOT_AFTER)] == ["on", "steps[].on"]


def test_a_definition_that_holds_itself_is_gone_through_once() -> None:
    schema = whole({"type": "string"})
    day = {"type": "string", "format": "date", "x-not-after": "today"}
    schema["$defs"]["part"] = {
        "properties": {
            "done": day,
            "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}},
            "by_name": {"type": "object", "additionalProperties": day},
        }
    }
    schema["properties"]["part"] = {"$ref": "#/$defs/part"}
    paths = [one.path for one in marked({ID: schema}, ID, NOT_AFTER)]
    assert paths == ["part.done", "part.by_name{}"]
    data = {"part": {"by_name": {"a": 1, "b": 2}}}
    assert [spot.value for spot in walk(data, paths[1])] == [1, 2]


ID = "https://example.org/log/v1.0.json"


def whole(field: Any) -> dict[str, Any]:
    """A schema that has a field at its top and in a list."""
    return {
        "$id": ID,
        "type": "object",
        "properties": {
            "on": field,
            "steps": {"type": "array", "items": {"properties": {"on": field}}},
        },
        "$defs": {
            "day": {"type": "string", "format": "date"},
            "name": {"type": "string"},
        },
    }


def faults(field: Any) -> list[tuple[str, str]]:
    """What is said of a marked field."""
    return list(mark_faults(field, ("properties", "on"), ID, {ID: whole(field)}))
