"""What a snapshot of a project tells of its plan: milestones, money, benefits, the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmo_kit.cel import CelUnknown
from pmo_kit.engine.decisions import approved_on
from pmo_kit.engine.state import State
from pmo_kit.measures.changes import APPROVED
from pmo_kit.measures.expected_end import expected_milestones
from pmo_kit.results.project_snapshot import MeasureFacts
from pmo_kit.results.snapshot_plan import (
    BenefitFacts,
    BenefitReading,
    CaseFacts,
    CaseReview,
    Dependencies,
    LeaderLoad,
    MilestoneFacts,
    MoneyFacts,
    Need,
)
from pmo_kit.status.entries import Data, amount, listed, part, said, single, text, whole
from pmo_kit.status.money_by_year import money_by_year
from pmo_kit.status.snapshot_log import decided_days
from pmo_kit.status.snapshot_measures import number, words

Measures = Mapping[str, MeasureFacts]


def milestones_of(state: State) -> Iterator[MilestoneFacts]:
    """The plan's milestones, as first agreed, as agreed now, and as expected.

    First agreed is the charter's day, else that before the first approved change, else today's.
    """
    first = dict(_first_days(state))
    try:
        expected = state.facts.of(expected_milestones)
    except CelUnknown:
        expected = {}
    for _, _, entry in listed(state, "plan", "milestones"):
        id, agreed = text(entry, "id"), text(entry, "baseline")
        if not agreed:
            continue
        day = expected.get(id)
        yield MilestoneFacts(
            id=id,
            name=text(entry, "title"),
            first=first.get(id, agreed),
            agreed=agreed,
            forecast=said(entry, "forecast"),
            actual=said(entry, "actual"),
            expected=day.date().isoformat() if day else None,
            needed_for=said(entry, "needed_for"),
        )


def _first_days(state: State) -> Iterator[tuple[str, str]]:
    """The first agreed days of milestones, by id; of several the last is the earliest."""
    decided = decided_days(state)
    changes = [
        (approved_on(entry, decided), text(entry, "id"), entry)
        for _, _, entry in listed(state, "log", "changes")
        if text(entry, "status") in APPROVED
    ]
    for _, _, change in sorted(changes, key=lambda one: one[:2], reverse=True):
        for moved in _records(change, "milestones"):
            yield text(moved, "id"), text(moved, "from")
    for _, _, promised in listed(state, "charter", "milestones"):
        yield text(promised, "id"), text(promised, "date")


def _records(data: Data, name: str) -> list[Data]:
    found = data.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def leader_load_of(state: State) -> LeaderLoad | None:
    """What the assignment says of the leader; nothing without one."""
    found = single(state, "leader-assignment")
    if not text(found, "leader"):
        return None
    return LeaderLoad(
        leader=text(found, "leader"),
        deputy=said(found, "deputy"),
        load_percent=whole(found, "load_percent"),
        other_load_percent=whole(found, "other_load_percent"),
        required_level=said(found, "required_level"),
        provisional=found.get("provisional") is True,
        supervised_by=said(found, "supervised_by"),
        since=said(found, "from"),
        until=said(found, "to"),
    )


def benefits_of(state: State) -> Iterator[BenefitFacts]:
    """The benefits of the register, each with its latest reading until the day of judging."""
    today = state.options.as_of.isoformat()
    for _, _, entry in listed(state, "benefits-register", "benefits"):
        yield BenefitFacts(
            id=text(entry, "id"),
            title=text(entry, "title"),
            type=said(entry, "type"),
            measure=said(entry, "measure"),
            measure_id=said(entry, "measure_id"),
            baseline=amount(entry, "baseline"),
            target=amount(entry, "target"),
            due=said(entry, "due"),
            owner=said(entry, "owner"),
            status=text(entry, "status"),
            last=_last_reading(_records(entry, "readings"), today),
        )


def _last_reading(readings: Iterable[Data], today: str) -> BenefitReading | None:
    found = [
        BenefitReading(value, text(one, "on"), said(one, "by"))
        for one in readings
        if (value := amount(one, "value")) is not None and "" < text(one, "on") <= today
    ]
    return max(found, key=lambda one: one.on, default=None)


def money_of(state: State, measures: Measures) -> MoneyFacts:
    """The amounts of a project, most of them measures."""
    granted = part(single(state, "charter"), "budget")
    return MoneyFacts(
        unit=words(measures, "unit"),
        agreed=amount(granted, "total"),
        changes=number(measures, "approved_change_budget"),
        total=number(measures, "agreed_budget"),
        spent=number(measures, "spent"),
        committed=_committed(state),
        forecast=number(measures, "forecast_cost"),
        performance=number(measures, "evm.eac"),
        contingency=amount(part(single(state, "plan"), "budget"), "contingency"),
        reserve=amount(granted, "management_reserve"),
        by_year=tuple(money_by_year(state)),
    )


def _committed(state: State) -> float | None:
    """What was ordered and not paid on the last day of the latest period booked."""
    periods = [
        (text(part(view.sound, "period"), "to"), view.path, view) for view in state.of("actuals")
    ]
    if not periods:
        return None
    view = max(periods, key=lambda one: one[:2])[2]
    found = [
        value
        for _, entry in view.entries("entries")
        if (value := amount(entry, "committed")) is not None
    ]
    return sum(found) if found else None


def dependencies_of(state: State) -> Dependencies:
    """What the charter says that the project needs from others."""
    needs = (
        Need(text(one, "what"), text(one, "from"), said(one, "needed_by"))
        for _, _, one in listed(state, "charter", "dependencies")
    )
    return Dependencies(tuple(needs))


def case_of(state: State, measures: Measures) -> CaseFacts | None:
    """What the business case promised, and what is left of it; nothing without a case."""
    case = single(state, "business-case")
    if not case:
        return None
    options = {text(one, "id"): one for one in _records(case, "options")}
    chosen = options.get(text(case, "chosen"), {})
    nothing = next((one for one in options.values() if one.get("nothing") is True), {})
    cost = amount(chosen, "project_cost")
    unit = said(case, "unit") or words(measures, "unit")
    comparable = unit == words(measures, "unit")
    forecast = number(measures, "forecast_cost") if comparable else None
    spent = number(measures, "spent") if comparable else None
    rest = forecast - spent if forecast is not None and spent is not None else None
    return CaseFacts(
        objective=said(case, "objective"),
        chosen=said(case, "chosen"),
        unit=unit,
        horizon_years=amount(case, "horizon_years"),
        benefit=amount(chosen, "benefit"),
        running_cost=amount(chosen, "running_cost"),
        project_cost=cost,
        value_then=_value(chosen, cost),
        value_now=_value(chosen, forecast),
        value_of_finishing=_value(chosen, rest),
        value_of_nothing=_value(nothing, amount(nothing, "project_cost") or 0),
        last_review=_last_review(_records(case, "reviews"), state.options.as_of.isoformat()),
    )


def _value(option: Data, cost: float | None) -> float | None:
    """Benefit - running cost - cost, over the horizon; nothing where benefit or cost is unknown."""
    benefit = amount(option, "benefit")
    if benefit is None or cost is None:
        return None
    return benefit - (amount(option, "running_cost") or 0) - cost


def _last_review(reviews: Iterable[Data], today: str) -> CaseReview | None:
    found = [
        CaseReview(text(one, "on"), text(one, "by"), one.get("holds") is True)
        for one in reviews
        if "" < text(one, "on") <= today
    ]
    return max(found, key=lambda one: one.on, default=None)
