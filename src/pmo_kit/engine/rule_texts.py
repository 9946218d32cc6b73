"""The messages of rules, filled in with what a rule sees on a subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pmo_kit.cel import CelEvalError, Checked

NOT_GIVEN = "(not given)"


def told(text: tuple[str | Checked, ...], run: Callable[[Checked], Any]) -> str:
    """A message with its values; `run` gives that of an expression, or raises `CelEvalError`."""
    from pmo_kit.cel.value_text import format_value

    said = []
    for part in text:
        if isinstance(part, str):
            said.append(part)
            continue
        try:
            said.append(format_value(run(part)))
        except CelEvalError:
            said.append(NOT_GIVEN)
    return "".join(said)
