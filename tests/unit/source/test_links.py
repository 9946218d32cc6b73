"""Links, fenced code and plain titles of Markdown, as GitHub would show them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import steps

from pmo_kit.source import Document, read
from pmo_kit.source.blocks import blocks
from pmo_kit.source.links import links_and_code, without_markup
from pmo_kit.source.markdown import MOST_PARSED


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
        ("`x\ny` [a](b\n'c')\n[d](e)", [("a", "b", 2), ("d", "e", 4)]),
        ("*https://a.example/b_c_d*, xhttps://a.example", [
            ("https://a.example/b_c_d", "https://a.example/b_c_d", 1),
        ]),
        ("[a](../b%20c.md?d#e) [f](javascript:g) [h](<ä ö>)", [
            ("a", "../b%20c.md?d#e", 1), ("f", "javascript:g", 1), ("h", "ä ö", 1),
        ]),
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


SIGNS = st.sampled_from([*"ab1 .,()&`*_\\[]<~!ä", "**", " *", "* ", "`` ", " a "])


@given(st.lists(SIGNS, max_size=14))
def test_what_is_told_without_the_library_is_what_the_library_tells(signs: list[str]) -> None:
    title = blocks([f"# {''.join(signs)}"], 0)["headings"][0]
    assert title["title"] == without_markup(title["text"], {}).strip()


PROBE = """
import sys
from pmo_kit.source import read
found = read(sys.stdin.buffer.read(), "a.md")
print("markdown_it" in sys.modules, [*found.data])
print(found.data["headings"][0]["title"], "markdown_it" in sys.modules)
print(len(found.data["links"]), "markdown_it" in sys.modules)
"""


@pytest.mark.parametrize(
    ("heading", "needed", "title"),
    [
        ("Plain", False, "Plain"),
        ("`pmo check` & **all** of *it*, snake_case", False, "pmo check & all of it, snake_case"),
        ("[Ada](x)", True, "Ada"),
    ],
)
def test_the_library_is_imported_when_it_is_needed(heading: str, needed: bool, title: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        input=f"# {heading}\n\n[a](b)\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "False ['meta', 'lines']",
        f"{title} {needed}",
        f"{1 + needed} True",
    ]


def test_of_a_long_text_no_markup_is_read() -> None:
    text = "# *A* [b](c)\n\n[d](e)\n\n```\nf\n```\n"
    whole = document(text + "x" * (MOST_PARSED - len(text))).data
    assert (len(whole["links"]), len(whole["code"])) == (2, 1)
    long = document(text + "x" * (MOST_PARSED + 1 - len(text))).data
    assert (long["links"], long["code"]) == ([], [])
    assert long["headings"][0]["title"] == "*A* [b](c)"


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[a](", "*", "*a **b ", "`", "``` `", "<", "<!--", "<a b='", "](", "[a][", "_a*",
     "https://a ", "(https://a", "<?", "<!a", "&", "\\", "![[", "[](<", '[a](b "', "://",
     "<![CDATA[", "~a ~~", "> ", "- ", "1. ", "[a]: b\n", "| a ", "  - a\n", "<!--\n", "# *a [b\n",
     "[a](b) ", "> | a |\n> |-\n", ">>>>>>>>> a\nb\n"],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    def work(n: int) -> None:
        lines = (piece * n).split("\n")
        blocks(lines, 0)
        links_and_code(lines, 0)

    few, many = (steps(lambda n=n: work(n)) for n in (100, 400))
    assert many <= 6 * few


@pytest.mark.parametrize("piece", [("![", "](b)"), ("[", "](b)"), ("*", "*"), ("[", "]")])
def test_no_nesting_takes_long(piece: tuple[str, str]) -> None:
    def work(n: int) -> None:
        links_and_code([piece[0] * n + "a" + piece[1] * n], 0)

    few, many = (steps(lambda n=n: work(n)) for n in (100, 400))
    assert many <= 6 * few
