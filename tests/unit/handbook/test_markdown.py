"""Whatever a standard says is shown as text: no markup of its own comes alive, and none is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown as engine
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.handbook.blocks import Bullets, Code, Facts, Heading, Link, Page, Strong, Table, Text
from pmo_kit.handbook.markdown import address, body, code, escaped, fenced, inline, markdown

EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.superfences"]
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "text { onclick=alert(1) #id .class }",
    "a | b || c",
    "*bold* __bold__ `code` ~~gone~~ ^up^",
    "# no heading",
    "1. no list",
    "- no list",
    "> no quote",
    "!!! danger",
    "    no code",
    "&lt;b&gt; &amp; &#60;",
    "--8<-- 'file'",
    "<!-- pmo:gates -->",
    "</div><div class='x'>",
    "[ref]: http://example.org",
    "a\\*b\\",
    ": definition",
    "=== tab",
    "~~~\ncode",
    "http://example.org/<x>",
)


class Seen(HTMLParser):
    """The tags, attributes and text of a rendered page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")


def rendered(text: str) -> Seen:
    return Seen(engine.markdown(text, extensions=EXTENSIONS))


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_written(text: str) -> None:
    seen = rendered(inline((Strong("x"), ": ", text.replace("`", "'")), "a.md"))
    assert plain(seen.text) == plain("x: " + text.replace("`", "'"))
    assert set(seen.tags) <= {"p", "strong"}
    assert not seen.attributes


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_at_the_start_of_a_line_makes_no_block(text: str) -> None:
    seen = rendered(inline((text.replace("`", "'"),), "a.md"))
    assert plain(seen.text) == plain(text.replace("`", "'"))
    assert set(seen.tags) <= {"p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_code_is_shown_as_written(text: str) -> None:
    seen = rendered(f"See {code(text)} here.")
    assert plain(seen.text) == plain(f"See {text} here.")
    assert set(seen.tags) <= {"p", "code"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_stay_in_their_cells(text: str) -> None:
    table = Table(("A", "B"), (((text,), (Code(text),)), (("last",), ("row",))))
    seen = rendered(body((table,), "a.md"))
    assert seen.tags.count("td") == 4
    assert set(seen.tags) <= {"div", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert all(name == "class" for name, _ in seen.attributes)


@pytest.mark.parametrize("text", [*HOSTILE, "```\n<b>\n```", "~~~"])
def test_hostile_listings_stay_listings(text: str) -> None:
    seen = rendered(f"before\n\n{fenced(text, 'yaml', text)}\n\nafter")
    assert "script" not in seen.tags and "img" not in seen.tags
    assert plain(text) in plain(seen.text)
    assert seen.text.rstrip().endswith("after")


@given(st.text(alphabet=st.sampled_from("ab <>&*_[](){}#|`\\!-+=~^:;'\"/1.\n"), max_size=40))
def test_no_text_makes_markup(text: str) -> None:
    seen = rendered("x" + escaped("x" + text + "x"))
    assert plain(seen.text) == plain("xx" + text + "x")
    assert set(seen.tags) <= {"p"}


@given(st.text(alphabet=st.sampled_from("ab <>&*_[](){}#|`\\!-+=~^:;'\"/1.\n"), max_size=40))
def test_no_code_makes_markup(text: str) -> None:
    seen = rendered(f"x {code('x' + text + 'x')} y")
    assert plain(seen.text) == plain(f"x x{text}x y")
    assert set(seen.tags) <= {"p", "code"}


def test_backticks_in_prose_are_code() -> None:
    text = inline(("Add `owner` or `a|b`, *not* <b>.",), "a.md")
    assert text == "Add `owner` or <code>a&#124;b</code>, \\*not\\* &lt;b&gt;."


def test_an_unclosed_backtick_is_a_backtick() -> None:
    assert rendered(inline(("a ` b",), "a.md")).text == "a ` b"


def test_headings_facts_and_bullets_keep_hostile_text_inside() -> None:
    text = "<script>x</script> {: onclick=y }"
    blocks = (Heading(text, anchor="here"), Facts(((text, (text,)),)), Bullets(((text,),)))
    seen = rendered(body(blocks, "a.md"))
    assert set(seen.tags) == {"h2", "div", "dl", "dt", "dd", "ul", "li"}
    assert set(seen.attributes) == {("id", "here"), ("class", "facts")}


@pytest.mark.parametrize(
    ("page", "anchor", "here", "expected"),
    [
        ("a/b.md", "", "a/c.md", "b.md"),
        ("a/b.md", "x", "c.md", "a/b.md#x"),
        ("b.md", "", "a/c/d.md", "../../b.md"),
        ("a/b.md", "x", "a/b.md", "#x"),
        ("", "x", "a/b.md", "#x"),
    ],
)
def test_links_are_relative(page: str, anchor: str, here: str, expected: str) -> None:
    assert address(page, anchor, here) == expected


def test_a_page_says_what_the_search_and_the_reader_need() -> None:
    page = Page(
        path="reference/rules/X-001.md",
        title='X-001 · "Quoted" title',
        blocks=(Text(("Body.",)),),
        trail=(Link("Rules", "reference/rules/index.md"),),
        source=("Made from ", Code("rules/X-001.yaml"), "."),
        summary="In one\nline",
        tags=("shall",),
        weight=0.5,
    )
    text = markdown(page)
    assert text.startswith('---\ntitle: "X-001 · \\"Quoted\\" title"\ndescription: "In one line"\n')
    assert 'tags:\n  - "shall"\nsearch:\n  boost: 0.5\n---\n' in text
    assert "[Rules](index.md)" in text
    assert re.search(r'^# X-001 · "Quoted" title$', text, re.MULTILINE)
    assert text.endswith("Made from `rules/X-001.yaml`.\n\n</div>\n")
