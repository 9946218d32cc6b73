"""A pause, its end or a stop: what is released, who is told, what it costs, and one diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.pause import Cost, Pause
from pmo_kit.writers.edits import edits_data, edits_lines
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style

_ACTS = {"pause": "Paused from", "resume": "Goes on from", "stop": "Stopped on"}
_THIS = {"pause": "this pause", "resume": "this", "stop": "this stop"}


def to_text(found: Pause, style: Style) -> str:
    """What it comes to in words, the changes, and the faults that are found with them."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: Pause, style: Style) -> str:
    """The same as data."""
    return answer(
        "pause/v1",
        style,
        found.exit_code,
        act=found.act,
        on=found.on,
        until=found.until,
        reason=found.reason,
        decision=found.decision,
        by=found.by,
        released=[one._asdict() for one in found.released],
        told=[one._asdict() for one in found.told],
        cost=[one._asdict() for one in found.cost],
        moved=[one._asdict() for one in found.moved],
        next=list(found.next),
        **edits_data(found.edits),
    )


def _lines(found: Pause) -> Iterator[str]:
    until = f" until {found.until}" if found.until else ""
    yield harmless(
        f"{_ACTS[found.act]} {found.on}{until}, decided by {found.by} ({found.decision}): "
        f"{found.reason}"
    )
    released = (f"{one.what}  {one.title}" for one in found.released)
    yield from _listed("Released, and moved", released)
    yield from _listed("To be told", (f"{one.who}  {one.why}" for one in found.told))
    yield from _listed("What it costs", map(_cost, found.cost))
    moved = (f"{one.id}  {one.agreed} → {one.expected}  {one.title}" for one in found.moved)
    yield from _listed("Agreed dates that no longer hold", moved)
    yield from edits_lines(found.edits, _THIS[found.act])
    yield from _listed("Then", found.next)


def _cost(cost: Cost) -> str:
    amount = "not known" if cost.value is None else f"{cost.value:g} {cost.unit}"
    note = f"  ({cost.note})" if cost.note else ""
    return f"{cost.what}: {amount}{note}"


def _listed(heading: str, rows: Iterable[str]) -> Iterator[str]:
    told = [*rows]
    if told:
        yield f"\n{heading}:"
    yield from (harmless(f"  {row}") for row in told)
