"""What the portfolio's site tells of one project, read from its place and its snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pmo_kit.results.board_page import (
    Asked,
    FindingLine,
    Line,
    Milestone,
    ProjectPage,
    ProjectRow,
    RiskLine,
    Shade,
)
from pmo_kit.results.portfolio import PortfolioProject

Snapshot = Mapping[str, Any]
"""A project's `snapshot/v1`, as its schema describes it."""
DIMENSIONS = ("overall", "schedule", "cost", "scope", "risk", "benefit")


class Seen(NamedTuple):
    """A project in its place, and its snapshot where it has one."""

    project: PortfolioProject
    snapshot: Snapshot | None

    @property
    def id(self) -> str:
        """The project's id."""
        return self.project.id


def row_of(seen: Seen) -> ProjectRow:
    """A project's row in the board's tables."""
    snapshot = seen.snapshot
    if snapshot is None:
        reported = seen.project.reported
        return ProjectRow(seen.project, (Shade("overall", "", reported),) if reported else ())
    gate, paused = snapshot["next_gate"] or {}, snapshot["paused"] or {}
    report = snapshot["status"]["report"] or {}
    milestones = milestones_of(snapshot)
    return ProjectRow(
        seen.project,
        shades=tuple(_shades(snapshot["status"])),
        status_date=snapshot["status_date"] or "",
        next_gate=gate.get("id") or "",
        next_gate_on=gate.get("day") or "",
        performance=snapshot["money"]["performance"],
        first_end=milestones[-1].first if milestones else "",
        paused_until=paused.get("until") or "",
        summary=report.get("summary") or "",
    )


def milestones_of(snapshot: Snapshot) -> list[Milestone]:
    """The milestones in the order of their agreed days."""
    found = [
        Milestone(
            one["id"], one["name"], one["first"], one["agreed"], one["expected"], one["actual"]
        )
        for one in snapshot["milestones"]
    ]
    return sorted(found, key=lambda one: (one.agreed, one.id))


def asks_of(seen: Seen, as_of: str) -> Iterable[Asked]:
    """The questions of a project that wait for an answer."""
    snapshot = seen.snapshot
    if snapshot is None:
        return
    for ask in snapshot["asks"]:
        if ask["open"]:
            needed_by = ask["needed_by"] or ""
            yield Asked(
                project=seen.id,
                name=snapshot["project"]["name"],
                id=ask["id"] or "",
                text=ask["text"],
                exception=ask["kind"] == "exception",
                to=ask["to"] or "",
                needed_by=needed_by,
                late=bool(needed_by) and needed_by < as_of,
                options=tuple(map(_option, ask["options"])),
                recommended=ask["recommended"] or "",
                without=ask["without"] or "",
                place=f"{ask['path']}:{ask['line']}",
            )


def page_of(seen: Seen, as_of: str) -> ProjectPage:
    """A project's own page; of one without a snapshot it tells what the list says, and why."""
    row, snapshot = row_of(seen), seen.snapshot
    if snapshot is None:
        return ProjectPage(row, as_of, "", None, "")
    source, standard = snapshot["source"], snapshot["standard"]
    return ProjectPage(
        row=row,
        as_of=snapshot["as_of"],
        commit=source["commit"] or "",
        clean=source["tree_clean"],
        standard=f"{standard['id']}@{standard['edition']}",
        asks=tuple(asks_of(seen, as_of)),
        milestones=tuple(milestones_of(snapshot)),
        risks=tuple(
            RiskLine(
                one["id"],
                one["title"],
                one["score"],
                one["before"],
                one["response"] or "",
                one["owner"] or "",
                f"{one['path']}:{one['line']}",
            )
            for one in snapshot["risks"]
        ),
        figures=tuple(_line(one, snapshot) for one in snapshot["kpis"]),
        measures=tuple(_line(one, snapshot) for one in snapshot["measures"]),
        findings=tuple(
            FindingLine(one["rule"], one["level"], f"{one['path']}:{one['line']}")
            for one in _failed(snapshot)
        ),
        conditions=tuple(f"{one['id']}: {one['text']}" for one in snapshot["conditions"]),
        decisions=tuple(f"{one['id']}: {one['title']}" for one in snapshot["decisions"]),
    )


def _failed(snapshot: Snapshot) -> list[Mapping[str, Any]]:
    return [one for one in snapshot["findings"] if one["outcome"] == "failed"]


def _shades(status: Mapping[str, Any]) -> Iterable[Shade]:
    computed, reported, reasons = (status[key] for key in ("computed", "reported", "reasons"))
    for dimension in dict.fromkeys((*DIMENSIONS, *computed, *reported)):
        if dimension in computed or dimension in reported:
            yield Shade(
                dimension,
                computed.get(dimension) or "",
                reported.get(dimension) or "",
                reasons.get(dimension) or "",
            )


def _option(option: Mapping[str, Any]) -> str:
    parts = [option["title"]]
    if option["budget"] is not None:
        parts.append(f"{option['budget']:+,g}")
    if option["days"] is not None:
        parts.append(f"{option['days']:+d} days")
    return ", ".join(parts)


def _line(one: Mapping[str, Any], snapshot: Snapshot) -> Line:
    """A measure or key figure, with the place of the first value that it was read from."""
    readings = [snapshot["readings"][number] for number in one["readings"]]
    place = f"{readings[0]['path']}:{readings[0]['line']}" if readings else ""
    return Line(
        one.get("name") or one["id"],
        one["value"],
        one["unit"] or "",
        one.get("color") or "",
        one["reason"] or "",
        place,
    )
