"""Whether a schema keeps to what every engine reads alike, is closed, and describes its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmo_kit._text import nearest
from pmo_kit.engine.schema_faults import addresses
from pmo_kit.results.correction import BLANK
from pmo_kit.source import FORMATS, Change, Route, is_valid_schema
from pmo_kit.source.edit import AnyChange, Replace
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard.added_fields import NOWHERE, Places
from pmo_kit.standard.bundle_schema import follow
from pmo_kit.standard.schema_circles import CIRCLE_REMEDY, circle_message, leads_back
from pmo_kit.standard.schema_keywords import (
    ANY_TYPE,
    BRANCH,
    BRANCHES,
    DRAFT,
    KEYWORDS,
    LEFT_OUT,
    MAPS,
    NOTES,
    OF_TYPE,
    ONE,
)
from pmo_kit.verify.corrections import remove
from pmo_kit.verify.lint_patterns import better_pattern, pattern_faults
from pmo_kit.verify.schema_corrections import RENAMED, meant_by, type_of


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """What is wrong with a schema, at a route into it.

    `typed` says that the types of its fields are what they seem to be all the same; `changes` to
    the schema set it right.
    """

    route: Route
    message: str
    remedy: str
    typed: bool = False
    changes: Sequence[AnyChange] = ()


def lint_schema(
    schema: dict[str, Any],
    known: Mapping[str, dict[str, Any]],
    added: Places = NOWHERE,
) -> list[SchemaFault]:
    """All faults of a schema; `known` holds the schemas, by `$id`, that it may refer to.

    `added` says where the fields are that it adds to another, if it does; what else it says of the
    inherited ones is told where they are added.
    """
    faults = [*_root_faults(schema), *_Linter(schema, known, added).faults(schema, (), "value")]
    faults += _invalid(schema, {fault.route for fault in faults})
    if not faults:
        from pmo_kit.verify.lint_engines import engine_faults

        found = engine_faults(schema, known)
        faults += [SchemaFault(*fault, typed="examples" in fault[0]) for fault in found]
    return faults


def _invalid(schema: dict[str, Any], told: set[Route]) -> Iterator[SchemaFault]:
    """What JSON Schema's own schema refuses, where nothing is said already."""
    from pmo_kit.source.invalid_schemas import invalid_parts

    for part in () if is_valid_schema(schema) else invalid_parts(schema):
        if part.route not in told:
            yield SchemaFault(part.route, part.message, part.remedy, changes=meant_by(schema, part))


def _root_faults(schema: dict[str, Any]) -> Iterator[SchemaFault]:
    declared = schema.get("$schema")
    if declared != DRAFT:
        said = f"`{declared}` is no draft that is read here" if declared else "`$schema` is missing"
        drafted = [Change("set", ("$schema",), DRAFT)]
        yield SchemaFault(("$schema",), f"{said}.", f"Write {DRAFT}.", changes=drafted)
    if not str(schema.get("$id", "")).startswith("https://"):
        remedy = "Give the schema an `$id` that begins with https://."
        yield SchemaFault(("$id",), "The schema has no address of its own.", remedy)


