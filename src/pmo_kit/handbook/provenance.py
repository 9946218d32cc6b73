"""Says on a page whose it is: which company's own, or what they extend, changed by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.page_diff import changes, marked, same
from pmo_kit.handbook.phrases import ROOT, page_at

LISTED = "\n<!-- by tag -->"
_NAMED = 6
_PROGRAM = (
    f"{ROOT}/commands/",
    page_at("rules", "builtin"),
    *(page_at("rules", check.id) for check in BUILTINS),
)
_TAGGED = re.compile(r'^title: "(.*?)"$.*?^tags:\n((?:  - .*\n)+)', re.DOTALL | re.MULTILINE)
_TAG = re.compile(r'"(.*?)"')
_TITLE = re.compile(  # a fence is passed as a whole: what looks like a title in code is none
    r"^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence) *$|^(?P<title># [^\n]*)$", re.DOTALL | re.MULTILINE
)
_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


class Version(NamedTuple):
    """A page as one standard has it: the standard's name, such as `core@1.0`, and its company.

    Without a text the standard has no such page; `written` says that it brought its own.
    """

    standard: str
    company: str
    text: str | None
    written: bool = False


def with_provenance(path: str, versions: Sequence[Version]) -> str:
    """The page with one line below its title that says whose it is, and marks beside changes.

    `versions` are those of the standards that extend each other, the lowest first; the last one has
    the page that is shown.
    """
    first = _origin(versions)
    pages = [(each.company, each.text) for each in versions[first:] if each.text is not None]
    steps = [(company, before, text) for (_, before), (company, text) in pairwise(pages)]
    shown = pages[0][1]
    for _, text in pages[1:]:
        shown = shown if same(shown, text) else text
    text = marked(shown, [(before, company) for company, before, _ in steps])
    return _placed(text, _statement(path, versions, first, steps))


def _origin(versions: Sequence[Version]) -> int:
    """Whose the page is: of the last standard that wrote it, or else of the first that has it."""
    wrote = [n for n, each in enumerate(versions) if each.written and each.text is not None]
    has = [n for n, each in enumerate(versions) if each.text is not None]
    return wrote[-1] if wrote and wrote[-1] > 0 else has[0]


def _statement(
    path: str, versions: Sequence[Version], first: int, steps: Sequence[tuple[str, str, str]]
) -> str:
    """The line that says whose a page is, and which company above changed what."""
    told = [(company, changes(before, text)) for company, before, text in steps]
    changed = [
        {"company": company, "changes": words[:_NAMED], "more": len(words) - _NAMED}
        for company, words in told
        if words
    ]
    sort = "program" if path.startswith(_PROGRAM) else "own" if first else "base"
    if len(versions) == 1 and sort == "base":
        sort = "own"
    return part(
        "provenance",
        sort=sort,
        look="changed" if changed and sort != "program" else sort,
        standard=versions[first].standard,
        company=versions[first].company,
        below=versions[first - 1].standard if first else "",
        replaced=first > 0 and versions[first - 1].text is not None,
        changed=changed,
        others=[company for company, _ in told],
    )


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
