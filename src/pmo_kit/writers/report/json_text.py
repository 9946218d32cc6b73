"""JSON as text that any terminal may show: laid out by lines, nothing hidden in its strings."""

from __future__ import annotations

import json
from typing import Any

_KEPT = frozenset("\u00a0\u200c\u200d\u202f\u3000")


def dump(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def spread(value: Any, depth: int, margin: str = "") -> str:
    """A value as JSON, its outer `depth` levels spread over lines and the inner ones not."""
    if not depth or not value or not isinstance(value, dict | list):
        return dump(value)
    inner = margin + "  "
    if isinstance(value, dict):
        parts = [f"{inner}{dump(k)}: {spread(v, depth - 1, inner)}" for k, v in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{margin}}}"
    parts = [inner + spread(item, depth - 1, inner) for item in value]
    return "[\n" + ",\n".join(parts) + f"\n{margin}]"


def harmless(text: str) -> str:
    """The same JSON, with what a terminal or a runner would obey or hide written as escapes.

    Such characters stand only inside strings, so an escape changes no value. A lone surrogate is
    not text at all and becomes its escape as visible characters.
    """
    text = text.replace("##[", "##\\u005b")
    return "\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n"))


def _escaped(line: str) -> str:
    return "".join(c if c.isprintable() or c in _KEPT else _escape(c) for c in line)


def _escape(c: str) -> str:
    code = ord(c)
    if 0xD800 <= code <= 0xDFFF:
        return f"\\\\u{code:04x}"
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
