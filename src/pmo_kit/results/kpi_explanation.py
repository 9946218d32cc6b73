"""A key figure of a project, and all that it was computed from."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.explanation import MeasureTrace, PlacedReading
from pmo_kit.results.kpi import KpiValue


class KpiText(NamedTuple):
    """What a standard says of a key figure; `file` is the one that says so."""

    question: str
    decides: str
    formula: str
    trap: str
    pair: str
    file: str


class ExplainedKpi(NamedTuple):
    """A key figure of a project as of a day, and all that it is from.

    `readings` is what its formula read itself, `measures` which ones it read; `traces` are these
    with all that they are from. `commit` is the one that is checked out, empty without git; `clean`
    says whether the files are as it has them. `broken` are files that could not be used.
    """

    project: str
    root: str
    standard: str
    edition: str
    as_of: str
    commit: str
    clean: bool
    broken: tuple[str, ...]
    text: KpiText
    found: KpiValue
    measures: tuple[str, ...]
    readings: tuple[PlacedReading, ...]
    traces: tuple[MeasureTrace, ...]

    @property
    def exit_code(self) -> int:
        """0, or 2 where not everything could be read."""
        return 2 if self.broken else 0
