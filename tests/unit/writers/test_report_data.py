"""A report goes into JSON and comes back equal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit.results import (
    Finding,
    Fix,
    Gap,
    Known,
    Location,
    Related,
    Report,
    Since,
    Verdict,
)
from pmo_kit.results.report_data import from_plain, plain
from pmo_kit.results.verdict_rows import VerdictRows

words = st.text(st.characters(), max_size=5)
numbers = st.integers(0, 10**6)
outcomes = st.sampled_from(["passed", "failed", "waived", "skipped", "error"])
places = st.builds(Location, words, numbers, numbers, numbers, numbers)
verdicts = st.builds(Verdict, words, words, outcomes, words)
many = st.lists(words, max_size=2).map(tuple)
steps = st.lists(words | numbers, max_size=3).map(tuple)
values = st.none() | st.booleans() | numbers | st.floats(allow_nan=False) | words
fixes = st.builds(Fix, st.sampled_from(["set", "rename"]), words, steps, values, words)
findings = st.builds(
    Finding,
    rule=words,
    level=st.sampled_from(["shall", "should"]),
    title=words,
    message=words,
    location=places,
    subject=words,
    fingerprint=words,
    outcome=outcomes,
    timed=st.booleans(),
    excerpt=many,
    related=st.lists(st.builds(Related, places, words), max_size=2).map(tuple),
    fixes=st.lists(fixes, max_size=2).map(tuple),
    pointer=st.none() | words,
    gates=many,
)
reports = st.builds(
    Report,
    *[words] * 10,
    gates=many,
    artifacts=many,
    ignored=many,
    verdicts=st.lists(verdicts, max_size=4).map(tuple),
    findings=st.lists(findings, max_size=2).map(tuple),
    gaps=st.lists(st.builds(Gap, words, words, words, numbers, numbers), max_size=2).map(tuple),
    commit=st.booleans(),
    known=st.none() | st.builds(Known, numbers, numbers, words),
    later=many,
    since=st.none() | st.builds(Since, words, numbers),
)


def back(report: Report) -> Report:
    return from_plain(json.loads(json.dumps(plain(report))))


@settings(max_examples=40)
@given(reports)
def test_a_report_comes_back_equal(report: Report) -> None:
    for told in (report, report.brief()):
        came = back(told)
        assert came == told and came.tally == told.tally and came.exit_code == told.exit_code
        assert repr(came) == repr(told._replace(counted=came.counted))


def test_verdicts_that_are_no_objects_yet_come_back_as_objects() -> None:
    rows = VerdictRows([("R-1", 7, "passed", "")], str)
    came = back(Report(*["x"] * 10, verdicts=rows))
    assert came.verdicts == (Verdict("R-1", "7", "passed"),)


@pytest.mark.parametrize("data", [[], ["x"] * 9, ["x"] * 40, [*["x"] * 14, [[]], []], {}, None, 1])
def test_other_data_are_refused(data: Any) -> None:
    with pytest.raises((TypeError, ValueError, LookupError)):
        from_plain(data)
