"""What the search needs beside its index: names that stand for each other, and titles of pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pmo_kit.handbook.glossary import terms
from pmo_kit.handbook.markdown import title_in
from pmo_kit.handbook.phrases import ROOT
from pmo_kit.handbook.site import SiteError
from pmo_kit.source import Document, read
from pmo_kit.standard import Standard

DATA = "assets/data/search.js"
EVERYDAY = "assets/search/everyday.yaml"


def has_search(folder: Path) -> bool:
    """Whether a docs folder has the search that reads the data."""
    return (folder / EVERYDAY).is_file()


def page(standard: Standard, folder: Path) -> str:
    """The data as a script that hands it over, since a page read from a disk may load no other.

    Raises `SiteError` where the everyday names cannot be read.
    """
    groups = [*_of_standard(standard), *_everyday(folder)]
    data = {"names": [list(group) for group in groups], "titles": dict(_titles(folder))}
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
    document = read((folder / EVERYDAY).read_bytes(), EVERYDAY)
    groups = document.data if isinstance(document, Document) else None
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise SiteError(
            f"{folder / EVERYDAY} is no list of lists of words.",
            "Write one group a line: - [words, that, mean, the, same]",
        )
    for group in groups:
        yield tuple(str(name) for name in group)


def _titles(folder: Path) -> Iterator[tuple[str, str]]:
    """The titles of hand-written pages in the navigation, which an index by headings lacks."""
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        title = title_in(path.read_text(encoding="utf-8"))
        if title and not name.startswith(f"{ROOT}/"):
            yield f"{name.removesuffix('.md')}/".removesuffix("index/"), title
