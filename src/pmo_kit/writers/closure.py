"""What is left until a project is closed, by owner with the command for each, and one diff."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.closure import Closing, Left
from pmo_kit.results.words import spoken
from pmo_kit.writers.edits import edits_data, edits_lines
from pmo_kit.writers.json_answer import answer, place_data
from pmo_kit.writers.style import Style


def to_text(found: Closing, style: Style) -> str:
    """What is left, what would be written, and what comes next."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: Closing, style: Style) -> str:
    """The same as data."""
    return answer(
        "closing/v1",
        style,
        found.exit_code,
        phase=found.phase,
        to=found.to,
        gates=list(found.gates),
        left=[{**one._asdict(), "location": place_data(one.location)} for one in found.left],
        computed=list(found.computed),
        places=list(found.places),
        next=list(found.next),
        **edits_data(found.edits),
    )


def _lines(found: Closing) -> Iterator[str]:
    left = " and ".join(spoken(found.words, "gates", gate) for gate in found.gates)
    gates = f"{left} still to be passed" if left else "no gate is left"
    yield harmless(f"The project is {spoken(found.words, 'phases', found.phase)}; {gates}.")
    for owner, group in groupby(found.left, key=lambda one: one.owner):
        listed = [*group]
        role = next((one.role for one in listed if one.role), "")
        yield ""
        yield harmless(f"{owner or 'Nobody yet'}{f' ({role})' if role else ''}:")
        for one in listed:
            yield from _left(one)
    if found.computed:
        yield ""
        yield harmless(f"Computed in the end report: {', '.join(found.computed)}.")
    if found.places:
        yield harmless(f"Still to be written in it: {', '.join(found.places)}.")
    if found.edits.files:
        yield from edits_lines(found.edits, "this")
    if found.next:
        yield "\nThen:"
    yield from (harmless(f"  {command}") for command in found.next)


def _left(one: Left) -> Iterator[str]:
    """One thing that is left: what, for which gate, and how it is done."""
    due = f", until {one.due}" if one.due else ""
    rule = f" {one.rule}" if one.rule else ""
    yield harmless(f"  {one.gate}{rule} {one.level}{due}  {one.what}")
    yield harmless(f"    {one.command or f'{one.location}: {one.fix}'}")
