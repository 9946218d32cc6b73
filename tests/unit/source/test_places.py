"""Every value, key and missing value has a place; a scalar is quoted as the file spells it."""

from __future__ import annotations

import pytest

from pmo_kit.source import Document, Place, Route, read
from pmo_kit.source.yaml import load

LOG = """\
# Ü: a comment, and characters beyond ASCII
schema: log/v1
version: 1.10
risks:
  - id: R-01     # the first
    owner:
    text: >
      folded
      text

  - id: "R-02"
    tags: [späť, 'é, x', "z"]   # in brackets

# the end
"""


def opened(text: str, path: str = "log.yaml", **options: str) -> Document:
    document = read(text.encode(), path, **options)
    assert isinstance(document, Document), document.problem
    return document


@pytest.fixture(params=["compiled", "composed"])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Document:
    if request.param == "composed":
        monkeypatch.setattr(load, "_compiled", None)
    return opened(LOG)


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), Place(2, 1, 12, 30)),
        (("schema",), Place(2, 9, 2, 15)),
        (("version",), Place(3, 10, 3, 14)),
        (("risks",), Place(5, 3, 12, 30)),
        (("risks", 0), Place(5, 5, 9, 11)),
        (("risks", 0, "text"), Place(7, 11, 9, 11)),
        (("risks", 0, "id"), Place(5, 9, 5, 13)),
        (("risks", 0, "owner"), Place(6, 11, 6, 11)),
        (("risks", 1, "id"), Place(11, 9, 11, 15)),
        (("risks", 1, "tags"), Place(12, 11, 12, 30)),
        (("risks", 1, "tags", 1), Place(12, 18, 12, 24)),
        (("risks", -1, "tags", -1), Place(12, 26, 12, 29)),
    ],
)
def test_a_value(log: Document, route: Route, place: Place) -> None:
    assert log.place(route) == place


@pytest.mark.parametrize("end", ["", "\n", "\n\n# a remark\n"])
def test_a_block_of_text_ends_where_its_last_line_does(end: str) -> None:
    document = opened(f"a: 1\ntext: >-\n  two\n  lines{end}")
    assert document.place(("text",)) == Place(2, 7, 4, 8)


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("missing",), Place(2, 1, 2, 7)),
        (("missing", "below", 3), Place(2, 1, 2, 7)),
        (("version", "below"), Place(3, 1, 3, 8)),
        (("risks", 7), Place(4, 1, 4, 6)),
        (("risks", "R-01"), Place(4, 1, 4, 6)),
        (("risks", 0, "impact"), Place(5, 5, 5, 7)),
        (("risks", 1, "tags", 9), Place(12, 5, 12, 9)),
        ((0,), Place(2, 1, 2, 7)),
    ],
)
def test_what_is_missing_stands_at_its_nearest_ancestors_key(
    log: Document, route: Route, place: Place
) -> None:
    assert log.place(route) == place


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("version",), Place(3, 1, 3, 8)),
        (("risks", 0, "owner"), Place(6, 5, 6, 10)),
        (("risks", 0), Place(5, 5, 5, 7)),
        (("risks", 1, "tags", 0), Place(12, 12, 12, 16)),
        ((), Place(2, 1, 2, 7)),
    ],
)
def test_a_key(log: Document, route: Route, place: Place) -> None:
    assert log.key_place(route) == place


@pytest.mark.parametrize(
    ("route", "written"),
    [
        (("version",), "1.10"),
        (("risks", 0, "id"), "R-01"),
        (("risks", 1, "id"), "R-02"),
        (("risks", 1, "tags", 1), "é, x"),
        (("risks", 0, "owner"), ""),
        (("risks",), None),
        (("nowhere",), None),
    ],
)
def test_what_is_written(log: Document, route: Route, written: str | None) -> None:
    assert log.written(route) == written


def test_what_an_alias_names_stands_where_the_alias_stands() -> None:
    document = opened("a: &x\n  b: 1\nc: *x\nd: [2, *x]\n")
    assert document.place(("a", "b")) == Place(2, 6, 2, 7)
    assert document.key_place(("c",)) == Place(3, 1, 3, 2)
    for route in (("c",), ("c", "b"), ("c", "nowhere"), ("c", "b", "nowhere")):
        assert document.place(route) == Place(3, 4, 3, 6)
    assert document.key_place(("c", "b")) == Place(3, 4, 3, 6)
    for route in (("d", 1), ("d", 1, "b")):
        assert document.place(route) == document.key_place(route) == Place(4, 8, 4, 10)
    assert document.written(("c", "b")) == document.written(("d", 1, "b")) == "1"


def test_line_separators_of_other_alphabets_end_no_line() -> None:
    document = opened("a: x\u2028y\u0085z\nb: 1\n")
    assert document.place(("a",)) == Place(1, 4, 1, 9)
    assert document.place(("b",)) == Place(2, 4, 2, 5)
    assert document.written(("a",)) == "x\u2028y\u0085z"


