"""Where commands read and write: the project around the current folder, and files as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit._files.own_files import state_folder
from pmo_kit.cli.output import Stop, note

if TYPE_CHECKING:
    from pmo_kit.results.project_edits import ProjectEdits

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


def write_each(files: Iterable[tuple[Path, Iterator[str]]]) -> None:
    """Write files in several places, each whole or not at all; their texts come in pieces.

    Raises `OSError` where the first cannot be written, and `Stop`, which names those that were,
    where a later one cannot.
    """
    from pmo_kit._files.whole_file import write_whole
    from pmo_kit.cli.system_errors import told

    written: list[str] = []
    for target, pieces in files:
        try:
            write_whole(target, (piece.encode() for piece in pieces))
        except OSError as error:
            if not written:
                raise
            stop = told(error)
            raise Stop(
                f"{stop.message} Written before: {', '.join(written)}.", stop.remedy
            ) from error
        written.append(str(target))


def save(root: Path, files: Iterable[Change]) -> None:
    """Write files, or none where one of them cannot be written as it was meant to be.

    Raises `OSError` where somebody has changed one in the meantime, or where one lies outside.
    """
    replace_files(root, files)


def replace_files(root: Path, files: Iterable[tuple[str, bytes | None, bytes | None]]) -> None:
    """The same for files of which some are to go: those that are to be nothing."""
    from pmo_kit._files import journal
    from pmo_kit._files.file_set import Change

    journal.write_files(root, [Change(*file) for file in files])


def written(root: Path, edits: ProjectEdits) -> ProjectEdits:
    """The edits, written unless the standard refuses them. Raises `OSError`."""
    if not edits.stands:
        return edits
    save(root, edits.files)
    return edits._replace(written=True)


def as_it_is(root: Path, path: str, text: str) -> Change:
    """The change that puts a text in a file's place, whatever is there now."""
    target = root / path
    return path, target.read_bytes() if target.is_file() else None, text.encode()


def settle(root: Path, writes: bool, tell: Callable[[str], None] = note) -> None:
    """Tell of what a stopped command has left in a folder; one that writes settles it first.

    Raises `OSError` where it can neither be finished nor taken back.
    """
    try:
        if not os.listdir(os.path.join(state_folder(), "journal")):
            return
    except OSError:
        return
    from pmo_kit._files import journal
    from pmo_kit._files.whole_file import Refused

    try:
        left = journal.settle(root, look=not writes)
    except Refused as error:
        if writes:
            raise
        tell(f"{error.message} {error.remedy}")
        return
    if left is None:
        return
    begun = f"what a stopped command had begun in {root} ({left.told})"
    if writes:
        tell(f"{begun[0].upper()}{begun[1:]} was {left.end} first.")
    else:
        tell(
            f"A command was stopped while it wrote in {root} ({left.told}). The next one that "
            "writes there finishes it or takes it back."
        )


def require_not_led_out(target: Path) -> None:
    """Raises `Stop` where a path below the current folder is led out of it by a link.

    What is checked may have put the link there.
    """
    named_inside = not target.is_absolute() and ".." not in target.parts
    if named_inside and not Path(os.path.realpath(target)).is_relative_to(os.path.realpath(".")):
        raise Stop(
            f"{target} leads out of the current folder through a link.",
            "Take the link away, or name the place that it leads to.",
        )
