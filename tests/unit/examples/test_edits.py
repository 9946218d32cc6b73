"""An example's changes, in memory and as the files' own text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_kit.engine import check
from pmo_kit.engine.prepare_standard import prepare
from pmo_kit.examples.edits import changed, find, written
from pmo_kit.examples.golden import Golden, choose, load_golden
from pmo_kit.project import Snapshot
from pmo_kit.project.paths import PathError
from pmo_kit.standard import StandardError, folder_of, load
from pmo_kit.standard.merge_layers import folders

CORE = load("core")
EXAMPLE = {
    "set": {"log:risks[R-01].impact": 5, "project:tier": "T2"},
    "remove": ["log:risks[R-01].response"],
    "add": {"plan:deliverables[DL-01].criteria": "Plays in the dark"},
}


@pytest.fixture(scope="module")
def golden() -> Golden:
    found, errors = load_golden(folders(folder_of("core").resolve()), prepare("core"))
    assert errors == []
    chosen = choose(found, {})
    assert chosen is not None
    return chosen


def text(snapshot: Snapshot, kind: str) -> str:
    return find(snapshot, kind).document.text


def test_changes_stand_in_the_text_and_remarks_stay(golden: Golden) -> None:
    now = written(golden.snapshot, EXAMPLE, CORE)
    assert "    impact: 5\n" in text(now, "log")
    assert "    response: Hold" not in text(now, "log")
    assert "      - Plays in the dark\n" in text(now, "plan")
    assert "# 50 in tasks, 4 undistributed; 40 before C-01" in text(now, "plan")
    assert now.tier == "T2" and now.manifest is not None and now.manifest.text("tier") == "T2"


def test_text_and_memory_say_the_same(golden: Golden) -> None:
    here, there = changed(golden.snapshot, EXAMPLE), written(golden.snapshot, EXAMPLE, CORE)
    assert [a.document.data for a in here.artifacts] == [a.document.data for a in there.artifacts]


def test_the_golden_project_itself_stays_as_it_was(golden: Golden) -> None:
    before = text(golden.snapshot, "log")
    written(golden.snapshot, EXAMPLE, CORE)
    assert text(golden.snapshot, "log") == before
    report = check(prepare("core"), golden.snapshot, golden.options()).report
    assert not [finding for finding in report.findings if finding.outcome == "failed"]


def test_a_file_that_goes_and_a_text_that_changes(golden: Golden) -> None:
    gone = written(golden.snapshot, {"delete": ["log"]}, CORE)
    assert not gone.of("log")
    swapped = written(golden.snapshot, {"text": {"charter": {"## Need": "## Wish"}}}, CORE)
    assert "## Wish" in text(swapped, "charter")


def test_a_path_that_leads_nowhere_is_refused(golden: Golden) -> None:
    with pytest.raises(PathError):
        written(golden.snapshot, {"set": {"log:risks[R-99].impact": 5}}, CORE)


def test_golden_projects_that_cannot_be_read_are_named_with_their_place(tmp_path: Path) -> None:
    home = tmp_path / "golden"
    home.mkdir()
    (tmp_path / "standard.yaml").write_text("schema: standard/v1\n")
    index = home / "index.yaml"
    index.write_text("- {tier: T1, phase: executing, folder: nowhere, as_of: 2026-01-01}\n- 3\n")
    found, errors = load_golden([home.parent], prepare("core"))
    assert found == []
    assert all(isinstance(error, StandardError) for error in errors)
    assert [(error.line, error.message.split(":")[0]) for error in errors] == [
        (1, "The golden project nowhere cannot be read"),
        (2, "This is no golden project."),
    ]
