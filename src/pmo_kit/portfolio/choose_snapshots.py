"""Of several snapshots of one project one counts: the newest commit of its repository."""

from __future__ import annotations

from collections import defaultdict

from pmo_kit._start.record import NamedTuple
from pmo_kit.portfolio.found_sources import Found
from pmo_kit.portfolio.project_list import ProjectList
from pmo_kit.portfolio.snapshot_file import ProjectSnapshot
from pmo_kit.results.error import KitError
from pmo_kit.results.gathered_portfolio import OLDER, UNUSED
from pmo_kit.results.portfolio import Problem


class Candidate(NamedTuple):
    """What one thing at a source gave: a snapshot, whose line waits at a position, or an error.

    `key` tells whether the same would be read again, `hint` of which project it once was.
    """

    found: Found
    outcome: str
    key: str
    snapshot: ProjectSnapshot | None = None
    at: int = 0
    size: int = 0
    error: KitError | None = None
    hint: str = ""

    @property
    def project(self) -> str:
        """The project's id: as its snapshot has it, the row that names it, or a former snapshot."""
        return self.snapshot.project if self.snapshot else self.found.named.project or self.hint


class Chosen(NamedTuple):
    """The candidates that count, by their number, ordered by project; and why the others do not."""

    counting: list[int]
    outcomes: dict[int, str]
    problems: list[Problem]
    not_judged: dict[str, tuple[str, str]]


def choose(candidates: list[Candidate], known: ProjectList) -> Chosen:
    """Which candidates count, and what is wrong with the others.

    One id in two repositories is an error: neither counts, since nobody knows which is meant.
    """
    chosen = Chosen([], {}, [], {})
    by_project: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(candidates):
        if one.error is not None:
            _unusable(one, known, chosen)
        else:
            by_project[one.project].append(number)
            _require_own_row(one, known, chosen)
    for project, numbers in sorted(by_project.items()):
        _choose_one(project, numbers, candidates, known, chosen)
    for project in by_project.keys() & chosen.not_judged.keys():
        if any(candidates[number].project == project for number in chosen.counting):
            del chosen.not_judged[project]
    return chosen


def _choose_one(
    project: str, numbers: list[int], candidates: list[Candidate], known: ProjectList, out: Chosen
) -> None:
    """Choose among the snapshots of one id."""
    repositories: dict[str, int] = {}
    for number in numbers:
        repositories.setdefault(_repository(candidates[number]), number)
    if len(repositories) > 1:
        named = " and ".join(candidates[n].found.address for n in list(repositories.values())[:3])
        message = f"The project `{project}` lies in {len(repositories)} repositories: {named}."
        remedy = "Give each project its own id; until then, neither counts."
        place = _place(candidates[numbers[-1]], known)
        out.problems.append(Problem("same-id", message, remedy, *place))
        out.not_judged[project] = message, remedy
        out.outcomes.update(dict.fromkeys(numbers, UNUSED))
        return
    newest = max(numbers, key=lambda number: (_age(candidates[number]), -number))
    out.counting.append(newest)
    for number in numbers:
        if number != newest:
            out.outcomes[number] = OLDER
            out.problems.append(_older(candidates[number], candidates[newest], known))


def _older(one: Candidate, newest: Candidate, known: ProjectList) -> Problem:
    """A note that a snapshot is not the newest of its project."""
    told, counting = (_told(each) for each in (one, newest))
    message = f"{one.found.address} tells of `{one.project}` {told}; what counts is {counting}."
    remedy = f"Remove it, or leave it: {newest.found.address} is used."
    return Problem("older-snapshot", message, remedy, *_place(one, known), note=True)


def _told(one: Candidate) -> str:
    snapshot = one.snapshot
    assert snapshot is not None
    at = f"at commit {snapshot.commit[:7]}" if snapshot.commit else "without a commit"
    return f"{at} on {snapshot.on}"


def _age(one: Candidate) -> tuple[str, str]:
    snapshot = one.snapshot
    assert snapshot is not None
    return snapshot.committed, snapshot.on


def _repository(one: Candidate) -> str:
    """What tells one repository from another; without git, a project's own folder."""
    snapshot = one.snapshot
    assert snapshot is not None
    if snapshot.repository:
        return snapshot.repository
    return str(one.found.path.resolve()) if one.found.kind == "project" else ""


def _require_own_row(one: Candidate, known: ProjectList, out: Chosen) -> None:
    """Tells where a row names the source of another project."""
    row = one.found.named.project
    if row and row != one.project:
        message = f"The row `{row}` names {one.found.address}, which is of `{one.project}`."
        remedy = "Correct the row's `id` or its `path`."
        out.problems.append(Problem("other-id", message, remedy, *_place(one, known)))
        out.not_judged.setdefault(row, (message, remedy))


def _unusable(one: Candidate, known: ProjectList, out: Chosen) -> None:
    """Tells of what lies at a source and cannot be used: at its own place where it has one."""
    error = one.error
    assert error is not None
    inner = f":{error.line}:{error.column}" if error.line else ""
    message = f"{one.found.address}{inner}: {error.message}"
    place = _place(one, known)
    out.problems.append(Problem("unusable-source", message, error.remedy, *place))
    name = one.project or _name_of(one.found)
    taken = name in out.not_judged
    out.not_judged[one.found.address if taken else name] = message, error.remedy


def _name_of(found: Found) -> str:
    """What to call a project of which nobody knows the id: by its folder or its file."""
    path = found.path.resolve()
    return path.parent.name if path.stem == "snapshot" else path.stem


def _place(one: Candidate, known: ProjectList) -> tuple[str, int, int]:
    return known.shown, one.found.named.line, one.found.named.column
