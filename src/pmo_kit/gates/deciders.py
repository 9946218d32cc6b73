"""Who may decide a gate, by what the project says of roles and bodies, and how many it takes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from pmo_kit.cel.unknowns import PartialList, PartialMap
from pmo_kit.engine.state import State
from pmo_kit.engine.tenures import BOARD, DEPUTY, LEADER, Tenure, covers, of_project
from pmo_kit.results.readiness import Decider
from pmo_kit.standard import Gate

PMO = "pmo"


class Sitting:
    """Who holds which role on one day, as far as it is known."""

    def __init__(self, state: State, day: date) -> None:
        found = of_project(state)
        self._standard = state.compiled.standard
        self._bodies: dict[str, Any] = found["bodies"]
        self._directive = state.mode == "directive"
        known: list[Tenure] = found["tenures"]
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        several = [] if isinstance(known, PartialList) else known
        self._tenures = [tenure for tenure in several if covers(tenure, moment)]

    def deciders(self, gate: Gate) -> tuple[Decider, ...]:
        """Who may say yes at a gate, each once; in directive mode the PMO too."""
        found = {
            person: Decider(self.role(gate, person), person, self._absent(gate, person))
            for person in self._holders(gate, gate.decides)
            if not self._holds(gate, person, (LEADER, DEPUTY))
        }
        if self._directive:
            for person in self._holders(gate, PMO):
                found.setdefault(person, Decider(PMO, person))
        return tuple(found.values())

    def needed(self, gate: Gate) -> int:
        """How many people must say yes, the PMO in directive mode among them."""
        unknown = isinstance(self._bodies, PartialMap) and gate.decides in self._bodies.unknown
        quorum = 1 if unknown else dict(self._parts()).get(gate.decides, {}).get("quorum", 1)
        return int(quorum) + self._directive

    def verified(self, gate: Gate) -> bool:
        """Whether it is known who sits in the body that decides."""
        return gate.decides != BOARD or any(t["role"] == BOARD for t in self._tenures)

    def role(self, gate: Gate, person: str) -> str:
        """In which role a person decides at a gate.

        That is a role of their own in which one may decide it, else their seat in the body that
        does; else whatever they hold, or the gate's: then it is said so, and judged.
        """
        held = [tenure for tenure in self._tenures if tenure["person"] == person]
        may = gate.may_decide or (gate.decides,)
        ways = (
            [t["role"] for t in held if t["role"] in may and "body" not in t],
            [t["role"] for t in held if t["role"] in may],
            [t["role"] for t in held],
        )
        return next((found[0] for found in ways if found), gate.decides)

    def _parts(self) -> Iterable[tuple[str, Any]]:
        bodies = self._bodies
        return bodies.parts() if isinstance(bodies, PartialMap) else bodies.items()

    def _holders(self, gate: Gate, role: str) -> list[str]:
        people = (t["person"] for t in self._tenures if t["role"] == role)
        return [p for p in dict.fromkeys(people) if self._holds(gate, p, (role,))]

    def _holds(self, gate: Gate, person: str, roles: tuple[str, ...]) -> bool:
        return any(
            t["person"] == person and t["role"] in roles and gate.id in t.get("gates", (gate.id,))
            for t in self._tenures
        )

    def _absent(self, gate: Gate, person: str) -> str:
        """For whom a person decides, who has no seat of their own."""
        held = [
            t.get("delegate_for", "")
            for t in self._tenures
            if t["person"] == person and t["role"] == gate.decides
        ]
        return "" if "" in held else held[0]
