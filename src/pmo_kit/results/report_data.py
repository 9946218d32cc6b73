"""A report as plain data that JSON can hold, and back: what comes back is equal to what went."""

from __future__ import annotations

from typing import Any

from pmo_kit.results.finding import Finding, Fix, Location, Related, Verdict
from pmo_kit.results.report import Gap, Known, Report, Since
from pmo_kit.results.verdict_rows import Skips, Tally

_LOCATION, _EXCERPT, _RELATED, _FIXES, _GATES = (
    Finding._fields.index(name) for name in ("location", "excerpt", "related", "fixes", "gates")
)


def plain(report: Report) -> list[Any]:
    """The fields of a report in their order, sets as sorted lists."""
    whole = report.read()
    counted = whole.counted and [
        whole.counted.outcomes,
        whole.counted.errors,
        [[one.reason, sorted(one.rules), sorted(one.subjects)] for one in whole.counted.skips],
    ]
    return [*whole._replace(counted=None)[:-1], counted]


def from_plain(data: list[Any]) -> Report:
    """The report that `plain` gave, also from JSON.

    Raises `TypeError`, `ValueError` or `LookupError` for other data.
    """
    given = Report(*data)
    counted: Any = given.counted
    return given._replace(
        gates=tuple(given.gates),
        artifacts=tuple(given.artifacts),
        ignored=tuple(given.ignored),
        verdicts=tuple([Verdict(*one) for one in given.verdicts]),
        findings=tuple([_finding(one) for one in given.findings]),
        gaps=tuple([Gap(*one) for one in given.gaps]),
        known=given.known and Known(*given.known),
        later=tuple(given.later),
        since=given.since and Since(*given.since),
        counted=counted and _tally(*counted),
    )


def _tally(outcomes: dict[str, int], errors: list[Any], skips: list[Any]) -> Tally:
    return Tally(
        outcomes,
        tuple(Verdict(*one) for one in errors),
        tuple(Skips(reason, frozenset(ids), frozenset(on)) for reason, ids, on in skips),
    )


def _finding(data: Any) -> Finding:
    """A finding of its fields, of which there are many in a report: those that are lists change."""
    data[_LOCATION] = Location(*data[_LOCATION])
    data[_EXCERPT] = tuple(data[_EXCERPT])
    data[_GATES] = tuple(data[_GATES])
    data[_RELATED] = tuple([Related(Location(*where), text) for where, text in data[_RELATED]])
    data[_FIXES] = tuple(
        [Fix(action, path, tuple(route), *rest) for action, path, route, *rest in data[_FIXES]]
    )
    return Finding(*data)
