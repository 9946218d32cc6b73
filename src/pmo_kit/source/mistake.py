"""One way in which data does not conform to a schema, as the explainers hand it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pmo_kit.source.place import Route

if TYPE_CHECKING:
    from pmo_kit.source.changing import Change

Written = Callable[[Route], str | None]
"""Tells the text of a scalar as written in its file."""


class SchemaProblem(NamedTuple):
    """One way in which data does not conform.

    `route` leads to the value, or to where a missing key belongs. `on_key` is true where the key
    itself is wrong, not its value. `keyword` is the JSON Schema keyword that failed. `meant` is the
    known key that an unknown one is most like; `change` the repair, where it is beyond doubt.
    """

    route: Route
    on_key: bool
    keyword: str
    message: str
    remedy: str
    meant: str = ""
    change: Change | None = None
