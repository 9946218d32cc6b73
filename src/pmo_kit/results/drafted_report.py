"""A status report as the kit drafts it: what is computed, what its leader still has to say."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.project_edits import ProjectEdits
from pmo_kit.results.reading import Scalar


class Figure(NamedTuple):
    """A figure of the report; one that cannot be computed is left out, and `reason` says why."""

    name: str
    value: Scalar | None
    unit: str
    reason: str = ""


class DraftedColour(NamedTuple):
    """A dimension's colour as computed and as reported; `reason` says why none is computed."""

    dimension: str
    computed: str
    reported: str
    reason: str = ""

    @property
    def better(self) -> bool:
        """Whether it is reported better than computed, which takes a reason."""
        order = ("green", "amber", "red")
        known = self.computed in order and self.reported in order
        return known and order.index(self.reported) < order.index(self.computed)


class DraftedReport(NamedTuple):
    """A report as it would be written.

    `again` says that it brings the report of the same day up to date; `typed` are the fields that
    its leader gave, `places` those that are left to them, both by their paths in the report.
    """

    id: str
    path: str
    date: str
    first: str
    last: str
    again: bool
    figures: tuple[Figure, ...]
    colours: tuple[DraftedColour, ...]
    sponsor: str
    typed: tuple[str, ...]
    places: tuple[str, ...]
    edits: ProjectEdits

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return self.edits.exit_code
