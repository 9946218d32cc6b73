"""Which files of a project are artifacts, by their names and by what their text says."""

from __future__ import annotations

import re

from pmo_kit._files.hidden_files import is_hidden, is_readme
from pmo_kit.project.tree import MANIFEST
from pmo_kit.source import format_of

_SCHEMA = re.compile(
    r"""(?:^|[{,])[ \t]*["']?schema["']?[ \t]*:[ \t]*["']?([A-Za-z0-9.-]+/v[0-9]+)""", re.MULTILINE
)


def is_artifact_file(path: str, folder: str) -> bool:
    """Whether a file in the artifacts' folder has to be an artifact."""
    if path == MANIFEST or format_of(path) in (None, "text"):
        return False
    return not (is_readme(path) or is_hidden(within(path, folder)))


def within(path: str, folder: str) -> str:
    """A path as it lies in the artifacts' folder."""
    return f"{path}/".removeprefix(f"{folder}/").removesuffix("/") if folder else path


def named_in(text: str) -> str | None:
    """The schema that a text names which cannot be read as data."""
    found = _SCHEMA.search(text)
    return found[1] if found else None
