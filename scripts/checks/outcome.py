"""What a check of the site tells: what it looked at, what it measured, and what is wrong."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """One line of the table; a check that is no gate reports its faults and stops nothing."""

    check: str
    looked_at: str
    measured: str
    faults: list[str]
    gate: bool = True
    skipped: bool = False

    @property
    def verdict(self) -> str:
        """The word in the table's last column."""
        if self.skipped:
            return "skipped"
        if not self.faults:
            return "passed"
        return "FAILED" if self.gate else "reported"
