"""Stands in for `rpds`, which has no build for the browser, as far as jsonschema uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class HashTrieMap(dict):  # type: ignore[type-arg]
    """A mapping that is never changed: each change makes another."""

    @classmethod
    def convert(cls, value: Mapping[Any, Any]) -> HashTrieMap:
        """The same entries as a mapping of this type."""
        return value if isinstance(value, cls) else cls(value)

    def insert(self, key: Any, value: Any) -> HashTrieMap:
        """One with an entry more."""
        return type(self)({**self, key: value})

    def remove(self, key: Any) -> HashTrieMap:
        """One without an entry; raises `KeyError` where there is none."""
        rest = dict(self)
        del rest[key]
        return type(self)(rest)

    def update(self, *others: Any, **named: Any) -> HashTrieMap:  # type: ignore[override]
        """One with the entries of others too."""
        more: dict[Any, Any] = dict(self)
        for other in (*others, named):
            more.update(other)
        return type(self)(more)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


class HashTrieSet(frozenset):  # type: ignore[type-arg]
    """A set that is never changed."""

    def insert(self, value: Any) -> HashTrieSet:
        """One with a value more."""
        return type(self)(self | {value})

    def discard(self, value: Any) -> HashTrieSet:
        """One without a value."""
        return type(self)(self - {value})

    def update(self, *others: Iterable[Any]) -> HashTrieSet:
        """One with the values of others too."""
        return type(self)(self.union(*others))


class List(tuple):  # type: ignore[type-arg]
    """A list that grows at its front and is never changed."""

    def __new__(cls, *given: Any) -> List:
        """From one iterable, or from several values."""
        return super().__new__(cls, given[0] if len(given) == 1 else given)

    def push_front(self, value: Any) -> List:
        """One with a value more at its front."""
        return type(self)((value, *self))
