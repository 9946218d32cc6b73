"""The dated records of a project in their order: the latest, and the one before another."""

from __future__ import annotations

from typing import Any

from pmo_kit._text.record_order import in_order
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown
from pmo_kit.engine.compiled import cel_name
from pmo_kit.engine.state import State, View, artifact_key, because_broken
from pmo_kit.project.paths import parse, walk
from pmo_kit.standard import Kind


class Records:
    """The records of each kind whose artifacts say of which day they are; sorted once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._sorted: dict[str, list[View]] = {}
        self._places: dict[str, int] = {}

    def of(self, kind: str) -> list[View]:
        """Those with a known date, by date, then by number as people count."""
        if kind not in self._sorted:
            dated = [(date_of(view), view) for view in self._state.of(kind)]
            keyed = [(in_order(date, artifact_key(v.artifact)), v) for date, v in dated if date]
            found = [view for _, view in sorted(keyed, key=lambda pair: pair[0])]
            self._sorted[kind] = found
            self._places |= {view.path: place for place, view in enumerate(found)}
        return self._sorted[kind]

    def latest(self, kind: str) -> View | None:
        """The last one that is dated until the day of judging."""
        today = self._state.options.as_of.isoformat()
        return next((view for view in reversed(self.of(kind)) if date_of(view) <= today), None)

    def unknown(self, kind: str) -> str:
        """Why it is not known which is the latest: something is broken that may be it."""
        broken = self._state.hidden(kind)
        if broken:
            return because_broken(broken[0])
        return next(filter(None, map(_hidden, self._state.of(kind))), "")

    def seen_as_latest(self) -> PartialMap:
        """`latest` as rules see it: the latest record of each kind that has any."""
        kinds = [kind.kind for kind in self._state.compiled.standard.kinds.values() if ranked(kind)]
        unknown = {cel_name(kind): Unknown(why) for kind in kinds if (why := self.unknown(kind))}
        known = {cel_name(kind): found.doc for kind in kinds if (found := self.latest(kind))}
        return PartialMap({k: d for k, d in known.items() if k not in unknown}, unknown)

    def seen_as_previous(self, view: View) -> list[Any]:
        """`previous` as rules see it: the record that comes right before this one, if one does."""
        kind = view.kind.kind
        reason = self.unknown(kind)
        if reason:
            return PartialList([Unknown(reason)])
        records, place = self.of(kind), self._places.get(view.path, 0)
        return [records[place - 1].doc] if place else []


def ranked(kind: Kind) -> bool:
    """Whether a kind has several artifacts, each of a day."""
    return kind.many and bool(kind.dated)


def date_of(view: View) -> str:
    """Of which day a record is, as written; empty where that is not known."""
    if _hidden(view):
        return ""
    found = next((spot.value for spot in walk(view.artifact.document.fields, view.kind.dated)), "")
    return found if isinstance(found, str) else ""


def _hidden(view: View) -> str:
    return view.hidden(*(step for step in parse(view.kind.dated) if isinstance(step, str)))
