"""Five times as much in a project costs at most six times as many steps, in every rule and part."""

from __future__ import annotations

import pytest
from grown import grown
from growth import KNOWN, NAMED, TODAY, Cost, calls, costs, load, page

from pmo_kit.engine import Options, check
from pmo_kit.results import Report
from pmo_kit.writers import render

FEW, RECORDS, TIMES = 200, 80, 5
FOUND = 60
"""The findings of the smaller report."""


@pytest.fixture(scope="module")
def found() -> list[Cost]:
    """What each part costs, in small projects."""
    return list(costs(*load(), FEW, RECORDS))


@pytest.mark.long
def test_every_rule_and_part_grows_in_proportion(found: list[Cost]) -> None:
    assert {cost.part: cost for cost in found if cost.grows}.keys() <= KNOWN.keys()
    assert len(found) > 238


@pytest.mark.long
def test_the_named_rules_are_judged_and_grow_in_proportion(found: list[Cost]) -> None:
    named = [cost for cost in found if cost.part in NAMED]
    assert len(named) == len(NAMED)
    assert all(cost.few >= FEW and not cost.grows for cost in named)


def test_a_part_that_grows_faster_is_named() -> None:
    text = page([Cost("BASE-003", 1_000, 25_000, 300), Cost("measures", 10, 50, 300)], 60, 60)
    assert "| BASE-003 | 1,000 | 25,000 | 25.00 |" in text
    assert "by more than chance: BASE-003" in text


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github", "gitlab", "junit", "sarif"])
def test_a_report_of_five_times_as_many_findings_is_written_by_six_times_the_calls(
    form: str, large: tuple[Report, Report]
) -> None:
    few, many = (calls(lambda report=report: render(form, [report])) for report in large)
    assert many < 6 * few


@pytest.fixture(scope="module")
def large() -> tuple[Report, Report]:
    """Two reports, one with five times as many findings."""
    compiled, start = load()
    options = Options(TODAY)
    report = check(compiled, grown(compiled, start, 5, 5), options).report
    findings = tuple(f for f in report.findings if f.outcome == "failed")
    assert len(findings) > 300
    few = report._replace(findings=findings[:: len(findings) // FOUND][:FOUND])
    return few, report._replace(findings=tuple(f for f in few.findings for _ in range(TIMES)))
