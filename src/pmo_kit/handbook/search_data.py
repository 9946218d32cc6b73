"""What the search needs beside its index: names, what readers ask of pages, rules' messages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from pmo_kit.handbook.glossary import terms
from pmo_kit.handbook.markdown import title_in
from pmo_kit.handbook.phrases import ROOT, TIERS, guide_page, page_at
from pmo_kit.handbook.site import SiteError
from pmo_kit.source import Document, read
from pmo_kit.standard import Standard

DATA = "assets/data/search.js"
EVERYDAY = "assets/search/everyday.yaml"
ASKED = "assets/search/asked.yaml"
_FILLED_IN = re.compile(r"\{[^{}]*\}")
_WORDS = re.compile(r"'([^']* [^']*)'")
"""Words that an expression fills in: literals with a space, which names of states lack."""


def has_search(folder: Path) -> bool:
    """Whether a docs folder has the search that reads the data."""
    return all((folder / name).is_file() for name in (EVERYDAY, ASKED))


def page(standard: Standard, folder: Path) -> str:
    """The data as a script that hands it over, since a page read from a disk may load no other.

    Raises `SiteError` where the everyday names or what readers ask cannot be read.
    """
    groups = [*_of_standard(standard), *_everyday(folder)]
    data = {
        "names": [list(group) for group in groups],
        "titles": dict(_titles(folder)),
        "asked": _joined(*_other_names(standard), *_asked(folder)),
        "messages": dict(_messages(standard)),
    }
    return f"pmo.searchData({json.dumps(data, ensure_ascii=False, indent=1)});\n"


def _of_standard(standard: Standard) -> Iterator[tuple[str, ...]]:
    """Each thing's own name with those that others have for it; what has one name is left out."""
    named = [
        *((kind.title, *kind.other_names) for kind in standard.kinds.values()),
        *((gate.title, gate.id, *gate.other_names) for gate in standard.gates),
        *((role.title, role.everyday, *role.other_names) for role in standard.roles),
        *((term.term, term.short, *term.other_names) for term in terms(standard)),
    ]
    for names in named:
        group = tuple(dict.fromkeys(name for name in names if name))
        if len({name.lower() for name in group}) > 1:
            yield group


def _everyday(folder: Path) -> Iterator[tuple[str, ...]]:
    """Groups of words of one meaning, from the docs folder."""
    groups = _read(folder, EVERYDAY)
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise SiteError(
            f"{folder / EVERYDAY} is no list of lists of words.",
            "Write one group a line: - [words, that, mean, the, same]",
        )
    for group in groups:
        yield tuple(str(name) for name in group)


def _read(folder: Path, name: str) -> object:
    """The data of a YAML file; none where it cannot be read as one."""
    document = read((folder / name).read_bytes(), name)
    return document.data if isinstance(document, Document) else None


def _joined(*pairs: tuple[str, list[str]]) -> dict[str, list[str]]:
    """All names that a page has, without those that are given twice."""
    found: dict[str, list[str]] = {}
    for page, names in pairs:
        found[page] = list(dict.fromkeys([*found.get(page, []), *names]))
    return found


def _hand_written(folder: Path) -> Iterator[tuple[str, str]]:
    """The addresses and texts of the pages that people write."""
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(f"{ROOT}/"):
            yield _address(name), path.read_text(encoding="utf-8")


def _address(path: str) -> str:
    """Where the site has the page of a file."""
    return f"{path.removesuffix('.md')}/".removesuffix("index/")


def _titles(folder: Path) -> Iterator[tuple[str, str]]:
    """The titles of hand-written pages in the navigation, which an index by headings lacks."""
    for address, text in _hand_written(folder):
        if title := title_in(text):
            yield address, title


def _asked(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """What readers would ask of a page, in their own words, from the docs folder."""
    pages = _read(folder, ASKED)
    if not isinstance(pages, dict) or not all(isinstance(each, list) for each in pages.values()):
        raise SiteError(
            f"{folder / ASKED} does not map pages to lists of what is asked of them.",
            "Write a page's address with a list: guides/money/: [will the money last]",
        )
    for address, queries in pages.items():
        yield str(address), [str(query) for query in queries]


def _other_names(standard: Standard) -> Iterator[tuple[str, list[str]]]:
    """What others call a kind, a gate or a role, for its pages; tiers by their ids."""
    named = [
        (TIERS, tuple(tier.id for tier in standard.tiers)),
        *((guide_page(name), kind.other_names) for name, kind in standard.kinds.items()),
        *((page_at("artifacts", name), kind.other_names) for name, kind in standard.kinds.items()),
        *((page_at("gates", gate.id), gate.other_names) for gate in standard.gates),
        *((page_at("roles", role.id), role.other_names) for role in standard.roles),
    ]
    yield from ((_address(page), list(names)) for page, names in named if names)


def _messages(standard: Standard) -> Iterator[tuple[str, list[str]]]:
    """What each rule prints where it is broken, without the values that it fills in."""
    for rule in standard.rules:
        told = _FILLED_IN.sub(lambda part: f" {' '.join(_WORDS.findall(part[0]))} ", rule.message)
        yield _address(page_at("rules", rule.id)), [" ".join(told.split())]
