"""The verdicts of one project: counted as they are, made into objects when somebody reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import starmap
from operator import itemgetter
from typing import Generic, TypeVar, overload

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Outcome, Verdict

S = TypeVar("S")

_outcome = itemgetter(2)


class VerdictRows(Sequence[Verdict], Generic[S]):
    """Verdicts as they were gathered: rule, subject, outcome, reason; `name` says a subject."""

    def __init__(
        self, rows: Sequence[tuple[str, S, Outcome, str]], name: Callable[[S], str]
    ) -> None:
        self._rows = rows
        self._name = name

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Verdict: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Verdict]: ...
    def __getitem__(self, at: int | slice) -> Verdict | Sequence[Verdict]:
        if isinstance(at, slice):
            return VerdictRows(self._rows[at], self._name)
        return self._verdict(*self._rows[at])

    def __iter__(self) -> Iterator[Verdict]:
        return starmap(self._verdict, self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __reduce__(self) -> tuple[type[tuple[Verdict, ...]], tuple[list[Verdict]]]:
        """What another process gets: it has not what the names come from."""
        return tuple, (list(self),)

    def of(self, outcomes: Iterable[Outcome]) -> Iterator[Verdict]:
        """The verdicts of some outcomes."""
        wanted = frozenset(outcomes)
        return starmap(self._verdict, (row for row in self._rows if row[2] in wanted))

    def counts(self) -> dict[str, int]:
        """How many there are of each outcome."""
        return dict(Counter(map(_outcome, self._rows)))

    def counts_by_rule(self) -> dict[tuple[str, Outcome], int]:
        """How many there are of each rule and outcome."""
        return dict(Counter((row[0], row[2]) for row in self._rows))

    def _verdict(self, rule: str, subject: S, outcome: Outcome, reason: str) -> Verdict:
        return Verdict(rule, self._name(subject), outcome, reason)


class Skips(NamedTuple):
    """What was skipped for one reason: which rules, on which subjects."""

    reason: str
    rules: frozenset[str]
    subjects: frozenset[str]


class Tally(NamedTuple):
    """What most readers want of verdicts: how many, which are in error, why some were skipped."""

    outcomes: dict[str, int]
    errors: tuple[Verdict, ...]
    skips: tuple[Skips, ...]


def tally_of(verdicts: Sequence[Verdict]) -> Tally:
    """The tally of some verdicts; the reasons come in their order."""
    outcomes = outcomes_of(verdicts)
    rules: dict[str, set[str]] = {}
    subjects: dict[str, set[str]] = {}
    for verdict in _of(verdicts, "skipped"):
        rules.setdefault(verdict.reason, set()).add(verdict.rule)
        subjects.setdefault(verdict.reason, set()).add(verdict.subject)
    skips = (Skips(why, frozenset(ids), frozenset(subjects[why])) for why, ids in rules.items())
    errors = tuple(_of(verdicts, "error")) if "error" in outcomes else ()
    return Tally(outcomes, errors, tuple(skips))


def outcomes_of(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """How many verdicts there are of each outcome."""
    if isinstance(verdicts, VerdictRows):
        return verdicts.counts()
    return dict(Counter(verdict.outcome for verdict in verdicts))


def outcomes_by_rule(verdicts: Sequence[Verdict]) -> dict[tuple[str, Outcome], int]:
    """How many verdicts there are of each rule and outcome."""
    if isinstance(verdicts, VerdictRows):
        return verdicts.counts_by_rule()
    return dict(Counter((verdict.rule, verdict.outcome) for verdict in verdicts))


def _of(verdicts: Sequence[Verdict], outcome: Outcome) -> Iterator[Verdict]:
    if isinstance(verdicts, VerdictRows):
        return verdicts.of((outcome,))
    return (verdict for verdict in verdicts if verdict.outcome == outcome)
