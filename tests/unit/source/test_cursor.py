"""Where a cursor stands: in block and flow style, JSON, front matter, and half-written text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source.cursor import Cursor, cursors, word_at

GOLDEN = Path(__file__).parents[3] / "standards" / "core" / "golden" / "T3" / "executing"
FILES = [
    (path.read_text(encoding="utf-8"), "markdown" if path.suffix == ".md" else "yaml")
    for path in sorted((GOLDEN / "pmo").rglob("*.*"))
    if path.is_file()
]
LOG = "schema: log/v1\nrisks:\n  - id: R-01\n    title: late\n"


def at(text: str, format: str = "yaml") -> tuple[Cursor, ...]:
    """The answers at the sign `|` of a text."""
    offset = text.index("|")
    return cursors(text[:offset] + text[offset + 1 :], offset, format)


def key(text: str, format: str = "yaml") -> Cursor:
    """The answer that is about a key."""
    (found,) = (cursor for cursor in at(text, format) if cursor.on_key)
    return found


def value(text: str, format: str = "yaml") -> Cursor:
    """The answer that is about a value."""
    (found,) = (cursor for cursor in at(text, format) if not cursor.on_key)
    return found


def test_a_key_that_is_being_written() -> None:
    found = key(LOG + "    ow|\n    status: open\nissues: []\n")
    assert found == Cursor(("risks", 0), True, "ow", True, ("id", "title", "status"), False)


def test_the_value_after_a_key() -> None:
    found = value(LOG + "    owner: |\n    status: open\n")
    assert found.route == ("risks", 0, "owner")
    assert set(found.beside) == {"id", "title", "owner", "status"}


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("    related: [T-01, T|]\n", ("risks", 0, "related", 1)),
        ("    related: [T-01, |\n    status: open\n", ("risks", 0, "related", 1)),
        ("    related:\n      - T-|\n", ("risks", 0, "related", 0)),
        ("    related:\n    - T-01\n    - |\n", ("risks", 0, "related", 1)),
        ("  - {id: R-02, owner: |}\nx: y\n", ("risks", 1, "owner")),
        ('    owner: "a|"\n', ("risks", 0, "owner")),
        ("    owner: 'a|\n    status: open\n", ("risks", 0, "owner")),
        ("    owner: a|da  # who answers\n", ("risks", 0, "owner")),
    ],
)
def test_values_in_every_style(text: str, route: tuple[object, ...]) -> None:
    assert value(LOG + text).route == route


def test_the_start_of_a_list_element_may_be_a_key_or_a_text() -> None:
    found = at(LOG + "  - |\n")
    assert {(cursor.route, cursor.on_key) for cursor in found} == {
        (("risks", 1), False),
        (("risks", 1), True),
    }


def test_what_is_broken_behind_the_cursor_does_not_matter() -> None:
    assert value(LOG + "    owner: |\n}}} : [\n\t- x\n").route == ("risks", 0, "owner")


@pytest.mark.parametrize(
    "line", ["    broken line", '    q: "open', "    r: [T-01", "   : x", "\ta: b"]
)
def test_a_broken_line_before_it_is_passed_over(line: str) -> None:
    assert value(f"{LOG}{line}\n    owner: |\n").route == ("risks", 0, "owner")


def test_comments_and_prose_are_no_place_to_complete() -> None:
    assert at(LOG + "    # a com|ment\n") == ()
    assert not value(LOG + "    response: train some|body\n").whole
    assert not value(LOG + "    response: >-\n      train some|body\n").whole


def test_json_with_tabs_and_open_ends() -> None:
    assert key('{"schema": "log/v1", "risks": [{"id": "R-01", "own|"}]}', "json").quoted
    found = value('{\n\t"risks": [{"owner": "a|\n', "json")
    assert (found.route, found.quoted) == (("risks", 0, "owner"), True)


def test_front_matter_and_the_text_below_it() -> None:
    head = "---\nschema: charter/v1\nowner: "
    assert value(head + "|\n---\n# Charter\n", "markdown").route == ("owner",)
    assert key("---\nschema: charter/v1\nown|\n\n# x: y\n", "markdown").route == ()
    assert at(head + "ada\n---\n# Char|ter\n", "markdown") == ()
    assert at("no front matter: |\n", "markdown") == ()


def test_words_hold_what_ids_are_made_of() -> None:
    text = "see DL-01, or log/v1."
    assert [text[slice(*word_at(text, at))] for at in (5, 15)] == ["DL-01", "log/v1."]


@given(st.data())
def test_any_cut_of_any_artifact_is_answered(data: st.DataObject) -> None:
    text, format = data.draw(st.sampled_from(FILES))
    cut = data.draw(st.integers(0, len(text)))
    offset = data.draw(st.integers(0, cut))
    for cursor in cursors(text[:cut], offset, format):
        assert text[:offset].endswith(cursor.word)


@given(st.text(alphabet="a: -[]{}\"'\n|#&*!%\t,ä😀\ud800\x00", max_size=60), st.integers(0, 60))
def test_no_text_ends_in_an_error(text: str, offset: int) -> None:
    for format in ("yaml", "json", "markdown"):
        cursors(text, min(offset, len(text)), format)
