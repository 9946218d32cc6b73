"""The commit hook, run by the real pre-commit in a real repository, with a clone as the kit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from once import Once
from repositories import Repository

pytestmark = [pytest.mark.e2e, pytest.mark.long]

BROKEN = ("likelihood: 3", "likelihood: 9")


@pytest.fixture(scope="module")
def first(hook_kit: Path, hook_world: dict[str, str], once: Once) -> Repository:
    """A finished project, committed through its own hook."""
    revision = Repository(hook_kit, hook_world).git("rev-parse", "HEAD").strip()

    def make(place: Path) -> None:
        made = Repository(place / "made", hook_world)
        command = [sys.executable, "-m", "pmo_kit", "new", "hidden-number", "--no-input"]
        answers = ["-o", str(made.path), "--set", f"kit={hook_kit}", "--set", f"kit_rev={revision}"]
        subprocess.run(
            [*command, *answers],
            cwd=hook_kit,
            env={**hook_world, "PYTHONPATH": str(hook_kit / "src")},
            capture_output=True,
            check=True,
        )
        made.git("init", "--quiet")
        assert made.run("pre-commit", "install").returncode == 0
        made.git("add", "--all")
        said = made.commit()
        assert "Passed" in said

    return Repository(once.folder("hook-project", make) / "made", hook_world)


@pytest.fixture
def project(first: Repository, tmp_path: Path) -> Iterator[Repository]:
    """A copy of that project to work in."""
    copy = tmp_path / "made"
    shutil.copytree(first.path, copy)
    yield Repository(copy, first.world)


def test_a_planted_defect_stops_the_commit_and_names_its_line(project: Repository) -> None:
    project.change("pmo/log.yaml", *BROKEN)
    project.git("add", "--all")
    said = project.commit(expect=1)
    lines = (project.path / "pmo/log.yaml").read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if BROKEN[1] in text)
    assert f"pmo/log.yaml:{line}:" in said
    assert "KIT-003" in said
    project.change("pmo/log.yaml", *reversed(BROKEN))
    project.change("README.md", "## Try it", "## Try it yourself")
    project.git("add", "--all")
    project.commit()


def test_what_is_staged_is_judged_not_what_lies_in_the_folder(project: Repository) -> None:
    project.change("pmo/log.yaml", *BROKEN)
    project.change("README.md", "## Try it", "## Try it yourself")
    project.git("add", "README.md")
    project.commit()
    project.git("add", "pmo/log.yaml")
    project.change("pmo/log.yaml", *reversed(BROKEN))
    assert "KIT-003" in project.commit(expect=1)


def test_a_commit_that_only_deletes_the_charter_is_caught(project: Repository) -> None:
    project.git("rm", "--quiet", "pmo/charter.md")
    said = project.commit(expect=1)
    assert "KIT-004" in said
    assert "charter" in said


def test_what_went_past_the_hook_is_missed_by_the_next_commit(project: Repository) -> None:
    had = project.git("rev-parse", "--short=8", "HEAD").strip()
    project.git("rm", "--quiet", "pmo/charter.md")
    project.git("commit", "--quiet", "--no-verify", "-m", "Quietly")
    project.change("README.md", "## Try it", "## Try it yourself")
    project.git("add", "--all")
    assert f"git checkout {had} -- pmo/charter.md" in " ".join(project.commit(expect=1).split())
    project.git("checkout", had, "--", "pmo/charter.md")
    project.commit()


def test_untracked_files_satisfy_nothing(project: Repository) -> None:
    project.git("rm", "--quiet", "--cached", "pmo/charter.md")
    assert (project.path / "pmo/charter.md").is_file()
    assert "KIT-004" in project.commit(expect=1)


def test_changed_approved_content_is_caught(project: Repository) -> None:
    project.change("pmo/charter.md", "at most 7 guesses, by a program", "7 guesses, by a program")
    project.git("add", "--all")
    said = project.commit(expect=1)
    assert "KIT-005" in said
    assert "pmo/charter.md:" in said


def test_what_only_time_caused_does_not_stop_a_commit_of_code(project: Repository) -> None:
    """In executing, months later, everything is overdue: `pmo check` says so, the hook does not."""
    made = project.path / "pmo"
    for stale in ("reports/SR-3.yaml", "reviews/GR-2.yaml"):
        (made / stale).unlink()
    golden = Path(__file__).parents[2] / "standards/core/golden/T1/executing"
    for name in ("pmo.yaml", "pmo/plan.yaml", "pmo/log.yaml", "pmo/charter.md"):
        shutil.copy2(golden / name, project.path / name)
    project.git("add", "--all")
    said = project.commit()
    assert "Passed" in said
    check = [sys.executable, "-m", "pmo_kit", "check", str(project.path)]
    source = str(Path(__file__).parents[2] / "src")
    full = subprocess.run(
        check,
        cwd=project.path,
        env={**project.world, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=False,
    )
    assert full.returncode == 1, full.stdout
    assert "RISK-002" in full.stdout  # the response to R-01 is overdue
    (project.path / "code.txt").write_text("work\n", encoding="utf-8")
    project.git("add", "--all")
    project.commit()


def test_a_commit_of_anything_else_passes(project: Repository) -> None:
    (project.path / "notes.txt").write_text("notes\n", encoding="utf-8")
    project.git("add", "--all")
    assert "Passed" in project.commit()


def test_the_hook_runs_from_a_bare_address_too(project: Repository, hook_kit: Path) -> None:
    answer = project.run("pre-commit", "try-repo", str(hook_kit), "pmo-check", "--all-files")
    assert answer.returncode == 0, answer.stdout + answer.stderr
