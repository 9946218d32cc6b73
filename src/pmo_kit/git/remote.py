"""Fetches repositories from addresses: few transports, no prompts, no hooks, never without end.

An address is data of somebody else. Of git's ways to reach a repository only https and ssh are
open, and `file://` for what lies on this machine: others run programs that an address names.
Commits and trees come whole, contents as they are needed: those of the files as they are now, and
those that files of text once had, so that nothing has to be fetched while a project is judged.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from pmo_kit.git.runner import FIXED, KEPT, PREFIX, GitError, program

TRANSPORTS = ("https", "ssh", "file")
LIMIT_SECONDS = 300.0
"""So long one call of git may take that fetches something."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_SHORT = re.compile(r"(?:[A-Za-z0-9._~-]+@)?[A-Za-z0-9][A-Za-z0-9.-]*:(?!:).+", re.DOTALL)
_PASSWORD = re.compile(r"[^/@]*:[^/@]*@")
_NETWORK = (
    *("SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "http_proxy"),
    *("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"),
)
_OPEN = {
    "GIT_ALLOW_PROTOCOL": ":".join(TRANSPORTS),
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=20",
    "GIT_SSH_VARIANT": "ssh",
    "SSH_ASKPASS_REQUIRE": "never",
    "GCM_INTERACTIVE": "never",
    "GIT_LITERAL_PATHSPECS": "0",
}
_SETTINGS = (
    "credential.interactive=false",
    "fetch.negotiationAlgorithm=default",
    "http.lowSpeedLimit=500",
    "http.lowSpeedTime=30",
    "transfer.fsckObjects=false",
)
_TEXTS = tuple(f":(glob)**/*.{ending}" for ending in ("yaml", "yml", "md", "json", "eml", "txt"))
_REF = "refs/pmo/fetched"
_FETCH = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")


def require_allowed(address: str) -> None:
    """Raises `GitError` where an address is none that may be fetched from."""
    found = _SCHEME.fullmatch(address)
    scheme = found[1].lower() if found else "ssh" if _SHORT.fullmatch(address) else ""
    where = found[2] if found else address
    if not address.isprintable() or address.startswith("-") or where.startswith("-"):
        raise GitError(
            "The address begins with a hyphen or holds what cannot be printed.",
            "Write it as https://host/path or ssh://host/path.",
        )
    if scheme not in TRANSPORTS or "::" in address.partition("/")[0]:
        way = scheme or address.partition(":")[0]
        raise GitError(
            f"Repositories are not fetched by `{way[:40]}`.",
            f"Write an address that begins with {', '.join(f'{t}://' for t in TRANSPORTS)}.",
        )
    if _PASSWORD.match(where):
        raise GitError(
            "The address holds a password, which would stand in each report.",
            "Take it out; git asks a credential helper of yours, or use ssh with a key.",
        )


def fetch(address: str, branch: str, folder: Path, limit: float = LIMIT_SECONDS) -> str:
    """Bring a clone in a folder up to date, or make it: the commit that is checked out then.

    Without a branch it is the one that the repository names as its own. Raises `GitError`.
    """
    require_allowed(address)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ".git").exists():
        _call(folder, limit, "init", "--quiet", "--template=")
    for name, value in (
        ("remote.origin.url", address),
        ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"),
    ):
        _call(folder, limit, "config", name, value)
    wanted = f"refs/heads/{branch}" if branch else "HEAD"
    _call(folder, limit, *_FETCH, "--filter=blob:none", "origin", f"+{wanted}:{_REF}")
    commit = _call(folder, limit, "rev-parse", "--verify", _REF).strip()
    _call(folder, limit, "checkout", "--quiet", "--force", "--detach", commit, lazy=True)
    _fetch_earlier(folder, commit, limit)
    return commit


def _fetch_earlier(folder: Path, commit: str, limit: float) -> None:
    """Fetch at once what files of text held in earlier commits."""
    listed = ("rev-list", "--objects", "--missing=print", commit, "--", *_TEXTS)
    lines = _call(folder, limit, *listed).splitlines()
    missing = "".join(f"{line[1:]}\n" for line in lines if line.startswith("?"))
    if missing:
        quick = ("-c", "fetch.negotiationAlgorithm=noop")
        more = ("--filter=blob:none", "--stdin", "origin")
        _call(folder, limit, *quick, *_FETCH, *more, stdin=missing)


def _call(folder: Path, limit: float, *arguments: str, stdin: str = "", lazy: bool = False) -> str:
    """What a git command prints; it is ended with all that it began when its time is over.

    `lazy` lets it fetch contents that it needs. Raises `GitError`.
    """
    kept = {name: os.environ[name] for name in (*KEPT, *_NETWORK) if name in os.environ}
    fixed = {**FIXED, **_OPEN}
    if lazy:
        del fixed["GIT_NO_LAZY_FETCH"]
    settings = [word for one in (*_SETTINGS, *_helpers()) for word in ("-c", one)]
    # What the rooms' own runner forbids is forbidden here too; ssh and transports are said by
    # variables, which come before settings.
    try:
        with subprocess.Popen(
            [program(), *PREFIX, *settings, *arguments],
            cwd=folder,
            env={**kept, **fixed},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as git:
            try:
                said, complaint = git.communicate(stdin.encode(), timeout=limit)
            except BaseException:
                _end(git)
                raise
    except FileNotFoundError:
        raise GitError("Git is not installed.", "Install git.") from None
    except subprocess.TimeoutExpired:
        raise GitError(
            f"Its repository did not answer within {limit:g} seconds.",
            "Look whether it can be reached from here, then gather again.",
        ) from None
    if git.returncode:
        raise _failure(complaint.decode(errors="replace"))
    return said.decode("utf-8", "surrogateescape")


def _end(git: subprocess.Popen[bytes]) -> None:
    """End a call of git and what it has begun, such as ssh."""
    with suppress(OSError):
        if sys.platform == "win32":
            git.kill()
        else:
            os.killpg(git.pid, signal.SIGKILL)


def _helpers() -> list[str]:
    """The user's own credential helpers, as settings: they know passwords without a prompt."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    asked = ("config", "--global", "-z", "--get-regexp", r"^credential\..*helper$")
    try:
        done = subprocess.run(
            [program(), *asked],
            env={**kept, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    entries = done.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return ["=".join(entry.split("\n", 1)) for entry in entries]


def _failure(said: str) -> GitError:
    lines = [line for line in said.splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith("fatal: ")), lines[-1] if lines else "")
    reason = told.removeprefix("fatal: ").rstrip(".")[:200] or "no reason given"
    if "terminal prompts disabled" in said or "Permission denied" in said:
        return GitError(
            f"The repository asks who you are, and nobody is there to answer: {reason}.",
            "Set up an ssh key or a credential helper that needs no answer, then gather again.",
        )
    if "couldn't find remote ref" in said:
        return GitError(f"Git says: {reason}.", "Correct `branch`, or take it away.")
    return GitError(
        f"It could not be fetched: {reason}.",
        "Look whether `git ls-remote` with this address answers, then gather again.",
    )
