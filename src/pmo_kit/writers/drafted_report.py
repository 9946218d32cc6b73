"""A drafted status report: its figures and colours, what is left to type, and one diff."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.drafted_report import DraftedColour, DraftedReport
from pmo_kit.writers.edits import edits_data, edits_lines
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: DraftedReport, style: Style) -> str:
    """What was computed, what its leader has still to say, the changes, and the faults."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: DraftedReport, style: Style) -> str:
    """The same as data."""
    return answer(
        "drafted-report/v1",
        style,
        found.exit_code,
        id=found.id,
        path=found.path,
        date=found.date,
        period={"from": found.first, "to": found.last},
        again=found.again,
        figures=[figure._asdict() for figure in found.figures],
        colours=[{**one._asdict(), "better": one.better} for one in found.colours],
        typed=list(found.typed),
        places=list(found.places),
        **edits_data(found.edits),
    )


def _lines(found: DraftedReport) -> Iterator[str]:
    act = "is brought up to date" if found.again else "covers"
    yield harmless(f"{found.id} of {found.date} {act}: {found.first} to {found.last}")
    yield ""
    for figure in found.figures:
        value = figure.reason if figure.value is None else f"{figure.value} {figure.unit}".rstrip()
        told = "is not computed: " if figure.value is None else ""
        yield harmless(f"  {figure.name:<9} {told}{value}")
    for colour in found.colours:
        yield harmless(f"  {colour.dimension:<9} {_colour(colour, found.sponsor)}")
    if found.places:
        yield "\nStill to be typed, by an option or in the file:"
        yield from (harmless(f"  {place}") for place in found.places)
    yield from edits_lines(found.edits, "this report")


def _colour(colour: DraftedColour, sponsor: str) -> str:
    """A colour as reported; where it is not the computed one, that too."""
    computed = colour.computed or "not computed"
    reason = f" ({colour.reason})" if colour.reason else ""
    if colour.reported == colour.computed:
        return f"{colour.reported}{reason}"
    told = f"{colour.reported or 'not reported'}, computed {computed}{reason}"
    if not colour.better:
        return told
    needs = "a reason, --reason TEXT"
    if (colour.computed, colour.reported) == ("red", "green"):
        needs += f", confirmed by the sponsor, --confirmed-by {sponsor or 'PERSON'}"
    return f"{told}; better than computed needs {needs}"
