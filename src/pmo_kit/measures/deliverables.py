"""Measures of deliverables: how many are accepted, and how many are still wanted."""

from __future__ import annotations

from pmo_kit.measures.computed import Computed, Number, known
from pmo_kit.measures.declaration import measure
from pmo_kit.measures.facts import PLAN, Data, derived, records, text

ACCEPTED = ("accepted", "provisional")


@derived(PLAN)
def wanted(plan: Data) -> list[str]:
    """The status of each deliverable that no approved change took out."""
    every = [text(deliverable, "status") for deliverable in records(plan, "deliverables")]
    return [status for status in every if status != "descoped"]


@derived(wanted)
def no_deliverables(wanted: list[str]) -> str:
    """Why nothing is known of deliverables."""
    return "" if wanted else "there are no deliverables"


@measure(
    "deliverables_open",
    "int",
    "deliverables",
    wanted,
    unless=no_deliverables,
    formula="number of deliverables[] where status is not accepted, provisional or descoped",
)
def deliverables_open(wanted: list[str]) -> Computed[int]:
    """Not accepted yet, not taken out either."""
    return known(sum(status not in ACCEPTED for status in wanted))


@measure(
    "deliverables_accepted",
    "int",
    "deliverables",
    wanted,
    unless=no_deliverables,
    formula="number of deliverables[] where status is accepted or provisional",
)
def deliverables_accepted(wanted: list[str]) -> Computed[int]:
    """Accepted, for good or with remarks."""
    return known(sum(status in ACCEPTED for status in wanted))


@measure(
    "accepted_percent",
    "double",
    "percent",
    deliverables_open,
    deliverables_accepted,
    unless=no_deliverables,
    formula="deliverables_accepted / (deliverables_open + deliverables_accepted) × 100",
)
def accepted_percent(open: Computed[int], accepted: Computed[int]) -> Number:
    """Accepted deliverables among all still wanted."""
    done = accepted.value or 0
    return known(done / ((open.value or 0) + done) * 100)
