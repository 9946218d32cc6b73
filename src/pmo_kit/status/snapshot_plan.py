"""What a snapshot of a project tells of its plan: milestones, money, benefits, the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from pmo_kit.cel import CelUnknown
from pmo_kit.engine.state import State
from pmo_kit.measures.business_case import gain
from pmo_kit.measures.declaration import Computed
from pmo_kit.measures.expected_end import expected_milestones
from pmo_kit.measures.facts import Input
from pmo_kit.measures.milestones import first_agreed
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
from pmo_kit.status.entries import Data, amount, inner, listed, part, said, single, text, whole
from pmo_kit.status.money_by_year import money_by_year
from pmo_kit.status.snapshot_measures import number, words

T = TypeVar("T")
Measures = Mapping[str, MeasureFacts]


def milestones_of(state: State) -> Iterator[MilestoneFacts]:
    """The plan's milestones, as agreed first, as agreed now, and as expected."""
    first = {text(point.entry, "id"): day for point, day in _known(state, first_agreed, [])}
    expected = _known(state, expected_milestones, {})
    for _, _, entry in listed(state, "plan", "milestones"):
        id, agreed = text(entry, "id"), text(entry, "baseline")
        if agreed:
            yield MilestoneFacts(
                id=id,
                name=text(entry, "title"),
                first=_day(first.get(id)) or agreed,
                agreed=agreed,
                forecast=said(entry, "forecast"),
                actual=said(entry, "actual"),
                expected=_day(expected.get(id)),
                needed_for=said(entry, "needed_for"),
            )


def _known(state: State, wanted: Input[T], otherwise: T) -> T:
    """What measures are computed from; something else where a broken file hides it."""
    try:
        return state.facts.of(wanted)
    except CelUnknown:
        return otherwise


def _day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


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
            last=_last_reading(inner(entry, "readings"), today),
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
        committed=number(measures, "committed"),
        forecast=number(measures, "forecast_cost"),
        performance=number(measures, "evm.eac"),
        contingency=amount(part(single(state, "plan"), "budget"), "contingency"),
        reserve=amount(granted, "management_reserve"),
        by_year=tuple(money_by_year(state)),
    )


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
    options = {text(one, "id"): one for one in inner(case, "options")}
    chosen = options.get(text(case, "chosen"), {})
    cost = amount(chosen, "project_cost")
    gained = _known(state, gain, Computed(None)).value
    return CaseFacts(
        objective=said(case, "objective"),
        chosen=said(case, "chosen"),
        unit=said(case, "unit"),
        horizon_years=amount(case, "horizon_years"),
        benefit=amount(chosen, "benefit"),
        running_cost=amount(chosen, "running_cost"),
        project_cost=cost,
        value_then=None if gained is None or cost is None else gained - cost,
        value_now=number(measures, "case_value"),
        value_of_finishing=number(measures, "finishing_value"),
        last_review=_last_review(inner(case, "reviews"), state.options.as_of.isoformat()),
    )


def _last_review(reviews: Iterable[Data], today: str) -> CaseReview | None:
    found = [
        CaseReview(text(one, "on"), text(one, "by"), one.get("holds") is True)
        for one in reviews
        if "" < text(one, "on") <= today
    ]
    return max(found, key=lambda one: one.on, default=None)
