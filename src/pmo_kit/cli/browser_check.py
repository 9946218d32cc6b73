"""What the handbook's page calls to check a project in the browser, where there is no shell."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from pmo_kit import __version__
from pmo_kit._files.hidden_files import is_hidden
from pmo_kit.cli.output import Stop
from pmo_kit.engine import Options, Request
from pmo_kit.engine.many_projects import reports
from pmo_kit.fixes import with_proven_fixes
from pmo_kit.results.error import KitError
from pmo_kit.writers import Style, render

FORMATS = ("json", "html", "text")
LIMIT_FILES = 20_000
LIMIT_BYTES = 256 * 1024 * 1024
_KEPT = {".git", "node_modules"}  # never read, and often the greater part of a folder


def checked(path: str, as_of: str, gate: str = "", registries: Sequence[str] = ()) -> str:
    """What `pmo check` finds in a folder, as JSON: each format's text, or the error to show."""
    options = Options(date.fromisoformat(as_of), gate or None)
    style = Style(kit=__version__, limit=sys.maxsize)
    try:
        asked, plain = (
            Request(chosen, registries=tuple(registries))
            for chosen in (options, options._replace(gate=None))
        )
        found = list(with_proven_fixes(reports(Path(path), asked), plain))
    except KitError as error:
        return json.dumps(_shown(error))
    return json.dumps({name: render(name, found, style) for name in FORMATS})


def unpacked(content: bytes, folder: str) -> str:
    """Unpack a zip archive into an empty folder: the JSON of an error, or of its top folder.

    An archive of one folder stands for that folder, as when people compress a project.
    """
    target = Path(folder)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _extract(archive, target)
    # `zipfile` says RuntimeError of a password, and of a compression that it lacks.
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError) as error:
        stop = Stop(f"The archive cannot be read: {error}.", "Compress the folder as a plain zip.")
        return json.dumps(_shown(stop))
    except Stop as stop:
        return json.dumps(_shown(stop))
    inside = [path for path in target.iterdir() if not is_hidden(path.name)]
    alone = len(inside) == 1 and inside[0].is_dir()
    return json.dumps({"path": str(inside[0] if alone else target)})


def _extract(archive: zipfile.ZipFile, target: Path) -> None:
    entries = [entry for entry in archive.infolist() if not _left_out(entry.filename)]
    size = sum(entry.file_size for entry in entries)
    if len(entries) > LIMIT_FILES or size > LIMIT_BYTES:
        raise Stop(
            f"The archive holds {len(entries):,} files of {size // 2**20:,} MB together; at most "
            f"{LIMIT_FILES:,} files and {LIMIT_BYTES // 2**20} MB are read here.",
            "Compress the project's folder alone, or run `pmo check` in it.",
        )
    for entry in entries:
        archive.extract(entry, target)  # leaves out `..`, drives and a leading slash


def _left_out(name: str) -> bool:
    return not _KEPT.isdisjoint(name.split("/")) or name.startswith("__MACOSX/")


def _shown(error: KitError) -> dict[str, dict[str, str]]:
    """An error in the shape that the page shows."""
    return {"error": {"message": error.message, "remedy": error.remedy, "place": error.place}}
