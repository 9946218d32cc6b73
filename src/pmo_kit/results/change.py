"""A change proposed, approved, rejected or implemented, with what it moves and what is written."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.project_edits import ProjectEdits


class MovedValue(NamedTuple):
    """A value of a document that the change moves; `before` or `after` is empty where none is."""

    path: str
    field: str
    before: str
    after: str


class ChangeStep(NamedTuple):
    """One step in a change's life; `action` is propose, approve, reject or implement.

    `role` and `decision` are empty where the step needs none.
    """

    action: str
    id: str
    title: str
    by: str
    role: str
    on: str
    decision: str
    moved: tuple[MovedValue, ...]
    edits: ProjectEdits

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return self.edits.exit_code
