"""Whether a standard is sound: its faults with their places, and how much there was to verify."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.correction import Correction

Named = tuple[str, str]
"""What a problem is about beside its place: a word such as `rule` or `kind`, and an id."""


class Problem(NamedTuple):
    """One fault of a standard, with its remedy; lines and columns count from 1.

    `correction` is what sets it right, where that can be computed. `names` are other things of the
    standard that it is about, and `quotes` the places of faults that its message tells again: where
    they are at fault themselves, this follows.
    """

    path: str
    line: int
    column: int
    message: str
    remedy: str
    correction: Correction | None = None
    names: tuple[Named, ...] = ()
    quotes: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        told = f"{self.path}:{self.line}:{self.column}: {self.message}"
        lines = [told, f"  {self.remedy}"] if self.remedy else [told]
        if self.correction is not None:
            lines += self._how(self.correction)
        return "\n".join(lines)

    def _how(self, correction: Correction) -> list[str]:
        """The correction, its lines behind a bar, so that their indentation shows."""
        heading = correction.heading.replace(f" of {self.path}", "")
        if not correction.text:
            return [f"  {heading}."]
        if correction.action == "run":
            return [f"  {heading}: {correction.text}"]
        return [f"  {heading}:", *(f"    | {line}" for line in correction.text.split("\n"))]


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
