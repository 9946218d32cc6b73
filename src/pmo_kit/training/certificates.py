"""Certificates: who may be given one, until when it holds, and its entry in the people registry."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, date, timedelta
from typing import Any, NamedTuple

from pmo_kit.source.edit import Append, edit
from pmo_kit.standard import Standard
from pmo_kit.standard.courses import Course, Training
from pmo_kit.training.find_courses import TrainingError


class Certificate(NamedTuple):
    """That somebody passed, what it allows, and until when. Never how well."""

    level: str
    course: str
    edition: str
    passed_on: str
    expires: str
    basis: str
    assessor: str = ""

    @property
    def entry(self) -> dict[str, str]:
        """What is written, in the order of the kind's fields."""
        return {name: value for name, value in self._asdict().items() if value}


def certificate(
    course: Course, standard: Standard, day: date, assessor: str = "", *, recognised: bool = False
) -> Certificate:
    """The certificate of a course passed on a day, or of experience recognised on it."""
    basis = "supervised" if course.project.get("supervised") else "assessed"
    months = course.recognised_months if recognised else course.valid_months
    return Certificate(
        level=course.level,
        course=course.id,
        edition=standard.name,
        passed_on=day.isoformat(),
        expires=expiry(day, months).isoformat(),
        basis="recognised" if recognised else basis,
        assessor=assessor,
    )


def expiry(day: date, months: int) -> date:
    """The last day of so many months that begin on a day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if year > MAXYEAR:
        return date.max
    if day.day > monthrange(year, month)[1]:
        return date(year, month, monthrange(year, month)[1])
    return date(year, month, day.day) - timedelta(days=1)


def missing_courses(
    course: Course, training: Training, registry: Mapping[str, Any], person: str, day: date
) -> Iterator[str]:
    """The courses that somebody must have passed first and whose certificates are not in force.

    A certificate of a higher level, or of the same level from elsewhere, counts as well.
    """
    held = [c for c in _person(registry, person)[1].get("certificates", ()) if _holds(c, day)]
    for name in course.requires:
        level = training.courses[name].level
        if not any(
            c.get("course") == name or (level and c.get("level", "") >= level) for c in held
        ):
            yield name


def with_certificate(
    content: bytes, path: str, registry: Mapping[str, Any], person: str, given: Certificate
) -> bytes:
    """The people registry with a certificate more, and nothing else changed.

    Raises `TrainingError` for a person whom it does not know, or who has just this certificate.
    """
    position, known = _person(registry, person)
    for one in known.get("certificates", ()):
        if (one.get("course"), one["passed_on"]) == (given.course, given.passed_on):
            raise TrainingError(
                f"{person} has a certificate of {given.course} of {given.passed_on} already.",
                "Nothing is to be done; a renewal has a day of its own (--on DATE).",
                path,
            )
    return edit(content, path, [Append(("people", position, "certificates"), given.entry)])


def _person(registry: Mapping[str, Any], person: str) -> tuple[int, Mapping[str, Any]]:
    for position, known in enumerate(registry["people"]):
        if known["id"] == person:
            if known.get("active") is False:
                raise TrainingError(
                    f"{person} is not active in the people registry.",
                    "Set `active` to true there, if that has changed.",
                )
            return position, known
    raise TrainingError(
        f"The people registry does not know `{person}`.",
        f"Add the person first: `- id: {person}` under `people`.",
    )


def _holds(held: Mapping[str, Any], day: date) -> bool:
    """Whether a certificate is in force on a day."""
    now = day.isoformat()
    return bool(held["passed_on"] <= now <= held.get("expires", now))
