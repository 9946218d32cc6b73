"""A report narrowed to what changed: which findings are told, and which are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_kit.engine.changed_since import narrowed
from pmo_kit.git import Git
from pmo_kit.project import Folder, Index
from pmo_kit.project.changes_since import Changes
from pmo_kit.results import Related

LARGE = "schema: log/v1\nitems: [{id: A, size: 11}]\n"


@pytest.fixture
def tracked(make):
    """A project with one finding in the log, committed."""
    project = make({"pmo/log.yaml": LARGE})
    project.git("init", "-q")
    project.git("add", "-A")
    project.git("commit", "-q", "-m", "x")
    return project


def told(project, **options):
    report = project.check(**options).report
    git = Git(project.root)
    changes = Changes(Folder(project.root), Index(git, "", git.fork("HEAD")), "pmo")
    return narrowed(report, changes, "HEAD")


def test_what_has_not_changed_is_left_out_and_stops_nothing(tracked) -> None:
    report = told(tracked)
    assert (report.findings, report.since) == ((), ("HEAD", 1))
    assert report.exit_code == 0
    assert not [verdict for verdict in report.verdicts if verdict.outcome == "failed"]
    assert [v for v in report.verdicts if v.outcome == "passed"]


def test_a_finding_in_a_changed_file_is_told(tracked) -> None:
    tracked.change("pmo/log.yaml", "size: 11", "size: 12")
    report = told(tracked)
    assert ([f.rule for f in report.findings], report.exit_code) == (["TOY-001"], 1)
    assert report.since == ("HEAD", 0)


def test_other_line_ends_are_no_change(tracked) -> None:
    tracked.write("pmo/log.yaml", LARGE.replace("\n", "\r\n").encode())
    assert told(tracked).findings == ()


def test_a_new_file_is_a_change(tracked) -> None:
    tracked.write("pmo/more.yaml", LARGE.replace("A", "B"))
    report = told(tracked)
    assert [f.location.path for f in report.findings] == ["pmo/more.yaml"]
    assert report.since == ("HEAD", 1)


def test_a_place_that_a_finding_depends_on_counts_too(tracked) -> None:
    report = tracked.check().report
    (finding,) = report.findings
    moved = finding._replace(
        location=finding.location._replace(path="pmo/brief.md"),
        related=(Related(finding.location, "it"),),
    )
    git = Git(tracked.root)
    tracked.change("pmo/log.yaml", "size: 11", "size: 12")
    changes = Changes(Folder(tracked.root), Index(git, "", git.fork("HEAD")), "pmo")
    report = report._replace(findings=(moved,))
    assert narrowed(report, changes, "HEAD").findings == (moved,)


def test_what_is_missing_is_told_where_it_was_deleted(tracked) -> None:
    (tracked.root / "pmo/brief.md").unlink()
    report = told(tracked)
    assert "KIT-004" in {f.rule for f in report.findings}
    tracked.git("add", "-A")
    tracked.git("commit", "-q", "-m", "y")
    assert "KIT-004" not in {f.rule for f in told(tracked).findings}


def test_what_could_not_be_judged_stays(tracked) -> None:
    report = tracked.check().report
    broken = tuple(f._replace(outcome="error") for f in report.findings)
    git = Git(tracked.root)
    changes = Changes(Folder(tracked.root), Index(git, "", git.fork("HEAD")), "pmo")
    assert narrowed(report._replace(findings=broken), changes, "HEAD").findings == broken


def test_what_lies_outside_the_project_counts_as_changed(tracked, tmp_path: Path) -> None:
    git = Git(tracked.root)
    changes = Changes(Folder(tracked.root), Index(git, "", git.fork("HEAD")), "pmo")
    assert changes.has("../people.yaml") and not changes.has("pmo/log.yaml")
