"""The contents that documents had when a review or a change approved them, as git tells."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import CelUnknown
from pmo_kit.engine.decisions import Decision
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.measures.agreement import Agreement, agreement
from pmo_kit.measures.facts import Data, number, set_number
from pmo_kit.project import digest, is_bound, way_of
from pmo_kit.project.history import key_of
from pmo_kit.source import Document

if TYPE_CHECKING:
    from pmo_kit.engine.history import Past

SETTLES = "record_settles_days"


class NotHeld(CelUnknown):
    """Git holds no version of a document with the content that was approved."""


class Again(NamedTuple):
    """A document that a decision approves after an earlier one did."""

    path: str
    earlier: Decision
    now: Decision


class Contents:
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
        first, second = self.held(view, again.earlier), self.held(view, again.now)
        return digest(first, view.kind) == digest(second, view.kind)

    def agreed(self, path: str, decision: Decision) -> Agreement:
        """What a document agreed on when a decision approved it. Raises `CelUnknown`."""
        view = self._views[path]
        return agreement(view.kind.kind, self.held(view, decision).fields)

    def charter(self) -> Data:
        """The charter as last approved, or as it is where that is not known; empty without one."""
        view = next((v for v in self._views.values() if v.kind.kind == "charter"), None)
        if view is None:
            return {}
        for decision in reversed(self.before):
            if view.path in decision.approved:
                try:
                    found: Data = self.held(view, decision).fields
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

    def held(self, view: View, decision: Decision) -> Document:
        """What a document held when a decision approved it. Raises `CelUnknown`."""
        if view.holes is not None:
            raise CelUnknown(because_broken(view.path))
        bound = self._bound(view.path, decision)
        if bound:
            if self._is(bound, view):
                return view.artifact.document
            found = self._in_git(view, bound)
            if found is None:
                raise NotHeld(
                    f"git holds no version of {view.path} with what {decision.id} approved"
                )
            return found
        return self._on(view, decision)

    def _in_git(self, view: View, bound: str) -> Document | None:
        """The version that a hash binds: the last one of some day, else that of some commit."""
        for seen in self._past.versions(view):
            if is_bound(bound, seen.artifact.document, view.kind):
                return seen.artifact.document
        for version in self._past.commits([view.artifact]).get(key_of(view.artifact), ()):
            document = version.document
            if document is not None and is_bound(bound, document, view.kind):
                return document
        return None

    def view(self, path: str, bound: str) -> View | None:
        """The document at a path, else the one that a hash binds, which was renamed."""
        if path in self._views:
            return self._views[path]
        return next((view for view in self._views.values() if self._is(bound, view)), None)

    def path_in(self, decision: Decision, path: str) -> bool:
        """Whether a decision approved the document at a path, as far as paths say."""
        return path in decision.approved or (
            path not in self._views and bool(decision.approved.keys() - self._views.keys())
        )

    def _on(self, view: View, decision: Decision) -> Document:
        """What a document held once the day of a decision had settled, for want of a hash."""
        settles = int(number(self.state.compiled.standard.thresholds, SETTLES) or 0)
        until = date.fromisoformat(decision.date) + timedelta(days=settles)
        versions = list(self._past.versions(view))
        seen = next((one for one in reversed(versions) if one.on <= until), versions[0])
        return seen.artifact.document
