"""Builds all repositories of the example portfolio into one folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from portfolio_example.life import KIT, live, pmo
from portfolio_example.project import AS_OF
from portfolio_example.read_projects import read_projects
from portfolio_example.repository import Repository

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = ROOT / "examples" / "portfolio"
BUILT = ROOT / "demo" / "portfolio"
GOLDEN = ROOT / "standards" / "core" / "golden" / "T3" / "executing"


def makers() -> dict[str, Callable[[Path], None]]:
    """Each repository's name, and what makes it at a new folder. Raises `UnreadableProjects`."""
    made: dict[str, Callable[[Path], None]] = {
        project.id: partial(live, project) for project in read_projects(HOME / "projects.yaml")
    }
    made["hidden-number"] = _number_game
    made["hidden-number-public"] = _public_game
    return dict(sorted(made.items()))


def build(folder: Path, said: Callable[[str], None] = lambda _: None) -> None:
    """Make all repositories at a folder, in place of what an earlier call made there.

    Nothing of the earlier ones goes before all new ones are there. Raises `CommandFailed` and
    `UnreadableProjects`.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as place:
        for name, make in makers().items():
            said(name)
            make(Path(place) / "new" / name)
        if folder.exists():
            _writable(folder)
            folder.rename(Path(place) / "old")
        (Path(place) / "new").rename(folder)
        _writable(Path(place))


def _writable(folder: Path) -> None:
    """Make removable what git wrote: on Windows nobody removes a file that is read-only."""
    for path in folder.rglob("*"):
        path.chmod(0o700)


def _number_game(root: Path) -> None:
    """The light project that the template of the same name makes, closed in March."""
    pmo("new", "hidden-number", "-o", str(root), "--no-input", *KIT, "--set", "stage=closed")
    Repository(root).commit(date(2026, 3, 6), "The number was found")


def _public_game(root: Path) -> None:
    """The core's own major project, with the report that was due a week after its last day."""
    shutil.copytree(GOLDEN, root)
    repository = Repository(root)
    repository.commit(date(2026, 5, 29), "Four weeks of building")
    summary = "The page is played by keyboard; the server is a week late, within the new plan."
    ask = "olga 2026-06-12 Ring the supplier's director once more about the second person."
    words = ("--ask", ask, "--if-not", "We read all of the code ourselves, which costs a week.")
    judged = ("--as-of", AS_OF.isoformat())
    pmo("report", str(root), "--summary", summary, *words, *judged, "--apply")
    repository.commit(AS_OF, "Report of 5 June")
