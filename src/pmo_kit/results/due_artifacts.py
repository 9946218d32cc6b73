"""What a gate asks of a project: which of it was made now, which is there, what each wants."""

from __future__ import annotations

from typing import Literal

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.readiness import Owner, Step
from pmo_kit.results.words import NO_WORDS, Words

State = Literal["made", "there", "later"]


class DueArtifact(NamedTuple):
    """One artifact that a gate asks for, whose it is, and what stands between it and the gate.

    `later` is a record: it tells of something that has happened, and is written then.
    """

    state: State
    path: str
    kind: str
    title: str
    owner: Owner
    steps: tuple[Step, ...] = ()


class DueArtifacts(NamedTuple):
    """All that a gate asks of the project in a folder."""

    path: str
    gate: str
    title: str
    tier: str
    artifacts: tuple[DueArtifact, ...]
    words: Words = NO_WORDS

    @property
    def exit_code(self) -> int:
        """Always 0: what cannot be made is an error."""
        return 0

    def of(self, state: State) -> tuple[DueArtifact, ...]:
        """The artifacts in one state."""
        return tuple(artifact for artifact in self.artifacts if artifact.state == state)
