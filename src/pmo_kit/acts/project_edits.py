"""Edits over several files of a project, and the project judged with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pmo_kit.engine import Judged, Project, Request, judge, open_project
from pmo_kit.engine.state import State, View
from pmo_kit.results import Report
from pmo_kit.results.error import KitError
from pmo_kit.results.project_edits import FileChange, ProjectEdits
from pmo_kit.source.edit import AnyChange, edit

Edits = Mapping[str, Sequence[AnyChange] | str]
"""By path from the project's root: what changes in a file, or the whole text of a new one."""


class ActError(KitError):
    """Something that cannot be done in this project, or not by this person; nothing was written."""


def edited_files(project: Project, edits: Edits) -> tuple[FileChange, ...]:
    """The files that would be different, in the order of their names.

    Raises `EditError` where a file cannot be edited without changing something else, and `ActError`
    where a new file is there already.
    """
    found = []
    for path in sorted(edits):
        asked, target = edits[path], project.root / path
        if isinstance(asked, str):
            if target.exists():
                raise ActError(f"{path} is there already.", "Move it away, or edit it by hand.")
            found.append(FileChange(path, None, asked.encode()))
            continue
        content = target.read_bytes()
        after = edit(content, path, asked)
        if after != content:
            found.append(FileChange(path, content, after))
    return tuple(found)


def judged_with(project: Project, request: Request, files: Iterable[FileChange]) -> Judged:
    """The project judged as it would be with some files. Raises `ManifestError`."""
    changes = {file.path: file.after for file in files}
    return judge(open_project(project.root, request, changes))


def project_edits(before: Report, files: tuple[FileChange, ...], after: Report) -> ProjectEdits:
    """Files that would be written, with what the standard finds that it did not find before."""
    known = {finding.fingerprint for finding in before.findings}
    failed = (finding for finding in after.findings if finding.outcome in ("failed", "error"))
    faults = tuple(finding for finding in failed if finding.fingerprint not in known)
    return ProjectEdits(files, faults)


def judged_edits(project: Project, request: Request, before: Report, edits: Edits) -> ProjectEdits:
    """Edits as they would be written, with what the standard finds with them.

    Raises `EditError`, `ActError` and `ManifestError`.
    """
    files = edited_files(project, edits)
    return project_edits(before, files, judged_with(project, request, files).report)


def the_one(state: State, kind: str, what: str) -> View | None:
    """The artifact of a kind that a project has once; none where it has none.

    Raises `ActError` where it is broken, wholly or in a part.
    """
    views, broken = state.of(kind), state.hidden(kind)
    faulty = [view.path for view in views if view.holes is not None]
    for path in (*broken, *faulty):
        fault = next((f for f in state.snapshot.faults if f.path == path), None)
        line, column = (fault.line, fault.column) if fault else (0, 1)
        message = f"The {what} cannot be read" + (f": {fault.message}" if fault else " whole.")
        raise ActError(message, "Fix what `pmo check` finds in it first.", path, line, column)
    return views[0] if views else None


def every(state: State, kind: str, what: str) -> list[View]:
    """All artifacts of a kind. Raises `ActError` where one is broken, wholly or in a part."""
    the_one(state, kind, what)
    return state.of(kind)
