"""A date on the command line, as click reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from pmo_kit.cli.options import day_said


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The date; a usage error where it is none."""
        return value if isinstance(value, date) else day_said(value)
