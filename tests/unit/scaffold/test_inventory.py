"""Which files a template makes, and what decides that: by rendering it, not by a list."""

from __future__ import annotations

from pmo_kit.scaffold import inventory
from pmo_kit.templates import find


def test_files_say_whose_they_are_and_with_which_answers_they_come() -> None:
    made = {listed.path: listed for listed in inventory(find("project"))}
    assert made["pmo/charter.md"][1:] == (False, "", ())
    assert made["pmo/benefits.yaml"][1:] == (False, "tier", ("T2", "T3"))
    assert made[".pre-commit-config.yaml"].managed and made[".pmo/schema.json"].managed
    assert not made["README.md"].managed


def test_a_file_that_only_some_stages_have_is_listed_too() -> None:
    made = {listed.path: listed for listed in inventory(find("hidden-number"))}
    assert made["pmo/reviews/GR-2.yaml"][2:] == ("stage", ("closed",))
    assert made["pmo/plan.yaml"][2:] == ("stage", ("closed", "executing", "planning"))
    assert list(made) == sorted(made)
