"""Time, through the installed program: judged as it was, and announced before it counts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
EXECUTING = ROOT / "standards" / "core" / "golden" / "T1" / "executing"
FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
SAID = "exception of SR-1 were changed"
EMPTY = "schema: log/v1\nitems: [{id: A, size: 0}]\n"


def git(root: Path, *arguments: str, on: str = "2026-01-30") -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *who, *arguments],
        cwd=root,
        env={**os.environ, "GIT_COMMITTER_DATE": f"{on}T12:00:00Z"},
        check=True,
        capture_output=True,
    )


def commit(root: Path, on: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x", on=on)


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The golden project of core with a report that was edited after it had settled."""
    root = Path(shutil.copytree(EXECUTING, tmp_path / "edited"))
    git(root, "init", "-q", "-b", "main")
    change(root, "pmo/reports/SR-1.yaml", "overall: green", "overall: amber")
    commit(root, "2026-01-30")
    change(root, "pmo/reports/SR-1.yaml", "overall: amber", "overall: green")
    commit(root, "2026-02-10")
    return root


@pytest.mark.posix
def test_two_clones_give_the_same_bytes_on_any_machine(pmo, edited: Path, tmp_path: Path) -> None:
    (tmp_path / "a" / "deep").mkdir(parents=True)
    clones = [tmp_path / "here", tmp_path / "a" / "deep" / "there"]
    zones = ("UTC", "Pacific/Kiritimati")
    said: list[dict[str, str]] = []
    for clone, zone in zip(clones, zones, strict=True):
        git(tmp_path, "clone", "-q", edited.as_uri(), str(clone))
        words = ("check", ".", "--as-of", "2026-02-13", "--edition", "1.0", "--format")
        said.append({form: pmo(*words, form, cwd=clone, TZ=zone).out for form in FORMATS})
    assert "STAT-022" in said[0]["text"]
    assert said[0] == said[1]
    assert not [form for form in FORMATS if str(tmp_path) in said[0][form]]


def test_a_check_as_of_an_earlier_day_leaves_later_records_out_and_says_so(
    pmo, edited: Path
) -> None:
    ran = pmo("check", edited, "--as-of", "2026-02-05", "--format", "json")
    (report,) = json.loads(ran.out)["reports"]
    assert report["later"] == ["pmo/reports/SR-2.yaml"]
    assert "pmo/reports/SR-2.yaml" not in report["artifacts"]
    text = pmo("check", edited, "--as-of", "2026-02-05").out
    assert "1 record dated after 2026-02-05 not judged: pmo/reports/SR-2.yaml" in text
    assert "SR-1.yaml was changed after 2026-02-05; check out what was there" in text


def test_a_record_dated_ahead_is_found_by_a_check_of_today(pmo, edited: Path) -> None:
    change(edited, "pmo/reports/SR-2.yaml", "date: 2026-02-13", "date: 2999-01-01")
    assert "KIT-009" in pmo("check", edited).out
    assert "KIT-009" not in pmo("check", edited, "--as-of", "2026-02-13").out


def test_a_commit_that_deletes_a_risk_is_stopped(pmo, edited: Path) -> None:
    text = (edited / "pmo/log.yaml").read_text(encoding="utf-8")
    risks, issues = text.index("risks:"), text.index("issues:")
    (edited / "pmo/log.yaml").write_text(text[:risks] + text[issues:], encoding="utf-8")
    change(edited, "pmo/reports/SR-2.yaml", "top_risks: [R-01]\n", "")
    change(edited, "pmo/reports/SR-1.yaml", "overall: green", "overall: amber")
    git(edited, "add", "-A")
    ran = pmo("check", "--commit", "--as-of", "2026-02-13", cwd=edited)
    assert ran.code == 1
    assert "LOG-006" in ran.out and "R-01" in ran.out


