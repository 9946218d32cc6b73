"""The board's page as records: what is to be decided, where everything stands, what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pmo_kit._text import plural
from pmo_kit.portfolio.gathered_files import Store
from pmo_kit.portfolio.project_list import ProjectList
from pmo_kit.portfolio.project_view import Seen, asks_of, milestones_of, page_of, row_of
from pmo_kit.results.board_page import (
    BoardPage,
    Dependency,
    Figure,
    NotKnown,
    ObjectiveRow,
    PortfolioSite,
    ProjectRow,
)
from pmo_kit.results.portfolio import JUDGED, LISTED, NOT_JUDGED, Portfolio
from pmo_kit.results.portfolio import Dependency as Promise
from pmo_kit.standard import Standard
from pmo_kit.status.kpi_roll_up import Member, member_of, rolled_up
from pmo_kit.status.kpis import key_figures

CLOSED, UNKNOWN = "closed", "unknown"
SILENCE = 60
"""Days after which a provider's word on a dependency is too old."""


def site_of(
    known: ProjectList, portfolio: Portfolio, store: Store, standard: Standard, today: date
) -> PortfolioSite:
    """The site of a portfolio as it was gathered.

    Raises `StandardError` where the standard's key figures cannot be read, and `OSError`.
    """
    projects = list(_seen(portfolio, store))
    rows = tuple(map(row_of, projects))
    day = today.isoformat()
    asks = sorted(
        (ask for one in projects for ask in asks_of(one, day)),
        key=lambda ask: (ask.needed_by or "9999", ask.project, ask.id),
    )
    objectives = tuple(_objectives(portfolio, rows))
    dependencies = tuple(_dependencies(portfolio, projects, today))
    board = BoardPage(
        title=portfolio.name or "Portfolio",
        as_of=day,
        unit=portfolio.unit,
        kit=portfolio.kit,
        standard=standard.name,
        asks=tuple(asks),
        rows=rows,
        objectives=objectives,
        unserved=tuple(one for one in objectives if one.active and not one.projects),
        unlinked=tuple(row.id for row in rows if not row.project.objective and _lives(row)),
        dependencies=dependencies,
        figures=tuple(_figures(known, portfolio, projects, rows, dependencies, standard)),
        unknowns=tuple(_unknowns(portfolio, rows)),
    )
    return PortfolioSite(board, tuple(page_of(one, day) for one in projects))


def _seen(portfolio: Portfolio, store: Store) -> Iterator[Seen]:
    """The projects in their order, each with its snapshot where it has one."""
    snapshots = {at: snapshot for at, _, snapshot in store.each()}
    for project in portfolio.projects:
        yield Seen(project, snapshots[project.at] if project.place == JUDGED else None)


def _lives(row: ProjectRow) -> bool:
    """Whether a project is not over: as the list says, else as its phase does."""
    return (row.project.state or row.project.phase) != CLOSED


def _objectives(portfolio: Portfolio, rows: Sequence[ProjectRow]) -> Iterator[ObjectiveRow]:
    for one in portfolio.objectives:
        served = [row.project for row in rows if row.project.objective == one.id and _lives(row)]
        granted = [each.granted for each in served if each.granted is not None]
        yield ObjectiveRow(
            one.id,
            one.title,
            one.owner,
            one.active,
            one.budget,
            float(sum(granted)),
            len(granted),
            tuple(each.id for each in served),
        )


def _dependencies(
    portfolio: Portfolio, projects: Sequence[Seen], today: date
) -> Iterator[Dependency]:
    """What projects need of others, by the list and by themselves, and when those serve it.

    The provider's day is that of the milestone that the list names, else of its last one.
    """
    known = {one.id: one for one in projects}
    promised = {(one.project, one.needs): one for one in portfolio.dependencies}
    for one in projects:
        needs = one.snapshot["dependencies"]["needs"] if one.snapshot else ()
        for need in needs:
            pair = one.id, need["provider"]
            if need["provider"] in known:
                before = promised.get(pair, Promise(*pair))
                promised[pair] = before._replace(
                    by=before.by or need["needed_by"] or "", what=before.what or need["what"] or ""
                )
    for pair in sorted(promised):
        if set(pair) <= known.keys():
            yield _dependency(promised[pair], known[pair[1]], today)


