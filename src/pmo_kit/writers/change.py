"""A step in a change's life: who, what moves from which value to which, one diff, what is found."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.change import ChangeStep
from pmo_kit.writers.edits import edits_data, edits_lines
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style

_DONE = {
    "propose": "is proposed by",
    "approve": "is approved by",
    "reject": "is rejected by",
    "implement": "is implemented, says",
}


def to_text(found: ChangeStep, style: Style) -> str:
    """The step, the values that move, and the edits."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: ChangeStep, style: Style) -> str:
    """The same as data."""
    return answer(
        "change/v1",
        style,
        found.exit_code,
        action=found.action,
        id=found.id,
        title=found.title,
        by=found.by,
        role=found.role,
        on=found.on,
        decision=found.decision,
        moved=[one._asdict() for one in found.moved],
        **edits_data(found.edits),
    )


def _lines(found: ChangeStep) -> Iterator[str]:
    role = f" ({found.role})" if found.role else ""
    decision = f", decision {found.decision}" if found.decision else ""
    done = f"{found.id} “{found.title}” {_DONE[found.action]} {found.by}{role}"
    yield harmless(f"{done} on {found.on}{decision}")
    if found.moved:
        yield "\nWould move once approved:" if found.action == "propose" else "\nMoves:"
    for one in found.moved:
        values = f"{one.before or '(none)'} → {one.after or '(none)'}"
        yield harmless(f"  {one.path} {one.field}  {values}")
    yield from edits_lines(found.edits, "this change")
