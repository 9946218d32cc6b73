"""What a standard's schemas say about the value at a route, and to which definition it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pmo_kit.engine.name_keywords import name_plan
from pmo_kit.engine.names_plan import NamePlan
from pmo_kit.handbook.fields import Field, groups
from pmo_kit.handbook.schemas import Schema, Schemas
from pmo_kit.source import Route
from pmo_kit.standard import Kind, Standard


class Shape(NamedTuple):
    """One form that a value may take: its schema without references, and where those led.

    `refs` names the definitions by address, the nearest first: a risk's id is of
    `…/common/v1.0.json#/$defs/risk_id`.
    """

    schema: Schema
    base: str
    refs: tuple[str, ...] = ()


class Shapes:
    """The schemas of a standard's kinds, walked as deep as somebody asks."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self._schemas = Schemas(standard.schemas)
        self._known: dict[tuple[int, str], tuple[Shape, ...]] = {}
        self._fields: dict[str, dict[str, Field]] = {}

    def root(self, kind: Kind) -> tuple[Shape, ...]:
        """The forms of a whole artifact; none where its kind has no schema."""
        identity = self.standard.schema_of.get(kind.kind)
        return self.forms(self.standard.schemas[identity], identity) if identity else ()

    def at(self, kind: Kind, route: Route) -> tuple[Shape, ...]:
        """The forms of the value at a route."""
        shapes = self.root(kind)
        for step in route:
            shapes = tuple(inner for shape in shapes for inner in self.inside(shape, step))
        return shapes

    def inside(self, shape: Shape, step: str | int) -> tuple[Shape, ...]:
        """The forms of a value one step further."""
        if isinstance(step, int):
            inner = shape.schema.get("items")
        else:
            inner = shape.schema.get("properties", {}).get(step)
            if inner is None:
                inner = shape.schema.get("additionalProperties")
        return self.forms(inner, shape.base) if isinstance(inner, dict) else ()

    def forms(self, schema: Schema, base: str) -> tuple[Shape, ...]:
        """A schema as the forms that it allows, each without references."""
        token = (id(schema), base)
        if token not in self._known:
            self._known[token] = ()  # a schema that leads back to itself adds nothing
            self._known[token] = tuple(self._forms(schema, base))
        return self._known[token]

    def field(self, kind: Kind, route: Route) -> Field | None:
        """The field at a route, as the handbook describes it."""
        if kind.kind not in self._fields:
            every = (f for group in groups(self.standard, kind) for f in group.fields)
            self._fields[kind.kind] = {field.path: field for field in every}
        return self._fields[kind.kind].get(plain(route))

    @cached_property
    def names(self) -> NamePlan:
        """Where the files of each kind name something."""
        return name_plan(self.standard)

    @cached_property
    def declared(self) -> dict[str, set[bool]]:
        """By address, the definitions whose ids some list declares; true where kept outside."""
        found: dict[str, set[bool]] = {}
        for kind in self.standard.kinds.values():
            for path in kind.lists:
                steps = (step for name in path.split(".") for step in _steps(name))
                for shape in self.at(kind, (*steps, 0, "id") if declares(kind, path) else ()):
                    for ref in shape.refs:
                        found.setdefault(ref, set()).add(kind.outside)
        return found

    def _forms(self, schema: Schema, base: str) -> Iterator[Shape]:
        full, home = self._schemas.resolved(schema, base)
        refs = tuple(self._refs(schema, base))
        options = [*full.get("oneOf", ()), *full.get("anyOf", ())]
        if not options or "properties" in full:
            yield Shape(full, home, refs)
        for option in options:
            for shape in self.forms(option, home):
                yield shape._replace(refs=(*refs, *shape.refs))

    def _refs(self, schema: Schema, base: str) -> Iterator[str]:
        if "$ref" in schema:
            reference = str(schema["$ref"])
            target, home = self._schemas.target(reference, base)
            yield f"{home}#{reference.partition('#')[2]}"
            yield from self._refs(target, home)
        for part in schema.get("allOf", ()):
            yield from self._refs(part, base)


def plain(route: Route) -> str:
    """A route as the handbook writes it: `risks[].owner`."""
    text = "".join("[]" if isinstance(step, int) else f".{step}" for step in route)
    return text.removeprefix(".")


def declares(kind: Kind, path: str) -> bool:
    """Whether the elements of a list are what their `id` names, and no reference to it."""
    return kind.lists.get(path) == "id" and "[]" not in path


def _steps(name: str) -> Iterator[str | int]:
    yield name.removesuffix("[]")
    if name.endswith("[]"):
        yield 0
