"""Links, fenced code and plain titles of Markdown, as GitHub would show them."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pmo_kit.source import Document, read
from pmo_kit.source.inlines import read_inline, unescaped
from pmo_kit.source.links import links_and_code
from tests.steps import steps

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
Found = list[tuple[str, str, bool]]


def document(text: str) -> Document:
    found = read(text.encode(), "notes/a.md")
    assert isinstance(found, Document), found.problem
    return found


def links(text: str) -> list[tuple[str, str, int]]:
    return [(one["text"], one["target"], one["line"]) for one in document(text).data["links"]]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## **Scope** [x](y)", "Scope x"),
        ("## `pmo check` & co.", "pmo check & co."),
        ("# R&amp;D \\*now\\*", "R&D *now*"),
        ("# A_snake_case and 2 * 3", "A_snake_case and 2 * 3"),
        ("# ~~Old~~ New <b>one</b> <!-- ask Ada -->", "Old New one"),
        ("# ![Logo](logo.svg) Plan ##", "Logo Plan"),
        ("# See [that] and [this]\n\n[this]: there.md", "See [that] and this"),
        ("*Scope*\nand more\n===", "Scope and more"),
        ("# Plain", "Plain"),
        ("#", ""),
    ],
)
def test_a_title_is_a_heading_without_its_markup(heading: str, title: str) -> None:
    data = document(heading).data
    assert data["headings"][0]["title"] == title
    assert data["sections"][0]["title"] == title


def test_a_heading_is_kept_as_it_is_written() -> None:
    (heading,) = document("\n## **Scope** [x](y) ##\n").data["headings"]
    assert heading == {"level": 2, "text": "**Scope** [x](y)", "title": "Scope x", "line": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a *b*](c.md)", [("a b", "c.md", 1)]),
        ("one\ntwo [a\nb](<c d.md> 'title')\n", [("a b", "c d.md", 2)]),
        ("[a][L] [L][] [l]\n\n[l]: x.md\n", [("a", "x.md", 1), ("L", "x.md", 1), ("l", "x.md", 1)]),
        ("![alt](a.png)", [("alt", "a.png", 1)]),
        ("[![alt](a.png)](b)", [("alt", "b", 1), ("alt", "a.png", 1)]),
        ("<https://a.example/x> <me@a.example>", [
            ("https://a.example/x", "https://a.example/x", 1),
            ("me@a.example", "mailto:me@a.example", 1),
        ]),
        ("See https://a.example/x_(y), or (https://b.example).", [
            ("https://a.example/x_(y)", "https://a.example/x_(y)", 1),
            ("https://b.example", "https://b.example", 1),
        ]),
        ("[https://a.example](b)", [("https://a.example", "b", 1)]),
        ("- one\n  > [a](b)\n\n  1. [c](d)\n", [("a", "b", 2), ("c", "d", 4)]),
        ("| a | b |\n|---|---|\n| [x](y) | `[z](z)` |\n", [("x", "y", 3)]),
        ("# [a](b)\n", [("a", "b", 1)]),
        ("---\nlink: '[a](b)'\n---\n[c](d)\n", [("c", "d", 4)]),
        ("`[a](b)` \\[a](b) [a](b", []),
        ("```\n[a](b)\n```\n\n    [a](b)\n", []),
        ("<!-- [a](b) -->\n\nText <!-- [a](b)\nhttps://a.example --> more\n", []),
        ("<div>\n[a](b)\n</div>\n", []),
        ("[a](b c) [a] (b) [a]\n", []),
    ],
)  # fmt: skip
def test_links(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert links(text) == expected


def test_images_are_told_from_links() -> None:
    found = document("[a](b) ![c](d)").data["links"]
    assert [one["image"] for one in found] == [False, True]


def test_code_is_what_stands_between_fences() -> None:
    text = "# T\n\n```yaml title=x\na: 1\n\n- b\n```\n\n"
    text += "1. Do\n   ~~~~\n   ~~~\n   ```\n   ~~~~\n\n    no\n"
    assert document(text).data["code"] == [
        {"language": "yaml", "text": "a: 1\n\n- b", "line": 3},
        {"language": "", "text": "~~~\n```", "line": 10},
    ]


def test_a_place_is_the_line_of_a_link_or_of_a_first_fence() -> None:
    found = document("---\na: 1\n---\n\nsee [a](b)\n\n```sh\nls\n```\n")
    assert found.place(("links", 0, "target")).line == 5
    assert found.place(("code", 0)).line == 7


PIECES = [
    "[", "]", "(", ")", "![", "a", "b c", "*", "**", "_", "`", "``", "<", "> ", "\n", "\n\n", "- ",
    "1. ", "2. ", "  ", "# ", "](u)", "[x]: /y\n\n", "[x]", "\n```\n", " <!-- ", " --> ", "\\",
    "&amp;", "|", "\n---\n", "<http://q.r>", '"t"', "<b>", "=", "\n| a | b |\n|---|---|\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_links_and_code_are_those_that_markdown_it_finds(pieces: list[str]) -> None:
    text = "".join(pieces) + "\n\nend\n"
    assert found_here(text) == found_by_markdown_it(text)


def found_here(text: str) -> tuple[Found, list[tuple[int, str, str]]]:
    """Links without regard to their order, whitespace and quoting; and code."""
    here, code = links_and_code(text.split("\n"), 0)
    compared = sorted(
        (" ".join(one["text"].split()), unquote(one["target"]), one["image"])
        for one in here
        if one["text"] != one["target"]  # bare addresses are GitHub's
    )
    return compared, [(one["line"], one["language"], one["text"].rstrip()) for one in code]


def found_by_markdown_it(text: str) -> tuple[Found, list[tuple[int, str, str]]]:
    compared: Found = []
    code = []
    for token in PARSER.parse(text):
        if token.type == "inline":
            compared += [
                (" ".join(said.split()), unquote(target), image)
                for said, target, image in _links_in(token.children or [])
                if said != target
            ]
        elif token.type == "fence" and token.map:
            language = unescaped((token.info.split() or [""])[0])
            code.append((token.map[0] + 1, language, token.content.rstrip()))
    return sorted(compared), code


def _links_in(tokens: list[Any]) -> list[Any]:
    found: list[list[Any]] = []
    open_: list[list[Any]] = []
    for token in tokens:
        if token.type == "link_open":
            open_.append(["", token.attrs["href"], False])
            found.append(open_[-1])
        elif token.type == "link_close":
            open_.pop()
        else:
            said = _said(token)
            for link in open_:
                link[0] += said
            if token.type == "image":
                found.append([said, token.attrs["src"], True])
    return found


def _said(token: Any) -> str:
    if token.type == "image":
        return "".join(map(_said, token.children or []))
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "" if token.type == "html_inline" else str(token.content)


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[a](", "*", "*a **b ", "`", "``` `", "<", "<!--", "<a b='", "](", "[a][", "_a*",
     "https://a ", "(https://a", "<?", "<!a", "&", "\\", "![[", "[](<", '[a](b "',
     "<![CDATA[", "~a ~~"],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    few, many = (steps(lambda n=n: read_inline(piece * n, {"a": "b"})) for n in (100, 400))
    assert many <= 6 * few


@pytest.mark.parametrize("piece", ["> ", "- ", "1. ", "[a]: b\n", "| a ", "  - a\n", "<!--\n"])
def test_no_lines_take_long(piece: str) -> None:
    few, many = (steps(lambda n=n: links_and_code((piece * n).split("\n"), 0)) for n in (100, 400))
    assert many <= 6 * few
