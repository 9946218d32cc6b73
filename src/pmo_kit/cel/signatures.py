"""Signatures of functions and operators, written as text: `sum(list(int)) -> int`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pmo_kit.cel.types import SCALARS, TYPE, ListOf, MapOf, Param, Record, Type

_NAMES = ("path", "name", "stem", "dir")
FILE = Record("file", dict.fromkeys(_NAMES, SCALARS["string"]), _NAMES)
NAMED: dict[str, Type] = {**SCALARS, "type": TYPE, "file": FILE}


class Signature(NamedTuple):
    """One way to call a function: parameter types in, one type out."""

    params: tuple[Type, ...]
    result: Type


def signatures(lines: Sequence[str]) -> dict[str, tuple[Signature, ...]]:
    """By name, every signature that the lines declare; a method's first parameter is its target."""
    found: dict[str, tuple[Signature, ...]] = {}
    for line in lines:
        call, _, result = line.partition(" -> ")
        name, _, params = call.removesuffix(")").partition("(")
        types = tuple(type_named(part) for part in _split(params))
        found[name] = (*found.get(name, ()), Signature(types, type_named(result)))
    return found


def type_named(text: str) -> Type:
    """The type that a text names; a single capital letter is a type left open."""
    text = text.strip()
    if text.startswith("list("):
        return ListOf(type_named(text[5:-1]))
    if text.startswith("map("):
        return MapOf(type_named(text[4:-1].partition(",")[2]))
    return NAMED[text] if text in NAMED else Param(text)


def _split(params: str) -> list[str]:
    """Parameters at the commas outside brackets."""
    parts: list[str] = []
    depth = 0
    for part in params.split(","):
        if depth:
            parts[-1] += "," + part
        elif part.strip():
            parts.append(part)
        depth += part.count("(") - part.count(")")
    return parts
