"""What the program says of folders that it may not look into: never that all is well."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from in_part import first
from program import ROOT, TOY, TOY_DAY, Program, own_id

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

PROPOSALS = ROOT / "examples" / "standards" / "enhancement-proposals"
OTHERS = ("sarif", "junit", "github", "gitlab", "markdown", "html")
FORMATS = ["text", "json", *(pytest.param(form, marks=pytest.mark.long) for form in OTHERS)]
CLOSED = "This folder cannot be listed: permission denied."


class Place(NamedTuple):
    """A folder that every user may enter, and the way to close one below it."""

    path: Path
    close: Callable[..., None]


@pytest.fixture
def place() -> Iterator[Place]:
    """A folder with two sound projects, `one` and `two`; what was closed is opened at the end."""
    closed: list[Path] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for project in ("one", "two"):
            own_id(Path(shutil.copytree(TOY / "golden" / "small", folder / project)))

        def close(path: str, rights: int = 0) -> None:
            closed.append(folder / path)
            closed[-1].chmod(rights)

        yield Place(folder, close)
        for path in closed:
            path.chmod(0o755)


@pytest.mark.parametrize("form", FORMATS)
def test_a_project_in_a_closed_folder_is_told_in_every_format(
    pmo: Program, place: Place, form: str
) -> None:
    place.close("two")
    ran = pmo.plain_user("check", ".", "--format", form, *TOY_DAY, cwd=place.path)
    assert ran.code == 2
    assert CLOSED in ran.out


@pytest.mark.long
def test_a_folder_deep_below_that_may_hold_a_project_is_told(pmo: Program, place: Place) -> None:
    (place.path / "lands" / "north").mkdir(parents=True)
    place.close("lands/north")
    ran = pmo.plain_user("check", ".", *TOY_DAY, cwd=place.path)
    assert ran.code == 2
    assert os.path.join("lands", "north") in ran.out
    assert CLOSED in ran.out


@pytest.mark.long
def test_a_hidden_folder_holds_no_project_and_may_be_closed(pmo: Program, place: Place) -> None:
    (place.path / ".private").mkdir()
    place.close(".private")
    assert pmo.plain_user("check", ".", *TOY_DAY, cwd=place.path).code == 0


@pytest.mark.parametrize("folder", first(1, ["pmo", "pmo/reviews"]))
def test_artifacts_in_a_closed_folder_are_not_taken_for_absent(
    pmo: Program, place: Place, folder: str
) -> None:
    place.close(f"two/{folder}")
    ran = pmo.plain_user("check", "two", *TOY_DAY, cwd=place.path)
    assert ran.code == 2
    assert f"{os.path.join('two', folder)}:1:1 could not be judged" in ran.out
    assert CLOSED in ran.out


@pytest.mark.parametrize("command", first(1, ["check", "status", "fix", "digest"]))
def test_no_command_takes_what_it_cannot_list_for_absent(
    pmo: Program, place: Place, command: str
) -> None:
    place.close("two/pmo/reviews")
    ran = pmo.plain_user(command, "two", *TOY_DAY, cwd=place.path)
    assert ran.code == 2
    assert CLOSED in ran.all


def test_pmo_add_names_a_manifest_of_a_wrong_name(pmo: Program, place: Place) -> None:
    (place.path / "one" / "pmo.yaml").rename(place.path / "one" / "pmo.yml")
    ran = pmo("add", "log", "--standard", TOY, cwd=place.path / "one")
    assert ran.code == 2
    assert "`pmo.yml` is not read." in ran.err


def test_a_manifest_that_may_not_be_looked_at_is_there_all_the_same(
    pmo: Program, place: Place
) -> None:
    place.close("two", 0o744)
    ran = pmo.plain_user("check", ".", *TOY_DAY, cwd=place.path)
    assert ran.code == 2
    assert "The file cannot be read: permission denied." in ran.out


def test_a_folder_that_may_be_entered_and_not_listed_is_judged_where_all_is_known(
    pmo: Program, place: Place
) -> None:
    place.close("two", 0o711)
    assert pmo.plain_user("check", ".", *TOY_DAY, cwd=place.path).code == 0


def test_a_closed_folder_of_a_standard_is_no_smaller_standard(pmo: Program, place: Place) -> None:
    shutil.copytree(TOY, place.path / "standard")
    place.close("standard/rules/log")
    day = ("--standard", "standard", "--as-of", "2026-02-01")
    ran = pmo.plain_user("check", "two", *day, cwd=place.path)
    assert ran.code == 2
    assert "This folder of the standard cannot be listed: permission denied." in ran.out


@pytest.mark.long
def test_without_manifests_only_what_could_hold_an_artifact_must_be_open(
    pmo: Program, place: Place
) -> None:
    proposals = place.path / "house" / "enhancements"
    proposals.mkdir(parents=True)
    (proposals / "a.md").write_text("# A proposal\n")
    (place.path / "house" / "trash").mkdir()
    place.close("house/trash")
    ran = pmo.plain_user("check", "house", "--standard", PROPOSALS, cwd=place.path)
    assert ran.code == 1
    assert CLOSED not in ran.out
    place.close("house/enhancements")
    ran = pmo.plain_user("check", "house", "--standard", PROPOSALS, cwd=place.path)
    assert ran.code == 2
    assert CLOSED in ran.out
