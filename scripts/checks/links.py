"""Follows every link of a built site: to a page, to a place on it, or to somebody else's site."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE = re.compile(r"""\s(id|name|href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
LOADING = {"script", "img", "iframe", "source", "link"}


class Seen(NamedTuple):
    """What a page offers and asks for."""

    places: set[str]
    links: set[str]
    loaded: set[str]


def seen(text: str) -> Seen:
    """The places of a page, the addresses that it leads to, and those that it loads."""
    page = Seen(set(), set(), set())
    for tag, attributes in TAG.findall(text):
        for name, *values in ATTRIBUTE.findall(f" {attributes}"):
            value = html.unescape("".join(values))
            if name == "id" or (name == "name" and tag == "a"):
                page.places.add(value)
            elif name in ("href", "src"):
                (page.loaded if tag in LOADING else page.links).add(value)
    return page


def read(site: Path) -> dict[str, Seen]:
    """Every page of a site, by its path."""
    return {
        path.relative_to(site).as_posix(): seen(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def is_foreign(address: str) -> bool:
    """Whether an address leaves the site."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https")


def foreign(pages: dict[str, Seen]) -> list[str]:
    """What pages load from elsewhere; the reader's browser would tell others where they read."""
    return [
        f"{name} loads {address}"
        for name, page in pages.items()
        for address in sorted(page.loaded)
        if is_foreign(address)
    ]


def outward(pages: dict[str, Seen]) -> list[str]:
    """The addresses elsewhere that a reader may follow; listed, since they are others' to keep."""
    return sorted({link for page in pages.values() for link in page.links if is_foreign(link)})


def broken(site: Path, pages: dict[str, Seen]) -> list[str]:
    """Links whose page, file or place on a page is not there."""
    wrong = []
    for name, page in pages.items():
        for link in sorted(page.links | page.loaded):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = _target(site, name, unquote(parts.path))
            place = unquote(parts.fragment)
            if not (target == name or (site / target).is_file()):
                wrong.append(f"{name}: {link} leads to no file")
            elif place and target in pages and place not in pages[target].places:
                wrong.append(f"{name}: {link} names no place on that page")
    return wrong


def _target(site: Path, name: str, path: str) -> str:
    if not path:
        return name
    start = "" if path.startswith("/") else os.path.dirname(name)
    found = os.path.normpath(os.path.join(start, path.lstrip("/"))).replace(os.sep, "/")
    return f"{found}/index.html".removeprefix("./") if (site / found).is_dir() else found
