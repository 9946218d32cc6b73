"""The order of dated records, the same everywhere: by date, then by number as people count."""

from __future__ import annotations

import re
from typing import TypeVar

D = TypeVar("D")


def in_order(date: D, id: str) -> tuple[D, list[tuple[bool, int, str]]]:
    """A key to sort records by: the older first, of one day `SR-9` before `SR-10`.

    The files that they stand in may have any name.
    """
    parts = re.findall("[0-9]+|[^0-9]+", id)
    return date, [(not p.isdigit(), int(p) if p.isdigit() else 0, p) for p in parts]
