"""Parts of a compiled standard that few checks read: compressed bytes until somebody does."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from typing import Any


def squeeze(value: Any) -> bytes:
    """Plain data, and code, as few bytes."""
    import zlib  # which a check of a project that conforms has no use for

    return zlib.compress(marshal.dumps(value))


def unsqueeze(kept: bytes | memoryview) -> Any:
    """What was squeezed."""
    import zlib

    return marshal.loads(zlib.decompress(kept))


class SeldomRead(Mapping[str, Any]):
    """A map whose values are read from such bytes when they are first asked for."""

    __slots__ = ("_kept", "_read")

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self._kept = kept
        self._read: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._read:
            self._read[key] = unsqueeze(self._kept[key])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __repr__(self) -> str:
        return repr(dict(self))
