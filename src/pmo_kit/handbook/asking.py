"""What a hand-written page asks for: a computed part by its name, with words that say which."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pmo_kit.handbook.golden import Examples
from pmo_kit.standard import Standard


class Ask(NamedTuple):
    """One mark on a page: the words after its name, where it stands, and what it may count from."""

    words: tuple[str, ...]
    here: str
    standard: Standard
    examples: Examples


Part = Callable[[Ask], str]
"""What computes a part; it raises `ValueError` or `LookupError` where the words make no sense."""
