"""The page of a rule, kind, gate, role or word."""

from __future__ import annotations

from typing import NamedTuple


class Explanation(NamedTuple):
    """A page of the reference as text, and the standard and edition that it is from."""

    standard: str
    edition: str
    id: str
    text: str

    @property
    def exit_code(self) -> int:
        """Always 0: an unknown name is an error."""
        return 0
