"""Where the kit's own data and a named standard lie, and what tells that its files have changed."""

from __future__ import annotations

import os
from pathlib import Path

from pmo_kit.standard.model import StandardError

GROUP = "pmo_kit.standards"
LEFT_OUT = ("courses", "golden", "skeletons")
READ = (".yaml", ".yml", ".json")


def data_root() -> Path:
    """The folder that holds `standards/`, `schemas/`, `templates/`, `docs/` and `mkdocs.yml`.

    Raises `StandardError` when neither a wheel's copy nor a checkout is there.
    """
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_data", package.parent.parent):
        if (root / "standards").is_dir():
            return root
    raise StandardError(
        "The kit's own data is missing from this installation.",
        "Install pmo-kit again: its wheel carries standards, schemas and templates.",
    )


def installed() -> dict[str, Path]:
    """Every standard that is installed, by name: the kit's, and those that packages bring.

    A package names its data folder in the entry point group `pmo_kit.standards`; the value is read
    as a folder beside the package's files and never imported.
    """
    found = {
        folder.name: folder
        for folder in sorted((data_root() / "standards").iterdir())
        if (folder / "standard.yaml").is_file()
    }
    for name, folder in _from_packages():
        found.setdefault(name, folder)
    return found


def locate(name: str) -> Path:
    """The folder of an installed standard. Raises `StandardError` for an unknown name."""
    own = data_root() / "standards" / name
    if name.replace("-", "").replace("_", "").isalnum() and (own / "standard.yaml").is_file():
        return own
    every = installed()
    if name in every:
        return every[name]
    raise StandardError(
        f"No standard called `{name}` is installed.",
        f"Installed: {', '.join(sorted(every))}. A folder is named with --standard DIR.",
    )


def signature(folder: str) -> list[tuple[str, int, int]]:
    """Path, size and time (ns) of every file that a standard is read from, sorted by path.

    Links to files count as what they lead to; links to folders are told, and followed at the top.
    """
    found: list[tuple[str, int, int]] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir():
                if entry.is_symlink():
                    found.append((entry.path, 0, 0))
                if entry.name not in LEFT_OUT and (here == folder or not entry.is_symlink()):
                    waiting.append(entry.path)
            elif entry.name.lower().endswith(READ):
                facts = entry.stat(follow_symlinks=not _leads_nowhere(entry))
                found.append((entry.path, facts.st_size, facts.st_mtime_ns))
    return sorted(found)


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not os.path.exists(entry.path)


def _from_packages() -> list[tuple[str, Path]]:
    from importlib.metadata import entry_points

    found = []
    for entry in entry_points(group=GROUP):
        if entry.dist is None:
            continue
        folder = Path(str(entry.dist.locate_file(entry.value)))
        if (folder / "standard.yaml").is_file():
            found.append((entry.name, folder))
    return sorted(found)
