"""A date on the command line: YYYY-MM-DD."""

from __future__ import annotations

from datetime import date
from typing import Any

from pmo_kit.cli.later import Later, click


def day_of(text: str) -> date | None:
    """The date that a text names as YYYY-MM-DD; none where it is none."""
    try:
        if len(text) == 10 and text[4] + text[7] == "--":  # not the other forms of ISO 8601
            return date.fromisoformat(text)
    except ValueError:
        pass
    return None


def day_said(text: str, option: str | None = None) -> date:
    """The date that a text names as YYYY-MM-DD; a usage error, of an option, where it is none."""
    found = day_of(text)
    if found is None:
        message = f"`{text}` is no date; write YYYY-MM-DD, such as 2026-03-31."
        raise click.BadParameter(message, param_hint=option)
    return found


def _as_click_reads_it() -> Any:
    import click

    class Day(click.ParamType[date]):
        name = "date"

        def convert(self, value: Any, param: Any, ctx: Any) -> date:
            return value if isinstance(value, date) else day_said(value)

    return Day()


AS_OF: Any = Later(_as_click_reads_it, day_of)
"""A date as YYYY-MM-DD, as the type of an option."""
