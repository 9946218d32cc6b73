"""Texts taken apart and put right: CEL's strings extension as far as rules need it, and `lower`."""

# Names, overloads and answers are those of the extension in Google's runtime, to which a test
# holds them; `lower` is the kit's own, since the extension changes ASCII letters only.

from __future__ import annotations

from collections.abc import Callable

from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import mismatch
from pmo_kit.cel.types import Value

_WHITE_SPACE = (
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Unicode's property White_Space, which Python's own `strip` goes beyond."""


def index_of(frame: Frame, text: Value, part: Value, start: Value = 0) -> int:
    """Where a text first holds another, from a position on; -1 where it does not.

    Raises `CelEvalError` for a position outside the text, and for values of other types.
    """
    if type(text) is not str or type(part) is not str or type(start) is not int:
        raise mismatch("indexOf", text, part, start)
    frame.spend(len(text) // 4)
    return text.find(part, _position("indexOf", text, start))


def substring(frame: Frame, text: Value, start: Value, end: Value = None) -> str:
    """The characters from a position on, up to the end of the text or before another position.

    Raises `CelEvalError` for positions outside the text or in the wrong order, and for values of
    other types.
    """
    if end is None and type(text) is str:
        end = len(text)
    if type(text) is not str or type(start) is not int or type(end) is not int:
        raise mismatch("substring", text, start, end)
    _position("substring", text, start)
    _position("substring", text, end)
    if end < start:
        raise CelEvalError(f"`substring` cannot end at {end}, before it starts at {start}")
    frame.spend((end - start) // 4)
    return text[start:end]


def _position(name: str, text: str, position: int) -> int:
    """A position in a text, or right behind it. Raises `CelEvalError` for one outside of it."""
    if 0 <= position <= len(text):
        return position
    raise CelEvalError(f"`{name}`: a text of {len(text)} characters has no position {position}")


def replace(frame: Frame, text: Value, old: Value, new: Value, most: Value = -1) -> str:
    """A text with another in place of one that it holds: everywhere, or at most so often.

    Raises `CelEvalError` for values of other types.
    """
    if type(text) is not str or type(old) is not str or type(new) is not str:
        raise mismatch("replace", text, old, new)
    if type(most) is not int:
        raise mismatch("replace", text, old, new, most)
    frame.spend(len(text) // 4)
    times = text.count(old)
    times = times if most < 0 else min(times, most)
    frame.spend(max(0, len(text) + times * (len(new) - len(old))) // 4)
    return text.replace(old, new, times)


def split(frame: Frame, text: Value, separator: Value, most: Value = -1) -> list[Value]:
    """The parts of a text between separators; with a limit, the last part holds the rest.

    Raises `CelEvalError` for values of other types.
    """
    if type(text) is not str or type(separator) is not str:
        raise mismatch("split", text, separator)
    if type(most) is not int:
        raise mismatch("split", text, separator, most)
    if most == 0:
        return []
    frame.spend(len(text) // 4)
    parts = text.count(separator) + 1 if separator else max(len(text), 1)
    parts = parts if most < 0 else min(parts, most)
    frame.spend(parts)
    if separator:
        return [*text.split(separator, parts - 1)]
    return [*text[: parts - 1], text[parts - 1 :]]


def trim(frame: Frame, text: Value) -> str:
    """A text without the white space around it. Raises `CelEvalError` for what is no text."""
    if type(text) is not str:
        raise mismatch("trim", text)
    frame.spend(len(text) // 4)
    return text.strip(_WHITE_SPACE)


def lower(frame: Frame, text: Value) -> str:
    """A text in small letters, by Unicode's default mapping, whatever the language.

    Raises `CelEvalError` for what is no text.
    """
    if type(text) is not str:
        raise mismatch("lower", text)
    frame.spend(len(text) // 4)
    return text.lower()


METHODS: dict[str, Callable[..., Value]] = {
    "indexOf": index_of,
    "lower": lower,
    "replace": replace,
    "split": split,
    "substring": substring,
    "trim": trim,
}
