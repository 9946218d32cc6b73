"""Says on a page whose it is: the company's own, or what it extends, changed or unchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pmo_kit.handbook import commands, templates
from pmo_kit.handbook.blocks import Line, Strong
from pmo_kit.handbook.builtin import BUILTINS
from pmo_kit.handbook.comparing import compared
from pmo_kit.handbook.markdown import inline
from pmo_kit.handbook.phrases import ROOT, rule_page

CLASS = "provenance"
LISTED = "\n<!-- by tag -->"
_NAMED = 6
_PROGRAM = (
    commands.INDEX.removesuffix("index.md"),
    templates.INDEX.removesuffix("index.md"),
    f"{ROOT}/rules/builtin.md",
    *(rule_page(check.id) for check in BUILTINS),
)
_TAGGED = re.compile(r'^title: "(.*?)"$.*?^tags:\n((?:  - .*\n)+)', re.DOTALL | re.MULTILINE)
_TAG = re.compile(r'"(.*?)"')
_TITLE = re.compile(  # a fence is passed as a whole: what looks like a title in code is none
    r"^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence) *$|^(?P<title># [^\n]*)$", re.DOTALL | re.MULTILINE
)
_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


class Parties(NamedTuple):
    """Who a page may come from: the company by its name, and what its standard extends, if any."""

    company: str
    base: str = ""


def told(parties: Parties, path: str, text: str, before: str | None, replaced: bool) -> str:
    """The page with one line below its title that says whose it is, and marks beside changes.

    `before` is the page as what is extended has it; `replaced` says that the company wrote its own
    in that place.
    """
    company, base = parties
    changes: tuple[str, ...] = ()
    sort = "own"
    if path.startswith(_PROGRAM):
        sort = "program"
        line: Line = ("From ", Strong("pmo-kit"), ", the program: the same in every standard.")
    elif not base:
        line = (Strong(f"{company}'s own"), ".")
    elif replaced:
        line = (Strong(f"{company}'s own"), f", in place of the page of {base}.")
    elif before is None:
        line = (Strong(f"{company}'s own"), f", not part of {base}.")
    else:
        text, changes = compared(before, text, company)
        sort = "changed" if changes else "base"
        line = ("From ", Strong(base), f", {_changed(company, changes)}.")
    return _placed(text, sort, line)


def listed(pages: Mapping[str, str]) -> str:
    """The tags of every page as a table: what the engine will write into the page by tag."""
    rows = []
    for _, text in sorted(pages.items()):
        front = _FRONT.match(text)
        found = _TAGGED.search(front[0]) if front else None
        if found:
            title, tags = found[1].partition(" · ")[0], ", ".join(_TAG.findall(found[2]))
            rows.append(f"| {title} | {tags} |")
    return "\n".join((LISTED, "| Page | Tags |", "| --- | --- |", *rows, ""))


def _changed(company: str, changes: tuple[str, ...]) -> str:
    if not changes:
        return f"unchanged by {company}"
    more = len(changes) - _NAMED
    rest = f"; and {more} more, marked below" if more > 0 else ""
    return f"changed by {company}: {'; '.join(changes[:_NAMED])}{rest}"


def _placed(text: str, sort: str, line: Line) -> str:
    """The text with the line below its title, or at its top where it has none."""
    opening = f'<div class="{CLASS} {CLASS}--{sort}" data-search-exclude markdown>'
    statement = f"{opening}\n\n{inline(line, 'x.md')}\n\n</div>"
    front = _FRONT.match(text)
    end = front.end() if front else 0
    title = next((found for found in _TITLE.finditer(text, end) if found["title"]), None)
    end = title.end() if title else end
    return f"{text[:end]}\n\n{statement}\n{text[end:]}"
