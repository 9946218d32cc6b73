"""The changes and decisions of a project's logs: found by id, with the next id, and as edits."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit.acts.project_edits import ActError, Edits, every
from pmo_kit.engine.decisions import LOG
from pmo_kit.engine.state import State, View
from pmo_kit.results.change import MovedValue
from pmo_kit.source.edit import AnyChange, changes_to

CHANGES, DECISIONS = "changes", "decisions"
WAITING = ("submitted", "assessing", "postponed")
"""The status of a change that may still be approved or rejected."""


class Record(NamedTuple):
    """One entry of a log's list: the log, its position, and what it says."""

    log: View
    position: int
    said: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.said["id"])


class Step(NamedTuple):
    """What a step takes: the change's id and title, who answers in which role, the edits."""

    id: str
    title: str
    role: str
    decision: str
    edits: Edits
    moved: tuple[MovedValue, ...] = ()
    on: str = ""


class Logs:
    """The logs of a project, as they are and as they are to be. Raises `ActError` if one is broken.

    What is changed here stands in `fields`, by path.
    """

    def __init__(self, state: State) -> None:
        self._logs = every(state, LOG, "log")
        self.fields: dict[str, dict[str, Any]] = {}

    def find(self, name: str) -> Record:
        """The change of an id. Raises `ActError` where there is none."""
        known = {record.id: record for record in self._all(CHANGES)}
        if name in known:
            return known[name]
        listed = ", ".join(known) or "none yet"
        hint = did_you_mean(name, known)
        raise ActError(
            f"There is no change `{name}`.",
            f"{hint}Changes: {listed}. `pmo change propose` writes one.",
        )

    def decision(self, name: str) -> Record | None:
        """The decision of an id; none where there is none."""
        return next((one for one in self._all(DECISIONS) if one.id == name), None)

    def ids(self, name: str) -> list[str]:
        """The ids in a list, in the order of the logs."""
        return [record.id for record in self._all(name)]

    def edited(self, record: Record) -> dict[str, Any]:
        """The change as it is to be, to be edited in place."""
        entry: dict[str, Any] = self._of(record.log)[CHANGES][record.position]
        return entry

    def append(self, name: str, entry: Mapping[str, Any], beside: View | None = None) -> None:
        """Put an entry at the end of a list: in the log that has it, else beside another entry.

        Raises `ActError` where there is no log.
        """
        having = [log for log in self._logs if log.fields.get(name)]
        chosen = beside if beside in having else next(iter(having), beside)
        chosen = chosen or next((log for log in self._logs if log.fields.get(DECISIONS)), None)
        chosen = chosen or next(iter(self._logs), None)
        if chosen is None:
            raise ActError("The project has no log.", "Begin one: `pmo add log`.")
        fields = self._of(chosen)
        fields[name] = [*(fields.get(name) or ()), dict(entry)]

    def edits(self) -> dict[str, Sequence[AnyChange] | str]:
        """The edits of the logs that were changed, by path."""
        return {
            log.path: changes_to(log.artifact.document, self.fields[log.path])
            for log in self._logs
            if log.path in self.fields
        }

    def _of(self, log: View) -> dict[str, Any]:
        if log.path not in self.fields:
            self.fields[log.path] = copy.deepcopy(dict(log.artifact.document.fields))
        return self.fields[log.path]

    def _all(self, name: str) -> list[Record]:
        return [
            Record(log, position, entry)
            for log in self._logs
            for position, entry in log.entries(name)
        ]
