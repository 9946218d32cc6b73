"""Reports as text for people and machines: each module whose name is not private is one format."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from pmo_kit.results import Report
from pmo_kit.writers._options import Options

__all__ = ["WRITERS", "Options", "UnknownFormat", "Writer", "harmless", "render"]


class Writer(Protocol):
    """What a module in this package offers to be a format."""

    HELP: str
    """One line that says what the format is for."""

    BINARY: bool
    """Whether the text must be written byte for byte rather than to a terminal."""

    def write(self, reports: Sequence[Report], options: Options) -> str:
        """The reports in this format, ending with a line break unless empty."""
        ...


class UnknownFormat(LookupError):
    """Somebody asked for a format that no module here writes."""


class _Writers(Mapping[str, Writer]):
    """The formats by name; listing them imports none of them."""

    def __init__(self) -> None:
        found = (module.name for module in pkgutil.iter_modules(__path__))
        self._names = tuple(sorted(name for name in found if not name.startswith("_")))

    def __getitem__(self, name: str) -> Writer:
        if name not in self._names:
            raise KeyError(name)
        return cast(Writer, import_module(f"{__name__}.{name}"))

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


WRITERS: Mapping[str, Writer] = _Writers()


def render(name: str, reports: Sequence[Report], options: Options | None = None) -> str:
    """The reports in the named format."""
    if name not in WRITERS:
        raise UnknownFormat(f"no format is called {name!r}; there are {', '.join(WRITERS)}")
    return WRITERS[name].write(reports, options or Options())


def harmless(text: str) -> str:
    """Text from a project as one line that no terminal obeys."""
    from pmo_kit._text import safe

    return safe.line(text)
