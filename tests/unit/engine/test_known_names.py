"""What KIT-008 says, where it is silent, and who is known on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Compiled, check
from pmo_kit.engine.state import Options
from pmo_kit.results import Finding, Report

Make, Copied, Alter = Any, Callable[[dict[str, Any]], Path], Any
RULE = "KIT-008"
PLAN, LOG, MANIFEST = "pmo/plan.yaml", "pmo/log.yaml", "pmo.yaml"
LEFT = "former: [{person: ben, until: 2026-01-31}]\n"


def said(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.rule == RULE]


def skipped(report: Report) -> dict[str, str]:
    return {
        one.subject: one.reason
        for one in report.verdicts
        if (one.rule, one.outcome) == (RULE, "skipped")
    }


def test_it_says_what_is_not_there_where_it_was_looked_for_and_what_was_meant(golden: Make) -> None:
    project = golden("T1/executing").change(PLAN, "depends_on: [T-03, T-04]", "depends_on: [T-3]")
    (found,) = said(project.check())
    assert found.message == (
        "There is no task `T-3`; it is looked for in pmo/plan.yaml under `tasks`."
    )
    assert found.fix == (
        "Did you mean `T-03`? Name one that exists, or add `T-3` to `tasks` of pmo/plan.yaml."
    )
    assert (found.level, found.timed, found.subject) == (
        "shall",
        False,
        "hidden-number/plan/tasks[T-05].depends_on[#d40624eb]",
    )
    text = (project.root / PLAN).read_text().splitlines()[found.location.line - 1]
    assert text[found.location.column - 1 :].startswith("T-3")


def test_a_person_who_is_nowhere_is_told_where_people_stand(golden: Make) -> None:
    project = golden("T1/executing").change(LOG, "owner: ben", "owner: bne")
    (found,) = said(project.check())
    assert found.message == (
        "There is no person `bne`; it is looked for in pmo.yaml under `roles` and `team`."
    )
    assert found.fix == (
        "Did you mean `ben`? Name somebody in the project, or add to pmo.yaml "
        "`team: [bne]`, or `former:` with `{person: bne, until: …}`."
    )


def without_ben(project: Any, more: str = "") -> Any:
    """A project whose team has lost Ben, who owns a running task and did finished ones."""
    project.change(MANIFEST, "ben, ", "")
    return project.write(MANIFEST, (project.root / MANIFEST).read_text() + more)


def test_who_left_stays_right_in_what_was_finished_and_not_in_what_goes_on(golden: Make) -> None:
    project = without_ben(golden("T1/executing"), LEFT)
    found = {one.subject: one for one in said(project.check())}
    assert "hidden-number/plan/tasks[T-05].owner" in found  # in progress
    assert "hidden-number/plan/tasks[T-03].owner" not in found  # finished before Ben left
    running = found["hidden-number/plan/tasks[T-05].owner"]
    assert running.message == "`ben` was in the project until 2026-01-31, but is named for today."
    assert running.fix == "Name somebody who is in the project now."
    assert running.timed  # time made it so: it stops no commit
    earlier = check(project.compiled, project.snapshot(), Options(date(2026, 1, 31))).report
    assert [one for one in said(earlier) if "`ben`" in one.message] == []


def test_a_finished_project_stays_right_when_somebody_leaves(golden: Make) -> None:
    project = without_ben(golden("T1/closed"), LEFT.replace("01-31", "02-28"))
    assert said(project.check()) == []


def test_a_closed_risk_stays_right_and_an_open_one_needs_somebody(golden: Make) -> None:
    project = without_ben(golden("T1/executing"), LEFT)
    risk = "hidden-number/log/log/risks[R-01].owner"
    assert risk in {one.subject for one in said(project.check())}
    project.change(LOG, "status: open", "status: closed")
    assert risk not in {one.subject for one in said(project.check())}


def test_a_decision_is_judged_by_who_was_here_on_its_day(golden: Make) -> None:
    project = golden("T1/executing").change(MANIFEST, "project_owner: olga", "project_owner: clara")
    text = (project.root / MANIFEST).read_text()
    handed = "handovers: [{role: project-owner, given_by: olga, taken_by: clara, on: %s}]\n"
    project.write(MANIFEST, text + handed % "2026-02-10")
    decided = [one for one in said(project.check()) if "decided_by" in one.subject]
    assert decided == []
    project.write(MANIFEST, text + handed % "2026-01-01")
    (decided,) = [one for one in said(project.check()) if "decided_by" in one.subject]
    assert decided.message.startswith(
        "`olga` was in the project until 2026-01-01, but is named for 20"
    )
    assert not decided.timed


def test_nothing_is_asked_of_a_list_that_is_not_there_yet(golden: Make) -> None:
    report = golden("T1/executing").remove(PLAN).check()
    assert said(report) == []
    assert skipped(report)["hidden-number/log/log"] == "the project has no plan"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("schema: plan/v1", "schema: plan/v1\nschema: plan/v1", "pmo/plan.yaml is broken"),
        ("  - id: T-03\n", "  - id: [T-03]\n", "pmo/plan.yaml is broken at tasks["),
        ("\ntasks:\n", "\ntask:\n", "pmo/plan.yaml is broken at tasks"),
    ],
)
def test_what_a_broken_file_may_hold_is_unknown(
    golden: Make, old: str, new: str, reason: str
) -> None:
    report = golden("T1/executing").change(PLAN, old, new).check()
    assert said(report) == []
    assert any(why.startswith(reason) for why in skipped(report).values())


def test_a_broken_state_says_not_whether_somebody_is_asked_for(golden: Make) -> None:
    project = without_ben(golden("T1/executing"), LEFT)
    project.change(PLAN, "progress: 70", "progress: most")
    found = {one.subject for one in said(project.check())}
    assert "hidden-number/plan/tasks[T-05].owner" not in found


ITEM = '"required": [\n     "id",\n     "size"\n    ],\n    "properties": {'
OWN = {
    "schemas/log/v1.0.json": (
        ITEM,
        ITEM + '"needs": {"type": "array", "description": "What it needs.", "items": {'
        '"$ref": "#/$defs/item", "x-refers-to": {"kind": "item", "same_file": true}}, '
        '"examples": [["I-1"]]},',
    )
}


@pytest.fixture
def own(copied: Copied) -> Path:
    """A company's standard whose own kind defines and refers to its own words, behind a `$ref`."""
    folder = copied(OWN)
    path = folder / "schemas" / "log" / "v1.0.json"
    text = path.read_text()
    text = text.replace(
        '"description": "Its id.",', '"description": "Its id.", "x-defines": "item",', 1
    )
    named = '"$defs": {"item": {"type": "string", "description": "An item."}},\n "properties": {'
    path.write_text(text.replace('"properties": {', named, 1))
    return folder


