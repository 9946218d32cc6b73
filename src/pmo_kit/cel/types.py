"""The types of the rule language, and the Python values that have them."""

# Written out, since each dataclass costs 1 ms at start.

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias

Value: TypeAlias = (
    "bool | int | float | str | datetime | timedelta | list[Value] | tuple[Value, ...]"
    " | Mapping[str, Value] | TypeValue | Version | None"
)
"""What an expression reads and gives."""


class Type:
    """A type; `kind` tells its class or, of scalars, which it is.

    `plan` is how `conversion` sees values of the type, once it was asked.
    """

    __slots__ = ("plan",)
    kind: str
    plan: Callable[[Any], Any] | None

    def parts(self) -> tuple[object, ...]:
        """What two types have in common that are the same; a class with more to it says so."""
        return (self.kind,)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Type) and self.parts() == other.parts()

    def __hash__(self) -> int:
        return hash(self.kind)


class Scalar(Type):
    """A type without parts, told by its name; `also` is what a nullable value is when not null."""

    __slots__ = ("also", "kind")

    def __init__(self, kind: str, also: Type | None = None) -> None:
        self.plan = None
        self.kind = kind
        self.also = also

    def __repr__(self) -> str:
        return self.kind

    def parts(self) -> tuple[object, ...]:
        return self.kind, self.also


class ListOf(Type):
    """A list whose elements have one type."""

    __slots__ = ("elem",)
    kind = "list"

    def __init__(self, elem: Type) -> None:
        self.plan = None
        self.elem = elem

    def __repr__(self) -> str:
        return f"list({self.elem!r})"

    def parts(self) -> tuple[object, ...]:
        return self.kind, self.elem


class MapOf(Type):
    """A map from text to values of one type."""

    __slots__ = ("value",)
    kind = "map"

    def __init__(self, value: Type) -> None:
        self.plan = None
        self.value = value

    def __repr__(self) -> str:
        return f"map(string, {self.value!r})"

    def parts(self) -> tuple[object, ...]:
        return self.kind, self.value


class Record(Type):
    """A map whose fields are known; `rest` is the type of fields it does not name, if allowed."""

    __slots__ = ("fields", "name", "required", "rest")
    kind = "record"

    def __init__(
        self,
        name: str,
        fields: Mapping[str, Type],
        required: Iterable[str] = (),
        rest: Type | None = None,
    ) -> None:
        self.plan = None
        self.name = name
        self.fields = dict(fields)
        self.required = frozenset(required)
        self.rest = rest

    def __repr__(self) -> str:
        return self.name

    def parts(self) -> tuple[object, ...]:
        return self.kind, self.fields, self.required, self.rest


class Param(Type):
    """A type that a signature leaves open, such as the `T` of `distinct(list(T)) -> list(T)`."""

    __slots__ = ("name",)
    kind = "param"

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def parts(self) -> tuple[object, ...]:
        return self.kind, self.name


class TypeValue:
    """A type as a value, as in `type(x) == string`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TypeValue) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


class Version:
    """A version such as `1.10`: `text` is what was written, `key` is what puts it in order."""

    __slots__ = ("key", "text")

    def __init__(self, text: str, key: tuple[Any, ...]) -> None:
        self.text = text
        self.key = key

    def __repr__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __lt__(self, other: Version) -> bool:
        return self.key < other.key

    def __le__(self, other: Version) -> bool:
        return self.key <= other.key

    def __gt__(self, other: Version) -> bool:
        return self.key > other.key

    def __ge__(self, other: Version) -> bool:
        return self.key >= other.key


INT = Scalar("int")
DOUBLE = Scalar("double")
STRING = Scalar("string")
BOOL = Scalar("bool")
NULL = Scalar("null")
TIMESTAMP = Scalar("timestamp")
DURATION = Scalar("duration")
DYN = Scalar("dyn")
TYPE = Scalar("type")
VERSION = Scalar("version")

SCALARS = {
    scalar.kind: scalar
    for scalar in (INT, DOUBLE, STRING, BOOL, NULL, TIMESTAMP, DURATION, DYN, TYPE, VERSION)
}
TYPE_NAMES = ("bool", "int", "double", "string", "list", "map", "null_type", "type")
"""What names a type as a value."""


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
    also = of.also if isinstance(of, Scalar) else None
    return of.kind if also is None else ["nullable", type_to_json(also)]


def type_from_json(data: Any) -> Type:
    """The type that `type_to_json` wrote."""
    if isinstance(data, str):
        return SCALARS[data]
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
