"""Which tenures bound a record: those that stood in the manifest before it was first committed."""

from __future__ import annotations

import weakref
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from pmo_kit.cel import CelUnknown
from pmo_kit.engine.decisions import REVIEW, decisions
from pmo_kit.engine.tenures import Sources, Stood, Tenure, sources_of, stood_in, tenures
from pmo_kit.project.history import Key, Version, key_of

if TYPE_CHECKING:
    from pmo_kit.engine.state import State, View
    from pmo_kit.project import Artifact

Versions = Mapping[Key, Sequence[Version]]
"""Of each artifact the version after each commit that changed it, oldest first."""

NEVER = -1
"""The place of a commit before all others."""


class Past(Protocol):
    """The history of a project, as far as tenures follow from it."""

    def commits(self, artifacts: list[Artifact]) -> Versions:
        """The version after each commit of some artifacts. Raises `CelUnknown`."""

    def view_of(self, view: View, version: Version) -> View | None:
        """A view as one of its versions had it, if it had the shape of its kind."""


class BoundTenures:
    """The tenures of one project as its commits let them bind, worked out when asked for.

    Until the first gate was passed a manifest may say anything, once it was committed before the
    record that rests on it. From then on somebody who is new needs a decision. The first version
    of the manifest that git has binds as it stands, also what was committed together with it.
    The past outlives it: neither keeps the other, so that a project that was judged is let go.
    """

    def __init__(self, state: State, past: Past) -> None:
        self._state = state
        self._past: Past = weakref.proxy(past)
        self._read: tuple[Versions, Stood | None] | None = None
        self._manifests: list[Version] = []
        self._views: dict[int, View | None] = {}
        self._known: dict[int, list[Tenure]] = {}

    def before(self, view: View) -> list[Tenure]:
        """What bound when a record was first committed; of one that is not committed, at HEAD.

        Raises `CelUnknown` where the past is not known.
        """
        versions, stood = self._history()
        first = _first(versions.get(key_of(view.artifact), ()))
        return self._at(self._basis(first), stood)

    def now(self) -> list[Tenure]:
        """What binds of the manifest as it stands. Raises `CelUnknown`."""
        _, stood = self._history()
        return self._of(self._manifest(), stood)

    def _history(self) -> tuple[Versions, Stood | None]:
        """The commits of manifest and records, and what stood when the first gate was passed."""
        if self._read is None:
            records = [view for view in self._state.every() if view.kind.life == "record"]
            manifest = self._manifest()
            asked = [view.artifact for view in records]
            beside = [manifest.artifact] if manifest else []
            versions = dict(self._past.commits([*asked, *beside]))
            self._manifests = [*versions.get(key_of(manifest.artifact), ())] if manifest else []
            self._read = versions, None
            granted = {made.path for made in decisions(self._state.snapshot) if made.granted}
            firsts = [
                _first(versions.get(key_of(view.artifact), ()))
                for view in records
                if view.kind.kind == REVIEW and view.path in granted
            ]
            passed = min((first for first in firsts if first is not None), default=None)
            if passed is not None:
                self._read = versions, stood_in(self._sources(self._basis(passed)))
        return self._read

    def _basis(self, first: int | None) -> View | None:
        """The manifest as the last sound commit before a record had it, else the first that had."""
        manifest = self._manifest()
        if manifest is None or self._read is None:
            return manifest
        end = len(self._manifests)
        if first is not None:
            end = bisect_left(self._manifests, first, key=lambda version: version.at)
        for place in (*range(end)[::-1], *range(end, len(self._manifests))):
            version = self._manifests[place]
            if version.at not in self._views:
                self._views[version.at] = self._past.view_of(manifest, version)
            if (found := self._views[version.at]) is not None:
                return found
        return manifest

    def _at(self, basis: View | None, stood: Stood | None) -> list[Tenure]:
        key = id(basis.doc) if basis else NEVER
        if key not in self._known:
            self._known[key] = self._of(basis, stood)
        return self._known[key]

    def _of(self, manifest: View | None, stood: Stood | None) -> list[Tenure]:
        return tenures(self._sources(manifest), stood)

    def _sources(self, manifest: View | None) -> Sources:
        sources, reason = sources_of(self._state, manifest)
        if reason:
            raise CelUnknown(reason)
        return sources

    def _manifest(self) -> View | None:
        return next(iter(self._state.of("project")), None)


def _first(versions: Sequence[Version]) -> int | None:
    """The commit that first had a file; none where no commit has it."""
    return versions[0].at if versions else None
