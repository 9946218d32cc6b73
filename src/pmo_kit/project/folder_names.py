"""The names in a project's folders, and what is said of files that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

from pmo_kit._files.system_refusals import reason_of, remedy_for_reading
from pmo_kit.source import Broken, Problem


class FolderNames:
    """Which ordinary files lie below a folder on disk; each folder is listed once, when asked."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._listed: dict[str, dict[str, bool] | Broken] = {}  # names; whether each is a file

    def has(self, path: str) -> bool | Broken:
        """Whether one lies at a path, written in just this way; no link is followed.

        Where a folder on the way cannot be listed, why not.
        """
        here, (*folders, name) = "", path.split("/")
        for part in folders:
            names = self._names(here)
            if isinstance(names, Broken):
                return names
            if names.get(part) is not False:
                return False
            here = f"{here}/{part}" if here else part
        names = self._names(here)
        return names if isinstance(names, Broken) else names.get(name) is True

    def _names(self, folder: str) -> dict[str, bool] | Broken:
        """The ordinary files of a folder and, as no files, the folders in it."""
        if folder not in self._listed:
            try:
                with os.scandir(os.path.join(self._root, folder)) as entries:
                    self._listed[folder] = {
                        entry.name: entry.is_file(follow_symlinks=False)
                        for entry in entries
                        if entry.is_file(follow_symlinks=False)
                        or (entry.is_dir(follow_symlinks=False) and entry.name != ".git")
                    }
            except OSError as error:
                self._listed[folder] = not_listed(folder or ".", error)
        return self._listed[folder]


def refused(path: str, message: str, remedy: str) -> Broken:
    """A file that is not read, with the reason."""
    return Broken(path, Problem(message, remedy, 1, 1))


def not_listed(path: str, error: OSError) -> Broken:
    """A folder whose files nobody knows, with the reason."""
    message = f"This folder cannot be listed: {reason_of(error)}."
    return refused(path, message, remedy_for_reading(error))
