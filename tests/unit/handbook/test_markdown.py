"""Whatever a standard says is shown as text: no markup of its own comes alive, and none is lost."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import markdown as engine
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError

from pmo_kit.handbook.environment import PAGES, environment
from pmo_kit.handbook.markdown import (
    Markdown,
    code,
    escaped,
    finished,
    for_terminal,
    label,
    link,
    listing,
)
from pmo_kit.handbook.page import Page, written
from pmo_kit.standard import Standard

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


def made(template: str, **facts: object) -> str:
    """What a template writes that remembers no filter at all."""
    return finished(environment().from_string(template).render(**facts), "a.md")


def rendered(text: str) -> Seen:
    return Seen(engine.markdown(text, extensions=EXTENSIONS))


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_written(text: str) -> None:
    seen = rendered(made("**x**: {{ text }}", text=text.replace("`", "'")))
    assert plain(seen.text) == plain("x: " + text.replace("`", "'"))
    assert set(seen.tags) <= {"p", "strong"}
    assert not seen.attributes


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_at_the_start_of_a_line_makes_no_block(text: str) -> None:
    seen = rendered(made("{{ text }}", text=text.replace("`", "'")))
    assert plain(seen.text) == plain(text.replace("`", "'"))
    assert set(seen.tags) <= {"p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_code_is_shown_as_written(text: str) -> None:
    seen = rendered(f"See {code(text)} here.")
    assert plain(seen.text) == plain(f"See {text} here.")
    assert set(seen.tags) <= {"p", "code"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_stay_in_their_cells(text: str) -> None:
    template = """{% from "macros.md.j2" import table %}
{% call table("plain", ["A", "B"]) %}
| {{ text }} | {{ text|code }} |
| last | row |
{% endcall %}
"""
    seen = rendered(made(template, text=text))
    assert seen.tags.count("td") == 4
    assert set(seen.tags) <= {"div", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert all(name == "class" for name, _ in seen.attributes)


@pytest.mark.parametrize("text", [*HOSTILE, "```\n<b>\n```", "~~~"])
def test_hostile_listings_stay_listings(text: str) -> None:
    seen = rendered(f"before\n\n{finished(listing(text, 'yaml', text), 'a.md')}\n\nafter")
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
    text = made("{{ text }}", text="Add `owner` or `a|b`, *not* <b>.")
    assert text == "Add `owner` or <code>a&#124;b</code>, \\*not\\* &lt;b&gt;."


def test_an_unclosed_backtick_is_a_backtick() -> None:
    assert rendered(made("{{ text }}", text="a ` b")).text == "a ` b"


def test_headings_facts_and_bullets_keep_hostile_text_inside() -> None:
    text = "<script>x</script> {: onclick=y }"
    template = """## {{ text }} {{ anchor("here") }}

<div class="facts" markdown>

{{ text }}
:   {{ text }}

</div>

