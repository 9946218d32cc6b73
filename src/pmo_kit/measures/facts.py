"""What measures are computed from, taken out of a snapshot's artifacts with care for gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

Data = Mapping[str, Any]
NOTHING: Data = {}


class Facts(NamedTuple):
    """The parts of one snapshot that count; a missing artifact is an empty record.

    `reports` and `reviews` are those dated until today, oldest first.
    """

    plan: Data
    charter: Data
    logs: Sequence[Data]
    reports: Sequence[Data]
    reviews: Sequence[Data]
    project: Data
    thresholds: Data
    today: datetime

    @property
    def tier(self) -> str:
        """The project's tier."""
        return text(self.project, "tier")

    @property
    def latest(self) -> Data:
        """The latest status report."""
        return self.reports[-1] if self.reports else NOTHING

    def logged(self, name: str) -> Iterator[Data]:
        """The entries of one list over all files of the log."""
        for log in self.logs:
            yield from records(log, name)

    def threshold(self, name: str, default: float) -> float:
        """A number that the standard sets, for the project's tier where it differs by tier."""
        value = self.thresholds.get(name)
        if isinstance(value, Mapping):
            value = value.get(self.tier)
        found = _number(value)
        return default if found is None else found


def gather(
    artifacts: Mapping[str, Sequence[Data]], project: Data, thresholds: Data, today: datetime
) -> Facts:
    """The facts of a snapshot; rules write a kind's hyphen as an underscore, so both are known."""

    def of(kind: str) -> list[Data]:
        found = artifacts.get(kind) or artifacts.get(kind.replace("-", "_")) or ()
        fields = (document.get("meta", document) for document in found)
        return [data for data in fields if isinstance(data, Mapping)]

    def dated(kind: str) -> list[Data]:
        known = [(day(data, "date"), data) for data in of(kind)]
        past = [(when, data) for when, data in known if when is not None and when <= today]
        return [data for _, data in sorted(past, key=lambda pair: pair[0])]

    return Facts(
        plan=next(iter(of("plan")), NOTHING),
        charter=next(iter(of("charter")), NOTHING),
        logs=of("log"),
        reports=dated("status-report"),
        reviews=dated("gate-review"),
        project=project,
        thresholds=thresholds,
        today=today,
    )


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
    return _number(data.get(name))


def _number(value: Any) -> float | None:
    wanted = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if wanted else None


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
