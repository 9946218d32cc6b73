"""The latest report is one thing everywhere: by date, then by number, whatever its file's name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from pmo_kit._text.record_order import in_order
from pmo_kit.engine import check
from pmo_kit.engine.decisions import decisions
from pmo_kit.engine.records import Records
from pmo_kit.measures import values
from pmo_kit.results.digest import DueItem
from pmo_kit.status.digest import digest_of
from pmo_kit.status.status import status_of

Make = Callable[[str], Any]
REPORT = """schema: status-report/v1
id: {id}
date: {date}
author: ada
summary: What {id} says of {date}.
status: {{overall: {overall}}}
numbers: {{bac: 54, spent: {spent}, forecast: 54, finish: 2026-03-06}}
top_risks: [R-01]
asks: [{{ask: "Of {id}", of: olga, needed_by: 2026-02-14}}]
"""


def report(id: str, date: str, overall: str = "green", spent: int = 39) -> str:
    return REPORT.format(id=id, date=date, overall=overall, spent=spent)


def two(make: Make, first: tuple[str, str], second: tuple[str, str]) -> Any:
    """Golden T1 with these two reports beside SR-1, each as path and text."""
    project = make("T1/executing").remove("pmo/reports/SR-2.yaml")
    for path, text in (first, second):
        project.write(path, text)
    return project


def told(project: Any) -> set[str]:
    """What each reader of the latest report takes for it."""
    judged = check(project.compiled, project.snapshot(), project.options)
    asks: list[DueItem] = [i for i in digest_of(judged, 7).items if i.what == "ask"]
    passed = [v for v in judged.report.verdicts if v.rule == "STAT-017"]
    judged_rule = {v.subject.split("/")[-1] for v in passed if v.outcome != "not_applicable"}
    found = values(judged.state.facts)
    latest = Records(judged.state).latest("status-report")
    return {
        str(found["latest_report"].value),
        status_of(judged, None).report,
        *judged_rule,
        *(item.title.removeprefix("Of ") for item in asks),
        latest.fields["id"] if latest else "",
    }


NINE, TEN = report("SR-9", "2026-02-13"), report("SR-10", "2026-02-13")


A, B, Z = "pmo/reports/a.yaml", "pmo/b.yaml", "pmo/reports/z.yaml"
CASES = {
    "ten after nine": (("pmo/reports/SR-9.yaml", NINE), ("pmo/reports/SR-10.yaml", TEN), "SR-10"),
    "other names": ((Z, NINE), (A, TEN), "SR-10"),
    "numbers as names": (("pmo/reports/2.yaml", NINE), ("pmo/reports/10.yaml", TEN), "SR-10"),
    "another folder": ((B, TEN), (Z, report("SR-9", "2026-02-12")), "SR-10"),
    "date first": ((A, report("SR-8", "2026-02-13")), (B, report("SR-9", "2026-02-12")), "SR-8"),
    "not of tomorrow": ((A, NINE), (B, report("SR-10", "2026-02-14")), "SR-9"),
    "zeros": ((A, report("SR-007", "2026-02-13")), (B, TEN), "SR-10"),
}


@pytest.mark.parametrize(("first", "second", "latest"), CASES.values(), ids=CASES)
def test_one_report_is_the_latest_for_everybody(
    golden: Make, first: tuple[str, str], second: tuple[str, str], latest: str
) -> None:
    assert told(two(golden, first, second)) == {latest}


@pytest.mark.parametrize("ids", [*permutations(["SR-9", "SR-10", "SR-100"])])
def test_the_order_does_not_depend_on_how_they_are_found(ids: tuple[str, ...]) -> None:
    found = sorted(ids, key=lambda id: in_order("2026-02-13", id))
    assert found == ["SR-9", "SR-10", "SR-100"]


def test_the_report_before_is_the_one_of_the_same_day_with_a_lower_number(golden: Make) -> None:
    before = ("pmo/reports/x.yaml", report("SR-9", "2026-02-13", "red", spent=40))
    project = two(golden, before, ("pmo/reports/a.yaml", report("SR-10", "2026-02-13")))
    project.change("pmo/plan.yaml", "actual_finish: 2026-02-13", "actual_finish: 2026-02-12")
    found = {(f.rule, f.location.path) for f in project.check().findings}
    assert ("STAT-012", "pmo/reports/a.yaml") in found
    assert ("STAT-012", "pmo/reports/x.yaml") not in found


def test_reviews_are_ordered_by_their_ids_not_by_their_files(golden: Make) -> None:
    project = golden("T1/executing")
    text = (project.root / "pmo/reviews/GR-1.yaml").read_text(encoding="utf-8")
    for id, path in (("GR-10", "a"), ("GR-9", "z")):
        project.write(f"pmo/reviews/{path}.yaml", text.replace("id: GR-1\n", f"id: {id}\n"))
    assert [made.id for made in decisions(project.snapshot())] == ["GR-1", "GR-9", "GR-10"]


def test_a_broken_report_may_be_the_latest(golden: Make) -> None:
    project = golden("T1/executing").write(
        "pmo/reports/SR-3.yaml", "schema: status-report/v1\nid: ["
    )
    skipped = [
        v for v in project.check().verdicts if v.rule == "STAT-017" and v.outcome == "skipped"
    ]
    assert {v.reason for v in skipped} == {"pmo/reports/SR-3.yaml is broken"}
