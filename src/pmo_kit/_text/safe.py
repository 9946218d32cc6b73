"""Text from projects made harmless for terminals: nothing hidden, nothing that moves the cursor."""

from __future__ import annotations

import unicodedata

TAB = 4
"""Columns between two tab stops in a shown line."""

_KEPT = frozenset("\u00a0\u200c\u200d\u202f\u3000")
"""Characters that are not `printable` but that ordinary words, names and emoji need."""


def char(c: str) -> str:
    """One character, or its escape where a terminal would obey or hide it."""
    if c.isprintable() or c in _KEPT:
        return c
    code = ord(c)
    if code < 0x100:
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(c, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def line(text: str, longest: int = 0) -> str:
    """Text as one harmless line, cut to `longest` characters when that is given."""
    if longest and len(text) > longest:
        text = text[: longest - 1] + "…"
    return text if text.isprintable() else "".join(map(char, text))


def guard(text: str) -> str:
    """A line that GitHub's runner takes for text: it obeys `::` at the start and `##[` anywhere."""
    text = text.replace("##[", "##\\x5b")
    rest = text.lstrip()
    return text.replace("::", "\\x3a:", 1) if rest.startswith("::") else text


def guarded(text: str) -> str:
    """Finished text whose every line is guarded."""
    return "\n".join(map(guard, text.split("\n")))


def lines(text: str, most: int = 12) -> list[str]:
    """Text as harmless lines, split where the text breaks them, at most `most` of them."""
    parts = [part.removesuffix("\r") for part in text.strip("\r\n").split("\n")]
    if len(parts) > most:
        parts = [*parts[: most - 1], "…"]
    return [line(part.replace("\t", " " * TAB), 1000) for part in parts]


def width(text: str) -> int:
    """How many terminal cells harmless text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(c: str) -> int:
    if c < "\u0300":
        return 1
    if c in "\u200c\u200d" or unicodedata.category(c) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def wrap(text: str, room: int) -> list[str]:
    """Harmless text broken at spaces into lines of at most `room` cells where words allow."""
    out: list[str] = []
    for part in lines(text):
        if width(part) <= room:
            out.append(part.rstrip())
            continue
        indent = " " * (len(part) - len(part.lstrip(" ")))
        current = ""
        for word in part.split():
            longer = f"{current} {word}" if current else indent + word
            if current and width(longer) > room:
                out.append(current)
                longer = indent + word
            current = longer
        out.append(current)
    return out
