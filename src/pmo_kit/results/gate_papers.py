"""What a gate asks of a project: which of it was made now, which is there, what each wants."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pmo_kit.results.readiness import Owner, Step

State = Literal["made", "there", "later"]


class GatePaper(NamedTuple):
    """One artifact that a gate asks for, whose it is, and what stands between it and the gate.

    `later` is a record: it tells of something that has happened, and is written then.
    """

    state: State
    path: str
    kind: str
    title: str
    owner: Owner
    steps: tuple[Step, ...] = ()


class GatePapers(NamedTuple):
    """All that a gate asks of the project in a folder."""

    path: str
    gate: str
    title: str
    tier: str
    papers: tuple[GatePaper, ...]

    @property
    def exit_code(self) -> int:
        """Always 0: what cannot be made is an error."""
        return 0

    def of(self, state: State) -> tuple[GatePaper, ...]:
        """The artifacts in one state."""
        return tuple(paper for paper in self.papers if paper.state == state)
