"""How a project stands, in words and as data under schemas/status/v1.json."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.status import MeasureValue, Pause, Status, Value
from pmo_kit.writers.json_answer import announced_data, answer, finding_data, head_data
from pmo_kit.writers.readiness import in_one_line, shortest
from pmo_kit.writers.style import Style

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
"""The measures that are shown where not all are asked for."""


def to_text(status: Status, style: Style) -> str:
    """Colours side by side, the usual measures, what moved and why, the next gate."""
    return "\n".join(_lines(status, style.whole)) + "\n"


def to_json(status: Status, style: Style) -> str:
    """The same as data, with every measure."""
    way = status.readiness
    parts = {
        **head_data(status.head),
        **({"paused": _pause_data(status.pause)} if status.pause else {}),
        "report": {
            "id": status.report,
            "date": status.report_date,
            "override_reason": status.override,
        }
        if status.report
        else None,
        "status": [{**shade._asdict(), "better": shade.better} for shade in status.colors],
        "measures": [reading._asdict() for reading in status.measures],
        "moves": [move._asdict() for move in status.differences],
        "timed": [finding_data(finding) for finding in status.timed],
        **(
            {"announced": [announced_data(finding) for finding in status.announced]}
            if status.announced
            else {}
        ),
        "broken": list(status.broken),
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
    return answer(SCHEMA, style, status.exit_code, **parts)


def _lines(status: Status, whole: bool) -> Iterator[str]:
    head = status.head
    yield harmless(f"{head.name} ({', '.join(head.stand)}, {head.as_of})")
    if status.pause:
        yield from map(harmless, _paused(status.pause, head.as_of))
    for path in status.broken:
        yield f"{harmless(path)} cannot be read, so some values are unknown; pmo check says why."
    yield ""
    yield from _colors(status)
    yield ""
    shown = [r for r in status.measures if whole or r.name in FEW]
    yield from (_reading(reading) for reading in shown)
    yield ""
    yield from _moved(status)
    yield from _brought(status)
    yield from _announced(status)
    if status.readiness is not None:
        yield f"Next gate: {in_one_line(status.readiness)}"
    else:
        yield "Next gate: none, because no gate ends this phase."


def _pause_data(pause: Pause) -> dict[str, str]:
    told = pause._asdict()
    return {"from": told.pop("first"), **told}


def _paused(pause: Pause, as_of: str) -> Iterator[str]:
    """Until when and why; the days are written as YYYY-MM-DD, so that they compare as text."""
    over = pause.until < as_of
    word = "Was paused" if over else "Will be paused" if as_of < pause.first else "Paused"
    yield f"{word} from {pause.first} to {pause.until} ({pause.decision}): {pause.reason}"
    if over:
        ways = "`pmo resume`, a longer `pmo pause` or `pmo stop`"
        yield f"The pause is over, and nobody has decided how the work goes on: {ways}."


def _colors(status: Status) -> Iterator[str]:
    from_report = "reported"
    if status.report:
        from_report += f" ({harmless(status.report)}, {status.report_date})"
    yield f"{'Status':<12}{'computed':<16}{from_report}"
    for shade in status.colors:
        note = "  better than computed" if shade.better else ""
        if shade.better and status.override:
            note += f": {harmless(status.override)}"
        if shade.reason and not note:
            note = f"  {shade.reason.removeprefix(f'{shade.computed}: ')}"
        cells = f"{shade.dimension:<12}{shade.computed or '-':<16}{shade.reported or '-'}"
        yield f"{harmless(cells)}{note}"


def _reading(reading: MeasureValue) -> str:
    if reading.value is None:
        return f"{reading.name:<24}not known: {harmless(reading.reason)}"
    unit = reading.unit.removesuffix("s") if reading.value == 1 else reading.unit
    return f"{reading.name:<24}{shown(reading.value)} {harmless(unit)}".rstrip()


def _moved(status: Status) -> Iterator[str]:
    if not status.report:
        yield "Changes since the last report: there is no report yet."
        return
    if not status.differences:
        none = "no number has changed" if status.counted else "that report gave no numbers"
        yield f"Changes since {harmless(status.report)}: {none}."
        return
    yield f"Changes since {harmless(status.report)}:"
    for move in status.differences:
        unit = f" {harmless(move.unit)}" if move.unit else ""
        yield f"  {move.name:<22}{shown(move.then)} -> {shown(move.now)}{unit}"


def _brought(status: Status) -> Iterator[str]:
    """What fails because of the date alone: it blocks no commit, so it has to show here."""
    if status.timed:
        yield f"Due to the date alone: {plural(len(status.timed), 'finding')}"
    for finding in status.timed:
        place = harmless(str(finding.location))
        yield f"  {place} {finding.rule} {finding.level}  {harmless(finding.message)}"


def _announced(status: Status) -> Iterator[str]:
    """What will count from some day or gate on."""
    if status.announced:
        yield f"Announced, not failing yet: {plural(len(status.announced), 'finding')}"
    for finding in status.announced:
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
