"""Texts as editors hold them, and their positions, which count in the units of the editor's choice.

The kit counts lines and columns from 1, in characters, in a text with LF line ends.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from lsprotocol import types
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument, Workspace

from pmo_kit.results import Location
from pmo_kit.source import LIMIT_BYTES, position

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class Text(TextDocument):
    """A text whose lines end where the protocol says: at LF, CRLF or CR, and nowhere else."""

    _split: tuple[str, tuple[str, ...]] = ("", ())

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines with their ends."""
        source = self.source
        if self._split[0] is not source:
            self._split = source, tuple(_LINE.findall(source))
        return self._split[1]

    @property
    def plain(self) -> str:
        """The text with LF line ends."""
        return self.source.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def content(self) -> bytes:
        """The bytes that the editor would write."""
        return self.source.encode("utf-8", "surrogatepass")

    def ended(self, text: str) -> str:
        """A text with the line ends of this one."""
        return text.replace("\n", "\r\n") if "\r\n" in self.source else text

    def offset(self, place: types.Position) -> int:
        """The offset of an editor's position in the plain text."""
        before = self.source[: self.offset_at_position(place)]
        return len(before) - before.count("\r\n")

    def span(self, start: int, end: int) -> types.Range:
        """The editor's range of two offsets of the plain text."""
        plain = self.plain
        return self.range(Location("", *position(plain, start), *position(plain, end)))

    def range(self, place: Location) -> types.Range:
        """The editor's range of a place."""
        start = self._position(place.line, place.column)
        return types.Range(start, self._position(place.end_line, place.end_column))

    def _position(self, line: int, column: int) -> types.Position:
        row = self.lines[line - 1].rstrip("\r\n") if 0 < line <= len(self.lines) else ""
        units = self.position_codec.client_num_units(row[: max(column - 1, 0)])
        return types.Position(max(line - 1, 0), units)


class Texts:
    """The texts that an editor has open, and those on disk as if it had them open."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def opened(self, uri: str) -> None:
        """Take a text that was opened into care."""
        known = self._workspace.get_text_document(uri)
        text = self._text(uri, known.source, known.version)
        self._workspace.text_documents[unquote(uri)] = text

    def at(self, path: Path) -> Text:
        """The text of a file, by its path; empty where there is none that can be read."""
        for text in self.every():
            if file_of(text.uri) == path:
                return text
        try:
            source = path.read_bytes()[: LIMIT_BYTES + 1].decode("utf-8-sig", "replace")
        except OSError:
            source = ""
        return self._text(path.as_uri(), source, None)

    def get(self, uri: str) -> Text | None:
        """A text that is open."""
        text = self._workspace.text_documents.get(unquote(uri))
        return text if isinstance(text, Text) else None

    def every(self) -> list[Text]:
        """All texts that are open."""
        return [t for t in self._workspace.text_documents.values() if isinstance(t, Text)]

    def below(self, root: Path) -> dict[str, bytes]:
        """What is open of a project: by path from its root, the bytes as they would be saved."""
        found = {}
        for text in self.every():
            path = file_of(text.uri)
            if path is not None and path.is_relative_to(root):
                found[path.relative_to(root).as_posix()] = text.content
        return found

    def _text(self, uri: str, source: str, version: int | None) -> Text:
        return Text(uri, source, version, position_codec=self._workspace.position_codec)


def file_of(uri: str) -> Path | None:
    """The file that an address means; none for what is no file, such as an unsaved text."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name) if name else None


def located(root: Path, path: str) -> Path:
    """The file of a path from a project's root, which may lead out of it to a registry."""
    file = Path(root, path)
    return file.resolve() if ".." in file.parts else file
