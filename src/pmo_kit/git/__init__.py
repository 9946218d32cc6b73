"""The only runner of git: it reads and begins repositories, and never runs what one asks it to."""

from __future__ import annotations

from pmo_kit.git.output import Change, Commit, Entry
from pmo_kit.git.repository import Git, begin, toplevel
from pmo_kit.git.runner import GitError, NoRepository

__all__ = [
    "Change",
    "Commit",
    "Entry",
    "Git",
    "GitError",
    "NoRepository",
    "begin",
    "toplevel",
]
