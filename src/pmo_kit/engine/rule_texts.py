"""The messages of rules, filled in with what a rule sees on a subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pmo_kit.cel import CelEvalError, Checked
from pmo_kit.results.words import Words, spoken

NOT_GIVEN = "(not given)"
NAMED = {
    "gate": "gates",
    "gates": "gates",
    "tier": "tiers",
    "phase": "phases",
    "method": "methods",
    "role": "roles",
}
"""The fields whose values are ids of a standard's gates, tiers and so on."""


def told(
    text: tuple[str | Checked, ...], run: Callable[[Checked], Any], words: Words | None = None
) -> str:
    """A message with its values; `run` gives that of an expression, or raises `CelEvalError`.

    Values that name a gate, a tier and the like are told in the company's own `words`, but for
    those that the message shows as code.
    """
    from pmo_kit.cel.value_text import format_value

    said = []
    for part in text:
        if isinstance(part, str):
            said.append(part)
            continue
        try:
            value = run(part)
            if words and not "".join(said).endswith("`"):
                value = _in_words(value, words, _field(part.text))
            said.append(format_value(value))
        except CelEvalError:
            said.append(NOT_GIVEN)
    return "".join(said)


def _field(expression: str) -> str:
    """The last name of the field that a message reads; empty where it reads no field."""
    from pmo_kit.cel.placeholders import Placeholder

    return Placeholder(expression, 0).name


def _in_words(value: Any, words: Words, field: str) -> Any:
    """The value of a field, or each of a list, as the company calls it."""
    name = NAMED.get(field)
    if name is None:
        return value
    if isinstance(value, list | tuple):
        return [_in_words(one, words, field) for one in value]
    return spoken(words, name, value) if isinstance(value, str) else value
