"""The steering page as HTML: one A4 sheet, and behind it where each of its numbers comes from."""

from __future__ import annotations

from pathlib import Path

from pmo_kit._start.record import NamedTuple
from pmo_kit.pages.html_templates import rendered
from pmo_kit.results.explanation import MeasureTrace
from pmo_kit.results.kpi import KpiValue
from pmo_kit.results.steering_page import Figure, SteeringPage

TEMPLATE = "steering.html.j2"


class Place(NamedTuple):
    """A place in a file that the page cites, with its anchor."""

    anchor: str
    place: str


class Sources:
    """Where the numbers of one page come from: measures, and places of what somebody typed."""

    def __init__(self, traces: tuple[MeasureTrace, ...], kpis: tuple[KpiValue, ...]) -> None:
        self.traces = traces
        self.kpis = kpis
        self._names = {trace.name for trace in traces}
        self._places: dict[str, Place] = {}

    def computed(self, figure: Figure) -> bool:
        """Whether a figure is a measure that the page tells of."""
        return figure.source in self._names

    def anchor(self, source: str) -> str:
        """The id at which a source is told of on the page; empty where there is none."""
        if source in self._names:
            return f"m-{source.replace('.', '-')}"
        if not source:
            return ""
        number = len(self._places) + 1
        return self._places.setdefault(source, Place(f"p-{number}", source)).anchor

    @property
    def places(self) -> list[Place]:
        """The places that were cited so far, in the order of the page."""
        return [*self._places.values()]


def html(page: SteeringPage, templates: Path, kit: str) -> str:
    """The page of a project, from the templates in a folder; `kit` is the kit's version.

    It holds no script, asks for nothing, and gives equal bytes for equal records.
    """
    facts = {
        "page": page,
        "sources": Sources(page.traces, page.kpis),
        "kit": kit,
        "figure": page.figures,
    }
    return rendered(templates, TEMPLATE, facts)
