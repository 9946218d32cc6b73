"""Fetching from addresses: what is refused, what ends in time, and what a clone holds then."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from pmo_kit.git.remote import fetch, require_allowed
from pmo_kit.git.runner import GitError

WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *WHO, *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.parametrize(
    "address",
    [
        "https://git.example.org/a.git",
        "ssh://git@git.example.org:22/a.git",
        "git@git.example.org:team/a.git",
        "file:///srv/a.git",
        "https://somebody@git.example.org/a.git",
    ],
)
def test_three_transports_are_open(address: str) -> None:
    require_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch x'",
        "ext::sh%20-c%20x://a",
        "fd::3",
        "http://git.example.org/a.git",
        "git://git.example.org/a.git",
        "--upload-pack=touch x",
        "-oProxyCommand=x:y",
        "ssh://-oProxyCommand=x/y",
        "https://a:secret@git.example.org/a.git",
        "https://git.example.org/a\n.git",
        "file::x",
    ],
)
def test_other_addresses_are_refused_before_git_runs(address: str, tmp_path: Path) -> None:
    with pytest.raises(GitError) as caught:
        fetch(address, "", tmp_path / "clone")
    assert caught.value.remedy
    assert "secret" not in caught.value.message + caught.value.remedy
    assert not (tmp_path / "clone").exists()


def test_an_address_that_never_answers_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(GitError, match="did not answer within"):
            fetch(f"https://127.0.0.1:{port}/a.git", "", tmp_path / "clone", limit=0.7)


def test_a_question_is_told_and_never_asked(tmp_path: Path, monkeypatch) -> None:
    program = tmp_path / "git"
    program.write_text(
        '#!/bin/sh\ncase "$*" in *fetch*) test "$GIT_TERMINAL_PROMPT" = 0 || exit 3\n'
        "echo \"fatal: could not read Username for 'https://x': terminal prompts disabled\" >&2\n"
        "exit 128;; esac\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(GitError, match="asks who you are"):
        fetch("https://git.example.org/a.git", "", tmp_path / "clone")


def test_a_clone_has_all_commits_and_what_text_files_held(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "--quiet", "-b", "main")
    git(origin, "config", "uploadpack.allowFilter", "true")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    for number in range(3):
        (origin / "pmo.yaml").write_text(f"number: {number}\n")
        (origin / "large.bin").write_bytes(bytes([number]) * 1000)
        git(origin, "add", "-A")
        git(origin, "commit", "--quiet", "-m", f"{number}")
    hook = origin / ".git/hooks/post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntouch ran\n")
    clone = tmp_path / "clone"
    first = fetch(f"file://{origin}", "", clone)
    assert first == git(origin, "rev-parse", "HEAD")
    assert (clone / "pmo.yaml").read_text() == "number: 2\n"
    assert git(clone, "rev-list", "--count", first) == "3"
    missing = git(clone, "rev-list", "--objects", "--missing=print", first).split()
    lacking = {word.removeprefix("?") for word in missing if word.startswith("?")}
    assert lacking == {git(origin, "rev-parse", f"HEAD~{back}:large.bin") for back in (1, 2)}
    git(origin, "checkout", "--quiet", "-b", "other")
    (origin / "pmo.yaml").write_text("number: 3\n")
    git(origin, "commit", "--quiet", "-am", "3")
    assert fetch(f"file://{origin}", "main", clone) == first
    assert fetch(f"file://{origin}", "other", clone) == git(origin, "rev-parse", "other")
    assert (clone / "pmo.yaml").read_text() == "number: 3\n"
    with pytest.raises(GitError, match="couldn't find remote ref"):
        fetch(f"file://{origin}", "none", clone)
