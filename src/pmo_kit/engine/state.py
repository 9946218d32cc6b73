"""One project while it is judged: its typed views, what each is called, what is broken, today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NoReturn

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import Absent
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.decisions import Approval, approvals, judged_gates, left_out, mode_of
from pmo_kit.engine.element_names import Labels
from pmo_kit.engine.paused import counted_day
from pmo_kit.project import Artifact, Snapshot
from pmo_kit.results.error import KitError
from pmo_kit.results.words import Words, spoken
from pmo_kit.source import Route
from pmo_kit.standard import Kind
from pmo_kit.standard.words import own_words

if TYPE_CHECKING:
    from pmo_kit.cel.holes import Holes
    from pmo_kit.measures.facts import Facts


def artifact_key(artifact: Artifact) -> str:
    """What tells an artifact from others of its kind: its key field, else its file's name.

    Where files are found by pattern, names recur from folder to folder: there it is the path.
    """
    kind = artifact.kind
    if kind.files and not kind.key:
        return artifact.path
    data = artifact.document.fields
    for part in kind.key.split(".") if kind.key else ():
        data = data.get(part) if isinstance(data, Mapping) else None
    if isinstance(data, str | int):
        return str(data)
    name = artifact.path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


class Base(NamedTuple):
    """Where a change starts from: only exceptions that stood there already may excuse it.

    `adopted` says that nothing there was a project yet, so that this change may bring the known
    findings that a late adopter starts with.
    """

    revision: str
    waivers: tuple[Mapping[str, Any], ...] = ()
    known: frozenset[str] = frozenset()
    adopted: bool = False


class Options(NamedTuple):
    """How to judge: at which date, for which gate, for a commit or not, with exceptions or not.

    `waivers` is about known findings too. `base` leaves out the exceptions that the change itself
    brings. `cut` leaves out the records that are dated after `as_of`. `first` says that this is a
    first check, in which registers that must be there are not asked for yet. `proving` is about
    the standard's examples: a place that a rule computes must be there.
    """

    as_of: date
    gate: str | None = None
    commit: bool = False
    waivers: bool = True
    base: Base | None = None
    cut: bool = False
    first: bool = False
    proving: bool = False


class View(NamedTuple):
    """An artifact as rules see it: typed data, and the file it stands in.

    `holes` says at which routes of the fields its shape is at fault, so that nothing is known
    there; none where it is sound.
    """

    artifact: Artifact
    doc: Any
    file: Mapping[str, Any]
    holes: Holes | None = None

    @property
    def path(self) -> str:
        """The artifact's path."""
        return self.artifact.path

    @property
    def kind(self) -> Kind:
        """The artifact's kind."""
        return self.artifact.kind

    @property
    def fields(self) -> Any:
        """The typed fields: the data, or a Markdown file's front matter."""
        return self.doc["meta"] if self.artifact.document.to_fields else self.doc

    @property
    def sound(self) -> Any:
        """The fields as written, without the faulty ones; a faulty element of a list is None."""
        fields = self.artifact.document.fields
        if self.holes is None:
            return fields
        from pmo_kit.cel.holes import cleared

        return cleared(fields, self.holes)

    def entries(self, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """The records of one of its lists as written, with their positions, but for faulty ones."""
        written = self.artifact.document.fields.get(name)
        for position, entry in enumerate(written if isinstance(written, list) else ()):
            if not self.hidden(name, position, below=True):
                yield position, entry

    def hidden_entries(self, name: str) -> Iterator[tuple[Route, str]]:
        """The records of one of its lists that are faulty, or the list itself, and why."""
        written = self.artifact.document.fields.get(name)
        count = len(written) if isinstance(written, list) else 0
        places: list[Route] = [(name, position) for position in range(count)]
        for route in places or [(name,)]:
            if reason := self.hidden(*route, below=True):
                yield route, reason

    def hidden(self, *route: str | int, below: bool = False) -> str:
        """Why it is not known what stands at a route of the fields; empty where it is known.

        If asked, what stands below the route counts too.
        """
        found = self.holes.at(route, below) if self.holes is not None else None
        return found.reason if found is not None else ""


class Gone(NamedTuple):
    """An element that a list had and has no more, as last seen; `name` is what it went by."""

    route: Route
    value: Any
    name: str
    parents: tuple[Any, ...] = ()


class One(PartialMap):
    """`one.<kind>`: a kind that the project has not got makes the verdict `skipped`."""

    def __missing__(self, key: str) -> NoReturn:
        if key not in self.unknown:
            raise Absent(key)
        super().__missing__(key)


class State:
    """What judging needs at hand; filled once, then only read.

    `past_fault` is what is wrong with the repository, once a rule on the past has met it.

    `views` holds the readable artifacts by kind, `broken` the paths of the others; `faulty` those
    of the readable ones that have not the shape of their kind. `unnamed` are those of broken files
    that do not say what they are. `gates` are those that count now, `left_out` those that never
    will, since the project was stopped, `mode` is how strict the check is.
    """

    def __init__(self, compiled: Compiled, snapshot: Snapshot, options: Options) -> None:
        self.compiled = compiled
        self.snapshot = snapshot
        self.options = options
        self.views: dict[str, list[View]] = {}
        self.broken: dict[str, list[str]] = {}
        self.faulty: dict[str, list[str]] = {}
        self.unnamed: list[str] = []
        self.left_out = left_out(compiled.standard, snapshot) - {options.gate}
        self.gates = judged_gates(compiled.standard, snapshot, options.gate)
        self.mode = mode_of(compiled.standard, snapshot)
        self.past_fault: KitError | None = None
        self._subjects: dict[tuple[str, str, Route], str] = {}
        self._labels = Labels()
        self._called: dict[str, View] = {}

    @cached_property
    def today(self) -> datetime:
        """The date of judging at 00:00 UTC; in a pause, the day on which that began."""
        return _at_midnight(counted_day(self.snapshot, self.options.as_of, self._grace()))

    def _grace(self) -> int:
        """For how many days after a pause its clock runs from where it stood: till the report."""
        days: Any = self.compiled.standard.thresholds.get("report_days", 0)
        found = days.get(self.snapshot.tier, 0) if isinstance(days, Mapping) else days
        return int(found) if isinstance(found, int | float) else 0

    @cached_property
    def words(self) -> Words:
        """The company's own words for gates, tiers and so on; empty where it has none."""
        return own_words(self.compiled.standard)

    def spoken(self, name: str, id: str) -> str:
        """What messages call an item of a list such as `gates`."""
        return spoken(self.words, name, id)

    @cached_property
    def approvals(self) -> dict[str, Approval]:
        """The newest approval of each document that has one, by path."""
        return approvals(self.snapshot)

    @cached_property
    def facts(self) -> Facts:
        """The project as measures see it, each computed once."""
        from pmo_kit.measures.facts import gather

        snapshot = self.snapshot
        kinds = self.compiled.standard.kinds if self.unnamed else {*self.views, *self.broken}
        fields = {kind: self.every_of(kind, lambda view: view.fields) for kind in kinds}
        manifest = {"id": snapshot.id, "tier": snapshot.tier, "phase": snapshot.phase}
        project = next((view.fields for view in self.of("project")), manifest)
        until = _at_midnight(self.options.as_of)
        return gather(fields, project, self.compiled.standard.thresholds, self.today, until)

    @property
    def unusable(self) -> tuple[str, ...]:
        """The paths of all artifacts that are broken, wholly or in a part."""
        every = (*self.broken.values(), *self.faulty.values(), self.unnamed)
        return tuple(sorted({path for paths in every for path in paths}))

    def every(self) -> Iterator[View]:
        """Every readable artifact."""
        for views in self.views.values():
            yield from views

    def of(self, kind: str) -> list[View]:
        """The readable artifacts of a kind."""
        return self.views.get(kind, [])

    def hidden(self, kind: str) -> list[str]:
        """The paths of the broken files that are artifacts of a kind, or may be.

        A file that does not say what it is may be one more of each kind that may have several.
        """
        found = self.compiled.standard.kinds.get(kind)
        several = found is not None and not found.outside and (found.many or found.spread)
        return [*self.broken.get(kind, ()), *(self.unnamed if several else ())]

    def every_of(self, kind: str, part: Callable[[View], Any]) -> list[Any]:
        """Something of every artifact of a kind, by path; those that are broken are unknowns."""
        known = [part(view) for view in self.of(kind)]
        broken = self.hidden(kind)
        if not broken:
            return known
        found = list(zip((view.path for view in self.of(kind)), known, strict=True))
        found += [(path, Unknown(because_broken(path))) for path in broken]
        return PartialList(value for _, value in sorted(found, key=itemgetter(0)))

    def subject(self, view: View, route: Route = ()) -> str:
        """`project/kind[/artifact key][/list[key]]` for an artifact or an element of its lists."""
        key = (view.kind.kind, view.path, route)
        if key not in self._subjects:
            parts = [self.snapshot.id, view.kind.kind]
            if view.kind.many or view.kind.spread:
                parts.append(artifact_key(view.artifact))
            if route:
                parts.append(self.name(view, route))
            self._subjects[key] = "/".join(parts)
        return self._subjects[key]

    def first_called(self, view: View) -> View:
        """The first artifact that goes by the name of this one, which may be itself."""
        return self._called.setdefault(self.subject(view), view)

    def name(self, view: View, route: Route) -> str:
        """A route within an artifact in business words: `risks[R-01].owner`."""
        return self._labels.route(view.artifact, route)


def because_broken(path: str, place: str = "") -> str:
    """Why nothing can be said that needs a file, or the place in it, which cannot be used."""
    return f"{path} is broken at {place}" if place else f"{path} is broken"


def file_record(path: str, approved: str = "") -> dict[str, Any]:
    """What rules see of a file; `approved` is the path under which it was approved."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    paths = [path, approved] if approved not in ("", path) else [path]
    return {"path": path, "name": name, "stem": stem, "dir": folder, "paths": paths}


def _at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
