"""`pmo standard verify` holds templates to what they promise: a new project conforms."""

from __future__ import annotations

from pathlib import Path

import pytest
from companies import SLUG, company
from in_part import first

from pmo_kit.results.verification import Problem
from pmo_kit.standard import load
from pmo_kit.standard.files import read_layer
from pmo_kit.templates import templates_of
from pmo_kit.templates.written import written
from pmo_kit.verify import verify
from pmo_kit.verify.template_projects import template_problems

QUESTION = """questions:
  - key: own
    text: What?
    type: whole-number
    default: 5
    fills: 'charter:tolerances.cost_percent'
"""
RULE = """id: ACME-001
title: A standard project tells how its outcome is measured from its first day
level: shall
artifact: charter
applies: {tiers: [T2]}
check: has(doc.meta.success)
message: "The charter tells no success."
why: We forget it later.
fix: Write it.
examples: {good: [{tier: T1}], bad: [{tier: T1, expect: charter}]}
"""


def problems(folder: Path) -> list[Problem]:
    return list(template_problems(read_layer(folder.resolve())))


def test_a_company_whose_questions_are_answered_in_the_files_has_no_problem(
    tmp_path: Path,
) -> None:
    assert problems(company(tmp_path, QUESTION)) == []


def test_a_standard_that_extends_none_and_has_no_template_is_left_alone(toy: Path) -> None:
    assert problems(toy) == []


@pytest.mark.long
def test_a_rule_that_new_projects_break_is_told_once_with_the_answers(tmp_path: Path) -> None:
    (found,) = problems(company(tmp_path, "", {"rules/charter/ACME-001.yaml": RULE}))
    assert "A new `project` (tier T2, method predictive) does not hold" in found.message
    assert "The charter tells no success. (ACME-001)" in found.message
    assert "pmo/charter.md" in found.message and "questions:" in found.remedy


@pytest.mark.long
def test_a_file_laid_over_that_breaks_a_rule_is_told_at_that_file(tmp_path: Path) -> None:
    path = f"template-files/project/{SLUG}/pmo/log.yaml"
    found = problems(company(tmp_path, "", {path: "schema: log/v1\nrisk: []\n"}))
    assert found and all(one.path == str((tmp_path / "acme" / path).resolve()) for one in found)


@pytest.mark.long
def test_a_template_that_pins_another_standard_is_told(tmp_path: Path) -> None:
    manifest = (
        "schema: project/v1\nid: job\nname: Job\nstandard: core\nedition: '1.0'\ntier: T1\n"
        "phase: initiating\nmethod: predictive\nroles: {project_owner: bo, project_manager: ada}\n"
        "dates: {start: 2026-01-05, end: 2026-03-01}\n"
    )
    files = {
        "templates/job/cookiecutter.json": '{"slug": "job"}',
        f"templates/job/{SLUG}/pmo.yaml": manifest,
    }
    (found,) = problems(company(tmp_path, "", files))
    assert "pins core@1.0, not acme@1.0" in found.message
    assert found.path.endswith("pmo.yaml") and "_standard" in found.remedy


@pytest.mark.long
def test_an_answer_that_does_not_arrive_is_told_at_its_question(tmp_path: Path) -> None:
    question = QUESTION.replace("tolerances.cost_percent", "budget.management_reserve")
    text = "schema: charter/v1\nversion: 1\nstatus: draft\nowner: ada\n"
    budget = (
        "budget: {unit: h, total: 100}\nmilestones: [{id: M-01, date: '{{ cookiecutter.end }}'}]\n"
    )
    unused = "{# cookiecutter.own #}"
    body = "\n# Charter\n\n## Need\n\n## Outcome\n\n## In scope\n\n## Out of scope\n"
    path = f"template-files/project/{SLUG}/pmo/charter.md"
    charter = f"---\n{text}{budget}tolerances: {{}}\n{unused}\n---\n{body}"
    found = problems(company(tmp_path, question, {path: charter}))
    assert any("does not reach `charter:budget.management_reserve`" in one.message for one in found)
    assert any(one.path.endswith("standard.yaml") and one.line == 12 for one in found)


def test_faults_of_questions_are_told_together(tmp_path: Path) -> None:
    lines = (
        "{key: a, text: What?, type: choice, fills: 'project:time_zone'}",
        "{key: a, text: What?, type: text, choices: {x: y}, fills: 'project:time_zone'}",
        "{key: b, text: What?, type: whole-number, default: soon, fills: 'project:time_zone'}",
        "{key: c, text: What?, type: text, default: '{{ x }}', fills: 'project:time_zone'}",
        "{key: d, text: What?, type: choice, choices: {x: y}, default: z, fills: 'project:id'}",
        "{key: e, text: What?, type: text, since: '9.0', fills: 'project:time_zone'}",
    )
    folder = company(tmp_path, "questions:\n" + "".join(f"  - {line}\n" for line in lines))
    told = {one.line: one.message for one in problems(folder) if one.line != 9}
    assert "says nothing to choose from" in told[8]
    assert "is not a whole number" in told[10]
    assert "templates would run" in told[11]
    assert "none of its choices" in told[12]
    assert "has no edition 9.0" in told[13]
    second = [one.message for one in problems(folder) if one.line == 9]
    assert second == ["Two questions have the key `a`.", "`a` has choices, and its type is text."]


def generate(folder: Path) -> None:
    standard = load(folder)
    for name, content in written(standard, templates_of(standard)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("change", first(2, ["a file", "the standard", "a stray", "none"]))
def test_a_written_template_that_does_not_follow_any_more_is_told(
    tmp_path: Path, change: str
) -> None:
    folder = company(tmp_path, QUESTION)
    generate(folder)
    home = folder / "templates/project"
    if change == "a file":
        (home / SLUG / "README.md").write_text("changed", encoding="utf-8")
    elif change == "a stray":
        (home / SLUG / "more.md").write_text("more", encoding="utf-8")
    elif change == "the standard":
        head = folder / "standard.yaml"
        head.write_text(head.read_text("utf-8").replace("default: 5", "default: 6"), "utf-8")
    found = problems(folder)
    if change == "none":
        assert found == []
        return
    (one,) = found
    assert "is not what follows from the standard" in one.message
    assert "pmo standard generate" in one.remedy and one.path == str(home / "cookiecutter.json")


@pytest.mark.long
def test_faults_of_questions_and_of_templates_are_told_beside_others(tmp_path: Path) -> None:
    more = (
        "questions:\n  - {key: a, text: What?, type: choice, fills: 'project:time_zone'}\n"
        "  - {key: b, text: What?, type: text, fills: 'charter:nothing'}\n"
    )
    files = {
        "templates/job/a.txt": "x",
        "rules/charter/ACME-001.yaml": RULE.replace(
            "has(doc.meta.success)", "has(doc.meta.succes)"
        ),
    }
    told = "\n".join(map(str, verify(company(tmp_path, more, files)).problems))
    for part in (
        "nothing to choose from",
        "no field `nothing`",
        "has no cookiecutter.json",
        "succes",
    ):
        assert part in told
