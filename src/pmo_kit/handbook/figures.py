"""Measures: the page of one for a terminal, and worked numbers for hand-written pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pmo_kit.handbook import glossary
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part, table
from pmo_kit.handbook.markdown import Markdown, code
from pmo_kit.handbook.page import Page
from pmo_kit.measures import budget, cost, earned_schedule, earned_value, values
from pmo_kit.measures.catalog import MEASURES, SUBJECTS, declared
from pmo_kit.measures.declaration import Computed, Measure, known, project_unit
from pmo_kit.measures.facts import TODAY, Facts, Input, latest, text
from pmo_kit.measures.facts import part as part_of
from pmo_kit.measures.schedule import expected, milestones, slip
from pmo_kit.standard import Standard

PAGE = "explanation/measures.md"
INPUTS = {"bac": budget.bac, "pv": cost.planned, "ev": cost.earned, "ac": cost.spent}
_FIGURES = {
    **INPUTS,
    "cv": earned_value.cv,
    "sv": earned_value.sv,
    "cpi": earned_value.cpi,
    "spi": earned_value.spi,
    "eac": earned_value.eac,
    "composite": earned_value.eac_composite,
    "etc": earned_value.etc,
    "vac": earned_value.vac,
    "tcpi": earned_value.tcpi,
}
_IN_TIME = {
    "es": earned_schedule.es,
    "sv_t": earned_schedule.sv_t,
    "spi_t": earned_schedule.spi_t,
}


def page(standard: Standard, measure: Measure[Any]) -> Page:
    """What a measure means, how and from what it is computed, when it changes; for a terminal."""
    facts = {
        "measure": measure,
        "inputs": inputs_of(measure),
        "kinds": [kind for kind in standard.kinds if kind in measure.kinds],
        "word": glossary.abbreviated(standard, measure.name.rpartition(".")[2]),
    }
    return Page(PAGE, measure.name, "measure", facts)


def inputs_of(found: Input[Any]) -> list[Measure[Any]]:
    """The measures that a measure is computed from, not those behind them."""
    inputs: dict[Measure[Any], None] = {}
    for one in found.of:
        if isinstance(one, Measure):
            inputs[one] = None
        else:
            inputs.update(dict.fromkeys(inputs_of(one)))
    return [*inputs]


def catalog_part(context: Context, subject: str) -> Markdown:
    """`catalog SUBJECT`: the measures of a subject, with type, unit and meaning of each.

    Raises `KeyError` for another subject.
    """
    found = [measure for module in SUBJECTS[subject] for measure in declared(module)]
    rows = ((code(one.name), one.type, one.unit or "–", one.means) for one in found)
    return table("wide", ("Measure", "Type", "Unit", "What it is"), rows)


def threshold_part(context: Context, name: str, *keys: str) -> str:
    """`threshold NAME [CURRENCY] [TIER]`: a number that the standard sets, within a sentence.

    Raises `KeyError` where the standard has none of that name, currency or tier.
    """
    found = context.standard.thresholds[name]
    for key in keys if isinstance(found, dict) else ():
        found = found[key]
    return _by_tier(found) if isinstance(found, dict) else shown(found)


def measure_part(context: Context, project: str, name: str) -> str:
    """`measure PROJECT NAME`: one number of a golden project, within a sentence.

    Raises `KeyError` for another measure, `ValueError` for another project.
    """
    return with_unit(MEASURES[name](context.facts(project)))


def measures_part(context: Context, project: str, *names: str) -> Markdown:
    """`measures PROJECT NAME…`: numbers of a golden project, with what each one is.

    Raises `KeyError` for another measure, `ValueError` for another project.
    """
    facts = context.facts(project)
    found = [MEASURES[name] for name in names]
    rows = ((code(one.name), with_unit(one(facts)), one.means) for one in found)
    return table("figures", ("Measure", f"On {_day(facts)}", "What it is"), rows)


def colors_part(context: Context, project: str) -> Markdown:
    """`colors PROJECT`: each computed color of a golden project beside the reported one.

    Raises `ValueError` for another project.
    """
    facts = context.facts(project)
    reported = part_of(latest(facts), "status")
    rows = [
        (name, found.value, text(reported, name) or "-")
        for path, found in values(facts).items()
        if (name := path.removeprefix("status.")) != path
    ]
    heads = ("Dimension", f"Computed on {_day(facts)}", f"Reported in {latest(facts)['id']}")
    return table("figures", heads, rows)


def milestones_part(context: Context, project: str) -> Markdown:
    """`milestones PROJECT`: the milestones of a golden project, and by how much each slips.

    Raises `ValueError` for another project.
    """
    facts = context.facts(project)
    today = TODAY(facts)
    rows = [
        (
            f"{text(point.entry, 'id')} {text(point.entry, 'title')}",
            f"{point.agreed:%Y-%m-%d}",
            f"{expected(point, today):%Y-%m-%d}, {'reached' if point.reached else 'expected'}",
            with_unit(known(slip(point, today))._replace(unit="days")),
        )
        for point in milestones(facts)
    ]
    return table("plain", ("Milestone", "Agreed", "Now", "Slip"), rows)


def earned_value_part(context: Context, *words: str) -> Markdown:
    """`earned-value PROJECT`, or `earned-value bac=… pv=… ev=… ac=…`: every figure, worked out.

    Raises `KeyError` and `ValueError` where an input is missing or is no number.
    """
    if "=" in words[0]:
        given = dict(word.split("=", 1) for word in words)
        return _earned(_given(given), {}, "Result")
    facts = context.facts(words[0])
    return _earned(facts, _IN_TIME, f"On {_day(facts)}")


def _earned(facts: Facts, in_time: Mapping[str, Measure[Any]], result: str) -> Markdown:
    found = {name: with_unit(one(facts)) for name, one in {**_FIGURES, **in_time}.items()}
    typed = {name: shown(one(facts).value) for name, one in INPUTS.items()}
    return part("earned_value", found={"es": "", **found}, result=result, **typed)


def _given(given: dict[str, str]) -> Facts:
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


def _day(facts: Facts) -> str:
    return f"{TODAY(facts):%Y-%m-%d}"


def with_unit(found: Computed[Any]) -> str:
    """A measure's value with its unit, or why it is not known."""
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
