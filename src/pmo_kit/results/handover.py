"""A role that passes from one person to another: what goes with it, and what would be written."""

from __future__ import annotations

from typing import NamedTuple

from pmo_kit.results.finding import Finding, Location
from pmo_kit.results.fix_plan import FileChange


class PassedOn(NamedTuple):
    """Something open that is the first person's; `stays` says why it is not edited, if it is not.

    `what` names it in business words, as `risks[R-01].owner`.
    """

    what: str
    title: str
    location: Location
    stays: str = ""


class Handover(NamedTuple):
    """A handover as it would be written; `faults` are what the standard finds with it.

    `decision` is empty where none is named; `leaves` says that the first person goes for good.
    """

    role: str
    given_by: str
    taken_by: str
    on: str
    accepted_on: str
    decision: str
    leaves: bool
    items: tuple[PassedOn, ...]
    files: tuple[FileChange, ...]
    faults: tuple[Finding, ...] = ()
    written: bool = False

    @property
    def stands(self) -> bool:
        """Whether it may be written although faults are found: they are advice."""
        return all(f.level != "shall" and f.outcome != "error" for f in self.faults)

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return 0 if self.stands else 1
