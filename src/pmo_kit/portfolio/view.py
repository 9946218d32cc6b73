"""The portfolio as its pages show it: each project in its place, and what they add up to."""

from __future__ import annotations

from typing import Any

from pmo_kit.portfolio.gather import list_digest
from pmo_kit.portfolio.gathered_files import Gathered, Store
from pmo_kit.portfolio.project_list import ProjectList
from pmo_kit.portfolio.roll_up import groups_of
from pmo_kit.results.portfolio import (
    JUDGED,
    LISTED,
    NOT_JUDGED,
    Category,
    Dependency,
    Envelope,
    Meeting,
    Money,
    Objective,
    Portfolio,
    PortfolioProject,
    Problem,
    Programme,
    WipLimit,
)

_NO_MILESTONE = dict.fromkeys(("agreed", "actual", "expected", "forecast"))


def view(known: ProjectList, store: Store) -> Portfolio:
    """The portfolio of a list and of what was gathered for it.

    Raises `PortfolioError` where nothing usable was gathered, and `OSError`.
    """
    gathered = store.read(known.shown)
    data = known.data
    rows = {row["id"]: (at, row) for at, row in enumerate(data["projects"])}
    projects = sorted(
        [*_judged(store, gathered, rows), *_others(gathered, rows)],
        key=lambda project: (project.priority is None, project.priority or 0, project.id),
    )
    seen = {project.id for project in projects if project.place == JUDGED}
    projects = [one for one in projects if one.place == JUDGED or one.id not in seen]
    unit = data.get("unit", "")
    rates = {unit: 1.0, **{one["unit"]: one["rate"] for one in data.get("currencies", ())}}
    objectives = _records(Objective, data["objectives"])
    categories = _records(Category, data.get("categories", ()))
    programmes = _records(Programme, data.get("programmes", ()))
    titles = {
        "objective": {one.id: one.title for one in objectives},
        "category": {one.id: one.title for one in categories},
        "programme": {one.id: one.title for one in programmes},
    }
    calendar = data.get("calendar", {})
    groups = groups_of(projects, unit, rates, titles)
    return Portfolio(
        data.get("name", ""),
        known.shown,
        gathered.on,
        unit,
        gathered.kit,
        tuple(projects),
        groups,
        (*_changed(known, gathered), *gathered.problems, *_without_rate(projects, rates, known)),
        objectives,
        categories,
        _records(Envelope, data.get("envelopes", ())),
        _records(WipLimit, data.get("wip_limits", ())),
        programmes,
        (*_records(Dependency, data.get("dependencies", ())), *_needed(data)),
        _records(Meeting, calendar.get("boards", ())),
        calendar.get("reporting_days"),
        data.get("budget"),
        data.get("reviewed_on", ""),
    )


def _records(kind: Any, entries: Any) -> tuple[Any, ...]:
    """Entries of the list as records of a kind, which has their fields."""
    return tuple(kind(**entry) for entry in entries)


def _needed(data: dict[str, Any]) -> list[Dependency]:
    """What rows say under `needs`, without the pairs that `dependencies` tells more of."""
    told = {(one["project"], one["needs"]) for one in data.get("dependencies", ())}
    pairs = [(row["id"], other) for row in data["projects"] for other in row.get("needs", ())]
    return [Dependency(*pair) for pair in pairs if pair not in told]


def _changed(known: ProjectList, gathered: Gathered) -> list[Problem]:
    """A note that the list is no longer the one that was gathered for."""
    if list_digest(known) == gathered.list_digest:
        return []
    message = f"The list has changed since it was gathered on {gathered.on}."
    remedy = f"Run `pmo portfolio gather {known.shown}` again."
    return [Problem("list-changed", message, remedy, known.shown, 1, 1, note=True)]


def _judged(
    store: Store, gathered: Gathered, rows: dict[str, tuple[int, dict[str, Any]]]
) -> list[PortfolioProject]:
    """The projects that have a snapshot."""
    sources = {one.project: one.address for one in gathered.sources if one.size}
    found = []
    for at, size, snapshot in store.each():
        id = snapshot["project"]["id"]
        _, row = rows.get(id, (0, {}))
        found.append(_from_snapshot(snapshot, row, sources.get(id, ""), at, size))
    return found


