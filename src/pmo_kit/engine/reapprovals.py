"""What rules see of documents that a review approves again, changed since an earlier one did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_kit.cel import CelUnknown
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown
from pmo_kit.engine.decisions import Decision, decisions
from pmo_kit.engine.due import unknown_review
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.measures.agreement import Agreement, agreement
from pmo_kit.measures.facts import Data, number, part, set_number
from pmo_kit.project import digest, is_bound, way_of
from pmo_kit.source import Document

if TYPE_CHECKING:
    from pmo_kit.engine.history import Past

MOVED = ("money", "cost_percent", "end", "days", "changes")
"""What of a re-approval is only known where both contents are."""
SETTLES = "record_settles_days"
BEYOND_MEASURE = 1e9
"""The percentage by which money grew that cannot be compared: from nothing, or in another unit."""


class Again(NamedTuple):
    """A document that a decision approves after an earlier one did."""

    path: str
    earlier: Decision
    now: Decision


def reapprovals(state: State, past: Past) -> list[Any]:
    """A record for each document that a review approved again and that had changed meanwhile.

    Where it is not known whether or by how much it had changed, what depends on that is unknown;
    so is everything where a review cannot be read.
    """
    if unknown := unknown_review(state):
        return PartialList([Unknown(unknown)])
    contents = _Contents(state, past)
    found: list[Any] = []
    for decision in decisions(state.snapshot):
        if decision.granted:
            found += _of(contents, decision)
            contents.before.append(decision)
    return found


def _of(contents: _Contents, now: Decision) -> Iterator[dict[str, Any]]:
    """The records of one decision, beside those that let the project pass earlier."""
    for path in now.approved:
        earlier, reason = None, ""
        try:
            earlier = contents.earlier(path, now)
            if earlier is None or contents.same(Again(path, earlier, now)):
                continue
        except CelUnknown as error:
            reason = error.message
        known = {
            "review": now.path,
            "path": path,
            "earlier": earlier.id if earlier else "",
            "passed": [gate for decision in contents.before for gate in decision.gates],
            "used": [one.changes[path] for one in contents.before if path in one.changes],
            **_tolerances(contents),
        }
        if earlier is None or reason:
            yield PartialMap(known, dict.fromkeys(("changed", *MOVED), Unknown(reason)))
            continue
        known["changed"] = True
        try:
            yield known | _moved(contents.agreed(path, earlier), contents.agreed(path, now))
        except CelUnknown as error:
            yield PartialMap(known, dict.fromkeys(MOVED, Unknown(error.message)))


def _moved(old: Agreement, new: Agreement) -> dict[str, Any]:
    """By how much money and the last day moved, and which approved changes came in between."""
    found: dict[str, Any] = {"changes": [c for c in new.changes if c not in old.changes]}
    if old.money is not None and new.money is not None:
        comparable = old.unit == new.unit and (old.money > 0 or new.money == 0)
        grown = new.money - old.money
        found["money"] = grown
        share = grown / old.money * 100 if comparable and old.money else 0.0
        found["cost_percent"] = share if comparable else BEYOND_MEASURE
    if old.end is not None and new.end is not None:
        found["days"] = (new.end - old.end).days
        found["end"] = datetime(new.end.year, new.end.month, new.end.day, tzinfo=UTC)
    return found


def _tolerances(contents: _Contents) -> dict[str, Any]:
    """The charter's tolerances as they were last approved earlier, else the standard's.

    What the same decision approves does not widen them.
    """
    agreed = part(contents.charter(), "tolerances")
    return {
        "cost_tolerance": contents.tolerance(agreed, "cost_percent"),
        "days_tolerance": int(contents.tolerance(agreed, "schedule_days")),
    }


class _Contents:
    """What the documents of a project held when a review approved them.

    `before` are the decisions that let the project pass, as far as they have been gone through.
    """

    def __init__(self, state: State, past: Past) -> None:
        self.state = state
        self.before: list[Decision] = []
        self._past = past
        self._views = {view.path: view for view in state.every() if view.kind.life == "document"}

    def earlier(self, path: str, now: Decision) -> Decision | None:
        """The newest earlier decision that approved a document; none of what is no document.

        One that was renamed is known by git. Raises `CelUnknown` where git does not say.
        """
        view = self._views.get(path)
        if view is None:
            return None
        found = next((one for one in reversed(self.before) if path in one.approved), None)
        if found is not None:
            return found
        gone = {
            bound: decision
            for decision in self.before
            for name, bound in decision.approved.items()
            if bound and bound != now.approved[path] and name not in self._views
        }
        known = self._past.hashes(view) if gone else set()
        return next((gone[bound] for bound in reversed(gone) if bound in known), None)

    def same(self, again: Again) -> bool:
        """Whether a document still was what the earlier decision approved. Raises `CelUnknown`."""
        old, new = self._bound(again.path, again.earlier), self._bound(again.path, again.now)
        if old and new and way_of(old) == way_of(new):
            return old == new
        view = self._views[again.path]
        if old and new and all(self._is(bound, view) for bound in (old, new)):
            return True
        first, second = self._held(view, again.earlier), self._held(view, again.now)
        return digest(first, view.kind) == digest(second, view.kind)

    def agreed(self, path: str, decision: Decision) -> Agreement:
        """What a document agreed on when a decision approved it. Raises `CelUnknown`."""
        view = self._views[path]
        return agreement(view.kind.kind, self._held(view, decision).fields)

    def charter(self) -> Data:
        """The charter as last approved, or as it is where that is not known; empty without one."""
        view = next((v for v in self._views.values() if v.kind.kind == "charter"), None)
        if view is None:
            return {}
        for decision in reversed(self.before):
            if view.path in decision.approved:
                try:
                    found: Data = self._held(view, decision).fields
                    return found
                except CelUnknown:
                    break
        sound: Data = view.sound
        return sound

    def tolerance(self, agreed: Data, name: str) -> float:
        """A tolerance that was agreed, else the standard's; nothing is tolerated without either."""
        value = number(agreed, name)
        if value is None:
            manifest = self.state.snapshot.manifest
            thresholds = self.state.compiled.standard.thresholds
            value = set_number(thresholds, manifest.data if manifest else {}, f"tolerance_{name}")
        return value or 0.0

    def _bound(self, path: str, decision: Decision) -> str:
        """The hash by which a decision approved a document, under whichever path."""
        if path in decision.approved:
            return decision.approved[path]
        known = self._past.hashes(self._views[path])
        return next((bound for bound in decision.approved.values() if bound in known), "")

    @staticmethod
    def _is(bound: str, view: View) -> bool:
        """Whether a document is now what a hash binds."""
        return is_bound(bound, view.artifact.document, view.kind)

    def _held(self, view: View, decision: Decision) -> Document:
        """What a document held when a decision approved it. Raises `CelUnknown`."""
        if view.holes is not None:
            raise CelUnknown(because_broken(view.path))
        bound = self._bound(view.path, decision)
        if bound:
            if self._is(bound, view):
                return view.artifact.document
            for seen in self._past.versions(view):
                if is_bound(bound, seen.artifact.document, view.kind):
                    return seen.artifact.document
            raise CelUnknown(
                f"git holds no version of {view.path} with what {decision.id} approved"
            )
        return self._on(view, decision)

    def _on(self, view: View, decision: Decision) -> Document:
        """What a document held once the day of a decision had settled, for want of a hash."""
        settles = int(number(self.state.compiled.standard.thresholds, SETTLES) or 0)
        until = date.fromisoformat(decision.date) + timedelta(days=settles)
        versions = list(self._past.versions(view))
        seen = next((one for one in reversed(versions) if one.on <= until), versions[0])
        return seen.artifact.document
