"""Holds every page of a company's site to what it says of whose it is."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
STATEMENT = re.compile(r'<div class="provenance [^>]*>\s*<p>(.*?)</p>\s*</div>', re.DOTALL)
SOURCE = re.compile(r'<div class="source".*?</div>', re.DOTALL)
MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
PROGRAM = re.compile(r"reference/commands/|reference/rules/(KIT-\d+|builtin)/")


class Parties(NamedTuple):
    """The company, and what its standard extends, such as `core@1.0`; empty for nothing."""

    company: str
    base: str


def faults(site: Path, below: Path, own: Collection[str], who: Parties) -> list[str]:
    """What is wrong with the statements of a site; `below` is the site of what is extended.

    `own` are the pages that the company wrote, by their addresses in the site.
    """
    found = []
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        address = f"{address}/" if address else ""
        page = _article(path)
        said = [_words(each) for each in STATEMENT.findall(page)]
        if len(said) != 1:
            found.append(f"{address or 'start page'} has {len(said)} statements.")
            continue
        other = below / address / "index.html"
        wanted = _wanted(address, page, other, address in own, who)
        if not (said[0] == wanted or (wanted.endswith(": ") and said[0].startswith(wanted))):
            found.append(f"{address or 'start page'} says “{said[0]}”, not “{wanted}”.")
    return found


def _wanted(address: str, page: str, other: Path, own: bool, who: Parties) -> str:
    company, base = who
    if PROGRAM.match(address):
        return "From pmo-kit, the program: the same in every standard."
    if not base:
        return f"{company}'s own."
    if not other.is_file():
        return f"{company}'s own, not part of {base}."
    if own:
        return f"{company}'s own, in place of the page of {base}."
    if _told(page, company) == _told(_article(other), company):
        return f"From {base}, unchanged by {company}."
    return f"From {base}, changed by {company}: "


def _article(path: Path) -> str:
    return "".join(ARTICLE.findall(path.read_text(encoding="utf-8")))


def _told(article: str, company: str) -> str:
    """What a page says, without whose it is and what it was made from."""
    badge = rf'<span class="badge[^"]*">(changed by )?{re.escape(company)}</span>'
    for without in (STATEMENT, SOURCE, re.compile(badge)):
        article = without.sub(" ", article)
    return _words(article)


def _words(text: str) -> str:
    return " ".join(html.unescape(MARKUP.sub("", text)).split())
