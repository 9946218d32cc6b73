"""Which files a template makes, and what decides that: by rendering it, not by a list."""

from __future__ import annotations

from pathlib import Path

from companies import SLUG, company

from pmo_kit.scaffold import inventory
from pmo_kit.standard import load
from pmo_kit.templates import find, templates_of


def test_files_say_whose_they_are_and_with_which_answers_they_come() -> None:
    made = {listed.path: listed for listed in inventory(find("project"))}
    assert made["pmo/charter.md"][1:] == (False, "", (), "")
    assert made["pmo/benefits.yaml"][1:] == (False, "tier", ("T2", "T3"), "")
    assert made[".pre-commit-config.yaml"].managed and made[".pmo/schema.json"].managed
    assert not made["README.md"].managed


def test_a_file_that_only_some_stages_have_is_listed_too() -> None:
    made = {listed.path: listed for listed in inventory(find("hidden-number"))}
    assert made["pmo/reviews/GR-2.yaml"][2:4] == ("stage", ("closed",))
    assert made["pmo/plan.yaml"][2:4] == ("stage", ("closed", "executing", "planning"))
    assert list(made) == sorted(made)


def test_a_file_that_a_company_laid_over_a_template_is_told_as_its_own(tmp_path: Path) -> None:
    deeper = "pmo/{% if cookiecutter.__deeper %}benefits.yaml{% endif %}"
    laid = {f"template-files/project/{SLUG}/{name}": "x" for name in (".gitignore", deeper, "a.md")}
    holding = company(tmp_path, "", laid, name="holding")
    over = {f"template-files/project/{SLUG}/a.md": "y"}
    unit = company(tmp_path, "", over, name="unit", below="../holding")
    for folder, whose in ((holding, "Holding"), (unit, "Unit")):
        made = {one.path: one for one in inventory(find("project", templates_of(load(folder))))}
        assert made["a.md"].laid_by == whose
        assert made["pmo/benefits.yaml"].laid_by == "Holding"
        assert made["pmo/benefits.yaml"].answers == ("T2", "T3")
        assert (made[".gitignore"].managed, made[".gitignore"].laid_by) == (False, "Holding")
        assert (made["README.md"].laid_by, made[".gitattributes"].managed) == ("", True)
