"""The files that tell whether a repository's history is as it was: each that git goes by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit._files.file_facts import NotNoted, noted, stay
from pmo_kit.git.history_files import history_files, index_files
from pmo_kit.project.repository_marks import Marks

Run = Callable[..., str]


@pytest.fixture
def state(repository: Path, git: Run) -> Callable[[], bool]:
    """Begins a repository; from then on says whether its files stayed as they were."""
    (repository / "a").write_text("1")
    git("add", "a")
    git("commit", "-qm", "one")
    git("commit", "-qm", "two", "--allow-empty")
    mark = str(repository / ".git")
    files = [noted(path, 0) for path in history_files(mark)]
    return lambda: stay(files, 0) is False


@pytest.mark.parametrize(
    "words",
    [
        ("commit", "-qm", "x", "--allow-empty"),
        ("checkout", "-q", "-b", "other"),
        ("checkout", "-q", "--detach"),
        ("branch", "-m", "another"),
        ("reset", "-q", "--soft", "HEAD~1"),
        ("replace", "HEAD", "HEAD~1"),
        ("config", "core.ignoreCase", "true"),
        ("update-ref", "refs/heads/main", "HEAD~1"),
        ("pack-refs", "--all"),
    ],
)
def test_what_changes_history_changes_them(
    state: Callable[[], bool], git: Run, words: tuple[str, ...]
) -> None:
    assert state()
    git(*words)
    assert not state()


@pytest.mark.parametrize(
    "words", [("status",), ("tag", "x"), ("branch", "x"), ("log",), ("gc", "-q", "--no-prune")]
)
def test_what_leaves_history_alone_leaves_most_of_them(
    state: Callable[[], bool], git: Run, words: tuple[str, ...]
) -> None:
    git(*words)
    assert state() or words[0] == "gc"  # which packs names


@pytest.mark.parametrize("name", ["shallow", "info/grafts"])
def test_what_shows_another_past_is_among_them(
    state: Callable[[], bool], repository: Path, git: Run, name: str
) -> None:
    file = repository / ".git" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(git("rev-parse", "HEAD") + "\n")
    assert not state()


def test_a_further_work_tree_has_its_own_head_and_the_names_of_all(
    state: Callable[[], bool], repository: Path, git: Run
) -> None:
    further = repository.parent / "further"
    git("worktree", "add", "-q", "-b", "other", str(further))
    mark = str(further / ".git")
    files = [noted(path, 0) for path in history_files(mark)]
    git("commit", "-qm", "x", "--allow-empty")
    assert stay(files, 0) is False  # on main, which is checked out elsewhere
    git("-C", str(further), "commit", "-qm", "x", "--allow-empty")
    assert stay(files, 0) is None
    files = [noted(path, 0) for path in index_files(mark)]
    (further / "b").write_text("2")
    git("-C", str(further), "add", "b")
    assert stay(files, 0) is None


def test_a_branch_without_a_commit_is_known_by_its_absence(repository: Path, git: Run) -> None:
    files = [noted(path, 0) for path in history_files(str(repository / ".git"))]
    git("commit", "-qm", "x", "--allow-empty")
    assert stay(files, 0) is None


def test_reftables_are_known_by_the_list_of_tables(repository: Path, git: Run) -> None:
    mark = str(repository / ".git")
    assert f"{mark}/reftable/tables.list" in history_files(mark)


@pytest.mark.parametrize(
    "text",
    [
        "[include]\n\tpath = ../other\n",
        '[IncludeIf "gitdir:~/"]\n\tpath = other\n',
        "[core]\n\tworkTree = ../elsewhere\n",
        "[core] worktree=../elsewhere\n",
    ],
)
def test_settings_that_lead_elsewhere_are_not_relied_on(
    repository: Path, git: Run, text: str
) -> None:
    with (repository / ".git" / "config").open("a") as config:
        config.write(text)
    with pytest.raises(NotNoted):
        history_files(str(repository / ".git"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HEAD", "junk\n"),
        ("HEAD", ""),
        ("HEAD", "ref: refs/../../../x\n"),
        ("commondir", "nowhere"),
    ],
)
def test_what_git_takes_for_no_repository_is_not_relied_on(
    repository: Path, git: Run, name: str, text: str
) -> None:
    (repository / ".git" / name).write_text(text)
    with pytest.raises(NotNoted):
        history_files(str(repository / ".git"))


def test_names_that_lead_in_a_circle_end(repository: Path, git: Run) -> None:
    (repository / ".git" / "refs" / "heads" / "main").write_text("ref: refs/heads/main\n")
    with pytest.raises(NotNoted):
        history_files(str(repository / ".git"))


def test_an_empty_folder_or_file_in_its_place_is_not_relied_on(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(NotNoted):
        history_files(str(tmp_path / ".git"))
    (tmp_path / ".git").rmdir()
    (tmp_path / ".git").touch()
    with pytest.raises(NotNoted):
        history_files(str(tmp_path / ".git"))


def test_the_nearest_is_found_once_for_all_below_it(tmp_path: Path, repository: Path) -> None:
    inner = repository / "a" / "b"
    (inner / "c").mkdir(parents=True)
    marks, here = Marks(), Path(tmp_path).resolve()
    assert marks.of(str(inner)) == marks.of(str(inner / "c")) == ""
    (repository / ".git").mkdir()
    assert marks.of(str(inner)) == ""
    marks, expected = Marks(), str(here / "repository" / ".git")
    assert marks.of(str(inner)) == marks.of(str(inner / "c")) == expected
    assert marks.of(str(repository)) == expected and marks.is_own(expected)
    assert marks.of(str(here)) == "" == marks.of("/")
