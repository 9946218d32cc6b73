"""Puts key figures together over many projects: sums, ratios of sums, shares, medians, counts.

A ratio is the ratio of the sums, colors are counted, and nothing is added up over units that have
no rate. What a figure is made of may be missing in some projects: how many have it stands beside.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import plural
from pmo_kit.cel import Checked
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.declaration import OWN, Computed, unknown
from pmo_kit.measures.no_color import kind_of_nothing
from pmo_kit.results.kpi import KNOWN, BesideValue, GroupValue, RolledUp
from pmo_kit.standard.kpis import Kpi, RollUp
from pmo_kit.standard.model import NOTHING
from pmo_kit.status.kpi_formulas import CompiledKpi
from pmo_kit.status.kpis import (
    Outcome,
    Seen,
    beside_values,
    color_of,
    kpi_value,
    measures_read,
    number,
    run,
)

FEWEST_PEOPLE = 5
"""So many different people stand at least behind a figure that shows what people do."""
NO_PROJECT = "no project has what it is made of"


class Member(NamedTuple):
    """One project of those that a figure is put together over.

    `groups` says to which objective, tier, unit, phase and category it belongs; `people` who its
    leader and its sponsor are, under `leaders` and `sponsors`.
    """

    id: str
    seen: Seen
    groups: Mapping[str, str]
    people: Mapping[str, str]


class Part(NamedTuple):
    """What one project adds: numbers, those below the line where there is one, and their unit."""

    member: Member
    values: tuple[float, ...]
    below: float
    unit: str
    counts: bool = True


def member_of(snapshot: Mapping[str, Any]) -> Member:
    """A project as its snapshot (`snapshot/v1`) tells of it."""
    about: Mapping[str, Any] = snapshot["project"]
    measures = {one["name"]: one for one in snapshot["measures"]}

    def measure(name: str) -> Computed[Any]:
        one = measures.get(name)
        if one is None:
            return unknown("the snapshot is of a kit that does not compute it")
        value = one["value"]
        if value is not None and MEASURES[name].type == "timestamp":
            value = datetime.fromisoformat(value).replace(tzinfo=UTC)
        elif value is not None and MEASURES[name].type == "double":
            value = float(value)
        return Computed(value, one.get("reason") or "", one.get("unit") or "")

    words = {name: str(snapshot.get(name) or "") for name in ("tier", "method", "phase")}
    project = {**{name: value for name, value in about.items() if value is not None}, **words}
    unit = str(about.get("unit") or "")
    groups = {
        "objective": next(iter(about.get("objectives") or ()), ""),
        "category": str(about.get("category") or ""),
        "unit": unit,
        **words,
    }
    people = {f"{role}s": str(about.get(role) or "") for role in ("leader", "sponsor")}
    seen = Seen(measure, {"project": project}.__getitem__, {}, unit=unit)
    return Member(str(about["id"]), seen, groups, people)


def rolled_up(
    compiled: CompiledKpi,
    members: Sequence[Member],
    rates: Mapping[str, float] = NOTHING,
    given: Mapping[str, object] = NOTHING,
) -> RolledUp:
    """A figure over many projects; `rates` say what one of each unit is in the portfolio's.

    `given` is what the portfolio itself knows of what figures await, by name.
    """
    kpi, roll_up = compiled.kpi, compiled.kpi.roll_up
    nobody = _NOBODY._replace(awaited={name: given[name] for name in kpi.awaits.keys() & given})
    if roll_up is None:
        return _alone(compiled, nobody)
    concerned = [one for one in members if not _not_applicable(compiled, one)]
    parts, reasons = _parts(compiled, roll_up, concerned)
    found = _hidden(kpi, concerned) or _together(roll_up, parts, rates)
    if found.value is None and not parts and reasons:
        found = Outcome(None, reasons[0])
    color, colorless = "", ""
    if found.value is not None and kpi.of == "portfolio":
        color, colorless = color_of(compiled, found.value, nobody)
    return RolledUp(
        kpi.id,
        kpi.title,
        None if found.value is None else round(float(found.value), 6),
        kpi.unit,
        KNOWN if found.value is not None else kind_of_nothing(found.reason),
        found.reason,
        color,
        colorless,
        len(parts),
        len(concerned),
        _colors(compiled, members),
        tuple(_groups(compiled, roll_up, concerned, rates)),
        (*_median(roll_up, parts, found), *_beside(compiled, nobody)),
    )


def _nobody(name: str) -> Computed[Any]:
    return unknown("it differs by project")


def _no_scope(name: str) -> object:
    raise KeyError(name)


_NOBODY = Seen(_nobody, _no_scope, {})
"""What the limits of a portfolio's figure see: nothing of any one project."""


