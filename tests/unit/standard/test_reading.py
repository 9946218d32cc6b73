"""A standard that cannot be read, or has not its shape, is refused at its place."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.standard import Rule, StandardError, load

Copied = Callable[[dict[str, Any]], Path]
RULE = "rules/log/TOY-001.yaml"
SCHEMA = "schemas/log/v1.0.json"


def refusal(folder: Path) -> StandardError:
    with pytest.raises(StandardError) as caught:
        load(folder)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("file", "change", "message", "place"),
    [
        ("standard.yaml", "- a\n", "standard.yaml does not hold keys and values.", (1, 1)),
        ("standard.yaml", ("title: A s", "titel: A s"), "titel", (3, 1)),
        ("standard.yaml", ("id: toy", "id: Toy"), "`id`", (2, 5)),
        ("standard.yaml", ('"1.0", status', '"one", status'), "`id`", (5, 10)),
        ("standard.yaml", ("status: current", "status: new"), "status", (5, 25)),
        ("artifacts/brief.yaml", ("life: document", "life: paper"), "life", (6, 7)),
        (RULE, ("level: shall", "level: must"), "level", (3, 8)),
        (RULE, ("why: Large items hide small ones.\n", ""), "why", (1, 1)),
        (RULE, "id: [\n", "", (1, 5)),
        (SCHEMA, "{", "A key in double quotes should stand here.", (1, 2)),
        (SCHEMA, "[" * 100_000, "nested more than 64 levels deep", (1, 65)),
        (SCHEMA, "[]", "is no schema: it has no `$id`", (1, 1)),
        (SCHEMA, '{"$id": 5}', "is no schema: it has no `$id`", (1, 1)),
    ],
)
def test_a_fault_is_told_at_its_place(
    copied: Copied, file: str, change: Any, message: str, place: tuple[int, int]
) -> None:
    folder = copied({file: change})
    error = refusal(folder)
    assert message in error.message
    assert (error.path, error.line, error.column) == (str(folder / file), *place)


def test_a_folder_without_standard_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert error.message == f"There is no standard in {tmp_path}: it has no standard.yaml."


def test_a_file_that_is_no_text_is_refused(copied: Copied) -> None:
    folder = copied({})
    (folder / RULE).write_bytes(b"\xff\xfe")
    assert refusal(folder).path == str(folder / RULE)


@pytest.mark.posix
@pytest.mark.parametrize("file", [RULE, SCHEMA])
def test_a_dangling_link_is_refused(copied: Copied, file: str) -> None:
    folder = copied({file: None})
    (folder / file).symlink_to("nowhere")
    error = refusal(folder)
    assert error.message.endswith("cannot be read: no such file.")
    assert error.path == str(folder / file)


@pytest.mark.posix
def test_what_is_no_file_is_refused_and_not_waited_for(copied: Copied) -> None:
    folder = copied({RULE: None})
    os.mkfifo(folder / RULE)
    assert refusal(folder).message.endswith("cannot be read: no regular file.")


def test_golden_projects_and_skeletons_are_no_part_of_it(copied: Copied) -> None:
    folder = copied({"golden/small/pmo.yaml": "[", "rules/skeletons/x.yaml": "["})
    assert len(load(folder).rules) == 7


def test_what_editors_and_systems_leave_behind_is_no_part_of_a_standard(copied: Copied) -> None:
    whole = load(copied({}))
    folder = copied({})
    for name in ("._TOY-001.yaml", ".#TOY-001.yaml", "~$x.yaml"):
        (folder / "rules/log" / name).write_bytes(b"\0\5\x16\7")
    (folder / "artifacts/.history").mkdir()
    (folder / "artifacts/.history/brief.yaml").write_text("- old\n")
    (folder / "schemas/._log.json").write_bytes(b"\0")
    found = load(folder)
    assert [rule.id for rule in found.rules] == [rule.id for rule in whole.rules]
    assert list(found.kinds) == list(whole.kinds)


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.EACCES, "Correct its permissions."),
        (errno.EMFILE, "Too many files are open: raise the limit (`ulimit -n`), then"),
        (errno.ENFILE, "Too many files are open on this machine: close some"),
        (errno.ENOSPC, "Make room on that disk"),
        (errno.EIO, "Look at that disk or network drive"),
    ],
)
@pytest.mark.parametrize(
    ("asked", "refused", "message"),
    [
        ("read_bytes", RULE, "TOY-001.yaml cannot be read: "),
        ("scandir", "rules", "This folder of the standard cannot be listed: "),
    ],
)
def test_what_the_system_refuses_is_told_with_what_helps(
    copied: Copied,
    monkeypatch: pytest.MonkeyPatch,
    asked: str,
    refused: str,
    message: str,
    number: int,
    remedy: str,
) -> None:
    folder = copied({})
    home: Any = os if asked == "scandir" else Path
    really = getattr(home, asked)

    def refuse(path: Any) -> Any:
        if Path(path) == folder / refused:
            raise OSError(number, os.strerror(number), str(path))
        return really(path)

    monkeypatch.setattr(home, asked, refuse)
    error = refusal(folder)
    assert error.message == f"{message}{os.strerror(number).lower()}."
    assert error.remedy.startswith(remedy)
    assert error.path == str(folder / refused)


def test_a_fix_without_a_finding_names_what_goes_into_it() -> None:
    fix = "Run `split {item.id} --at {parent.meta.size}`: {found}."
    rule = Rule("TOY-001", "Small", "shall", "log", "true", "Large.", "Hides.", fix)
    assert rule.general_fix == "Run `split ID --at SIZE`: FOUND."
