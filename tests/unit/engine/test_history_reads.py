"""Of a long history no more is read than rules look at, each version once, by few calls of git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from vary import LARGE, large_project, with_history

from pmo_kit.engine import Compiled, Options, check
from pmo_kit.engine.open_project import tracked
from pmo_kit.git import Git
from pmo_kit.git import repository as repositories
from pmo_kit.project import Folder, GitHistory, read_manifest, read_snapshot
from pmo_kit.project import history as histories

CLOSED = date(2026, 3, 6)
FEW, MANY = 20, 60


class Reads(NamedTuple):
    """What a check asked of git and of the parser, and what it said."""

    calls: int
    blobs: Counter[str]
    parsed: Counter[str]
    order: list[str]
    report: Any


Check = Callable[..., Reads]


@pytest.fixture
def judge(core: Compiled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Judges the large project after some commits of all of its files, and counts."""

    def run(commits: int, as_of: date = CLOSED) -> Reads:
        root, _ = large_project(tmp_path / f"after-{commits}-{as_of}")
        with_history(root, commits, LARGE)
        calls: list[str] = []
        blobs: Counter[str] = Counter()
        parsed: Counter[str] = Counter()
        order: list[str] = []
        call, each_blob, read = repositories.pieces, Git.each_blob, histories.read

        def counted(folder: Path, *words: str, **options: Any) -> Iterator[bytes]:
            calls.append(words[0])
            return call(folder, *words, **options)

        def listed(git: Git, wanted: list[str], *most: int) -> Iterator[tuple[str, bytes]]:
            blobs.update(wanted)
            for blob in each_blob(git, wanted, *most):
                order.append("read")
                yield blob

        def told(content: bytes, path: str, *rest: Any, **options: Any) -> Any:
            parsed[path] += 1
            order.append("parsed")
            return read(content, path, *rest, **options)

        monkeypatch.setattr(repositories, "pieces", counted)
        monkeypatch.setattr(Git, "each_blob", listed)
        monkeypatch.setattr(histories, "read", told)
        tree = Folder(root)
        snapshot = read_snapshot(tree, read_manifest(tree), core.standard, str(root), "large")
        snapshot = snapshot._replace(history=GitHistory(lambda: tracked(root)))
        report = check(core, snapshot, Options(as_of)).report
        monkeypatch.undo()
        return Reads(len(calls), blobs, parsed, order, report)

    return run


def test_three_times_as_many_commits_take_no_more_calls_of_git(judge: Check) -> None:
    few, many = judge(FEW), judge(MANY)
    assert few.calls == many.calls < 12
    assert few.report == many.report._replace(root=few.report.root)


def test_a_version_is_read_and_parsed_once(judge: Check) -> None:
    many = judge(MANY)
    assert max(many.blobs.values()) == 1
    assert max(many.parsed.values()) <= MANY + 1


def test_each_version_is_parsed_while_git_reads_the_next(judge: Check) -> None:
    between = MANY - 1  # the ends have been read before
    assert "read parsed " * between in " ".join(judge(MANY).order)


def test_of_a_record_only_the_ends_are_parsed(judge: Check) -> None:
    reports = {path: n for path, n in judge(MANY).parsed.items() if "/reports/" in path}
    assert len(reports) > 5
    assert max(reports.values()) <= 3


def test_what_was_committed_after_the_day_of_judging_is_not_read(judge: Check) -> None:
    early = date(2024, 1, 1 + FEW)
    few, many = judge(FEW, early), judge(MANY, early)
    assert sum(many.parsed.values()) <= sum(few.parsed.values()) + LARGE
    assert sum(many.blobs.values()) <= sum(few.blobs.values()) + LARGE
