"""Every measure of the catalog for one snapshot, in the catalog's order."""

from __future__ import annotations

from pmo_kit.measures.budget_readings import Readings, budget_readings
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.earned_readings import earned_value_readings
from pmo_kit.measures.facts import Facts
from pmo_kit.measures.log_readings import log_readings
from pmo_kit.measures.schedule_readings import schedule_readings
from pmo_kit.measures.status_readings import status_readings


def all_readings(facts: Facts) -> Readings:
    """The readings by name; the status comes last, since it judges the others."""
    found = {
        **budget_readings(facts),
        **earned_value_readings(facts),
        **schedule_readings(facts),
        **log_readings(facts),
    }
    found.update(status_readings(facts, found))
    return {name: found[name] for name in MEASURES}
