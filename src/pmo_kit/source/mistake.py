"""One way in which data does not conform to a schema, as the explainers hand it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmo_kit.source.place import Route

Written = Callable[[Route], str | None]
"""Tells the text of a scalar as written in its file."""


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One way in which data does not conform.

    `route` leads to the value, or to where a missing key belongs. `on_key` is true where the key
    itself is wrong, not its value. `keyword` is the JSON Schema keyword that failed.
    """

    route: Route
    on_key: bool
    keyword: str
    message: str
    remedy: str
