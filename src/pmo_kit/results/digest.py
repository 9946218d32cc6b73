"""What is due soon in projects, and for whom."""

from __future__ import annotations

from collections.abc import Mapping

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding, Location


class DueItem(NamedTuple):
    """One thing with a day: a task, a milestone, an ask, a waiver that expires.

    `person` is empty where nobody is named; `role` says on whose behalf the person is asked, and
    `called` how the company calls that role.
    `days` counts from the day of the digest: negative when overdue.
    """

    project: str
    what: str
    id: str
    title: str
    due: str
    days: int
    person: str
    role: str
    location: Location
    called: str = ""


class LightStatus(NamedTuple):
    """Three lines on a project of the lightest tier, which has no steering page: color, end, ask.

    Colors and days are empty where nothing says them, `reason` is why a color is not known. `ask`
    is the first unanswered ask of the latest report, `more` how many others there are.
    """

    sponsor: str
    reported: str
    computed: str
    reason: str
    agreed_end: str
    expected_end: str
    ask: str
    asked: str
    needed_by: str
    more: int


class ProjectDigest(NamedTuple):
    """One project's items until some day, soonest first; `broken` names files left out.

    `announced` holds what no rule holds against the project yet, and will. `light` stands for the
    steering page where the project gets none and is under way.
    """

    project: str
    name: str
    root: str
    as_of: str
    until: str
    items: tuple[DueItem, ...] = ()
    broken: tuple[str, ...] = ()
    announced: tuple[Finding, ...] = ()
    light: LightStatus | None = None


class Reader(NamedTuple):
    """How the people registry knows a person."""

    name: str
    mail: str


class Unread(NamedTuple):
    """A project or a file that could not be looked into, and why."""

    path: str
    message: str


class Digest(NamedTuple):
    """What is due in all projects that were asked for, of one person only where one is named.

    `readers` are the people known by their id.
    """

    as_of: str
    until: str
    projects: tuple[ProjectDigest, ...]
    gaps: tuple[Unread, ...]
    person: str
    readers: Mapping[str, Reader]

    @property
    def groups(self) -> dict[str, list[DueItem]]:
        """The items by person, those of nobody last; soonest first."""
        found: dict[str, list[DueItem]] = {}
        items = [item for project in self.projects for item in project.items]
        for item in sorted(items, key=lambda item: (item.due, item.project)):
            if self.person in ("", item.person):
                found.setdefault(item.person, []).append(item)
        return dict(sorted(found.items(), key=lambda pair: (not pair[0], pair[0])))

    @property
    def light(self) -> list[tuple[ProjectDigest, LightStatus]]:
        """The light projects under way, of one sponsor only where a person is named."""
        every = [(one, one.light) for one in self.projects if one.light]
        return [(one, told) for one, told in every if self.person in ("", told.sponsor)]

    @property
    def exit_code(self) -> int:
        """0, or 2 where something could not be looked into."""
        return 2 if self.gaps else 0
