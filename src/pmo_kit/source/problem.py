"""What is wrong with a text or its data, and the change of the data that would repair it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from pmo_kit.source.data import Data
from pmo_kit.source.place import Route

Written = Callable[[Route], str | None]
"""Tells the text of a scalar as written in its file."""


class Problem(NamedTuple):
    """Why a text could not be read, what to do about it, and where it stopped."""

    message: str
    remedy: str
    line: int = 1
    column: int = 1


class Change(NamedTuple):
    """What is to be done at a route: set a value (also an absent key's), rename a key, remove.

    `value` is the new value, a scalar, or the key's new name.
    """

    action: Literal["set", "rename", "remove"]
    route: Route
    value: Data = None


class SchemaProblem(NamedTuple):
    """One way in which data does not conform.

    `route` leads to the value, or to where a missing key belongs. `on_key` is true where the key
    itself is wrong, not its value. `keyword` is the JSON Schema keyword that failed. `meant` is the
    known key that an unknown one is most like; `change` the repair, where it is beyond doubt.
    """

    route: Route
    on_key: bool
    keyword: str
    message: str
    remedy: str
    meant: str = ""
    change: Change | None = None


class SchemaError(Protocol):
    """What the explainers ask of a `jsonschema.ValidationError`."""

    validator: str
    validator_value: Any
    instance: Any
    schema: Any
    message: str
    context: Sequence[SchemaError] | None
    absolute_path: Sequence[str | int]
    relative_path: Sequence[str | int]
    schema_path: Sequence[str | int]
    absolute_schema_path: Sequence[str | int]
