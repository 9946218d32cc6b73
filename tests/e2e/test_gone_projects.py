"""Projects that git had and a check does not see: told of in every format, and never exit 0."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from git_runs import git
from program import TOY, Program

pytestmark = pytest.mark.e2e

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
WAYS = (["--commit"], ["--base", "HEAD"], ["--changed-since", "HEAD"])


def project(folder: Path, name: str) -> None:
    shutil.copytree(TOY / "golden" / "small", folder / name)
    manifest = folder / name / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8")
    first = next(line for line in text.split("\n") if line.startswith("id:"))
    manifest.write_text(text.replace(first, f"id: {name}"), encoding="utf-8")


def commit(folder: Path) -> None:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A repository with two sound projects."""
    for name in ("one", "two"):
        project(tmp_path, name)
    commit(tmp_path)
    return tmp_path


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_both_projects_are_there(pmo: Program, two: Path, way: list[str]) -> None:
    assert pmo.check(".", *way, cwd=two).code == 0


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
@pytest.mark.parametrize("gone", ["two", "two/pmo.yaml"])
def test_a_project_that_git_had_is_told(pmo: Program, two: Path, way: list[str], gone: str) -> None:
    git(two, "rm", "-r", "-q", gone)
    ran = pmo.check(".", *way, cwd=two)
    assert ran.code == 2
    assert f"{os.path.join('two', 'pmo.yaml')}:1:1 could not be judged" in ran.out
    assert "Git had the project `two` here at HEAD, and it is gone." in ran.out
    assert "Restore it with `git checkout HEAD -- two`." in " ".join(ran.out.split())


@pytest.mark.parametrize("form", FORMATS)
def test_every_one_of_many_is_told_in_every_format(pmo: Program, tmp_path: Path, form: str) -> None:
    names = ["here", *(f"away{number}" for number in range(25))]
    for name in names:
        project(tmp_path, name)
    commit(tmp_path)
    git(tmp_path, "rm", "-r", "-q", *names[1:])
    ran = pmo.check(".", "--commit", "--format", form, cwd=tmp_path)
    assert ran.code == 2
    assert [name for name in names[1:] if not re.search(rf"\b{name}\b", ran.out)] == []


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_project_that_moved_is_not_gone(pmo: Program, two: Path, way: list[str]) -> None:
    (two / "lands").mkdir()
    git(two, "mv", "two", "lands/north")
    assert pmo.check(".", *way, cwd=two).code == 0


def test_a_project_of_the_same_id_does_not_stand_for_one_that_is_gone(
    pmo: Program, two: Path
) -> None:
    shutil.copy(two / "one" / "pmo.yaml", two / "two" / "pmo.yaml")
    git(two, "commit", "-qam", "alike")
    git(two, "rm", "-r", "-q", "two")
    assert pmo.check(".", "--commit", cwd=two).code == 2


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_manifest_above_others_does_not_hide_them(
    pmo: Program, two: Path, way: list[str]
) -> None:
    shutil.copytree(TOY / "golden" / "small", two, dirs_exist_ok=True)
    git(two, "add", "-A")
    ran = pmo.check(".", *way, cwd=two)
    assert ran.code == 2
    assert "now it lies within another one, and nothing of it is judged." in " ".join(
        ran.out.split()
    )


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_the_only_project_of_a_repository_is_told_when_it_goes(
    pmo: Program, tmp_path: Path, way: list[str]
) -> None:
    shutil.copytree(TOY / "golden" / "small", tmp_path, dirs_exist_ok=True)
    commit(tmp_path)
    git(tmp_path, "rm", "-q", "pmo.yaml")
    ran = pmo.check(*way, cwd=tmp_path)
    assert ran.code == 2
    assert "here at HEAD, and it is gone." in " ".join(ran.out.split())


def test_what_only_the_target_branch_has_is_not_gone(pmo: Program, two: Path) -> None:
    git(two, "checkout", "-q", "-b", "work")
    git(two, "checkout", "-q", "main")
    project(two, "three")
    git(two, "add", "-A")
    git(two, "commit", "-q", "-m", "three")
    git(two, "checkout", "-q", "work")
    assert pmo.check(".", "--base", "main", cwd=two).code == 0


def test_a_manifest_that_is_no_longer_staged_is_told_how_to_stage_it(
    pmo: Program, two: Path
) -> None:
    git(two, "rm", "-q", "--cached", "two/pmo.yaml")
    ran = pmo.check(".", "--commit", cwd=two)
    assert ran.code == 2
    assert "pmo.yaml is in the folder, but not in what git would commit." in ran.out


def test_a_wrong_name_is_named_rather_than_told_as_gone(pmo: Program, two: Path) -> None:
    git(two, "mv", "two/pmo.yaml", "two/PMO.yaml")
    for way in WAYS:
        ran = pmo.check(".", *way, cwd=two)
        assert ran.code == 2
        assert "`PMO.yaml` is not read." in ran.out
        assert "it is gone" not in ran.out
