"""Reads how a project stands: measures, colors, what moved since the last report, the next gate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.engine.check import Judged
from pmo_kit.engine.paused import pause_of
from pmo_kit.engine.records import Records
from pmo_kit.engine.state import State
from pmo_kit.measures import values
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.declaration import Computed
from pmo_kit.results.readiness import Readiness
from pmo_kit.results.reading import plain
from pmo_kit.results.status import Difference, MeasureValue, Pause, Status, StatusColor, Value

REPORT = "status-report"
REPORTED = {
    "bac": "bac",
    "spent": "spent",
    "earned": "earned",
    "planned": "planned",
    "forecast": "forecast_cost",
    "finish": "expected_end",
}
"""The numbers of a status report, and the measures that they were copied from."""


def status_of(judged: Judged, readiness: Readiness | None) -> Status:
    """How a judged project stands; `readiness` is that for the gate that ends its phase."""
    state = judged.state
    found = values(state.facts)
    report = _latest(state)
    colors = report.get("status")
    return Status(
        head=judged.report.head,
        report=str(report.get("id", "")),
        report_date=str(report.get("date", "")),
        override=str(report.get("override_reason", "")),
        measures=tuple(
            MeasureValue(name, plain(m.value), m.unit, MEASURES[name].means, m.reason)
            for name, m in found.items()
            if not name.startswith("status.")
        ),
        colors=_colors(found, colors if isinstance(colors, Mapping) else {}),
        differences=_differences(found, report.get("numbers")),
        counted=bool(report.get("numbers")),
        timed=tuple(f for f in judged.report.findings if f.outcome == "failed" and f.timed),
        announced=judged.report.announced,
        broken=state.unusable,
        readiness=readiness,
        pause=_pause(state),
    )


def _pause(state: State) -> Pause | None:
    """The pause that nobody has ended, as written."""
    told = pause_of(state.snapshot)
    words = [str(told.get(key, "")) for key in ("from", "until", "reason", "decision")]
    return Pause(*words) if told else None


def _latest(state: State) -> Mapping[str, Any]:
    """The latest status report as written."""
    found = Records(state).latest(REPORT)
    return found.sound if found else {}


def _colors(
    found: Mapping[str, Computed[Any]], reported: Mapping[str, Any]
) -> tuple[StatusColor, ...]:
    """Every dimension that is computed or reported, the overall one first."""
    computed = {
        name.removeprefix("status."): measure
        for name, measure in found.items()
        if name.startswith("status.")
    }
    shades = []
    for dimension in dict.fromkeys(("overall", *computed, *map(str, reported))):
        measure = computed.get(dimension)
        shades.append(
            StatusColor(
                dimension,
                str(measure.value or "unknown") if measure else "",
                str(reported.get(dimension, "")),
                measure.reason if measure else "",
            )
        )
    return tuple(shades)


def _differences(found: Mapping[str, Computed[Any]], numbers: Any) -> tuple[Difference, ...]:
    """What the last report said otherwise than today's numbers do."""
    if not isinstance(numbers, Mapping):
        return ()
    moves = []
    for name, measure in REPORTED.items():
        now, then = plain(found[measure].value), numbers.get(name)
        if then is not None and not _same(then, now):
            moves.append(Difference(measure, then, now, found[measure].unit))
    return tuple(moves)


def _same(then: Value, now: Value) -> bool:
    if isinstance(then, int | float) and isinstance(now, int | float):
        return abs(then - now) < 0.005
    return then == now