- {{ text }}
"""
    seen = rendered(made(template, text=text))
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
    assert finished(link("x", page, anchor), here) == f"[x]({expected})"


def test_a_page_says_what_the_search_and_the_reader_need(standard: Standard) -> None:
    page = Page(
        path="reference/rules/X-001.md",
        title='X-001 · "Quoted" title',
        template="page",
        trail=(("Rules", "reference/rules/index.md"),),
        source="rules/X-001.yaml",
        summary="In one\nline",
        tags=("shall",),
        weight=0.5,
    )
    text = written(page, standard)
    assert text.startswith(
        '---\ntitle: "X-001 · &quot;Quoted&quot; title"\ndescription: "In one line"\n'
    )
    assert 'tags:\n  - "shall"\nsearch:\n  boost: 0.5\n---\n' in text
    assert "[Reference](../index.md) / [Rules](index.md)" in text
    assert re.search(r'^# X-001 · "Quoted" title$', text, re.MULTILINE)
    assert text.endswith("Made from `rules/X-001.yaml` in sample@1.0 (draft).\n\n</div>\n")


def test_what_joins_values_escapes_each_of_them() -> None:
    values = [Markdown("**bold**"), "*plain*", "- <b>"]
    assert made("{{ values|join }}", values=values) == "**bold**, \\*plain\\*, - &lt;b&gt;"
    assert made("| {{ values|join(' | ') }} |", values=["", "- a", "1. b"]) == (
        "| &nbsp; | &#45; a | 1\\. b |"
    )


def test_no_template_switches_the_escape_off_or_glues_values_together() -> None:
    """`~` and HTML's own filters know nothing of Markdown, so what they make would not be safe."""
    with pytest.raises(TemplateError):
        made("{{ text|safe }}", text="<b>")
    names = sorted(PAGES.rglob("*.j2"))
    assert names
    for path in names:
        tokens = environment().lex(path.read_text(encoding="utf-8"))
        spoken = {value for _, kind, value in tokens if kind in ("name", "operator")}
        assert not {"~", "autoescape", "safe"} & spoken, path.name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_terminal_shows_the_text_of_a_page(text: str) -> None:
    shown = for_terminal(made("- {{ text }}\n\n## {{ text }}", text=text.replace("`", "'")))
    assert [plain(line.lstrip("-# ")) for line in shown.splitlines() if line] == 2 * [
        plain(text.replace("`", "'")).lstrip("-# ")
    ]


def test_a_terminal_needs_no_html_and_no_addresses() -> None:
    page = made(
        "{{ lead }}{{ badge('shall') }} {{ link('A [b]', 'b.md', 'c') }} {{ '`a|b`' }}\n\n"
        "## X {{ anchor('x') }}\n\n| {{ '' }} | {{ '<b>' }} |\n\n{{ listing(code, 'js') }}",
        lead=Markdown('<div class="lead" markdown>\n\nFirst.\n\n</div>\n\n'),
        code="a &amp; [b](c)\x1b[31m",
    )
    assert for_terminal(page) == (
        "First.\n\n(shall) A [b] `a|b`\n\n## X\n\n|  | <b> |\n\n```js\na &amp; [b](c)[31m\n```\n"
    )


@pytest.mark.parametrize(
    ("text", "written_as"),
    [
        ("Plain, and one's own", "Plain, and one's own"),
        ("CPI < 1 & CV <0", "CPI &lt; 1 &amp; CV &lt;0"),
        ('A "b"', "A &quot;b&quot;"),
        ("<b>x</b>", "&lt;\u2060b&gt;x&lt;\u2060/b&gt;"),
        ("one\n\n<!-- two", "one &lt;\u2060!-- two"),
        ("a" * 400, "a" * 299 + "…"),
    ],
)
def test_a_label_is_text_wherever_it_is_written(text: str, written_as: str) -> None:
    assert label(text) == written_as


@given(st.text(alphabet="<>&;ltg/!?script\"' a", max_size=60), st.integers(0, 3))
def test_no_tag_begins_in_a_label_however_often_it_is_resolved(text: str, times: int) -> None:
    seen = label(text)
    assert not re.search('[<>"]', seen)
    for _ in range(times):
        seen = html.unescape(seen)
    assert not re.search("<[A-Za-z/!?]", seen)


@pytest.mark.parametrize(
    "line",
    [
        '--8<-- "secret.txt"',
        "  -8<-  'a b.txt'",
        "--8<--",
        ";--8<-- 'escaped.txt'",
        "x: ---8<---  [start: part]",
        "--8<-- [END:part]",
        '--8<-- "a" and more',
        "8<",
    ],
)
def test_code_orders_no_file_to_be_included(line: str) -> None:
    made = finished(listing(f"a: 1\n{line}\nb: 2"), "x.md")
    snippets = ["pymdownx.snippets", "pymdownx.superfences"]
    settings = {"pymdownx.snippets": {"check_paths": True, "base_path": []}}
    seen = engine.markdown(made, extensions=snippets, extension_configs=settings)
    assert html.unescape(re.sub("<[^>]*>", "", seen)).strip("\n") == f"a: 1\n{line}\nb: 2"
    assert line in for_terminal(made).split("\n")
