"""What adopting asks and writes, whatever the answers and the names of files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from companies import company
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.results import Finding, Location, fingerprint
from pmo_kit.scaffold import (
    adoption_questions,
    answered,
    known_findings,
    manifest,
)
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard, load
from pmo_kit.templates import Question, ScaffoldError

TODAY = date(2026, 2, 13)
LINE = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def core() -> Standard:
    return load("core")


@pytest.fixture(scope="module")
def toy() -> Standard:
    return load(Path(__file__).parents[2] / "fixtures" / "toy")


def data(text: str) -> Any:
    found = read(text.encode(), "pmo.yaml")
    assert not isinstance(found, Broken), found
    return found.data


def finding(rule: str, subject: str) -> Finding:
    place = Location("pmo/log.yaml")
    print_ = fingerprint(subject, rule, place.path)
    return Finding(rule, "shall", "Title", "Message", place, subject, print_)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("New Website!", "new-website"), ("2026 plan", "project-2026-plan"), ("日本", "project")],
)
def test_the_folder_gives_the_name(core: Standard, tmp_path: Path, name: str, slug: str) -> None:
    (tmp_path / name).mkdir()
    said = answered(adoption_questions(core, tmp_path / name, TODAY), {}, None)
    assert (said["name"], said["id"]) == (name, slug)
    assert (said["tier"], said["phase"], said["start"]) == ("T1", "executing", "2026-02-13")


def test_the_standard_says_what_there_is_to_choose(toy: Standard, tmp_path: Path) -> None:
    asked = {q.key: q for q in adoption_questions(toy, tmp_path, TODAY)}
    assert [choice.value for choice in asked["tier"].choices] == ["S", "L"]
    assert asked["phase"].default == "start"
    assert "leader" not in asked
    assert data(manifest(toy, answered(list(asked.values()), {}, None), []))["roles"] == {}


def test_what_is_not_given_is_asked_until_it_fits(core: Standard, tmp_path: Path) -> None:
    replies = iter(["T7", "T2"])
    problems = []

    def reply(question: Question) -> str:
        problems.append(question.problem)
        return next(replies)

    asked = [q for q in adoption_questions(core, tmp_path, TODAY) if q.key in ("tier", "id")]
    assert answered(asked, {"id": "x1"}, reply) == {"id": "x1", "tier": "T2"}
    assert problems[0] == ""
    assert "Choose one of: T1, T2, T3." in problems[1]


def test_a_default_that_does_not_fit_has_to_be_given(core: Standard, tmp_path: Path) -> None:
    asked = adoption_questions(core, tmp_path, TODAY)
    bad = [replace(asked[0], default="a\nb")]
    with pytest.raises(ScaffoldError) as caught:
        answered(bad, {}, None)
    assert caught.value.remedy == "Give it with --set name=VALUE."


@given(name=LINE, ignored=st.lists(LINE, max_size=4))
def test_a_manifest_says_what_was_answered(core: Standard, name: str, ignored: list[str]) -> None:
    said = answered(adoption_questions(core, Path("/x/some-folder"), TODAY), {}, None)
    found = data(manifest(core, {**said, "name": name}, ignored))
    assert found["name"] == name
    assert found.get("ignore", []) == ignored
    assert found["edition"] == core.edition
    assert found["roles"] == {"project_owner": "sponsor", "project_manager": "leader"}


@given(st.lists(LINE, max_size=5))
def test_a_list_says_what_was_found(subjects: list[str]) -> None:
    found = [finding("TOY-001", subject) for subject in subjects]
    listed = data(known_findings(found, TODAY))
    assert listed["started"] == {"on": "2026-02-13", "findings": len(found)}
    told = [(entry["fingerprint"], entry["subject"]) for entry in listed["findings"]]
    assert told == sorted([(f.fingerprint, f.subject) for f in found], key=lambda pair: pair[1])


def test_a_companys_questions_about_the_manifest_are_asked_and_filled_in(tmp_path: Path) -> None:
    asked_of = """questions:
  - key: zone
    text: Which time zone?
    type: choice
    choices: {Europe/Berlin: here, UTC: anywhere}
    when: {tier: [T2, T3]}
    fills: 'project:time_zone'
  - {key: deputy, text: Who is the deputy?, type: person, fills: 'project:roles.deputy'}
  - {key: reserve, text: How much?, type: whole-number, fills: 'charter:tolerances.cost_percent'}
"""
    standard = load(company(tmp_path, asked_of))
    asked = adoption_questions(standard, tmp_path, TODAY)
    assert [one.key for one in asked][-3:] == ["folder", "zone", "deputy"]
    light = answered(asked, {"tier": "T1"}, None)
    assert "zone" not in light
    assert "time_zone" not in manifest(standard, light, [])
    said = answered(asked, {"tier": "T2", "deputy": "bo"}, None)
    made = read(manifest(standard, said, ["old.md"]).encode(), "pmo.yaml")
    assert not isinstance(made, Broken)
    assert (made.data["time_zone"], made.data["roles"]["deputy"]) == ("Europe/Berlin", "bo")
    assert (made.data["standard"], made.data["ignore"]) == ("acme", ["old.md"])
    with pytest.raises(ScaffoldError, match="it is asked where `tier` is T2 or T3"):
        answered(asked, {"tier": "T1", "zone": "UTC"}, None)