def _others(
    gathered: Gathered, rows: dict[str, tuple[int, dict[str, Any]]]
) -> list[PortfolioProject]:
    """The projects that are only listed, and those whose source could not be used."""
    failed = gathered.not_judged
    listed = [
        _from_row(row, NOT_JUDGED if id in failed else LISTED, *failed.get(id, ("", "")))
        for id, (_, row) in rows.items()
    ]
    unlisted = [
        PortfolioProject(id, NOT_JUDGED, id, why, fix)
        for id, (why, fix) in failed.items()
        if id not in rows
    ]
    return [*listed, *unlisted]


def _of_board(row: dict[str, Any]) -> dict[str, Any]:
    """What the board decided on a project, by the fields of its record."""
    names = ("state", "objective", "objective_confirmed_on", "category", "programme")
    return {
        **{name: row.get(name, "") for name in names},
        "priority": row.get("priority"),
        "score": row.get("score"),
        "granted": row.get("budget"),
        "needs": tuple(row.get("needs", ())),
        "in_list": bool(row),
    }


def _from_row(
    row: dict[str, Any], place: str, reason: str = "", remedy: str = ""
) -> PortfolioProject:
    """A project as the list has it."""
    said = row.get("listed", {})
    unit, agreed, spent, forecast = map(said.get, ("unit", "agreed", "spent", "forecast"))
    return PortfolioProject(
        row["id"],
        place,
        row.get("name") or row["id"],
        reason,
        remedy,
        row.get("path", ""),
        on=said.get("on", ""),
        sponsor=said.get("sponsor", ""),
        leader=said.get("leader", ""),
        tier=said.get("tier", ""),
        phase=said.get("phase", ""),
        reported=said.get("status", ""),
        start=said.get("start", ""),
        end_expected=said.get("finish", ""),
        money=Money(unit or "", agreed, spent, None, forecast),
        **_of_board(row),
    )


def _from_snapshot(
    snapshot: dict[str, Any], row: dict[str, Any], source: str, at: int, size: int
) -> PortfolioProject:
    """A project as its snapshot has it, with what the board decided on it."""
    project, money, status = snapshot["project"], snapshot["money"], snapshot["status"]
    board = _of_board(row)
    board["objective"] = board["objective"] or next(iter(project["objectives"]), "")
    board["category"] = board["category"] or project["category"] or ""
    ends = [one for one in snapshot["milestones"] if one["agreed"]]
    last = max(ends, key=lambda one: one["agreed"], default=_NO_MILESTONE)
    return PortfolioProject(
        project["id"],
        JUDGED,
        project["name"],
        source=source,
        commit=snapshot["source"]["commit"] or "",
        on=snapshot["as_of"],
        sponsor=project["sponsor"] or "",
        leader=project["leader"] or "",
        tier=snapshot["tier"],
        method=snapshot["method"],
        phase=snapshot["phase"],
        visibility=project["visibility"] or "",
        reported=status["reported"].get("overall", ""),
        computed=status["computed"].get("overall", ""),
        start=project["start"] or "",
        end_agreed=last["agreed"] or project["end"] or "",
        end_expected=last["actual"] or last["expected"] or last["forecast"] or "",
        money=Money(
            money["unit"] or project["unit"] or "",
            money["agreed"] if money["total"] is None else money["total"],
            *(money[name] for name in ("spent", "committed", "forecast")),
        ),
        asks_open=sum(bool(one["open"]) for one in snapshot["asks"]),
        failed_shall=snapshot["verdicts"]["by_level"]["shall"]["failed"],
        at=at,
        size=size,
        **board,
    )


def _without_rate(
    projects: list[PortfolioProject], rates: dict[str, float], known: ProjectList
) -> list[Problem]:
    """A note on each unit in which projects count and that cannot be added to the others."""
    found: dict[str, list[str]] = {}
    for project in projects:
        unit = project.money.unit
        if unit and unit not in rates and project.money.agreed is not None:
            found.setdefault(unit, []).append(project.id)
    return [
        known.problem(
            "no-rate",
            f"There is no rate for {unit}, so no total holds {', '.join(ids[:5])}"
            f"{f' and {len(ids) - 5} more' if len(ids) > 5 else ''}.",
            f"Add {{unit: {unit}, rate: …, on: …}} to `currencies`.",
            "currencies" if "currencies" in known.data else "projects",
        )._replace(note=True)
        for unit, ids in sorted(found.items())
    ]
