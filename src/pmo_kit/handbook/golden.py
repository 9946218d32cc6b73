"""The golden projects of a standard as facts: what the handbook's worked examples count from."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.engine import Compiled, prepare
from pmo_kit.engine.golden import Golden, load_golden
from pmo_kit.engine.way import opened
from pmo_kit.measures.facts import Facts, gather
from pmo_kit.standard import Standard
from pmo_kit.standard.merging import folders


class Examples:
    """The golden projects of one standard, read once, and only when a page asks for one."""

    def __init__(self, standard: Standard) -> None:
        self._folder = Path(standard.folder)
        self._edition = standard.edition
        self._compiled: Compiled | None = None
        self._golden: dict[str, Golden] = {}
        self._facts: dict[str, Facts] = {}

    @property
    def compiled(self) -> Compiled:
        """The standard, ready to judge."""
        if self._compiled is None:
            self._compiled = prepare(self._folder, self._edition)
            golden, errors = load_golden(folders(self._folder), self._compiled)
            if errors:
                raise errors[0]
            self._golden = {f"{one.tier}/{one.phase}": one for one in golden}
        return self._compiled

    def golden(self, name: str) -> Golden:
        """A golden project by tier and phase, `T3/executing`. Raises `ValueError` for others."""
        if self.compiled and name not in self._golden:
            known = ", ".join(self._golden) or "none"
            raise ValueError(f"there is no golden project `{name}`; there are {known}")
        return self._golden[name]

    def facts(self, name: str) -> Facts:
        """The facts of a golden project on its own day."""
        if name not in self._facts:
            golden = self.golden(name)
            state = opened(self.compiled, golden.snapshot, golden.options())
            views = {kind: [view.doc for view in views] for kind, views in state.views.items()}
            thresholds = self.compiled.standard.thresholds
            self._facts[name] = gather(views, views["project"][0], thresholds, state.today)
        return self._facts[name]

    def text(self, name: str, path: str) -> str:
        """A file of a golden project. Raises `ValueError` for one that is not there."""
        file = Path(self.golden(name).snapshot.root, path)
        if not file.is_file():
            raise ValueError(f"{name} has no file {path}")
        return file.read_text(encoding="utf-8")
