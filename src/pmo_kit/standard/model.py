"""What a standard says, as frozen data: its words, kinds and rules; the errors of a faulty one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text.time_zones import UTC_NAME
from pmo_kit.results import Level
from pmo_kit.results.error import KitError

if TYPE_CHECKING:
    from pmo_kit.results.correction import Correction
    from pmo_kit.source.edit import AnyChange

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Edition(NamedTuple):
    """A released version of a standard."""

    id: str
    status: str  # draft | current | deprecated | retired
    released: str | None = None


class Phase(NamedTuple):
    """A stretch of a project's life."""

    id: str
    title: str
    purpose: str = ""
    own_words: bool = False


class Gate(NamedTuple):
    """A decision point; one that `ends` its phase is judged once a project is past that phase.

    `decides` is the body that passes it, `may_decide` the roles in which its members may say yes.
    `review_by` is the gate by which its review must be there; absent, once the phase is past it.
    """

    id: str
    title: str
    phase: str
    question: str = ""
    decides: str = ""
    may_decide: tuple[str, ...] = ()
    review_by: str = ""
    other_names: tuple[str, ...] = ()
    ends: bool = False
    where: str = "project"
    own_words: bool = False


class Tier(NamedTuple):
    """How much depth a project's size and risk ask for."""

    id: str
    title: str
    means: str = ""
    limits: Mapping[str, Any] = NOTHING
    own_words: bool = False


class Method(NamedTuple):
    """How a project is run: predictive, agile or hybrid."""

    id: str
    title: str
    means: str = ""
    own_words: bool = False


class Role(NamedTuple):
    """Who owes what; `everyday` is the name people use beside the standard's."""

    id: str
    title: str
    everyday: str = ""
    layer: str = ""
    owes: tuple[str, ...] = ()
    week: str = ""
    other_names: tuple[str, ...] = ()
    own_words: bool = False


class Due(NamedTuple):
    """By which gate a kind is due, for which tiers and methods, under which condition (CEL)."""

    gate: str
    tiers: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    when: str = ""


class Kind(NamedTuple):
    """A kind of artifact: what it is for, who answers for it, when it is due."""

    kind: str
    title: str
    purpose: str
    owner: str
    life: str  # document | register | record
    version: str = "1.0"
    phase: str = ""
    many: bool = False
    spread: bool = False
    outside: bool = False
    key: str = ""
    lists: Mapping[str, str] = NOTHING
    file: str = ""
    files: tuple[str, ...] = ()
    format: str = ""
    front_matter: str = "fence"
    as_written: tuple[str, ...] = ()  # fields whose unquoted values are read as text
    sections: tuple[str, ...] = ()
    unhashed: tuple[str, ...] = ()
    changes_hands: tuple[str, ...] = ()  # who does the work, which an approval does not bind
    due: tuple[Due, ...] = ()
    required: Mapping[str, tuple[str, ...]] = NOTHING
    needed: bool = False  # one must be there, whatever the gate
    burden: Mapping[str, Any] = NOTHING
    good: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    since: str = ""
    source: str = ""  # the file that says so, as people name it
    dated: str = ""  # the field that says of which day a record is
    writer: str = ""  # the role that usually writes it; the owner answers for it
    other_names: tuple[str, ...] = ()  # what others call it
    guide: str = ""  # the handbook's page that tells the whole task
    list_guides: Mapping[str, str] = NOTHING  # another one, for rules that go through a list
    layer: str = ""  # the standard that declares it, as `core@1.0`
    added: Mapping[str, str] = NOTHING  # the fields that others add, with whose each is
    extended_by: Mapping[str, str] = NOTHING  # by standard, the file that says so, nearest last
    below: Kind | None = None  # the kind without what the nearest of those adds

    def as_known_to(self, layers: Container[str]) -> Kind:
        """The kind as some standards, such as `core@1.0`, have it: without what others add."""
        if self.below is None or [*self.extended_by][-1] in layers:
            return self
        return self.below.as_known_to(layers)

    @property
    def schema_name(self) -> str:
        """How an artifact of this kind names its schema: `charter/v1`."""
        return f"{self.kind}/v{self.version.split('.')[0]}"


