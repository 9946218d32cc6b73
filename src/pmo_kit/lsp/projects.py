"""The projects that an editor shows: which a file belongs to, and how each is judged."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from pmo_kit._text.time_zones import day_in
from pmo_kit.engine import (
    Options,
    RegistryError,
    Request,
    judge,
    not_judged,
    open_project,
    presumed_standard,
    without_what_waits,
)
from pmo_kit.engine.open_project import asked_standard, zone_of
from pmo_kit.fixes import plan
from pmo_kit.lsp.cursor_context import Knowledge
from pmo_kit.lsp.shapes import Shapes
from pmo_kit.project import MANIFEST, ManifestError, Overlay, Snapshot
from pmo_kit.results import Report
from pmo_kit.results.fix_plan import FixPlan
from pmo_kit.source import Broken
from pmo_kit.standard import Standard, StandardError


class JudgedTexts(NamedTuple):
    """A project judged with the texts that were open: the report, and what is known of it."""

    report: Report
    knowledge: Knowledge | None = None


class Projects:
    """Opens and judges projects as `pmo check` does, on the day that it is."""

    def __init__(
        self, standard: str | None, registries: tuple[str, ...], now: Callable[[], datetime]
    ) -> None:
        self._standard = standard
        self._registries = registries
        self._now = now
        self._request: Request | None = None
        self._shapes: dict[int, Shapes] = {}
        self._known: dict[str, Knowledge] = {}

    def forget(self) -> None:
        """Read standards and registries anew: their files may have changed."""
        self._request = None

    def root_of(
        self, file: Path, opened: Collection[Path], folders: Collection[Path]
    ) -> Path | None:
        """The root of the project that a file lies in; none where it lies in no project."""
        for folder in file.parents:
            if folder / MANIFEST in opened or os.path.lexists(folder / MANIFEST):
                return folder
        try:
            asked = asked_standard(file.parent, self.request)
        except StandardError:
            return None
        if asked is None or asked.standard.has_manifest:
            return None
        return next((folder for folder in folders if file.is_relative_to(folder)), None)

    @property
    def request(self) -> Request:
        """How projects are judged now."""
        now = self._now()
        if self._request is None or self._request.options.as_of != now.date():
            options = Options(now.date())
            self._request = Request(options, self._standard, registries=self._registries)
            self._shapes = {}
        self._request.now = now
        return self._request

    def today(self, root: Path) -> date:
        """The day that it is in a project, as far as that is known."""
        now, known = self._now(), self._known.get(str(root))
        try:
            where = zone_of(known.snapshot.manifest, known.standard) if known else UTC
        except ManifestError:
            where = UTC
        return day_in(now, where)

    def judge(self, root: Path, texts: Mapping[str, bytes]) -> JudgedTexts:
        """A project judged with some texts in place of its files; known errors become gaps."""
        request = self.request
        try:
            project = open_project(root, request, texts)
            knowledge = self._learn(project.snapshot, project.compiled.standard)
            return JudgedTexts(without_what_waits(judge(project).report), knowledge)
        except RegistryError as error:
            gap: ManifestError | StandardError = ManifestError(
                f"{error.path}: {error.message}", error.remedy, path=""
            )
        except (ManifestError, StandardError) as error:
            gap = error
        return JudgedTexts(not_judged(root, gap, request.options), self._presumed(root))

    def plan(self, root: Path, texts: Mapping[str, bytes]) -> FixPlan | None:
        """The repairs of a project with some texts in place of its files; none if not judged."""
        request, tree = self.request, Overlay(self.request.source.tree(root), texts)

        def judged(changes: Mapping[str, bytes]) -> tuple[Snapshot, Report]:
            project = open_project(root, request, {**texts, **changes})
            return project.snapshot, judge(project).report

        def read(path: str) -> bytes:
            content = tree.read(path)
            return b"" if isinstance(content, Broken) else content

        try:
            return plan(judged, read, rounds=1)
        except (ManifestError, StandardError, RegistryError):
            return None

    def _presumed(self, root: Path) -> Knowledge | None:
        """What can be said while the manifest cannot be read: what was known, or the standard's."""
        if str(root) in self._known:
            return self._known[str(root)]
        try:
            standard = presumed_standard(root, self.request).standard
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
