"""Worked numbers for hand-written pages, from a golden project or from inputs on the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pmo_kit.handbook.blocks import Code, Line, Strong, Table
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.markdown import body, prose
from pmo_kit.measures import budget, cost, earned_schedule, earned_value, values
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.computed import Computed, known
from pmo_kit.measures.declaration import project_unit
from pmo_kit.measures.facts import TODAY, Facts, latest, part, text
from pmo_kit.measures.milestones import expected, milestones, slip

INPUTS = {"bac": budget.bac, "pv": cost.planned, "ev": cost.earned, "ac": cost.spent}
IN_TIME = (
    ("ES", "the working day on which this much should have been earned", earned_schedule.es),
    ("SV(t)", "ES - working days used", earned_schedule.sv_t),
    ("SPI(t)", "ES / working days used", earned_schedule.spi_t),
)


def threshold(ground: Ground, here: str, name: str, *tier: str) -> str:
    """`threshold NAME [TIER]`: a number that the standard sets, within a sentence."""
    found = ground.standard.thresholds[name]
    if not isinstance(found, dict):
        return prose(shown(found))
    return prose(shown(found[tier[0]]) if tier else _by_tier(found))


def measure(ground: Ground, here: str, project: str, name: str) -> str:
    """`measure PROJECT NAME`: one number of a golden project, within a sentence."""
    return prose(_with_unit(MEASURES[name](ground.facts(project))))


def measures(ground: Ground, here: str, project: str, *names: str) -> str:
    """`measures PROJECT NAME…`: numbers of a golden project, with what each one is."""
    facts = ground.facts(project)
    found = [MEASURES[name] for name in names]
    rows: list[tuple[Line, ...]] = [
        ((Code(one.name),), (_with_unit(one(facts)),), (one.means,)) for one in found
    ]
    head = ("Measure", f"On {_day(facts)}", "What it is")
    return body((Table(head, (*rows,), "figures"),), here)


def colors(ground: Ground, here: str, project: str) -> str:
    """`colors PROJECT`: each computed color of a golden project beside the reported one."""
    facts = ground.facts(project)
    reported = part(latest(facts), "status")
    rows: list[tuple[Line, ...]] = []
    for name, found in values(facts).items():
        if name.startswith("status."):
            dimension = name.removeprefix("status.")
            said = text(reported, dimension) or "-"
            rows.append(((dimension,), (str(found.value),), (said,)))
    head = ("Dimension", f"Computed on {_day(facts)}", f"Reported in {latest(facts)['id']}")
    return body((Table(head, (*rows,), "figures"),), here)


def slips(ground: Ground, here: str, project: str) -> str:
    """`milestones PROJECT`: the milestones of a golden project, and by how much each slips."""
    facts = ground.facts(project)
    today = TODAY(facts)
    rows: list[tuple[Line, ...]] = []
    for point in milestones(facts):
        state = "reached" if point.reached else "expected"
        rows.append(
            (
                (f"{text(point.entry, 'id')} {text(point.entry, 'title')}",),
                (f"{point.agreed:%Y-%m-%d}",),
                (f"{expected(point, today):%Y-%m-%d}, {state}",),
                (_with_unit(known(slip(point, today))._replace(unit="days")),),
            )
        )
    return body((Table(("Milestone", "Agreed", "Now", "Slip"), (*rows,)),), here)


def worked_value(ground: Ground, here: str, *words: str) -> str:
    """`earned-value PROJECT`, or `earned-value bac=… pv=… ev=… ac=…`: every figure, worked out."""
    if "=" in words[0]:
        given = dict(word.split("=", 1) for word in words)
        return _earned(_worked(_position(given)), "Result", here)
    facts = ground.facts(words[0])
    in_time = [
        ((Strong(short),), (how,), (_with_unit(found(facts)),)) for short, how, found in IN_TIME
    ]
    return _earned([*_worked(facts), *in_time], f"On {_day(facts)}", here)


def _earned(rows: list[tuple[Line, ...]], result: str, here: str) -> str:
    return body((Table(("Figure", "Worked out", result), (*rows,), "figures"),), here)


def _day(facts: Facts) -> str:
    return f"{TODAY(facts):%Y-%m-%d}"


def _position(given: dict[str, str]) -> Facts:
    """A project of which only budget, planned and earned value and cost are known."""
    amounts = {name: known(float(given[name])) for name in INPUTS}
    unit = given.get("unit", "")
    return Facts(
        {
            **{found: amounts[name]._replace(unit=unit) for name, found in INPUTS.items()},
            earned_value.not_applicable: "",
            project_unit: unit,
        }
    )


def _worked(facts: Facts) -> list[tuple[Line, ...]]:
    bac, pv, ev, ac = (shown(found(facts).value) for found in INPUTS.values())
    rest = f"({bac} - {ev}) / ({bac} - {ac})"
    rows = [
        ("BAC", "the budget of the whole", budget.bac),
        ("PV", "the budget of the work that should be done", cost.planned),
        ("EV", "the budget of the work that is done", cost.earned),
        ("AC", "what that work has cost", cost.spent),
        ("CV", f"EV - AC = {ev} - {ac}", earned_value.cv),
        ("SV", f"EV - PV = {ev} - {pv}", earned_value.sv),
        ("CPI", f"EV / AC = {ev} / {ac}", earned_value.cpi),
        ("SPI", f"EV / PV = {ev} / {pv}", earned_value.spi),
        ("EAC", f"BAC / CPI = {bac} / ({ev} / {ac})", earned_value.eac),
        ("EAC, composite", "AC + (BAC - EV) / (CPI × SPI)", earned_value.eac_composite),
        ("ETC", "EAC - AC", earned_value.etc),
        ("VAC", "BAC - EAC", earned_value.vac),
        ("TCPI", f"(BAC - EV) / (BAC - AC) = {rest}", earned_value.tcpi),
    ]
    return [((Strong(name),), (how,), (_with_unit(found(facts)),)) for name, how, found in rows]


def _with_unit(found: Computed[Any]) -> str:
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
