"""Which pages a browser looks at: one of each type, and others for building blocks left over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
LISTING = re.compile(r"(<pre\b[^>]*>).*?</pre>", re.DOTALL)
EMPTY = re.compile(r"<([a-z][\w-]*)[^<>]*></\1>")
BLOCK = re.compile(r"<([a-z][\w-]*)(?:[^<>]*?\sclass=\"([^\"]*)\")?")


class Sample(NamedTuple):
    """A page that stands for its type; its address within the site."""

    type: str
    address: str


def type_of(address: str, indexes: set[str]) -> str:
    """An index is a type of its own, and so is each tool; the other pages of a folder are one."""
    folder, _, _ = address.rstrip("/").rpartition("/")
    if address in indexes or folder == "tools":
        return address or "start page"
    return f"{folder}/*"


def blocks(text: str) -> set[str]:
    """The elements and classes of a page's article, listings as one; an empty one is another."""
    article = LISTING.sub(r"\1 </pre>", "".join(ARTICLE.findall(text)))
    return {
        *(f"{tag}:empty" for tag in EMPTY.findall(article)),
        *(
            block
            for tag, classes in BLOCK.findall(article)
            for block in (tag, *(f".{name}" for name in classes.split()))
        ),
    }


def samples(site: Path) -> list[Sample]:
    """Of each type the page with the most building blocks, then others until none is left out."""
    pages = {
        _address(site, path): blocks(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("index.html"))
    }
    indexes = {f"{address.rstrip('/').rpartition('/')[0]}/".lstrip("/") for address in pages}
    types = {address: type_of(address, indexes) for address in pages}
    left = {block for found in pages.values() for block in found}
    taken: dict[str, str] = {}
    for address, found in sorted(pages.items(), key=lambda page: (-len(page[1]), page[0])):
        if types[address] not in taken.values():
            taken[address] = types[address]
            left -= found
    while left:
        address = max(sorted(pages), key=lambda address: len(pages[address] & left))
        taken[address] = types[address]
        left -= pages[address]
    return sorted(Sample(type, address) for address, type in taken.items())


def _address(site: Path, path: Path) -> str:
    folder = path.parent.relative_to(site).as_posix()
    return "" if folder == "." else f"{folder}/"