class _Linter:
    """Walks one schema; a schema stands where a `value` is judged, or in a `branch` of one."""

    def __init__(
        self,
        root: dict[str, Any],
        known: Mapping[str, dict[str, Any]],
        added: Places,
    ) -> None:
        self._root = root
        self._added = added
        self._id = str(root.get("$id", ""))
        self._known = {**known, self._id: root}
        self._mixed_in = set(_mixed_in(root))

    def faults(self, schema: Any, route: Route, position: str) -> Iterator[SchemaFault]:
        """The faults of a schema and of all schemas inside it."""
        if isinstance(schema, bool):
            return
        if not isinstance(schema, dict):
            yield SchemaFault(route, "A schema should stand here.", "Write a mapping of keywords.")
            return
        yield from self._keywords(schema, route)
        if route in self._added.around:
            yield from self._inside(schema, route)
            return
        yield from self._types(schema, route, position)
        yield from self._ref(schema, route)
        if position == "value":
            yield from self._closed(schema, route)
        yield from self._values(schema, route)
        yield from self._inside(schema, route)

    def _inside(self, schema: dict[str, Any], route: Route) -> Iterator[SchemaFault]:
        for keyword in (*ONE, *BRANCH):
            if keyword in schema:
                position = "value" if keyword in ("items", "additionalProperties") else "branch"
                yield from self.faults(schema[keyword], (*route, keyword), position)
        for keyword in (*BRANCHES, "prefixItems"):
            for number, inner in _numbered(schema.get(keyword)):
                yield from self.faults(inner, (*route, keyword, number), "branch")
        for keyword in MAPS:
            for name, inner in _named(schema.get(keyword)):
                here = (*route, keyword, name)
                if route in self._added.around and not self._is_read(keyword, here):
                    continue
                if keyword == "properties":
                    yield from self._property(schema, name, inner, here)
                if isinstance(inner, dict | bool):
                    yield from self.faults(inner, here, "value")

    def _is_read(self, keyword: str, route: Route) -> bool:
        """Whether a part beside added fields is one of them, or lies around one."""
        return keyword != "properties" or route in self._added.own or route in self._added.around

    def _property(
        self, schema: dict[str, Any], name: str, inner: Any, route: Route
    ) -> Iterator[SchemaFault]:
        if name in KEYWORDS and not isinstance(inner, dict):
            yield SchemaFault(
                route,
                f"The keyword `{name}` stands among the properties, where it has no effect.",
                "Move it out of `properties`, one level up.",
                changes=[
                    Change("remove", route),
                    *(() if name in schema else [Change("set", (*route[:-2], name), inner)]),
                ],
            )
        elif not isinstance(inner, dict | bool):
            yield SchemaFault(route, f"`{name}` has no schema.", "Write a mapping of keywords.")
        elif route not in self._added.around and not self._described(inner) and _declares(schema):
            yield SchemaFault(
                route,
                f"The field `{name}` has no description.",
                "Say in a sentence what to write there, with its unit.",
                typed=True,
                changes=[Change("set", (*route, "description"), BLANK)],
            )

    def _described(self, schema: Any) -> bool:
        if not isinstance(schema, dict):
            return False
        if str(schema.get("description", "")).strip():
            return True
        ref = schema.get("$ref")
        target = follow(ref, self._root, self._known) if isinstance(ref, str) else {}
        if target is None:
            return True  # that the reference leads nowhere is said elsewhere
        return isinstance(target, dict) and bool(str(target.get("description", "")).strip())

    def _keywords(self, schema: dict[str, Any], route: Route) -> Iterator[SchemaFault]:
        for keyword in schema:
            here = (*route, keyword)
            if keyword in ("$schema", "$id") and route:
                message = f"`{keyword}` stands inside the schema."
                yield SchemaFault(here, message, "Keep it at the top only.", changes=remove(*here))
            elif keyword in LEFT_OUT:
                message = f"`{keyword}` is outside the subset of keywords that engines read alike."
                remedy = _INSTEAD.get(keyword, "Say it without it.")
                new = RENAMED.get(keyword)
                renamed = [Change("rename", here, new)] if new else ()
                yield SchemaFault(here, message, remedy, changes=renamed)
            elif keyword not in KEYWORDS and not keyword.startswith("x-"):
                close = nearest(keyword, KEYWORDS)
                hint = f"; did you mean `{close[0]}`?" if close else "."
                message = f"`{keyword}` is no keyword of JSON Schema{hint}"
                remedy = "Correct it, or begin a note of yours with x-."
                free = [one for one in close if one not in schema]
                new = free[0] if free else f"x-{keyword}"
                yield SchemaFault(here, message, remedy, changes=[Change("rename", here, new)])

    def _types(self, schema: dict[str, Any], route: Route, position: str) -> Iterator[SchemaFault]:
        given = schema.get("type")
        types = {"number" if t == "integer" else t for t in _listed(given)}
        unknown = types - OF_TYPE.keys() - _OTHER_TYPES  # what is wrong with these is told once
        for name, keywords in OF_TYPE.items() if not unknown else ():
            used = [keyword for keyword in schema if keyword in keywords]
            if types and name not in types:
                for keyword in used:
                    message = f"`{keyword}` has no effect: the type is {_spoken(given)}."
                    here, remedy = (*route, keyword), "Delete it, or fix the type."
                    yield SchemaFault(here, message, remedy, changes=remove(*here))
        if position == "value" and not ANY_TYPE.intersection(schema) and not _shared(schema, route):
            message = "Nothing says what type of value is meant, so any is accepted."
            told = type_of(schema)
            typed = [Change("set", (*route, "type"), told)] if told else ()
            yield SchemaFault(route, message, "Add a `type`.", changes=typed)

    def _ref(self, schema: dict[str, Any], route: Route) -> Iterator[SchemaFault]:
        ref = schema.get("$ref")
        if isinstance(ref, str) and not isinstance(
            follow(ref, self._root, self._known), dict | bool
        ):
            message = f"`{ref}` leads to no schema."
            here, remedy = (*route, "$ref"), "Correct the address or the name after #."
            changes = likely_change(here, ref, addresses(self._root, self._known))
            yield SchemaFault(here, message, remedy, changes=changes)
        elif isinstance(ref, str) and leads_back(self._id, route, self._known):
            yield SchemaFault((*route, "$ref"), circle_message(ref), CIRCLE_REMEDY)

    def _closed(self, schema: dict[str, Any], route: Route) -> Iterator[SchemaFault]:
        if not _declares(schema) or f"#/{'/'.join(map(str, route))}" in self._mixed_in:
            return
        if "additionalProperties" not in schema and "unevaluatedProperties" not in schema:
            yield SchemaFault(
                route,
                "The mapping does not say whether it may have other keys.",
                "Add `additionalProperties: false`, or a schema for the values of free keys.",
                changes=[Change("set", (*route, "additionalProperties"), False)],
            )
            return
        free = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
        if free is False and "allOf" not in schema and "$ref" not in schema:
            for number, key in _numbered(schema.get("required")):
                if key not in (schema.get("properties") or {}):
                    message = f"`{key}` is required, but is no property."
                    remedy = "Correct the name, or describe it under `properties`."
                    here = (*route, "required", number)
                    known = {*schema.get("properties", {})} - {*schema["required"]}
                    rest = [one for one in schema["required"] if one != key]
                    without = Replace((*route, "required"), rest)
                    near = likely_change(here, str(key), sorted(known))
                    yield SchemaFault(here, message, remedy, changes=near or [without])

    def _values(self, schema: dict[str, Any], route: Route) -> Iterator[SchemaFault]:
        pattern = schema.get("pattern")
        types = _listed(schema.get("type"))  # of another type it has no effect, which is told
        if isinstance(pattern, str) and (not types or "string" in types):
            for message, remedy in pattern_faults(pattern):
                here = (*route, "pattern")
                better = better_pattern(pattern)
                changes = [Change("set", here, better)] if better else ()
                yield SchemaFault(here, message, remedy, typed=True, changes=changes)
        step = schema.get("multipleOf")
        if isinstance(step, float) and not step.is_integer():
            message = "Engines disagree on multiples of a fraction."
            here = (*route, "multipleOf")
            yield SchemaFault(here, message, "Use a whole number.", changes=remove(*here))
        form = schema.get("format")
        if form is not None and form not in FORMATS:
            names = ", ".join(FORMATS)
            message = f"`{form}` is no format that is judged here."
            here = (*route, "format")
            meant = likely_change(here, str(form), FORMATS) or remove(*here)
            yield SchemaFault(here, message, f"Use {names}, or a pattern.", changes=meant)


