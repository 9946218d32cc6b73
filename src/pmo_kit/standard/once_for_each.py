"""What follows from a standard and takes long to work out, once for each standard in a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from pmo_kit.standard.model import Standard

T = TypeVar("T")
MOST = 8
"""So many standards are remembered; beyond that all are forgotten."""


class OnceForEach(Generic[T]):
    """A function of a standard that remembers what it gave for the same object."""

    def __init__(self, compute: Callable[[Standard], T]) -> None:
        self._compute = compute
        self._known: dict[int, tuple[Standard, T]] = {}

    def __call__(self, standard: Standard) -> T:
        known = self._known.get(id(standard))
        if known is not None:  # the object is held, so that no other can have its id
            return known[1]
        if len(self._known) >= MOST:
            self._known.clear()
        found = self._compute(standard)
        self._known[id(standard)] = (standard, found)
        return found
