"""Runs git with everything off by which a repository or a user's settings could run a program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from pmo_kit._files.system_refusals import reason_of, remedy_for_reading
from pmo_kit.git.odd_files import odd_file, shown, unreadable
from pmo_kit.results.error import KitError

LIMIT_SECONDS = 30.0
"""One call of git may take this long."""
PATIENCE_SECONDS = 0.25
"""After this time without an end, a repository is searched for what git would wait for forever."""

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
_waited: set[str] = set()  # what git has waited for: from then on it is looked for first
_PREFIX = ["--no-pager", "--no-replace-objects"]
for _setting in _SETTINGS:
    _PREFIX += ["-c", _setting]


class GitError(KitError):
    """Git is missing, failed, or took too long."""


class NoRepository(GitError):
    """There is no repository here, or no git on this machine that could read one."""


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
        raise _failure(folder, arguments, done.stderr)
    return done.stdout


def _call(
    folder: Path,
    arguments: Sequence[str],
    stdin: bytes,
    meant: Mapping[str, str],
    trusted: Sequence[str],
    limit: float,
) -> subprocess.CompletedProcess[bytes]:
    if _waited and (odd := odd_file(folder, meant)) in _waited:
        raise _waiting(odd, folder)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    trust = [word for entry in trusted for word in ("-c", f"safe.directory={entry}")]
    try:
        with subprocess.Popen(
            [_program(), *_PREFIX, *trust, *arguments],
            cwd=folder,
            env={**kept, **meant, **_FIXED},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as git:
            try:
                said, complained = _answer(git, folder, stdin, meant, limit)
            except BaseException:
                git.kill()
                raise
    except (FileNotFoundError, NotADirectoryError):
        if not folder.is_dir():
            raise GitError(f"There is no folder {folder}.", "Name a folder that exists.") from None
        raise NoRepository(
            "Git is not installed.", "Install git, or check a folder instead."
        ) from None
    except OSError as error:
        message = f"Git cannot be run here: {reason_of(error)}."
        raise GitError(message, remedy_for_reading(error)) from error
    except subprocess.TimeoutExpired:
        raise GitError(
            f"Git took longer than {limit:g} seconds ({_command(arguments)}).",
            "Try again; if it stays slow, run `git gc` in the repository.",
        ) from None
    return subprocess.CompletedProcess(git.args, git.returncode, said, complained)


def _answer(
    git: subprocess.Popen[bytes],
    folder: Path,
    stdin: bytes,
    meant: Mapping[str, str],
    limit: float,
) -> tuple[bytes, bytes]:
    """What git says and complains of; raises `GitError` at once where it would wait forever."""
    try:
        return git.communicate(stdin, timeout=min(limit, PATIENCE_SECONDS))
    except subprocess.TimeoutExpired:
        odd = odd_file(folder, meant)
        if odd:
            _waited.add(odd)
            raise _waiting(odd, folder) from None
        return git.communicate(timeout=max(limit - PATIENCE_SECONDS, 0))


def _waiting(odd: str, folder: Path) -> GitError:
    return GitError(
        f"{shown(odd, folder)} is no plain file, so git would wait for it without end.",
        "Remove it, or clone the repository again.",
    )


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


def _failure(folder: Path, arguments: Sequence[str], stderr: bytes) -> GitError:
    said = stderr.decode(errors="replace").strip()
    if "dubious ownership" in said:
        return GitError(
            "The repository belongs to another user, so git does not read it.",
            "Clone it under your own account, change its owner, or trust its folder with "
            "`git config --global --add safe.directory DIR`.",
        )
    if "not a git repository: " in said:
        place = said.partition("not a git repository: ")[2].split("\n")[0][:300]
        return GitError(
            f"The repository that this folder names is not there: {place}.",
            "Mend the file `.git`, or clone the repository again.",
        )
    if "not a git repository" in said:
        broken = unreadable(folder)
        if broken:
            return GitError(
                f"{shown(broken, folder)} is nothing that git can read.",
                "Mend or remove it, or clone the repository again.",
            )
        return NoRepository("This folder is in no git repository.", "Run `git init` first.")
    last = said.rsplit("\n", 1)[-1].removeprefix("fatal: ")[:300]
    return GitError(
        f"Git could not do `{_command(arguments)}`: {last or 'no reason given'}.",
        "Run `git status` in this folder and mend what it names.",
    )


def _command(arguments: Sequence[str]) -> str:
    """Which of git's commands is run: what comes after its settings."""
    return next((word for word in arguments if word[0] != "-" and "=" not in word), "git")
