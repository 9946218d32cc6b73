"""Measures of the people promised to a project: hours booked ahead, and those confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from pmo_kit._start.record import NamedTuple
from pmo_kit._text.days import days_later
from pmo_kit.measures.declaration import Number, known, measure
from pmo_kit.measures.facts import RESOURCES, TODAY, Data, day, derived, entries, number, text
from pmo_kit.measures.working_days import workdays

AHEAD = 13 * 7
"""How many days ahead bookings are looked at."""
WORK_WEEK = 5


class Booking(NamedTuple):
    """Hours of one booking within the next weeks, and whether somebody confirmed them."""

    hours: float
    confirmed: bool


@derived(RESOURCES, TODAY)
def bookings(plans: Sequence[Data], today: datetime) -> list[Booking]:
    """What is booked from today for 13 weeks; a week that is cut counts by its working days."""
    found = []
    horizon = datetime.combine(days_later(today.date(), AHEAD - 1), time(), UTC)
    for entry in entries(plans, "resources"):
        weekly, first, last = number(entry, "hours_per_week"), day(entry, "from"), day(entry, "to")
        if weekly is None or first is None or last is None:
            continue
        days = workdays(max(first, today), min(last, horizon))
        if days:
            hours = weekly * days / WORK_WEEK
            found.append(Booking(hours, bool(text(entry, "confirmed_by"))))
    return found


@derived(RESOURCES, bookings)
def nothing_booked(plans: Sequence[Data], bookings: Sequence[Booking]) -> str:
    """Why nothing is known of promised hours."""
    if not plans:
        return "there is no resource plan"
    return "" if bookings else "nothing is booked for the next 13 weeks"


@measure(
    "booked_hours",
    "double",
    "hours",
    bookings,
    unless=nothing_booked,
    formula="sum of resources[].hours_per_week × working days from today for 13 weeks / 5",
)
def booked_hours(bookings: Sequence[Booking]) -> Number:
    """What the project has asked of people for the next 13 weeks."""
    return known(sum(one.hours for one in bookings))


@measure(
    "confirmed_hours",
    "double",
    "hours",
    bookings,
    unless=nothing_booked,
    formula="booked_hours of resources[] with confirmed_by",
)
def confirmed_hours(bookings: Sequence[Booking]) -> Number:
    """What of it somebody has confirmed."""
    return known(sum((one.hours for one in bookings if one.confirmed), 0.0))
