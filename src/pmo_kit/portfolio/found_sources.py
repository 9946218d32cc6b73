"""Finds what lies at each source of a portfolio: snapshots, and folders of projects."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pmo_kit._files.system_refusals import reason_of, remedy_for_reading
from pmo_kit._start.record import NamedTuple
from pmo_kit._text import relative
from pmo_kit.portfolio.project_list import Named, PortfolioError, ProjectList
from pmo_kit.project import MANIFEST, ManifestError
from pmo_kit.project.tree import roots_below

SNAPSHOT, PROJECT = "snapshot", "project"
_PATTERN = frozenset("*?[")


class Found(NamedTuple):
    """A snapshot's file or a project's folder at a source; `address` is how messages name it.

    `commit` is the commit of a project that was fetched from an address; else empty.
    """

    named: Named
    kind: str
    path: Path
    address: str
    commit: str = ""


def is_address(path: str) -> bool:
    """Whether a source is the address of a repository rather than a path."""
    return "://" in path or "::" in path or _is_short_ssh(path)


def found_at(named: Named, known: ProjectList) -> list[Found]:
    """Everything at a source that is a path: a file, a folder, or what a pattern fits.

    Raises `PortfolioError` where nothing is there.
    """
    try:
        places = _places(named.path, known.folder)
        found = [each for place in places for each in _at(place, named, known)]
    except (ManifestError, OSError) as error:
        raise _not_listed(named, error) from error
    if found:
        return found
    if places and not _is_pattern(named.path):
        message = f"In `{named.path}` lies neither a project nor a snapshot."
        remedy = "Name a folder with pmo.yaml in it or below it, or a file of `pmo snapshot`."
    else:
        message = f"There is nothing at `{named.path}`."
        remedy = f"Correct `path`, which counts from {known.folder}, or fetch what belongs there."
    raise PortfolioError(message, remedy)


def found_in(folder: Path, named: Named, commit: str) -> list[Found]:
    """The projects of a repository that was fetched from an address.

    Raises `PortfolioError` where there is none.
    """
    try:
        roots = roots_below(folder)
    except ManifestError as error:
        raise _not_listed(named, error) from error
    if not roots:
        message = f"The repository at `{named.path}` holds no {MANIFEST}."
        raise PortfolioError(message, "Begin the project there with `pmo new` or `pmo init`.")
    address = named.path
    shown = [relative(root, folder) for root in roots]
    return [
        Found(named, PROJECT, root, address if inner == "." else f"{address} {inner}", commit)
        for root, inner in zip(roots, shown, strict=True)
    ]


def _is_pattern(path: str) -> bool:
    return not _PATTERN.isdisjoint(path)


def _is_short_ssh(path: str) -> bool:
    """Whether git would read a path as `user@host:folder`; `C:/folder` is a path on Windows."""
    head, colon, _ = path.partition(":")
    return bool(colon) and "/" not in head and "\\" not in head and len(head) > 1


def _places(path: str, folder: Path) -> list[Path]:
    """The existing files and folders that a path or a pattern means, in their order."""
    if not _is_pattern(path):
        place = folder / path
        return [place] if os.path.lexists(place) else []
    whole = Path(path)
    if whole.is_absolute():
        folder, path = Path(whole.anchor), str(whole.relative_to(whole.anchor))
    return sorted(folder.glob(path))


def _at(place: Path, named: Named, known: ProjectList) -> Iterator[Found]:
    """What lies at one place. A folder without projects may hold snapshots."""
    kind = SNAPSHOT
    if place.is_dir():
        files = roots_below(place)
        kind = PROJECT
        if not files:
            files, kind = sorted(place.glob("*.json")), SNAPSHOT
    elif place.name == MANIFEST:
        files, kind = [place.parent], PROJECT
    else:
        files = [place]
    for file in files:
        yield Found(named, kind, file, relative(file, known.folder))


def _not_listed(named: Named, error: ManifestError | OSError) -> PortfolioError:
    if isinstance(error, ManifestError):
        return PortfolioError(error.message, error.remedy)
    message = f"`{named.path}` cannot be read: {reason_of(error)}."
    return PortfolioError(message, remedy_for_reading(error))
