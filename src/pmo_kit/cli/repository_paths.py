"""The repository that projects lie in: GitHub, GitLab and SARIF name files from its root."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def repository_of(roots: Iterable[str]) -> tuple[str, dict[str, str]]:
    """The root of the repository, and the folder of each project without links, by its name here.

    It is the repository around the current folder if a project lies in it, else that of the first
    project that lies in one. Links are followed, since git knows only where they lead. Without a
    repository the root is empty.
    """
    folders = {root: os.path.realpath(root) for root in dict.fromkeys(roots)}
    real = [Path(folder) for folder in folders.values()]
    here = _repository(Path(os.path.realpath(os.curdir)))
    if here is None or not any(folder.is_relative_to(here) for folder in real):
        here = next((found for folder in real if (found := _repository(folder))), None)
    return ("" if here is None else str(here)), folders


def _repository(folder: Path) -> Path | None:
    """The root of the work tree that a folder lies in: `.git` is a file in a further work tree."""
    for place in (folder, *folder.parents):
        mark = place / ".git"
        if os.path.isfile(mark) or os.path.isfile(mark / "HEAD"):
            return place
    return None
