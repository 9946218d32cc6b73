"""Runs git with everything off by which a repository or a user's settings could run a program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from pmo_kit.results.error import KitError

LIMIT_SECONDS = 30.0
"""One call of git may take this long."""

_KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE")
_FIXED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "cat",
    "GIT_EDITOR": "false",
    "GIT_ASKPASS": "",
    "GIT_SSH_COMMAND": "false",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    f"core.excludesFile={os.devnull}",
    "core.pager=cat",
    "core.askPass=",
    "core.sshCommand=false",
    "core.untrackedCache=false",
    "credential.helper=",
    "diff.external=",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
    "protocol.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
)
_PREFIX = ["--no-pager", "--no-replace-objects"]
for _setting in _SETTINGS:
    _PREFIX += ["-c", _setting]


class GitError(KitError):
    """Git is missing, failed, or took too long."""


def run(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    meant: Mapping[str, str] | None = None,
    silent: bool = False,
    limit: float = LIMIT_SECONDS,
) -> bytes:
    """What a git command prints when run in a folder; raises `GitError` where it fails.

    `meant` are variables that name a repository or an index. `silent` says that exit code 1
    without a word is an answer too: nothing.
    """
    done = _call(folder, arguments, stdin, meant or {}, (), limit)
    if b"dubious ownership" in done.stderr:
        trusted = _trusted(folder, limit)
        done = _call(folder, arguments, stdin, meant or {}, trusted, limit) if trusted else done
    if done.returncode and not (silent and done.returncode == 1 and not done.stderr):
        raise _failure(arguments[0], done.stderr)
    return done.stdout


def _call(
    folder: Path,
    arguments: Sequence[str],
    stdin: bytes,
    meant: Mapping[str, str],
    trusted: Sequence[str],
    limit: float,
) -> subprocess.CompletedProcess[bytes]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    trust = [word for entry in trusted for word in ("-c", f"safe.directory={entry}")]
    try:
        return subprocess.run(
            [_program(), *_PREFIX, *trust, *arguments],
            cwd=folder,
            env={**kept, **meant, **_FIXED},
            input=stdin,
            capture_output=True,
            timeout=limit,
            check=False,
        )
    except (FileNotFoundError, NotADirectoryError):
        if not folder.is_dir():
            raise GitError(f"There is no folder {folder}.", "Name a folder that exists.") from None
        raise GitError("Git is not installed.", "Install git, or check a folder instead.") from None
    except subprocess.TimeoutExpired:
        raise GitError(
            f"Git took longer than {limit:g} seconds ({arguments[0]}).",
            "Try again; if it stays slow, run `git gc` in the repository.",
        ) from None


def _program() -> str:
    """Git's own program; raises `FileNotFoundError` where there is none.

    Windows would look into the current folder first, and a project may have a `git.exe` there.
    """
    if sys.platform == "win32":
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            place = os.path.join(folder.strip('"'), "git.exe")
            if os.path.isabs(place) and os.path.isfile(place):
                return place
        raise FileNotFoundError("git.exe")
    return "git"


def _trusted(folder: Path, limit: float) -> list[str]:
    """The folders that this user and this machine trust although others own them."""
    found: list[str] = []
    for scope in ("--global", "--system"):
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        done = subprocess.run(
            [_program(), "config", scope, "-z", "--get-all", "safe.directory"],
            cwd=folder.anchor or folder,
            env=kept,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limit,
            check=False,
        )
        found += done.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return found


def _failure(command: str, stderr: bytes) -> GitError:
    said = stderr.decode(errors="replace").strip()
    if "dubious ownership" in said:
        return GitError(
            "The repository belongs to another user, so git does not read it.",
            "Clone it under your own account, or change its owner.",
        )
    if "not a git repository" in said:
        return GitError("This folder is in no git repository.", "Run `git init` first.")
    last = said.rsplit("\n", 1)[-1].removeprefix("fatal: ")[:300]
    return GitError(
        f"Git could not do `{command}`: {last or 'no reason given'}.",
        "Run `git status` in this folder and mend what it names.",
    )
