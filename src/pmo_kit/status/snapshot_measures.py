"""What a snapshot of a project tells of its measures: values, and the readings behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.no_color import kind_of_nothing
from pmo_kit.results.project_snapshot import MeasureFacts
from pmo_kit.status.measure_trace import Traced

COLORS = ("green", "amber", "red")
STATUS = "status."


def measure_facts(traced: Traced) -> Iterator[MeasureFacts]:
    """Every measure of the catalog; a color that is not known has no value."""
    for measure in MEASURES.values():
        trace = traced.trace(traced.facts.chain(measure))
        value = trace.value
        if trace.name.startswith(STATUS) and value not in COLORS:
            value = None
        state = "known" if value is not None else kind_of_nothing(trace.reason)
        reason = "" if value is not None else trace.reason
        yield MeasureFacts(
            trace.name, value, trace.unit, state, reason, trace.readings, trace.inputs
        )


def number(measures: Mapping[str, MeasureFacts], name: str) -> float | None:
    """The value of a measure that is a number; nothing where it is not known."""
    value = measures[name].value
    return value if isinstance(value, int | float) else None


def words(measures: Mapping[str, MeasureFacts], name: str) -> str | None:
    """The value of a measure that is a text or a day; nothing where it is not known."""
    value = measures[name].value
    return value if isinstance(value, str) else None


def count(measures: Mapping[str, MeasureFacts], name: str) -> int | None:
    """The value of a measure that counts; nothing where it is not known."""
    found = number(measures, name)
    return None if found is None else int(found)
