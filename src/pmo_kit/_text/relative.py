"""A file's path as it is shown: from some folder, with slashes on every system."""

from __future__ import annotations

import os


def relative(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> str:
    """A path as seen from a folder; whole where no way leads there, as to another Windows drive."""
    try:
        shown = os.path.relpath(path, folder)
    except ValueError:
        shown = os.path.abspath(path)
    return shown.replace(os.sep, "/")
