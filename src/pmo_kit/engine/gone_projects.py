"""Projects that git had and that a check does not see: they are told of, not taken for absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.engine.open_project import Request
from pmo_kit.project import MANIFEST, Index, ManifestError, Tree
from pmo_kit.project.source import NOT_STAGED, repository
from pmo_kit.source import Broken, read

if TYPE_CHECKING:
    from pmo_kit.git import Git


def gone_projects(path: Path, request: Request, found: Iterable[Path]) -> dict[Path, ManifestError]:
    """By its root, why each project below a path is not seen that an earlier commit had.

    Asked are the commit that a new one builds on, and the commits at which the branch left the
    base and the revision since which changes are told. A project that only moved is not gone.
    Raises `GitError` and `ManifestError`.
    """
    from pmo_kit.git import GitError

    try:
        git, prefix = repository(path)
    except GitError:
        return {}  # each project may lie in a repository of its own, and says so where it does not
    now, roots = request.source.tree(path), list(found)
    if roots == [path] and not now.exists(MANIFEST):
        roots = request.source.roots(path)  # none, or one whose manifest has a wrong name
    seen = {root.relative_to(path).as_posix().removeprefix(".") for root in roots}
    gone: dict[Path, ManifestError] = {}
    for revision, commit in _revisions(git, request):
        then = Index(git, prefix, commit)
        before = [folder for folder in then.roots() if then.exists(_manifest(folder))]
        moved = [_id(now, folder) for folder in seen.difference(before)]
        for folder in before:
            name = _id(then, folder)
            if name in moved:
                moved.remove(name)
            elif folder not in seen:
                gone.setdefault(path / folder, _why(path / folder, now, folder, name, revision))
    return gone


def _revisions(git: Git, request: Request) -> Iterator[tuple[str, str]]:
    """The commits that are looked at, each with the name by which it was meant."""
    from pmo_kit.git import GitError

    head = git.head() if request.options.commit else None
    if head:
        yield "HEAD", head
    for revision in filter(None, (request.base, request.since)):
        try:
            yield revision, git.fork(revision)
        except GitError:  # a shallow clone does not know where the branch left
            yield revision, git.commit(revision)


def _why(root: Path, now: Tree, folder: str, name: str, revision: str) -> ManifestError:
    """What has become of a project that is not seen."""
    if now.exists(_manifest(folder)):
        return ManifestError(
            f"This was a project at {revision}; now it lies within another one, and nothing of it "
            "is judged.",
            "Take it out of there, or take away the pmo.yaml above it.",
        )
    if (root / MANIFEST).exists():
        return ManifestError(*NOT_STAGED)
    here = "" if folder else "There is no project here: no pmo.yaml. "
    return ManifestError(
        f"{here}Git had the project `{name}` here at {revision}, and it is gone.",
        f"Restore it with `git checkout {revision} -- {root.as_posix()}`. If it is meant to go, "
        "whoever decides that lets this change pass without the check.",
    )


def _manifest(folder: str) -> str:
    return f"{folder}/{MANIFEST}" if folder else MANIFEST


def _id(tree: Tree, folder: str) -> str:
    """What a project calls itself; where that cannot be read, a name that no other has."""
    path = _manifest(folder)
    content = tree.read(path)
    document = content if isinstance(content, Broken) else read(content, path)
    data = None if isinstance(document, Broken) else document.data
    name = data.get("id") if isinstance(data, dict) else None
    return name if isinstance(name, str) else path
