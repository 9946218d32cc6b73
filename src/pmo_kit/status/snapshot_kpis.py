"""What a snapshot of a project tells of its key figures."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.engine.state import State
from pmo_kit.results.project_snapshot import KpiFacts
from pmo_kit.status.kpis import field_readings, key_figures, kpi_value, measures_read, seen_of


def kpi_facts(state: State) -> Iterator[KpiFacts]:
    """Every key figure of a project by its standard. Raises `StandardError`."""
    seen = seen_of(state)
    for one in key_figures(state.compiled.standard).compiled("project"):
        found = kpi_value(one, seen)
        known = found.value is not None
        yield KpiFacts(
            found.id,
            found.value,
            found.unit,
            found.state,
            found.reason,
            found.color,
            field_readings(one, seen, state) if known else (),
            (*measures_read(one.formula),) if one.formula is not None else (),
        )
