"""What a request is about: a file as it is in the editor, and where the cursor stands in it."""

from __future__ import annotations

from typing import NamedTuple

from pmo_kit.lsp.ids import Ids, Use
from pmo_kit.lsp.shapes import Shape, Shapes
from pmo_kit.project import FOLDER, MANIFEST, Artifact, Snapshot, by_place, named_in
from pmo_kit.source import Route, format_of
from pmo_kit.source.cursor import Cursor, cursors, word_at
from pmo_kit.standard import Kind, Standard


class Knowledge:
    """What is known of a project since it was last judged.

    A file that cannot be read just now, since somebody is typing into it, counts as it was before.
    """

    def __init__(self, snapshot: Snapshot, shapes: Shapes, before: Knowledge | None = None) -> None:
        unread = {fault.path for fault in snapshot.faults}
        kept = [a for a in before.artifacts if a.path in unread] if before else []
        self.snapshot = snapshot
        self.shapes = shapes
        self.artifacts: tuple[Artifact, ...] = (*snapshot.artifacts, *kept)
        self.ids = Ids((*self.artifacts, *snapshot.registries), shapes)

    @property
    def standard(self) -> Standard:
        """The standard by which the project is judged."""
        return self.shapes.standard

    @property
    def folder(self) -> str:
        """Where the project's artifacts lie, relative to its root."""
        manifest = self.snapshot.manifest
        return manifest.folder if manifest else FOLDER

    def kinds(self, path: str, text: str) -> tuple[Kind, ...]:
        """Which kind of artifact a file is, or is going to be; several where patterns say so."""
        kinds = self.standard.kinds
        if not self.standard.has_manifest:
            return tuple(a.kind for a in self.artifacts if a.path == path)
        if path == MANIFEST:
            return (kinds["project"],)
        named = named_in(text)
        meant = [kind for kind in kinds.values() if kind.schema_name == named]
        if not meant:
            lies = path.removeprefix(f"{self.folder}/")
            meant = [kind for kind in kinds.values() if kind.kind == by_place(lies, self.standard)]
        return tuple(meant)


class CursorContext(NamedTuple):
    """A text with a cursor in it, at an offset, and what is known of its project."""

    knowledge: Knowledge
    path: str
    text: str
    offset: int

    @property
    def format(self) -> str:
        """The text's format."""
        return format_of(self.path) or "text"

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Which kind of artifact the text is."""
        return self.knowledge.kinds(self.path, self.text)

    @property
    def word(self) -> str:
        """The word that the cursor touches."""
        return self.text[slice(*self.span)].strip("./")

    @property
    def span(self) -> tuple[int, int]:
        """Where that word begins and ends."""
        return word_at(self.text, self.offset)

    def cursors(self) -> tuple[Cursor, ...]:
        """What the cursor may stand on."""
        return cursors(self.text, self.offset, self.format)

    def shapes(self, route: Route) -> list[tuple[Kind, Shape]]:
        """The forms that the value at a route may take, each with the kind that says so."""
        known = self.knowledge.shapes
        return [(kind, shape) for kind in self.kinds for shape in known.at(kind, route)]

    def named(self) -> list[Use]:
        """What the word at the cursor names: its declaration first, then where it is used.

        In prose, a word without a digit is no id.
        """
        found = self.knowledge.ids.called(self.word) if self.word else []
        plain = not any(char.isdigit() for char in self.word)
        on_value = any(not cursor.on_key and cursor.whole for cursor in self.cursors())
        return [] if plain and not on_value else found
