"""A real portfolio of 255 projects in one file, and what is found when it is broken on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from pmo_kit.engine import Compiled, Options, check, prepare
from pmo_kit.project import Folder, read_snapshot
from pmo_kit.results import Report, Verdict

pytestmark = pytest.mark.real("real/landscape")

READ_ON = date(2026, 8, 7)
PROJECTS, RETURNED = 255, "OpenEBS"


class Slip(NamedTuple):
    """One line of a project's entry as it stands and as it is broken, and what must be found.

    `found` names each rule with the line that its finding stands on, by the line's beginning: where
    something is gone, only what is around it can be pointed at.
    """

    project: str
    stands: str
    broken: str
    found: Mapping[str, str]


SLIPS = (
    Slip(
        "Kubernetes",
        "project: graduated",
        "project: gradauted",
        {"STAGE-001": "project: gradauted"},
    ),
    Slip("Akri", "project: sandbox", "project: Sandbox", {"STAGE-001": "project: Sandbox"}),
    Slip("etcd", "project: graduated", "projet: graduated", {"STAGE-002": "item:"}),
    Slip("Falco", "graduated: ", "graduted: ", {"STAGE-003": "extra:"}),
    Slip("KubeEdge", "accepted: ", "acepted: ", {"DATE-001": "extra:"}),
    Slip(
        "rkt",
        "project: archived",
        "project: incubating",
        {"STAGE-008": "project: ", "STAGE-003": "extra:"},
    ),
    Slip(
        "Keptn",
        "archived: '2025-09-03'",
        "archived: '2020-06-01'",
        {"DATE-009": "archived: ", "DATE-010": "archived: "},
    ),
    Slip(
        "Fluid",
        "accepted: '2021-04-28'",
        "accepted: 28.4.2021",
        {"DATE-002": "accepted: ", "DATE-007": "incubating: "},
    ),
    Slip("Helm", "lfx_slug: helm", "lfx_slug: k8s", {"SLUG-001": "lfx_slug: "}),
)


@pytest.fixture(scope="module")
def text(shared: Path) -> str:
    """The landscape as it is."""
    return (shared / "real" / "landscape" / "landscape.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compiled(root: Path) -> Compiled:
    """Its standard, as data."""
    return prepare(root / "examples" / "standards" / "landscape")


@pytest.fixture(scope="module")
def untouched(compiled: Compiled, text: str, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The landscape as it is, judged."""
    return _judged(compiled, text, tmp_path_factory.mktemp("untouched"))


def test_the_landscape_conforms(untouched: Report) -> None:
    assert untouched.exit_code == 0
    assert [(f.rule, f.level) for f in untouched.findings] == [("DATE-012", "should")]
    assert RETURNED in untouched.findings[0].message
    assert not [v for v in untouched.verdicts if v.outcome in ("error", "skipped")]


def test_every_project_is_judged(untouched: Report) -> None:
    for rule in ("STAGE-001", "STAGE-003", "DATE-001"):
        passed = [v for v in untouched.verdicts if v.rule == rule and v.outcome == "passed"]
        assert len(passed) == PROJECTS


@pytest.mark.long
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.project}-{'+'.join(slip.found)}")
def test_a_slip_is_found_at_its_line_and_nothing_else_changes(
    slip: Slip, compiled: Compiled, text: str, untouched: Report, tmp_path: Path
) -> None:
    broken = _planted(text, slip)
    report = _judged(compiled, broken, tmp_path)
    assert report.exit_code == 1
    assert _expected(broken, slip) <= _found(report)
    assert {f.rule for f in report.findings} == {"DATE-012", *slip.found}
    changed = list(_changed(untouched, report))
    assert {v.outcome for v in changed} <= {"failed", "not_applicable"}
    of_project = re.compile(rf"\[{re.escape(slip.project)}\](\.extra\.\w+)?\Z")
    others = [v.rule for v in changed if not of_project.search(v.subject)]
    assert others == (["SLUG-001"] if "SLUG-001" in slip.found else [])


@pytest.mark.parametrize(
    "project",
    ["Kubernetes", *(pytest.param(p, marks=pytest.mark.long) for p in ("Akri", "CoreDNS", "rkt"))],
)
def test_a_misspelt_stage_switches_no_rule_off(
    project: str, compiled: Compiled, text: str, untouched: Report, tmp_path: Path
) -> None:
    lines = text.split("\n")
    stands = lines[_line(text, project, "project: ") - 1].strip()
    broken = _planted(text, Slip(project, stands, f"{stands}x", {}))
    changed = list(_changed(untouched, _judged(compiled, broken, tmp_path)))
    assert [(v.rule, v.outcome) for v in changed] == [("STAGE-001", "failed")]


def test_all_slips_at_once_are_all_found(compiled: Compiled, text: str, tmp_path: Path) -> None:
    broken = text
    for slip in SLIPS:
        broken = _planted(broken, slip)
    report = _judged(compiled, broken, tmp_path)
    for slip in SLIPS:
        assert _expected(broken, slip) <= _found(report)
    assert not [v for v in report.verdicts if v.outcome in ("error", "skipped")]


def _judged(compiled: Compiled, text: str, folder: Path) -> Report:
    (folder / "landscape.yml").write_text(text, encoding="utf-8")
    snapshot = read_snapshot(Folder(folder), None, compiled.standard, str(folder), "landscape")
    return check(compiled, snapshot, Options(READ_ON)).report


def _line(text: str, project: str, start: str) -> int:
    """The line of a project's entry that begins so; lines are counted from 1."""
    lines = text.split("\n")
    first = lines.index(f"            name: {project}") - 1
    return 1 + next(n for n in range(first, len(lines)) if lines[n].strip("- ").startswith(start))


def _planted(text: str, slip: Slip) -> str:
    lines = text.split("\n")
    at = _line(text, slip.project, slip.stands) - 1
    lines[at] = lines[at].replace(slip.stands, slip.broken)
    return "\n".join(lines)


def _expected(text: str, slip: Slip) -> set[tuple[str, int]]:
    return {(rule, _line(text, slip.project, start)) for rule, start in slip.found.items()}


def _found(report: Report) -> set[tuple[str, int]]:
    return {(finding.rule, finding.location.line) for finding in report.findings}


def _changed(before: Report, after: Report) -> Iterator[Verdict]:
    """The verdicts that are not as they were."""
    known = {(v.rule, v.subject): v.outcome for v in before.verdicts}
    return (v for v in after.verdicts if known.get((v.rule, v.subject)) != v.outcome)
