"""The golden projects of a standard as facts: what the handbook's worked examples count from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmo_kit.engine import Options, prepare
from pmo_kit.engine.way import opened
from pmo_kit.handbook.phrases import homes
from pmo_kit.measures.facts import Facts, gather
from pmo_kit.project import Folder, read_manifest, take
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard


class Golden:
    """The golden projects of one standard, each read once and only when a page asks for it."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._read: dict[str, Facts] = {}

    def facts(self, name: str) -> Facts:
        """The facts of a golden project on its own day, by its folder: `T3/executing`.

        Raises `ValueError` for a name that no index has.
        """
        if name not in self._read:
            home, entry = self._entry(name)
            self._read[name] = self._facts(home / name, date.fromisoformat(str(entry["as_of"])))
        return self._read[name]

    def text(self, name: str, path: str) -> str:
        """A file of a golden project. Raises `ValueError` for one that is not there."""
        home, _ = self._entry(name)
        if not (home / name / path).is_file():
            raise ValueError(f"{name} has no file {path}")
        return (home / name / path).read_text(encoding="utf-8")

    def _entry(self, name: str) -> tuple[Path, dict[str, object]]:
        known = []
        for folder in homes(self._standard):
            index = folder / "golden" / "index.yaml"
            document = read(index.read_bytes(), str(index)) if index.is_file() else None
            if document is None or isinstance(document, Broken):
                continue
            for entry in document.data:
                if entry["folder"] == name:
                    return index.parent, entry
                known.append(entry["folder"])
        raise ValueError(f"there is no golden project `{name}`; there are {', '.join(known)}")

    def _facts(self, root: Path, as_of: date) -> Facts:
        compiled = prepare(Path(self._standard.folder), self._standard.edition)
        tree = Folder(root)
        snapshot = take(tree, read_manifest(tree), self._standard, str(root), root.name)
        state = opened(compiled, snapshot, Options(as_of))
        views = {kind: [view.doc for view in views] for kind, views in state.views.items()}
        return gather(views, views["project"][0], self._standard.thresholds, state.today)
