"""`pmo status`: how a project stands, in words and as data under schemas/status/v1.json."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from pmo_kit import __version__
from pmo_kit._text import plural
from pmo_kit.cli.common import FORMAT, judging_options, print_json
from pmo_kit.cli.open_one import open_project
from pmo_kit.writers import harmless

if TYPE_CHECKING:
    from pmo_kit.results.status import MeasureValue, Standing, Value

SCHEMA = "status/v1"
FEW = (
    "bac",
    "spent",
    "forecast_cost",
    "progress_percent",
    "deliverables_accepted",
    "deliverables_open",
    "planned_end",
    "forecast_end",
    "slip_days",
    "open_risks",
    "open_red_risks",
    "open_issues",
    "overdue_issues",
    "open_changes",
    "evm.cpi",
    "evm.spi_t",
    "evm.eac",
)


@click.command(epilog="Example: pmo status --as-of 2026-02-13")
@click.argument("path", required=False, metavar="[PATH]", type=click.Path(exists=True))
@click.option("--all", "whole", is_flag=True, help="All measures, not only the usual ones.")
@FORMAT
@judging_options
def status(
    path: str | None,
    whole: bool,
    form: str,
    standard: str | None,
    edition: str | None,
    as_of: date | None,
    registry: tuple[str, ...],
) -> int:
    """Show how the project at PATH stands: colours, numbers, what moved, the next gate.

    Computed colours stand beside reported ones; a number that cannot be known says why. Exit codes:
    0, or 2 where something could not be read.
    """
    from pmo_kit.engine import check
    from pmo_kit.engine.decisions import next_gate
    from pmo_kit.gates.readiness import way_to
    from pmo_kit.status.status import standing_of

    project = open_project(path, standard, edition, registry, as_of)
    judged = check(project.compiled, project.snapshot, project.options)
    gate = next_gate(project.compiled.standard, project.snapshot)
    way = way_to(gate, project.compiled, project.snapshot, project.options) if gate else None
    standing = standing_of(judged, way)
    if form == "json":
        print_json(data(standing))
    else:
        for line in _lines(standing, whole):
            click.echo(line)
    return standing.exit_code


def _lines(standing: Standing, whole: bool) -> Iterator[str]:
    where = f"{standing.tier}, {standing.phase}, {standing.as_of}"
    yield f"{harmless(standing.name)} ({where})"
    for path in standing.broken:
        yield f"{harmless(path)} is broken; what it holds is missing below. pmo check says why."
    yield ""
    yield from _colors(standing)
    yield ""
    shown = [m for m in standing.measures if whole or m.name in FEW]
    yield from (_measure(measure) for measure in shown)
    yield ""
    yield from _moved(standing)
    yield from _brought(standing)
    yield from _announced(standing)
    if standing.way is not None:
        from pmo_kit.cli.gate_text import in_one_line

        yield f"Next gate: {in_one_line(standing.way)}"
    else:
        yield "Next gate: none; no gate ends this phase."


def _colors(standing: Standing) -> Iterator[str]:
    from_report = "reported"
    if standing.report:
        from_report += f" ({harmless(standing.report)}, {standing.report_date})"
    yield f"{'Status':<12}{'computed':<12}{from_report}"
    for shade in standing.shades:
        note = "  better than computed" if shade.better else ""
        if shade.better and standing.override:
            note += f": {harmless(standing.override)}"
        if shade.reason and not note:
            note = f"  {shade.reason}"
        cells = f"{shade.dimension:<12}{shade.computed or '-':<12}{shade.reported or '-'}"
        yield f"{harmless(cells)}{note}"


def _measure(measure: MeasureValue) -> str:
    if measure.value is None:
        return f"{measure.name:<24}not known: {harmless(measure.reason)}"
    unit = measure.unit.removesuffix("s") if measure.value == 1 else measure.unit
    return f"{measure.name:<24}{shown(measure.value)} {harmless(unit)}".rstrip()


def _moved(standing: Standing) -> Iterator[str]:
    if not standing.report:
        yield "Since the last report: there is none yet."
        return
    if not standing.moves:
        none = "its numbers have not changed" if standing.counted else "it gave no numbers"
        yield f"Since {harmless(standing.report)}: {none}."
        return
    yield f"Since {harmless(standing.report)}:"
    for move in standing.moves:
        unit = f" {harmless(move.unit)}" if move.unit else ""
        yield f"  {move.name:<22}{shown(move.then)} -> {shown(move.now)}{unit}"


def _brought(standing: Standing) -> Iterator[str]:
    """What only the date brought: it stops no commit, so it has to show here."""
    if standing.timed:
        yield f"Brought by the date: {plural(len(standing.timed), 'finding')}"
    for finding in standing.timed:
        place = harmless(str(finding.location))
        yield f"  {place} {finding.rule} {finding.level}  {harmless(finding.message)}"


def _announced(standing: Standing) -> Iterator[str]:
    """What will count from some day or gate on."""
    if standing.announced:
        yield f"Announced: {plural(len(standing.announced), 'finding')}"
    for finding in standing.announced:
        place = harmless(str(finding.location))
        yield f"  {place} {finding.rule} {finding.level}  {harmless(finding.message)}"
        yield f"    {harmless(finding.reason)}"


def shown(value: Value) -> str:
    """A value as people write it."""
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return f"{value:,}"
    return harmless(value) if value else "not known"


def data(standing: Standing) -> dict[str, Any]:
    """How a project stands, as data."""
    from pmo_kit.cli.gate_text import announced_data, finding_data, shortest

    way = standing.way
    head = ("project", "name", "root", "standard", "edition", "tier", "phase", "mode", "as_of")
    facts = standing._asdict()
    return {
        "schema": SCHEMA,
        "kit": __version__,
        "exit_code": standing.exit_code,
        **{name: facts[name] for name in head},
        "report": {
            "id": standing.report,
            "date": standing.report_date,
            "override_reason": standing.override,
        }
        if standing.report
        else None,
        "status": [{**shade._asdict(), "better": shade.better} for shade in standing.shades],
        "measures": [measure._asdict() for measure in standing.measures],
        "moves": [move._asdict() for move in standing.moves],
        "timed": [finding_data(finding) for finding in standing.timed],
        **(
            {"announced": [announced_data(finding) for finding in standing.announced]}
            if standing.announced
            else {}
        ),
        "broken": list(standing.broken),
        "next_gate": {
            "gate": way.gate,
            "ready": way.ready,
            "passed": way.passed,
            "missing": way.counts,
            "way": shortest(way),
        }
        if way
        else None,
    }
