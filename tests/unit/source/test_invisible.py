"""Characters that nobody sees are told by name and place where they do harm, and nowhere else."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from pmo_kit.source import Broken, Document, Problem, Schemas, read
from pmo_kit.source.yaml import compose, load

BLANK = "looks like a blank and is none"
UNSEEN = "nobody can see"
NO_BREAK, ZERO_WIDTH = "A NO-BREAK SPACE (U+00A0)", "A ZERO WIDTH SPACE (U+200B)"
WIDE = "An IDEOGRAPHIC SPACE (U+3000)"
MARK = "A ZERO WIDTH NO-BREAK SPACE (U+FEFF)"
SELECTOR = "A VARIATION SELECTOR-16 (U+FE0F)"


def problem(text: str, path: str = "a.yaml") -> Problem:
    found = read(text.encode(), path)
    assert isinstance(found, Broken), found.data
    return found.problem


@pytest.mark.parametrize("way", ["compiled", "browser"])
@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a:\n\u00a0\u00a0b: 2\n", 2, 1, f"{NO_BREAK} stands in the indentation, which {BLANK}."),
        ("a: 1\n\u200bb: 2\n", 2, 1, f"{ZERO_WIDTH} stands in the indentation, which {UNSEEN}."),
        ("a:\u00a01\nb: 2\n", 1, 3, f"{NO_BREAK} stands after the colon, which {BLANK}."),
        ("a:\u00a0\nb: 2\n", 1, 3, f"{NO_BREAK} stands after the colon, which {BLANK}."),
        ("a:\n  -\u00a0x\n", 2, 4, f"{NO_BREAK} stands after the dash, which {BLANK}."),
        ("a: \u00a0x\n", 1, 4, f"{NO_BREAK} stands before a value, which {BLANK}."),
        ("a: [b, \u200bc]\n", 1, 8, f"{ZERO_WIDTH} stands before a value, which {UNSEEN}."),
        (
            "a: \u3000x\n",
            1,
            4,
            f"{WIDE} stands before a value, which {BLANK}.",
        ),
        ("a: x\u00a0# y\n", 1, 5, f"{NO_BREAK} stands before a comment, which {BLANK}."),
        ("x: 1\now\u200bner: a\n", 2, 3, f"{ZERO_WIDTH} stands in a key, which {UNSEEN}."),
        ("- owner\u00a0: a\n", 1, 8, f"{NO_BREAK} stands in a key, which {BLANK}."),
        ("'ow\u00adner': a\n", 1, 4, f"A SOFT HYPHEN (U+00AD) stands in a key, which {UNSEEN}."),
        ("{a: 1, b\u2060: 2}\n", 1, 9, f"A WORD JOINER (U+2060) stands in a key, which {UNSEEN}."),
        ("a: b\ufeffc\n", 1, 5, f"{MARK} stands in the text, which {UNSEEN}."),
        ("\ufeff\ufeffa: b\n", 1, 1, f"{MARK} stands in the text, which {UNSEEN}."),
        (
            "# \u202ea\na: b\n",
            1,
            3,
            f"A RIGHT-TO-LEFT OVERRIDE (U+202E) stands in the text, which {UNSEEN}.",
        ),
        ("a: x\ufe0f\n", 1, 5, f"{SELECTOR} stands in the text, which {UNSEEN}."),
        ("a: \ufdd0\n", 1, 4, "The text holds the code U+FDD0, which no editor shows."),
    ],
)
def test_in_yaml(
    text: str, line: int, column: int, message: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "browser":
        monkeypatch.setattr(load, "_compiled", None)
        monkeypatch.setattr(compose, "_LOADER", yaml.SafeLoader)
    found = problem(text)
    assert (found.line, found.column, found.message) == (line, column, message)
    assert found.remedy


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("# T\n\n##\u00a0Scope\n", 3, 3, f"{NO_BREAK} stands in a heading, which {BLANK}."),
        ("# T\n\n\u200b## Scope\n", 3, 1, f"{ZERO_WIDTH} stands in a heading, which {UNSEEN}."),
        ("## Sco\u200bpe\n", 1, 7, f"{ZERO_WIDTH} stands in a heading, which {UNSEEN}."),
        ("Sco\u200bpe\n=====\n", 1, 4, f"{ZERO_WIDTH} stands in a heading, which {UNSEEN}."),
        ("---\u00a0\na: 1\n---\n", 1, 4, f"{NO_BREAK} stands in a line `---`, which {BLANK}."),
        ("\u200b---\na: 1\n---\n", 1, 1, f"{ZERO_WIDTH} stands in a line `---`, which {UNSEEN}."),
        ("---\na: 1\n---\u00a0\n", 3, 4, f"{NO_BREAK} stands in a line `---`, which {BLANK}."),
        ("---\na:\u00a01\n---\n", 2, 3, f"{NO_BREAK} stands after the colon, which {BLANK}."),
    ],
)
def test_in_markdown(text: str, line: int, column: int, message: str) -> None:
    found = problem(text, "a.md")
    assert (found.line, found.column, found.message) == (line, column, message)


@pytest.mark.parametrize(
    "value",
    [
        "می‌خواهم",  # Persian, with a joiner that keeps letters apart
        "👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3",
        "Le projet est «\u00a0fini\u00a0» à 5\u202f%\u00a0!",
        "Donau\u00addampfschiff",
        "\u05d0\u05d1 (a)\u200f \u05d2",
        "ភាសា\u200bខ្មែរ",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "see ticket\u00a0#12",
        "葛\U000e0100城",
        "https://example.org/\u00a0",
    ],
)
def test_right_text_is_no_fault(value: str) -> None:
    for text in (f"key: {value}\n", f"key: '{value}'\n", f"- key: |\n    {value}\n"):
        found = read(text.encode(), "a.yaml")
        assert isinstance(found, Document), found.problem
        assert value in json.dumps(found.data, ensure_ascii=False)
    page = read(f"# {value}\n\n{value}\n".encode(), "a.md")
    assert isinstance(page, Document), page.problem


def test_lines_of_a_text_and_code_are_left_alone() -> None:
    found = read("a: |\n  \u00a0x: y\n  Projet\u00a0: z\nb: c\n  \u00a0d\n".encode(), "a.yaml")
    assert isinstance(found, Document), found.problem
    page = read("```\n##\u00a0Scope\n```\n\n\u200b prose\n".encode(), "a.md")
    assert isinstance(page, Document)


def test_a_no_break_blank_in_a_heading_is_a_blank() -> None:
    found = read("## Out\u00a0of scope\n".encode(), "a.md")
    assert isinstance(found, Document)
    assert found.data["headings"] == [
        {"level": 2, "text": "Out of scope", "title": "Out of scope", "line": 1}
    ]


ID = "https://pmo-kit.dev/schemas/test/v1.0.json"
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": ID,
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "status": {"enum": ["open", "closed"]},
        "owner": {"type": "string", "pattern": "^[a-z]+$"},
        "due": {"type": "string", "format": "date"},
    },
}


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("a.yaml", "status: open\u200b", f"`status` has a{ZERO_WIDTH[1:]} as character 5, which"),
        ("a.yaml", "owner: a\u00a0b", f"`owner` has a{NO_BREAK[1:]} as character 2, which"),
        ("a.yaml", "due: 2026-01-01\u00a0", f"`due` has a{NO_BREAK[1:]} as character 11, which"),
        ("a.json", '{"ow\u200bner": "a"}', f"The key `ow\u200bner` has a{ZERO_WIDTH[1:]} as"),
    ],
)
def test_a_refused_value_names_it(path: str, text: str, message: str) -> None:
    document = read(text.encode(), path)
    assert isinstance(document, Document)
    (found,) = Schemas({ID: SCHEMA}).problems(ID, document.data, document.written)
    assert found.message.startswith(message)
