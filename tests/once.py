"""What is dear is made once a run: the first worker that asks for it makes it, the others wait."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import FileLock


class Once:
    """Makes things in a folder that all workers of a run share.

    The lock is the system's, so that a worker that dies frees it, and the next one begins again.
    """

    def __init__(self, shared: Path) -> None:
        self.shared = shared

    def folder(self, name: str, make: Callable[[Path], object]) -> Path:
        """A folder that `make` has filled; whoever wants to change it takes a copy."""
        place, made = self.shared / name, self.shared / f"{name}.made"
        with FileLock(self.shared / f"{name}.lock"):
            if not made.exists():
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                make(place)
                made.touch()
        return place

    def json(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, which JSON can hold."""
        place = self.folder(
            name, lambda folder: (folder / "it.json").write_text(json.dumps(make()), "utf-8")
        )
        return json.loads((place / "it.json").read_text("utf-8"))
