"""Where the repositories of folders lie, and whose they are: what can be seen without git."""

from __future__ import annotations

import os

ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""Variables that name a repository: where one is set, no folder tells which one git reads."""


class Marks:
    """The nearest `.git` of each folder; each folder is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._own: dict[str, bool] = {}

    def of(self, folder: str) -> str:
        """The nearest from a folder upward, in whose path are no links; empty where none is."""
        found, passed = self._known.get(folder), [folder]
        while found is None:
            mark, above = os.path.join(folder, ".git"), os.path.dirname(folder)
            if os.path.lexists(mark):
                found = mark
            elif above == folder:
                found = ""
            else:
                folder = above
                found = self._known.get(folder)
                passed.append(folder)
        self._known.update(dict.fromkeys(passed, found))
        return found

    def is_own(self, mark: str) -> bool:
        """Whether a `.git` and its work tree are the user's: git reads no other without being told.

        Where the system does not say who owns what, as Windows does not, it is taken to be.
        """
        if mark not in self._own:
            user = getattr(os, "getuid", None)
            places = (mark, os.path.dirname(mark))
            self._own[mark] = user is None or {os.stat(p).st_uid for p in places} == {user()}
        return self._own[mark]


def told_elsewhere() -> bool:
    """Whether variables name a repository."""
    return any(map(os.environ.get, ELSEWHERE))
