"""Where a standard's files define names and refer to them, as the check reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.standard import Standard

EVER = "ever"
"""What `as_of` says where it does not matter on which day something was known."""
STANDARD_WORDS = ("role", "gate", "phase", "tier", "rule", "artifact")
"""What the standard itself defines: a field may refer to these without a list of its own."""

Node = dict[str, Any]
"""The fields of a kind that matter, as data: `f` fields by name, `i` a list's elements, `o` what
other keys hold, `k` what the keyword says of a value."""


class NamePlan(NamedTuple):
    """Where the files of each kind define names and refer to them, as data that JSON can hold.

    `words` says of each kind of thing by which `patterns` its names go, and in which kinds of
    artifact it is listed under which key.
    """

    defines: Mapping[str, Node] = {}
    refers: Mapping[str, Node] = {}
    words: Mapping[str, Mapping[str, Any]] = {}


def own_words(standard: Standard, word: str) -> list[str]:
    """The names of a kind that the standard itself defines; none for any other kind."""
    if word not in STANDARD_WORDS:
        return []
    return (
        [*standard.kinds] if word == "artifact" else [o.id for o in getattr(standard, f"{word}s")]
    )
