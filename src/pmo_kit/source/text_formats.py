"""Formats and patterns of text that schemas may ask for, the same for every engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LENGTH = len("2026-01-31")
_CHAR = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"


@cache
def _uri() -> re.Pattern[str]:
    """The pattern of an address, compiled when the first is met."""
    return re.compile(
        rf"""[A-Za-z][A-Za-z0-9+.-]*:
             (?: // (?: (?:(?!@){_CHAR})* @ )?                        # who
                    (?: \[ (?P<inner>[0-9A-Fa-f:.]+) \] | (?:(?![@:]){_CHAR})* )  # where
                    (?: :[0-9]* )? (?: /{_CHAR}* )*                     # port and path
               | /? {_CHAR}+ (?: /{_CHAR}* )* )
             (?: \?(?:{_CHAR}|[/?])* )? (?: \#(?:{_CHAR}|[/?])* )?""",
        re.VERBOSE,
    )


def is_date(text: object) -> bool:
    """Whether a text is a day that exists, written YYYY-MM-DD; other things are not judged."""
    return not isinstance(text, str) or (len(text) == _LENGTH and _is_day(text))


@lru_cache(maxsize=10_000)
def _is_day(text: str) -> bool:
    """Whether a short text is a day: the same ones stand in a project's files again and again."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_uri(text: object) -> bool:
    """Whether a text is a complete address (RFC 3986) with its scheme; others are not judged."""
    if not isinstance(text, str):
        return True
    found = _uri().fullmatch(text)
    if found is None or text.endswith("://"):
        return False
    return found["inner"] is None or _is_ipv6(found["inner"])


def _is_ipv6(text: str) -> bool:
    import ipaddress

    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


FORMATS = {"date": is_date, "uri": is_uri}

Matcher = Callable[[str], bool]


@cache
def matcher(pattern: str) -> Matcher:
    """Whether a text holds a match, in linear time, with `$` at the very end only.

    Raises `ValueError` where the pattern is none.
    """
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
