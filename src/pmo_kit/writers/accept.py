"""An acceptance: what is accepted by whom, the milestones reached, one diff, what is found."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.accept import AcceptedDeliverable
from pmo_kit.writers.edits import edits_data, edits_lines
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: AcceptedDeliverable, style: Style) -> str:
    """Who accepts what, and the edits."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: AcceptedDeliverable, style: Style) -> str:
    """The same as data."""
    said = {key: value for key, value in found._asdict().items() if key != "edits"}
    return answer("accept/v1", style, found.exit_code, **said, **edits_data(found.edits))


def _lines(found: AcceptedDeliverable) -> Iterator[str]:
    how = "provisionally accepted" if found.provisional else "accepted"
    title = f" “{found.title}”" if found.title else ""
    yield harmless(f"{found.deliverable}{title} is {how} by {found.by} on {found.on}")
    yield harmless(f"  evidence: {found.evidence}")
    for task in found.open_tasks:
        yield harmless(f"  still open: {task}")
    for milestone in found.reached:
        yield harmless(f"  reached: {milestone}")
    yield from edits_lines(found.edits, "this acceptance")
