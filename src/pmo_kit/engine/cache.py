"""What is kept in the user's cache folder: compiled standards, and contents that they accepted.

A compiled standard is `marshal` in a folder that nobody else can look into, and JSON elsewhere.
Digests of contents are lines of text.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

from pmo_kit import __version__
from pmo_kit._files.own_files import (
    append_own,
    make_own_folder,
    may_be_private,
    read_own,
    write_own,
)
from pmo_kit.source import Document, Schemas, engine_build
from pmo_kit.standard.places import signature

PACKAGE = Path(__file__).resolve().parent.parent


def folder(avoid: Path | None) -> Path | None:
    """The cache folder; none where it would lie inside the project that is judged.

    `PMO_CACHE_DIR` names another; empty switches the cache off.
    """
    chosen = os.environ.get("PMO_CACHE_DIR")
    if chosen == "":
        return None
    if chosen is not None:
        place = Path(chosen)
    elif sys.platform == "win32":
        place = Path(os.environ.get("LOCALAPPDATA", ""), "pmo-kit", "cache")
    else:
        home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        place = Path(home, "pmo-kit")
    if chosen is None and not place.is_absolute():
        return None  # nobody's home
    if avoid is not None and place.resolve().is_relative_to(avoid.resolve()):
        return None
    return place


def carried(standard: Path, edition: str | None) -> dict[str, Any] | None:
    """The data of a standard that the kit brings along compiled: the copy for browsers does.

    Its files were compiled when it was packed, and nothing can change them since.
    """
    home = PACKAGE / "_data"
    place = home / "compiled" / f"{standard.name}@{edition}.json"
    if standard.parent != home / "standards" or not place.is_file():
        return None
    kept: dict[str, Any] = json.loads(place.read_bytes())
    return kept


def read(standard: Path, edition: str | None, avoid: Path | None) -> dict[str, Any] | None:
    """The kept data of a standard whose files have not changed since, with its own `digest`.

    None where others may write the file or its folder, or where it is no plain file.
    """
    place = file_of(standard, edition, avoid)
    if place is None:
        return None
    content = read_own(place, MOST_COMPILED) or b""
    digest, body = content[:DIGEST], memoryview(content)[DIGEST + 1 :]
    if digest != hashlib.sha256(body).hexdigest().encode():
        return None  # written by half, or damaged: `marshal` may crash on it
    try:
        kept = _unpacked(body) if place.suffix == PACKED else json.loads(bytes(body))
    except (LookupError, ValueError, RecursionError, TypeError, EOFError):
        return None
    if not isinstance(kept, dict) or not isinstance(kept.get("folders"), list):
        return None
    unchanged = kept.get("files") == files_digest([str(name) for name in kept["folders"]])
    return {**kept, "digest": digest.decode()} if unchanged else None


def write(
    standard: Path,
    edition: str | None,
    avoid: Path | None,
    raw: dict[str, Any],
    compiled: dict[str, Any],
    packed: Callable[[dict[str, Any], dict[str, Any]], tuple[dict[str, Any], bytes]] | None = None,
) -> str:
    """Keep a compiled standard: the digest of its files. What cannot be written is no error.

    `packed` turns both into what `marshal` is to hold, and what is to stand behind that; without
    it they are kept as they are.
    """
    folders = sorted(set(raw["sources"]))
    digest = files_digest(folders)
    place = file_of(standard, edition, avoid)
    if place is None:
        return digest
    source = {"files": digest, "folders": folders}
    body = json.dumps({**source, "raw": raw, "compiled": compiled}).encode()
    if place.suffix == PACKED:
        kept, behind = json.loads(body), b""  # as plain data, and each text once
        if packed is not None:
            head, behind = packed(kept["raw"], kept["compiled"])
            kept = {**source, "packed": head}
        first = marshal.dumps(kept)
        body = len(first).to_bytes(LENGTH) + first + behind
    with suppress(OSError):
        make_own_folder(place.parent)
        write_own(place, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    return digest


def _unpacked(body: memoryview) -> Any:
    """What `marshal` holds; beside what was packed stands what lies behind it, still in its bytes.

    Raises what `marshal` does of what it did not write.
    """
    end = LENGTH + int.from_bytes(body[:LENGTH])
    kept = marshal.loads(body[LENGTH:end])
    return {**kept, "packed": (kept["packed"], body[end:])} if "packed" in kept else kept


def can_be_packed(place: Path | None, kept: Mapping[str, Any]) -> bool:
    """Whether what is kept at a place was not packed yet, and may be."""
    return place is not None and place.suffix == PACKED and "packed" not in kept


def file_of(standard: Path, edition: str | None, avoid: Path | None) -> Path | None:
    """Where a standard is kept; none where nothing can be."""
    place = folder(avoid)
    if place is None:
        return None
    form = PACKED if may_be_private(place) else ".json"
    python = f"{MAGIC_NUMBER.hex()} {sys.implementation.cache_tag}"
    key = f"{__version__} {kit()} {python} {standard} {edition}"
    return place / f"{standard.name}-{hashlib.sha256(os.fsencode(key)).hexdigest()[:16]}{form}"


def files_digest(folders: list[str]) -> str:
    """A digest over path, size and time of every file that the standard was made from."""
    found = [entry for name in folders for entry in signature(name)]
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def kit() -> str:
    """What stands for the kit's own code: what other code made or told is not read."""
    return _code_in(PACKAGE)


