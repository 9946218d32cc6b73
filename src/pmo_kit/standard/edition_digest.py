"""The digest of what an edition demands: equal wherever it lies, another when a demand changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from pmo_kit.standard.kpis import Kpi
from pmo_kit.standard.model import Standard

_NOT_DEMANDED = frozenset(
    (
        *("folder", "folders", "source", "file", "extended_by", "below"),
        *("example", "examples", "handbook", "editions"),
    )
)
"""Fields that say where something lies, that follow from others, or that nobody is judged by."""


def edition_digest(standard: Standard, kpis: Iterable[Kpi]) -> str:
    """The SHA-256, as 64 hex digits, of what an edition demands and of how its figures are made."""
    whole = [_plain(standard), [_plain(kpi) for kpi in kpis]]
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"))
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
