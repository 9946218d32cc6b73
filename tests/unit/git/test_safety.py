"""A repository that asks git to run programs: none of them runs, and nothing reaches a network."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pmo_kit.git import Git, GitError, toplevel
from pmo_kit.git import runner as runner_module

from .conftest import Run

pytestmark = pytest.mark.posix

ASKING = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.evil.command",
    "diff.evil.textconv",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "gpg.program",
    "pager.ls-files",
    "pager.cat-file",
    "uploadpack.packObjectsHook",
)
ALIASES = ("ls-files", "cat-file", "rev-parse")


@pytest.fixture
def evil(repository: Path, git: Run, tmp_path: Path) -> Path:
    """Makes the repository hostile; the file returned comes to exist if any of it runs."""
    ran = tmp_path / "ran"
    script = tmp_path / "evil.sh"
    script.write_text(f'#!/bin/sh\necho "$0 $@" >> {ran}\nexit 1\n')
    script.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-commit"):
        (hooks / name).symlink_to(script)
    (repository / ".gitattributes").write_text("* filter=evil diff=evil\n")
    (repository / "log.yaml").write_text("risks: []\n")
    git("add", ".")
    git("commit", "-qm", "start")
    for name in ASKING:
        git("config", name, str(script))
    for name in ALIASES:
        git("config", f"alias.{name}", f"!{script}")
    git("config", "core.hooksPath", str(hooks))
    (repository / "log.yaml").write_text("risks: [changed]\n")
    return ran


def test_reading_runs_nothing_of_the_repositorys(repository: Path, evil: Path) -> None:
    git = Git(repository)
    entries = git.index_files()
    git.read_blobs(entry.blob for entry in entries)
    git.blob_sizes(entry.blob for entry in entries)
    assert git.head()
    assert not evil.exists()


def test_the_trap_is_a_trap(repository: Path, evil: Path, git: Run) -> None:
    subprocess.run(["git", "status"], cwd=repository, capture_output=True, check=False)
    assert evil.exists()


@pytest.mark.parametrize("remote", ["ext::{script} x", "{folder}", "ssh://-oProxyCommand=x/y"])
def test_a_missing_object_is_not_fetched_from_a_promised_remote(
    repository: Path, evil: Path, git: Run, tmp_path: Path, remote: str
) -> None:
    address = remote.format(script=tmp_path / "evil.sh", folder=tmp_path)
    git("config", "extensions.partialClone", "origin")
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "protocol.allow", "always")
    git("config", "remote.origin.url", address)
    git("config", "remote.origin.promisor", "true")
    git("config", "remote.origin.uploadpack", str(tmp_path / "evil.sh"))
    with pytest.raises(GitError):
        Git(repository).read_blobs(["1" * 40])
    assert not evil.exists()


def test_a_bare_repository_hidden_among_the_files_is_not_used(
    repository: Path, git: Run, tmp_path: Path
) -> None:
    hidden = repository / "pmo"
    git("init", "-q", "--bare", str(hidden))
    assert toplevel(repository) == repository
    with pytest.raises(GitError):
        Git(hidden).index_files()


def test_the_callers_settings_do_not_leak_in(
    repository: Path, evil: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = str(tmp_path / "evil.sh")
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "PAGER"):
        monkeypatch.setenv(name, script)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", script)
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    assert Git(repository).index_files()
    assert not evil.exists()
    assert not (tmp_path / "trace").exists()


def test_a_repository_of_another_user_is_read_only_where_this_user_trusts_it(
    repository: Path, git: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("commit", "-q", "--allow-empty", "-m", "x")
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    # How git's own tests pretend that a folder has another owner.
    monkeypatch.setitem(runner_module.FIXED, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitError, match="belongs to another user"):
        Git(repository).head()
    (home / ".gitconfig").write_text(f"[safe]\n\tdirectory = {repository}\n")
    assert Git(repository).head() == git("rev-parse", "HEAD")


def test_git_is_not_waited_for_without_end(
    repository: Path, git: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")
    with pytest.raises(GitError, match=r"Git took longer than 0\.2 seconds"):
        runner_module.run(repository, "rev-parse", limit=0.2)
