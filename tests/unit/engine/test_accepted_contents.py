"""What a schema accepted is remembered: it saves time, and changes no verdict."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Compiled, Options, check, prepare
from pmo_kit.engine.cache import LINE
from pmo_kit.project import Folder, read_manifest, read_snapshot
from pmo_kit.source import Schemas

Make = Any
GOOD = "schema: log/v1\nitems: [{id: A, size: 1}]\n"
BAD = "schema: log/v1\nitems: [{id: A, size: large}]\n"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PMO_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The schemas that contents are held to from now on."""
    seen: list[str] = []
    accepts = Schemas.accepts

    def counted(self: Schemas, id: str, data: Any) -> bool:
        seen.append(id.split("/")[-2])
        return accepts(self, id, data)

    monkeypatch.setattr(Schemas, "accepts", counted)
    return seen


def judged(compiled: Compiled, root: Path) -> Any:
    tree = Folder(root)
    snapshot = read_snapshot(tree, read_manifest(tree), compiled.standard, str(root), "toy")
    return check(compiled, snapshot, Options(date(2026, 2, 1), "B")).report


def test_what_was_accepted_is_not_decided_again(toy: Path, make: Make, decided: list[str]) -> None:
    root, compiled = make({"pmo/log.yaml": GOOD}).root, prepare(toy)
    decided.clear()
    first = judged(compiled, root)
    assert decided.count("log") == 1
    decided.clear()
    assert judged(prepare(toy), root) == first
    assert decided == []


def test_a_changed_content_is_decided(toy: Path, make: Make, decided: list[str]) -> None:
    root = make({"pmo/log.yaml": GOOD}).root
    assert not judged(prepare(toy), root).failures
    decided.clear()
    (root / "pmo/log.yaml").write_text(BAD)
    assert [f.rule for f in judged(prepare(toy), root).failures] == ["KIT-003"]
    assert set(decided) == {"log"}


def test_what_was_refused_is_decided_each_time(toy: Path, make: Make) -> None:
    root = make({"pmo/log.yaml": BAD}).root
    first = judged(prepare(toy), root)
    assert [f.rule for f in first.failures] == ["KIT-003"]
    assert judged(prepare(toy), root) == first


def test_projects_of_one_call_are_all_remembered(toy: Path, make: Make, decided: list[str]) -> None:
    compiled = prepare(toy)
    roots = [make({"pmo/log.yaml": GOOD.replace("A", name)}).root for name in "ABC"]
    for root in roots:
        judged(compiled, root)
    decided.clear()
    for root in roots:
        judged(prepare(toy), root)
    assert decided == []


def test_a_changed_standard_decides_anew(
    toy: Path, make: Make, decided: list[str], copied: Any
) -> None:
    standard, root = copied({}), make({"pmo/log.yaml": GOOD}).root
    judged(prepare(standard), root)
    for schema in standard.rglob("log/v1.0.json"):
        schema.write_text(schema.read_text() + " ")
    compiled = prepare(standard)
    decided.clear()
    judged(compiled, root)
    assert "log" in decided


def test_another_engine_decides_anew(
    toy: Path, make: Make, decided: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make({"pmo/log.yaml": GOOD}).root
    judged(prepare(toy), root)
    monkeypatch.setattr("pmo_kit.engine.cache.engine_build", lambda: "another")
    decided.clear()
    judged(prepare(toy), root)
    assert "log" in decided


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"rubbish\n", b"\n" * 9])
def test_a_damaged_memory_is_harmless(kept: Path, toy: Path, make: Make, text: bytes) -> None:
    root = make({"pmo/log.yaml": BAD}).root
    judged(prepare(toy), root)
    (file,) = kept.glob("*.accepted")
    file.write_bytes(text)
    assert [f.rule for f in judged(prepare(toy), root).failures] == ["KIT-003"]


def test_a_memory_that_grew_too_large_begins_anew(
    kept: Path, toy: Path, make: Make, decided: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make({"pmo/log.yaml": GOOD}).root
    judged(prepare(toy), root)
    monkeypatch.setattr("pmo_kit.engine.cache.MOST", 10)
    decided.clear()
    judged(prepare(toy), root)
    assert "log" in decided


def test_a_memory_does_not_grow_while_many_are_judged(
    kept: Path, toy: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmo_kit.engine.cache.MOST", most := 5 * LINE)
    compiled, sizes = prepare(toy), set[int]()
    for number in range(12):
        judged(compiled, make({"pmo/log.yaml": f"{GOOD}# {number}\n"}).root)
        (file,) = kept.glob("*.accepted")
        sizes.add(len(file.read_text().splitlines()) - 1)
    assert max(sizes) > 2 and max(sizes) * LINE <= most


def test_a_memory_that_cannot_be_written_is_harmless(kept: Path, toy: Path, make: Make) -> None:
    root = make({"pmo/log.yaml": GOOD}).root
    compiled = prepare(toy)
    for file in kept.iterdir():
        file.unlink()
    kept.rmdir()
    assert not judged(compiled, root).failures


@pytest.mark.posix
@pytest.mark.parametrize("make_other", [os.mkfifo, lambda path: os.symlink("/dev/full", path)])
def test_a_memory_that_is_no_plain_file_is_neither_read_nor_written_through(
    kept: Path, toy: Path, make: Make, make_other: Callable[[Path], None]
) -> None:
    root = make({"pmo/log.yaml": GOOD}).root
    compiled = prepare(toy)
    (file,) = kept.iterdir()
    memory = file.with_suffix(".accepted")
    make_other(memory)
    assert judged(compiled, root).exit_code == 0
    assert memory.is_file() and not memory.is_symlink()


@pytest.mark.posix
def test_a_memory_that_others_may_write_is_not_believed(
    kept: Path, toy: Path, make: Make, decided: list[str]
) -> None:
    root = make({"pmo/log.yaml": GOOD}).root
    judged(prepare(toy), root)
    (memory,) = kept.glob("*.accepted")
    memory.chmod(0o666)
    decided.clear()
    judged(prepare(toy), root)
    assert "log" in decided
