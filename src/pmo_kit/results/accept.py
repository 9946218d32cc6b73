"""An acceptance of a deliverable, and the edits that it takes."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.project_edits import ProjectEdits


class AcceptedDeliverable(NamedTuple):
    """A deliverable as accepted; `open_tasks` is its work that is not done, as `T-04 Title`.

    `reached` has the ids of the milestones that are reached by it.
    """

    deliverable: str
    title: str
    by: str
    on: str
    evidence: str
    provisional: bool
    open_tasks: tuple[str, ...]
    reached: tuple[str, ...]
    edits: ProjectEdits

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return self.edits.exit_code
