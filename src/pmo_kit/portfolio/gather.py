"""Gathers the snapshots of a portfolio from all its sources; one bad source never stops the rest.

Contents go to a scratch file as they are read, so that ten thousand take no more memory than their
names. What is as it was is taken from the gathering before.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, Protocol

from pmo_kit._files.system_refusals import reason_of, remedy_for_reading
from pmo_kit._start.record import NamedTuple
from pmo_kit.portfolio.choose_snapshots import Candidate, choose
from pmo_kit.portfolio.found_sources import SNAPSHOT, Found
from pmo_kit.portfolio.gathered_files import Gathered, Store
from pmo_kit.portfolio.project_list import Named, PortfolioError, ProjectList
from pmo_kit.portfolio.snapshot_file import ProjectSnapshot, as_snapshot, read_snapshot
from pmo_kit.results.error import KitError
from pmo_kit.results.gathered_portfolio import KEPT, OLDER, READ, UNUSED, Gathering, SourceRead
from pmo_kit.results.portfolio import Problem
from pmo_kit.source.reader import LIMIT_BYTES


class Watcher(Protocol):
    """Who is told how far the gathering has come."""

    def after(self, done: int, of: int) -> None:
        """So many things are read, of so many."""


Judged = ProjectSnapshot | KitError
"""What judging a project's folder gave: its snapshot, or why there is none."""


class Sources(NamedTuple):
    """What was found at the sources, and what is wrong with those at which nothing was."""

    found: list[Found]
    faults: list[tuple[Named, KitError]]


Judge = Callable[[Iterable[Found]], Iterator[Judged]]
"""Judges projects' folders, in their order."""
KeyOf = Callable[[Found], str]
"""What tells whether a project's folder would be judged as before; empty where nothing does."""


class _Spool:
    """Lines in a scratch file, by their position."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._end = 0

    def put(self, line: bytes) -> tuple[int, int]:
        """Add a line: its position and its size."""
        at = self._end
        self._stream.write(line)
        self._end += len(line)
        return at, len(line)

    def get(self, at: int, size: int) -> bytes:
        """The line at a position."""
        self._stream.seek(at)
        line = self._stream.read(size)
        self._stream.seek(self._end)
        return line


class Gatherer:
    """Reads what was found, or takes it from the gathering before; `kit` is this kit's version."""

    def __init__(self, known: ProjectList, store: Store, kit: str, today: date) -> None:
        self._known = known
        self._store = store
        self._kit = kit
        self._today = today
        before = store.before()
        usable = before is not None and before.kit == kit
        sources = before.sources if before is not None and usable else ()
        self._before = {one.address: one for one in sources if one.size}

    def gather(
        self, sources: Sources, judge: Judge, key_of: KeyOf, watcher: Watcher | None = None
    ) -> Gathering:
        """Gather all and write it into the store. Raises `OSError` where that refuses."""
        with tempfile.TemporaryFile() as stream:
            spool = _Spool(stream)
            candidates = list(self._candidates(sources.found, judge, key_of, spool, watcher))
            return self._written(candidates, sources.faults, spool)

    def _candidates(
        self,
        every: list[Found],
        judge: Judge,
        key_of: KeyOf,
        spool: _Spool,
        watcher: Watcher | None,
    ) -> Iterator[Candidate]:
        """What each thing found gives, in their order."""
        every = _each_once(every)
        keys = ["" if one.kind == SNAPSHOT else key_of(one) for one in every]
        kept = [self._kept(one, key, spool) for one, key in zip(every, keys, strict=True)]
        waiting = [
            one
            for one, old in zip(every, kept, strict=True)
            if one.kind != SNAPSHOT and old is None
        ]
        judged = judge(waiting)
        for done, (one, key, old) in enumerate(zip(every, keys, kept, strict=True), 1):
            if old is not None:
                yield old
            elif one.kind == SNAPSHOT:
                yield self._from_file(one, spool)
            else:
                yield self._from_judging(one, key, next(judged), spool)
            if watcher is not None:
                watcher.after(done, len(every))

    def _kept(self, one: Found, key: str, spool: _Spool) -> Candidate | None:
        """What the gathering before has of what would be read as it was then."""
        old = self._before.get(one.address)
        if old is None or not key or old.digest != key:
            return None
        try:
            with open(self._store.snapshots, "rb") as stream:
                line = self._store.line(stream, old.at, old.size)
        except OSError:
            return None
        if len(line) != old.size:
            return None
        known = (line, old.project, old.repository, old.commit, old.committed, old.on)
        return _spooled(one, key, ProjectSnapshot(*known), spool, KEPT)

    def _from_file(self, one: Found, spool: _Spool) -> Candidate:
        """What a snapshot's file gives, unless it is the one that was read before."""
        content = _content(one.path)
        if isinstance(content, KitError):
            return self._unusable(one, content)
        digest = hashlib.sha256(content).hexdigest()
        kept = self._kept(one, digest, spool)
        if kept is not None:
            return kept
        try:
            snapshot = read_snapshot(content, one.address)
        except PortfolioError as error:
            return self._unusable(one, error)
        return _spooled(one, digest, snapshot, spool)

    def _from_judging(self, one: Found, key: str, judged: Judged, spool: _Spool) -> Candidate:
        """What judging a project gave."""
        if isinstance(judged, KitError):
            return self._unusable(one, judged)
        return _spooled(one, key, judged, spool)

    def _unusable(self, one: Found, error: KitError) -> Candidate:
        """What cannot be used; the gathering before may know of which project it was."""
        old = self._before.get(one.address)
        return Candidate(one, UNUSED, "", error=error, hint=old.project if old else "")

    def _written(
        self, candidates: list[Candidate], faults: list[tuple[Named, KitError]], spool: _Spool
    ) -> Gathering:
        """Choose of each project the snapshot that counts, and write them by project."""
        chosen = choose(candidates, self._known)
        at, places = 0, {}
        for number in chosen.counting:
            places[number] = at
            at += candidates[number].size
        reads = [
            _source_read(one, places.get(number), chosen.outcomes.get(number, ""))
            for number, one in enumerate(candidates)
        ]
        problems = [_fault(named, error, self._known) for named, error in faults]
        not_judged = {
            named.project: (error.message, error.remedy) for named, error in faults if named.project
        }
        gathered = Gathered(
            self._today.isoformat(),
            self._kit,
            list_digest(self._known),
            tuple(reads),
            (*problems, *chosen.problems),
            {**chosen.not_judged, **not_judged},
        )
        picked = (candidates[number] for number in chosen.counting)
        self._store.write(gathered, (spool.get(one.at, one.size) for one in picked))
        return self._told(gathered, {candidates[number].project for number in chosen.counting})

    def _told(self, gathered: Gathered, judged: set[str]) -> Gathering:
        """The answer: how many projects have which place, and what each source gave."""
        rows = {row["id"] for row in self._known.data["projects"]}
        lost = gathered.not_judged.keys() - judged
        return Gathering(
            self._known.shown,
            str(self._store.folder),
            gathered.on,
            gathered.sources,
            gathered.problems,
            len(judged),
            len(rows - judged - lost),
            len(lost),
        )