class Applies(NamedTuple):
    """To which projects a rule applies; an empty part means all."""

    tiers: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One sentence that can be judged; conditions are CEL text, checked when loaded.

    `name` is what people call it; it works wherever the id does.
    """

    id: str
    title: str
    level: Level
    artifact: str
    check: str
    message: str
    why: str
    fix: str
    revision: int = 1
    since: str = ""
    until: str = ""
    applies: Applies = Applies()
    each: str = ""
    let: Mapping[str, str] = NOTHING  # names for parts of conditions, those of the standard first
    when: str = ""
    at: str = ""  # the field at which a finding points
    at_cel: str = ""  # or the expression that gives its place
    at_key: bool = False  # whether the key is meant, not its value
    found: str = ""
    refs: tuple[str, ...] = ()
    mend: tuple[tuple[str, str], ...] = ()  # fields, and in CEL what they have to be
    examples: Mapping[str, Any] = NOTHING
    source: str = ""
    name: str = ""
    shall_when: str = ""  # in CEL: where it holds, a finding is a `shall`
    effective: str = ""  # the day from which it binds; before, what it finds is announced
    grace: int | None = None  # days more for projects that ran already
    running: str = ""  # `next-gate`: those are held to it from their next gate
    guide: str = ""  # the handbook's page that tells the whole task, where it is not the kind's
    alike: tuple[str, ...] = ()  # what a layer above added to its scope, as like what it names

    @property
    def general_fix(self) -> str:
        """The fix where no finding fills it in: `{item.id}` is told as ID, what is no path as …."""
        from pmo_kit.cel.placeholders import parts_of

        told = (
            part if isinstance(part, str) else part.name.upper() or "…"
            for part in parts_of(self.fix)
        )
        return "".join(told)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that its findings may have."""
        return (self.level, "shall") if self.shall_when else (self.level,)


class Handbook(NamedTuple):
    """A standard's own handbook: its name, whose it is, its look, and where its pages lie."""

    name: str
    company: str
    pages: str = "docs"
    logo: str = ""
    colours: Mapping[str, Mapping[str, str]] = NOTHING  # scheme -> use -> #rrggbb


class Standard(NamedTuple):
    """A standard in one edition."""

    id: str
    edition: str
    title: str
    description: str
    folder: str
    editions: tuple[Edition, ...]
    phases: tuple[Phase, ...]
    gates: tuple[Gate, ...]
    tiers: tuple[Tier, ...]
    methods: tuple[Method, ...]
    roles: tuple[Role, ...]
    modes: dict[str, Any]
    thresholds: dict[str, Any]
    lists: dict[str, Any]
    kinds: dict[str, Kind]
    rules: tuple[Rule, ...]
    schemas: Mapping[str, dict[str, Any]]  # by $id
    schema_of: dict[str, str]  # kind -> $id
    handbook: Handbook = Handbook("", "")
    layers: tuple[str, ...] = ()  # itself and what it extends, lowest first
    folders: tuple[str, ...] = ()  # those in which they lie, in the same order
    let: Mapping[str, str] = NOTHING  # names for parts of conditions that rules share, and in CEL
    tighter: Mapping[str, str] = NOTHING  # which value of a threshold asks for more: lower | higher
    time_zone: str = UTC_NAME  # where its projects count their days, unless they say otherwise

    @property
    def name(self) -> str:
        """The standard and its edition: `core@1.0`."""
        return f"{self.id}@{self.edition}"

    @property
    def has_manifest(self) -> bool:
        """Whether its projects carry a `pmo.yaml`; others are found by file pattern."""
        return "project" in self.kinds


def identity_of(kind: str, version: str, schemas: Iterable[str]) -> str:
    """The `$id` that ends in `<kind>/v<version>.json`; empty where there is none."""
    ending = f"/{kind}/v{version}.json"
    return next((one for one in reversed([*schemas]) if one.endswith(ending)), "")


class StandardError(KitError):
    """A standard that cannot be used.

    `changes` to the data of the file at `path`, or a `correction`, set it right, where that can be
    told; `names` are what else of the standard it is about, each a word such as `role` and an id;
    `slip` is a name that stands on its line and is wrong, and the one that is meant.
    """

    changes: Sequence[AnyChange] = ()
    correction: Correction | None = None
    names: tuple[tuple[str, str], ...] = ()
    slip: tuple[str, str] | None = None

    def __init__(
        self, message: str, remedy: str, path: str = "", line: int = 1, column: int = 1
    ) -> None:
        super().__init__(message, remedy, path, line, column)


class EditionError(StandardError):
    """An edition that a standard does not have; `standard` is its id, `known` those that it has."""

    def __init__(self, standard: str, edition: str, known: list[str], path: str) -> None:
        editions = f"Editions: {', '.join(known)}."
        super().__init__(
            f"The standard `{standard}` has no edition {edition}.",
            f"{editions} Set `edition` in pmo.yaml, or give --edition.",
            path,
        )
        self.standard = standard
        self.editions = editions
        self.known = known
