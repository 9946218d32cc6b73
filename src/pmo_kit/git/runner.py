"""Runs git with everything off by which a repository or a user's settings could run a program."""

from __future__ import annotations

import os
import select
import selectors
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from pmo_kit._files.system_refusals import reason_of, remedy_for_reading
from pmo_kit.git.odd_files import odd_file, shown, unreadable
from pmo_kit.results.error import KitError

LIMIT_SECONDS = 30.0
"""So long one call of git may be waited for."""
PATIENCE_SECONDS = 0.25
"""After this time without a word, a repository is searched for what git would wait for forever."""
PIECE_BYTES = 64 * 1024
"""What git says is handed on in pieces of at most so many bytes."""

KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE")
FIXED = {
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
PREFIX = ["--no-pager", "--no-replace-objects"]
for _setting in _SETTINGS:
    PREFIX += ["-c", _setting]


class GitError(KitError):
    """Git is missing, failed, or took too long."""


class NoRepository(GitError):
    """There is no repository here, or no git on this machine that could read one."""


def run(
    folder: Path,
    *arguments: str,
    meant: Mapping[str, str] | None = None,
    limit: float = LIMIT_SECONDS,
) -> bytes:
    """What a git command prints when run in a folder; raises `GitError` where it fails.

    `meant` are variables that name a repository or an index.
    """
    return b"".join(pieces(folder, *arguments, meant=meant, limit=limit))


def pieces(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    meant: Mapping[str, str] | None = None,
    silent: bool = False,
    limit: float = LIMIT_SECONDS,
) -> Generator[bytes, None, None]:
    """The same piece by piece, while git still works; whoever closes it ends git.

    `silent` says that exit code 1 without a word is an answer too: nothing.
    """
    code, complaint = yield from _call(folder, arguments, stdin, meant or {}, (), limit)
    if b"dubious ownership" in complaint:
        trusted = _trusted(folder, limit)
        if trusted:
            call = _call(folder, arguments, stdin, meant or {}, trusted, limit)
            code, complaint = yield from call
    if code and not (silent and code == 1 and not complaint):
        raise _failure(folder, arguments, complaint)


def _call(
    folder: Path,
    arguments: Sequence[str],
    stdin: bytes,
    meant: Mapping[str, str],
    trusted: Sequence[str],
    limit: float,
) -> Generator[bytes, None, tuple[int, bytes]]:
    """Yields what git prints; in the end its exit code, and what it complains of."""
    if _waited and (odd := odd_file(folder, meant)) in _waited:
        raise _waiting(odd, folder)
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    trust = [word for entry in trusted for word in ("-c", f"safe.directory={entry}")]
    try:
        with subprocess.Popen(
            [program(), *PREFIX, *trust, *arguments],
            cwd=folder,
            env={**kept, **meant, **FIXED},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as git:
            try:
                complaint = yield from _answer(git, folder, stdin, meant, limit)
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
    return git.returncode, complaint


def _answer(
    git: subprocess.Popen[bytes],
    folder: Path,
    stdin: bytes,
    meant: Mapping[str, str],
    limit: float,
) -> Generator[bytes, None, bytes]:
    """Yields what git says and returns what it complains of.

    Only the time counts in which git is waited for. Raises `GitError` where it would wait forever.
    """
    if sys.platform == "win32":  # pipes cannot be waited for there
        return (yield from _answer_at_once(git, folder, stdin, meant, limit))
    assert git.stdin and git.stdout and git.stderr
    complaint, unsent, left, patience = b"", memoryview(stdin), limit, PATIENCE_SECONDS
    with selectors.DefaultSelector() as pipes:
        pipes.register(git.stdin, selectors.EVENT_WRITE)
        pipes.register(git.stdout, selectors.EVENT_READ)
        pipes.register(git.stderr, selectors.EVENT_READ)
        while pipes.get_map():
            began = time.monotonic()
            ready = pipes.select(min(left, patience))
            left -= time.monotonic() - began
            if left <= 0:
                raise subprocess.TimeoutExpired(git.args, limit)
            if not ready:
                _require_plain_files(folder, meant)
                patience = left
            for key, _ in ready:
                if key.fileobj is git.stdin:
                    unsent = unsent[_sent(key.fd, unsent) :]
                    if not unsent:
                        pipes.unregister(git.stdin)
                        git.stdin.close()
                    continue
                piece = os.read(key.fd, PIECE_BYTES)
                if not piece:
                    pipes.unregister(key.fileobj)
                elif key.fileobj is git.stdout:
                    yield piece
                else:
                    complaint += piece
    git.wait(left)
    return complaint


def _sent(pipe: int, unsent: memoryview) -> int:
    """How many bytes git takes without being waited for; all where it reads no more."""
    try:
        return os.write(pipe, unsent[: select.PIPE_BUF])
    except BrokenPipeError:
        return len(unsent)


def _answer_at_once(
    git: subprocess.Popen[bytes],
    folder: Path,
    stdin: bytes,
    meant: Mapping[str, str],
    limit: float,
) -> Generator[bytes, None, bytes]:
    try:
        said, complaint = git.communicate(stdin, timeout=min(limit, PATIENCE_SECONDS))
    except subprocess.TimeoutExpired:
        _require_plain_files(folder, meant)
        said, complaint = git.communicate(timeout=max(limit - PATIENCE_SECONDS, 0))
    yield said
    return complaint


def _require_plain_files(folder: Path, meant: Mapping[str, str]) -> None:
    """Raises `GitError` where a repository holds what git would wait for forever."""
    odd = odd_file(folder, meant)
    if odd:
        _waited.add(odd)
        raise _waiting(odd, folder)


def _waiting(odd: str, folder: Path) -> GitError:
    return GitError(
        f"{shown(odd, folder)} is no plain file, so git would wait for it without end.",
        "Remove it, or clone the repository again.",
    )


def program() -> str:
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
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        done = subprocess.run(
            [program(), "config", scope, "-z", "--get-all", "safe.directory"],
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
            "Fix the file `.git`, or clone the repository again.",
        )
    if "not a git repository" in said:
        broken = unreadable(folder)
        if broken:
            return GitError(
                f"{shown(broken, folder)} is nothing that git can read.",
                "Fix or remove it, or clone the repository again.",
            )
        return NoRepository("This folder is in no git repository.", "Run `git init` first.")
    last = said.rsplit("\n", 1)[-1].removeprefix("fatal: ")[:300]
    return GitError(
        f"Git could not do `{_command(arguments)}`: {last or 'no reason given'}.",
        "Run `git status` in this folder and fix what it names.",
    )


def _command(arguments: Sequence[str]) -> str:
    """Which of git's commands is run: what comes after its settings."""
    return next((word for word in arguments if word[0] != "-" and "=" not in word), "git")
