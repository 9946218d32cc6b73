"""A value as read from a file, and the pointer by which it is found there."""

from __future__ import annotations

from datetime import datetime

from pmo_kit._start.record import NamedTuple

Route = tuple[str | int, ...]
Scalar = str | int | float | bool


class Reading(NamedTuple):
    """A value that a measure was computed from.

    `name` is its field in business words, as `tasks[T-01].actual`; `value` is as written, so that a
    date is text; `path` is the file: of the project, or of the standard for a threshold; `pointer`
    is the JSON Pointer (RFC 6901) within the file's data, for Markdown within its front matter's.
    """

    name: str
    value: Scalar
    path: str
    pointer: str

    @property
    def of_standard(self) -> bool:
        """Whether it is a threshold of the standard: of a project none is read from there."""
        return self.pointer.startswith("/thresholds/")


def plain(value: object) -> Scalar | None:
    """A measure's value as data: days as text, numbers without noise."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return round(value, 6)
    return value if isinstance(value, int | str) else None


def pointer(route: Route) -> str:
    """The JSON Pointer (RFC 6901) of a route of keys and indexes."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in route)
    return "".join(f"/{step}" for step in steps)


def route(pointer: str, data: object) -> Route:
    """The keys and indexes that a JSON Pointer leads through in some data.

    Raises `LookupError` or `ValueError` where it leads nowhere.
    """
    found: list[str | int] = []
    for part in pointer.split("/")[1:]:
        step: str | int = part.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list):
            step = int(step)
            data = data[step]
        elif isinstance(data, dict):
            data = data[step]
        else:
            raise LookupError(pointer)
        found.append(step)
    return tuple(found)
