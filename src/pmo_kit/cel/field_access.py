"""Closures that read variables and fields: quick where all is well, exact where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.semantics import type_name
from pmo_kit.cel.types import TYPE_NAMES, TypeValue, Value


def root(name: str, at: int) -> Code:
    """A variable of the bindings; the bare name of a type is that type.

    Its closure raises `CelEvalError` where the variable has no value.
    """

    return lambda frame: read_root(frame.bindings, name, at)


def read_root(bindings: Mapping[str, Value], name: str, at: int) -> Value:
    """A variable, or the type of that name. Raises `CelEvalError` where it has no value."""
    try:
        return bindings[name]
    except KeyError:
        if name in TYPE_NAMES:
            return TypeValue(name)
        raise CelEvalError(f"`{name}` has no value here", at) from None


def read_field(container: Value, name: str, text: str, at: int) -> Value:
    """A field of a map. Raises `CelEvalError`, which names what was asked of what."""
    if not isinstance(container, Mapping):
        raise _no_map(container, name, text, at)
    try:
        return container[name]
    except KeyError:
        raise CelEvalError(f"`{text}` has no field `{name}`", at) from None


def _no_map(container: Value, name: str, text: str, at: int) -> CelEvalError:
    message = f"`{text}` is a {type_name(container)}, which has no field `{name}`"
    return CelEvalError(message, at)


def root_field(name: str, key: str, start: int, at: int) -> Code:
    """`root.field`."""
    slow = root(name, start)

    def run(frame: Frame) -> Value:
        bindings: Mapping[str, Any] = frame.bindings
        try:
            found: Value = bindings[name][key]
        except (KeyError, TypeError):
            return read_field(slow(frame), key, name, at)
        return found

    return run


def local_field(slot: int, key: str, text: str, at: int) -> Code:
    """`x.field` of a macro's variable."""

    def run(frame: Frame) -> Value:
        container: Any = frame.locals[slot]
        try:
            found: Value = container[key]
        except (KeyError, TypeError):
            return read_field(container, key, text, at)
        return found

    return run


def field(operand: Code, key: str, text: str, at: int) -> Code:
    """`operand.field`."""

    def run(frame: Frame) -> Value:
        container: Any = operand(frame)
        try:
            found: Value = container[key]
        except (KeyError, TypeError):
            return read_field(container, key, text, at)
        return found

    return run


def has(operand: Code, key: str, text: str, at: int) -> Code:
    """`has(operand.field)`. Its closure raises `CelEvalError` where the operand is no map."""

    return lambda frame: has_field(operand(frame), key, text, at)


def has_field(container: Value, key: str, text: str, at: int) -> bool:
    """Whether a map has a field. Raises `CelEvalError` where it is no map."""
    if type(container) is dict or isinstance(container, Mapping):
        return key in container
    raise _no_map(container, key, text, at)