@pytest.mark.parametrize(
    ("text", "column"),
    [("\n- [x, :y]\n", 7), ("\n- [x, ?y]\n", 7), ("\n-\t[x,\ty]\n", 7), ("\n[[x,\n\n\ty]]", 2)],
)
def test_what_one_parser_takes_for_more_than_text_has_its_place(text: str, column: int) -> None:
    document = opened(text)
    line = 4 if column == 2 else 2
    assert document.place((0, 1))[:2] == (line, column)
    assert document.written((0, 1)) == document.data[0][1]


def test_an_empty_file_has_a_first_line() -> None:
    assert opened("").place(("schema",)) == Place(1, 1, 1, 1)
    assert opened("# only\n").place(()) == Place(1, 1, 1, 1)


JSON = """\
{
  "schéma": "log/v1", "version": 1.10,
  "risks": [
    {"id": "R-\\u00e9", "owner": null}, {}
  ]
}
"""


@pytest.mark.parametrize(
    ("route", "place", "key", "written"),
    [
        (("schéma",), Place(2, 13, 2, 21), Place(2, 3, 2, 11), "log/v1"),
        (("version",), Place(2, 34, 2, 38), Place(2, 23, 2, 32), "1.10"),
        (("risks",), Place(3, 12, 5, 4), Place(3, 3, 3, 10), None),
        (("risks", 0, "id"), Place(4, 12, 4, 22), Place(4, 6, 4, 10), "R-é"),
        (("risks", 0, "owner"), Place(4, 33, 4, 37), Place(4, 24, 4, 31), "null"),
        (("risks", 1), Place(4, 40, 4, 42), Place(4, 40, 4, 42), None),
        (("risks", 1, "id"), Place(4, 40, 4, 42), Place(4, 40, 4, 42), None),
        (("risks", 5), Place(3, 3, 3, 10), Place(3, 3, 3, 10), None),
    ],
)
def test_json(route: Route, place: Place, key: Place, written: str | None) -> None:
    document = opened(JSON, "log.json")
    assert document.data["version"] == 1.1
    found = document.place(route), document.key_place(route), document.written(route)
    assert found == (place, key, written)


CHARTER = """\
---
schema: charter/v1
budget:
  total: 1.10
---
# Charter

Needs it.

| who | what |
|-----|------|
| ada | x    |
| bo  | y    |
"""


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("meta", "schema"), Place(2, 9, 2, 19)),
        (("meta", "budget", "total"), Place(4, 10, 4, 14)),
        (("meta", "budget", "unit"), Place(3, 1, 3, 7)),
        (("meta", "owner"), Place(2, 1, 2, 7)),
        (("headings", 0), Place(6, 1, 6, 10)),
        (("headings", 0, "text"), Place(6, 1, 6, 10)),
        (("sections", 0, "text"), Place(6, 1, 6, 10)),
        (("tables", 0), Place(10, 1, 10, 15)),
        (("tables", 0, "header", 1), Place(10, 1, 10, 15)),
        (("tables", 0, "rows", 1), Place(13, 1, 13, 15)),
        (("tables", 0, "rows", 1, 0), Place(13, 1, 13, 15)),
        (("lines", 7), Place(8, 1, 8, 10)),
        (("headings", 4), Place(1, 1, 1, 1)),
        (("headings",), Place(1, 1, 1, 1)),
        (("nowhere", "x"), Place(1, 1, 1, 1)),
        ((), Place(1, 1, 1, 1)),
    ],
)
def test_markdown(route: Route, place: Place) -> None:
    assert opened(CHARTER, "charter.md").place(route) == place


def test_markdown_keys_and_spelling() -> None:
    document = opened(CHARTER, "charter.md")
    assert document.key_place(("meta", "budget", "total")) == Place(4, 3, 4, 8)
    assert document.key_place(("headings", 0)) == Place(6, 1, 6, 10)
    assert document.written(("meta", "budget", "total")) == "1.10"
    assert document.written(("headings", 0, "text")) is None


def test_front_matter_that_begins_in_the_middle_of_a_line() -> None:
    document = opened("x\n---title: a\nowner: b\n--- # c\n", "a.md", front_matter="text")
    assert document.data["meta"] == {"title": "a", "owner": "b"}
    assert document.place(("meta", "title")) == Place(2, 11, 2, 12)
    assert document.place(("meta", "owner")) == Place(3, 8, 3, 9)


def test_plain_text() -> None:
    document = opened("one\ntwo\n", "notes.txt")
    assert document.data == {"lines": ["one", "two", ""]}
    assert document.place(("lines", 1)) == Place(2, 1, 2, 4)
