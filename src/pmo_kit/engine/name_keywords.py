"""What schemas say of names: which fields define the name of something, and which refer to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.names_plan import NamePlan, Node
from pmo_kit.source import Route
from pmo_kit.standard import Standard
from pmo_kit.standard.added_fields import COPIED
from pmo_kit.standard.bundle_schema import follow
from pmo_kit.standard.schema_keywords import BRANCHES

DEFINES, REFERS = "x-defines", "x-refers-to"
ELEMENT, OTHER = 0, 1
"""Steps of a path that are no field's name: into each element of a list, and into what any other
key of an object holds."""
Path = tuple[str | int, ...]


class Part(NamedTuple):
    """A schema where it stands: in the schema of an address, at a route."""

    schema: Mapping[str, Any]
    identity: str
    route: Route


class Keyword(NamedTuple):
    """A keyword where it stands, for a kind; `around` are the parts of what it lies in, inside out.

    `value` are the parts of the schema of the value that it stands on, with the one it stands in.
    """

    name: str
    says: Any
    part: Part
    value: tuple[Part, ...]
    around: tuple[tuple[Part, ...], ...]
    kind: str
    path: Path


def keywords(standard: Standard) -> Iterator[Keyword]:
    """Every keyword on names in the schemas of a standard's kinds, once for each way to it."""
    for kind, identity in standard.schema_of.items():
        if kind in standard.kinds:
            reader = _Reader(standard.schemas, kind)
            root = Part(standard.schemas[identity], identity, ())
            yield from reader.keywords((root,), (), (), ())


def name_plan(standard: Standard) -> NamePlan:
    """The plan of a standard, without the names to which nothing refers."""
    found = [one for one in keywords(standard) if is_sound(one)]
    asked = {word for one in found if one.name == REFERS for word in kinds_of(one.says)}
    defines: dict[str, Node] = {}
    refers: dict[str, Node] = {}
    words: dict[str, dict[str, Any]] = {}
    for one in found:
        if one.name == REFERS:
            _put(refers, one, _asked(one.says))
            continue
        here = [word for word in kinds_of(one.says) if word in asked]
        if here:
            until = one.says.get("until", "") if isinstance(one.says, dict) else ""
            _put(defines, one, [here, until])
        for word in here:
            known = words.setdefault(word, {"in": [], "patterns": []})
            listed = [one.kind, label(one.path)]
            if listed not in known["in"]:
                known["in"].append(listed)
            pattern = next((p.schema["pattern"] for p in one.value if "pattern" in p.schema), "")
            if pattern not in known["patterns"]:
                known["patterns"].append(pattern)
    return NamePlan(defines, refers, words)


def kinds_of(says: Any) -> list[str]:
    """The kinds of things that a keyword speaks of."""
    kind: Any = says.get("kind") if isinstance(says, dict) else says
    return [kind] if isinstance(kind, str) else list(kind)


def label(path: Path) -> str:
    """Where a reader looks for what a path leads to: the id of a task stands under `tasks`."""
    end = len(path) - 1
    while end and path[end] != ELEMENT:
        end -= 1
    shown = path[: end or max(len(path) - 1, 1)]
    text = "".join("[]" if step == ELEMENT else f".{step}" for step in shown if step != OTHER)
    return text.removeprefix(".")


def is_sound(keyword: Keyword) -> bool:
    """Whether a keyword is written as it must be; whether its names are known is told elsewhere."""
    says = keyword.says
    if keyword.name == DEFINES and isinstance(says, str | list):
        says = {"kind": says}
    if not isinstance(says, dict):
        return False
    kind, known = says.get("kind"), ALLOWED[keyword.name]
    texts = [kind] if isinstance(kind, str) else kind
    return (
        isinstance(texts, list)
        and bool(texts)
        and all(isinstance(text, str) for text in texts)
        and all(key in known and isinstance(value, known[key]) for key, value in says.items())
        and all(isinstance(name, str) for name in days_of(says))
        and all(isinstance(of, list | dict) for of in states_of(says).values())
    )


ALLOWED: dict[str, dict[str, Any]] = {
    DEFINES: {"kind": str | list, "until": str},
    REFERS: {
        "kind": str | list,
        "as_of": str | list,
        "while": dict,
        "if": dict,
        "same_file": bool,
    },
}
"""The keys of each keyword, with what they may hold."""


def days_of(says: Mapping[str, Any]) -> list[Any]:
    """The date fields that say on which day a name must be known, the first that is there first."""
    days = says.get("as_of", [])
    return days if isinstance(days, list) else [days]


def states_of(says: Mapping[str, Any]) -> dict[str, Any]:
    """What fields around must say so that a name is asked for, or must be known that day."""
    return {**says.get("while", {}), **says.get("if", {})}


