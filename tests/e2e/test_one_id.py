"""One id in two projects of a call is an error that names both folders, in every format."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from program import TOY, TOY_DAY, Program

pytestmark = pytest.mark.e2e

SMALL = TOY / "golden" / "small"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A folder with two projects of one id."""
    for name in ("a", "b"):
        shutil.copytree(SMALL, tmp_path / "here" / name)
    return tmp_path / "here"


@pytest.mark.parametrize("arguments", [["a", "b"], ["."]])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_one_id_in_two_projects_is_an_error(
    pmo: Program, two: Path, arguments: list[str], form: str
) -> None:
    done = pmo("check", *arguments, *TOY_DAY, "--format", form, cwd=two)
    assert done.code == 2
    assert "Two projects have the id" in done.out
    assert "a and b" in done.out


def test_the_digest_says_so_too(pmo: Program, two: Path) -> None:
    done = pmo("digest", "a", "b", *TOY_DAY, cwd=two)
    assert done.code == 2
    assert "Two projects have the id `toy-small`: a and b." in done.out


def test_one_project_named_twice_is_no_two_projects(pmo: Program, two: Path) -> None:
    done = pmo("check", "a", "a/", "a/pmo.yaml", *TOY_DAY, cwd=two)
    assert done.code == 0, done.all


def test_projects_of_one_name_and_two_ids_are_two(pmo: Program, two: Path) -> None:
    manifest = two / "b" / "pmo.yaml"
    manifest.write_text(manifest.read_text().replace("id: ", "id: other-", 1))
    assert pmo("check", "a", "b", *TOY_DAY, cwd=two).code == 0
