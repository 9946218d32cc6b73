"""What the kit learns from git, in repositories of every state."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pmo_kit.git import Git, GitError, toplevel

from .conftest import Run


def write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def texts(git: Git, prefix: str = "") -> dict[str, str]:
    entries = git.index_files(prefix)
    blobs = git.read_blobs(entry.blob for entry in entries)
    return {entry.path: blobs[entry.blob].decode() for entry in entries}


def test_a_folder_outside_any_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError) as caught:
        toplevel(tmp_path)
    assert caught.value.message == "This folder is in no git repository."
    assert caught.value.remedy == "Run `git init` first."


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="There is no folder"):
        toplevel(tmp_path / "nowhere")


def test_no_git_on_the_machine(
    repository: Path, git: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="Git is not installed"):
        toplevel(repository)


def test_the_root_is_found_from_any_folder_inside(repository: Path, git: Run) -> None:
    inner = repository / "pmo" / "reports"
    inner.mkdir(parents=True)
    assert toplevel(inner) == repository
    assert Git(inner).root == repository


def test_a_repository_without_commits(repository: Path, git: Run) -> None:
    assert Git(repository).head() is None
    assert Git(repository).index_files() == []
    assert Git(repository).read_blobs([]) == {}


def test_the_commit_that_is_checked_out(repository: Path, git: Run) -> None:
    git("commit", "-q", "--allow-empty", "-m", "first")
    assert Git(repository).head() == git("rev-parse", "HEAD")


def test_the_index_holds_what_was_added_and_nothing_else(repository: Path, git: Run) -> None:
    write(repository, "pmo.yaml", "id: x\n")
    write(repository, "pmo/log.yaml", "risks: []\n")
    git("add", ".")
    write(repository, "pmo/log.yaml", "risks: [changed]\n")
    write(repository, "pmo/new.yaml", "untracked\n")
    assert texts(Git(repository)) == {"pmo.yaml": "id: x\n", "pmo/log.yaml": "risks: []\n"}


@pytest.mark.parametrize("hashes", ["sha1", "sha256"])
def test_what_was_only_announced_is_not_in_the_index(
    repository: Path, git: Run, hashes: str
) -> None:
    shutil.rmtree(repository / ".git")
    git("init", "-q", f"--object-format={hashes}")
    for path in ("pmo/empty.yaml", "pmo/announced.yaml", "pmo/void.yaml", "other/announced.yaml"):
        write(repository, path, "" if "announced" not in path else "a: 1\n")
    git("add", "pmo/empty.yaml")
    git("add", "-N", "pmo/announced.yaml", "pmo/void.yaml", "other/announced.yaml")
    assert texts(Git(repository)) == {"pmo/empty.yaml": ""}
    assert texts(Git(repository), "pmo/") == {"pmo/empty.yaml": ""}
    git("add", "other/announced.yaml")
    assert texts(Git(repository)) == {"other/announced.yaml": "a: 1\n", "pmo/empty.yaml": ""}


def test_a_part_of_the_index(repository: Path, git: Run) -> None:
    write(repository, "a/x", "1")
    write(repository, "ab/x", "2")
    git("add", ".")
    assert list(texts(Git(repository), "a")) == ["a/x"]
    assert list(texts(Git(repository), "a/")) == ["a/x"]
    assert list(texts(Git(repository), ".")) == ["a/x", "ab/x"]
    assert texts(Git(repository / "a"), "ab") == {"ab/x": "2"}


def test_odd_names_are_read_as_they_are(repository: Path, git: Run) -> None:
    names = ["--help", "-rf", "ä ö", "*", "a\nb", ':(top)"', "日本"]
    for name in names:
        write(repository, f"pmo/{name}", name)
    git("add", ".")
    assert texts(Git(repository), "pmo") == {f"pmo/{name}": name for name in sorted(names)}
    assert texts(Git(repository), "pmo/*") == {"pmo/*": "*"}
    assert texts(Git(repository), "--help") == {}


@pytest.mark.posix
def test_a_symbolic_link_shows_where_it_leads(repository: Path, git: Run) -> None:
    (repository / "charter.md").symlink_to("/etc/passwd")
    git("add", ".")
    (entry,) = Git(repository).index_files()
    assert (entry.is_link, entry.is_file) == (True, False)
    assert Git(repository).read_blobs([entry.blob]) == {entry.blob: b"/etc/passwd"}


def test_an_unresolved_merge_shows_all_sides(repository: Path, git: Run) -> None:
    write(repository, "log.yaml", "base\n")
    git("add", ".")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "other")
    write(repository, "log.yaml", "theirs\n")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    write(repository, "log.yaml", "ours\n")
    git("commit", "-qam", "ours")
    git("merge", "-q", "other", fails=True)
    entries = Git(repository).index_files()
    assert [(entry.path, entry.stage) for entry in entries] == [("log.yaml", n) for n in (1, 2, 3)]
    assert all(entry.in_conflict for entry in entries)


def test_contents_and_sizes_come_back_exactly(repository: Path, git: Run) -> None:
    contents = [b"", b"\n", b"\0\n\xff", b"x" * 100_000, b"missing\n"]
    for number, content in enumerate(contents):
        (repository / str(number)).write_bytes(content)
    git("add", ".")
    reader = Git(repository)
    blobs = [entry.blob for entry in reader.index_files()]
    read = reader.read_blobs([*blobs, *blobs])
    assert [read[blob] for blob in blobs] == contents
    assert reader.blob_sizes(blobs) == {b: len(c) for b, c in zip(blobs, contents, strict=True)}


@pytest.mark.parametrize("wanted", ["--help", "HEAD", "0" * 39, "main:log.yaml", ""])
def test_only_full_ids_are_asked_for(repository: Path, git: Run, wanted: str) -> None:
    with pytest.raises(GitError, match="is no id of a git object"):
        Git(repository).read_blobs([wanted])


def test_an_object_that_is_missing(repository: Path, git: Run) -> None:
    with pytest.raises(GitError, match="The repository lacks the object 0000") as caught:
        Git(repository).read_blobs(["0" * 40])
    assert caught.value.remedy == "Run `git fsck` there."
    with pytest.raises(GitError, match="lacks the object"):
        Git(repository).blob_sizes(["0" * 40])


def test_a_broken_index_is_told_in_gits_words(repository: Path, git: Run) -> None:
    (repository / ".git" / "index").write_bytes(b"DIRC no index at all")
    with pytest.raises(GitError, match=r"Git could not do `ls-files`: .*index file smaller"):
        Git(repository).index_files()
