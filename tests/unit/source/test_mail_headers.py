"""Front matter as a mail has it: fields, their places, and what is refused where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source import Broken, Document, Place, Problem, read
from pmo_kit.source.edit import EditError, rewritten

PROPOSAL = """\
PEP: 9999
Title: A style: with a colon
Author: Ada Lovelace,
        Grace Hopper
Created: 2001-07-05
Post-History:
\t05-Jul-2001,
\t01-Aug-2013

Introduction
============

Text: with a colon.
"""


def document(text: str) -> Document:
    found = read(text.encode(), "pep-9999.rst", "markdown", front_matter="mail")
    assert isinstance(found, Document), found.problem
    return found


def problem(text: str) -> Problem:
    found = read(text.encode(), "pep-9999.rst", "markdown", front_matter="mail")
    assert isinstance(found, Broken)
    return found.problem


def test_fields_end_at_the_first_empty_line() -> None:
    found = document(PROPOSAL)
    assert found.data["meta"] == {
        "PEP": "9999",
        "Title": "A style: with a colon",
        "Author": "Ada Lovelace, Grace Hopper",
        "Created": "2001-07-05",
        "Post-History": "05-Jul-2001, 01-Aug-2013",
    }
    (heading,) = found.data["headings"]
    assert (heading["title"], heading["line"]) == ("Introduction", 10)


def test_keys_and_values_have_places() -> None:
    found = document(PROPOSAL)
    assert found.key_place(("meta", "Title")) == Place(2, 1, 2, 6)
    assert found.place(("meta", "Title")) == Place(2, 8, 2, 29)
    assert found.place(("meta", "Author")) == Place(3, 9, 4, 21)
    assert found.place(("meta", "Post-History")) == Place(7, 2, 8, 13)
    assert found.place(("meta", "Status")) == Place(1, 1, 1, 4)
    assert found.written(("meta", "PEP")) == "9999"


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n\r\nText\r\n", "\n \t\nText\n"])
def test_the_end_of_the_fields_may_be_the_end_of_the_file(end: str) -> None:
    assert document(f"a: 1{end}").data["meta"] == {"a": "1"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "does not begin with `Key: value` lines"),
        ("\na: 1\n", 1, "does not begin with `Key: value` lines"),
        ("# Title\n", 1, "does not begin with `Key: value` lines"),
        (" a: 1\n", 1, "does not begin with `Key: value` lines"),
        ("---\na: 1\n---\n", 1, "does not begin with `Key: value` lines"),
        ("a: 1\nIntroduction\n", 2, "no `Key: value`, and goes on with none"),
        ("a: 1\nno key: 2\n", 2, "no `Key: value`, and goes on with none"),
        ("a: 1\nb: 2\n\u200bc: 3\n", 3, ""),
        ("Status: a\nTitle: b\nStatus: c\n", 3, "`Status` stands here again; it stands first on"),
        ("Status: a\nstatus: c\n", 2, "`status` stands here again; it stands first on line 1"),
    ],
)
def test_what_is_no_field_is_told_with_its_line(text: str, line: int, said: str) -> None:
    found = problem(text)
    assert (found.line, found.column) == (line, 1)
    assert said in found.message
    assert found.remedy


def test_a_field_is_written_without_quotes() -> None:
    before = document("Title: old\nAuthor: Ada,\n  Ben\n\nText\n")
    meta = {"Title": "new: 'quoted', 1.40", "Author": "Cleo", "Status": "Draft"}
    after = rewritten(before, {**before.data, "meta": meta}, "mail")
    assert after.text == "Title: new: 'quoted', 1.40\nAuthor: Cleo\nStatus: Draft\n\nText\n"


@pytest.mark.parametrize("value", ["two\nlines", " blank", 1, ["a"], None])
def test_what_no_field_can_say_is_not_written(value: object) -> None:
    before = document("Title: old\n\nText\n")
    with pytest.raises(EditError):
        rewritten(before, {**before.data, "meta": {"Title": value}}, "mail")


KEYS = st.text("abcXYZ-_019", min_size=1, max_size=8)
VALUES = st.lists(
    st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1), max_size=4
)


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_what_is_folded_is_read_as_one_value(fields: dict[str, list[str]]) -> None:
    fields = {key: fields[key] for key in {key.lower(): key for key in fields}.values()}
    text = "".join(f"{key}: {chr(10).join(words)}\n".replace("\n", "\n  ").rstrip(" ")
                   for key, words in fields.items())  # fmt: skip
    found = document(f"{text}\nText\n")
    assert found.data["meta"] == {key: " ".join(words) for key, words in fields.items()}
    for key in fields:
        place = found.key_place(("meta", key))
        assert found.lines[place.line - 1].startswith(f"{key}:")