def neighbour(name: str, around: Iterable[tuple[Part, ...]], known: Any) -> tuple[Part, ...]:
    """The parts of the nearest field of a name around a value; none where there is no such field.

    `known` are the schemas of the standard, by address.
    """
    reader = _Reader(known, "")
    for parts in around:
        found = reader.fields(parts).get(name)
        if found:
            return reader.parts(found)
    return ()


def _asked(says: Mapping[str, Any]) -> list[Any]:
    """What a reference asks for, as the check reads it."""
    same_file = says.get("same_file", False)
    return [kinds_of(says), days_of(says), says.get("while", {}), says.get("if", {}), same_file]


def _put(plans: dict[str, Node], keyword: Keyword, says: list[Any]) -> None:
    """Enter what a keyword says under the path of its kind."""
    node = plans.setdefault(keyword.kind, {})
    for step in keyword.path:
        if step == ELEMENT:
            node = node.setdefault("i", {})
        elif step == OTHER:
            node = node.setdefault("o", {})
        else:
            node = node.setdefault("f", {}).setdefault(step, {})
    node.setdefault("k", says)


class _Reader:
    """Goes through the schema of one kind, along what it refers to."""

    def __init__(self, schemas: Mapping[str, dict[str, Any]], kind: str) -> None:
        self._schemas = schemas
        self._kind = kind

    def keywords(
        self,
        start: tuple[Part, ...],
        path: Path,
        around: tuple[tuple[Part, ...], ...],
        inside: tuple[frozenset[tuple[str, Route]], ...],
    ) -> Iterator[Keyword]:
        """The keywords on a value and on all that it holds; a value within itself is read once."""
        parts = self.parts(start)
        places = frozenset((part.identity, part.route) for part in parts)
        if places in inside:
            return
        for name in (DEFINES, REFERS):
            part = next((part for part in parts if name in part.schema), None)
            if part is not None:
                yield Keyword(name, part.schema[name], part, parts, around, self._kind, path)
        deeper = (*inside, places)
        for name, field in self.fields(parts).items():
            yield from self.keywords(field, (*path, name), (parts, *around), deeper)
        for keyword, step in (("items", ELEMENT), ("additionalProperties", OTHER)):
            held = tuple(_at(part, keyword) for part in parts if _holds(part, keyword))
            if held:
                beyond = (parts, *around) if step == OTHER else around
                yield from self.keywords(held, (*path, step), beyond, deeper)

    def parts(self, start: Iterable[Part]) -> tuple[Part, ...]:
        """Every schema by which a value is judged, the nearest first."""
        found: dict[tuple[str, Route], Part] = {}
        for part in start:
            self._gather(part, found)
        return tuple(found.values())

    def fields(self, parts: Iterable[Part]) -> dict[str, tuple[Part, ...]]:
        """The fields of an object, each with the schemas that tell of it."""
        found: dict[str, tuple[Part, ...]] = {}
        for part in parts:
            for name, schema in part.schema.get("properties", {}).items():
                if isinstance(schema, dict):
                    place = Part(schema, part.identity, (*part.route, "properties", name))
                    found[name] = (*found.get(name, ()), place)
        return found

    def _gather(self, part: Part, found: dict[tuple[str, Route], Part]) -> None:
        if COPIED in part.schema:  # it is the same definition as in its other places
            part = Part(part.schema, *_addressed(part.schema[COPIED]))
        token = (part.identity, part.route)
        if token in found:
            return
        found[token] = part
        ref = part.schema.get("$ref")
        if isinstance(ref, str):
            self._referred(ref, part, found)
        for keyword in BRANCHES:
            for number, schema in enumerate(part.schema.get(keyword, ())):
                if isinstance(schema, dict):
                    inner = Part(schema, part.identity, (*part.route, keyword, number))
                    self._gather(inner, found)
        for keyword in ("then", "else"):
            if _holds(part, keyword):
                self._gather(_at(part, keyword), found)

    def _referred(self, ref: str, part: Part, found: dict[tuple[str, Route], Part]) -> None:
        target = follow(ref, self._schemas.get(part.identity, {}), self._schemas)
        if isinstance(target, dict):
            identity, route = _addressed(ref)
            self._gather(Part(target, identity or part.identity, route), found)


def _addressed(ref: str) -> tuple[str, Route]:
    """The schema that a reference names, by its `$id`, and the route within it."""
    identity, _, pointer = ref.partition("#")
    steps = (s.replace("~1", "/").replace("~0", "~") for s in pointer.split("/")[1:])
    return identity, tuple(int(step) if step.isdecimal() else step for step in steps)


def _holds(part: Part, keyword: str) -> bool:
    return isinstance(part.schema.get(keyword), dict)


def _at(part: Part, keyword: str) -> Part:
    return Part(part.schema[keyword], part.identity, (*part.route, keyword))
