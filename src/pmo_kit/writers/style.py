"""What a caller may choose about the way a result is written."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from types import MappingProxyType

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import relative


class Style(NamedTuple):
    """Choices that formats honour where they make sense to them.

    `kit` is the version of the kit that judged. `color` allows ANSI colors. `width` is that of the
    terminal. `base` is the folder that shown paths are relative to; empty leaves them relative to
    their project. `repository` is the folder that paths are relative to where a forge reads them,
    and `folders` has each project's own without links; empty, `base` counts there too. `explain`
    adds why each rule exists, and why some were skipped where all is well. `standard` is what the
    caller judged by where projects do not name it themselves. More than `limit` findings are summed
    up. `again` names the project on the command line once more, with a blank before it. `whole`
    asks for all measures of a status.
    """

    kit: str = ""
    color: bool = False
    width: int = 100
    base: str = ""
    repository: str = ""
    folders: Mapping[str, str] = MappingProxyType({})
    explain: bool = False
    standard: str = ""
    limit: int = 60
    again: str = ""
    whole: bool = False

    def path(self, root: str, path: str) -> str:
        """A project's file as the reader of the output reaches it."""
        return _shown(root, path, self.base)

    def forge_path(self, root: str, path: str) -> str:
        """A project's file as a forge names it: from the root of the repository."""
        if not self.repository:
            return self.path(root, path)
        return _shown(self.folders.get(root, root), path, self.repository)


def _shown(root: str, path: str, base: str) -> str:
    """A file seen from a folder; its whole path where it lies outside."""
    if not base or not root:
        return path
    full = os.path.join(root, path) if path else root
    near = relative(full, base)
    if near == ".." or near.startswith("../"):
        return os.path.normpath(full).replace(os.sep, "/")
    return near
