"""Facts stand for a content only where no later change could have left the same facts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit._files import file_facts
from pmo_kit._files.file_facts import GRANULE, NotNoted, facts_of, noted, settled, stay

LATER = 2**62
"""A moment after all that a test writes."""


@pytest.mark.posix
def test_facts_stand_for_a_content_that_is_older_than_a_granule() -> None:
    began = 100 * GRANULE
    for changed, moved in ((98, 98), (98, 99), (99, 98), (100, 98), (98, 101)):
        facts = [0o100644, 7, 3, changed * GRANULE, moved * GRANULE]
        stands = max(changed, moved) < 99
        assert settled(facts, began) == (facts if stands else [])
    assert settled(None, began) == []


def test_on_windows_no_facts_stand_for_a_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert settled([0o100644, 7, 3, 1, 1], LATER) == []


@pytest.mark.posix
def test_what_stays_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, absent, held = tmp_path / "there", tmp_path / "absent", tmp_path / "held"
    there.write_text("1")
    held.mkdir()
    (held / "inner").write_text("2")
    every = [noted(str(path), LATER) for path in (there, absent, absent / "below", held)]
    assert [bool(digest) for _, digest, _ in every] == [True, False, False, True]
    assert stay(every, LATER) is False
    monkeypatch.setattr(file_facts, "content", lambda path: pytest.fail(path))
    assert stay(every[:3], LATER) is False


@pytest.mark.posix
def test_what_was_touched_and_holds_the_same_gets_its_new_facts(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("1")
    every = [noted(str(file), LATER)]
    os.utime(file, ns=(5, 5))
    assert stay(every, LATER) is True and every[0][2] == facts_of(str(file))
    assert stay(every, LATER) is False
    assert stay([noted(str(file), 0)], 0) is False  # too new: read, and equal


@pytest.mark.posix
@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_text("2"),
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.mkdir(), (file / "x").touch()),
        lambda file: os.utime(file, ns=(1, 1)) or file.write_text("3"),
    ],
)
def test_a_change_is_noticed(tmp_path: Path, change: Callable[[Path], object]) -> None:
    file = tmp_path / "file"
    file.write_text("1")
    every = [noted(str(file), LATER)]
    change(file)
    assert stay(every, LATER) is None


@pytest.mark.posix
def test_what_comes_is_noticed(tmp_path: Path) -> None:
    every = [noted(str(tmp_path / "file"), LATER)]
    (tmp_path / "file").touch()
    assert stay(every, LATER) is None


@pytest.mark.posix
def test_a_link_or_a_pipe_is_not_noted_and_nothing_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("file")
    for name in ("pipe", "link"):
        with pytest.raises(NotNoted):
            noted(str(tmp_path / name), LATER)
        assert facts_of(str(tmp_path / name)) is None
