"""What measures are computed from: a project's records, read with care for gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from pmo_kit._text.record_order import in_order
from pmo_kit.cel import CelUnknown
from pmo_kit.cel.unknowns import Unknown

T = TypeVar("T")

Data = Mapping[str, object]
NOTHING: Data = {}


class Input(Generic[T]):
    """Something that measures are computed from; `INPUT(facts)` is what it is in one project.

    `of` are the inputs that it is computed from itself, `kinds` the kinds of artifacts that stand
    behind it, `timed` says whether time alone changes it. What is `moved_by_records` is not said to
    be changed by time, though it looks at the day where nothing is recorded at all.
    """

    __slots__ = ("compute", "kinds", "of", "timed")

    def __init__(
        self,
        compute: Callable[..., T],
        of: tuple[Input[Any], ...] = (),
        kinds: frozenset[str] = frozenset(),
        timed: bool = False,
        moved_by_records: bool = False,
    ) -> None:
        self.compute = compute
        self.of = of
        self.kinds: frozenset[str] = kinds.union(*(part.kinds for part in of))
        self.timed: bool = timed or (not moved_by_records and any(part.timed for part in of))

    def __call__(self, facts: Facts) -> T:
        return facts.of(self)

    def found(self, facts: Facts) -> T:
        """What it is in one project, computed from its inputs."""
        return self.compute(*map(facts.of, self.of))


class Facts:
    """One project on one day; each input is computed once, when it is first asked for.

    What is `given` is not computed.
    """

    def __init__(self, given: Mapping[Input[Any], object]) -> None:
        self.given = given
        self._known: dict[Input[Any], Any] = dict(given)

    def of(self, wanted: Input[T]) -> T:
        """What an input is in this project. Raises `CelUnknown` where it reads what is unknown."""
        known = self._known
        if wanted not in known:
            try:
                known[wanted] = wanted.found(self)
            except CelUnknown as error:
                known[wanted] = Unknown(error.message)
        if isinstance(known[wanted], Unknown):
            raise known[wanted].error()
        found: T = known[wanted]
        return found


def _kind(compute: Callable[[], T], kind: str) -> Input[T]:
    return Input(compute, kinds=frozenset((kind,)))


def _nothing() -> Data:
    return NOTHING


def _none() -> Sequence[Data]:
    return ()


def _no_day() -> datetime:
    raise LookupError("measures need a day")


PLAN = _kind(_nothing, "plan")
"""The plan; a missing artifact is an empty record."""
CHARTER = _kind(_nothing, "charter")
"""The charter's front matter."""
LOGS = _kind(_none, "log")
"""All files of the log."""
REPORTS = _kind(_none, "status-report")
"""The status reports dated until today, oldest first. Another day is not said to change them."""
REVIEWS = _kind(_none, "gate-review")
"""The gate reviews dated until today, oldest first."""
ACTUALS = _kind(_none, "actuals")
"""What was booked, one record for each period."""
CASE = _kind(_nothing, "business-case")
"""The business case."""
BENEFITS = _kind(_none, "benefits-register")
"""The benefits registers."""
RESOURCES = _kind(_none, "resource-plan")
"""The resource plans."""
MANIFEST = _kind(_nothing, "project")
"""The project's manifest."""
THRESHOLDS = Input(_nothing)
"""The numbers that the standard sets."""
TODAY = Input(_no_day, timed=True)
"""The day as of which the measures are computed, at 00:00 UTC."""


def derived(*of: Input[Any]) -> Callable[[Callable[..., T]], Input[T]]:
    """Declares a function of other inputs that several measures are computed from."""
    return lambda function: Input(function, of)


@derived(REPORTS)
def latest(reports: Sequence[Data]) -> Data:
    """The latest status report; an empty record where there is none."""
    return reports[-1] if reports else NOTHING


@derived(PLAN)
def no_plan(plan: Data) -> str:
    """Why nothing is known of what only a plan says."""
    return "" if plan else "there is no plan"


def threshold(name: str, default: float) -> Input[float]:
    """A number that the standard sets, for the project's tier where it differs by tier."""

    def found(thresholds: Data, manifest: Data) -> float:
        value = set_number(thresholds, manifest, name)
        return default if value is None else value

    return Input(found, (THRESHOLDS, MANIFEST))


def set_number(thresholds: Data, manifest: Data, name: str) -> float | None:
    """A number among thresholds, of a project's tier where it differs by tier; or nothing."""
    if isinstance(thresholds.get(name), Mapping):
        return number(part(thresholds, name), text(manifest, "tier"))
    return number(thresholds, name)


def gather(
    artifacts: Mapping[str, Sequence[object]],
    project: Data,
    thresholds: Data,
    today: datetime,
    recorded_until: datetime | None = None,
) -> Facts:
    """The facts of a project, from the fields of its artifacts by kind and of its manifest.

    Records count that are dated until `today`, or until another day where one is named.
    Dates are UTC timestamps. What is read from an artifact that is not known is unknown itself.
    """

    def of(kind: str) -> list[Data]:
        return [data for data in artifacts.get(kind, ()) if isinstance(data, Mapping)]

    def dated(kind: str) -> list[Data]:
        known = [(day(data, "date"), data) for data in of(kind)]
        past = [
            (when, data)
            for when, data in known
            if when is not None and when <= (recorded_until or today)
        ]
        past.sort(key=lambda pair: in_order(pair[0], text(pair[1], "id")))
        return [data for _, data in past]

    def single(kind: str) -> Data:
        return next(iter(of(kind)), NOTHING)

    return Facts(
        {
            PLAN: _or_unknown(single, "plan"),
            CHARTER: _or_unknown(single, "charter"),
            LOGS: _or_unknown(of, "log"),
            REPORTS: _or_unknown(dated, "status-report"),
            REVIEWS: _or_unknown(dated, "gate-review"),
            ACTUALS: _or_unknown(of, "actuals"),
            CASE: _or_unknown(single, "business-case"),
            BENEFITS: _or_unknown(of, "benefits-register"),
            RESOURCES: _or_unknown(of, "resource-plan"),
            MANIFEST: project,
            THRESHOLDS: thresholds,
            TODAY: today,
        }
    )


def _or_unknown(read: Callable[[str], object], kind: str) -> object:
    try:
        return read(kind)
    except CelUnknown as error:
        return Unknown(error.message)


def entries(logs: Iterable[Data], name: str) -> Iterator[Data]:
    """The entries of one list over all files of a register, such as the log."""
    for log in logs:
        yield from records(log, name)


def records(data: Data, name: str) -> list[Data]:
    """The records of a list; none where there is no list."""
    value = data.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def part(data: Data, name: str) -> Data:
    """A record within a record; an empty one where there is none."""
    value = data.get(name)
    return value if isinstance(value, Mapping) else NOTHING


def number(data: Data, name: str) -> float | None:
    """A number, or nothing."""
    value = data.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def total(items: Iterable[Data], name: str) -> float:
    """The sum of a field over records; one without a number adds nothing."""
    return sum((number(item, name) or 0.0 for item in items), 0.0)


def day(data: Data, name: str) -> datetime | None:
    """A date, or nothing."""
    value = data.get(name)
    return value if isinstance(value, datetime) else None


def text(data: Data, name: str) -> str:
    """A text, empty where there is none."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def words(data: Data, name: str) -> list[str]:
    """The texts of a list."""
    value = data.get(name)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
