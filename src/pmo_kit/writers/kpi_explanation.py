"""A key figure of a project, and what it was computed from."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.kpi import KpiValue
from pmo_kit.results.kpi_explanation import ExplainedKpi
from pmo_kit.writers.explanation import behind, reading_data, reading_line, trace_data
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.status import shown
from pmo_kit.writers.style import Style


def to_text(explained: ExplainedKpi, style: Style) -> str:
    """The figure, what is decided by it and how it misleads, then the measures behind it."""
    return "\n".join(_lines(explained)) + "\n"


def to_json(explained: ExplainedKpi, style: Style) -> str:
    """The same as data."""
    found, text = explained.found, explained.text
    parts = {
        "standard": explained.standard,
        "edition": explained.edition,
        "id": found.id,
        "text": "\n".join(_lines(explained)),
        "project": {
            "id": explained.project,
            "root": explained.root,
            "as_of": explained.as_of,
            "broken": list(explained.broken),
        },
        "kpi": {
            **text._asdict(),
            "title": found.title,
            "value": found.value,
            "unit": found.unit,
            "state": found.state,
            "reason": found.reason,
            "color": found.color,
            "colorless": found.colorless,
            "commit": explained.commit or None,
            "clean": explained.clean,
            "inputs": dict(found.inputs),
            "readings": [reading_data(one) for one in explained.readings],
            "beside": [one._asdict() for one in found.beside],
        },
        "measures": [trace_data(trace) for trace in explained.traces],
    }
    return answer("explain/v1", style, explained.exit_code, **parts)


def _lines(explained: ExplainedKpi) -> Iterator[str]:
    found = explained.found
    traces = {trace.name: trace for trace in explained.traces}
    yield f"{found.id} = {_value(found)}"
    yield harmless(f"{explained.project}, as of {explained.as_of}{_commit(explained)}")
    for path in explained.broken:
        yield f"{harmless(path)} cannot be read, so some values are unknown; pmo check says why."
    yield ""
    for line in _told(explained):
        yield harmless(line)
    yield ""
    for placed in explained.readings:
        yield reading_line(placed)
    told: set[str] = set()
    for name in explained.measures:
        yield from behind(name, traces, "", told)


def _told(explained: ExplainedKpi) -> Iterator[str]:
    """What the standard says of the figure, why it has no color, and what stands beside it."""
    found, text = explained.found, explained.text
    yield text.question
    yield f"Formula: {text.formula}"
    yield f"Decided by it: {text.decides}"
    yield f"How it misleads: {text.trap} Its pair: {text.pair}."
    yield f"From {text.file}, {explained.standard}@{explained.edition}."
    if found.colorless:
        yield f"Without a colour: {found.colorless}"
    for one in found.beside:
        told = f"{shown(one.value)} {one.unit}" if one.value is not None else one.reason
        yield f"Beside it: {one.title}: {told}"


def _commit(explained: ExplainedKpi) -> str:
    if not explained.commit:
        return ""
    other = "" if explained.clean else ", with changes that are not committed"
    return f", commit {explained.commit[:12]}{other}"


def _value(found: KpiValue) -> str:
    if found.value is None:
        return f"{found.state.replace('-', ' ')}: {harmless(found.reason)}"
    color = f", {found.color}" if found.color else ""
    return harmless(f"{shown(found.value)} {found.unit}{color}")
