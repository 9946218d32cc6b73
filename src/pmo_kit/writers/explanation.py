"""A page of the reference, or a measure of a project and what it was computed from."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.explanation import (
    ExplainedMeasure,
    Explanation,
    MeasureTrace,
    PlacedReading,
)
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.status import shown
from pmo_kit.writers.style import Style

INDENT = "  "


def to_text(found: Explanation | ExplainedMeasure, style: Style) -> str:
    """The page; or the measure, the values that it read, and the measures behind it, indented."""
    if isinstance(found, Explanation):
        whose = f"\n{harmless(found.origin.told())}\n" if found.origin else ""
        return f"{found.text}\n{whose}"
    return "\n".join(_lines(found)) + "\n"


def to_json(found: Explanation | ExplainedMeasure, style: Style) -> str:
    """The same as data: where it is from, and each measure with its readings and inputs."""
    if isinstance(found, Explanation):
        facts = found._asdict()
        origin = facts.pop("origin")
        whose = {"origin": origin.data()} if origin else {}
        return answer("explain/v1", style, found.exit_code, **facts, **whose)
    parts = {
        "standard": found.standard,
        "edition": found.edition,
        "id": found.traces[0].name,
        "text": "\n".join(_lines(found)),
        "project": {
            "id": found.project,
            "root": found.root,
            "as_of": found.as_of,
            "broken": list(found.broken),
        },
        "measures": [trace_data(trace) for trace in found.traces],
    }
    return answer("explain/v1", style, found.exit_code, **parts)


def trace_data(trace: MeasureTrace) -> dict[str, object]:
    """A measure with its readings and inputs as data."""
    return {**trace._asdict(), "readings": [reading_data(one) for one in trace.readings]}


def reading_data(placed: PlacedReading) -> dict[str, str | int | float]:
    """A reading and its place as data."""
    place = placed.location
    return {**placed.reading._asdict(), "line": place.line, "column": place.column}


def _lines(found: ExplainedMeasure) -> Iterator[str]:
    traces = {trace.name: trace for trace in found.traces}
    first = found.traces[0]
    yield f"{first.name} = {_value(first)}"
    yield f"{harmless(found.project)}, as of {found.as_of}"
    for path in found.broken:
        yield f"{harmless(path)} cannot be read, so some values are unknown; pmo check says why."
    yield ""
    yield first.means
    yield f"Formula: {first.formula}"
    yield from first.notes
    if first.timed:
        yield "It changes with the date alone."
    yield ""
    yield from _behind(first, traces, "", set())


def _behind(
    trace: MeasureTrace, traces: dict[str, MeasureTrace], indent: str, told: set[str]
) -> Iterator[str]:
    """What a measure was computed from; what was told before is only named."""
    for placed in trace.readings:
        yield f"{indent}{reading_line(placed)}"
    for name in trace.inputs:
        yield from behind(name, traces, indent, told)


def behind(
    name: str, traces: dict[str, MeasureTrace], indent: str, told: set[str]
) -> Iterator[str]:
    """A measure with its value, then what it was computed from; `told` was told before."""
    trace = traces[name]
    known = "  (see above)" if name in told else f"  {trace.formula}"
    yield f"{indent}{name} = {_value(trace)}{known}"
    if name not in told:
        told.add(name)
        yield from _behind(trace, traces, indent + INDENT, told)


def _value(trace: MeasureTrace) -> str:
    if trace.value is None:
        return f"not known: {harmless(trace.reason)}"
    value = trace.value if isinstance(trace.value, str) else shown(trace.value)
    because = f" ({harmless(trace.reason)})" if trace.reason else ""
    return harmless(f"{value} {trace.unit}".rstrip()) + because


def reading_line(placed: PlacedReading) -> str:
    """A reading after its place, on one line."""
    value = placed.reading.value
    return harmless(f"{placed.location}  {placed.reading.name}: {value}")
