"""The day in a time zone: what a person there would read from the wall, at every instant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit._text.time_zones import day_in, unknown_zone, zone, zone_names
from pmo_kit.engine import Options, Request, judge, open_project
from pmo_kit.engine.check import tell
from pmo_kit.git.output import commits
from pmo_kit.project import ManifestError

Make = Callable[[str], Any]
NAMES = st.sampled_from(sorted(zone_names()))
INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
MORNING = datetime(2026, 2, 13, 10, 30, tzinfo=UTC)


@given(INSTANTS, NAMES)
def test_a_day_in_a_zone_is_utcs_or_one_beside_it_and_never_runs_backwards(
    instant: datetime, name: str
) -> None:
    day = day_in(instant, zone(name))
    assert abs((day - instant.date()).days) <= 1
    assert day <= day_in(instant + timedelta(hours=25), zone(name))


@given(INSTANTS, NAMES)
def test_a_commit_lies_on_the_day_that_it_is_there(instant: datetime, name: str) -> None:
    (one,) = commits([f"commit {int(instant.timestamp())} abc \0".encode()], zone(name))
    assert one.on == day_in(instant.replace(microsecond=0), zone(name))


@given(st.sampled_from(range(-12, 15)), INSTANTS)
def test_the_whole_hours_from_utc_are_added(hours: int, instant: datetime) -> None:
    sign = "-" if hours >= 0 else "+"
    name = f"Etc/GMT{sign}{abs(hours)}" if hours else "UTC"
    assert day_in(instant, zone(name)) == (instant + timedelta(hours=hours)).date()


@pytest.mark.parametrize(
    ("instant", "name", "day"),
    [
        ("2026-02-13T10:00:00", "Pacific/Kiritimati", "2026-02-14"),  # UTC+14
        ("2026-02-13T09:59:59", "Pacific/Kiritimati", "2026-02-13"),
        ("2026-02-13T11:59:59", "Etc/GMT+12", "2026-02-12"),  # UTC-12
        ("2026-02-13T12:00:00", "Etc/GMT+12", "2026-02-13"),
        ("2026-03-28T22:59:59", "Europe/Berlin", "2026-03-28"),  # the last winter evening
        ("2026-03-28T23:00:00", "Europe/Berlin", "2026-03-29"),
        ("2026-03-29T22:00:00", "Europe/Berlin", "2026-03-30"),  # summer time: an hour earlier
        ("2026-10-25T22:59:59", "Europe/Berlin", "2026-10-25"),
        ("2026-10-25T23:00:00", "Europe/Berlin", "2026-10-26"),
        ("2026-02-13T18:29:59", "Asia/Kolkata", "2026-02-13"),  # half an hour
    ],
)
def test_midnight_is_where_the_zone_has_it(instant: str, name: str, day: str) -> None:
    there = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert day_in(there, zone(name)).isoformat() == day


def test_the_ends_of_the_calendar_are_no_error() -> None:
    for edge in (datetime.min, datetime.max):
        for name in ("Pacific/Kiritimati", "Etc/GMT+12"):
            assert day_in(edge.replace(tzinfo=UTC), zone(name)).year in (1, 9999)


def test_a_name_that_is_nearly_one_is_told() -> None:
    message, remedy = unknown_zone("Europe/Berln")
    assert message == "There is no time zone `Europe/Berln`."
    assert "Did you mean `Europe/Berlin`" in remedy


def request(now: datetime = MORNING, **options: Any) -> Request:
    return Request(Options(now.date())._replace(**options), now=now)


def zoned(golden: Make, name: str) -> Any:
    made = golden("T1/executing")
    return made.change("pmo.yaml", "\ndates:", f"\ntime_zone: {name}\ndates:")


def day_of(root: Path, asked: Request) -> str:
    return judge(open_project(root, asked)).report.as_of


@pytest.mark.parametrize(
    ("name", "day"),
    [("Pacific/Kiritimati", "2026-02-14"), ("UTC", "2026-02-13"), ("Etc/GMT+12", "2026-02-12")],
)
def test_a_project_is_judged_on_its_own_day(golden: Make, name: str, day: str) -> None:
    assert day_of(zoned(golden, name).root, request()) == day


def test_a_day_that_is_named_holds_in_every_zone(golden: Make) -> None:
    asked = Request(Options(date(2026, 2, 10), cut=True))
    assert day_of(zoned(golden, "Pacific/Kiritimati").root, asked) == "2026-02-10"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("Europe/Berln", "There is no time zone `Europe/Berln`."),
        ("europe/berlin", "There is no time zone `europe/berlin`."),
        ("../etc/passwd", "There is no time zone `../etc/passwd`."),
        ("", "`time_zone` is empty."),
        ("[UTC]", "`time_zone` is a list; it must be one text."),
        ("1", "`time_zone` is 1, which is no text."),
    ],
)
def test_a_zone_that_is_none_is_an_error_at_its_place(
    golden: Make, written: str, message: str
) -> None:
    root = zoned(golden, written).root
    with pytest.raises(ManifestError) as caught:
        open_project(root, request())
    assert (caught.value.message, caught.value.path) == (message, "pmo.yaml")
    line = (root / "pmo.yaml").read_text().split("\n")[caught.value.line - 1]
    assert line.startswith("time_zone:") and caught.value.remedy
    report = tell(root, request()).report
    assert (report.exit_code, report.gaps[0].message) == (2, message)


def test_a_standards_zone_counts_where_the_project_has_none(copied, make: Any) -> None:
    folder = copied({"standard.yaml": ("phases:", "time_zone: Pacific/Kiritimati\nphases:")})
    project = make({})
    asked = Request(Options(MORNING.date()), str(folder), now=MORNING)
    assert day_of(project.root, asked) == "2026-02-14"
    project.change("pmo.yaml", "schema:", "time_zone: Etc/GMT+12\nschema:")
    assert day_of(project.root, asked) == "2026-02-12"


def test_a_standard_with_an_unknown_zone_is_refused_at_its_place(copied) -> None:
    from pmo_kit.engine import prepare
    from pmo_kit.standard import StandardError

    folder = copied({"standard.yaml": ("phases:", "time_zone: Europe/Berln\nphases:")})
    with pytest.raises(StandardError) as caught:
        prepare(folder)
    assert caught.value.path.endswith("standard.yaml") and caught.value.line > 1
    assert "Did you mean `Europe/Berlin`" in caught.value.remedy


def test_tomorrow_there_may_be_the_day_of_a_report_and_the_day_after_may_not(golden: Make) -> None:
    project = zoned(golden, "Pacific/Kiritimati")
    for day, count in (("2026-02-15", 0), ("2026-02-16", 1)):
        text = (project.root / "pmo/reports/SR-2.yaml").read_text()
        old = next(line for line in text.split("\n") if line.startswith("date:"))
        project.change("pmo/reports/SR-2.yaml", old, f"date: {day}")
        report = judge(open_project(project.root, request())).report
        assert sum(finding.rule == "KIT-009" for finding in report.findings) == count
