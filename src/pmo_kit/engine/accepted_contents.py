"""Remembers contents that a schema accepted, so that what has not changed is not decided again."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from pmo_kit.source import Document, Schemas, engine_build

MOST = 4_000_000
"""The size in bytes from which the memory begins anew."""


class Accepted:
    """Digests of contents that a standard's schemas accepted, kept beside the compiled standard.

    They are good for one state of the standard's files and one build of the engine that decides.
    Without a place nothing is remembered.
    """

    def __init__(self, place: Path | None = None, standard: str = "") -> None:
        self._place = place.with_suffix(".accepted") if place else None
        self._standard = standard
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
        begun, new, self._new = self._known or set(), self._new, []
        text = "".join(f"{digest}\n" for digest in new)
        with suppress(OSError), open(self._place, "a" if begun else "w", encoding="ascii") as file:
            file.write(text if begun else f"{self._head()}\n{text}")
        self._known = begun.union(new)

    def _read(self) -> list[str]:
        """The digests kept; none where the standard or the engine is another than theirs."""
        if self._place is None:
            return []
        try:
            if self._place.stat().st_size > MOST:
                return []
            head, *digests = self._place.read_text("ascii").split("\n")
        except (OSError, ValueError):
            return []
        return digests if head == self._head() else []

    def _head(self) -> str:
        return f"{self._standard} {engine_build()}"


def content(identity: str, document: Document) -> str:
    """The digest of a document's content together with the schema that it is held to."""
    text = "\n".join((identity, document.format, document.text))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
