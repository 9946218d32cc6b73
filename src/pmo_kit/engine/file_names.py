"""Which files a project has, as `file_exists` asks for them: of whatever content, and by path."""

from __future__ import annotations

from pmo_kit.cel import CelUnknown
from pmo_kit.project import Snapshot


class FileNames:
    """The ordinary files below a project's root, in its folder, in git's index or in a commit."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._tree = snapshot.tree
        self._gone = snapshot.gone
        self._artifacts = frozenset(artifact.path for artifact in snapshot.artifacts)

    def has(self, path: str) -> bool:
        """Whether there is a file at a path from the root; `..` leads a folder up.

        A folder is none, and neither is a link nor what lies behind one. Raises `CelUnknown` where
        a folder on the way cannot be listed.
        """
        found = resolved(path)
        if found in self._artifacts:
            return True
        if not found or self._tree is None or found in self._gone:
            return False
        there = self._tree.has(found)
        if isinstance(there, bool):
            return there
        raise CelUnknown(f"{there.path}: {there.problem.message}")


def resolved(path: str) -> str:
    """A path from the root without `.` and `..`; empty where it names no file below the root."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) if path.split("/")[-1] not in ("", ".", "..") else ""
