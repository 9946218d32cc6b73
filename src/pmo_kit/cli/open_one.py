"""One project opened for a command that is about one: its files, its standard, how it is judged."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmo_kit.cli.common import enclosing_project, options_for

if TYPE_CHECKING:
    from pmo_kit.engine import Compiled, Options
    from pmo_kit.project import Snapshot


class Project(NamedTuple):
    """One project opened, and how it is judged; `again` names it on the command line once more."""

    root: Path
    compiled: Compiled
    snapshot: Snapshot
    options: Options
    again: str = ""


def open_project(
    path: str | None,
    standard: str | None,
    edition: str | None,
    registry: tuple[str, ...],
    as_of: date | None,
) -> Project:
    """The project at a path, or around the current folder."""
    from pmo_kit.cli.judge_projects import Checker, folder_of

    root, options = folder_of(Path(path or enclosing_project())), options_for(as_of)
    checker = Checker(standard, edition, registry, options)
    opened = checker.open(root)
    compiled, snapshot = opened.compiled, checker.snapshot(opened)
    again = f" {shlex.quote(path)}" if path else ""
    return Project(root, compiled, snapshot, options, again)
