"""A repair that takes no judgement: as data, and as the text that takes the place of another."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from pmo_kit.results.location import Location

Action = Literal["set", "rename", "remove"]


class Fix(NamedTuple):
    """What is to be done to a file's data so that a finding goes away.

    `route` leads to the value; within a Markdown file's front matter it begins with `meta`. `value`
    is the new value, or the new key. `line` is the line as it would be, or empty where the text
    is written in a way that cannot be edited safely.
    """

    action: Action
    path: str
    route: tuple[str | int, ...]
    value: Any = None
    line: str = ""


class Edit(NamedTuple):
    """A span of a file and the text that takes its place, with LF line ends."""

    location: Location
    text: str
