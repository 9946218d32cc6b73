"""The only runner of git: it reads and begins repositories, and never runs what one asks it to."""

from __future__ import annotations

from pmo_kit.git.begin_repository import begin
from pmo_kit.git.index import Entry
from pmo_kit.git.log import Change, Commit
from pmo_kit.git.repository import Git, is_repository, toplevel
from pmo_kit.git.runner import GitError

__all__ = [
    "Change",
    "Commit",
    "Entry",
    "Git",
    "GitError",
    "begin",
    "is_repository",
    "toplevel",
]
