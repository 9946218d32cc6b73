"""The reports of all projects at a path; what keeps one from being judged stands in its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pmo_kit.engine.open_project import Project, Request, judge, not_judged, open_project, roots
from pmo_kit.project import ManifestError
from pmo_kit.results import Report
from pmo_kit.standard import StandardError

Progress = Callable[[list[Path]], Iterable[Path]]
"""Hands on the roots, one after the other, and may show how far it got."""


def reports(path: Path, request: Request, progress: Progress = iter) -> Iterator[Report]:
    """The reports of the project at a path, or of every project below it.

    Raises `RegistryError`.
    """
    try:
        found = roots(path, request)
    except (ManifestError, StandardError) as error:
        yield not_judged(path, error, request.options)
        return
    for root in progress(found):
        yield report_of(root, request)


def report_of(root: Path, request: Request) -> Report:
    """The report of one project; of changes alone where the request says so."""
    try:
        project = open_project(root, request)
        report = judge(project).report
        return report if request.since is None else _changes(report, project, request.since)
    except (ManifestError, StandardError) as error:
        return not_judged(root, error, request.options)


def _changes(report: Report, project: Project, revision: str) -> Report:
    """What of a report concerns the changes since a revision. Raises `ManifestError`."""
    from pmo_kit.engine.changed_since import narrowed
    from pmo_kit.git import GitError
    from pmo_kit.project.changes_since import changes_since

    folder = project.manifest.folder if project.manifest is not None else ""
    try:
        changes = changes_since(project.root, revision, project.tree, folder)
        return narrowed(report, changes, revision)
    except GitError as error:
        raise ManifestError(error.message, error.remedy, path="") from error
