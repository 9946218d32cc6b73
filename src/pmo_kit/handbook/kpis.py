"""The pages of key figures: what each asks and decides, how it is computed, how it misleads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.handbook.context import Context
from pmo_kit.handbook.figures import shown
from pmo_kit.handbook.markdown import Markdown, code
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import BEHIND, page_at
from pmo_kit.standard.kpis import Kpi, Limit, RollUp

SECTION = "kpis"
MEASURES = "explanation/measures.md"
GUIDE = "explanation/key-figures.md"
WHERE = (
    ("board", "On the board's page"),
    ("steering", "On the steering page"),
    ("", "For the PMO, or for who asks"),
)
"""The places where figures are shown, in the order of the list."""
CADENCES = {
    "weekly": "every week",
    "each-report": "with each status report",
    "monthly": "every month",
    "quarterly": "every quarter",
    "at-gates": "at gates",
}
BETTER = {"higher": "more", "lower": "less", "near": "near 0"}


def pages(context: Context) -> Iterator[Page]:
    """The list of key figures, and a page for each; nothing where there are none."""
    known = context.kpis
    if not known:
        return
    shown = [(title, [one for one in known.values() if one.page == page]) for page, title in WHERE]
    facts = {
        "groups": [(title, figures) for title, figures in shown if figures],
        "better": BETTER,
        "guide": GUIDE if context.has_page(GUIDE) else "",
    }
    yield Page(page_at(SECTION), "Key figures", "kpis", facts, weight=BEHIND)
    for kpi in known.values():
        yield page(kpi, context)


def page(kpi: Kpi, context: Context) -> Page:
    """The page of one key figure."""
    pair = context.kpis.get(kpi.pair)
    return Page(
        path=page_at(SECTION, kpi.id),
        title=kpi.title,
        template="kpi",
        facts={
            "kpi": kpi,
            "pair": pair,
            "limits": [*_limits(kpi)],
            "together": _together(kpi.roll_up) if kpi.roll_up else "",
            "better": BETTER[kpi.good],
            "cadence": CADENCES[kpi.cadence],
            "example": _example(kpi),
            "members": _members(kpi),
            "measures": MEASURES if context.has_page(MEASURES) else "",
        },
        trail=(("Key figures", page_at(SECTION)),),
        source=kpi.file,
        summary=kpi.question,
        tags=("key figure",),
        weight=BEHIND,
    )


def _limits(kpi: Kpi) -> Iterator[str]:
    """When it has which color, as clauses."""
    if kpi.tolerance is not None:
        yield Markdown(
            f"green up to half of {_limit(kpi.tolerance)}, amber up to all of it, then red"
        )
    elif kpi.green is not None:
        word = {"higher": "from", "lower": "up to", "near": "up to"}[kpi.good]
        beyond = "amber" if kpi.amber is None else f"amber {word} {_limit(kpi.amber)}, then red"
        beyond = f"then {beyond}" if kpi.amber is None else beyond
        yield Markdown(f"green {word} {_limit(kpi.green)}, {beyond}")
    elif kpi.colour:
        yield code(kpi.colour)
    else:
        yield "none: it is shown without one"


def _limit(limit: Limit) -> str:
    return code(limit) if isinstance(limit, str) else f"{limit:g}"


def _together(roll_up: RollUp) -> Markdown:
    """How a figure is put together over projects, as a clause."""
    where = Markdown(f", where {code(roll_up.where)}") if roll_up.where else ""
    times = f" × {roll_up.times:g}" if roll_up.times != 1 else ""
    told = {
        "ratio": f"the sum of {code(roll_up.num)} over the sum of {code(roll_up.den)}{times}",
        "sum": f"the sum of {code(roll_up.of)}",
        "share": f"the percentage of the sum of {code(roll_up.of)}",
        "median": f"the median of {code(roll_up.of)}",
        "p80": f"what four of five values of {code(roll_up.of)} are not above, with the median",
        "count": "how many there are",
    }[roll_up.how]
    few = f"; from {roll_up.least} values on" if roll_up.least > 1 else ""
    by = f"; by {roll_up.by}" if roll_up.by else ""
    return Markdown(f"{told}{where}{few}{by}")


def _example(kpi: Kpi) -> list[tuple[str, str]]:
    """What the worked example gives, by name."""
    return [(name, _told(value)) for name, value in kpi.example.get("given", {}).items()]


def _members(kpi: Kpi) -> list[tuple[str, str]]:
    """The projects of the worked example, each with what it gives."""
    rows = []
    for position, one in enumerate(kpi.example.get("projects", ()), 1):
        said: Mapping[str, Any] = {**one.get("project", {}), **one.get("given", {})}
        told = ", ".join(f"{name} {_told(value)}" for name, value in said.items())
        rows.append((str(position), told))
    return rows


def _told(value: object) -> str:
    """A value of an example as people write it."""
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown(value)
