"""The types of the rule language; written out, since each dataclass costs 1 ms at start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

UNPLANNED = object()  # `plan` holds how `convert` sees values of a type, once it was asked


class Scalar:
    """A type without parts, told by its name; `also` is what a nullable value is when not null."""

    __slots__ = ("also", "kind")

    def __init__(self, kind: str, also: Type | None = None) -> None:
        self.kind = kind
        self.also = also

    def __repr__(self) -> str:
        return self.kind

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scalar) and (self.kind, self.also) == (other.kind, other.also)

    def __hash__(self) -> int:
        return hash(self.kind)


class ListOf:
    """A list whose elements have one type."""

    __slots__ = ("elem", "plan")
    kind = "list"

    def __init__(self, elem: Type) -> None:
        self.elem = elem
        self.plan: Any = UNPLANNED

    def __repr__(self) -> str:
        return f"list({self.elem!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ListOf) and self.elem == other.elem

    def __hash__(self) -> int:
        return hash(("list", self.elem))


class MapOf:
    """A map from text to values of one type."""

    __slots__ = ("plan", "value")
    kind = "map"

    def __init__(self, value: Type) -> None:
        self.value = value
        self.plan: Any = UNPLANNED

    def __repr__(self) -> str:
        return f"map(string, {self.value!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MapOf) and self.value == other.value

    def __hash__(self) -> int:
        return hash(("map", self.value))


class Record:
    """A map whose fields are known; `rest` is the type of fields it does not name, if allowed."""

    __slots__ = ("fields", "name", "plan", "required", "rest")
    kind = "record"

    def __init__(
        self,
        name: str,
        fields: Mapping[str, Type],
        required: Iterable[str] = (),
        rest: Type | None = None,
    ) -> None:
        self.name = name
        self.fields = dict(fields)
        self.required = frozenset(required)
        self.rest = rest
        self.plan: Any = UNPLANNED

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Record) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.fields)))

    def _parts(self) -> tuple[Any, ...]:
        return (self.fields, self.required, self.rest)


class Param:
    """A type that a signature leaves open, such as the `T` of `distinct(list(T)) -> list(T)`."""

    __slots__ = ("name",)
    kind = "param"

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class TypeOf:
    """The type of a type, as `type(x)` and the bare name `int` have it."""

    __slots__ = ()
    kind = "type"

    def __repr__(self) -> str:
        return "type"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TypeOf)

    def __hash__(self) -> int:
        return hash("type")


Type = Scalar | ListOf | MapOf | Record | Param | TypeOf

INT = Scalar("int")
DOUBLE = Scalar("double")
STRING = Scalar("string")
BOOL = Scalar("bool")
NULL = Scalar("null")
TIMESTAMP = Scalar("timestamp")
DURATION = Scalar("duration")
DYN = Scalar("dyn")
TYPE = TypeOf()

SCALARS = {
    scalar.kind: scalar for scalar in (INT, DOUBLE, STRING, BOOL, NULL, TIMESTAMP, DURATION, DYN)
}


def nullable(of: Type) -> Scalar:
    """What may be null: checked as dyn, converted as `of` where it is not null."""
    return Scalar("dyn", also=of)


def type_to_json(of: Type) -> Any:
    """A type as plain lists, dicts and text."""
    if isinstance(of, ListOf):
        return ["list", type_to_json(of.elem)]
    if isinstance(of, MapOf):
        return ["map", type_to_json(of.value)]
    if isinstance(of, Record):
        fields = {name: type_to_json(field) for name, field in of.fields.items()}
        rest = None if of.rest is None else type_to_json(of.rest)
        return ["record", of.name, fields, sorted(of.required), rest]
    if isinstance(of, Scalar):
        return of.kind if of.also is None else ["nullable", type_to_json(of.also)]
    return "type"


def type_from_json(data: Any) -> Type:
    """The type that `type_to_json` wrote."""
    if isinstance(data, str):
        return SCALARS.get(data, TYPE)
    kind, first, *more = data
    if kind == "list":
        return ListOf(type_from_json(first))
    if kind == "map":
        return MapOf(type_from_json(first))
    if kind == "nullable":
        return nullable(type_from_json(first))
    fields, required, rest = more
    return Record(
        first,
        {name: type_from_json(field) for name, field in fields.items()},
        required,
        None if rest is None else type_from_json(rest),
    )
