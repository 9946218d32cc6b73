"""A whole check has a budget: what would take more ends with 2, says why, and tells the worst."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Options, Request, check, prepare
from pmo_kit.engine.builtin_rules import MISSING
from pmo_kit.engine.many_projects import reports
from pmo_kit.engine.open_project import tracked
from pmo_kit.engine.verdicts import Verdicts, builtin_finding
from pmo_kit.examples.golden import load_golden
from pmo_kit.lsp.projects import Projects
from pmo_kit.project import Folder, GitHistory, LimitError, limits
from pmo_kit.results import LEVELS, Location, Report
from pmo_kit.writers import Style, render

Make = Any
MANY = "schema: log/v1\nitems:\n" + "".join(f"  - {{id: A{n}, size: 99}}\n" for n in range(9))


def ended(project: Any, tree: Any = None) -> Report:
    with pytest.raises(LimitError) as caught:
        project.check(tree)
    assert caught.value.report is not None and caught.value.remedy
    assert caught.value.report.gaps[0].message == caught.value.message
    return caught.value.report


def test_a_project_that_stays_within_is_judged_as_ever(make: Make) -> None:
    assert len(make({"pmo/log.yaml": MANY}).check().said("TOY-001")) == 9


def test_more_findings_than_are_told(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make({"pmo/log.yaml": MANY})
    every = project.check().report
    monkeypatch.setattr(limits, "MOST_FINDINGS", 4)
    report = ended(project)
    assert report.exit_code == 2
    assert report.gaps[0].message == (
        "There are 9 findings, 9 of them of TOY-001; a check of one project tells 4, "
        "the most severe first, and not the other 5."
    )
    assert report.gaps[0].remedy.startswith("Fix what TOY-001 says first, then check again")
    assert report.verdicts == every.verdicts
    assert report.findings == every.findings[:4]


def test_the_most_severe_findings_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_FINDINGS", 4)
    out = Verdicts()
    levels = ["may", "should", "shall", "may", "should", "may", "shall", "should", "shall", "may"]
    for number, level in enumerate(levels):
        place = Location("a", number)
        out.add_finding(builtin_finding(MISSING, f"{number}", "x", place, level=level))
    kept = sorted((LEVELS.index(f.level), int(f.subject)) for f in out.findings)
    assert kept == [(0, 2), (0, 6), (0, 8), (1, 1)]
    assert (out.more, len(out.rows)) == (6, 10)
    for position, finding in enumerate(out.findings):
        out.note(position, "seen")
        assert out.rows[int(finding.subject)][3] == "seen"


def test_more_steps_than_a_check_may_take(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make({"pmo/log.yaml": MANY})
    monkeypatch.setattr(limits, "MOST_STEPS", 5_000)
    report = ended(project)
    assert report.exit_code == 2
    assert report.gaps[0].message == (
        "A check of one project takes at most 5,000 steps; they were used up when TOY-001 judged "
        "pmo/log.yaml."
    )
    assert report.gaps[0].remedy == (
        "Shorten the lists of this file, or make several projects of it."
    )
    assert 0 < len(report.findings) < 9


def test_more_files_than_a_check_reads(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ARTIFACTS", 5)
    project = make({f"pmo/more/{n}.yaml": MANY for n in range(3)})
    project.git("init", "-q")
    project.git("add", "-A")
    for tree in (None, project.index()):
        with pytest.raises(LimitError) as caught:
            project.snapshot(tree)
        assert caught.value.message == (
            "pmo holds 6 files that may be artifacts; a check of one project reads at most 5."
        )
    for n in range(3):
        project.write(f"pmo/more/{n}.yaml", None)
        project.write(f"pmo/more/{n}.txt", "an attachment")
    assert project.check().found == []


def test_what_a_pattern_finds_counts_as_often_as_it_is_read(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standard = root / "examples/standards/enhancement-proposals"
    for n in range(3):
        (tmp_path / f"enhancements/{n}").mkdir(parents=True)
        (tmp_path / f"enhancements/{n}/README.md").write_text("# A\n")
    monkeypatch.setattr(limits, "MOST_ARTIFACTS", 5)
    (report,) = reports(tmp_path, Request(Options(date(2026, 2, 1)), standard=str(standard)))
    assert (report.exit_code, report.findings) == (2, ())
    assert report.gaps[0].message == (
        "Here are 6 files that may be artifacts; a check of one project reads at most 5."
    )


def copies(root: Path, folder: Path) -> Path:
    for name in ("one", "two"):
        made = shutil.copytree(root / "standards/core/golden/T1/executing", folder / name)
        manifest = Path(made) / "pmo.yaml"
        manifest.write_text(re.sub("(?m)^id: .*", f"id: {name}", manifest.read_text()))
    return folder


def test_each_project_of_a_call_has_its_own_budget(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = copies(root, tmp_path) / "two/pmo/plan.yaml"
    request = Request(Options(date(2026, 2, 13)))
    monkeypatch.setattr(limits, "MOST_STEPS", 250_000)
    assert [report.exit_code for report in reports(tmp_path, request)] == [0, 0]
    tasks = "".join(
        f"  - {{id: T-{n}, title: Task {n}, start: 2026-02-02, finish: 2026-02-06}}\n"
        for n in range(100, 300)
    )
    plan.write_text(plan.read_text().replace("\ntasks:\n", f"\ntasks:\n{tasks}"))
    assert [report.exit_code for report in reports(tmp_path, request)] == [0, 2]


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown", "github", "sarif", "junit"])
def test_every_format_says_that_it_is_not_all(
    make: Make, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(limits, "MOST_FINDINGS", 4)
    report = ended(make({"pmo/log.yaml": MANY}))
    for style in (Style(kit="1"), Style(kit="1", limit=2)):
        text = render(form, [report], style)
        assert "not the other 5" in " ".join(text.split())
        assert "Fix what TOY-001 says first" in " ".join(text.split())


def test_an_editor_is_told_too(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_STEPS", 20_000)
    report = Projects(None, (), lambda: datetime(2026, 2, 13, tzinfo=UTC)).judge(
        copies(root, tmp_path) / "one", {}
    )
    assert "at most 20,000 steps" in report.report.gaps[0].message


def test_the_browser_is_told_too(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pmo_kit.cli.browser_check import checked

    monkeypatch.setattr(limits, "MOST_STEPS", 20_000)
    answer = json.loads(checked(str(copies(root, tmp_path) / "one"), "2026-02-13"))
    assert json.loads(answer["json"])["reports"][0]["exit_code"] == 2
    assert "at most 20,000 steps" in answer["text"].replace("\n  ", " ")


@pytest.mark.long
def test_three_hundred_tasks_that_each_wait_for_all_before(root: Path, tmp_path: Path) -> None:
    plan = copies(root, tmp_path) / "one/pmo/plan.yaml"
    tasks = "".join(
        f"  - {{id: T-{n}, title: Task {n}, start: 2026-02-02, finish: 2026-02-06, "
        f"depends_on: [{', '.join(f'T-{before}' for before in range(100, n))}]}}\n"
        for n in range(100, 400)
    )
    plan.write_text(plan.read_text().replace("\ntasks:\n", f"\ntasks:\n{tasks}"))
    (report,) = reports(tmp_path / "one", Request(Options(date(2026, 2, 13))))
    assert (report.exit_code, len(report.findings)) == (2, 25_000)
    assert "of them of PLAN-008; a check of one project tells 25,000" in report.gaps[0].message
    failed = sum(verdict.outcome == "failed" for verdict in report.verdicts)
    assert report.gaps[0].message.startswith(f"There are {failed:,} findings, 44,850 of them")


def test_a_hundred_thousand_files_are_counted_and_not_read(make: Make) -> None:
    class Full(Folder):
        def files(self, folder: str = "") -> list[str]:
            return [f"pmo/{n}.yaml" for n in range(100_000)]

        def read(self, path: str) -> Any:
            assert path == "pmo.yaml"
            return super().read(path)

    project = make()
    with pytest.raises(LimitError, match="pmo holds 100,000 files that may be artifacts"):
        project.snapshot(Full(project.root))


@pytest.mark.long
def test_ten_thousand_commits(make: Make) -> None:
    """Each changes a log that a rule compares with all it ever was."""
    project = make()
    log = (project.root / "pmo/log.yaml").read_text()
    project.git("init", "-q", "-b", "main")
    first = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
    stream = "".join(
        f"commit refs/heads/main\ncommitter A <a@example.org> {first + n * 86_400} +0000\n"
        f"data 1\nc\nM 100644 inline pmo/log.yaml\ndata {len(text)}\n{text}\n"
        for n, text in enumerate(f"{log}# {n}\n" for n in range(10_001))
    )
    git = ["git", "fast-import", "--quiet"]
    subprocess.run(git, cwd=project.root, input=stream.encode(), check=True)
    with pytest.raises(LimitError) as caught:
        project.check(history=GitHistory(lambda: tracked(project.root)))
    assert caught.value.message == (
        "Rules ask for 10,001 earlier versions of files, 1 MB together; a check of one project "
        "reads at most 10,000, and 64 MB."
    )


def test_golden_projects_take_less_than_a_hundredth(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MOST_STEPS", "MOST_FINDINGS", "MOST_ARTIFACTS"):
        monkeypatch.setattr(limits, name, getattr(limits, name) // 100)
    compiled = prepare(root / "standards/core")
    for golden in load_golden([root / "standards/core"], compiled)[0]:
        assert check(compiled, golden.snapshot, golden.options()).report.gaps == ()
