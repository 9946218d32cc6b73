"""What is explained: a page of the reference, or a measure of a project and what it is from."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Location
from pmo_kit.results.origin import Origin
from pmo_kit.results.reading import Reading, Scalar


class Explanation(NamedTuple):
    """A page of the reference as text, and the standard and edition that it is from.

    `origin` says whose word it is, where the standard extends another.
    """

    standard: str
    edition: str
    id: str
    text: str
    origin: Origin | None = None

    @property
    def exit_code(self) -> int:
        """Always 0: an unknown name is an error."""
        return 0


class PlacedReading(NamedTuple):
    """A reading, and where it stands in its file."""

    reading: Reading
    location: Location


class MeasureTrace(NamedTuple):
    """One measure of a project: what it is, its value or why it has none, and where that is from.

    `inputs` names the measures that it was computed from, `readings` what it read itself; a formula
    that took another branch may name a measure more than it needed. `timed` says whether time alone
    changes it.
    """

    name: str
    type: str
    unit: str
    means: str
    notes: tuple[str, ...]
    formula: str
    timed: bool
    value: Scalar | None
    reason: str
    readings: tuple[PlacedReading, ...]
    inputs: tuple[str, ...]


class ExplainedMeasure(NamedTuple):
    """A measure of a project as of a day; `traces` begins with it, then has all that it is from.

    `broken` are files that could not be used, so that the measure may lack what they hold.
    """

    project: str
    root: str
    standard: str
    edition: str
    as_of: str
    broken: tuple[str, ...]
    traces: tuple[MeasureTrace, ...]

    @property
    def exit_code(self) -> int:
        """0, or 2 where not everything could be read."""
        return 2 if self.broken else 0
