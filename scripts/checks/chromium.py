"""Finds the machine's Chromium; apart from `visits`, which takes long to import."""

from __future__ import annotations

import shutil

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def found() -> str | None:
    """The program's path, or None where there is none."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)
