"""Answers: any text comes out as the same text, and what would run or escape is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
import yaml_rs
from cookiecutter.utils import create_env_with_context
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmo_kit.templates.answers import check, refusal
from pmo_kit.templates.project_template import Question, ScaffoldError, Template, read_template

QUOTED = "text: '{{ cookiecutter.x|replace(\"'\", \"''\") }}'\n"
FREE = Question("x", "Any text?", "")


def template(tmp_path: Path, **description: object) -> Template:
    folder = tmp_path / "plain"
    (folder / "{{cookiecutter.slug}}").mkdir(parents=True)
    (folder / "{{cookiecutter.slug}}" / "README.md").write_text("A project.", encoding="utf-8")
    described = {"name": "A project", "slug": "a-project", **description}
    (folder / "cookiecutter.json").write_text(json.dumps(described), encoding="utf-8")
    return read_template(folder)


@pytest.fixture
def plain(tmp_path: Path) -> Template:
    return template(tmp_path)


NOWHERE = Template("plain", Path("absent"), {"x": ""})


@settings(max_examples=500)
@given(st.text(max_size=60))
@example("yes")
@example("1.10")
@example("0001-01-01")
@example("null")
@example("")
@example("it's: # 'quoted' \"twice\"")
@example(" leading and trailing ")
@example("Проект – 数字を探す 🔎🧑‍💻")
@example("- a\\n")
@example("}} %} #} {")
@example("*a &b !c |d >e @f `g %h")
def test_an_accepted_answer_comes_out_as_the_same_text(answer: str) -> None:
    if refusal(NOWHERE, FREE, answer):
        return
    environment = create_env_with_context({"cookiecutter": {}})
    # Cookiecutter renders the answer itself first, then the file that holds it.
    once = environment.from_string(answer).render(cookiecutter={})
    text = environment.from_string(QUOTED).render(cookiecutter={"x": once})
    assert yaml_rs.loads(text, parse_datetime=False) == {"text": answer}
    assert yaml.safe_load(text) == {"text": answer}


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("{{ 7*7 }}", "holds `{{`"),
        ("{% raw %}", "holds `{%`"),
        ("{# note #}", "holds `{#`"),
        ("two\nlines", "U+000A"),
        ("a\rb", "U+000D"),
        ("a\tb", "U+0009"),
        ("a\x00b", "U+0000"),
        ("a\x7fb", "U+007F"),
        ("a\x85b", "U+0085"),
        ("a\u2028b", "U+2028"),
        ("a\ud800b", "U+D800"),
        ("a\ufffeb", "U+FFFE"),
        ("x" * 1001, "1001 characters"),
    ],
)
def test_text_that_would_run_or_break_a_line_is_refused(answer: str, says: str) -> None:
    problem = refusal(NOWHERE, FREE, answer)
    assert problem is not None
    assert says in problem[0]
    assert problem[1].endswith(".")


@pytest.mark.parametrize(
    "slug",
    [
        "",
        "..",
        "a/b",
        "a\\b",
        "/etc",
        "../a",
        "a..b",
        "-rf",
        ".git",
        "CON",
        "nul.txt",
        "Lpt1",
        "a.",
        "a ",
        " a",
        "~",
        "c:",
        "$HOME",
        "a;b",
        "x" * 65,
    ],
)
def test_an_unsafe_folder_name_is_refused(plain: Template, slug: str) -> None:
    with pytest.raises(ScaffoldError, match="cannot name a folder"):
        check(plain, {"slug": slug})


@pytest.mark.parametrize("slug", ["a", "find-the-number", "Übung_2", "数字", "v1.2", "console"])
def test_an_ordinary_folder_name_is_accepted(plain: Template, slug: str) -> None:
    check(plain, {"slug": slug})


def test_only_answers_that_name_files_are_held_to_file_names(plain: Template) -> None:
    assert plain.names_paths == {"slug"}
    check(plain, {"name": "../a: b?"})


@pytest.mark.parametrize("key", ["nmae", "_kit_rev", "__today", "_extensions"])
def test_an_answer_nobody_asked_for_is_refused(plain: Template, key: str) -> None:
    with pytest.raises(ScaffoldError) as caught:
        check(plain, {key: "x"})
    assert "Nobody asks" in caught.value.message
    assert "Asked for: name, slug." in caught.value.remedy
    assert ("Did you mean `name`?" in caught.value.remedy) == (key == "nmae")


def test_a_choice_is_one_of_those_offered(tmp_path: Path) -> None:
    chosen = template(tmp_path, tier=["T1", "T2"])
    check(chosen, {"tier": "T2"})
    with pytest.raises(ScaffoldError) as caught:
        check(chosen, {"tier": "T9"})
    assert "Choose one of: T1, T2." in caught.value.remedy


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("2026-02-28", True),
        ("2026-02-30", False),
        ("2026-W09-1", False),
        ("20260228", False),
        ("٢٠٢٦-02-28", False),
        ("soon", False),
    ],
)
def test_a_date_is_a_day_that_exists(tmp_path: Path, value: str, fits: bool) -> None:
    forms = {"start": {"says": "a date such as 2026-03-31", "date": True}}
    dated = template(tmp_path, start="", _forms=forms)
    question = dated.questions[-1]
    assert (refusal(dated, question, value) is None) is fits


def test_a_pattern_holds_for_the_whole_answer(tmp_path: Path) -> None:
    forms = {"leader": {"says": "a short name such as `ana`", "pattern": "[a-z]+"}}
    named = template(tmp_path, leader="", _forms=forms)
    check(named, {"leader": "ana"})
    with pytest.raises(ScaffoldError, match="is not a short name such as `ana`"):
        check(named, {"leader": "Ana Lee"})
