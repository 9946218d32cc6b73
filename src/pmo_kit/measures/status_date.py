"""The status date: the day as of which progress is set against time and money."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures.declaration import Computed, known, measure
from pmo_kit.measures.facts import PLAN, TODAY, Data, Input, day, latest


def _recorded(plan: Data, report: Data, today: datetime) -> datetime:
    return day(plan, "progress_on") or day(report, "date") or today


status_day = Input(_recorded, (PLAN, latest, TODAY), moved_by_records=True)
"""The last day on which progress was recorded.

So nothing turns red because a fortnight passed in which nobody was asked to record any.
"""


@measure(
    "status_date",
    "timestamp",
    "",
    status_day,
    formula="progress_on of the plan, else the date of the latest status report, else today",
)
def status_date(day: datetime) -> Computed[datetime]:
    """The day on which progress was recorded last; what is earned and planned is as of it."""
    return known(day)
