"""Completes a standard that was made from a template: the templates that follow from it."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.standard import load
from pmo_kit.templates import templates_of
from pmo_kit.templates.written import written


def finish_standard(folder: Path) -> None:
    """Write `templates/` into the folder of a new standard, as `pmo standard generate` does.

    Raises `StandardError` or `ScaffoldError` where the standard is not sound; `OSError` where the
    system refuses.
    """
    standard = load(folder)
    for name, content in written(standard, templates_of(standard)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
