"""Holds a standard's files to the kit's meta-schemas, and places what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.results.verification import Problem
from pmo_kit.source import Broken, Document, Route, Schemas
from pmo_kit.standard import StandardError
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


def deviations(metas: Schemas, form: str, document: Document) -> Iterator[Problem]:
    """In which ways a file has not the form of a meta-schema, such as `rule/v1`."""
    identity = f"{META}{form}.json"
    if not metas.accepts(identity, document.data):
        for found in metas.problems(identity, document.data, document.written):
            yield problem(document, found.route, found.message, found.remedy, found.on_key)
