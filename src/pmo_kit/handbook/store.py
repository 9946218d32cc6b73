"""Keeps a folder of pages as generated: writes whole files, removes what is no longer made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pmo_kit._files.file_set import Change
from pmo_kit._files.journal import write_files
from pmo_kit.handbook.phrases import ROOT
from pmo_kit.handbook.tools import FORMS_FOLDER as FORMS


def write(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Write what differs and remove what nothing makes any more: all of it, or none.

    Raises `OSError` where that cannot be.
    Returns the paths that changed. Only pages below `reference/` and forms are ever removed.
    """
    changed = stale(folder, pages)
    write_files(folder, [_change(folder / name, name, pages.get(name)) for name in changed])
    _drop_empty(folder / ROOT)
    return changed


def stale(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """The paths whose files differ from the pages, are missing, or are no longer made."""
    own = (*(folder / ROOT).rglob("*.md"), *(folder / FORMS).glob("form-*.js"))
    there = {path.relative_to(folder).as_posix() for path in own if not path.is_symlink()}
    differing = (name for name, text in pages.items() if _text(folder / name) != text)
    return sorted({*differing, *(there - pages.keys())})


def _change(path: Path, name: str, text: str | None) -> Change:
    before = path.read_bytes() if path.is_file() else None
    return Change(name, before, None if text is None else text.encode())


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _drop_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
