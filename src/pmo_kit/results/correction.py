"""What sets a fault of a standard right: lines to write, a file to make or move, or a command."""

from __future__ import annotations

from typing import Literal

from pmo_kit._start.record import NamedTuple

BLANK = "…"
"""Stands in the text of a correction for what only people know."""
Action = Literal["write", "create", "move", "run"]


class Correction(NamedTuple):
    """One thing to do about a fault; lines count from 1.

    `write` puts `text`, whole lines without the last line feed, in the place of `replaced` lines of
    the file `path` from `line` on; without text they are taken out, and where none is replaced the
    text goes before that line. `create` makes the file `path` of `text`, `move` gives it the path
    `to`, and `run` is the command in `text`. Where `text` holds `…`, people put their own words.
    """

    action: Action
    path: str = ""
    line: int = 0
    replaced: int = 0
    text: str = ""
    to: str = ""

    @property
    def heading(self) -> str:
        """What is to be done, in a sentence without its end; `text` follows where there is one."""
        if self.action == "run":
            return "Run"
        if self.action == "move":
            return f"Move {self.path} to {self.to}"
        if self.action == "create":
            return f"Write the file {self.path}"
        last = self.line + self.replaced - 1
        lines = f"line {self.line}" if self.replaced == 1 else f"lines {self.line} to {last}"
        if not self.text:
            return f"Take out {lines} of {self.path}"
        if not self.replaced:
            return f"Write before line {self.line} of {self.path}"
        return f"Write for {lines} of {self.path}"


def moved(path: str, to: str) -> Correction:
    """The correction that gives a file another path."""
    return Correction("move", path, to=to)


def command(text: str) -> Correction:
    """The correction that a command makes."""
    return Correction("run", text=text)
