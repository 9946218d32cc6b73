"""Worked numbers for hand-written pages, from a golden project or from inputs on the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pmo_kit.handbook.blocks import Code, Line, Strong, Table
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.markdown import body, prose
from pmo_kit.measures import MEASURES
from pmo_kit.measures import earned_value as value
from pmo_kit.measures.budget_readings import earned, planned, spent, unit_of
from pmo_kit.measures.earned_value import Position
from pmo_kit.measures.facts import Facts, number, part, records, text
from pmo_kit.measures.measure import Measure, Number
from pmo_kit.measures.milestones import expected, slip
from pmo_kit.measures.readings import all_readings
from pmo_kit.measures.schedule_readings import milestones as agreed

INPUTS = ("bac", "pv", "ev", "ac")
IN_TIME = {
    "evm.es": ("ES", "the working day on which this much should have been earned"),
    "evm.sv_t": ("SV(t)", "ES - working days used"),
    "evm.spi_t": ("SPI(t)", "ES / working days used"),
}


def threshold(ground: Ground, here: str, name: str, *tier: str) -> str:
    """`threshold NAME [TIER]`: a number that the standard sets, within a sentence."""
    found = ground.standard.thresholds[name]
    if not isinstance(found, dict):
        return prose(shown(found))
    return prose(shown(found[tier[0]]) if tier else _by_tier(found))


def measure(ground: Ground, here: str, project: str, name: str) -> str:
    """`measure PROJECT NAME`: one number of a golden project, within a sentence."""
    facts = ground.facts(project)
    return prose(_told(all_readings(facts)[name], facts))


def measures(ground: Ground, here: str, project: str, *names: str) -> str:
    """`measures PROJECT NAME…`: numbers of a golden project, with what each one is."""
    facts = ground.facts(project)
    found = all_readings(facts)
    rows: list[tuple[Line, ...]] = [
        ((Code(name),), (_told(found[name], facts),), (MEASURES[name][2],)) for name in names
    ]
    head = ("Measure", f"On {_day(facts)}", "What it is")
    return body((Table(head, (*rows,), "figures"),), here)


def colors(ground: Ground, here: str, project: str) -> str:
    """`colors PROJECT`: each computed color of a golden project beside the reported one."""
    facts = ground.facts(project)
    reported = part(facts.latest, "status")
    rows: list[tuple[Line, ...]] = []
    for name, found in all_readings(facts).items():
        if name.startswith("status."):
            dimension = name.removeprefix("status.")
            said = text(reported, dimension) or "-"
            rows.append(((dimension,), (str(found.value),), (said,)))
    head = ("Dimension", f"Computed on {_day(facts)}", f"Reported in {facts.latest['id']}")
    return body((Table(head, (*rows,), "figures"),), here)


def slips(ground: Ground, here: str, project: str) -> str:
    """`milestones PROJECT`: the milestones of a golden project, and by how much each slips."""
    facts = ground.facts(project)
    titles = {text(m, "id"): text(m, "title") for m in records(facts.plan, "milestones")}
    rows: list[tuple[Line, ...]] = []
    for point in agreed(facts):
        state = "reached" if point.reached else "expected"
        day = expected(point, facts.today)
        rows.append(
            (
                (f"{point.id} {titles[point.id]}",),
                (f"{point.approved:%Y-%m-%d}",),
                (f"{day:%Y-%m-%d}, {state}",),
                (_with_unit(slip(point, facts.today)),),
            )
        )
    return body((Table(("Milestone", "Agreed", "Now", "Slip"), (*rows,)),), here)


def earned_value(ground: Ground, here: str, *words: str) -> str:
    """`earned-value PROJECT`, or `earned-value bac=… pv=… ev=… ac=…`: every figure, worked out."""
    if "=" in words[0]:
        given = dict(word.split("=", 1) for word in words)
        unit = given.pop("unit", "")
        at = Position(**{name: float(given[name]) for name in INPUTS}, unit=unit)
        return _earned(_worked(at), "Result", here)
    facts = ground.facts(words[0])
    return _earned([*_worked(_position(facts)), *_in_time(facts)], f"On {_day(facts)}", here)


def _earned(rows: list[tuple[Line, ...]], result: str, here: str) -> str:
    return body((Table(("Figure", "Worked out", result), (*rows,), "figures"),), here)


def _day(facts: Facts) -> str:
    return f"{facts.today:%Y-%m-%d}"


def _position(facts: Facts) -> Position:
    bac = number(part(facts.plan, "budget"), "bac")
    amounts = (planned(facts).value, earned(facts).value, spent(facts).value)
    return Position(bac, *amounts, unit=unit_of(facts))


def _worked(at: Position) -> list[tuple[Line, ...]]:
    bac, pv, ev, ac = (shown(getattr(at, name)) for name in INPUTS)
    rest = f"({bac} - {ev}) / ({bac} - {ac})"
    rows = [
        ("BAC", "the budget of the whole", Measure(at.bac, at.unit)),
        ("PV", "the budget of the work that should be done", Measure(at.pv, at.unit)),
        ("EV", "the budget of the work that is done", Measure(at.ev, at.unit)),
        ("AC", "what that work has cost", Measure(at.ac, at.unit)),
        ("CV", f"EV - AC = {ev} - {ac}", value.cost_variance(at)),
        ("SV", f"EV - PV = {ev} - {pv}", value.schedule_variance(at)),
        ("CPI", f"EV / AC = {ev} / {ac}", value.cost_performance(at)),
        ("SPI", f"EV / PV = {ev} / {pv}", value.schedule_performance(at)),
        ("EAC", f"BAC / CPI = {bac} / ({ev} / {ac})", value.estimate_at_completion(at)),
        ("EAC, composite", "AC + (BAC - EV) / (CPI × SPI)", _both(at)),
        ("ETC", "EAC - AC", value.estimate_to_complete(at)),
        ("VAC", "BAC - EAC", value.variance_at_completion(at)),
        ("TCPI", f"(BAC - EV) / (BAC - AC) = {rest}", value.to_complete(at)),
    ]
    return [((Strong(name),), (how,), (_with_unit(result),)) for name, how, result in rows]


def _both(at: Position) -> Number:
    return value.estimate_at_completion(at, "composite")


def _in_time(facts: Facts) -> Iterator[tuple[Line, ...]]:
    found = all_readings(facts)
    for name, (short, how) in IN_TIME.items():
        yield (Strong(short),), (how,), (_with_unit(found[name]),)


def _told(found: Measure[Any], facts: Facts) -> str:
    """A reading of a project; what is counted in its unit says which that is."""
    return _with_unit(found._replace(unit=unit_of(facts)) if found.unit == "unit" else found)


def _with_unit(found: Measure[Any]) -> str:
    if found.value is None:
        return f"not known: {found.reason}"
    unit = "" if found.unit == "ratio" else found.unit
    if found.value == 1:
        unit = unit.removesuffix("s")
    return f"{shown(found.value)} {unit}".rstrip()


def shown(found: object) -> str:
    """A number as people write it, without noise; a day by its date."""
    if isinstance(found, datetime):
        return f"{found:%Y-%m-%d}"
    if isinstance(found, float):
        return f"{found:,.2f}".rstrip("0").rstrip(".")
    return f"{found:,}" if isinstance(found, int) else str(found)


def _by_tier(found: dict[str, object]) -> str:
    """A threshold that differs by tier, with each tier; one value where all agree."""
    if len({*found.values()}) == 1:
        return shown(next(iter(found.values())))
    return ", ".join(f"{shown(part)} in {tier}" for tier, part in found.items())
