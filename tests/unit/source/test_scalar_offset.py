"""A character of a text value is found in its file, however the text is quoted or broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source import Document, read
from pmo_kit.source.scalar_offset import point_within

WORDS = "one two three"
FORMS = [
    "a: one two three\n",
    "a: 'one two three'\n",
    'a: "one two three"\n',
    "a: one\n  two\n  three\n",
    "a: 'one\n  two three'\n",
    "b: 1\na: >-\n  one\n  two three\n",
    "a: |-\n   one two three\n",
    "a:\n  one two\n  three\n",
    '{a: "one two three"}\n',
]


def document(text: str) -> Document:
    found = read(text.encode(), "a.yaml")
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_is_found(text: str, word: str) -> None:
    found = document(text)
    line, column = point_within(found, ("a",), WORDS.index(word))
    assert found.lines[line - 1].startswith(word, column - 1)


@pytest.mark.parametrize(
    ("text", "value", "char"),
    [
        ("a: 'it''s {x}'\n", "it's {x}", "x"),
        ('a: "say \\"{x}\\""\n', 'say "{x}"', "x"),
        ('a: "tab\\t\\u00e9{x}"\n', "tab\té{x}", "x"),
        ("a: |\n  one\n\n    {x}\n", "one\n\n  {x}\n", "x"),
        ("a: |2\n    one\n  {x}\n", "  one\n{x}\n", "x"),
        ("a: >\n  one\n\n  {x}\n", "one\n{x}\n", "x"),
    ],
)
def test_a_character_behind_escapes_and_blank_lines_is_found(
    text: str, value: str, char: str
) -> None:
    found = document(text)
    assert found.data["a"] == value
    line, column = point_within(found, ("a",), value.index(char))
    assert found.lines[line - 1][column - 1] == char


def test_what_is_no_text_is_where_it_begins() -> None:
    assert point_within(document("a: [1, 2]\n"), ("a",), 3) == (1, 4)
    assert point_within(document("a: 12\n"), ("a",), 1) == (1, 4)


@given(st.text("ab {}'\"\\\n", min_size=1, max_size=20), st.sampled_from(["json", "yaml"]))
def test_no_text_makes_it_fail(value: str, form: str) -> None:
    import json

    found = read(json.dumps({"a": value}).encode(), f"a.{form}")
    assert isinstance(found, Document)
    for offset in range(len(value) + 2):
        line, column = point_within(found, ("a",), offset)
        assert line == 1 and 1 <= column <= len(found.text) + 1