def _dependency(promise: Promise, provider: Seen, today: date) -> Dependency:
    milestones = milestones_of(provider.snapshot) if provider.snapshot else []
    named = [one for one in milestones if one.id == promise.milestone] or milestones[-1:]
    expected = (named[0].actual or named[0].expected or "") if named else ""
    late, reason = None, ""
    if not promise.by:
        reason = f"{promise.project} does not say by when"
    elif not expected:
        reason = f"nobody knows when {promise.needs} is done"
    else:
        late = max(0, (date.fromisoformat(expected) - date.fromisoformat(promise.by)).days)
    word = promise.confirmed_on
    fresh = bool(word) and (today - date.fromisoformat(word)).days <= SILENCE
    return Dependency(
        promise.project, promise.needs, promise.what, promise.by, expected, late, reason, fresh
    )


def _figures(
    known: ProjectList,
    portfolio: Portfolio,
    projects: Sequence[Seen],
    rows: Sequence[ProjectRow],
    dependencies: Sequence[Dependency],
    standard: Standard,
) -> Iterator[Figure]:
    """The key figures that the standard puts on the board's page, those that are known first."""
    members: list[Member] = [member_of(one.snapshot) for one in projects if one.snapshot]
    given = _given(portfolio, rows, dependencies)
    rates = {one["unit"]: float(one["rate"]) for one in known.data.get("currencies", ())}
    if portfolio.unit:
        rates[portfolio.unit] = 1.0
    figures = key_figures(standard)
    found = [
        Figure(one.kpi.question, one.kpi.decides, one.kpi.trap, rolled)
        for of in ("portfolio", "project")
        for one in figures.compiled(of)
        if one.kpi.page == "board"
        for rolled in [rolled_up(one, members, rates, given)]
    ]
    yield from sorted(found, key=lambda one: one.rolled.value is None)


def _given(
    portfolio: Portfolio, rows: Sequence[ProjectRow], dependencies: Sequence[Dependency]
) -> Mapping[str, object]:
    """What the portfolio itself knows of what key figures wait for.

    A project counts as known where it was judged and its overall color is not unknown, as it is
    where its reports are too old. What somebody granted counts where all projects have it.
    """
    live = [row for row in rows if _lives(row)]
    seen = [row for row in live if row.project.place == JUDGED and row.color != UNKNOWN]
    found: dict[str, object] = {"known_projects": len(seen), "listed_projects": len(live)}
    if live and all(row.project.granted is not None for row in live):
        found["known_money"] = float(sum(row.project.granted or 0 for row in seen))
        found["listed_money"] = float(sum(row.project.granted or 0 for row in live))
    limits = [one.projects for one in portfolio.wip_limits if not one.tier]
    if limits:
        found["limit"] = float(limits[0])
    found["late"] = sum(bool(one.late_days) for one in dependencies)
    found["unconfirmed"] = sum(not one.late_days and not one.confirmed for one in dependencies)
    return found


def _unknowns(portfolio: Portfolio, rows: Sequence[ProjectRow]) -> Iterator[NotKnown]:
    """What the page cannot tell, each with its reason and what would change it."""
    for row in rows:
        if row.project.place == NOT_JUDGED:
            why = f"{row.project.reason} {row.project.remedy}".strip()
            yield NotKnown(f"How {row.name} stands", why)
        elif row.project.place == JUDGED and row.color == UNKNOWN:
            told = [shade.reason for shade in row.shades if shade.computed == UNKNOWN]
            yield NotKnown(f"How {row.name} stands", next(filter(None, told), "Nothing says it."))
    listed = [row.id for row in rows if row.project.place == LISTED]
    if listed:
        what = f"What stands behind {plural(len(listed), 'project')} without a repository"
        yield NotKnown(what, f"The list's own values are all there is: {', '.join(listed)}.")
    bare = [row.id for row in rows if row.project.granted is None and _lives(row)]
    if bare:
        yield NotKnown("What was granted", f"The list has no amount for {', '.join(bare)}.")
    for problem in portfolio.problems:
        if problem.code != "missing-source":
            yield NotKnown(problem.message, problem.remedy)
