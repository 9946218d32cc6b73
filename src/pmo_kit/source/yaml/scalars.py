"""How YAML's scalars are read, by the core schema of YAML 1.2, and how they are written."""

from __future__ import annotations

import json
import re

from pmo_kit.source.data import Scalar

_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LONG = 1000  # digits; Python converts only a few thousand
_MEANINGS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **dict.fromkeys((s + w for s in ("", "+") for w in (".inf", ".Inf", ".INF")), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
}

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*(?:,? [A-Za-z0-9(][A-Za-z0-9_./()'-]*)*")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMBIGUOUS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def resolve(text: str) -> Scalar:
    """What a plain scalar means: `null`, `true`, a number, or just text.

    An integer too long for Python is an infinity, which is refused as data.
    """
    if text in _MEANINGS:
        return _MEANINGS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INT.fullmatch(text):
        return int(text) if len(text) < _LONG else float("inf")
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text[2:], 16)
    return float(text) if _FLOAT.fullmatch(text) else text


def scalar(value: Scalar, *, flow: bool = False) -> str:
    """A value as YAML writes it: without quotes where every reader takes it for the same text.

    Within brackets (`flow`) a comma ends a value, so text that has one is quoted there.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _AMBIGUOUS
    if (plain or _DAY.fullmatch(value)) and not (flow and "," in value):
        return value
    return _single(value) if value.isprintable() else _double(value)


def key_name(name: str) -> str:
    """A key as YAML 1.2 writes it: `on` and `no` need no quotes there, `true` does."""
    plain = _KEY.fullmatch(name) and isinstance(resolve(name), str)
    return name if plain else scalar(name, flow=True)


def respelled(value: Scalar, old: str, *, flow: bool = False) -> str:
    """A value in the place of an old spelling: quoted as that was, bare where quotes were wrong."""
    if not isinstance(value, str):
        bare = old.strip("'\"")
        same = bare and type(resolve(bare)) is type(value) and resolve(bare) == value
        return bare if same else json.dumps(value)
    if old.startswith("'") and value.isprintable():
        return _single(value)
    return _double(value) if old.startswith('"') else scalar(value, flow=flow)


def _single(value: str) -> str:
    quoted = value.replace("'", "''")
    return f"'{quoted}'"


def _double(value: str) -> str:
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(char: str) -> str:
    """One character within double quotes; half a character is none, so JSON's pairs will not do."""
    if char in ('"', "\\"):
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08x}"
