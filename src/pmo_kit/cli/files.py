"""Where commands read and write: the project around the current folder, and files as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pmo_kit.cli.output import Stop

Change = tuple[str, bytes | None, bytes]
"""A path from the project's root, what is there (none where nothing is), what is to be there."""


def enclosing_project() -> str:
    """The nearest folder, from the current one upward, that holds `pmo.yaml`; else the current."""
    return enclosing("pmo.yaml")


def enclosing(name: str) -> str:
    """The nearest folder, from the current one upward, that holds a file; else the current."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if os.path.lexists(folder / name):
            return os.path.relpath(folder, here)
    return "."


def write_file(target: Path, text: str) -> None:
    """Write a file whole or not at all. Raises `Stop` where it cannot be written."""
    from pmo_kit._text.whole_file import write_whole

    try:
        write_whole(target, text.encode())
    except OSError as error:
        raise Stop(
            f"{target} cannot be written: {(error.strerror or 'refused').lower()}.",
            "Name a file in a folder that exists and that you may write to.",
        ) from error


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises `Stop` where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(
            f"{folder} cannot be made: {(error.strerror or 'refused').lower()}.",
            "Name a folder, or a place where you may make one.",
        ) from error


def save(root: Path, files: Iterable[Change]) -> None:
    """Write files, or none where one of them cannot be written as it was meant to be.

    Raises `Stop` where somebody has changed one in the meantime, or where one lies outside.
    """
    listed = list(files)
    targets = [_target(root, path, before) for path, before, _ in listed]
    for target, (_, _, after) in zip(targets, listed, strict=True):
        make_folder(target.parent)
        write_file(target, after.decode())


def _target(root: Path, path: str, before: bytes | None) -> Path:
    """Where a file is to be written. Raises `Stop` where it must not be."""
    target = root / path
    if not target.parent.resolve().is_relative_to(root.resolve()) or target.is_symlink():
        raise Stop(f"{path} is reached through a link.", "Put the file itself here.")
    present = target.read_bytes() if target.exists() else None
    if present != before:
        raise Stop(f"{path} was changed meanwhile, and is left as it is.", "Run this again.")
    return target
