"""Holds a standard's own files to the kit's meta-schemas."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Schemas
from pmo_kit.standard.courses import course_files
from pmo_kit.standard.files import Layer, meta_schemas
from pmo_kit.standard.merge_layers import META
from pmo_kit.verify.problem import problem


def shape_problems(layer: Layer) -> list[Problem]:
    """Every deviation of every file from its meta-schema."""
    metas = Schemas(meta_schemas())
    return [found for meta, document in _files(layer) for found in _of(metas, meta, document)]


def _files(layer: Layer) -> Iterator[tuple[str, Document]]:
    yield "standard", layer.head
    for document in layer.artifacts.values():
        yield "artifact", document
    for document in layer.rules:
        yield "rule", document
    yield from course_files(layer.folder)


def _of(metas: Schemas, meta: str, document: Document) -> Iterator[Problem]:
    identity = f"{META}{meta}/v1.json"
    if not metas.accepts(identity, document.data):
        for found in metas.problems(identity, document.data, document.written):
            yield problem(document, found.route, found.message, found.remedy, found.on_key)
