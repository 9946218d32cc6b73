"""Data as YAML in block style, so that each value stands on a line of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | int | float | bool | date | Sequence[Value] | Mapping[str, Value]"

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()/_-]*[A-Za-z0-9.)]|[A-Za-z]")
WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def yaml_text(data: Mapping[str, Value]) -> str:
    """A document of keys and values, with a line feed at its end."""
    return "\n".join(_mapping(data, "")) + "\n"


def _mapping(data: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{indent}{key}:" if value else f"{indent}{key}: []"
            for item in value:
                yield from _item(item, indent + "  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _item(item: Value, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"{indent}- {_scalar(item)}"
        return
    first, *rest = _mapping(item, indent + "  ")
    yield f"{indent}- {first.strip()}"
    yield from rest


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    plain = PLAIN.fullmatch(text) and text.lower() not in WORDS and ": " not in text
    return text if plain else json.dumps(text, ensure_ascii=False)
