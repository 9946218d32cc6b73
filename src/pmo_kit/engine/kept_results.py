"""What was told of a project is told again as long as nothing has changed that had a say in it.

Kept are a report and what was asked while it was made: of the project's files, of git, of the
standard and the registries. Where all of it is answered as before, judging would give the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from pmo_kit import __version__
from pmo_kit._files.file_facts import NotNoted, Read, stay
from pmo_kit._files.kept_files import KeptFiles
from pmo_kit._text.time_zones import day_in, zone
from pmo_kit.engine import cache
from pmo_kit.engine.check import Told
from pmo_kit.engine.open_project import Request
from pmo_kit.engine.watch import Watch
from pmo_kit.project.repository_marks import Marks, told_elsewhere
from pmo_kit.project.seen_tree import answers_again
from pmo_kit.results.error import KitError
from pmo_kit.results.report_data import from_plain, plain
from pmo_kit.standard import folder_of, locate

FOLDER = "results"
_OTHER_DATA = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
_UNKNOWN = (OSError, NotNoted, KitError, *_OTHER_DATA)
"""What is raised where something cannot be asked again, or where data are other than was kept."""


class Task(Protocol):
    """Judges the project at a root. Workers know it by its name: it is a function of a module."""

    __name__: str

    def __call__(self, root: Path, request: Request) -> Told:
        """What is told of the project."""


def remembered(root: Path, request: Request, task: Task) -> Told:
    """What a task tells of a project: as it did before, where that must be the same.

    Raises `RegistryError`.
    """
    kept = _results(request, task.__name__)
    name = kept.name(root)
    if name is None:
        return task(root, request)
    told = kept.read(name, root)
    if told is None:
        watch = Watch(root, kept.digests)
        if request.base or request.since:
            watch.repository()
        told = task(root, request.watched(watch))
        kept.keep(name, root, told, watch)
    return told


@lru_cache(maxsize=4)
def _results(request: Request, task: str) -> Results:
    return Results(request, task)


class Results:
    """The results of one request, kept in the user's cache folder; what all share is asked once."""

    def __init__(self, request: Request, task: str) -> None:
        self._request = request
        place = None if told_elsewhere() else cache.folder(None)
        self._place = os.path.join(os.path.realpath(place), "") if place is not None else ""
        self._files = KeptFiles(Path(self._place, FOLDER))
        self._head = _head(request, task) if self._place else ""
        self.digests: Read = {}
        self._named = [os.path.realpath(name) for name in request.registries]
        self._marks = Marks()
        self._seen: tuple[Path, str] | None = None
        self._same: dict[tuple[str, ...], bool] = {}
        self._commits: dict[tuple[str, str], str | None] = {}

    def name(self, root: Path) -> str | None:
        """Under what name the result of a project is kept; none where nothing can be.

        A cache folder inside the project is not used.
        """
        if not self._place:
            return None
        real = self._real(root)
        if self._place.startswith(os.path.join(real, "")):
            return None
        key = "\0".join((self._head, os.fspath(root), real))
        return hashlib.sha256(os.fsencode(key)).hexdigest()

    def _real(self, root: Path) -> str:
        """Where a project really lies; it is asked for twice in a row."""
        seen = self._seen
        if seen is None or seen[0] is not root:
            seen = self._seen = root, os.path.realpath(root)
        return seen[1]

    def read(self, name: str, root: Path) -> Told | None:
        """What was told, where nothing has changed that had a say in it; else none."""
        began, body = time.time_ns(), self._files.read(name)
        if body is None:
            return None
        try:
            kept = json.loads(body)
            newer = self._stands(kept, root, began)
            if newer is None:
                return None
            told = Told(from_plain(kept["report"]), kept["id"])
        except _UNKNOWN:
            return None
        if newer:
            self._files.write(name, _text(kept))
        return told

    def keep(self, name: str, root: Path, told: Told, watch: Watch) -> None:
        """Keep what was told of a project that was judged whole, if it is known what had a say."""
        if told.report.gaps:
            return
        with suppress(*_UNKNOWN):
            noted = watch.data([self._request.noted[name] for name in self._request.registries])
            if noted is None:
                return
            noted |= {
                "day": told.report.as_of,
                "commits": self._revisions(root, noted["mark"] or ""),
                "id": told.id,
                "report": plain(told.report),
            }
            self._files.write(name, _text(noted))

    def _stands(self, kept: dict[str, Any], root: Path, began: int) -> bool | None:
        """Whether all is answered as it was: none where not, true where facts are newer."""
        if not (self._is_day(kept) and self._is_standard(kept)):
            return None
        newer = answers_again(root, kept["files"], began)
        if newer is None:
            return None
        if kept["mark"] is not None and not self._is_repository(kept, root):
            return None
        for noted in (kept["repository"], kept["registries"]):
            stays = stay(noted, began, self.digests)
            if stays is None:
                return None
            newer |= stays
        return newer if self._named == [path for path, _, _ in kept["registries"]] else None

    def _is_day(self, kept: dict[str, Any]) -> bool:
        """Whether the project is judged on the same day: the one named, or the one it is there."""
        day, now = self._request.options.as_of, self._request.now
        if now is not None:
            day = day_in(now, zone(kept["zone"]))
        return day.isoformat() == str(kept["day"])

    def _is_standard(self, kept: dict[str, Any]) -> bool:
        """Whether the standards lie where they did, and have the same files. Raises `KitError`."""
        for name, folder in kept["named"].items():
            key = ("named", name, folder)
            if key not in self._same:
                self._same[key] = str(locate(name)) == folder
            if not self._same[key]:
                return False
        for where, folder, folders, digest in kept["standards"]:
            key = (where, folder, digest, *folders)
            if key not in self._same:
                lies = str(folder_of(where).resolve()) == folder
                self._same[key] = lies and cache.files_digest(folders) == digest
            if not self._same[key]:
                return False
        return True

    def _is_repository(self, kept: dict[str, Any], root: Path) -> bool:
        """Whether git reads the same repository, in which revisions mean the same commits."""
        mark = self._marks.of(self._real(root))
        if mark != kept["mark"] or (mark and not self._marks.is_own(mark)):
            return False
        commits: list[str | None] = kept["commits"]
        return self._revisions(root, mark) == commits

    def _revisions(self, root: Path, mark: str) -> list[str | None]:
        """The commits that the named revisions are, in the repository of a `.git`."""
        return [
            self._commit(root, mark, revision) if revision else None
            for revision in (self._request.base, self._request.since)
        ]

    def _commit(self, root: Path, mark: str, revision: str) -> str | None:
        key = (mark, revision)
        if key not in self._commits:
            from pmo_kit.git import Git

            self._commits[key] = Git(root).commit(revision)
        return self._commits[key]


def _text(kept: dict[str, Any]) -> bytes:
    return json.dumps(kept, separators=(",", ":")).encode()


def _head(request: Request, task: str) -> str:
    """What every name of a request's results begins with: how is judged, by whom, seen from where.

    The day is left out: a result takes the place of the one of another day.
    """
    said = (
        [task, __version__, cache.kit(), _packages(), sys.version, os.getcwd()],
        repr(request.options._replace(as_of=date.min)),
        [request.standard, request.edition, request.base, request.since, request.now is None],
        [*request.registries, os.environ.get("GIT_INDEX_FILE", "")],
    )
    return json.dumps(said)


def _packages() -> list[tuple[str, int]]:
    """When something was last installed beside the kit, by folder."""
    found = [path for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    return sorted((path, os.stat(path).st_mtime_ns) for path in found)
