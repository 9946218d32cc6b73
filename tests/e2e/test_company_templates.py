"""A company's templates in its users' hands: `pmo new --standard`, and plain cookiecutter alike."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from companies import SLUG, company
from cookiecutter.main import cookiecutter

pytestmark = pytest.mark.e2e

QUESTIONS = """repository: {address: 'https://git.example/acme', revision: v1}
questions:
  - key: zone
    text: In which time zone are days counted?
    type: choice
    choices: {Europe/Berlin: here, UTC: anywhere}
    fills: 'project:time_zone'
    template: [project, job]
  - key: reserve
    text: What does the sponsor keep back?
    type: whole-number
    when: {tier: [T2, T3]}
    fills: 'charter:budget.management_reserve'
"""
JOB = {
    "templates/job/cookiecutter.json": json.dumps(
        {"_title": "A job on site", "slug": "job", "__prompts__": {"slug": "Its short name?"}}
    ),
    f"templates/job/{SLUG}/pmo.yaml": (
        "schema: project/v1\nid: {{ cookiecutter.slug }}\nname: Job\n"
        "standard: {{ cookiecutter._standard }}\nedition: '{{ cookiecutter._edition }}'\n"
        "tier: T1\nphase: initiating\nmethod: predictive\n"
        "roles: {project_owner: bo, project_manager: ada}\n"
        "dates: {start: 2026-01-05, end: 2026-03-01}\n"
    ),
}
KIT = {"kit": "https://example.org/kit.git", "kit_rev": "v1"}


def contents(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def plainly(folder: Path, template: str, place: Path, answers: Mapping[str, str]) -> Path:
    """What plain cookiecutter makes of a written template."""
    return Path(
        cookiecutter(
            str(folder),
            directory=f"templates/{template}",
            no_input=True,
            output_dir=str(place),
            extra_context=dict(answers),
            default_config={
                "cookiecutters_dir": str(place / "a"),
                "replay_dir": str(place.with_name("replay")),
            },
        )
    )


@pytest.mark.parametrize(
    ("template", "answers"),
    [
        ("project", {"tier": "T1"}),
        pytest.param("job", {}, marks=pytest.mark.long),
        pytest.param(
            "project",
            {"tier": "T3", "method": "agile", "reserve": "7", "zone": "UTC"},
            marks=pytest.mark.long,
        ),
    ],
)
def test_the_kit_and_plain_cookiecutter_make_the_same_and_it_conforms(
    pmo: Any, tmp_path: Path, template: str, answers: dict[str, str]
) -> None:
    folder = company(tmp_path, QUESTIONS, JOB)
    assert pmo("standard", "generate", folder, "--apply").code == 0
    plain = plainly(folder, template, tmp_path / "plain", {**KIT, **answers})
    pairs = [
        word for key, value in {**KIT, **answers}.items() for word in ("--set", f"{key}={value}")
    ]
    ours = tmp_path / "ours"
    made = pmo("new", template, "--standard", folder, "-o", ours, "--no-input", *pairs)
    assert made.code == 0, made.all
    assert contents(plain) == contents(ours)
    checked = pmo("check", ours, "--standard", folder)
    assert checked.code == 0 and "conforms to acme@1.0" in checked.out
    manifest = yaml.safe_load((ours / "pmo.yaml").read_text(encoding="utf-8"))
    assert manifest["time_zone"] == answers.get("zone", "Europe/Berlin")
    charter = ours / "pmo/charter.md"
    assert (
        "management_reserve: 7" in charter.read_text("utf-8") if charter.exists() else False
    ) == ("reserve" in answers)


def test_generating_shows_first_then_writes_and_then_has_nothing_to_do(
    root: Path, pmo: Any, tmp_path: Path
) -> None:
    folder = company(tmp_path, QUESTIONS, JOB)
    before = contents(folder)
    shown = pmo("standard", "generate", folder)
    assert shown.code == 1
    assert "Nothing was written; add --apply to write it." in shown.out
    assert '+  "zone": [' in shown.out and "schema.json: new, " in shown.out
    assert contents(folder) == before
    data = json.loads(pmo("standard", "generate", folder, "--format", "json").out)
    assert (data["written"], data["removed"]) == (False, [])
    written = pmo("standard", "generate", folder, "--apply")
    assert written.code == 0 and "Wrote " in written.out
    assert {path for path in contents(folder) if path not in before} < set(data["files"])
    again = pmo("standard", "generate", folder)
    assert (again.code, again.out) == (0, "The templates are as they follow from acme@1.0.\n")
    described = json.loads((folder / "templates/job/cookiecutter.json").read_text("utf-8"))
    assert described["__prompts__"]["slug"] == "Its short name?"
    assert described["zone"] == ["Europe/Berlin", "UTC"]
    assert "_made_by" not in described


def test_a_question_taken_back_goes_from_what_was_written(pmo: Any, tmp_path: Path) -> None:
    folder = company(tmp_path, QUESTIONS, JOB)
    pmo("standard", "generate", folder, "--apply")
    head = folder / "standard.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text[: text.index("questions:")], encoding="utf-8")
    refused = pmo("standard", "generate", folder)
    assert refused.code == 1
    assert pmo("standard", "generate", folder, "--apply").code == 0
    for name in ("project", "job"):
        described = json.loads((folder / f"templates/{name}/cookiecutter.json").read_text("utf-8"))
        assert "zone" not in described and "zone" not in described["__prompts__"]


def test_the_list_says_whose_each_template_is(pmo: Any, tmp_path: Path) -> None:
    folder = company(tmp_path, QUESTIONS, JOB)
    told = pmo("new", "--standard", folder).out
    assert "Acme  " in told and "pmo-kit, with what Acme adds" in told
    data = json.loads(pmo("new", "--standard", folder, "--format", "json").out)
    listed = {one["name"]: (one["owner"], one["changed_by"]) for one in data["templates"]}
    assert listed == {
        "hidden-number": ("pmo-kit", []),
        "job": ("Acme", []),
        "project": ("pmo-kit", ["Acme"]),
        "standard": ("pmo-kit", []),
    }
    plain = json.loads(pmo("new", "--format", "json").out)
    assert {one["owner"] for one in plain["templates"]} == {"pmo-kit"}


def test_a_question_is_asked_on_the_terminal_only_where_it_applies(
    pmo: Any, tmp_path: Path
) -> None:
    folder = company(tmp_path, QUESTIONS, JOB)
    arguments = ("new", "project", "--standard", folder, "-o", tmp_path / "made", "--no-input")
    refused = pmo(*arguments, "--set", "reserve=7")
    assert refused.code == 2
    assert "Nobody asks for `reserve` here: it is asked where `tier` is T2 or T3." in refused.all
    refused = pmo(*arguments, "--set", "tier=T2", "--set", "reserve=soon")
    assert refused.code == 2 and "is not a whole number such as 120, or nothing" in refused.all
    assert not (tmp_path / "made").exists()
