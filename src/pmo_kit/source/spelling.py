"""How a value is written in YAML and JSON, in the manner of the text that it replaces."""

from __future__ import annotations

import json
import re

from pmo_kit.source.yaml_core import Scalar, resolve

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*(?:,? [A-Za-z0-9(][A-Za-z0-9_./()'-]*)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def scalar(value: str | int) -> str:
    """A value as YAML writes it: without quotes where every reader takes it for the same text."""
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
    if plain or _DAY.fullmatch(value):
        return value
    return _single(value) if value.isprintable() else _double(value)


def respelled(value: Scalar, old: str, *, json_text: bool = False, flow: bool = False) -> str:
    """A value in the place of an old spelling: quoted as that was, bare where quotes were wrong.

    Within brackets (`flow`) a comma ends a value, so text that has one is quoted there.
    """
    if not isinstance(value, str):
        bare = old.strip("'\"")
        same = bare and type(resolve(bare)) is type(value) and resolve(bare) == value
        return bare if same and not json_text else json.dumps(value)
    if json_text:
        return json.dumps(value, ensure_ascii=False)
    if old.startswith("'") and value.isprintable():
        return _single(value)
    if old.startswith('"'):
        return _double(value)
    written = scalar(value)
    return _single(value) if flow and "," in written and written == value else written


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
