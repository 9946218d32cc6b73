"""Holds a standard's files to the kit's meta-schemas, and places what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pmo_kit.results.verification import Problem
from pmo_kit.source import Broken, Document, Route, Schemas, read
from pmo_kit.standard import StandardError
from pmo_kit.standard.courses import course_files
from pmo_kit.standard.files import Layer, meta_schemas
from pmo_kit.standard.merge_layers import META


def problem(
    document: Document, route: Route, message: str, remedy: str, on_key: bool = False
) -> Problem:
    """A problem at a route of a document."""
    place = document.key_place(route) if on_key else document.place(route)
    return Problem(document.path, place.line, place.column, message, remedy)


def problem_of(error: StandardError) -> Problem:
    """An error of a standard's file, as a problem among others."""
    return Problem(error.path, error.line, error.column, error.message, error.remedy)


def unread(broken: Broken) -> Problem:
    """Why a file cannot be read, as a problem among others."""
    why = broken.problem
    return Problem(broken.path, why.line, why.column, why.message, why.remedy)


def shape_problems(layer: Layer) -> list[Problem]:
    """Every deviation of every file from its meta-schema."""
    metas = Schemas(meta_schemas())
    return [
        found
        for meta, document in _files(layer)
        for found in _deviations(metas, f"{meta}/v1", document)
    ]


def admitted(path: Path, form: str) -> tuple[Document | None, list[Problem]]:
    """The file where it has the form, such as `crosswalk/v1`; else nothing, and what is wrong."""
    document = read(path.read_bytes(), str(path))
    if isinstance(document, Broken):
        return None, [unread(document)]
    found = list(_deviations(Schemas(meta_schemas()), form, document))
    return (None if found else document), found


def _files(layer: Layer) -> Iterator[tuple[str, Document]]:
    yield "standard", layer.head
    for document in layer.artifacts.values():
        yield "artifact", document
    for document in layer.added.values():
        yield "added-fields", document
    for document in layer.rules:
        yield "rule", document
    yield from course_files(layer.folder)


def _deviations(metas: Schemas, form: str, document: Document) -> Iterator[Problem]:
    identity = f"{META}{form}.json"
    if not metas.accepts(identity, document.data):
        for found in metas.problems(identity, document.data, document.written):
            yield problem(document, found.route, found.message, found.remedy, found.on_key)
