"""Computes key figures: of a judged project, or of anything whose measures are known."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import Absent, CelEvalError, CelUnknown, Checked, compile
from pmo_kit.engine.compiled import OF_KINDS
from pmo_kit.engine.project_scope import project_scope
from pmo_kit.engine.records import Records
from pmo_kit.engine.state import State
from pmo_kit.engine.verdicts import Origins, located
from pmo_kit.measures.catalog import MEASURES, nested
from pmo_kit.measures.declaration import OWN, Computed, unknown
from pmo_kit.measures.no_color import kind_of_nothing, no_progress
from pmo_kit.results.explanation import PlacedReading
from pmo_kit.results.kpi import KNOWN, BesideValue, KpiValue
from pmo_kit.results.reading import Reading, Scalar, plain, pointer
from pmo_kit.source import Route
from pmo_kit.source.front_matter_keys import in_file
from pmo_kit.standard import Standard
from pmo_kit.standard.kpis import Kpi, load_kpis
from pmo_kit.status.kpi_formulas import CompiledKpi, compile_kpis

NEAR = 1e-9
"""So far beyond a limit is still on it: what adding up in binary leaves behind."""
_NAME = re.compile(r"[a-z_][a-z0-9_]*")


class Seen(NamedTuple):
    """What formulas see of one project: its measures by name, the other names, what is awaited.

    `progress` is why recorded progress says nothing, `unit` what the project counts in.
    """

    measure: Callable[[str], Computed[Any]]
    scope: Callable[[str], object]
    awaited: Mapping[str, object]
    progress: str = ""
    unit: str = ""


class Outcome(NamedTuple):
    """What an expression gives, or why it gives nothing."""

    value: Any = None
    reason: str = ""


_ready: dict[tuple[str, str], tuple[Standard, KeyFigures]] = {}


def key_figures(standard: Standard) -> KeyFigures:
    """The key figures of a standard, made once for all its projects. Raises `StandardError`."""
    key = standard.folder, standard.edition
    ready = _ready.get(key)
    if ready is None or ready[0] is not standard:
        ready = _ready[key] = (standard, KeyFigures(standard))
    return ready[1]


class KeyFigures:
    """The key figures of one standard, ready to be computed for many projects."""

    def __init__(self, standard: Standard) -> None:
        """Raises `StandardError` where a file of them cannot be read or has not its form.

        A figure that does not compile is left out: `pmo standard verify` tells of it.
        """
        self.every = load_kpis(standard)
        self._compiled, _ = compile_kpis(self.every.values(), standard)

    def compiled(self, of: str) -> tuple[CompiledKpi, ...]:
        """The figures of a project, or of a portfolio, by id."""
        return tuple(one for one in self._compiled.values() if one.kpi.of == of)

    def named(self, name: str) -> CompiledKpi | None:
        """The figure of an id, in any letter case and with hyphens or underscores."""
        return self._compiled.get(name.strip().casefold().replace("_", "-"))

    def of_project(self, state: State) -> tuple[KpiValue, ...]:
        """Every figure of a project, in the order of their ids."""
        seen = seen_of(state)
        return tuple(kpi_value(one, seen) for one in self.compiled("project"))


def seen_of(state: State) -> Seen:
    """What formulas see of a project that is judged, each part made when it is first asked for."""
    made: dict[str, Any] = {}

    def scope(name: str) -> object:
        if not made:
            made.update(project_scope(state, Records(state)))
        return made[name]

    def measure(name: str) -> Computed[Any]:
        try:
            return MEASURES[name](state.facts)
        except CelUnknown as error:
            return unknown(error.message)

    try:
        progress = no_progress(state.facts)
    except CelUnknown as error:
        progress = error.message
    return Seen(measure, scope, {}, progress, str(measure("unit").value or ""))


def kpi_value(compiled: CompiledKpi, seen: Seen) -> KpiValue:
    """A key figure of one project: its value and its color, or which kind of nothing it is."""
    kpi = compiled.kpi
    unit = _unit(kpi.unit, seen)
    nothing = _nothing(compiled, seen)
    if nothing:
        return KpiValue(kpi.id, kpi.title, None, unit, kind_of_nothing(nothing), nothing)
    assert compiled.formula is not None
    found = number(compiled.formula, seen, kpi)
    inputs = inputs_of(compiled.formula, seen)
    if found.value is None:
        state = kind_of_nothing(found.reason)
        return KpiValue(kpi.id, kpi.title, None, unit, state, found.reason, inputs=inputs)
    color, colorless = color_of(compiled, found.value, seen)
    beside = beside_values(compiled, seen)
    value = plain(float(found.value))
    assert isinstance(value, float)
    return KpiValue(kpi.id, kpi.title, value, unit, KNOWN, "", color, colorless, inputs, beside)


def _unit(unit: str, seen: Seen) -> str:
    return (seen.unit or "units") if unit == OWN else unit


def _nothing(compiled: CompiledKpi, seen: Seen) -> str:
    """Why a figure says nothing before it is computed: it does not apply, or is not recorded."""
    kpi = compiled.kpi
    if compiled.not_applicable is not None:
        applies = run(compiled.not_applicable, seen, kpi)
        if applies.value is None:
            return applies.reason
        if applies.value:
            return f"not applicable: {kpi.because}"
    if kpi.progress and seen.progress:
        return seen.progress
    return ""


def beside_values(compiled: CompiledKpi, seen: Seen) -> tuple[BesideValue, ...]:
    """The figures that are shown beside one, each with its value or the reason why it has none."""
    found = []
    for one, checked in zip(compiled.kpi.beside, compiled.beside, strict=True):
        value, reason = number(checked, seen, compiled.kpi)
        shown = None if value is None else round(float(value), 6)
        found.append(BesideValue(one.title, shown, _unit(one.unit, seen), reason))
    return tuple(found)


def number(checked: Checked, seen: Seen, kpi: Kpi, **more: object) -> Outcome:
    """What an expression gives as a number; nothing for what is none, with its reason."""
    found = run(checked, seen, kpi, **more)
    if found.value is None or not isinstance(found.value, int | float):
        return found
    if not math.isfinite(found.value):
        return Outcome(None, "what it is divided by is 0")
    return found


def run(checked: Checked, seen: Seen, kpi: Kpi, **more: object) -> Outcome:
    """What an expression gives; without a value it says what is missing."""
    reads = _reads(checked)
    for name, one in kpi.awaits.items():
        if name in reads and name not in seen.awaited:
            return Outcome(None, f"not recorded: {one['means']}")
    measures = {name: seen.measure(name) for name in measures_read(checked)}
    try:
        bindings = _bindings(checked, seen, measures, more)
    except KeyError as error:
        return Outcome(None, f"nothing says here what `{error.args[0]}` is")
    try:
        return Outcome(compile(checked).run(bindings))
    except Absent as absent:
        return Outcome(None, f"there is no {absent.kind.replace('_', '-')}")
    except CelUnknown as error:
        return Outcome(None, error.message)
    except CelEvalError as error:
        return Outcome(None, _missing(checked, error, measures))


def _bindings(
    checked: Checked, seen: Seen, measures: Mapping[str, Computed[Any]], more: Mapping[str, object]
) -> dict[str, Any]:
    """The names that an expression reads; raises `KeyError` for one that nothing says here."""
    known = {name: one.value for name, one in measures.items() if one.value is not None}
    bindings: dict[str, Any] = {"measures": nested(known), **seen.awaited, **more}
    return bindings | {name: seen.scope(name) for name in _reads(checked) - bindings.keys()}


def field_readings(compiled: CompiledKpi, seen: Seen, state: State) -> tuple[PlacedReading, ...]:
    """What the formula of a figure of a judged project read from files itself, with its places.

    What the measures read that it is computed from is told by these.
    """
    from pmo_kit.cel.operand_trace import trace

    checked = compiled.formula
    if checked is None or _reads(checked).isdisjoint((*OF_KINDS, "project")):
        return ()
    measures = {name: seen.measure(name) for name in measures_read(checked)}
    origins, found = Origins(state), dict[PlacedReading, None]()
    for operand in trace(checked, _bindings(checked, seen, measures, {})):
        origin = origins.origin(operand.container)
        if origin is None or not operand.present:
            continue
        view, route = origin
        document, steps = view.artifact.document, (*route, operand.key)
        fields = steps[1:] if document.to_fields and steps[:1] == ("meta",) else steps
        value = _written(document.fields, fields)
        if value is not None:
            place = located(view.path, document.place(in_file(document, steps)))
            field = f"{view.kind.kind}.{state.name(view, fields)}"
            found[PlacedReading(Reading(field, value, view.path, pointer(fields)), place)] = None
    return (*found,)


def _written(data: Any, route: Route) -> Scalar | None:
    """A value as it is written; nothing for what holds others, and for what is no field."""
    try:
        for step in route:
            data = data[step]
    except (LookupError, TypeError):
        return None
    return data if isinstance(data, str | int | float) else None


def _reads(checked: Checked) -> set[str]:
    """The root names that an expression reads."""
    return {path.partition(".")[0] for path in checked.reads}


def measures_read(checked: Checked) -> list[str]:
    """The measures that an expression reads, in the order of their names.

    All of them where it reads the measures as a whole.
    """
    paths = [path for path in checked.reads if path.partition(".")[0] == "measures"]
    named = {path.removeprefix("measures.") for path in paths}
    if named <= MEASURES.keys():
        return sorted(named)
    return sorted(MEASURES)


def _missing(checked: Checked, error: CelEvalError, measures: Mapping[str, Computed[Any]]) -> str:
    """Why an expression has no value: the reason of the measure that it lacked."""
    place = _NAME.match(checked.text, error.offset) if error.offset >= 0 else None
    missing = {name: one.reason for name, one in measures.items() if one.value is None}
    for name, reason in missing.items():
        if place and name.rpartition(".")[2] == place[0]:
            return reason
    return next(iter(missing.values()), error.message)


def inputs_of(checked: Checked, seen: Seen) -> tuple[tuple[str, Scalar], ...]:
    """What an expression read and is one value, by the name that it has there.

    A day is given as text. What is not known is left out.
    """
    found: dict[str, Scalar] = {}
    for name in measures_read(checked):
        _note(found, f"measures.{name}", seen.measure(name).value)
    for path in checked.reads:
        root, *fields = path.split(".")
        if root in seen.awaited:
            value = seen.awaited[root]
            _note(found, root, value)
        elif root not in ("measures", *OF_KINDS):
            try:
                _note(found, path, _at(seen.scope(root), fields))
            except (KeyError, TypeError, CelEvalError):
                continue
    return tuple(sorted(found.items()))


def _at(value: Any, fields: Iterable[str]) -> object:
    for field in fields:
        value = value[field]
    return value


def _note(found: dict[str, Scalar], name: str, value: object) -> None:
    if isinstance(value, str | int | float | datetime):
        shown = plain(value)
        if shown is not None:
            found[name] = shown


def color_of(compiled: CompiledKpi, value: float, seen: Seen) -> tuple[str, str]:
    """The color of a value, or none and why; both empty where the figure has no colors."""
    kpi, limits = compiled.kpi, compiled.limits
    if limits.when is not None:
        holds = run(limits.when, seen, kpi, value=float(value))
        if not holds.value:
            return "", holds.reason or kpi.coloured_when["otherwise"]
    if limits.color is not None:
        found = run(limits.color, seen, kpi, value=float(value))
        return (str(found.value), "") if found.value else ("", found.reason)
    if limits.tolerance is not None:
        tolerated = _limit(limits.tolerance, seen, kpi)
        if tolerated.value is None:
            return "", tolerated.reason
        return _within(kpi.good, value, tolerated.value / 2, tolerated.value), ""
    if limits.green is None:
        return "", ""
    green = _limit(limits.green, seen, kpi)
    if green.value is None:
        return "", green.reason
    amber = Outcome() if limits.amber is None else _limit(limits.amber, seen, kpi)
    if amber.reason:
        return "", amber.reason
    return _within(kpi.good, value, green.value, amber.value), ""


def _limit(limit: Checked | float, seen: Seen, kpi: Kpi) -> Outcome:
    return number(limit, seen, kpi) if isinstance(limit, Checked) else Outcome(limit)


def _within(good: str, value: float, green: float, amber: float | None) -> str:
    """The color by two limits; without the second what is not green is amber."""

    def holds(limit: float) -> bool:
        slack = NEAR * max(1.0, abs(limit))
        if good == "higher":
            return value >= limit - slack
        return (abs(value) if good == "near" else value) <= limit + slack

    if holds(green):
        return "green"
    return "amber" if amber is None or holds(amber) else "red"
