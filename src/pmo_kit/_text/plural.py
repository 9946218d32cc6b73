"""A number with its noun."""

from __future__ import annotations


def plural(number: int, one: str, many: str = "") -> str:
    """`1 rule`, `4 rules`, `3,108 findings`; `many` is the plural where it is no `s` behind."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