def _alone(compiled: CompiledKpi, nobody: Seen) -> RolledUp:
    """A figure of a portfolio that is computed from what the portfolio gives."""
    kpi = compiled.kpi
    found = Outcome(None, "nothing puts it together over projects")
    if compiled.formula is not None and kpi.of == "portfolio":
        found = number(compiled.formula, nobody, kpi)
    if found.value is None:
        state = kind_of_nothing(found.reason)
        return RolledUp(kpi.id, kpi.title, None, kpi.unit, state, found.reason)
    value = round(float(found.value), 6)
    color, colorless = color_of(compiled, value, nobody)
    return RolledUp(
        kpi.id,
        kpi.title,
        value,
        kpi.unit,
        KNOWN,
        color=color,
        colorless=colorless,
        beside=_beside(compiled, nobody),
    )


def _beside(compiled: CompiledKpi, nobody: Seen) -> tuple[BesideValue, ...]:
    """What stands beside a figure of a portfolio."""
    return beside_values(compiled, nobody) if compiled.kpi.of == "portfolio" else ()


def _not_applicable(compiled: CompiledKpi, member: Member) -> bool:
    if compiled.not_applicable is None:
        return False
    return run(compiled.not_applicable, member.seen, compiled.kpi).value is True


def _parts(
    compiled: CompiledKpi, roll_up: RollUp, members: Iterable[Member]
) -> tuple[list[Part], list[str]]:
    """What each project adds, and why others add nothing."""
    parts, reasons = [], []
    for member in members:
        part = _part(compiled, roll_up, member)
        if isinstance(part, Part):
            parts.append(part)
        else:
            reasons.append(part)
    return parts, reasons


def _part(compiled: CompiledKpi, roll_up: RollUp, member: Member) -> Part | str:
    """What a project adds, or why it adds nothing."""
    kpi, seen, texts = compiled.kpi, member.seen, compiled.together
    counts = True
    if "where" in texts:
        holds = run(texts["where"], seen, kpi)
        if holds.value is None:
            return holds.reason
        counts = bool(holds.value)
    unit = seen.unit if any(map(_is_amount, texts.values())) else ""
    if roll_up.how == "count":
        return Part(member, (1.0,), 0.0, "", counts)
    above = number(texts["num" if roll_up.how == "ratio" else "of"], seen, kpi)
    below = number(texts["den"], seen, kpi) if roll_up.how == "ratio" else Outcome(0.0)
    if above.value is None or below.value is None:
        return above.reason or below.reason
    values = above.value if isinstance(above.value, list | tuple) else (above.value,)
    return Part(member, tuple(map(float, values)), float(below.value), unit, counts)


def _is_amount(checked: Checked) -> bool:
    """Whether an expression reads an amount in a project's own unit."""
    return any(MEASURES[name].unit == OWN for name in measures_read(checked))


def _hidden(kpi: Kpi, members: Iterable[Member]) -> Outcome | None:
    """Nothing, and why, where too few people stand behind a figure about people."""
    if not kpi.people:
        return None
    people = {member.people.get(kpi.people, "") for member in members} - {""}
    if len(people) >= FEWEST_PEOPLE:
        return None
    return Outcome(None, f"fewer than {FEWEST_PEOPLE} {kpi.people} stand behind it")


