"""What a check of the site tells: what it looked at, what it measured, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

HEAD = ("check", "looked at", "measured", "verdict")


class Outcome(NamedTuple):
    """One line of the table; what is no gate is told and stops nothing.

    `undone` says why a check could not be made.
    """

    check: str
    looked_at: str
    measured: str
    faults: list[str]
    gate: bool = True
    undone: str = ""

    @property
    def verdict(self) -> str:
        """The word in the table's last column."""
        if self.undone:
            return "not done"
        if not self.faults:
            return "passed"
        return "FAILED" if self.gate else "told"


def table(outcomes: Iterable[Outcome]) -> str:
    """The outcomes as columns, for people."""
    rows = [HEAD, *((o.check, o.looked_at, o.measured, o.verdict) for o in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """1 where a gate fails, 2 where a gate could not be judged and none fails, else 0."""
    verdicts = {outcome.verdict for outcome in outcomes if outcome.gate}
    if "FAILED" in verdicts:
        return 1
    return 2 if "not done" in verdicts else 0
