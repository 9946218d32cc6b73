"""What `pmo portfolio gather` does with a project's folder, in this process or another."""

from __future__ import annotations

from pathlib import Path

from pmo_kit import __version__
from pmo_kit.engine import judge, open_project
from pmo_kit.engine.check import require_whole
from pmo_kit.engine.open_project import RegistryError, Request
from pmo_kit.results.error import KitError


def snapshot_line(root: Path, request: Request) -> bytes | KitError:
    """The snapshot of a project as one line of JSON, or why there is none.

    Raises `RegistryError`, which concerns every project.
    """
    from pmo_kit.project.checkout import checkout_of
    from pmo_kit.status.project_snapshot import snapshot_of
    from pmo_kit.writers import Style, render

    try:
        project = open_project(root, request)
        judged = judge(project)
        require_whole(judged.report)
        source = checkout_of(project.root, project.snapshot)
        found = snapshot_of(judged, source, __version__)
    except RegistryError:
        raise
    except KitError as error:
        return error
    return render("json", found, Style(kit=__version__)).encode()
