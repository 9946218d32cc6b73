"""What rules see of the past: the earlier states of what they judge, up to the day of judging."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import CelUnknown, ConversionError
from pmo_kit.cel.unknowns import Unknown
from pmo_kit.engine.compiled import knows_tenures
from pmo_kit.engine.element_names import Labels
from pmo_kit.engine.shape import typed
from pmo_kit.engine.state import Gone, State, View
from pmo_kit.project import Artifact, digest
from pmo_kit.project.artifact import WAY
from pmo_kit.project.history import History, Key, NoHistory, Version, alike, key_of
from pmo_kit.project.paths import Spot, walk
from pmo_kit.source import Document, Route

if TYPE_CHECKING:
    from pmo_kit.engine.bound_tenures import BoundTenures

NOT_GIVEN = "nobody looked at git"
States = list[dict[str, Any]]
T = TypeVar("T")


class Seen(NamedTuple):
    """One version of a file, as rules see it."""

    on: date
    artifact: Artifact
    doc: Any


class Past:
    """The history of one project, read when the first rule asks for it.

    `kinds` says which kinds rules may ask for, so that their files are read in one go.
    """

    def __init__(self, state: State, kinds: Collection[str]) -> None:
        self._state = state
        self._kinds = kinds
        self._read: dict[Key, Sequence[Version]] = {}
        self._unknown = ""
        self._seen: dict[Key, LazyList[Seen]] = {}
        self._states: dict[tuple[Key, str], dict[str, States]] = {}
        self._labels = Labels()

    def of(self, view: View, each: str, spot: Spot | Gone) -> Mapping[str, Any]:
        """`past` for an artifact, or for an element of the list that `each` leads to."""
        gone = isinstance(spot, Gone)
        if isinstance(spot, Gone):
            name = spot.name
        else:
            name = self._state.name(view, spot.route) if each else ""
        parts: dict[str, Callable[[], Any]] = {
            "versions": lambda: self._named(view, each)[name],
            "files": self._files,
        }
        if knows_tenures(view.kind):
            known = self._bound
            parts["tenures"] = lambda: (
                known.before(view) if view.kind.life == "record" else known.now()
            )
        return _Root(gone, parts)

    @cached_property
    def _bound(self) -> BoundTenures:
        from pmo_kit.engine.bound_tenures import BoundTenures

        return BoundTenures(self._state, self)

    def commits(self, artifacts: list[Artifact]) -> Mapping[Key, Sequence[Version]]:
        """The version after each commit of some artifacts. Raises `CelUnknown`."""
        if self._unknown:
            raise CelUnknown(self._unknown)
        try:
            return self._history.commits(artifacts)
        except NoHistory as error:
            raise self._not_known(error) from None

    def view_of(self, view: View, version: Version) -> View | None:
        """A view as one of its versions had it; none where that had not the shape of its kind.

        Raises `CelUnknown`.
        """
        document = self._document(version)
        found = self._sound(view, version.on, document) if document is not None else None
        return View(found.artifact, found.doc, view.file) if found is not None else None

    def entries(self, view: View, each: str) -> Iterator[Spot | Gone]:
        """Every element that a list has or ever had, as last seen. Raises `CelUnknown`.

        Where it is not known what all elements now are called, none is said to be gone.
        """
        here = {self._state.name(view, spot.route): spot for spot in walk(view.doc, each)}
        yield from here.values()
        key = view.kind.lists.get(each.removesuffix("[]"), "id")
        if any(_nameless(view, spot, key) for spot in here.values()):
            return
        for name, states in self._named(view, each).items():
            if name not in here:
                yield Gone(_list_of(each), states[-1]["item"], name)

    def hashes(self, view: View) -> set[str]:
        """The hash of each version of a document, in each way. Raises `CelUnknown`."""
        return {bound for seen in self.versions(view) for bound in _hashed(seen)["hashes"]}

    def _named(self, view: View, each: str) -> Mapping[str, States]:
        """The states of everything that a path leads to in any version, by name, oldest first."""
        key = (key_of(view.artifact), each)
        if key not in self._states:
            versions = self.versions(view)
            if each:
                self._states[key] = self._elements(versions, each)
            else:
                self._states[key] = {"": LazyList(map(_whole, versions))}
        return self._states[key]

    def _elements(self, versions: Iterable[Seen], each: str) -> dict[str, States]:
        found: dict[str, States] = {}
        for seen in versions:
            for spot in walk(seen.doc, each):
                name = self._labels.route(seen.artifact, spot.route)
                states = found.setdefault(name, [])
                if not states or states[-1]["item"] != spot.value:
                    states.append({"on": _moment(seen.on), "item": spot.value})
        return found

    def _files(self) -> dict[str, States]:
        """The versions of every document, by path, each with the hash that an approval binds."""
        return {
            view.path: LazyList(map(_hashed, self.versions(view)))
            for view in self._state.every()
            if view.kind.life == "document"
        }

    def versions(self, view: View) -> LazyList[Seen]:
        """The versions of an artifact that differ, oldest first; the last is what is judged.

        Raises `CelUnknown`.
        """
        key = key_of(view.artifact)
        if key not in self._seen:
            told = self._told(view)
            if not self._stood(view, told) and self._came_later(view, told):
                today = self._state.options.as_of
                raise CelUnknown(f"{view.path} was changed after {today}; check out what was there")
            self._seen[key] = LazyList(self._walk(view, told))
        return self._seen[key]

    def _stood(self, view: View, told: Sequence[Version]) -> bool:
        """Whether what is judged is what the last sound version until today said."""
        for version in reversed(told):
            document = self._document(version) if version.on <= self._state.options.as_of else None
            if document is None:
                continue
            if alike(document, view.artifact.document):
                return True
            if self._sound(view, version.on, document):
                return False
        return False

    def _came_later(self, view: View, told: Sequence[Version]) -> bool:
        """Whether what is judged was committed after the day of judging."""
        today, now = self._state.options.as_of, view.artifact.document
        later = (self._document(version) for version in reversed(told) if version.on > today)
        return any(document is not None and alike(document, now) for document in later)

    def _walk(self, view: View, told: Sequence[Version]) -> Iterator[Seen]:
        now, today = view.artifact.document, self._state.options.as_of
        last: Document | None = None
        for version in told:
            document = self._document(version) if version.on <= today else None
            if document is None or (last is not None and alike(last, document)):
                continue
            seen = self._sound(view, version.on, document)
            if seen is not None:
                last = document
                stands = alike(document, now)
                yield Seen(version.on, view.artifact, view.doc) if stands else seen
        if last is None or not alike(last, now):
            yield Seen(today, view.artifact, view.doc)

    def _document(self, version: Version) -> Document | None:
        try:
            return version.document
        except NoHistory as error:
            raise self._not_known(error) from None

    def _sound(self, view: View, on: date, document: Document) -> Seen | None:
        """A version as rules see it; none where it had not the shape of its kind."""
        artifact = view.artifact._replace(document=document)
        compiled, kind = self._state.compiled, view.kind.kind
        identity = compiled.standard.schema_of.get(kind)
        data = artifact.document.fields
        if identity is not None and not compiled.accepted.accepts(
            compiled.schemas, identity, document, data
        ):
            return None
        try:
            return Seen(on, artifact, typed(document, compiled.types[kind]))
        except ConversionError:
            return None

    def _told(self, view: View) -> Sequence[Version]:
        """What the history says of an artifact; everything that rules may ask for is read first."""
        if self._unknown:
            raise CelUnknown(self._unknown)
        key = key_of(view.artifact)
        if key not in self._read:
            kinds = {view.kind.kind, *self._kinds}
            wanted = [v.artifact for v in self._state.every() if v.kind.kind in kinds]
            self._ask([a for a in wanted if key_of(a) not in self._read])
        return self._read[key]

    def _ask(self, artifacts: list[Artifact]) -> None:
        try:
            self._read |= self._history.read(artifacts, self._state.options.as_of)
        except NoHistory as error:
            raise self._not_known(error) from None

    @property
    def _history(self) -> History:
        """Where earlier versions come from. Raises `NoHistory`."""
        if self._state.snapshot.history is None:
            raise NoHistory(NOT_GIVEN)
        return self._state.snapshot.history

    def _not_known(self, error: NoHistory) -> CelUnknown:
        self._unknown = f"the past is not known: {error.reason}"
        self._state.past_fault = error.fault
        return CelUnknown(self._unknown)


class LazyList(list[T]):
    """A list that is made as far as somebody looks: many rules look at the oldest version only."""

    def __init__(self, source: Iterator[T]) -> None:
        super().__init__()
        self._source = source
        self._error: CelUnknown | None = None

    def __iter__(self) -> Iterator[T]:
        at = 0
        while at < super().__len__() or self._more():
            yield super().__getitem__(at)
            at += 1

    def __len__(self) -> int:
        while self._more():
            pass
        return super().__len__()

    def __getitem__(self, key: Any) -> Any:
        while type(key) is not int or not 0 <= key < super().__len__():
            if not self._more():
                break
        return super().__getitem__(key)

    def _more(self) -> bool:
        """Make one more element; whether there was one. Raises `CelUnknown`, each time again."""
        if self._error is not None:
            raise self._error
        try:
            self.append(next(self._source))
        except StopIteration:
            return False
        except CelUnknown as error:
            self._error = error
            raise
        return True


class _Root(dict[str, Any]):
    """`past`, worked out when a condition reads it, so that git is started for no other."""

    def __init__(self, gone: bool, parts: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__(gone=gone)
        self._parts = parts

    def __missing__(self, name: str) -> Any:
        value = self[name] = self._parts[name]()
        return value

    def __contains__(self, name: object) -> bool:
        return name == "gone" or name in self._parts


def _nameless(view: View, spot: Spot, key: str) -> bool:
    """Whether a part of a list, or the key that it goes by, is not known."""
    return type(spot.value) is Unknown or bool(view.hidden(*spot.route, key))


def _list_of(each: str) -> Route:
    return tuple(each.removesuffix("[]").split("."))


def _whole(seen: Seen) -> dict[str, Any]:
    return {"on": _moment(seen.on), "item": seen.doc}


def _hashed(seen: Seen) -> dict[str, Any]:
    document, kind = seen.artifact.document, seen.artifact.kind
    hashes = [digest(document, kind, way) for way in range(WAY, 0, -1)]
    return {"on": _moment(seen.on), "sha256": hashes[0], "hashes": hashes}


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
