"""Unknown values: what a broken file hides, and the lists and maps in which it lies.

The word is CEL's own. Reading an unknown raises `CelUnknown`, which `&&`, `||`, `all` and `exists`
absorb as they absorb errors. Whatever else goes through such a list or map raises it too: only what
names one of the known parts gets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from pmo_kit.cel.errors import CelUnknown


class Unknown:
    """A value that cannot be known; `reason` names the file that hides it, and the place in it."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def error(self) -> CelUnknown:
        """What reading it raises."""
        return CelUnknown(self.reason)

    def __getitem__(self, key: object) -> NoReturn:
        raise self.error()

    def __str__(self) -> str:
        return "not known"


class PartialList(list[Any]):
    """A list of which some elements are unknown. Whoever goes through it gets `CelUnknown`."""

    def error(self) -> CelUnknown:
        """What reading the first unknown element raises."""
        return next(part for part in self.parts() if type(part) is Unknown).error()

    def parts(self) -> Iterator[Any]:
        """All elements, the unknown ones among them."""
        return super().__iter__()

    def known(self) -> list[Any]:
        """The elements that are known."""
        return [part for part in self.parts() if type(part) is not Unknown]

    def __iter__(self) -> NoReturn:
        raise self.error()

    def __len__(self) -> NoReturn:
        raise self.error()

    def __contains__(self, value: object) -> NoReturn:
        raise self.error()


class PartialMap(dict[str, Any]):
    """A map of which some keys are unknown: whether they are there, and what they hold.

    Whoever asks for one of them, or goes through all keys, gets `CelUnknown`.
    """

    def __init__(self, known: Mapping[str, Any], unknown: Mapping[str, Unknown]) -> None:
        super().__init__(known)
        self.unknown = dict(unknown)

    def parts(self) -> Iterator[tuple[str, Any]]:
        """The keys that are known, with their values."""
        return iter(super().items())

    def error(self) -> CelUnknown:
        """What reading the first unknown key raises."""
        return next(iter(self.unknown.values())).error()

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key, or the default. Raises `CelUnknown` for an unknown key."""
        if key in self.unknown:
            raise self.unknown[key].error()
        return super().get(key, default)

    def __missing__(self, key: str) -> NoReturn:
        if key in self.unknown:
            raise self.unknown[key].error()
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        if key in self.unknown:
            raise self.unknown[str(key)].error()
        return super().__contains__(key)

    def __iter__(self) -> NoReturn:
        raise self.error()

    def __len__(self) -> NoReturn:
        raise self.error()

    def __bool__(self) -> bool:
        if not super().__len__():
            raise self.error()
        return True

    def keys(self) -> NoReturn:
        """Raises `CelUnknown`."""
        raise self.error()

    def values(self) -> NoReturn:
        """Raises `CelUnknown`."""
        raise self.error()

    def items(self) -> NoReturn:
        """Raises `CelUnknown`."""
        raise self.error()


def children(container: list[Any]) -> Iterator[Any]:
    """The elements of a list, which may be unknowns."""
    return container.parts() if type(container) is PartialList else iter(container)
