"""What workers share is made once, and made again where making it failed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from once import Once

WORKER = """
import sys
from pathlib import Path
from once import Once

def make(folder):
    with (folder.parent / "made-by").open("a") as log:
        log.write("one\\n")
    (folder / "it").write_text("dear")

print((Once(Path(sys.argv[1])).folder("thing", make) / "it").read_text())
"""


def test_workers_at_the_same_time_make_it_once(root: Path, tmp_path: Path) -> None:
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, tmp_path],
            env={"PYTHONPATH": str(root / "tests")},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    assert {worker.communicate()[0] for worker in workers} == {"dear\n"}
    assert (tmp_path / "made-by").read_text() == "one\n"


def test_what_failed_half_way_is_begun_again(tmp_path: Path) -> None:
    def fails(folder: Path) -> None:
        (folder / "half").touch()
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Once(tmp_path).folder("thing", fails)
    made = Once(tmp_path).folder("thing", lambda folder: (folder / "whole").touch())
    assert [path.name for path in made.iterdir()] == ["whole"]
    assert Once(tmp_path).folder("thing", fails) == made


def test_what_is_given_comes_back(tmp_path: Path) -> None:
    once, given = Once(tmp_path), {"a": [1, "Ü"]}
    assert once.json("data", lambda: given) == once.json("data", dict) == given
