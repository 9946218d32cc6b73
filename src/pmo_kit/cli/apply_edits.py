"""What commands that edit have in common: the change shown as a diff, and written under --apply."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pmo_kit.cli.common import tell, write_file
from pmo_kit.cli.errors import Stop

UNWRITTEN = "Nothing was written; --apply writes it."


def show(path: str, before: bytes | None, after: bytes) -> None:
    """Print a change to a file as a diff."""
    from difflib import unified_diff

    old = before.decode().splitlines() if before is not None else []
    start = f"a/{path}" if before is not None else "(none)"
    for line in unified_diff(old, after.decode().splitlines(), start, f"b/{path}", lineterm=""):
        tell(line)


def save_all(root: Path, files: Iterable[tuple[str, bytes, bytes]]) -> None:
    """Write several files, or none where one of them cannot be written as it was meant to be."""
    listed = list(files)
    for path, before, _ in listed:
        _target(root, path, before)
    for path, before, after in listed:
        save(root, path, before, after)


def save(root: Path, path: str, before: bytes | None, after: bytes) -> None:
    """Write a file, unless somebody has changed it in the meantime or it lies outside."""
    target = _target(root, path, before)
    target.parent.mkdir(parents=True, exist_ok=True)
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
