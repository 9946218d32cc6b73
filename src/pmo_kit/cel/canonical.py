"""One text for each value, whatever the order of its keys and however its numbers were written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pmo_kit.cel import times
from pmo_kit.cel.frame import Frame


def canonical(frame: Frame, value: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, `100` for 100.0, dates as data writes them."""
    return json.dumps(
        _plain(frame, value), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def _plain(frame: Frame, value: Any) -> Any:
    frame.spend(4 + len(value) // 4 if isinstance(value, str) else 4)
    if isinstance(value, Mapping):
        return {str(key): _plain(frame, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(frame, item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime):
        return times.timestamp_text(value).removesuffix("T00:00:00Z")
    return times.duration_text(value) if isinstance(value, timedelta) else value
