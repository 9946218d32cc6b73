"""606 real proposals, judged by a standard that is data, held to their own checkers' verdicts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from pmo_kit.engine import Options, check, prepare
from pmo_kit.project import Folder, read_snapshot
from pmo_kit.results import Finding, Report
from pmo_kit.source import read
from pmo_kit.writers import Style, render

pytestmark = pytest.mark.real("real/enhancement-proposals")

READ_ON = date(2026, 8, 17)
DOCUMENTS, METADATA, HEADINGS = 606, 837, 7520

# Every finding that only one side has, with its cause. None is left; a new one makes the test fail
# until it is fixed or stands here.
METADATA_DIFFERENCES: dict[Said, str] = {}
HEADING_DIFFERENCES: dict[Said, str] = {}

KINDS = {
    "TITLE-001": "another name",
    "ANSWER-001": "not valid",
    "ANSWER-002": "empty",
    "ANSWER-003": "none valid",
    "LINK-003": "not valid",
    "LINK-004": "none valid",
    "HEADING-001": "missing",
    "HEADING-002": "notitle",
}
FIELDS = {"TITLE-001": "title", "LINK-004": "tracking-link", "HEADING-002": ""}
"""What a rule on a whole proposal is about."""
LISTED = re.compile(r"/standard\.lists\.\w+\[(.*)\]\Z")
ENTRY = re.compile(r"/(\S+)\[.*\]\Z")

# How their metadata checker words each kind of finding.
WORDS = (
    (re.compile(r"could not extract meta data from header: "), "unreadable"),
    (re.compile(r"the (?P<field>title) .* and the file base name .* must match"), "another name"),
    (re.compile(r"(?P<field>[a-z-]+) must not have TBD as value"), "not valid"),
    (re.compile(r"'.*' is not a valid value for (?P<field>[a-z-]+)"), "not valid"),
    (re.compile(r"(?P<field>[a-z-]+) must (have|contain) at least one valid "), "none valid"),
)


class Said(NamedTuple):
    """One finding as both sides can say it: which file, which field or heading, which kind."""

    path: str
    about: str
    kind: str


@pytest.fixture(scope="module")
def proposals(shared: Path) -> Path:
    """The folder of the proposals."""
    return shared / "real" / "enhancement-proposals"


@pytest.fixture(scope="module")
def standard(root: Path) -> Path:
    """Their standard, as data."""
    return root / "examples" / "standards" / "enhancement-proposals"


@pytest.fixture(scope="module")
def report(proposals: Path, standard: Path) -> Report:
    """All proposals, judged."""
    compiled = prepare(standard)
    snapshot = read_snapshot(
        Folder(proposals), None, compiled.standard, str(proposals), "enhancement-proposals"
    )
    return check(compiled, snapshot, Options(READ_ON)).report


def test_every_proposal_is_found(report: Report) -> None:
    assert len(report.artifacts) == DOCUMENTS


def test_metadata_agrees_finding_by_finding(report: Report, proposals: Path) -> None:
    theirs = Counter(_their_metadata(proposals))
    ours = Counter(_our_findings(report, headings=False))
    assert theirs.total() == METADATA
    _compare(theirs, ours, METADATA_DIFFERENCES, most_missed=0.01)


def test_headings_agree_finding_by_finding(report: Report, proposals: Path) -> None:
    theirs = Counter(_their_headings(proposals))
    ours = Counter(_our_findings(report, headings=True))
    assert theirs.total() == HEADINGS
    _compare(theirs, ours, HEADING_DIFFERENCES, most_missed=0.005)


def test_unreadable_front_matter_is_one_finding_and_the_headings_are_still_judged(
    report: Report, proposals: Path
) -> None:
    broken = {said.path for said in _their_metadata(proposals) if said.kind == "unreadable"}
    found = [f for f in report.findings if f.location.path in broken]
    about_metadata = [f for f in found if not f.rule.startswith("HEADING")]
    assert len(broken) == 36
    assert Counter(f.rule for f in about_metadata) == {"KIT-001": 36}
    assert all(f.location.line > 1 or "front matter" in f.message for f in about_metadata)
    with_headings = {f.location.path for f in found if f.rule.startswith("HEADING")}
    assert with_headings == {s.path for s in _their_headings(proposals) if s.path in broken}


def test_no_verdict_is_an_error(report: Report) -> None:
    assert not [v for v in report.verdicts if v.outcome == "error"]
    assert report.exit_code == 1


def test_findings_on_entries_point_at_the_entry(report: Report, proposals: Path) -> None:
    placeholders = [f for f in report.findings if f.rule.endswith("-001") and "`TBD`" in f.message]
    assert len(placeholders) == 74
    for finding in placeholders:
        place = finding.location
        line = (proposals / place.path).read_text(encoding="utf-8").split("\n")[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1].strip("'\"") == "TBD", str(place)


def test_the_whole_folder_fits_on_a_screen_or_two(report: Report) -> None:
    shown = render("text", [report], Style(width=100)).splitlines()
    assert len(shown) <= 60
    assert max(map(len, shown)) <= 200
    text = "\n".join(shown)
    assert "8,357 findings in 547 of 606 files" in text
    assert "There is no section “#### OpenShift Kubernetes Engine”." in text


def test_the_headings_are_those_of_the_template(proposals: Path, standard: Path) -> None:
    template = (proposals / "guidelines" / "enhancement_template.md").read_text(encoding="utf-8")
    wanted = [
        line for line in template.split("\n") if line.startswith("##") and "[optional]" not in line
    ]
    head = standard / "standard.yaml"
    document = read(head.read_bytes(), str(head))
    assert document.data["lists"]["headings"] == wanted


def _compare(
    theirs: Counter[Said], ours: Counter[Said], known: dict[Said, str], most_missed: float
) -> None:
    """The two sides differ in what is known to differ, and in little of that."""
    missed, surplus = theirs - ours, ours - theirs
    assert {*missed, *surplus} == set(known)
    assert missed.total() <= most_missed * theirs.total()
    assert surplus.total() <= 0.01 * ours.total()


def _their_metadata(proposals: Path) -> Iterator[Said]:
    recorded = json.loads((proposals / "expected-metadata.json").read_text(encoding="utf-8"))
    for path, messages in recorded.items():
        for message in messages:
            yield _understood(path, message)


def _understood(path: str, message: str) -> Said:
    for words, kind in WORDS:
        found = words.match(message)
        if found:
            return Said(path, found.groupdict().get("field") or "", kind)
    raise AssertionError(f"their checker says what this test does not know: {message}")


def _their_headings(proposals: Path) -> Iterator[Said]:
    recorded = (proposals / "expected-headings.tsv").read_text(encoding="utf-8")
    for line in recorded.splitlines():
        path, kind, heading = line.split("\t")
        yield Said(path, heading, kind)


def _our_findings(report: Report, headings: bool) -> Iterator[Said]:
    for finding in report.findings:
        if finding.rule.startswith("HEADING") == headings:
            yield _said(finding)


def _said(finding: Finding) -> Said:
    path, rule = finding.location.path, finding.rule
    if rule == "KIT-001":
        return Said(path, "", "unreadable")
    if rule in FIELDS:
        return Said(path, FIELDS[rule], KINDS[rule])
    listed = LISTED.search(finding.subject) or ENTRY.search(finding.subject.partition(path)[2])
    assert listed, finding.subject
    return Said(path, listed[1], KINDS[rule])