@pytest.mark.parametrize("form", FORMATS)
def test_only_what_changed_is_told_in_every_format(pmo, edited: Path, form: str) -> None:
    words = ("check", edited, "--as-of", "2026-02-13", "--format", form, "--changed-since")
    calm = pmo(*words, "HEAD")
    assert (calm.code, SAID in calm.out) == (0, False)
    assert "1 finding elsewhere not shown" in calm.out or form in ("json", "gitlab")
    told = pmo(*words, "HEAD~1")
    assert (told.code, SAID in told.out) == (1, True)


@pytest.mark.parametrize("revision", ["nope", "--help", "a b"])
def test_a_revision_that_is_not_there_cannot_be_judged(pmo, edited: Path, revision: str) -> None:
    ran = pmo("check", edited, f"--changed-since={revision}")
    assert ran.code == 2
    assert "There is no revision" in ran.out
    assert "fix:" in ran.out


def test_changes_need_a_repository(pmo, project) -> None:
    ran = pmo.check(project(), "--changed-since", "HEAD")
    assert ran.code == 2
    assert "in no git repository" in ran.out


def test_what_will_fail_is_announced_everywhere(pmo, project, toy: Path) -> None:
    root = project({"pmo/log.yaml": EMPTY})
    ran = pmo.check(root)
    assert ran.code == 0
    assert "TOY-020 announced  A is empty. (will fail from gate B on" in ran.out
    assert "1 announced" in ran.out
    words = (root, "--standard", toy, "--as-of", "2026-02-01")
    assert "Announced, not failing yet: 1 finding" in pmo("status", *words).out
    assert (
        "Announced, not failing yet\n  TOY-020 A is empty. (will fail" in pmo("digest", *words).out
    )
    assert (
        "## Announced, not failing yet\n\n- TOY-020 A is empty."
        in pmo("digest", *words, "--format", "markdown").out
    )
    for command, schema in (("status", "status"), ("digest", "digest")):
        import jsonschema

        said = json.loads(pmo(command, *words, "--format", "json").out)
        shape = json.loads((ROOT / f"schemas/{schema}/v1.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(shape).validate(said)
        assert [(a["rule"], a["announced"]) for a in said["announced"]] == [("TOY-020", "B")]


def test_it_fails_once_its_time_has_come(pmo, project, toy: Path) -> None:
    root = project({"pmo/log.yaml": EMPTY})
    ran = pmo("check", root, "--standard", toy, "--as-of", "2026-04-30")
    assert (ran.code, "TOY-020 shall" in ran.out) == (1, True)


def test_a_folder_given_as_standard_judges_by_the_edition_that_the_manifest_pins(
    pmo, project, toy: Path
) -> None:
    root = project()
    change(root, "pmo.yaml", 'edition: "1.0"', 'edition: "2.0"')
    assert "toy@2.0" in pmo("check", root, "--standard", toy, "--as-of", "2026-02-01").out
    change(root, "pmo.yaml", 'edition: "2.0"', 'edition: "3.0"')
    ran = pmo("check", root, "--standard", toy, "--as-of", "2026-02-01")
    assert (ran.code, "pmo.yaml:5" in ran.out, "3.0" in ran.out) == (2, True, True)
    given = ("--standard", toy, "--as-of", "2026-02-01", "--edition", "1.0")
    assert "toy@1.0" in pmo("check", root, *given).out


@pytest.mark.posix
def test_where_no_repository_is_in_sight_git_is_not_started(
    pmo, project, tmp_path: Path, toy: Path
) -> None:
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    trap = bin_ / "git"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'started'}\nexit 1\n")
    trap.chmod(0o755)
    root = project()
    git(root, "init", "-q")
    path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
    words = ("check", root, "--as-of", "2026-02-01", "--standard", toy)
    assert "2 rules skipped" in pmo(*words, PATH=path).out
    assert (tmp_path / "started").exists()
    (tmp_path / "started").unlink()
    shutil.rmtree(root / ".git")
    assert pmo(*words, PATH=path).code == 0
    assert not (tmp_path / "started").exists()
