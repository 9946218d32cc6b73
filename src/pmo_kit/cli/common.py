"""What several commands share: dates, the project around the current folder, safe writing."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from pmo_kit.cli.errors import Stop


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The date; a usage error where it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is no date; write YYYY-MM-DD, such as 2026-03-31.", param, ctx)


AS_OF = Day()


def enclosing_project() -> str:
    """The nearest folder, from the current one upward, that holds `pmo.yaml`; else the current."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "pmo.yaml").is_file():
            return os.path.relpath(folder, here)
    return "."


def write_file(target: Path, text: str) -> None:
    """Write a file whole or not at all: beside its target first, then moved into place."""
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.replace(name, target)
    except OSError as error:
        raise Stop(
            f"{target} cannot be written: {(error.strerror or 'refused').lower()}.",
            "Name a file in a folder that exists and that you may write to.",
        ) from error
