"""Writes Markdown from the templates in `pages/`, in which every value is escaped for Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from inspect import getmembers, isfunction
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit._text import plural
from pmo_kit.handbook import markdown, phrases
from pmo_kit.handbook.conditions import questionnaire
from pmo_kit.handbook.markdown import Markdown

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES = Path(__file__).parent / "pages"


def rendered(template: str, /, **facts: object) -> Markdown:
    """What a template writes from facts; links in it wait for `finished` to know their page.

    Raises `jinja2.UndefinedError` where the template asks for a fact that is not given.
    """
    text = environment().get_template(f"{template}.md.j2").render(**facts)
    return Markdown(text.strip("\n"))


@cache
def environment() -> Environment:
    """The environment of all templates, each of which may call what stands in `macros.md.j2`.

    It is made once, since Jinja2 takes a while to load.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        finalize=markdown.shown,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    escapes = {"e", "escape", "forceescape", "safe"}  # those of HTML; `shown` escapes for Markdown
    made.filters = {name: known for name, known in made.filters.items() if name not in escapes}
    made.filters.update(
        code=markdown.code,
        gate_link=phrases.gate_link,
        join=markdown.joined,
        json=_quoted,
        listed=phrases.listed,
        options_as_code=markdown.options_as_code,
        rule_link=phrases.rule_link,
        text=markdown.escaped,
    )
    made.globals.update(_functions(), ROOT=phrases.ROOT)
    macros = made.get_template("macros.md.j2").module
    made.globals.update({name: one for name, one in vars(macros).items() if name[0] != "_"})
    return made


def _functions() -> dict[str, Callable[..., object]]:
    """What templates may call: how Markdown is written, and the names and links of the standard."""
    found = {name: one for module in (markdown, phrases) for name, one in getmembers(module)}
    known = {name: one for name, one in found.items() if isfunction(one) and name[0] != "_"}
    return {**known, "plural": plural, "questionnaire": questionnaire}


def _quoted(text: str) -> Markdown:
    """Text for a page's front matter, on one line."""
    return Markdown(json.dumps(markdown.label(text), ensure_ascii=False))


def part(template: str, /, **facts: object) -> Markdown:
    """A computed part of a hand-written page."""
    return rendered(f"parts/{template}", **facts)


def table(style: str, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Markdown:
    """A part that is nothing but a table, where each cell is a value."""
    return part("table", style=style, heads=[*heads], rows=[[*row] for row in rows])
