"""A company's titles in what a template offers, and the tiers that it added."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from companies import company

from pmo_kit.standard import load
from pmo_kit.templates import Template, ask, dates, find, kit_templates, templates_of
from pmo_kit.templates.render import rendered

TODAY = datetime.date(2026, 3, 2)
WORDS = """tiers:
  - {id: T1, title: Klein}
  - {id: T0, title: Winzig, before: T1}
  - {id: T4, title: Mega, means: Programmes of several sites., after: T3, like: T5}
  - {id: T5, title: Giga, after: T4, like: T2}
methods: [{id: predictive, title: Klassisch}]
phases: [{id: executing, title: Umsetzung}]
"""


def offered(template: Template, key: str) -> dict[str, str]:
    (question,) = (one for one in template.questions if one.key == key)
    return {choice.value: choice.text for choice in question.choices}


def test_choices_bear_the_companys_titles_and_added_tiers_stand_behind(tmp_path: Path) -> None:
    known = templates_of(load(company(tmp_path, WORDS)))
    usual = offered(find("project"), "tier")
    told = offered(find("project", known), "tier")
    assert [*told] == ["T1", "T2", "T3", "T0", "T4", "T5"]
    assert told["T1"] == usual["T1"].replace("light:", "Klein:") != usual["T1"]
    assert (told["T2"], told["T3"]) == (usual["T2"], usual["T3"])
    assert (told["T4"], told["T5"]) == ("Mega: Programmes of several sites.", "Giga")
    methods = offered(find("project", known), "method")
    assert methods["predictive"] == "Klassisch: planned ahead, task by task"
    stages = offered(find("hidden-number", known), "stage")
    assert stages["executing"].startswith("Umsetzung: in the middle")


@pytest.mark.parametrize(
    ("tier", "same"),
    [("T0", "T1"), ("T4", "T2"), pytest.param("T5", "T2", marks=pytest.mark.long)],
)
def test_a_project_of_an_added_tier_is_made_as_one_of_the_tier_that_it_is_like(
    tmp_path: Path, tier: str, same: str
) -> None:
    template = find("project", templates_of(load(company(tmp_path, WORDS))))

    def made(wanted: str) -> dict[str, str]:
        files = rendered(template, {**ask(template, {"tier": wanted}, TODAY), **dates(TODAY)})
        texts = {name: text.decode() for name, text in files.items() if name != ".pmo/schema.json"}
        return {name: text.replace(wanted, "TIER") for name, text in texts.items()}

    assert made(tier) == made(same)


def test_without_words_of_its_own_a_company_is_offered_what_the_kit_offers(tmp_path: Path) -> None:
    known = templates_of(load(company(tmp_path)))
    for template in kit_templates():
        told = {one.key: one.choices for one in find(template.name, known).questions}
        assert told == {one.key: one.choices for one in template.questions}
