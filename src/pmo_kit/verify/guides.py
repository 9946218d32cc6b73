"""Holds the guides that kinds and rules name to the pages that exist, and to the rules' lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pmo_kit._text import relative
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Route
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.standard.guides import list_of, page_folders
from pmo_kit.verify.corrections import remove
from pmo_kit.verify.shape import problem


def guide_problems(layer: Layer) -> Iterator[Problem]:
    """Guides that no handbook of the standard, of what it extends or of the kit has."""
    folders = page_folders(layer.folder)
    for document, route, page in _named(layer):
        if not any((folder / page).is_file() for folder in folders):
            yield problem(
                document,
                route,
                f"There is no page `{page}` in a handbook of this standard.",
                "Name a page by its path in the pages' folder, such as guides/risks.md, or write "
                "it there.",
                likely_change(route, page, _pages(folders)),
            )


def list_problems(layer: Layer, standard: Standard) -> Iterator[Problem]:
    """Guides to a list through which no rule goes, so that nobody is led there."""
    for kind, document in layer.artifacts.items():
        used = {list_of(rule) for rule in standard.rules if rule.artifact == kind}
        said = document.data.get("list_guides", {})
        for name in said:
            if name not in used:
                yield problem(
                    document,
                    ("list_guides", name),
                    f"No rule on `{kind}` goes through the list `{name}`.",
                    "Correct the list's path as rules have it in `each`, or take the line out.",
                    likely_change(("list_guides", name), name, used - said.keys(), key=True)
                    or remove("list_guides", name),
                    on_key=True,
                )


def _pages(folders: Iterable[Path]) -> list[str]:
    """Every page of some folders, by its path there."""
    return sorted(relative(page, folder) for folder in folders for page in folder.rglob("*.md"))


def _named(layer: Layer) -> Iterator[tuple[Document, Route, str]]:
    """Each guide that a standard's own files name, with its place."""
    for document in (*layer.artifacts.values(), *layer.rules):
        if "guide" in document.data:
            yield document, ("guide",), document.data["guide"]
        for name, page in document.data.get("list_guides", {}).items():
            yield document, ("list_guides", name), page