def judged_line(line: bytes | KitError) -> Judged:
    """What judging gave, of the one line of JSON that another process hands back."""
    return line if isinstance(line, KitError) else as_snapshot(json.loads(line), line)


def list_digest(known: ProjectList) -> str:
    """What tells whether the list says what it said."""
    return hashlib.sha256(known.document.text.encode()).hexdigest()


def _each_once(every: list[Found]) -> list[Found]:
    """What was found, without what another source has named already; rows come first."""
    found: dict[tuple[str, str], Found] = {}
    for one in every:
        found.setdefault((one.kind, str(one.path.resolve())), one)
    return list(found.values())


def _content(path: Path) -> bytes | PortfolioError:
    """A file's bytes, or why they are not read; one that is too large is not."""
    try:
        with open(path, "rb") as stream:
            content = stream.read(LIMIT_BYTES + 1)
            size = path.stat().st_size
    except OSError as error:
        message = f"The file cannot be read: {reason_of(error)}."
        return PortfolioError(message, remedy_for_reading(error))
    if len(content) <= LIMIT_BYTES:
        return content
    limit = LIMIT_BYTES // 1024**2
    message = f"The file is {size / 1024**2:.1f} MB long; files over {limit} MB are not read."
    return PortfolioError(message, "Name a file of `pmo snapshot`, which has some kilobytes.")


def _spooled(
    one: Found, key: str, snapshot: ProjectSnapshot, spool: _Spool, outcome: str = READ
) -> Candidate:
    at, size = spool.put(snapshot.line)
    return Candidate(one, outcome, key, snapshot._replace(line=b""), at, size)


def _source_read(one: Candidate, at: int | None, outcome: str) -> SourceRead:
    """What is noted of a thing that was found; its line is where it counts."""
    outcome = outcome or one.outcome
    snapshot, error = one.snapshot, one.error
    counts = at is not None and outcome not in (OLDER, UNUSED)
    return SourceRead(
        one.found.named.path,
        one.found.address,
        one.found.kind,
        outcome,
        one.project,
        snapshot.commit if snapshot else "",
        snapshot.committed if snapshot else "",
        snapshot.repository if snapshot else "",
        snapshot.on if snapshot else "",
        one.key,
        at or 0,
        one.size if counts else 0,
        error.message if error else "",
        error.remedy if error else "",
    )


def _fault(named: Named, error: KitError, known: ProjectList) -> Problem:
    """Nothing was found where the list names a source."""
    place = known.shown, named.line, named.column
    return Problem("missing-source", error.message, error.remedy, *place)
