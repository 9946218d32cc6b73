"""What is left until a project is closed, whose it is, and what closing it writes now."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Level, Location
from pmo_kit.results.project_edits import ProjectEdits
from pmo_kit.results.words import NO_WORDS, Words


class Left(NamedTuple):
    """One thing that is left: who has it, which gate waits for it, and the command that does it.

    `owner` is a person, or the everyday name of a role that nobody holds; `rule` is empty for what
    no rule asks for, as a condition; `command` is empty where only people can do it.
    """

    owner: str
    role: str
    gate: str
    rule: str
    level: Level
    what: str
    due: str
    fix: str
    command: str
    location: Location


class Closing(NamedTuple):
    """A project on its way to its end.

    `to` is the phase in which it would be once the edits are written; `computed` are the fields of
    the end report that are computed, `places` what of it is still to be written; `words` are the
    company's own.
    """

    phase: str
    to: str
    gates: tuple[str, ...]
    left: tuple[Left, ...]
    computed: tuple[str, ...]
    places: tuple[str, ...]
    next: tuple[str, ...]
    edits: ProjectEdits
    words: Words = NO_WORDS

    @property
    def exit_code(self) -> int:
        """0 nothing stops the next gate, or the edits were written; 1 otherwise."""
        if not self.edits.stands:
            return 1
        stops = any(one.level == "shall" for one in self.left)
        return int(stops and not self.edits.written)
