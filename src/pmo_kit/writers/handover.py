"""A handover as a list of what passes on, one diff, and what the standard says of it."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.handover import Handover, PassedOn
from pmo_kit.writers.edits import edits_data, edits_lines
from pmo_kit.writers.json_answer import answer, place_data
from pmo_kit.writers.style import Style


def to_text(found: Handover, style: Style) -> str:
    """What passes on, what stays and why, the changes, and the faults that are found with them."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: Handover, style: Style) -> str:
    """The same as data."""
    return answer(
        "handover/v1",
        style,
        found.exit_code,
        role=found.role,
        given_by=found.given_by,
        taken_by=found.taken_by,
        on=found.on,
        accepted_on=found.accepted_on,
        decision=found.decision,
        leaves=found.leaves,
        items=[{**one._asdict(), "location": place_data(one.location)} for one in found.items],
        **edits_data(found.edits),
    )


def _lines(found: Handover) -> Iterator[str]:
    who = f"{found.role} is handed over from {found.given_by} to {found.taken_by} on {found.on}"
    yield harmless(f"{who}, accepted on {found.accepted_on}")
    yield from _listed("Handed over", [one for one in found.items if not one.stays])
    yield from _listed("Not changed", [one for one in found.items if one.stays])
    yield from edits_lines(found.edits, "this handover")


def _listed(heading: str, items: list[PassedOn]) -> Iterator[str]:
    if items:
        yield f"\n{heading}:"
    for one in items:
        title = f"  “{one.title}”" if one.title else ""
        yield harmless(f"  {one.location} {one.what}{title}")
        if one.stays:
            yield harmless(f"    {one.stays}")
