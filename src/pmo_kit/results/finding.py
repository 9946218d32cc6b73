"""A failed verdict, with its place and all that a reader needs to mend it."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from pmo_kit.results.fix import Fix
from pmo_kit.results.location import Location
from pmo_kit.results.verdict import Level, Outcome


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
    day since which the project lists it as a known finding. `mends` are the repairs
    that need no judgement; all of them together make the finding go away.
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


def fingerprint(subject: str, rule: str, path: str) -> str:
    """The identity of a finding over time: 16 hex digits of SHA-256, free of line numbers."""
    text = "\n".join((subject, rule, path))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
