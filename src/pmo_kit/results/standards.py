"""The standards that are installed, and what one of them holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.origin import Layer, Origin


class InstalledStandard(NamedTuple):
    """A standard by name: title, editions with their status, or why it cannot be read."""

    id: str
    title: str
    editions: tuple[tuple[str, str], ...]
    error: str = ""


class Standards(NamedTuple):
    """All standards that are installed."""

    standards: tuple[InstalledStandard, ...]

    @property
    def exit_code(self) -> int:
        """0, or 2 where one cannot be read."""
        return 2 if any(one.error for one in self.standards) else 0


class StandardContent(NamedTuple):
    """What a standard holds: for each sort of part, by name, the parts with id, title and more.

    `origins` says by sort and id whose word a part is, and `layers` the standards that extend each
    other, the lowest first; both are empty where the standard extends none.
    """

    standard: str
    edition: str
    name: str
    title: str
    description: str
    parts: dict[str, list[dict[str, str]]]
    layers: tuple[Layer, ...] = ()
    origins: Mapping[str, Mapping[str, Origin]] = MappingProxyType({})

    @property
    def exit_code(self) -> int:
        """Always 0."""
        return 0
