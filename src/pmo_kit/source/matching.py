"""Regular expressions for the explaining engine: matched by the deciding one where that exists."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

Matcher = Callable[[str], bool]


@cache
def matcher(pattern: str) -> Matcher:
    """Whether a text holds a match, in linear time, with `$` at the very end only."""
    try:
        import jsonschema_rs
    except ImportError:  # in the browser
        compiled = re.compile(_ended(pattern))
        return lambda text: compiled.search(text) is not None
    judge = jsonschema_rs.Draft202012Validator(
        {"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions()
    )
    return judge.is_valid


def fits(value: Any, schema: Any) -> bool:
    """Whether a value keeps to the pattern or the bounds that stand beside what it failed."""
    if not isinstance(schema, dict):
        return True
    if isinstance(value, str):
        return "pattern" not in schema or matcher(schema["pattern"])(value)
    if isinstance(value, bool):
        return True
    least, most = schema.get("minimum", value), schema.get("maximum", value)
    return bool(least <= value <= most)


def _ended(pattern: str) -> str:
    """The pattern with a last `$` written as `\\Z`: Python's `$` also matches before a newline."""
    before = pattern.removesuffix("$")
    slashes = len(before) - len(before.rstrip("\\"))
    return f"{before}\\Z" if before != pattern and slashes % 2 == 0 else pattern
