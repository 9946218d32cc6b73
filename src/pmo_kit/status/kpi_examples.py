"""Computes the worked examples of key figures, from the measures that they give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pmo_kit.cel import ConversionError, convert
from pmo_kit.engine.compiled import standard_data
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.declaration import Computed, known
from pmo_kit.measures.facts import MANIFEST, THRESHOLDS, TODAY, Facts, Input
from pmo_kit.results.kpi import KpiValue, RolledUp
from pmo_kit.standard import Standard
from pmo_kit.status.kpi_formulas import TYPES, CompiledKpi
from pmo_kit.status.kpi_roll_up import Member, rolled_up
from pmo_kit.status.kpis import Seen, kpi_value

PROJECT = {"tier": "T2", "method": "predictive", "phase": "executing"}
"""What an example's project is where the example does not say."""
DAY = "2026-06-05"
"""The day of an example that names none."""
_PYTHON = {"double": float, "int": int, "string": str}


class ExampleError(Exception):
    """A value of an example that is not of the type of what it stands for."""

    def __init__(self, route: tuple[str | int, ...], message: str, remedy: str) -> None:
        super().__init__(message)
        self.route = route
        self.message = message
        self.remedy = remedy


def of_project(compiled: CompiledKpi, example: Mapping[str, Any], standard: Standard) -> KpiValue:
    """The figure of the project that an example gives.

    Measures that follow from those that it gives are computed by the kit. Raises `ExampleError`.
    """
    day = example.get("as_of", DAY)
    return kpi_value(compiled, _seen(compiled, example, ("given",), standard, day))


def of_portfolio(compiled: CompiledKpi, example: Mapping[str, Any], standard: Standard) -> RolledUp:
    """The figure over the projects of an example. Raises `ExampleError`.

    What it gives is what the portfolio itself knows.
    """
    day, members = example.get("as_of", DAY), []
    given: Mapping[str, object] = {}
    if compiled.kpi.of == "portfolio":
        given = _seen(compiled, example, ("given",), standard, day).awaited
    for number, one in enumerate(example.get("projects", ())):
        seen = _seen(compiled, one, ("projects", number, "given"), standard, day)
        name = f"p{number + 1}"
        project = {**PROJECT, **one.get("project", {})}
        groups = {key: str(value) for key, value in project.items()}
        people = {"leaders": name, "sponsors": name}
        members.append(Member(name, seen, groups, people))
    return rolled_up(compiled, members, given=given)


def _seen(
    compiled: CompiledKpi,
    example: Mapping[str, Any],
    route: tuple[str | int, ...],
    standard: Standard,
    day: str,
) -> Seen:
    """What formulas see of a project of which an example gives some measures."""
    today = datetime.fromisoformat(day).replace(tzinfo=UTC)
    project = {**PROJECT, **example.get("project", {})}
    given: dict[Input[Any], object] = {
        MANIFEST: project,
        THRESHOLDS: standard.thresholds,
        TODAY: today,
    }
    awaited: dict[str, object] = {}
    for name, value in example.get("given", {}).items():
        if name in compiled.kpi.awaits:
            awaited[name] = _awaited(compiled, name, value, (*route, name))
        else:
            given[MEASURES[name]] = known(_measured(name, value, (*route, name)))
    for one in MEASURES.values():
        if one.unless is not None and not given.keys().isdisjoint(one.of[1:]):
            given.setdefault(one.unless, "")  # it is computed from what the example gives
    facts = Facts(given)

    def measure(name: str) -> Computed[Any]:
        return MEASURES[name](facts)

    scope = {"project": project, "today": today, "standard": standard_data(standard)}
    return Seen(measure, scope.__getitem__, awaited)


def _measured(name: str, value: Any, route: tuple[str | int, ...]) -> object:
    """A value as the measure of a name has it."""
    wanted = MEASURES[name].type
    if wanted == "timestamp" and isinstance(value, str):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        except ValueError:
            pass
    python = _PYTHON.get(wanted)
    if python is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if python is not None and type(value) is python:
        return value
    raise ExampleError(
        route, f"`{name}` is a {wanted}, and this is none.", "Give a value of its type."
    )


def _awaited(compiled: CompiledKpi, name: str, value: Any, route: tuple[str | int, ...]) -> object:
    wanted = compiled.kpi.awaits[name]["type"]
    try:
        found: object = convert(value, TYPES[wanted])
    except ConversionError as error:
        raise ExampleError(route, error.message, f"Give a {wanted}.") from None
    return found
