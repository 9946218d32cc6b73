"""Reads `examples/portfolio/projects.yaml` into projects."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from pathlib import Path

from pmo_kit.source import Broken, read
from portfolio_example.project import Project


class UnreadableProjects(Exception):
    """The list of made-up projects is no list of projects."""


def read_projects(path: Path) -> tuple[Project, ...]:
    """The projects that a file lists. Raises `UnreadableProjects`."""
    document = read(path.read_bytes(), str(path))
    if isinstance(document, Broken):
        raise UnreadableProjects(f"{path}: {document.problem}")
    found = []
    for entry in typing.cast(list[dict[str, object]], document.data):
        try:
            found.append(typing.cast(Project, _as(Project, entry)))
        except (KeyError, TypeError, ValueError) as error:
            raise UnreadableProjects(f"{path}: {entry.get('id')}: {error}") from error
    return tuple(found)


def _as(hint: object, value: object) -> object:
    """A value as what a type hint says: records from mappings, tuples from lists, days from texts.

    Raises `KeyError`, `TypeError` and `ValueError` where it is another.
    """
    if hint is date:
        return date.fromisoformat(str(value))
    inner = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return _as(inner[0], value)  # of a record that may be absent
    if typing.get_origin(hint) is tuple:
        items = typing.cast(list[object], value)
        hints = inner[:1] * len(items) if inner[-1] is Ellipsis else inner
        return tuple(_as(one, item) for one, item in zip(hints, items, strict=True))
    if dataclasses.is_dataclass(hint) or hasattr(hint, "_fields"):
        record = typing.cast(type, hint)
        hints_of = typing.get_type_hints(record)
        given = typing.cast(dict[str, object], value)
        return record(**{key: _as(hints_of[key], item) for key, item in given.items()})
    return value
