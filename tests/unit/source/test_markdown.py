"""Markdown becomes data: front matter, and the blocks that standards ask about."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_kit.source import Broken, Document, Problem, read


def data(text: str, **options: str) -> Any:
    document = read(text.encode(), "charter.md", **options)
    assert isinstance(document, Document), document.problem
    return document.data


def problem(text: str, **options: str) -> Problem:
    found = read(text.encode(), "charter.md", **options)
    assert isinstance(found, Broken)
    return found.problem


def headings(text: str) -> list[tuple[int, str, int]]:
    return [(h["level"], h["text"], h["line"]) for h in data(text)["headings"]]


@pytest.mark.parametrize(
    ("text", "meta"),
    [
        ("", {}),
        ("# Title\n", {}),
        ("---\n---\n", {}),
        ("---\n# nothing yet\n---\n", {}),
        ("---\nowner: ada\n---\ntext\n---\nmore: no\n---\n", {"owner": "ada"}),
        ("--- \nowner: ada\n---", {"owner": "ada"}),
        ("---\r\nowner: ada\r\n---\r\n", {"owner": "ada"}),
        ("\n---\nowner: ada\n---\n", {}),
        ("---- \nowner: ada\n---\n", {}),
        ("---\nwhy: |\n  a\n  ---\n  b\n---\n", {"why": "a\n---\nb\n"}),
    ],
)
def test_front_matter_between_fences(text: str, meta: dict[str, Any]) -> None:
    assert data(text)["meta"] == meta


@pytest.mark.parametrize(
    ("text", "meta"),
    [
        ("---\ntitle: a\n---\n", {"title": "a"}),
        ("# First\n\n---\ntitle: a\n---\n", {"title": "a"}),
        ("---\ntitle: a --- b\n", {"title": "a"}),
        ("------\ntitle: a\n", {}),
    ],
)
def test_front_matter_between_the_first_two_fences_anywhere(
    text: str, meta: dict[str, Any]
) -> None:
    assert data(text, front_matter="text")["meta"] == meta


@pytest.mark.parametrize(
    ("text", "mode", "line", "column", "message"),
    [
        (
            "---\nowner: a\n",
            "fence",
            1,
            1,
            "The front matter that opens on line 1 is never closed.",
        ),
        ("---\n- a\n---\n", "fence", 2, 1, "The front matter is not made of `key: value` lines."),
        ("---\na: 1\nb: @c\n---\n", "fence", 3, 4, "Text cannot begin with `@`."),
        ("---\na: 1\na: 2\n---\n", "fence", 3, 1, "`a` is given twice, first on line 2."),
        ("x --- a: @c\n---\n", "text", 1, 10, "Text cannot begin with `@`."),
        ("a: b\n", "text", 1, 1, "The file has no front matter: it holds no `---`."),
        ("---\na: b\n", "text", 1, 1, "The file has no front matter: it holds only one `---`."),
    ],
)
def test_front_matter_that_cannot_be_read(
    text: str, mode: str, line: int, column: int, message: str
) -> None:
    found = problem(text, front_matter=mode)
    assert (found.line, found.column, found.message) == (line, column, message)
    assert found.remedy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n## Two ##\n###### Six\n", [(1, "One", 1), (2, "Two", 2), (6, "Six", 3)]),
        ("#\n# #\n## a#\n## a # b #\n", [(1, "", 1), (1, "", 2), (2, "a#", 3), (2, "a # b", 4)]),
        ("#One\n####### Seven\n\\# Three\n", []),
        ("   # Indented\n\n    # code\n", [(1, "Indented", 1)]),
        ("One\n===\n\nTwo\nlines\n---\n", [(1, "One", 1), (2, "Two lines", 4)]),
        ("***\n\n- a\n---\n> b\n---\n", []),
        ("```\n# a\n```\n~~~ x\n# b\n```\n~~~~\n# c\n", [(1, "c", 8)]),
        ("```\n# never closed\n", []),
        ("<!--\n# a\n\n# b\n-->\n# c\n", [(1, "c", 6)]),
        ("<!-- one line -->\n# c\n", [(1, "c", 2)]),
        ("<div>\n# a\n</div>\n\n# b\n", [(1, "b", 5)]),
        ("<pre>\n\n# a\n</pre>\n# b\n", [(1, "b", 5)]),
        ("text\n# a\nmore\n", [(1, "a", 2)]),
        ("- item\n\n  # nested\n", []),
        ("- # nested\n- b\n  ## nested\n\n# c\n", [(1, "c", 5)]),
        ("1. a\n\n   # nested\n\n  # b\n", [(1, "b", 5)]),
        ("-\n  # nested\n# b\n", [(1, "b", 3)]),
        ("- a\n\n  b\n  ===\n", []),
        ("-\ta\n\n\t# nested\n", []),
        ("- ```\n  # a\n  ```\n- b\n", []),
        ("> # nested\n> b\n> ===\n\n# c\n", [(1, "c", 5)]),
        ("- > # nested\n# b\n", [(1, "b", 2)]),
        ("- a\n# b\n  c\n", [(1, "b", 2)]),
        ("1. item\n   ```\n# a\n", [(1, "a", 3)]),
        ("> quote\n# a\n", [(1, "a", 2)]),
    ],
)
def test_headings(text: str, expected: list[tuple[int, str, int]]) -> None:
    assert headings(text) == expected


def test_line_numbers_count_from_the_top_of_the_file() -> None:
    assert headings("---\nowner: a\n---\n\n# One\n") == [(1, "One", 5)]
    assert headings("---\n# no heading\n---\n") == []


def test_sections_hold_their_subsections_and_no_comments() -> None:
    text = (
        "# A\n\nintro\n\n## B\n\n<!-- say why -->\nbecause\n\n### C\n\nc\n\n## D\n<!-- empty -->\n"
    )
    sections = data(text)["sections"]
    assert [(s["title"], s["level"], s["line"]) for s in sections] == [
        ("A", 1, 1),
        ("B", 2, 5),
        ("C", 3, 10),
        ("D", 2, 14),
    ]
    assert [s["text"] for s in sections] == [
        "intro\n\n## B\n\n\nbecause\n\n### C\n\nc\n\n## D",
        "because\n\n### C\n\nc",
        "c",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |\n| 4 | 5 | 6 |\n\nafter\n",
            [(1, ["a", "b"], [["1", "2"], ["3", ""], ["4", "5"]])],
        ),
        ("x\n\na | b\n-|-\n1 | 2\n", [(3, ["a", "b"], [["1", "2"]])]),
        ("| a \\| b | c |\n|---|---|\n", [(1, ["a | b", "c"], [])]),
        ("| a | b |\n|---|\n", []),
        ("| a |\n| - |\n# heading\n", [(1, ["a"], [])]),
        ("```\n| a |\n|---|\n```\n", []),
        ("- x\n  | a |\n  |---|\n", []),
    ],
)
def test_tables(text: str, expected: list[tuple[int, list[str], list[list[str]]]]) -> None:
    tables = data(text)["tables"]
    assert [(t["line"], t["header"], t["rows"]) for t in tables] == expected


def test_lines_are_those_of_the_whole_file() -> None:
    assert data("---\na: b\n---\ntext\u2028same line\n")["lines"] == [
        "---",
        "a: b",
        "---",
        "text\u2028same line",
        "",
    ]
