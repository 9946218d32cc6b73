"""Closures that read variables and fields: quick where all is well, exact where it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import type_name

Code = Callable[[Frame], Any]


def root(name: str, at: int) -> Code:
    """A variable of the bindings; the bare name of a type is that type."""

    def run(frame: Frame) -> Any:
        try:
            return frame.bindings[name]
        except KeyError:
            return _unbound(name, at)

    return run


def _unbound(name: str, at: int) -> Any:
    from pmo_kit.cel.library import TYPE_NAMES, TypeValue

    if name in TYPE_NAMES:
        return TypeValue(name)
    raise CelEvalError(f"`{name}` has no value here", at)


def read_field(container: Any, name: str, text: str, at: int) -> Any:
    """A field of a map, or an error that names what was asked of what."""
    if isinstance(container, Mapping):
        try:
            return container[name]
        except KeyError:
            raise CelEvalError(f"`{text}` has no field `{name}`", at) from None
    message = f"`{text}` is a {type_name(container)}, which has no field `{name}`"
    raise CelEvalError(message, at)


def root_field(name: str, key: str, start: int, at: int) -> Code:
    """`root.field`."""
    slow = root(name, start)

    def run(frame: Frame) -> Any:
        try:
            return frame.bindings[name][key]
        except (KeyError, TypeError):
            return read_field(slow(frame), key, name, at)

    return run


def local_field(slot: int, key: str, text: str, at: int) -> Code:
    """`x.field` of a macro's variable."""

    def run(frame: Frame) -> Any:
        try:
            return frame.locals[slot][key]
        except (KeyError, TypeError):
            return read_field(frame.locals[slot], key, text, at)

    return run


def field(operand: Code, key: str, text: str, at: int) -> Code:
    """`operand.field`."""

    def run(frame: Frame) -> Any:
        container = operand(frame)
        try:
            return container[key]
        except (KeyError, TypeError):
            return read_field(container, key, text, at)

    return run


def has(operand: Code, key: str, text: str, at: int) -> Code:
    """`has(operand.field)`."""

    def run(frame: Frame) -> bool:
        container = operand(frame)
        if type(container) is dict or isinstance(container, Mapping):
            return key in container
        message = f"`{text}` is a {type_name(container)}, which has no field `{key}`"
        raise CelEvalError(message, at)

    return run
