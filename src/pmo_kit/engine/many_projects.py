"""Judges every project at a path: in this process, or over the workers of an executor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmo_kit.engine.check import Told, not_judged, tell
from pmo_kit.engine.open_project import Request, asked_standard, folder_of, roots
from pmo_kit.project import ManifestError
from pmo_kit.results import Report
from pmo_kit.results.error import KitError
from pmo_kit.standard import StandardError

if TYPE_CHECKING:
    from concurrent.futures import Executor


class Watcher(Protocol):
    """Who is told how far the judging of many projects has come."""

    def before(self, root: Path) -> None:
        """A project is about to be judged."""

    def after(self, done: int, of: int) -> None:
        """So many projects are judged, of so many."""


class Task(Protocol):
    """Judges the project at a root. Workers know it by its name: it is a function of a module."""

    def __call__(self, root: Path, request: Request) -> Told:
        """What is told of the project."""


def reports(
    path: Path,
    request: Request,
    watcher: Watcher | None = None,
    executor: Executor | None = None,
    task: Task | None = None,
) -> Iterator[Report]:
    """The reports of the project at a path, or of every project below it, in their order.

    With an executor they are judged by its workers, each of which reads the standard once.
    Raises `RegistryError`, and what the executor raises.
    """
    try:
        found = roots(path, request)
        gone = _gone(folder_of(path), request, found)
    except (ManifestError, StandardError) as error:
        yield not_judged(path, error, request.options)
        return
    every = sorted({*found, *gone})
    there = [root for root in every if root not in gone]
    told = _told(there, partial(task or tell, request=request), watcher, executor)
    for done, root in enumerate(every, 1):
        if root in gone:
            yield not_judged(root, gone[root], request.options)
        else:
            yield _with_own_id(root, next(told), request)
        if watcher is not None:
            watcher.after(done, len(every))


def _told(
    roots: list[Path],
    task: Callable[[Path], Told],
    watcher: Watcher | None,
    executor: Executor | None,
) -> Iterator[Told]:
    """What a task tells of each project, in their order."""

    def seen() -> Iterator[Path]:
        for root in roots:
            if watcher is not None:
                watcher.before(root)
            yield root

    if executor is None:
        return map(task, seen())
    from pmo_kit.engine.executors import in_order

    return in_order(executor, task, seen())


def _gone(path: Path, request: Request, found: list[Path]) -> dict[Path, ManifestError]:
    """The projects that git had and that are not among those found. Raises `ManifestError`."""
    if not (request.options.commit or request.base or request.since):
        return {}
    asked = asked_standard(path, request)
    if asked is not None and not asked.standard.has_manifest:
        return {}
    from pmo_kit.engine.gone_projects import gone_projects
    from pmo_kit.git import GitError

    try:
        return gone_projects(path, request, found)
    except GitError as error:
        raise ManifestError(error.message, error.remedy, path="") from error


def _with_own_id(root: Path, told: Told, request: Request) -> Report:
    """The report, unless another project of this call has the id of this one."""
    try:
        if told.id is not None:
            request.require_own_id(told.id, root)
    except KitError as error:
        return not_judged(root, error, request.options)
    return told.report
