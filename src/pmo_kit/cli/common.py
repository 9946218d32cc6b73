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
            if len(value) == 10 and value[4] + value[7] == "--":  # not the other forms of ISO 8601
                return date.fromisoformat(value)
        except ValueError:
            pass
        return self.fail(f"`{value}` is no date; write YYYY-MM-DD, such as 2026-03-31.", param, ctx)


AS_OF = Day()


def enclosing_project() -> str:
    """The nearest folder, from the current one upward, that holds `pmo.yaml`; else the current."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "pmo.yaml").is_file():
            return os.path.relpath(folder, here)
    return "."


def write_file(target: Path, text: str) -> None:
    """Write a file whole or not at all: beside its target first, then moved into place.

    What is no plain file, such as a pipe or a link, is written through and stays what it is.
    """
    try:
        if target.is_symlink() or (target.exists() and not target.is_file()):
            target.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(target, text)
    except OSError as error:
        raise Stop(
            f"{target} cannot be written: {(error.strerror or 'refused').lower()}.",
            "Name a file in a folder that exists and that you may write to.",
        ) from error


def _replace(target: Path, text: str) -> None:
    """Put a new file in a target's place, with its rights, or those that new files have here."""
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}")
    try:
        with open(beside, "x", encoding="utf-8", newline="") as stream:
            stream.write(text)
        if target.exists():
            os.chmod(beside, target.stat().st_mode)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