def _together(roll_up: RollUp, parts: Sequence[Part], rates: Mapping[str, float]) -> Outcome:
    """The figure over some projects."""
    if not parts:
        return Outcome(0.0) if roll_up.how == "count" else Outcome(None, NO_PROJECT)
    if roll_up.how == "count":
        return Outcome(float(sum(part.counts for part in parts)))
    converted = _converted(parts, rates)
    if isinstance(converted, str):
        return Outcome(None, converted)
    chosen = [part for part in converted if part.counts]
    if roll_up.how == "share":
        whole = math.fsum(math.fsum(part.values) for part in converted)
        some = math.fsum(math.fsum(part.values) for part in chosen)
        return Outcome(some / whole * 100) if whole else Outcome(None, "there is nothing to share")
    values = [value for part in chosen for value in part.values]
    if not values:
        return Outcome(None, NO_PROJECT)
    if len(values) < roll_up.least:
        few = f"{plural(len(values), 'value')}, and it needs {roll_up.least} to say anything"
        return Outcome(None, few)
    if roll_up.how == "ratio":
        below = math.fsum(part.below for part in chosen)
        if not below:
            return Outcome(None, "what it is divided by is 0")
        return Outcome(math.fsum(values) / below * roll_up.times)
    if roll_up.how == "sum":
        return Outcome(math.fsum(values))
    return Outcome(median(values) if roll_up.how == "median" else four_of_five(values))


def _converted(parts: Sequence[Part], rates: Mapping[str, float]) -> list[Part] | str:
    """The parts in one unit, or why they are not: a unit without a rate."""
    units = sorted({part.unit for part in parts})
    if len(units) < 2:
        return [*parts]
    lacking = [unit or "no unit" for unit in units if unit not in rates]
    if lacking:
        return f"amounts in {' and '.join(unit or 'no unit' for unit in units)}, and no rate"
    return [
        part._replace(
            values=tuple(value * rates[part.unit] for value in part.values),
            below=part.below * rates[part.unit],
        )
        for part in parts
    ]


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle; of one value at least."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2


def four_of_five(values: Sequence[float]) -> float:
    """P80, one-sided: the least value that four of five values are not above (nearest rank)."""
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * 4 / 5) - 1]


def _median(roll_up: RollUp, parts: Sequence[Part], found: Outcome) -> tuple[BesideValue, ...]:
    """The median that stands beside a P80, so that one outlier does not tell the whole."""
    if roll_up.how != "p80" or found.value is None:
        return ()
    values = [value for part in parts if part.counts for value in part.values]
    return (BesideValue("Median", median(values), ""),)


def _colors(compiled: CompiledKpi, members: Iterable[Member]) -> tuple[tuple[str, int], ...]:
    """How many projects have each color by this figure; colors are counted, never averaged."""
    if compiled.kpi.of != "project":
        return ()
    counted: Counter[str] = Counter()
    for member in members:
        found = kpi_value(compiled, member.seen)
        if found.state == KNOWN:
            counted[found.color or "no color"] += 1
        else:
            na = found.state == "not-applicable"
            counted["not applicable" if na else "unknown"] += 1
    return tuple(sorted(counted.items()))


def _groups(
    compiled: CompiledKpi,
    roll_up: RollUp,
    members: Iterable[Member],
    rates: Mapping[str, float],
) -> Iterable[GroupValue]:
    """The figure of each group of projects, by the name of the group."""
    if not roll_up.by:
        return
    groups: dict[str, list[Member]] = {}
    for member in members:
        groups.setdefault(member.groups.get(roll_up.by, ""), []).append(member)
    for name in sorted(groups):
        inside = groups[name]
        parts, reasons = _parts(compiled, roll_up, inside)
        found = _hidden(compiled.kpi, inside) or _together(roll_up, parts, rates)
        reason = found.reason if parts or not reasons else reasons[0]
        value = None if found.value is None else round(float(found.value), 6)
        yield GroupValue(name, value, "" if value is not None else reason, len(parts), len(inside))
