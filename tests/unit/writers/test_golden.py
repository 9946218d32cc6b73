"""Every format of every case against a committed file; `make golden` writes them anew."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

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
    fingerprint,
)
from pmo_kit.writers import FORMATS, Style, render

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "writers"
SUFFIX = {
    "json": "json",
    "sarif": "sarif",
    "junit": "junit.xml",
    "gitlab": "gitlab.json",
    "markdown": "md",
    "html": "html",
}
EVERY = ("text", "json", "github")  # the other formats have golden files of some cases only
SOME = (
    "clean",
    "four",
    "supportive",
    "waived",
    "known",
    "announced",
    "left-out",
    "error-without-finding",
    "gap",
    "timed-in-commit",
    "unicode",
    "escapes",
    "two",
    "nothing",
)

LOG = (
    "schema: log/v1",
    "risks:",
    "  - id: R-01",
    "    title: The range is larger than agreed",
    "    status: open",
    "    likelihood: 4",
    "    impact: 5",
)


def place(path: str, line: int, column: int, length: int = 1) -> Location:
    return Location(path, line, column, line, column + length)


def finding(rule: str = "RISK-004", **changes: object) -> Finding:
    subject = "hidden-number/log/risks[R-01]"
    made = Finding(
        rule=rule,
        level="shall",
        title="A red risk has a response, an owner and a date",
        message="R-01 is red (4 × 5) and has no response plan.",
        location=place("pmo/log.yaml", 3, 9, 4),
        subject=subject,
        fingerprint=fingerprint(subject, rule, "pmo/log.yaml"),
        kind="log",
        owner="sponsor (olga)",
        why="A red risk that nobody answers is a decision nobody took.",
        fix="Add `response`, `owner` and `target_date`, or re-rate it with a reason.",
        page="reference/rules/RISK-004/",
        excerpt=("  - id: R-01",),
    )
    return made._replace(**changes)


RED = finding(
    related=(
        Related(place("pmo/log.yaml", 6, 17), "item.likelihood is 4"),
        Related(place("pmo/log.yaml", 7, 13), "item.impact is 5"),
    )
)
NO_REGISTRY = "no registry was given (--registry FILE)"


def verdicts(passed: int, findings: Sequence[Finding] = (), skips: Sequence[str] = ()):
    calm = [Verdict(f"CORE-{n:03}", f"hidden-number/{n}", "passed") for n in range(passed)]
    told = [Verdict(f.rule, f.subject, f.outcome, f.reason) for f in findings]
    missed = [Verdict(f"LEAD-{n:03}", "hidden-number", "skipped", r) for n, r in enumerate(skips)]
    apart = [Verdict("EVM-001", "hidden-number", "not_applicable", "only for T2 and T3")]
    return (*calm, *told, *missed, *apart)


def report(
    findings: Sequence[Finding] = (), skips: Sequence[str] = (), **changes: object
) -> Report:
    made = Report(
        project="hidden-number",
        name="Find the hidden number",
        root="/home/ada/hidden-number",
        standard="core",
        edition="1.0",
        tier="T1",
        phase="executing",
        method="predictive",
        mode="controlling",
        as_of="2026-03-06",
        gates=("RfP", "RfE"),
        artifacts=("pmo.yaml", "pmo/charter.md", "pmo/log.yaml"),
        verdicts=verdicts(61, findings, skips),
        findings=tuple(findings),
    )
    return made._replace(**changes)


def four() -> Report:
    return report(
        [
            RED,
            finding(
                "RISK-002",
                level="should",
                title="A risk says cause, event and effect",
                message="R-01 names no cause.",
                location=place("pmo/log.yaml", 4, 12, 34),
                fix="Write: because of …, … may happen, so that …",
                excerpt=("    title: The range is larger than agreed",),
            ),
            finding(
                "KIT-003",
                title="An artifact follows its schema",
                message='"opne" is not one of open, closed. Did you mean "open"?',
                location=place("pmo/log.yaml", 12, 13, 4),
                fix="Write `status: open`.",
                excerpt=("    status: opne",),
            ),
            finding(
                "PLAN-011",
                level="may",
                title="A milestone names its deliverable",
                message="M2 names no deliverable.",
                location=Location("pmo/plan.yaml", 20, 5, 24, 1),
                fix="",
                excerpt=("    id: M2", "    title: Accepted", "    date: 2026-03-02"),
            ),
        ],
        [NO_REGISTRY] * 4 + ["no git history"],
    )


def gap() -> Report:
    why = Gap(
        "pmo.yaml names the standard cora, which is not installed. Did you mean core?",
        "Install the package that brings it, or give its folder with --standard DIR.",
        "pmo.yaml",
        4,
        11,
    )
    return report(gaps=(why,), verdicts=(), standard="", edition="")


def crowd() -> Report:
    found = [
        finding(
            f"HEAD-{n % 7:03}",
            level=("shall", "should", "may")[n % 3],
            title=f"Heading number {n % 7} is there",
            location=place(f"enhancements/{n % 40:04}.md", n + 1, 1),
            excerpt=("# Summary",),
        )
        for n in range(700)
    ]
    return report(found, [NO_REGISTRY])


def recurring() -> Report:
    paths = [f"enhancements/a-folder-with-quite-a-long-name/{n:02}.md" for n in range(30)]
    found = [
        finding(
            "HEAD-001",
            title="Every heading is there",
            message=f"There is no section “Heading {n % 4 if n % 3 else 5}”.",
            location=place(paths[n % 25], 1, 1),
            excerpt=(),
        )
        for n in range(75)
    ]
    once = finding("TITLE-001", title="The title fits", location=place(paths[3], 2, 1))
    return report([*found, once], artifacts=tuple(paths))


def many() -> list[Report]:
    calm = [report(project=f"calm-{n:02}", root=f"/home/ada/calm-{n:02}") for n in range(30)]
    bad = [report([RED], project=f"bad-{n}", root=f"/home/ada/bad-{n}") for n in range(3)]
    return [*calm[:10], *bad, *calm[10:], gap()._replace(project="", root="/home/ada/broken")]


ESCAPES = finding(
    "RISK-\x1b[2J",
    title="\x1b]0;owned\x07 title\nhidden-number conforms",
    message="R-01 \u202eevil\u202c \u2028 says ::error::x %0A\n::stop-commands::t ##[group]x",
    location=place("pmo/\x1b[31mlog,a:b.yaml", 3, 9, 4),
    fix="Remove \x9b31m and \ud800.",
    excerpt=("  - id: \x1b[8mR-01\x07 \u202e rest",),
)
WIDE = [
    finding(
        "DATE-001",
        message="日付 is not a date.",
        location=place("pmo/計画.yaml", 7, 11, 2),
        excerpt=("\ttitle: 🎯日付 は締切です",),
    ),
    finding(
        "DATE-002",
        message="The word after the tab is not a date.",
        location=place("pmo/計画.yaml", 8, 4, 6),
        excerpt=("a\tb\tcafe\u0301 x",),
    ),
    finding(
        "LONG-001",
        message="One of many words, far to the right, is too much.",
        location=place("pmo/計画.yaml", 9, 401, 5),
        excerpt=("word " * 80 + "wrong" + " word" * 80,),
    ),
]
OVERDUE = finding(
    "TIME-001",
    title="Nothing is overdue",
    message="R-01 was due on 2026-03-01.",
    timed=True,
)
KNOWN = finding(outcome="waived", reason="known since 2026-01-05", known="2026-01-05")
ANNOUNCED = finding(outcome="not_due", announced="2027-01-01", reason="will fail from 2027-01-01")
WAIVED = finding(outcome="waived", reason="Agreed by the board (D-03) until 2026-06-30.")
RENAMED = finding(
    "KIT-003",
    message="`ownr` is not a key that is known here; did you mean `owner`?",
    fixes=(Fix("rename", "pmo/log.yaml", ("risks", 0, "ownr"), "owner", "    owner: ada\x9b31m"),),
)
ERROR = finding(
    outcome="error",
    message="The rule could not be evaluated: item.impact is missing.",
    reason="no such key: impact",
)

HERE = Style(kit="0.1.0", base="/home/ada")
CASES: dict[str, tuple[list[Report], Style]] = {
    "clean": ([report(skips=[NO_REGISTRY] * 3)], HERE),
    "clean-explained": (
        [report(skips=[NO_REGISTRY, "no git history"])],
        HERE._replace(explain=True),
    ),
    "one": ([report([RED])], HERE),
    "one-explained": ([report([RED])], HERE._replace(explain=True)),
    "one-in-color": ([report([RED])], HERE._replace(color=True)),
    "one-narrow": ([report([RED])], HERE._replace(width=44)),
    "four": ([four()], HERE),
    "supportive": ([report([RED], mode="supportive")], HERE),
    "waived": ([report([WAIVED])], HERE),
    "known": ([report([KNOWN, WAIVED], known=Known(1, 3, "2026-01-05"))], HERE),
    "announced": ([report([ANNOUNCED])], HERE),
    "left-out": (
        [
            report(
                [RED],
                later=tuple(f"pmo/reports/SR-{n}.yaml" for n in range(5, 10)),
                since=Since("origin/main", 7),
            )
        ],
        HERE,
    ),
    "mended": ([report([RED, RENAMED])], HERE),
    "error": ([report([ERROR])], HERE),
    "error-without-finding": (
        [report(verdicts=(Verdict("RISK-009", "hidden-number/log", "error", "divided by zero"),))],
        HERE,
    ),
    "gap": ([gap()], HERE),
    "unicode": ([report(WIDE)], HERE),
    "timed-in-commit": ([report([OVERDUE], commit=True)], HERE),
    "timed-in-check": ([report([OVERDUE])], HERE),
    "escapes": ([report([ESCAPES], project="::hidden\x1b[0m")], HERE),
    "crowd": ([crowd()], HERE),
    "recurring": ([recurring()], HERE),
    "many": (many(), HERE),
    "many-and-crowd": ([*many(), crowd()], HERE),
    "two": ([report([RED]), gap()._replace(root="/home/ada/other", project="other")], HERE),
    "nothing": ([], HERE),
}


GOLDENS = [(c, n) for c in CASES for n in FORMATS if n in EVERY or c in SOME]


def golden(case: str, name: str) -> Path:
    return GOLDEN / case / f"expected.{SUFFIX.get(name, f'{name}.txt')}"


@pytest.mark.parametrize(("case", "name"), GOLDENS)
def test_output_is_the_committed_one(case: str, name: str) -> None:
    got = render(name, *CASES[case])
    file = golden(case, name)
    if os.environ.get("PMO_UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(got.encode())
    assert got == file.read_bytes().decode()


def test_golden_holds_nothing_else() -> None:
    held = {file for folder in GOLDEN.iterdir() for file in folder.iterdir()}
    assert held == {golden(case, name) for case, name in GOLDENS}


@pytest.mark.parametrize("case", CASES)
def test_json_follows_its_schema(case: str) -> None:
    schema = json.loads((ROOT / "schemas/report/v1.json").read_text(encoding="utf-8"))
    data = json.loads(render("json", *CASES[case]))
    jsonschema.Draft202012Validator(schema).validate(data)


@pytest.mark.parametrize("case", ["crowd", "many-and-crowd", "recurring"])
def test_a_crowd_fits_one_screen(case: str) -> None:
    assert render("text", *CASES[case]).count("\n") <= 60


@pytest.mark.parametrize("case", [case for case in CASES if case != "one-in-color"])
def test_no_output_holds_an_escape(case: str) -> None:
    for name in FORMATS:
        assert "\x1b" not in render(name, *CASES[case])
