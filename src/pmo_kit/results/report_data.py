"""A report as plain data that JSON can hold, and back: what comes back is equal to what went."""

from __future__ import annotations

from typing import Any

from pmo_kit.results.finding import Finding, Fix, Location, Related, Verdict
from pmo_kit.results.report import Gap, Known, Report, Since
from pmo_kit.results.verdict_rows import Skips, Tally


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
    made = Report(*data)
    counted: Any = made.counted
    return made._replace(
        gates=tuple(made.gates),
        artifacts=tuple(made.artifacts),
        ignored=tuple(made.ignored),
        verdicts=tuple(Verdict(*one) for one in made.verdicts),
        findings=tuple(_finding(*one) for one in made.findings),
        gaps=tuple(Gap(*one) for one in made.gaps),
        known=made.known and Known(*made.known),
        later=tuple(made.later),
        since=made.since and Since(*made.since),
        counted=counted and _tally(*counted),
    )


def _tally(outcomes: dict[str, int], errors: list[Any], skips: list[Any]) -> Tally:
    return Tally(
        outcomes,
        tuple(Verdict(*one) for one in errors),
        tuple(Skips(reason, frozenset(ids), frozenset(on)) for reason, ids, on in skips),
    )


def _finding(*data: Any) -> Finding:
    made = Finding(*data)
    return made._replace(
        location=Location(*made.location),
        excerpt=tuple(made.excerpt),
        related=tuple(Related(Location(*where), text) for where, text in made.related),
        fixes=tuple(
            Fix(action, path, tuple(route), *rest) for action, path, route, *rest in made.fixes
        ),
        gates=tuple(made.gates),
    )