def test_a_company_s_own_kind_defines_and_refers_to_its_own_words(
    own: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pmo_kit.engine import prepare

    monkeypatch.setenv("PMO_CACHE_DIR", "")
    standard: Compiled = prepare(own)
    text = (
        "schema: log/v1\nitems:\n  - {id: I-1, size: 1, needs: [I-2]}\n  - {id: I-2, size: 1%s}\n"
    )
    assert make({LOG: text % ""}, standard=standard).check().rules == []
    judged = make({LOG: text % ", needs: [I-1, I-3]"}, standard=standard).check()
    assert judged.rules == [RULE]
    assert judged.only.message == (
        "There is no item `I-3` in this file; it is looked for under `items`."
    )


def test_what_is_kept_of_a_compiled_standard_names_the_same(
    own: Path, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pmo_kit.engine import prepare

    monkeypatch.setenv("PMO_CACHE_DIR", str(tmp_path / "cache"))
    first, second = prepare(own), prepare(own)
    assert first.names == second.names and second.names.refers
    text = "schema: log/v1\nitems: [{id: I-1, size: 1, needs: [I-9]}]\n"
    for standard in (first, second):
        assert make({LOG: text}, standard=standard).check().rules == [RULE]


def test_a_standard_without_such_keywords_judges_nothing_more(make: Make) -> None:
    assert make().check().said(RULE) == {}
