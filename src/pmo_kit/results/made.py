"""What was made from a template or a skeleton, and the templates that there are."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple


class Made(NamedTuple):
    """New files below a path, the answers used, and what to type next.

    `template` is empty where one artifact was added.
    """

    path: str
    files: tuple[str, ...]
    answers: dict[str, str]
    next_steps: tuple[str, ...]
    template: str = ""

    @property
    def exit_code(self) -> int:
        """Always 0: what cannot be made is an error."""
        return 0


class Templates(NamedTuple):
    """The templates that there are: names and titles."""

    templates: tuple[tuple[str, str], ...]

    @property
    def exit_code(self) -> int:
        """Always 0."""
        return 0
