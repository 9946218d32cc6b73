"""Text literals of an expression -> the text they stand for."""

from __future__ import annotations

import re

from pmo_kit.cel.errors import CelSyntaxError

_ESCAPE = re.compile(
    r"\\(?:(?P<simple>[abfnrtv\\?\"'`])|[xX](?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})"
    r"|U(?P<U>[0-9a-fA-F]{8})|(?P<octal>[0-3][0-7]{2})|(?P<bad>.?))",
    re.DOTALL,
)
_SIMPLE = dict(zip("abfnrtv\\?\"'`", "\a\b\f\n\r\t\v\\?\"'`", strict=True))


def text_of(literal: str, offset: int = 0) -> str:
    """The text that a literal with its quotes stands for; `offset` is where the literal begins."""
    raw = literal[0] in "rR"
    body = literal[1:] if raw else literal
    quotes = 3 if len(body) >= 6 and body[:3] in ('"""', "'''") else 1
    inner = body[quotes:-quotes]
    if raw or "\\" not in inner:
        return inner
    start = offset + len(literal) - len(body) + quotes

    def replace(match: re.Match[str]) -> str:
        if match["simple"]:
            return _SIMPLE[match["simple"]]
        if match["bad"] is not None:
            where = start + match.start()
            remedy = "Write `\\\\` for a backslash, or a raw text: r'…'."
            raise CelSyntaxError(f"`{match.group()}` is no escape", where, remedy)
        if match["octal"]:
            return chr(int(match["octal"], 8))
        return _character(int(match["x"] or match["u"] or match["U"], 16), start + match.start())

    return _ESCAPE.sub(replace, inner)


def _character(code: int, offset: int) -> str:
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        remedy = "Write the character itself, or a code up to 10FFFF that is no surrogate."
        raise CelSyntaxError(f"there is no character {code:X}", offset, remedy)
    return chr(code)


def text_literal(text: str) -> str:
    """A literal that stands for `text`."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + escaped.replace("\n", "\\n").replace("\r", "\\r") + "'"