_OTHER_TYPES = {"boolean", "null"}
_INSTEAD = {
    "definitions": "Use `$defs`.",
    "patternProperties": "Use `propertyNames` with a pattern, and `additionalProperties`.",
    "additionalItems": "Use `items`.",
    "dependencies": "Use `dependentRequired`.",
}


def _shared(schema: dict[str, Any], route: Route) -> bool:
    """Whether this is a file of definitions only, which describes no value itself."""
    judging = KEYWORDS.intersection(schema) - NOTES
    return not route and "$defs" in schema and not judging


def _declares(schema: dict[str, Any]) -> bool:
    """Whether a schema declares a mapping, rather than adding a condition to one."""
    return "object" in _listed(schema.get("type"))


def _mixed_in(schema: Any) -> Iterator[str]:
    """The references that stand in an `allOf`: what they name is closed by whoever mixes it in."""
    if isinstance(schema, dict):
        for inner in schema.get("allOf") or ():
            if isinstance(inner, dict) and "$ref" in inner:
                yield str(inner["$ref"])
        for value in schema.values():
            yield from _mixed_in(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _mixed_in(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _numbered(value: Any) -> Iterator[tuple[int, Any]]:
    yield from enumerate(value if isinstance(value, list) else ())


def _named(value: Any) -> Iterator[tuple[str, Any]]:
    yield from (value if isinstance(value, dict) else {}).items()


def _spoken(types: Any) -> str:
    return " or ".join(str(name) for name in _listed(types))
