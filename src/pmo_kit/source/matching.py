"""Regular expressions for the explaining engine: matched by the deciding one where that exists."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

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


def _ended(pattern: str) -> str:
    """The pattern with a last `$` written as `\\Z`: Python's `$` also matches before a newline."""
    before = pattern.removesuffix("$")
    slashes = len(before) - len(before.rstrip("\\"))
    return f"{before}\\Z" if before != pattern and slashes % 2 == 0 else pattern
