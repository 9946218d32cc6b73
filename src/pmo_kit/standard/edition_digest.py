"""The digest of what an edition demands: equal wherever it lies, another when a demand changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pmo_kit.standard.model import Standard
from pmo_kit.standard.once_for_each import OnceForEach

_NOT_DEMANDED = frozenset(
    ("folder", "folders", "source", "examples", "extended_by", "below", "handbook", "editions")
)
"""Fields that say where something lies, that follow from others, or that nobody is judged by."""


@OnceForEach
def edition_digest(standard: Standard) -> str:
    """The SHA-256, as 64 hex digits, of all that a standard demands in the edition in force."""
    text = json.dumps(_plain(standard), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(part: Any) -> Any:
    """A part of the model as data that JSON can hold."""
    if hasattr(part, "_fields"):
        return {n: _plain(getattr(part, n)) for n in part._fields if n not in _NOT_DEMANDED}
    if isinstance(part, Mapping):
        return {str(key): _plain(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_plain(one) for one in part]
    return part
