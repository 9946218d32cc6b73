"""The projects that an editor shows: which a file belongs to, and how each is judged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pmo_kit.engine import Opener, Options, RegistryError
from pmo_kit.fixes import Plan, plan
from pmo_kit.lsp.cursor_context import Knowledge
from pmo_kit.lsp.shapes import Shapes
from pmo_kit.project import MANIFEST, ManifestError, Overlay, Snapshot
from pmo_kit.results import Gap, Report
from pmo_kit.source import Broken
from pmo_kit.standard import Standard, StandardError


class Judged(NamedTuple):
    """A project judged with the texts that were open: the report, and what is known of it."""

    report: Report
    knowledge: Knowledge | None = None


class Projects:
    """Opens and judges projects as `pmo check` does, on the day that it is."""

    def __init__(
        self, standard: str | None, registries: tuple[str, ...], today: Callable[[], date]
    ) -> None:
        self._standard = standard
        self._registries = registries
        self.today = today
        self._opener: Opener | None = None
        self._day: date | None = None
        self._shapes: dict[int, Shapes] = {}
        self._known: dict[str, Knowledge] = {}

    def forget(self) -> None:
        """Read standards and registries anew: their files may have changed."""
        self._opener = None

    def root_of(
        self, file: Path, opened: Collection[Path], folders: Collection[Path]
    ) -> Path | None:
        """The root of the project that a file lies in; none where it lies in no project."""
        for folder in file.parents:
            if folder / MANIFEST in opened or (folder / MANIFEST).is_file():
                return folder
        try:
            asked = self.opener.unnamed(file.parent)
        except StandardError:
            return None
        if asked is None or asked.standard.has_manifest:
            return None
        return next((folder for folder in folders if file.is_relative_to(folder)), None)

    @property
    def opener(self) -> Opener:
        """What opens projects today."""
        if self._opener is None or self._day != self.today():
            self._day = self.today()
            self._opener = Opener(self._standard, None, self._registries, Options(self._day))
            self._shapes = {}
        return self._opener

    def judge(self, root: Path, texts: Mapping[str, bytes]) -> Judged:
        """A project judged with some texts in place of its files; known errors become gaps."""
        opener = self.opener
        try:
            opened = opener.open(root, texts)
            snapshot = opener.snapshot(opened)
            knowledge = self._learn(snapshot, opened.compiled.standard)
            return Judged(opener.judge(opened, snapshot), knowledge)
        except (ManifestError, StandardError) as error:
            return Judged(opener.not_judged(root, error), self._presumed(root))
        except RegistryError as error:
            gap = Gap(f"{error.path}: {error.message}", error.remedy)
            report = opener.not_judged(root, ManifestError(gap.message, gap.remedy, path=""))
            return Judged(report, self._presumed(root))

    def plan(self, root: Path, texts: Mapping[str, bytes]) -> Plan | None:
        """The repairs of a project with some texts in place of its files; none if not judged."""
        opener, tree = self.opener, Overlay(self.opener.tree(root), texts)

        def judge(changes: Mapping[str, bytes]) -> tuple[Snapshot, Report]:
            opened = opener.open(root, {**texts, **changes})
            snapshot = opener.snapshot(opened)
            return snapshot, opener.judge(opened, snapshot)

        def read(path: str) -> bytes:
            content = tree.read(path)
            return b"" if isinstance(content, Broken) else content

        try:
            return plan(judge, read, rounds=1)
        except (ManifestError, StandardError, RegistryError):
            return None

    def _presumed(self, root: Path) -> Knowledge | None:
        """What can be said while the manifest cannot be read: what was known, or the standard's."""
        if str(root) in self._known:
            return self._known[str(root)]
        try:
            standard = self.opener.presumed(root).standard
        except StandardError:
            return None
        empty = Snapshot(root.name, root.name, str(root), None, "", "", "", (), (), ())
        return self._learn(empty, standard)

    def _learn(self, snapshot: Snapshot, standard: Standard) -> Knowledge:
        token = id(standard)
        if token not in self._shapes:
            self._shapes[token] = Shapes(standard)
        before = self._known.get(snapshot.root)
        self._known[snapshot.root] = Knowledge(snapshot, self._shapes[token], before)
        return self._known[snapshot.root]
