"""How far a command has come with many things, on a terminal and nowhere else."""

from __future__ import annotations

import os
import sys
from typing import Self


class Progress:
    """Counts on the standard error, and takes the count away at the end.

    `after` many the count begins, and `step` says how seldom it changes.
    """

    def __init__(self, what: str, many: int = 50, step: int = 25) -> None:
        self._what = what
        self._many = many
        self._step = step
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def after(self, done: int, of: int) -> None:
        """Show that so many are done, of so many."""
        if of <= self._many or not sys.stderr.isatty() or os.environ.get("CI"):
            return
        if done == of:
            self.clear()
        elif done % self._step == 0:
            line = f"{done:,} of {of:,} {self._what}"
            print(f"\r{line}", end="", file=sys.stderr, flush=True)
            self._shown = len(line)

    def clear(self) -> None:
        """Take away what is shown, so that a line may stand there."""
        if self._shown:
            print(f"\r{' ' * self._shown}\r", end="", file=sys.stderr, flush=True)
            self._shown = 0
