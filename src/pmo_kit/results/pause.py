"""A pause, its end or a stop as it would be written: who is released and told, what it costs."""

from __future__ import annotations

from typing import Literal

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.project_edits import ProjectEdits

Act = Literal["pause", "resume", "stop"]


class Released(NamedTuple):
    """A booking that ends or begins anew, or a date that moves, in business words."""

    what: str
    title: str
    path: str


class Told(NamedTuple):
    """A person or a group that is to be told, and why."""

    who: str
    why: str


class Cost(NamedTuple):
    """What is spent, owed or left half done; `note` is what else is to be known of it."""

    what: str
    value: float | None
    unit: str
    note: str = ""


class Moved(NamedTuple):
    """An agreed date that no longer holds, both days as YYYY-MM-DD."""

    id: str
    title: str
    agreed: str
    expected: str


class Pause(NamedTuple):
    """What a project's pause, its end or its stop comes to; `until` is empty for the other two."""

    act: Act
    on: str
    until: str
    reason: str
    decision: str
    by: str
    released: tuple[Released, ...]
    told: tuple[Told, ...]
    cost: tuple[Cost, ...]
    moved: tuple[Moved, ...]
    next: tuple[str, ...]
    edits: ProjectEdits

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return self.edits.exit_code
