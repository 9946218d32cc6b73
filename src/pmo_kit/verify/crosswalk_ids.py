"""Holds a standard's crosswalks to their schema, and every id that they name to what exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Route
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer, yaml_files
from pmo_kit.verify.problem import problem
from pmo_kit.verify.side_files import admitted

FOLDER = "crosswalk"


def crosswalk_problems(layer: Layer, standard: Standard) -> tuple[list[Problem], int]:
    """What is wrong with the crosswalks beside a standard, and how many entries they have."""
    found: list[Problem] = []
    entries = 0
    for path in yaml_files(layer.folder / FOLDER):
        document, faults = admitted(path, "crosswalk/v1")
        found += faults
        if document is not None:
            entries += len(document.data["entries"])
            found += _unknown(document, standard)
            found += _dishonest(document)
    return found, entries


def _unknown(document: Document, standard: Standard) -> Iterator[Problem]:
    """Ids that the standard does not have."""
    known: dict[str, Iterable[str]] = {
        "artifacts": standard.kinds,
        "rules": {rule.id for rule in standard.rules},
        "gates": {gate.id for gate in standard.gates},
        "roles": {role.id for role in standard.roles},
    }
    for index, entry in enumerate(document.data["entries"]):
        for word, ids in known.items():
            for at, name in enumerate(entry.get(word, ())):
                if name not in ids:
                    route: Route = ("entries", index, word, at)
                    yield problem(
                        document,
                        route,
                        f"The standard has no {word.removesuffix('s')} `{name}`.",
                        "Correct the id, or take it out.",
                    )


def _dishonest(document: Document) -> Iterator[Problem]:
    """Entries whose status promises more, or less, than what they name."""
    for index, entry in enumerate(document.data["entries"]):
        fault = _fault(entry)
        if fault:
            yield problem(document, ("entries", index, "status"), *fault)


def _fault(entry: dict[str, Any]) -> tuple[str, str] | None:
    name, status = entry["name"], entry["status"]
    answered = any(entry.get(word) for word in ("artifacts", "rules", "gates", "roles"))
    if status in ("automated", "partly") and not entry.get("rules"):
        return f"“{name}” is {status}, and no rule is named.", "Name the rules, or say `by-hand`."
    if status == "by-hand" and not answered:
        return f"“{name}” is done by hand, with nothing.", "Name what helps, or say `not-covered`."
    if status == "not-covered" and (answered or "note" not in entry):
        return (
            f"“{name}” is not covered.",
            "Then name nothing, and say in `note` what to do instead.",
        )
    return None
