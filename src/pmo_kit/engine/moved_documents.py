"""What rules see of documents that an approved change moved: where they differ beyond what it says.

The content that was approved before, with what the change says carried out, is the content that it
binds. What git has lost is worked out from what came before it, and held to its hash.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.cel import CelUnknown
from pmo_kit.cel.unknowns import PartialMap, Unknown
from pmo_kit.engine.agreed_plan import PLAN, NotPossible, agreed_plan, differences, moved_days
from pmo_kit.engine.approved_contents import Contents, NotHeld
from pmo_kit.engine.decisions import Decision
from pmo_kit.engine.state import State, View
from pmo_kit.project import agreed_fields, body, digest, way_of

NOT_HELD = "everything (git holds no version that {} approved)"
_OF_REVIEWS = {
    **dict.fromkeys(("review", "earlier"), ""),
    **{name: [] for name in ("passed", "used", "changes")},
    "cost_tolerance": 0.0,
    "days_tolerance": 0,
}
"""What a record says of re-approvals by a review alone."""


def moved_documents(
    state: State, contents: Contents, made: list[Decision]
) -> Iterator[dict[str, Any]]:
    """A record for each document that a change binds, with `unsaid`: what it does not say.

    `made` are all decisions that approved documents, the older first.
    """
    moved = _Moved(state, contents, made)
    for change in made:
        for path in change.approved if change.by_change else ():
            known = {**_OF_REVIEWS, "change": change.id, "path": path, "changed": True}
            try:
                yield {**known, "unsaid": moved.unsaid(change, path)}
            except CelUnknown as error:
                yield PartialMap(known, {"unsaid": Unknown(error.message)})


class _Moved:
    """The approved contents of documents, one made of the other by changes."""

    def __init__(self, state: State, contents: Contents, made: list[Decision]) -> None:
        self._contents = contents
        self._made = made
        self._changes = {
            str(entry.get("id")): entry
            for log in state.of("log")
            for _, entry in log.entries("changes")
        }

    def unsaid(self, change: Decision, path: str) -> list[str]:
        """Where a document differs by more than a change says, as field paths of the document.

        Raises `CelUnknown` where git does not say what was approved before.
        """
        view = self._contents.view(path, change.approved[path])
        if view is None:
            return []
        try:
            new = self._content(view, change, path, frozenset())
        except NotHeld:
            return [NOT_HELD.format(change.id)]
        found: list[list[str]] = []
        for earlier in self._earlier(change, path, frozenset()):
            try:
                old = self._content(view, earlier, path, frozenset({change.id}))
                found.append(self._beyond(view, change, old, new))
            except NotHeld:
                found.append([NOT_HELD.format(earlier.id)])
        return min(found, key=len, default=[])

    def _beyond(
        self, view: View, change: Decision, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> list[str]:
        """Where a content is not what a change makes of an older one."""
        wanted, found = old, []
        if view.kind.kind == PLAN:
            said = self._said(change)
            try:
                wanted = agreed_plan(old, said, change.date)
                if moved_days(old, said) != (said.get("impact") or {}).get("days", 0):
                    found = ["impact.days"]
            except NotPossible as error:
                return [error.place]
        before, after = (agreed_fields(dict(data), view.kind) for data in (wanted, new))
        return [*found, *differences(before, after)]

    def _earlier(self, change: Decision, path: str, without: frozenset[str]) -> list[Decision]:
        """What may have been approved just before: on that day, or on the newest day before."""
        others = [
            one
            for one in self._made
            if one.date <= change.date
            and one.id not in {*without, change.id}
            and self._contents.path_in(one, path)
        ]
        before = max((one.date for one in others if one.date < change.date), default="")
        return [one for one in reversed(others) if one.date in (before, change.date)]

    def _content(
        self, view: View, made: Decision, path: str, without: frozenset[str]
    ) -> Mapping[str, Any]:
        """The fields that a decision approved. Raises `CelUnknown`, and `NotHeld` among them."""
        try:
            document = self._contents.held(view, made)
        except NotHeld:
            if not made.by_change:
                raise
            return self._derived(view, made, path, without)
        fields: Mapping[str, Any] = document.fields
        if document.format == "markdown":
            return {**fields, "the text": body(document)}
        return fields

    def _derived(
        self, view: View, made: Decision, path: str, without: frozenset[str]
    ) -> Mapping[str, Any]:
        """The content that a change made, worked out from what was approved before it."""
        bound, document = made.approved[path], view.artifact.document
        for earlier in self._earlier(made, path, without):
            try:
                old = self._content(view, earlier, path, without | {made.id})
                new = agreed_plan(old, self._said(made), made.date)
            except (NotHeld, NotPossible):
                continue
            if digest(document.replace(data=new), view.kind, way_of(bound)) == bound:
                return new
        raise NotHeld(NOT_HELD.format(made.id))

    def _said(self, change: Decision) -> Mapping[str, Any]:
        found: Mapping[str, Any] | None = self._changes.get(change.id)
        if found is None:
            raise CelUnknown(f"{change.path} is broken at {change.id}")
        return found