@lru_cache(maxsize=1)
def _code_in(package: Path) -> str:
    """A digest over name, size and time of each module below a folder; asked once in a process."""
    found: list[tuple[str, int, int]] = []
    waiting = [os.fspath(package)]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir(follow_symlinks=False):
                waiting += [] if entry.name in ("__pycache__", "_data") else [entry.path]
            elif entry.name.endswith(".py"):
                facts = entry.stat()
                found.append((entry.path, facts.st_size, facts.st_mtime_ns))
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest()


LENGTH = 8
"""In how many bytes stands how long the first part of the rest is."""
DIGEST = 64
"""The length of the first line, in which the digest of the rest stands."""
PACKED = ".marshal"
"""How the name of a compiled standard ends that is no JSON."""
MOST = 4_000_000
"""The size in bytes from which what is kept of accepted contents begins anew."""
LINE = DIGEST + 1
"""The bytes that one digest takes in a file."""
MOST_COMPILED = 128_000_000
"""The size in bytes from which a compiled standard is not read: none is that large."""


class Accepted:
    """Digests of contents that a standard's schemas accepted, kept beside the compiled standard.

    They are good for one state of the standard's files and one build of the engine that decides.
    Without a place nothing is remembered. `standard` is the digest of the files of some `folders`.
    """

    def __init__(
        self, place: Path | None = None, standard: str = "", folders: Iterable[str] = ()
    ) -> None:
        self.standard = standard
        self.folders = tuple(folders)
        self._place = place.with_suffix(".accepted") if place else None
        self._known: set[str] | None = None
        self._new: list[str] = []

    def accepts(self, schemas: Schemas, identity: str, document: Document, data: Any) -> bool:
        """Whether a schema accepts the data of a document: asked once for each content."""
        if self._known is None:
            self._known = set(self._read())
        digest = content(identity, document)
        if digest in self._known:
            return True
        accepted = schemas.accepts(identity, data)
        if accepted and self._place is not None:
            self._new.append(digest)
        return accepted

    def keep(self) -> None:
        """Write down what is new; where that cannot be, it is decided again next time."""
        if self._place is None or not self._new:
            return
        known, new, self._new = self._known or set(), self._new, []
        text = "".join(f"{digest}\n" for digest in new)
        if LINE * (len(known) + len(new)) > MOST:
            known.clear()
        with suppress(OSError):
            if known:
                append_own(self._place, text.encode())
            else:
                write_own(self._place, f"{self._head()}\n{text}".encode())
        known.update(new)
        self._known = known

    def _read(self) -> list[str]:
        """The digests kept; none where the standard or the engine is another than theirs."""
        if self._place is None:
            return []
        try:
            head, *digests = (read_own(self._place, MOST) or b"").decode("ascii").split("\n")
        except ValueError:
            return []
        return digests if head == self._head() else []

    def _head(self) -> str:
        return f"{self.standard} {engine_build()}"


def content(identity: str, document: Document) -> str:
    """The digest of a document's content together with the schema that it is held to."""
    text = "\n".join((identity, document.format, document.text))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
