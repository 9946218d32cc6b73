"""Where in a kind's data the fields lie whose schemas carry a keyword of the kit's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.standard.bundle_schema import follow
from pmo_kit.standard.model import Standard
from pmo_kit.standard.schema_keywords import BRANCHES

NOT_AFTER = "x-not-after"
TODAY = "today"
_DATES = ("date", "date-time")

Schemas = Mapping[str, dict[str, Any]]


class Marked(NamedTuple):
    """A field by its path, such as `risks[].closed_on`, and what its keyword holds.

    Where a map's keys are free, `{}` stands for each of its values.
    """

    path: str
    value: Any


def marked(schemas: Schemas, identity: str, keyword: str) -> list[Marked]:
    """The fields of a schema, by its `$id`, whose own schema or what it refers to has a keyword.

    A definition that holds itself is gone through once.
    """
    found = _Walk(schemas, keyword).fields(schemas[identity], identity, "", ())
    return list({one.path: one for one in found}.values())


def paths_by_kind(standard: Standard, keyword: str) -> dict[str, tuple[str, ...]]:
    """By kind, the paths of the fields that carry a keyword; kinds without any are left out."""
    every = {
        kind: tuple(one.path for one in marked(standard.schemas, identity, keyword))
        for kind, identity in standard.schema_of.items()
    }
    return {kind: paths for kind, paths in every.items() if paths}


def says_date(schema: Any, home: str, schemas: Schemas, beyond: tuple[str, ...] = ()) -> bool:
    """Whether a schema, in the file whose `$id` is `home`, accepts a date and no other text."""
    if not isinstance(schema, dict):
        return False
    if schema.get("format") in _DATES:
        return True
    ref = str(schema.get("$ref", ""))
    target = _target(ref, home)
    referred = "$ref" in schema and target not in beyond and home in schemas
    if referred:
        there = follow(ref, schemas[home], schemas)
        if says_date(there, target.partition("#")[0], schemas, (*beyond, target)):
            return True
    options = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    dated = [one for one in options if one != {"type": "null"}]
    every = bool(dated) and all(says_date(one, home, schemas, beyond) for one in dated)
    return every or any(says_date(one, home, schemas, beyond) for one in schema.get("allOf", ()))


class _Walk:
    """Goes through everything that one schema says, along its references."""

    def __init__(self, schemas: Schemas, keyword: str) -> None:
        self._schemas = schemas
        self._keyword = keyword

    def fields(
        self, schema: Any, home: str, path: str, beyond: tuple[str, ...]
    ) -> Iterator[Marked]:
        """The marked fields of a schema for the value at a path; `beyond` lists references."""
        if not isinstance(schema, dict):
            return
        if self._keyword in schema:
            yield Marked(path, schema[self._keyword])
        if "$ref" in schema:
            ref = str(schema["$ref"])
            target = _target(ref, home)
            if target not in beyond:
                there = follow(ref, self._schemas[home], self._schemas)
                away = target.partition("#")[0]
                yield from self.fields(there, away, path, (*beyond, target))
        for keyword in BRANCHES:
            for part in schema.get(keyword, ()):
                yield from self.fields(part, home, path, beyond)
        for keyword in ("then", "else"):
            yield from self.fields(schema.get(keyword), home, path, beyond)
        for name, part in schema.get("properties", {}).items():
            yield from self.fields(part, home, f"{path}.{name}" if path else name, beyond)
        for keyword, step in (("items", "[]"), ("additionalProperties", "{}")):
            yield from self.fields(schema.get(keyword), home, f"{path}{step}", beyond)


def _target(ref: str, home: str) -> str:
    identity, _, pointer = ref.partition("#")
    return f"{identity or home}#{pointer}"
