"""A role that passes from one person to another: what goes with it, and what would be written."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Location
from pmo_kit.results.project_edits import ProjectEdits


class PassedOn(NamedTuple):
    """Something open that is the first person's; `stays` says why it is not edited, if it is not.

    `what` names it in business words, as `risks[R-01].owner`.
    """

    what: str
    title: str
    location: Location
    stays: str = ""


class Handover(NamedTuple):
    """A handover, and the edits that it takes.

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
    edits: ProjectEdits

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return self.edits.exit_code
