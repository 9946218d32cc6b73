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


class ListedTemplate(NamedTuple):
    """A template: its name, what it makes, whose it is, and who laid files or questions over it.

    `standard` is by which standard it makes projects; `option` is how a command names that one,
    empty where it needs no naming.
    """

    name: str
    title: str
    owner: str
    changed_by: tuple[str, ...]
    standard: str
    option: str = ""


class Templates(NamedTuple):
    """The templates that there are."""

    templates: tuple[ListedTemplate, ...]

    @property
    def exit_code(self) -> int:
        """Always 0."""
        return 0
