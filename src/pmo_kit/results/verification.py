"""Whether a standard is sound: its faults with their places, and how much there was to verify."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple


class Problem(NamedTuple):
    """One fault of a standard, with its remedy; lines and columns count from 1."""

    path: str
    line: int
    column: int
    message: str
    remedy: str

    def __str__(self) -> str:
        told = f"{self.path}:{self.line}:{self.column}: {self.message}"
        return f"{told}\n  {self.remedy}" if self.remedy else told


class Case(NamedTuple):
    """A golden project or an example at its place, and the rule that would fire on it."""

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule} on {self.message}"


class Note(NamedTuple):
    """What is worth knowing and no fault, at its place, with the cases of it."""

    path: str
    line: int
    column: int
    message: str
    cases: tuple[Case, ...] = ()

    def __str__(self) -> str:
        told = f"{self.path}:{self.line}:{self.column}: For information: {self.message}"
        return "\n".join([told, *(f"  {case}" for case in self.cases)])


class Verification(NamedTuple):
    """What verifying found, and how much of each sort there was to verify.

    `notes` are no faults.
    """

    standard: str
    problems: tuple[Problem, ...]
    counts: dict[str, int]
    notes: tuple[Note, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether the standard may be used."""
        return not self.problems

    @property
    def exit_code(self) -> int:
        """0 sound, 1 not."""
        return 0 if self.sound else 1
