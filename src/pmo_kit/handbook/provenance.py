"""Says on a page whose it is: the company's own, or what it extends, changed or unchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.page_diff import compared
from pmo_kit.handbook.phrases import ROOT, page_at

LISTED = "\n<!-- by tag -->"
_NAMED = 6
_PROGRAM = (
    f"{ROOT}/commands/",
    f"{ROOT}/templates/",
    page_at("rules", "builtin"),
    *(page_at("rules", check.id) for check in BUILTINS),
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


def with_provenance(
    parties: Parties, path: str, text: str, before: str | None, replaced: bool
) -> str:
    """The page with one line below its title that says whose it is, and marks beside changes.

    `before` is the page as what is extended has it; `replaced` says that the company wrote its own
    in that place.
    """
    changes: tuple[str, ...] = ()
    if path.startswith(_PROGRAM):
        sort = "program"
    elif not parties.base:
        sort = "own"
    elif replaced:
        sort = "replaced"
    elif before is None:
        sort = "new"
    else:
        text, changes = compared(before, text, parties.company)
        sort = "changed" if changes else "base"
    look = "own" if sort in ("replaced", "new") else sort
    facts = {"changes": changes[:_NAMED], "more": len(changes) - _NAMED, "look": look}
    return _placed(text, part("provenance", sort=sort, **parties._asdict(), **facts))


def tag_table(pages: Mapping[str, str]) -> str:
    """The tags of every page as a table: what the engine will write into the page by tag."""
    rows = []
    for _, text in sorted(pages.items()):
        front = _FRONT.match(text)
        found = _TAGGED.search(front[0]) if front else None
        if found:
            title, tags = found[1].partition(" · ")[0], ", ".join(_TAG.findall(found[2]))
            rows.append(f"| {title} | {tags} |")
    return "\n".join((LISTED, "| Page | Tags |", "| --- | --- |", *rows, ""))


def _placed(text: str, statement: str) -> str:
    """The text with the statement below its title, or at its top where it has none."""
    front = _FRONT.match(text)
    end = front.end() if front else 0
    title = next((found for found in _TITLE.finditer(text, end) if found["title"]), None)
    end = title.end() if title else end
    return f"{text[:end]}\n\n{statement}\n{text[end:]}"
