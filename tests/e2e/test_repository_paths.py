"""Paths for forges are those of the repository, wherever the check runs; what is cut is said."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

LARGE = "schema: log/v1\nitems:\n  - {id: I-1, size: 99}\n"
BROKEN = "a: [\n"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=ada", "-c", "user.email=ada@localhost")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, project: Any) -> Path:
    """A repository with two projects below its root, each with a finding and a broken file."""
    root = tmp_path / "repository"
    for name in ("one", "two words"):
        files = {"pmo/log.yaml": LARGE, "pmo/other.yaml": BROKEN}
        project(files, f"repository/teams/{name}")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first")
    return root


@pytest.fixture
def told(pmo: Any) -> Callable[..., set[str]]:
    """The paths that a check names, the same in each format that a forge reads."""

    def paths(cwd: Path, *named: str | Path) -> set[str]:
        ran = {
            form: pmo.check(*named, "--format", form, cwd=cwd)
            for form in ("github", "gitlab", "sarif")
        }
        (run,) = json.loads(ran["sarif"].out)["runs"]
        notes = run["invocations"][0].get("toolExecutionNotifications", [])
        spots = [spot for each in (*run["results"], *notes) for spot in each.get("locations", [])]
        found = {
            "github": re.findall(r"::error file=([^,]*),", ran["github"].out),
            "gitlab": [issue["location"]["path"] for issue in json.loads(ran["gitlab"].out)],
            "sarif": [
                unquote(spot["physicalLocation"]["artifactLocation"]["uri"]).removeprefix("file://")
                for spot in spots
            ],
        }
        assert found["github"]
        assert set(found["github"]) == set(found["gitlab"]) == set(found["sarif"])
        return set(found["github"])

    return paths


def of(*projects: str) -> set[str]:
    """The two files of each project that have findings."""
    return {f"{project}/pmo/{name}.yaml" for project in projects for name in ("log", "other")}


ONE, TWO = "teams/one", "teams/two words"


@pytest.mark.parametrize(
    ("cwd", "named", "expected"),
    [
        (".", [], of(ONE, TWO)),
        (".", [ONE], of(ONE)),
        ("teams", [], of(ONE, TWO)),
        ("teams", ["one"], of(ONE)),
        (ONE, [], of(ONE)),
        (f"{ONE}/pmo", [], of(ONE)),
        (f"{TWO}/pmo", ["../../one", ".."], of(ONE, TWO)),
        ("..", ["repository"], of(ONE, TWO)),
        ("..", ["repository/teams/one"], of(ONE)),
        ("/", [], of(ONE)),
    ],
)
def test_they_are_the_same_wherever_the_check_runs(
    repository: Path, told: Any, cwd: str, named: list[str], expected: set[str]
) -> None:
    if cwd == "/":
        named = [str(repository / ONE)]
    elif not named and cwd in (".", "teams"):
        named = ["."]
    assert told(repository / cwd, *named) == expected


def test_a_further_work_tree_is_a_root_of_its_own(repository: Path, told: Any) -> None:
    beside = repository.parent / "beside"
    git(repository, "worktree", "add", "-q", str(beside))
    assert told(beside / ONE) == of(ONE)
    assert told(repository, beside / ONE) == of(ONE)
    inside = repository / "inside"
    git(repository, "worktree", "add", "-q", str(inside))
    assert told(inside / ONE) == of(ONE)


def test_a_repository_inside_another_is_seen_from_where_the_check_runs(
    repository: Path, told: Any, project: Any
) -> None:
    nested = project({"pmo/log.yaml": LARGE, "pmo/x.yaml": BROKEN}, "repository/nested/p")
    git(nested.parent, "init", "-q")
    found = {"pmo/log.yaml", "pmo/x.yaml"}
    assert told(repository, "nested/p") == {f"nested/p/{name}" for name in found}
    assert told(nested) == {f"p/{name}" for name in found}
    assert told(repository.parent, nested) == {f"p/{name}" for name in found}


def test_what_lies_outside_has_its_whole_path(repository: Path, told: Any, project: Any) -> None:
    other = project({"pmo/log.yaml": LARGE}, "other")
    whole = (other / "pmo" / "log.yaml").as_posix()
    assert told(repository, ONE, other) == {*of(ONE), whole}


def test_a_folder_called_git_is_no_repository(told: Any, project: Any) -> None:
    root = project({"pmo/log.yaml": LARGE}, "plain")
    (root / ".git").mkdir()
    assert told(root.parent, "plain") == {"plain/pmo/log.yaml"}


def test_without_a_repository_they_are_seen_from_here(told: Any, project: Any) -> None:
    root = project({"pmo/log.yaml": LARGE}, "plain")
    assert told(root.parent, "plain") == {"plain/pmo/log.yaml"}
    assert told(root, ".") == {"pmo/log.yaml"}


@pytest.mark.posix
def test_links_are_followed(repository: Path, told: Any) -> None:
    link = repository.parent / "link"
    link.symlink_to(repository / "teams")
    assert told(repository.parent, "link/one") == of(ONE)
    assert told(link / "one") == of(ONE)
    (repository / "short").symlink_to(Path(ONE))
    assert told(repository, "short") == of(ONE)
    assert os.path.islink(repository / "short")


def test_more_results_than_are_shown_are_told_of(pmo: Any, project: Any, tmp_path: Path) -> None:
    item = "  - {id: I-%06d, size: 99}\n"
    text = "schema: log/v1\nitems:\n" + "".join(item % n for n in range(5_001))
    root = project({"pmo/log.yaml": text})
    ran = pmo.check(root, "--format", "json", "--report", "sarif=pmo.sarif", cwd=tmp_path)
    line = "GitHub shows the 5,000 most severe results of a run; here are 5,001"
    assert ran.err == f"sarif: {line}\n"
    written = json.loads((tmp_path / "pmo.sarif").read_text(encoding="utf-8"))
    notes = written["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert {"level": "warning", "message": {"text": line}} in notes
