"""What a snapshot of a project tells of its plan: dates, people, money, benefits, the case."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple


class MilestoneFacts(NamedTuple):
    """A milestone: first agreed, agreed now, its leader's forecast, reached, and expected.

    `expected` is by the forward pass over the tasks that deliver it; `needed_for` says whether a
    gate or the steering committee waits for it.
    """

    id: str
    name: str
    first: str
    agreed: str
    forecast: str | None
    actual: str | None
    expected: str | None
    needed_for: str | None = None


class Demand(NamedTuple):
    """Hours that the project wants of a person in an ISO week, or of a role that nobody fills yet.

    `firm` says that somebody who disposes of the hours has confirmed them.
    """

    person: str | None
    role: str | None
    skills: tuple[str, ...]
    week: str
    hours: float
    firm: bool


class LeaderLoad(NamedTuple):
    """Who leads, with which share of the working time, and what else they lead."""

    leader: str
    deputy: str | None
    load_percent: int | None
    other_load_percent: int | None
    required_level: str | None
    provisional: bool
    supervised_by: str | None
    since: str | None
    until: str | None


class BenefitReading(NamedTuple):
    """A benefit as measured on a day; `by` is who measured, where that is recorded."""

    value: float
    on: str
    by: str | None = None


class BenefitFacts(NamedTuple):
    """A benefit: what is measured, from which value to which, by when, and what it is by now."""

    id: str
    title: str
    type: str | None
    measure: str | None
    measure_id: str | None
    baseline: float | None
    target: float | None
    due: str | None
    owner: str | None
    status: str
    last: BenefitReading | None


class YearMoney(NamedTuple):
    """What a calendar year's share is of the tasks' budgets, and what was booked in it."""

    year: int
    planned: float | None
    spent: float | None


class MoneyFacts(NamedTuple):
    """Amounts in the project's unit; each has a measure of the same value, which says why if not.

    `agreed` is the charter's budget, `changes` what approved changes added, `total` both;
    `committed` is ordered and not paid; `forecast` the leader's, `performance` that by cost
    performance; `contingency` what is left of it; `reserve` what the sponsor holds.
    """

    unit: str | None
    agreed: float | None
    changes: float | None
    total: float | None
    spent: float | None
    committed: float | None
    forecast: float | None
    performance: float | None
    contingency: float | None
    reserve: float | None
    by_year: tuple[YearMoney, ...] = ()


class Need(NamedTuple):
    """What the project needs from another, `provider`; the provider's day is not known yet."""

    what: str
    provider: str
    needed_by: str | None
    expected: str | None = None
    confirmed_on: str | None = None


class Gift(NamedTuple):
    """What the project has promised to another, `consumer`, by which milestone and when."""

    what: str
    consumer: str
    milestone: str | None = None
    expected: str | None = None
    confirmed_on: str | None = None


class Dependencies(NamedTuple):
    """What the project needs from others, and what it gives them."""

    needs: tuple[Need, ...] = ()
    gives: tuple[Gift, ...] = ()


class CaseReview(NamedTuple):
    """When somebody last asked whether the case holds, and what they said."""

    on: str
    by: str
    holds: bool


class CaseFacts(NamedTuple):
    """Is it still worth it? All amounts are over the horizon, in `unit`.

    Values are those of the chosen option against doing nothing: `value_then` with the project's
    cost by the case, `value_now` with the forecast, `value_of_finishing` with what is still to be
    spent.
    """

    objective: str | None
    chosen: str | None
    unit: str | None
    horizon_years: float | None
    benefit: float | None
    running_cost: float | None
    project_cost: float | None
    value_then: float | None
    value_now: float | None
    value_of_finishing: float | None
    last_review: CaseReview | None


class Forecast(NamedTuple):
    """Ranges of the end and the cost; nothing computes them yet."""

    seed: int
    runs: int
