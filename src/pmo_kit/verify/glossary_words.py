"""Holds a standard's glossary to its schema, its words apart, and its references to what exists."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.results.verification import Problem
from pmo_kit.source import Document
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.verify.problem import problem
from pmo_kit.verify.side_files import admitted

FILE = "glossary.yaml"


def glossary_problems(layer: Layer, standard: Standard) -> tuple[list[Problem], int]:
    """What is wrong with the glossary beside a standard, and how many terms it has."""
    path = layer.folder / FILE
    if not path.is_file():
        return [], 0
    document, found = admitted(path, "glossary/v1")
    if document is None:
        return found, 0
    return [*_twice(document), *_nowhere(document, standard)], len(document.data["terms"])


def _twice(document: Document) -> Iterator[Problem]:
    """Words and abbreviations that stand there a second time."""
    seen: set[str] = set()
    for index, entry in enumerate(document.data["terms"]):
        for word in ("term", "short"):
            name = entry.get(word, "").lower()
            if name and name in seen:
                yield problem(
                    document,
                    ("terms", index, word),
                    f"`{entry[word]}` is explained twice.",
                    "Keep one of them.",
                )
            seen.add(name)


def _nowhere(document: Document, standard: Standard) -> Iterator[Problem]:
    """References to ids that the standard does not have; pages are the site builder's to check."""
    known = {rule.id for rule in standard.rules} | {*standard.kinds}
    known |= {part.id for parts in (standard.gates, standard.roles) for part in parts}
    for index, entry in enumerate(document.data["terms"]):
        for at, name in enumerate(entry.get("see", ())):
            if not name.endswith(".md") and name not in known:
                yield problem(
                    document,
                    ("terms", index, "see", at),
                    f"The standard has no kind, gate, role or rule `{name}`.",
                    "Correct the id, or name a page such as guides/money.md.",
                )
