"""Whatever stands in a project, every format stays well-formed, harmless and complete."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit.results import (
    LEVELS,
    OUTCOMES,
    Finding,
    Fix,
    Gap,
    Location,
    Related,
    Report,
    Verdict,
)
from pmo_kit.writers import FORMATS, Style, render

NASTY = st.sampled_from(
    [
        "\x1b[2J",
        "\x9b31m",
        "\u2028",
        "\u202e",
        "\ud800",
        "\x00",
        "::error::x",
        "<script>alert(1)</script>",
        "</pre></details><img src=x onerror=alert(1)>",
        "]]>&amp;\"'",
        "@everyone #1 GH-2 !3 octo/kit#4",
        "https://evil.example www.evil.example a@evil.example",
        "[x](https://evil.example) ![x](y) <b>",
        "| a | b |",
        "```\n# x",
        "{0} deadbeef1",
        "##[error]x",
        "\n",
        "\t",
    ]
)
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=30),
    st.lists(st.one_of(NASTY, st.text(max_size=8)), max_size=5).map("".join),
)
NUMBER = st.integers(1, 400)
PLACES = st.builds(Location, TEXT, NUMBER, NUMBER, NUMBER, NUMBER)
ROUTES = st.lists(st.one_of(TEXT, st.integers(0, 9)), max_size=3).map(tuple)
VALUES = st.one_of(TEXT, st.integers(-9, 9), st.booleans(), st.none(), st.just(0.5))
MENDS = st.builds(
    Fix, st.sampled_from(("set", "rename", "remove")), TEXT, ROUTES, value=VALUES, line=TEXT
)
FINDINGS = st.builds(
    Finding,
    rule=TEXT,
    level=st.sampled_from(LEVELS),
    title=TEXT,
    message=TEXT,
    location=PLACES,
    subject=TEXT,
    fingerprint=st.just("0" * 16),
    outcome=st.sampled_from(("failed", "waived", "error")),
    fix=TEXT,
    why=TEXT,
    reason=TEXT,
    timed=st.booleans(),
    owner=st.one_of(st.just("sponsor (olga)"), TEXT),
    excerpt=st.lists(TEXT, max_size=3).map(tuple),
    related=st.lists(st.builds(Related, PLACES, TEXT), max_size=2).map(tuple),
    fixes=st.lists(MENDS, max_size=2).map(tuple),
)
VERDICTS = st.builds(Verdict, TEXT, TEXT, st.sampled_from(OUTCOMES), TEXT)
REPORTS = st.builds(
    Report,
    project=TEXT,
    name=TEXT,
    root=TEXT,
    standard=TEXT,
    edition=TEXT,
    tier=TEXT,
    phase=TEXT,
    method=TEXT,
    mode=st.sampled_from(("supportive", "controlling")),
    as_of=st.just("2026-03-06"),
    verdicts=st.lists(VERDICTS, max_size=4).map(tuple),
    findings=st.lists(FINDINGS, max_size=4).map(tuple),
    gaps=st.lists(st.builds(Gap, TEXT, TEXT, TEXT, NUMBER, NUMBER), max_size=2).map(tuple),
    commit=st.booleans(),
)
LISTS = st.lists(REPORTS, max_size=3)
CHOICES = st.builds(
    Style,
    kit=st.just("0.1.0"),
    color=st.just(False),
    width=st.integers(1, 120),
    base=st.sampled_from(("", "/home/ada")),
    explain=st.booleans(),
    limit=st.sampled_from((0, 60)),
)
HARMLESS = re.compile(
    r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]*"
)


@given(LISTS, CHOICES)
@settings(max_examples=80)
def test_every_format_is_harmless_text(reports: list[Report], options: Style) -> None:
    for name in FORMATS:
        got = render(name, reports, options)
        assert HARMLESS.fullmatch(got)
        got.encode("utf-8")
        assert got.endswith("\n")


@pytest.mark.long
@given(LISTS, CHOICES)
@settings(max_examples=60)
def test_github_obeys_only_our_commands(reports: list[Report], options: Style) -> None:
    found = sum(1 for r in reports for f in r.findings if f.outcome != "waived")
    gaps = sum(len(r.gaps) for r in reports)
    got = render("github", reports, options)
    commands = [line for line in got.split("\n") if line.lstrip().startswith("::")]
    assert min(found + gaps, 10) <= len(commands) <= found + gaps
    assert all(re.match(r"::(error|warning|notice) [^\n]*::", line) for line in commands)
    assert "##[" not in got


@given(LISTS, CHOICES)
@settings(max_examples=60)
def test_nothing_is_a_command_for_a_runner(reports: list[Report], options: Style) -> None:
    for name in set(FORMATS) - {"github"}:
        for line in render(name, reports, options).split("\n"):
            assert not line.lstrip().startswith("::")
            assert "##[" not in line


def visible(text: str) -> str:
    """Text with lone surrogates, which no JSON can carry, as their visible escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


@pytest.mark.long
@given(LISTS)
@settings(max_examples=80)
def test_json_returns_every_word(reports: list[Report]) -> None:
    data = json.loads(render("json", reports))
    assert [r["project"] for r in data["reports"]] == [visible(r.project) for r in reports]
    for got, report in zip(data["reports"], reports, strict=True):
        messages = [finding["message"] for finding in got["findings"]]
        assert messages == [visible(finding.message) for finding in report.findings]
        excerpts = [finding["excerpt"] for finding in got["findings"]]
        assert excerpts == [[visible(e) for e in finding.excerpt] for finding in report.findings]
        reasons = [verdict["reason"] for verdict in got["verdicts"]]
        assert reasons == [visible(verdict.reason) for verdict in report.verdicts]
        assert got["exit_code"] == report.exit_code
