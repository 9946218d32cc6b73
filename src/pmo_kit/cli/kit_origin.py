"""Where this kit came from, so that a new project's hook and pipeline fetch the same one."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


def this_kit() -> tuple[str, str] | None:
    """The address and the commit of this kit; None where it has none, as from an index.

    That is the checkout in which it runs, or what the installer wrote down of the source
    (`direct_url.json`, PEP 610): a repository with its commit, or a folder that is a checkout.
    """
    from pmo_kit.standard import data_root

    return _checkout(data_root()) or installed_from(_written_down())


def installed_from(source: str | None) -> tuple[str, str] | None:
    """What a `direct_url.json` says, as an address and a commit; None where it has no commit."""
    try:
        said = json.loads(source or "{}")
        url = str(said.get("url", ""))
        if "vcs_info" in said:
            return url, str(said["vcs_info"]["commit_id"])
    except (ValueError, AttributeError, LookupError, TypeError):
        return None
    parts = urlsplit(url)
    return _checkout(Path(url2pathname(parts.path))) if parts.scheme == "file" else None


def _written_down() -> str | None:
    try:
        return distribution("pmo-kit").read_text("direct_url.json")
    except PackageNotFoundError:
        return None


def _checkout(folder: Path) -> tuple[str, str] | None:
    """A checkout's own address and commit."""
    from pmo_kit.git import Git, GitError, toplevel

    try:
        if toplevel(folder).resolve() != folder.resolve():
            return None
        commit = Git(folder).head()
    except (GitError, OSError):
        return None
    return (str(folder), commit) if commit else None
