"""CEL's own functions on Python values: size, texts, conversions, and parts of dates."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from pmo_kit.cel import texts, times
from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.semantics import mismatch, type_name
from pmo_kit.cel.types import TypeValue, Value

_TWO_63 = 2.0**63
_SPACES = " \t\n\v\f\r"


def size(_: Frame, value: Value) -> int:
    """The number of characters, elements or entries. Raises `CelEvalError` for what has no size."""
    if isinstance(value, str | list | tuple | Mapping):
        return len(value)
    raise mismatch("size", value)


def to_type(_: Frame, value: Value) -> TypeValue:
    """The type of a value."""
    name = type_name(value)
    return TypeValue("null_type" if name == "null" else name)


def to_int(_: Frame, value: Value) -> int:
    """A whole number from a double (cut toward zero), a text or a timestamp (seconds of 1970).

    Raises `CelEvalError` for other values, texts that are none, and beyond 64 bits.
    """
    if type(value) is int:
        return value
    if type(value) is float:
        if -_TWO_63 < value < _TWO_63:
            return int(value)
        raise CelEvalError("the double is beyond 64 bits")
    if type(value) is datetime:
        return times.seconds_of(value)
    if type(value) is str:
        return _int_of(value)
    raise mismatch("int", value)


def _int_of(text: str) -> int:
    stripped = text.strip(_SPACES)
    digits = stripped[1:] if stripped[:1] in ("+", "-") else stripped
    if digits.isascii() and digits.isdigit() and len(digits) < 40:
        value = int(stripped)
        if -(2**63) <= value < 2**63:
            return value
    raise CelEvalError(f"{_quoted(text)} is no whole number")


def to_double(_: Frame, value: Value) -> float:
    """A double from an int or a text. Raises `CelEvalError` for other values and texts."""
    if type(value) is float:
        return value
    if type(value) is int:
        return float(value)
    if type(value) is not str:
        raise mismatch("double", value)
    stripped = value.strip(_SPACES)
    try:
        if stripped.isascii() and "_" not in stripped and stripped == stripped.strip():
            return float(stripped)
    except ValueError:
        pass
    raise CelEvalError(f"{_quoted(value)} is no number")


def to_string(_: Frame, value: Value) -> str:
    """A text from a value. Raises `CelEvalError` for null, a list, a map and a type."""
    if type(value) is str:
        return value
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    if type(value) is float:
        return double_text(value)
    if type(value) is datetime:
        return times.timestamp_text(value)
    if type(value) is timedelta:
        return times.duration_text(value)
    raise mismatch("string", value)


def double_text(value: float) -> str:
    """The shortest text that reads as the same double; from a million on, with an exponent."""
    if not math.isfinite(value):
        return repr(value)
    digits = repr(abs(value)).partition("e")[0].replace(".", "").strip("0")
    decimals = max(len(digits) - 1, 0)
    scientific = f"{value:.{decimals}e}"
    exponent = int(scientific.partition("e")[2])
    if -4 <= exponent < 6:
        return f"{value:.{max(decimals - exponent, 0)}f}"
    return scientific


def to_bool(_: Frame, value: Value) -> bool:
    """A bool from the texts that CEL knows for one. Raises `CelEvalError` for all others."""
    if type(value) is bool:
        return value
    if type(value) is not str:
        raise mismatch("bool", value)
    if value in ("true", "True", "TRUE", "t", "1"):
        return True
    if value in ("false", "False", "FALSE", "f", "0"):
        return False
    raise CelEvalError(f"{_quoted(value)} is neither true nor false")


def to_timestamp(_: Frame, value: Value) -> datetime:
    """A point in time from a text (RFC 3339) or seconds since 1970.

    Raises `CelEvalError` for other values, and where there is no such time.
    """
    if type(value) is datetime:
        return value
    if type(value) is int:
        return times.from_seconds(value)
    if type(value) is str:
        return times.timestamp(value)
    raise mismatch("timestamp", value)


def to_duration(_: Frame, value: Value) -> timedelta:
    """A length of time from a text such as `1h30m`. Raises `CelEvalError` for others."""
    if type(value) is timedelta:
        return value
    if type(value) is str:
        return times.duration(value)
    raise mismatch("duration", value)


def to_dyn(_: Frame, value: Value) -> Value:
    """The value itself, of which the checker then knows nothing."""
    return value


def starts_with(_: Frame, text: Value, start: Value) -> bool:
    """Whether a text begins with another. Raises `CelEvalError` for what is no text."""
    text, start = _texts("startsWith", text, start)
    return text.startswith(start)


def ends_with(_: Frame, text: Value, end: Value) -> bool:
    """Whether a text ends with another. Raises `CelEvalError` for what is no text."""
    text, end = _texts("endsWith", text, end)
    return text.endswith(end)


def contains(frame: Frame, text: Value, part: Value) -> bool:
    """Whether a text holds another. Raises `CelEvalError` for what is no text."""
    text, part = _texts("contains", text, part)
    frame.spend(len(text) // 4)
    return part in text


def edge_of_text(name: str, at: int, subject: Code, part: str) -> Code:
    """`text.startsWith('part')`, which documents meet once for each of their lines."""
    test = str.startswith if name == "startsWith" else str.endswith

    def run(frame: Frame) -> bool:
        text = subject(frame)
        if type(text) is str:
            return test(text, part)
        raise mismatch(name, text, part).at(at)

    return run


def _texts(name: str, text: Value, other: Value) -> tuple[str, str]:
    if type(text) is str and type(other) is str:
        return text, other
    raise mismatch(name, text, other)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "size": size,
    "type": to_type,
    "int": to_int,
    "double": to_double,
    "string": to_string,
    "bool": to_bool,
    "timestamp": to_timestamp,
    "duration": to_duration,
    "dyn": to_dyn,
}
METHODS: dict[str, Callable[..., Value]] = {
    "size": size,
    "startsWith": starts_with,
    "endsWith": ends_with,
    "contains": contains,
    **texts.METHODS,
    **times.GETTERS,
}
