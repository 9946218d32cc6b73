"""What was asked of a project's files and what they answered, so that it can be asked again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pmo_kit._files.file_facts import Facts, as_they_were, facts_of, settled
from pmo_kit.project.tree import MANIFEST, Folder, Tree
from pmo_kit.source import Broken

Answer = str | bool


class Seen:
    """The questions to one folder and the digests of its answers.

    Whoever asks the same of files that answer the same goes the same way, so that these questions
    are all that the files can have told. `sure` is false where one answer was another later.
    """

    def __init__(self) -> None:
        self.sure = True
        self.names = False
        self._asked: dict[tuple[str, str], Answer] = {}
        self._read: dict[str, tuple[Answer, Facts | None]] = {}

    def asked(self, question: str, path: str, answer: Answer) -> None:
        """Note an answer on a path."""
        self.sure &= self._asked.setdefault((question, path), answer) == answer

    def read(self, path: str, answer: Answer, facts: Facts | None) -> None:
        """Note what a file held, and the facts that it had before it was read."""
        known = self._read.setdefault(path, (answer, facts))
        self.sure &= known == (answer, facts)

    def data(self, began: int) -> dict[str, Any]:
        """All of it as plain data; facts stand for contents only where they may."""
        return {
            "names": self.names,
            "asked": [[*key, answer] for key, answer in self._asked.items()],
            "read": [
                [path, answer, settled(facts, began)]
                for path, (answer, facts) in self._read.items()
            ],
        }


class SeenTree:
    """A folder's tree that notes what it is asked."""

    def __init__(self, tree: Tree, root: Path, seen: Seen) -> None:
        self._tree = tree
        self._root = os.fspath(root)
        self._seen = seen
        self._listed: set[str] = set()

    def files(self, folder: str = "") -> list[str]:
        """Every file below a folder, sorted."""
        found = self._tree.files(folder)
        self._seen.asked("files", folder, digest(found))
        self._listed.update(found)
        return found

    def read(self, path: str) -> bytes | Broken:
        """A file's bytes, or why it is not read."""
        if path not in self._listed and "/" in path:
            self.is_link(path.rpartition("/")[0])  # facts of a file follow links to folders
        facts = _facts(self._root, path)
        content = self._tree.read(path)
        self._seen.read(path, digest(content), facts)
        return content

    def exists(self, path: str) -> bool:
        """Whether a file is there."""
        found = self._tree.exists(path)
        self._seen.asked("exists", path, found)
        return found

    def is_link(self, path: str) -> bool:
        """Whether a path, or a folder on the way to it, is a link."""
        found = self._tree.is_link(path)
        self._seen.asked("is_link", path, found)
        return found

    def has(self, path: str) -> bool | Broken:
        """Whether an ordinary file lies at a path."""
        found = self._tree.has(path)
        self._seen.asked("has", path, digest(found))
        return found


def digest(answer: bytes | list[str] | bool | Broken) -> Answer:
    """What tells one answer from others."""
    if isinstance(answer, bool):
        return answer
    if isinstance(answer, list):
        answer = "\0".join(answer).encode("utf-8", "surrogatepass")
    if isinstance(answer, bytes):
        return hashlib.sha256(answer).hexdigest()
    return "".join(("broken ", answer.path, "\0", repr(answer.problem)))


def answers_again(root: Path, data: dict[str, Any], began: int) -> bool | None:
    """Whether files answer as they did: none where not, true where new facts were put in the data.

    Raises `OSError` where the system does not say, `LookupError` or `TypeError` for other data.
    """
    if data["names"] and MANIFEST not in os.listdir(root):
        return None
    tree, start, newer = Folder(root), os.fspath(root), False
    ask: dict[str, Callable[[str], bytes | list[str] | bool | Broken]] = {
        "files": tree.files,
        "exists": tree.exists,
        "is_link": tree.is_link,
        "has": tree.has,
    }
    for question, path, answer in data["asked"]:
        if digest(ask[question](path)) != answer:
            return None
    for noted in data["read"]:
        path, answer, known = noted
        if known and as_they_were(f"{start}/{path}", known):
            continue
        facts = _facts(start, path)
        if digest(tree.read(path)) != answer:
            return None
        noted[2] = settled(facts, began)
        newer |= noted[2] != known
    return newer


def _facts(root: str, path: str) -> Facts | None:
    """The facts of a file; none where the system does not say."""
    try:
        return facts_of(f"{root}/{path}")
    except (OSError, ValueError):
        return None
