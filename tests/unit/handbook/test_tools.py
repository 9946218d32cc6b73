"""What the tools in the pages know: forms, letters and questions, as the standard has them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml_rs

from pmo_kit import handbook
from pmo_kit.handbook import standard_parts, tools
from pmo_kit.standard import Gate, Role, Standard, load

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def form(standard: Standard) -> dict[str, Any]:
    return tools.form(standard, standard.kinds["log"])


def field(form: dict[str, Any], *names: str) -> dict[str, Any]:
    """The field at the end of a way of names, through lists and groups."""
    found = form
    for name in names:
        inside = found.get("items", found).get("fields")
        found = next(each for each in inside if each["name"] == name)
    return found


# Forms


def test_fields_stand_in_the_schemas_order(form: dict[str, Any]) -> None:
    assert [each["name"] for each in form["fields"]] == ["schema", "reviewed_on", "risks"]
    assert field(form, "schema")["const"] == "log/v1"
    assert field(form, "risks")["required"]


def test_references_are_followed_and_what_stands_beside_them_wins(form: dict[str, Any]) -> None:
    impact = field(form, "risks", "impact")
    assert (impact["type"], impact["least"], impact["most"]) == ("integer", 1, 5)
    assert (impact["help"], impact["example"]) == ("How bad.", 4)
    assert field(form, "risks", "owner")["pattern"] == "^[a-z]+$"


def test_a_field_says_from_which_tier_it_is_asked_for(form: dict[str, Any]) -> None:
    assert field(form, "risks", "owner")["from"] == "T2"
    assert "from" not in field(form, "risks", "title")


def test_a_schema_that_holds_itself_ends(standard: Standard) -> None:
    identity = standard.schema_of["log"]
    risk = standard.schemas[identity]["$defs"]["risk"]
    risk["properties"]["causes"] = {"type": "array", "items": {"$ref": "#/$defs/risk"}}
    assert len(json.dumps(tools.form(standard, standard.kinds["log"]))) < 50_000


def test_only_what_people_write_has_a_form(standard: Standard) -> None:
    kind = standard.kinds["log"]
    assert tools.has_form(standard, kind)
    assert not tools.has_form(standard, kind._replace(file="", files=("**/*.txt",)))
    assert not tools.has_form(standard._replace(schema_of={}), kind)


def test_a_form_is_a_script_that_hands_over_data(standard: Standard) -> None:
    [(name, text)] = tools.form_pages(standard)
    assert name == "assets/data/form-log.js"
    found = re.fullmatch(r"pmo\.form\((.*)\);\n", text, re.DOTALL)
    assert found and json.loads(found[1])["kind"] == "log"


def test_hints_come_from_the_skeleton(tmp_path: Path, standard: Standard) -> None:
    (tmp_path / "skeletons").mkdir()
    (tmp_path / "skeletons" / "log.md").write_text(
        "# Log\n\n## Need\n\n<!-- What hurts,\n     and whom? -->\n\n## Rest\n", encoding="utf-8"
    )
    kind = standard.kinds["log"]._replace(sections=("Need", "Rest"))
    assert tools.form(standard._replace(folders=(str(tmp_path),)), kind)["sections"] == [
        {"title": "Need", "help": "What hurts, and whom?"},
        {"title": "Rest", "help": ""},
    ]


def test_a_form_that_nothing_makes_any_more_is_removed(tmp_path: Path, standard: Standard) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / tools.FORMS).write_text("# Forms\n", encoding="utf-8")
    pages = handbook.generate(standard, tmp_path)
    handbook.write(tmp_path, pages)
    old = tmp_path / tools.FORMS_FOLDER / "form-gone.js"
    other = tmp_path / tools.FORMS_FOLDER / "other.js"
    old.write_text("pmo.form({});\n", encoding="utf-8")
    other.write_text("1;\n", encoding="utf-8")
    assert handbook.stale(tmp_path, pages) == [f"{tools.FORMS_FOLDER}/form-gone.js"]
    handbook.write(tmp_path, pages)
    assert not old.exists()
    assert other.exists()


# The way to a tool


def test_pages_lead_to_the_tools_that_are_there(tmp_path: Path, standard: Standard) -> None:
    without = handbook.generate(standard, tmp_path)
    assert not [name for name, text in without.items() if "tools/" in text]
    assert not [name for name in without if name.startswith(tools.FORMS_FOLDER)]
    for page in (tools.FORMS, standard_parts.MATRIX):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text("# A tool\n", encoding="utf-8")
    pages = handbook.generate(standard, tmp_path)
    assert "(../../tools/forms.md#log)" in pages["reference/artifacts/log.md"]
    assert "(../../tools/rasci.md#project-owner)" in pages["reference/roles/project-owner.md"]


def test_a_role_that_has_no_column_leads_nowhere(tmp_path: Path, standard: Standard) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / standard_parts.MATRIX).write_text("# A tool\n", encoding="utf-8")
    idle = standard._replace(roles=(*standard.roles, Role("idle", "Idle")))
    pages = handbook.generate(idle, tmp_path)
    assert standard_parts.MATRIX not in pages["reference/roles/idle.md"]
    assert standard_parts.MATRIX in pages["reference/roles/project-owner.md"]


# Who does what


def test_letters(standard: Standard) -> None:
    kind = standard.kinds["log"]
    assert standard_parts.letters(standard, kind, "project-owner") == "A R"
    written = kind._replace(writer="leader")
    assert standard_parts.letters(standard, written, "project-owner") == "A"
    assert standard_parts.letters(standard, written, "leader") == "R"
    assert standard_parts.letters(standard, written, "somebody") == ""
    board = Gate("RfE", "Ready", "planning", "Do we start?", "board", ends=True)
    assert standard_parts.letters(standard._replace(gates=(board,)), written, "board") == "I"


# Samples


def test_the_broken_sample_has_the_defects_of_the_guide() -> None:
    """The edits stand in the guide as the reader makes them; here they are made for the page."""
    guide = (ROOT / "docs" / "guides" / "hidden-number.md").read_text(encoding="utf-8")
    shown = re.findall(r'^```diff title="hidden-number/(.+)"\n-(.+)\n\+(.+)\n```$', guide, re.M)
    (sample,) = yaml_rs.loads((ROOT / "standards/core/golden/broken.yaml").read_text("utf-8"))
    edits = [(edit["file"], edit["old"], edit["new"]) for edit in sample["edits"]]
    assert len({file for file, _, _ in edits}) == len(edits) == 3
    assert set(edits) <= set(shown)


def test_the_broken_sample_stands_behind_the_sound_ones() -> None:
    *sound, broken = tools.samples(load("core"))
    (like,) = (each for each in sound if each["folder"] == "T1/executing")
    title = f"{like['title']}, with 3 defects"
    assert broken == {**like, "folder": "T1/broken", "title": title}


@pytest.mark.parametrize("entry", ["5", "{of: T9/x, folder: y, edits: []}", "{of: T1/a}"])
def test_a_broken_sample_of_no_golden_project_is_refused(
    standard: Standard, tmp_path: Path, entry: str
) -> None:
    (tmp_path / "golden").mkdir()
    index = "- {tier: T1, phase: a, folder: T1/a, as_of: 2026-01-09}\n"
    (tmp_path / "golden" / "index.yaml").write_text(index, encoding="utf-8")
    (tmp_path / "golden" / "broken.yaml").write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(handbook.SiteError, match=r"broken\.yaml has an entry"):
        tools.samples(standard._replace(folder=str(tmp_path)))


# Questions


def test_data_in_a_page_cannot_end_its_script() -> None:
    text = tools.tool("check", {"title": "</script><script>alert(1)</script>"})
    assert text.count("<script") == text.count("</script>") == 1
    found = re.search(r"<script[^>]*>(.*)</script>", text)
    assert found and json.loads(found[1]) == {"title": "</script><script>alert(1)</script>"}


def test_a_standard_without_questionnaire_or_samples_has_none(standard: Standard) -> None:
    assert tools.weighed(standard)["questions"] == []
    assert tools.samples(standard) == []
