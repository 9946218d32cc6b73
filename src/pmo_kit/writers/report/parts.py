"""What formats that tell of each verdict write of one report, and what adds up over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from pmo_kit._start.record import NamedTuple
from pmo_kit.results import Report
from pmo_kit.writers.style import Style

NONE: Mapping[str, int] = MappingProxyType({})


class Part(NamedTuple):
    """The text of one report, and what it counts for the head of the whole."""

    text: str
    counts: Mapping[str, int] = NONE


class Parts(NamedTuple):
    """The texts of all reports in their order, which may be gone through again, and the sums."""

    texts: Iterable[str]
    counts: Mapping[str, int] = NONE


class Write(Protocol):
    """Writes the part of a report; reports are counted from 0."""

    def __call__(self, report: Report, number: int, style: Style) -> Part:
        """The part."""


def parts_of(reports: Sequence[Report], write: Write, style: Style) -> Parts:
    """The parts of reports that are all there."""
    found = [write(report, number, style) for number, report in enumerate(reports)]
    counts = Counter[str]()
    for part in found:
        counts.update(part.counts)
    return Parts([part.text for part in found], counts)
