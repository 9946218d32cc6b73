"""What `pmo portfolio gather` does with a project's folder, in this process or another."""

from __future__ import annotations

from pathlib import Path

from pmo_kit import __version__
from pmo_kit.engine import Request, open_project
from pmo_kit.engine.open_project import RegistryError
from pmo_kit.results.error import KitError


def snapshot_line(root: Path, request: Request) -> bytes | KitError:
    """The snapshot of a project as one line of JSON, or why there is none.

    Raises `RegistryError`, which concerns every project.
    """
    from pmo_kit.status.project_snapshot import take_snapshot
    from pmo_kit.writers import Style, render

    try:
        found = take_snapshot(open_project(root, request), __version__)
    except RegistryError:
        raise
    except KitError as error:
        return error
    return render("json", found, Style(kit=__version__)).encode()
