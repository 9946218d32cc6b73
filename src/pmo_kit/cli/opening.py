"""One project opened for a command that is about one: its files, its standard, how it is judged."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmo_kit.cli.common import enclosing_project

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
    day: date,
) -> Project:
    """The project at a path, or around the current folder."""
    from pmo_kit.cli.checker import Checker, folder_of
    from pmo_kit.engine import Options

    root, options = folder_of(Path(path or enclosing_project())), Options(day)
    checker = Checker(standard, edition, registry, options)
    opened = checker.open(root)
    compiled, snapshot = opened.compiled, checker.snapshot(opened)
    again = f" {shlex.quote(path)}" if path else ""
    return Project(root, compiled, snapshot, options, again)
