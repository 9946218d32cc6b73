"""Notes what the verdicts on one project depend on, while it is judged."""

from __future__ import annotations

import os
import time
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmo_kit._files.file_facts import Noted, NotNoted, Read, noted, stay
from pmo_kit.project import Manifest, NoHistory, Tree
from pmo_kit.project.repository_marks import Marks
from pmo_kit.project.seen_tree import Seen, SeenTree
from pmo_kit.project.source import IndexSource, Source, tracked
from pmo_kit.standard import folder_of

if TYPE_CHECKING:
    from pmo_kit.engine.compiled import Compiled
    from pmo_kit.git import Git


class Watch:
    """What was asked while one project was judged, and what was answered.

    `sure` is false where something had a say that cannot be asked again without judging.
    """

    def __init__(self, root: Path, read: Read) -> None:
        self.began = time.time_ns()
        self.seen = Seen()
        self._root = root
        self._read = read
        self._sure = True
        self._zone = ""
        self._named: dict[str, str] = {}
        self._standards: list[list[Any]] = []
        self._mark: str | None = None
        self._repository: dict[str, Noted] = {}

    def source(self, source: Source) -> WatchedSource:
        """A source whose projects are watched."""
        return WatchedSource(source, self)

    def zone(self, where: tzinfo) -> None:
        """Note the zone in which the project counts its days."""
        self._zone = getattr(where, "key", "UTC")

    def named(self, name: str, folder: str) -> None:
        """Note where a standard lies that the manifest names."""
        self._named[name] = folder

    def prepared(self, where: str, compiled: Compiled) -> None:
        """Note a standard, by the digest of the files that it was made from."""
        made = compiled.accepted
        self._sure &= bool(made.folders)
        noted = [where, str(folder_of(where).resolve()), list(made.folders), made.standard]
        if noted not in self._standards:
            self._standards.append(noted)

    def registry(self, name: str, known: dict[str, Noted]) -> None:
        """Note a registry that is about to be read, among those that all projects share."""
        try:
            known[name] = noted(os.path.realpath(name), self.began)
        except (NotNoted, OSError):
            self._sure = False

    def repository(self, index: bool = False) -> None:
        """Note what git is about to be asked for: the project's history, and its index if so."""
        marks = Marks()
        self._mark = marks.of(os.path.realpath(self._root))
        if not self._mark:
            return
        from pmo_kit.git.history_files import history_files, index_files

        try:
            self._sure &= marks.is_own(self._mark)
            paths = history_files(self._mark) + (index_files(self._mark) if index else [])
            for path in paths:
                if path not in self._repository:
                    self._repository[path] = noted(path, self.began, self._read)
        except (NotNoted, OSError):
            self._sure = False

    def tracked(self) -> tuple[Git, str]:
        """The repository that the project lies in. Raises `NoHistory`."""
        self.repository()
        try:
            return tracked(self._root)
        except NoHistory:
            self._sure &= not self._mark
            raise

    def data(self, registries: list[Noted]) -> dict[str, Any] | None:
        """All that was noted, as plain data; none where more had a say, or where git moved on."""
        repository = list(self._repository.values())
        try:
            stays = stay(repository, self.began, self._read) is False
        except (NotNoted, OSError):
            return None
        if not (stays and self._sure and self.seen.sure):
            return None
        return {
            "zone": self._zone,
            "named": self._named,
            "standards": self._standards,
            "mark": self._mark,
            "repository": repository,
            "registries": registries,
            "files": self.seen.data(self.began),
        }


class WatchedSource:
    """Where projects are read from, watched."""

    def __init__(self, source: Source, watch: Watch) -> None:
        self._source = source
        self._watch = watch

    def roots(self, path: Path) -> list[Path]:
        """Every project below a folder."""
        return self._source.roots(path)

    def tree(self, root: Path) -> Tree:
        """The files of the project at a root, or of git's index, which is noted as a whole."""
        if isinstance(self._source, IndexSource):
            self._watch.repository(index=True)
            return self._source.tree(root)
        return SeenTree(self._source.tree(root), root, self._watch.seen)

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest among a project's files."""
        found = self._source.manifest(root, tree)
        self._watch.seen.names |= not isinstance(self._source, IndexSource)
        return found
