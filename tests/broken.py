"""Projects to compare two ways of checking on: the sound ones, and one broken in many ways."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

GOLDEN = Path(__file__).resolve().parents[1] / "standards" / "core" / "golden"
INDEX = yaml.safe_load((GOLDEN / "index.yaml").read_bytes())
EXECUTING = next(each for each in INDEX if each["folder"] == "T1/executing")


def _edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(project: Path) -> None:
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer says {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


BROKEN: dict[str, Callable[[Path], object]] = {
    "no charter": lambda project: (project / "pmo" / "charter.md").unlink(),
    "a word that is none": _edit("pmo/log.yaml", "status: open", "status: opne"),
    "a key twice": _edit(
        "pmo/plan.yaml", "status: approved\n", "status: approved\nstatus: draft\n"
    ),
    "an unknown key": _edit("pmo.yaml", "phase:", "phaze: x\nphase:"),
    "an unknown edition": _edit("pmo.yaml", "edition: '1.0'", "edition: '7.0'"),
    "another standard": _edit("pmo.yaml", "standard: core", "standard: acme"),
    "an unknown schema": _edit("pmo/log.yaml", "log/v1", "lgo/v1"),
    "a changed plan": _edit("pmo/plan.yaml", "budget: ", "budget: 1"),
    "not UTF-8": lambda project: (project / "pmo" / "note.md").write_bytes(b"\xff\xfe\x00"),
    "a number too long": _edit("pmo/plan.yaml", "budget: ", "budget: " + "9" * 40),
    "no manifest": lambda project: (project / "pmo.yaml").unlink(),
    "odd characters": _edit("pmo/log.yaml", "status: open", "status: Grüße 😀 \u2028"),
}


# No YAML at all: each reader says in its own words where it gave up.
UNREADABLE: dict[str, Callable[[Path], object]] = {
    "an open bracket": _edit("pmo/log.yaml", "risks:", "risks: [{"),
    "a tab": _edit("pmo/plan.yaml", "  version:", "\tversion:"),
    "an open quote": _edit("pmo/log.yaml", "title: ", 'title: "'),
}


def outside_git(name: str, place: Path) -> Path:
    """A copy of a golden project where git knows no past of it, as in the browser."""
    return Path(shutil.copytree(GOLDEN / name, place / Path(name).name))


def comparable(report: dict[str, Any]) -> dict[str, Any]:
    """A report without the words and the line by which a reader says where it gave up."""
    for each in report["reports"]:
        for finding in each["findings"]:
            if finding["rule"] == "KIT-001":
                for part in ("message", "fix", "excerpt"):
                    assert finding.pop(part)
                assert finding["location"]["line"] > 1
                finding["location"] = finding["location"]["path"]
    return report
