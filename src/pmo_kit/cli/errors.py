"""The errors that users may meet, brought into one shape: a place, a message and a remedy."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

KNOWN = (
    ("pmo_kit.standard", "StandardError"),
    ("pmo_kit.project", "ManifestError"),
    ("pmo_kit.engine", "RegistryError"),
    ("pmo_kit.scaffold", "ScaffoldError"),
    ("pmo_kit.training", "TrainingError"),
    ("pmo_kit.git", "GitError"),
    ("pmo_kit.source.edit", "EditError"),
    ("pmo_kit.handbook", "SiteError"),
)


class Told(NamedTuple):
    """What to print of an error."""

    message: str
    remedy: str
    place: str = ""


class Stop(Exception):
    """A command cannot go on; carries what to tell the user."""

    def __init__(self, message: str, remedy: str, place: str = "") -> None:
        super().__init__(message)
        self.told = Told(message, remedy, place)


def told(error: Exception) -> Told | None:
    """An error of the kit in its shape for users; None for one that is a defect of the kit."""
    if isinstance(error, Stop):
        return error.told
    names = {kind.__name__ for kind in type(error).__mro__}
    for module, name in KNOWN:
        if name in names and isinstance(error, getattr(import_module(module), name)):
            return Told(str(error), getattr(error, "remedy", ""), place_of(error))
    return None


def place_of(error: Exception) -> str:
    """Where an error lies: `file:line:column`, as far as it says."""
    path, line = getattr(error, "path", ""), getattr(error, "line", 0)
    if not path:
        return ""
    return f"{path}:{line}:{getattr(error, 'column', 1)}" if line else str(path)
