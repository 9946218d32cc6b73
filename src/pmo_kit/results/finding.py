"""A verdict, and what a failed one carries: its place, its repairs, all that a reader needs."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from pmo_kit._start.record import NamedTuple

Level = Literal["shall", "should", "may"]
Outcome = Literal["passed", "failed", "waived", "not_applicable", "not_due", "skipped", "error"]

LEVELS: tuple[Level, ...] = ("shall", "should", "may")
OUTCOMES: tuple[Outcome, ...] = (
    "passed",
    "failed",
    "waived",
    "not_applicable",
    "not_due",
    "skipped",
    "error",
)


class Verdict(NamedTuple):
    """What a rule said about a subject; `reason` tells why it was not simply passed or failed."""

    rule: str
    subject: str
    outcome: Outcome
    reason: str = ""


class Location(NamedTuple):
    """A span of one file: lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


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


class Related(NamedTuple):
    """A second place that the finding depends on, with what was read there."""

    location: Location
    text: str


class Finding(NamedTuple):
    """A verdict that failed, will fail, was waived or could not be reached.

    `outcome` is `failed`, `waived`, `error`, or `not_due` for one that is only announced: then
    `announced` is the day or the gate from which it will fail. `timed` is true where only the
    passing of time caused it, so that it never blocks a commit. `owner` names who answers for the
    artifact: the role's everyday name, then the person where the manifest names one. `excerpt`
    holds the lines of the file that the location spans (at most three), as written. `known` is the
    day since which the project lists it as a known finding. `fixes` are the repairs
    that need no judgement; all of them together make the finding go away. `pointer` leads to the
    element in the file's data, also to one that is missing, as JSON Pointer (RFC 6901); none where
    the file could not be read. `gates` are the counted gates that ask for what is missing or
    give the approval that a document claims, where it is not told whatever the gate. `name` is the
    rule's short name, empty where it has none.
    """

    rule: str
    level: Level
    title: str
    message: str
    location: Location
    subject: str
    fingerprint: str
    outcome: Outcome = "failed"
    kind: str = ""
    why: str = ""
    fix: str = ""
    page: str = ""
    timed: bool = False
    reason: str = ""
    excerpt: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    owner: str = ""
    known: str = ""
    announced: str = ""
    fixes: tuple[Fix, ...] = ()
    pointer: str | None = None
    gates: tuple[str, ...] = ()
    name: str = ""

    @property
    def called(self) -> str:
        """The rule's id, and its short name beside it where it has one."""
        return f"{self.rule} {self.name}" if self.name else self.rule


def fingerprint(subject: str, rule: str, path: str) -> str:
    """The identity of a finding over time: 16 hex digits of SHA-256, free of line numbers."""
    text = "\n".join((subject, rule, path))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
