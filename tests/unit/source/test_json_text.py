"""JSON becomes data, and each mistake in it one plain sentence at its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pmo_kit.source import Broken, Document, format_of, read


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"a": [1, 2.50, "x\\n", true, null]}', {"a": [1, 2.5, "x\n", True, None]}),
        ('"\\ud83d\\ude00 \\u00e9"', "😀 é"),
        ("[]", []),
        ('{"a": {"a": 1}, "b": {"a": 1}}', {"a": {"a": 1}, "b": {"a": 1}}),
        ("\ufeff{}\r\n", {}),
        ('{"date": "2026-02-30"}', {"date": "2026-02-30"}),
        ('{"\\\\ud800": 1}', {"\\ud800": 1}),
    ],
)
def test_data(text: str, data: Any) -> None:
    document = read(text.encode(), "log.json")
    assert isinstance(document, Document), document.problem
    assert document.data == data


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "A value should stand here."),
        ('{"a": 1,}', 1, 9, "A key in double quotes should stand here."),
        ("[1 ,\n ]", 2, 2, "A value should stand here."),
        ("{a: 1}", 1, 2, "A key in double quotes should stand here."),
        ('{\n "a" 1}', 2, 6, "A colon should stand here."),
        ('{"a": 1 "b": 2}', 1, 9, "A comma or a closing bracket should stand here."),
        ("[1, 2", 1, 6, "A comma or a closing bracket should stand here."),
        ("{} {}", 1, 4, "The file goes on after its end."),
        ('["a', 1, 2, "The text that begins here is never closed."),
        ('["a\nb"]', 1, 4, "A line end or a tab stands inside a text."),
        ("['a']", 1, 2, "A value should stand here."),
        ('["\\x"]', 1, 3, "This is not valid JSON: Invalid \\escape."),
        (
            "[1e999]",
            1,
            2,
            "`1e999` cannot be worked with: it is infinite, too large, or no number at all.",
        ),
        (
            f"[1,\n {'1' * 5000}]",
            2,
            2,
            f"`{'1' * 40}` cannot be worked with: it is infinite, too large, or no number at all.",
        ),
        ('{"<<": 1}', 1, 2, "The key `<<` (a merge of other keys) is not allowed."),
        (
            '[{"a": 1}, {"é": 2, "é": 3}]',
            1,
            21,
            "`é` is given twice, first on line 1.",
        ),
    ],
)
def test_a_mistake(text: str, line: int, column: int, message: str) -> None:
    found = read(text.encode(), "log.json")
    assert isinstance(found, Broken), found.data
    told = found.problem
    assert (told.line, told.column, told.message) == (line, column, message)
    assert told.remedy


def test_a_comma_at_the_end_is_told_alike_by_every_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Since 3.13, Python names the comma; before, it named what follows."""
    text = "[1 ,\n ]"

    def loads(text: str, **_: object) -> object:
        raise json.JSONDecodeError("Illegal trailing comma before end of array", text, 3)

    before = read(text.encode(), "log.json")
    monkeypatch.setattr(json, "loads", loads)
    assert read(text.encode(), "log.json") == before


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("pmo/log.yaml", "yaml"),
        ("LOG.YML", "yaml"),
        ("x.json", "json"),
        ("docs/charter.md", "markdown"),
        ("a.markdown", "markdown"),
        ("notes.txt", "text"),
        ("photo.png", None),
        ("README", None),
        ("pmo.yaml/README", None),
        (".yaml", "yaml"),
    ],
)
def test_the_name_of_a_file_tells_its_format(path: str, format: str | None) -> None:
    assert format_of(path) == format


def test_a_format_given_wins_over_the_name() -> None:
    document = read(b"a: 1\n", "x.txt", "yaml")
    assert isinstance(document, Document)
    assert (document.format, document.data) == ("yaml", {"a": 1})
