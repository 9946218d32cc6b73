"""What tells whether a project that was fetched would be judged as it was before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from pmo_kit.engine.open_project import Request
from pmo_kit.portfolio.found_sources import Found
from pmo_kit.standard import StandardError
from pmo_kit.standard.places import installed, locate, signature


def key_of(request: Request, kit: str) -> Callable[[Found], str]:
    """Names, for each project, all that its snapshot depends on; nothing where that is not known.

    That is its commit, the day, this kit, each standard that a manifest may name, the registries. A
    folder that is not at a commit for certain may change at any time: it is judged each time.
    Raises `OSError` where a registry cannot be read.
    """
    asked = request.standard or ""
    standards = {name: place for name, place in installed().items() if isinstance(place, Path)}
    if asked:
        standards[asked] = _place(asked)
    said = [
        kit,
        request.options.as_of.isoformat(),
        request.options.cut,
        asked,
        request.edition or "",
        [[name, signature(str(place))] for name, place in sorted(standards.items())],
        [hashlib.sha256(Path(name).read_bytes()).hexdigest() for name in request.registries],
    ]
    whole = json.dumps(said)

    def key(one: Found) -> str:
        if not one.commit:
            return ""
        return hashlib.sha256(f"{one.commit}\n{one.address}\n{whole}".encode()).hexdigest()

    return key


def _place(name: str) -> Path:
    """The folder of a standard that was asked for."""
    try:
        return locate(name)
    except StandardError:
        return Path(name)
