"""Every result as text for people and programs: `render(format, result)`.

Reports have a module for each format in `report/`. Any other result has one module, of the name of
the module in `results/` that it comes from, with a function `to_<format>` for each format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from pmo_kit.results import Report
from pmo_kit.writers.style import Style

if TYPE_CHECKING:
    from pmo_kit.writers.report.parts import Part, Parts

__all__ = [
    "FORGES",
    "FORMATS",
    "WHOLE",
    "Format",
    "Style",
    "UnknownFormat",
    "Whole",
    "format_of_reports",
    "left_out",
    "render",
    "whole_format",
]

FORMATS = ("github", "gitlab", "html", "json", "junit", "markdown", "sarif", "text")
"""The formats of reports, each a module in `report/`."""

WHOLE = ("html", "json", "junit")
"""Those that tell of each verdict: they write a part for each report, and join the parts."""

FORGES = ("github", "gitlab", "sarif")
"""Those that a forge reads, which knows files by their paths from the repository's root."""


class Format(Protocol):
    """What a module in `report/` offers to be a format."""

    HELP: str
    """One line that says what the format is for."""

    BINARY: bool
    """Whether the text must be written byte for byte rather than to a terminal."""

    def write(self, reports: Sequence[Report], style: Style) -> str:
        """The reports in this format, ending with a line break unless empty."""
        ...


class Whole(Format, Protocol):
    """What a module of `WHOLE` offers beside that, so that no report is held."""

    def part(self, report: Report, number: int, style: Style) -> Part:
        """What the format tells of a report with its verdicts; reports are counted from 0."""
        ...

    def joined(self, parts: Parts, reports: Sequence[Report], style: Style) -> Iterator[str]:
        """The whole in pieces, from the parts and from the reports, of which no verdicts remain."""
        ...


class UnknownFormat(LookupError):
    """Somebody asked for a format in which a result cannot be written."""


def format_of_reports(name: str) -> Format:
    """The format of a name, imported now. Raises `UnknownFormat`."""
    if name not in FORMATS:
        raise UnknownFormat(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    return cast(Format, import_module(f"{__name__}.report.{name}"))


def whole_format(name: str) -> Whole:
    """The format of a name in `WHOLE`, imported now. Raises `UnknownFormat`."""
    return cast(Whole, format_of_reports(name))


def left_out(name: str, reports: Sequence[Report]) -> str:
    """What a format leaves out of reports because its readers would refuse it; mostly nothing.

    Raises `UnknownFormat`.
    """
    told = getattr(format_of_reports(name), "left_out", None)
    return str(told(reports)) if told else ""


def render(name: str, result: Any, style: Style | None = None) -> str:
    """A result in the named format, ending with a line break unless empty.

    The result is a record of `results/`, or a sequence of reports. Raises `UnknownFormat`.
    """
    chosen = style or Style()
    if isinstance(result, list | tuple) and not hasattr(result, "_fields"):
        return format_of_reports(name).write(result, chosen)
    module = import_module(f"{__name__}.{type(result).__module__.rpartition('.')[2]}")
    write = getattr(module, f"to_{name}", None)
    if write is None:
        raise UnknownFormat(f"{type(result).__name__} cannot be written as {name!r}")
    return str(write(result, chosen))
