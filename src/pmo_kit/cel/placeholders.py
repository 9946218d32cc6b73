"""Takes a message apart: what stands in braces is an expression, and may hold braces itself."""

from __future__ import annotations

import re

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel.errors import CelSyntaxError
from pmo_kit.cel.lexer import end_of_token

_PATH = re.compile(r"[A-Za-z_][\w.]*(?:\[\d+\])?[\w.]*(?:\.?`(?P<quoted>[^`]+)`)?", re.ASCII)


class Placeholder(NamedTuple):
    """An expression in a message; `offset` is that of its first character in the message."""

    text: str
    offset: int

    @property
    def name(self) -> str:
        """The last name of a field path; empty for any other expression."""
        found = _PATH.fullmatch(self.text.strip())
        if found is None:
            return ""
        return found["quoted"] or re.sub(r"\[\d+\]$", "", found.group().rpartition(".")[2])


def parts_of(message: str) -> list[str | Placeholder]:
    """The texts and placeholders of a message, in turn; it begins and ends with a text.

    Raises `CelSyntaxError` at a brace that has no partner.
    """
    found: list[str | Placeholder] = []
    done = 0
    while (start := message.find("{", done)) >= 0:
        found.append(_plain(message, done, start))
        done = _end(message, start) + 1
        found.append(Placeholder(message[start + 1 : done - 1], start + 1))
    found.append(_plain(message, done, len(message)))
    return found


def _plain(message: str, start: int, end: int) -> str:
    if (stray := message.find("}", start, end)) >= 0:
        raise CelSyntaxError("a brace stands alone", stray, "Open it before the path: `{item.id}`.")
    return message[start:end]


def _end(message: str, start: int) -> int:
    """Where the brace that opens at `start` is closed; those in texts within are passed over."""
    depth, at = 0, start
    while at < len(message):
        if message[at] in "{}":
            depth += 1 if message[at] == "{" else -1
            if depth == 0:
                return at
        at = max(end_of_token(message, at), at + 1)
    raise CelSyntaxError("a brace stands alone", start, "Close it behind the path: `{item.id}`.")
