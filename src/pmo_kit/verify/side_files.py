"""Holds what lies beside the rules to its schemas, and the ids that it names to what exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pmo_kit.results.verification import Problem
from pmo_kit.source import Change, Document, Route
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.files import Tell, mapping, mappings
from pmo_kit.standard.kpis import kpi_files
from pmo_kit.standard.rule_names import ids_by_name
from pmo_kit.verify.corrections import remove
from pmo_kit.verify.shape import problem

CROSSWALKS = "crosswalk"
GLOSSARY = "glossary.yaml"
KPI = "kpi"


SideFile = tuple[str, Document]
"""A file beside a standard, with the name of its meta-schema."""


def side_documents(folder: Path, tell: Tell) -> Iterator[SideFile]:
    """Crosswalks, key figures and the glossary; `tell` is given what cannot be read."""
    for document in mappings(folder / CROSSWALKS, tell):
        yield "crosswalk", document
    for document in kpi_files(folder, tell):
        yield KPI, document
    path = folder / GLOSSARY
    if path.is_file():
        try:
            yield "glossary", mapping(path)
        except StandardError as error:
            tell(error)


def side_problems(
    files: Iterable[SideFile], standard: Standard
) -> tuple[list[Problem], dict[str, int]]:
    """What is wrong with crosswalks and glossary, and how many entries and terms they have.

    `files` have their form.
    """
    found: list[Problem] = []
    counts = {"crosswalk entries": 0, "terms": 0}
    for form, document in files:
        if form == "crosswalk":
            counts["crosswalk entries"] += len(document.data["entries"])
            found += (*_unknown(document, standard), *_dishonest(document))
        elif form == "glossary":
            counts["terms"] += len(document.data["terms"])
            found += (*_twice(document), *_nowhere(document, standard))
    return found, counts


def _unknown(document: Document, standard: Standard) -> Iterator[Problem]:
    """Ids that the standard does not have."""
    known: dict[str, Iterable[str]] = {
        "artifacts": standard.kinds,
        "rules": ids_by_name(standard.rules),
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
                        likely_change(route, name, ids) or remove(*route),
                        names=((word.removesuffix("s").replace("artifact", "kind"), name),),
                    )


def _dishonest(document: Document) -> Iterator[Problem]:
    """Entries whose status promises more, or less, than what they name."""
    for index, entry in enumerate(document.data["entries"]):
        fault = _fault(entry)
        if fault:
            message, remedy, status = fault
            route: Route = ("entries", index, "status")
            changes = [Change("set", route, status)] if status else []
            yield problem(document, route, message, remedy, changes)


def _fault(entry: dict[str, Any]) -> tuple[str, str, str] | None:
    """What is wrong with an entry's status, what to do, and the status that fits, if one does."""
    name, status = entry["name"], entry["status"]
    answered = any(entry.get(word) for word in ("artifacts", "rules", "gates", "roles"))
    if status in ("automated", "partly") and not entry.get("rules"):
        remedy = "Name the rules, or say `by-hand`."
        return f"“{name}” is {status}, and no rule is named.", remedy, "by-hand" * answered
    if status == "by-hand" and not answered:
        fits = "not-covered" if "note" in entry else ""
        remedy = "Name what helps, or say `not-covered`."
        return f"“{name}” is done by hand, with nothing.", remedy, fits
    if status == "not-covered" and (answered or "note" not in entry):
        fits = "partly" if entry.get("rules") else "by-hand" if answered else ""
        remedy = "Then name nothing, and say in `note` what to do instead."
        return f"“{name}” is not covered.", remedy, fits
    return None


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
                    remove("terms", index),
                )
            seen.add(name)


def _nowhere(document: Document, standard: Standard) -> Iterator[Problem]:
    """References to ids that the standard does not have; pages are the site builder's to check."""
    known = {*ids_by_name(standard.rules), *standard.kinds}
    known |= {part.id for parts in (standard.gates, standard.roles) for part in parts}
    for index, entry in enumerate(document.data["terms"]):
        for at, name in enumerate(entry.get("see", ())):
            if not name.endswith(".md") and name not in known:
                yield problem(
                    document,
                    ("terms", index, "see", at),
                    f"The standard has no kind, gate, role or rule `{name}`.",
                    "Correct the id, or name a page such as guides/money.md.",
                    likely_change(("terms", index, "see", at), name, known)
                    or remove("terms", index, "see", at),
                    names=tuple((word, name) for word in ("rule", "kind", "gate", "role")),
                )
