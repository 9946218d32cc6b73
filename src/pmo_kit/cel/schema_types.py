"""JSON Schemas -> types: what the rule language knows of an artifact's fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pmo_kit.cel.types import (
    BOOL,
    DOUBLE,
    DYN,
    INT,
    NULL,
    STRING,
    TIMESTAMP,
    ListOf,
    MapOf,
    Record,
    Scalar,
    Type,
    nullable,
)

Schema = Mapping[str, Any]
Resolve = Callable[[str], Schema]
_NAMED = {"integer": INT, "number": DOUBLE, "string": STRING, "boolean": BOOL, "null": NULL}
_FORMATS = {"date": TIMESTAMP, "date-time": TIMESTAMP}


def from_schema(schema: Schema | bool, resolve: Resolve, name: str) -> Type:
    """The type of what a schema accepts; `resolve` finds the schema that a `$ref` names.

    A `$ref` back into a schema that is being read is dyn, and so is what the schema leaves open.
    """
    return _Reader(resolve).type_of(schema, name)


class _Reader:
    """Reads one schema; `open` holds the references that lead to where it stands."""

    def __init__(self, resolve: Resolve) -> None:
        self.resolve = resolve
        self.open: tuple[str, ...] = ()

    def type_of(self, schema: Schema | bool, name: str) -> Type:
        """The type of one schema, with everything that it refers to."""
        if isinstance(schema, bool):
            return DYN
        found = self._own(schema, name)
        for part in self._parts(schema):
            found = narrowed(found, self.type_of(part, name))
        for keyword in ("oneOf", "anyOf"):
            if schema.get(keyword):
                one = joined([self.type_of(part, name) for part in schema[keyword]])
                found = narrowed(found, one)
        reference = schema.get("$ref")
        return found if reference is None else narrowed(self._referred(reference, name), found)

    def _parts(self, schema: Schema) -> list[Schema]:
        """The schemas that hold for the same value, always or on a condition."""
        conditional = [
            {key: value for key, value in schema[keyword].items() if key != "required"}
            for keyword in ("then", "else")
            if isinstance(schema.get(keyword), Mapping)
        ]
        return [*schema.get("allOf", ()), *conditional]

    def _referred(self, reference: str, name: str) -> Type:
        if reference in self.open:
            return DYN
        before = self.open
        self.open = (*before, reference)
        found = self.type_of(self.resolve(reference), name)
        self.open = before
        return found

    def _own(self, schema: Schema, name: str) -> Type:
        """The type that a schema's own keywords tell."""
        named = schema.get("type")
        if isinstance(named, list):
            types = [self._typed(one, schema, name) for one in named]
            return joined(types)
        if named is not None:
            return self._typed(named, schema, name)
        if "const" in schema or "enum" in schema:
            values = schema["enum"] if "enum" in schema else [schema["const"]]
            return joined([type_of_value(value) for value in values])
        if "properties" in schema or "additionalProperties" in schema:
            return self._typed("object", schema, name)
        return self._typed("array", schema, name) if "items" in schema else DYN

    def _typed(self, named: str, schema: Schema, name: str) -> Type:
        if named == "array":
            return ListOf(self._elements(schema, name))
        if named == "object":
            return self._record(schema, name)
        if named == "string" and schema.get("format") in _FORMATS:
            return _FORMATS[schema["format"]]
        return _NAMED.get(named, DYN)

    def _elements(self, schema: Schema, name: str) -> Type:
        first = [self.type_of(part, f"{name}[]") for part in schema.get("prefixItems", ())]
        if "items" in schema and schema["items"] is not False:
            first.append(self.type_of(schema["items"], f"{name}[]"))
        return joined(first) if first else DYN

    def _record(self, schema: Schema, name: str) -> Type:
        others = [schema.get("additionalProperties"), schema.get("unevaluatedProperties")]
        others += schema.get("patternProperties", {}).values()
        open_to = [
            self.type_of(other, f"{name}.*") for other in others if other not in (None, False)
        ]
        rest = joined(open_to) if open_to else None
        if not schema.get("properties"):
            return MapOf(rest or DYN)
        fields = {
            field: self.type_of(part, f"{name}.{field}")
            for field, part in schema["properties"].items()
        }
        return Record(name, fields, schema.get("required", ()), rest)


def type_of_value(value: object) -> Type:
    """The type of a constant."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return BOOL
    if isinstance(value, list):
        return ListOf(joined([type_of_value(item) for item in value]) if value else DYN)
    if isinstance(value, dict):
        return Record("constant", {key: type_of_value(of) for key, of in value.items()}, value)
    return {int: INT, float: DOUBLE, str: STRING}.get(type(value), DYN)


def joined(types: list[Type]) -> Type:
    """The type of a value that has one of several: the same, a record of all fields, or dyn."""
    others = [of for of in types if of != NULL]
    if len(others) < len(types) and others:
        inner = joined(others)
        return inner if isinstance(inner, Scalar) and inner.kind == "dyn" else nullable(inner)
    found = types[0]
    for of in types[1:]:
        found = _either(found, of)
    return found


def _either(a: Type, b: Type) -> Type:
    if a == b:
        return a
    if isinstance(a, Record) and isinstance(b, Record):
        fields = {
            field: _either(a.fields.get(field, of), b.fields.get(field, of))
            for field, of in {**a.fields, **b.fields}.items()
        }
        rest = a.rest if b.rest is None else b.rest
        return Record(a.name, fields, a.required & b.required, rest)
    if isinstance(a, ListOf) and isinstance(b, ListOf):
        return ListOf(_either(a.elem, b.elem))
    if {a.kind, b.kind} == {"int", "double"}:
        return DOUBLE
    return DYN


def narrowed(a: Type, b: Type) -> Type:
    """The type of a value that has both: what either one knows."""
    if _is_open(a) or a == b:
        return b
    if _is_open(b):
        return a
    if isinstance(a, Record) and isinstance(b, Record):
        fields = {
            field: narrowed(a.fields.get(field, DYN), b.fields.get(field, DYN))
            for field in {**a.fields, **b.fields}
        }
        return Record(a.name, fields, a.required | b.required, a.rest or b.rest)
    if isinstance(a, MapOf) and isinstance(b, Record):
        return Record(b.name, b.fields, b.required, b.rest or a.value)
    if isinstance(a, Record) and isinstance(b, MapOf):
        return a
    if isinstance(a, ListOf) and isinstance(b, ListOf):
        return ListOf(narrowed(a.elem, b.elem))
    return b if b == TIMESTAMP and a == STRING else a


def _is_open(of: Type) -> bool:
    return isinstance(of, Scalar) and of.kind == "dyn" and of.also is None
