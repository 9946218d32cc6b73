"""Whether somebody may be given a certificate, and what is missing."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.project_edits import FileChange


class WrongAnswer(NamedTuple):
    """A question that was answered wrongly: its options, why each is right or not, and its lesson.

    `options` are id, whether it is right, and why.
    """

    question: str
    text: str
    options: tuple[tuple[str, bool, str], ...]
    lesson: str
    lesson_title: str
    lesson_page: str


class Certification(NamedTuple):
    """A certificate that would be written into the people registry; none of it says how well.

    `file` is the registry, `shown` how it was named; `certificate` the entry's fields.
    """

    person: str
    course: str
    certificate: dict[str, str]
    missing: tuple[str, ...]
    wrong: tuple[WrongAnswer, ...]
    file: FileChange
    shown: str
    written: bool = False

    @property
    def exit_code(self) -> int:
        """0 it can be given, 1 something is missing."""
        return 1 if self.missing else 0
