"""The table "Where a change goes" is true: each row is played in a copy of the repository."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from changes import PLAYS
from changes.kit import Fault, Kit, Play
from once import Once

ROW = re.compile(r"^\| (?!change \|)([^|]+?) \| (.+) \|$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
FILE = re.compile(r"[\w.<>{}-]+(/[\w.<>{}-]*)+|\w+\.(yaml|yml|toml)")
MADE = re.compile(r"make \w+|pmo train pin")
TOGETHER = {
    (play.row, part): fault
    for play in PLAYS
    for part, fault in play.faults.items()
    if not fault.alone
}
ALONE = {
    (play.row, part): fault for play in PLAYS for part, fault in play.faults.items() if fault.alone
}


def rows(page: str) -> dict[str, str]:
    """What each change takes, as the table has it."""
    table = page.partition("\n## Where a change goes\n")[2].partition("\n## ")[0]
    return dict(ROW.findall(table))


def differences(table: dict[str, str], plays: tuple[Play, ...]) -> list[str]:
    """Where table and plays do not agree: rows, files, what is made."""
    played = {play.row: play for play in plays}
    found = [f"no play: {row}" for row in table if row not in played]
    found += [f"no row: {row}" for row in played if row not in table]
    for row, text in table.items():
        if row in played:
            told = {code for code in CODE.findall(text) if FILE.fullmatch(code)}
            made = {code for code in CODE.findall(text) if MADE.fullmatch(code)}
            done = played[row].parts.keys()
            found += [f"{row}: {what} is not played" for what in sorted(told - done)]
            found += [f"{row}: {what} is not told" for what in sorted(done - told)]
            found += [f"{row}: {what}" for what in sorted(made ^ {*played[row].makes})]
    return found


@pytest.fixture(scope="module")
def table(root: Path) -> dict[str, str]:
    return rows((root / "docs/explanation/architecture.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def changed(root: Path, once: Once) -> Kit:
    """A copy of the repository in which every change was made, and what follows from it."""

    def make(folder: Path) -> None:
        kit = Kit.copied(root, folder)
        for play in PLAYS:
            play.make(kit)
        kit.pmo("train", "pin", "--apply")
        kit.generate()
        kit.golden()

    return Kit(once.folder("changed-kit", make))


@pytest.fixture(scope="module")
def complaints(root: Path, once: Once) -> str:
    """What the tests of a copy say in which a part of many changes was left out."""

    def say() -> str:
        kit = Kit.copied(root, once.folder("unfinished-kit", lambda _: None))
        for play in PLAYS:
            parts = {part for row, part in TOGETHER if row == play.row}
            if parts:
                play.make(kit, parts)
        gates = sorted({fault.gate for fault in TOGETHER.values()})
        return kit.gate(*gates, code=1)

    return str(once.json("complaints", say))


def complaint(said: str, gate: str) -> str:
    """What one test said, or the tests of one file."""
    place, _, name = gate.partition("::")
    parts = re.split(r"^_{3,} (.+?) _{3,}$", said, flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    return "".join(
        text for test, text in told.items() if test.startswith(name) and (name or place in text)
    )


def test_each_row_has_a_play_and_each_play_a_row(table: dict[str, str]) -> None:
    assert len(table) == len(PLAYS)
    assert differences(table, PLAYS) == []


def test_a_row_that_is_not_played_as_it_stands_is_seen(table: dict[str, str]) -> None:
    word = "a word of the glossary"
    planted = {
        **{row: text for row, text in table.items() if row != word},
        "a dance": "`docs/dance.md`",
        "an exercise": table["an exercise"].replace("`make generate`", "`make lock`"),
        "a measure": table["a measure"] + ", `docs/measures.md`",
    }
    assert differences(planted, PLAYS) == [
        "no play: a dance",
        f"no row: {word}",
        "an exercise: make generate",
        "an exercise: make lock",
        "a measure: docs/measures.md is not played",
    ]


@pytest.mark.long
@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.row)
def test_whoever_does_what_a_row_says_sees_the_change(play: Play, changed: Kit) -> None:
    play.look(changed)


@pytest.mark.long
@pytest.mark.parametrize(("row", "part"), TOGETHER)
def test_a_part_that_was_left_out_is_noticed(row: str, part: str, complaints: str) -> None:
    fault = TOGETHER[row, part]
    assert fault.says in complaint(complaints, fault.gate), complaints


@pytest.mark.long
@pytest.mark.parametrize(("row", "part"), ALONE)
def test_a_part_that_is_left_out_alone_is_noticed(
    row: str, part: str, root: Path, tmp_path: Path
) -> None:
    fault: Fault = ALONE[row, part]
    kit = Kit.copied(root, tmp_path)
    next(play for play in PLAYS if play.row == row).make(kit, {part})
    if fault.generated:
        kit.generate()
    assert fault.says in kit.gate(fault.gate, code=1)
