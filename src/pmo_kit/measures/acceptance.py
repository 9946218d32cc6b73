"""Measures of acceptance: what somebody should have accepted by now, and what they did in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pmo_kit.measures.declaration import Computed, known, measure
from pmo_kit.measures.facts import PLAN, Data, day, derived, records, text
from pmo_kit.measures.schedule import ACCEPTED, no_deliverables
from pmo_kit.measures.status_date import status_day


@derived(PLAN, status_day)
def due(plan: Data, recorded: datetime) -> list[Data]:
    """The deliverables that were to be accepted by the status date; not those taken out."""
    return [
        deliverable
        for deliverable in records(plan, "deliverables")
        if text(deliverable, "status") != "descoped"
        and (by := day(deliverable, "due")) is not None
        and by <= recorded
    ]


@measure(
    "deliverables_due",
    "int",
    "deliverables",
    due,
    unless=no_deliverables,
    formula="number of deliverables[] with due until status_date, and not descoped",
)
def deliverables_due(due: Sequence[Data]) -> Computed[int]:
    """What should be accepted by the status date."""
    return known(len(due))


@measure(
    "deliverables_in_time",
    "int",
    "deliverables",
    due,
    unless=no_deliverables,
    formula="number of deliverables_due where status is accepted or provisional, and accepted_on "
    "not after due",
)
def deliverables_in_time(due: Sequence[Data]) -> Computed[int]:
    """What of it was accepted by its day, for good or with remarks."""
    return known(sum(_in_time(deliverable) for deliverable in due))


def _in_time(deliverable: Data) -> bool:
    accepted, due = day(deliverable, "accepted_on"), day(deliverable, "due")
    return (
        text(deliverable, "status") in ACCEPTED
        and accepted is not None
        and due is not None
        and accepted <= due
    )
