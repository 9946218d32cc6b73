"""What rules see of the past: the earlier states of what they judge, up to the day of judging."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from pmo_kit.cel import ConversionError
from pmo_kit.engine.shape import typed
from pmo_kit.engine.state import Gone, State, Unknown, View
from pmo_kit.engine.subjects import Labels, fields
from pmo_kit.project import Artifact, digest
from pmo_kit.project.history import Key, NoHistory, Version, alike, key_of
from pmo_kit.project.paths import Spot, walk
from pmo_kit.source import Route

NOT_GIVEN = "nobody looked at git"
States = list[dict[str, Any]]


class Seen(NamedTuple):
    """One version of a file, as rules see it."""

    on: date
    artifact: Artifact
    doc: Any


class Past:
    """The history of one project, read when the first rule asks for it.

    `kinds` says which kinds rules may ask for, so that their files are read in one go.
    """

    def __init__(self, state: State, kinds: Callable[[], set[str]]) -> None:
        self._state = state
        self._kinds = kinds
        self._read: dict[Key, tuple[Version, ...]] = {}
        self._unknown = ""
        self._seen: dict[Key, list[Seen]] = {}
        self._states: dict[tuple[Key, str], dict[str, States]] = {}
        self._labels = Labels()

    def of(self, view: View, each: str, spot: Spot | Gone) -> Mapping[str, Any]:
        """`past` for an artifact, or for an element of the list that `each` leads to."""
        gone = isinstance(spot, Gone)
        if isinstance(spot, Gone):
            name = spot.name
        else:
            name = self._state.name(view, spot.route) if each else ""
        return _Root(gone, lambda: self._named(view, each)[name], self._files)

    def entries(self, view: View, each: str) -> Iterator[Spot | Gone]:
        """Every element that a list has or ever had, as last seen. Raises `Unknown`."""
        here = {self._state.name(view, spot.route): spot for spot in walk(view.doc, each)}
        yield from here.values()
        for name, states in self._named(view, each).items():
            if name not in here:
                yield Gone(_list_of(each), states[-1]["item"], name)

    def _named(self, view: View, each: str) -> dict[str, States]:
        """The states of everything that a path leads to in any version, by name, oldest first."""
        key = (key_of(view.artifact), each)
        if key not in self._states:
            found: dict[str, States] = {}
            for seen in self._versions(view):
                for spot in walk(seen.doc, each) if each else (Spot((), seen.doc),):
                    name = self._labels.route(seen.artifact, spot.route) if each else ""
                    states = found.setdefault(name, [])
                    if not each or not states or states[-1]["item"] != spot.value:
                        states.append({"on": _moment(seen.on), "item": spot.value})
            self._states[key] = found
        return self._states[key]

    def _files(self) -> dict[str, States]:
        """The versions of every document, by path, each with the hash that an approval binds."""
        return {
            view.path: [
                {"on": _moment(seen.on), "sha256": digest(seen.artifact.document, view.kind)}
                for seen in self._versions(view)
            ]
            for view in self._state.every()
            if view.kind.life == "document"
        }

    def _versions(self, view: View) -> list[Seen]:
        """The versions of an artifact that differ, oldest first; the last is what is judged."""
        key = key_of(view.artifact)
        if key not in self._seen:
            told, today = self._told(view), self._state.options.as_of
            found: list[Seen] = []
            for version in told:
                same = found and alike(found[-1].artifact.document, version.document)
                if version.on > today or same:
                    continue
                seen = self._sound(view, version)
                found += [seen] if seen else []
            now = view.artifact.document
            if found and alike(found[-1].artifact.document, now):
                found[-1] = Seen(found[-1].on, view.artifact, view.doc)
            elif any(alike(version.document, now) for version in told if version.on > today):
                raise Unknown(f"{view.path} was changed after {today}; check out what was there")
            else:
                found.append(Seen(today, view.artifact, view.doc))
            self._seen[key] = found
        return self._seen[key]

    def _sound(self, view: View, version: Version) -> Seen | None:
        """A version as rules see it; none where it had not the shape of its kind."""
        artifact = view.artifact._replace(document=version.document)
        compiled, kind = self._state.compiled, view.kind.kind
        identity = compiled.standard.schema_of.get(kind)
        if identity is not None and not compiled.schemas.accepts(identity, fields(artifact)):
            return None
        try:
            return Seen(version.on, artifact, typed(version.document, compiled.types[kind]))
        except ConversionError:
            return None

    def _told(self, view: View) -> tuple[Version, ...]:
        """What the history says of an artifact; everything that rules may ask for is read first."""
        if self._unknown:
            raise Unknown(self._unknown)
        key = key_of(view.artifact)
        if key not in self._read:
            kinds = {view.kind.kind, *self._kinds()}
            wanted = [v.artifact for v in self._state.every() if v.kind.kind in kinds]
            self._ask([a for a in wanted if key_of(a) not in self._read])
        return self._read[key]

    def _ask(self, artifacts: list[Artifact]) -> None:
        history = self._state.snapshot.history
        try:
            if history is None:
                raise NoHistory(NOT_GIVEN)
            self._read |= history.read(artifacts)
        except NoHistory as error:
            self._unknown = f"the past is not known: {error.reason}"
            raise Unknown(self._unknown) from None


class _Root(dict[str, Any]):
    """`past`, worked out when a condition reads it, so that git is started for no other."""

    def __init__(
        self, gone: bool, versions: Callable[[], States], files: Callable[[], Any]
    ) -> None:
        super().__init__(gone=gone)
        self._parts = {"versions": versions, "files": files}

    def __missing__(self, name: str) -> Any:
        value = self[name] = self._parts[name]()
        return value

    def __contains__(self, name: object) -> bool:
        return name == "gone" or name in self._parts


def _list_of(each: str) -> Route:
    return tuple(each.removesuffix("[]").split("."))


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
