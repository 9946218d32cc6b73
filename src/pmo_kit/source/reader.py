"""A file's bytes become text, and its text data, whatever its format."""

from __future__ import annotations

import re

from pmo_kit.source.data import LIMIT_LINES, Problem
from pmo_kit.source.document import Broken, Document, LinePlaces, TreePlaces
from pmo_kit.source.markdown import read_markdown
from pmo_kit.source.place import position
from pmo_kit.source.yaml.load import read_yaml, yaml_tree

LIMIT_BYTES = 5 * 1024 * 1024
"""Larger files are refused unread: an artifact is written by people."""

_BOM = b"\xef\xbb\xbf"
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r")) + b"\x7f"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SAVE_AGAIN = "Save it again with the encoding UTF-8."
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FORMATS = {
    "yaml": "yaml",
    "yml": "yaml",
    "json": "json",
    "md": "markdown",
    "markdown": "markdown",
    "txt": "text",
}


def format_of(path: str) -> str | None:
    """The format that a file's name tells: yaml, json, markdown or text; none if it tells none."""
    name = path.rsplit("/", 1)[-1]
    return _FORMATS.get(name.rsplit(".", 1)[-1].lower()) if "." in name else None


def read(
    content: bytes, path: str, format: str | None = None, *, front_matter: str = "fence"
) -> Document | Broken:
    """Reads a file's bytes; never raises, never does input or output.

    `format` is yaml, json, markdown or text; by default the file's name tells. Text has the data
    `{"lines": [...]}`. `front_matter` says where Markdown's front matter stands: `fence`, between a
    first line `---` and the next; `text`, between the first and the second `---` of the text.
    """
    format = format or format_of(path) or "text"
    text = _to_text(content)
    if isinstance(text, Problem):
        return Broken(path, text)
    if format == "yaml":
        data, tree = read_yaml(text), yaml_tree
    elif format == "json":
        from pmo_kit.source.json_text import json_tree, read_json

        data, tree = read_json(text), json_tree
    else:
        return _read_lines(text, path, format, front_matter)
    if isinstance(data, Problem):
        return Broken(path, data)
    return Document(path, format, text, data, TreePlaces(lambda: tree(text)))


def _read_lines(text: str, path: str, format: str, front_matter: str) -> Document | Broken:
    """Markdown or plain text."""
    if text.count("\n") > LIMIT_LINES:
        from pmo_kit.source.messages.refusals import too_many_lines

        return Broken(path, too_many_lines())
    if format != "markdown":
        lines = {"lines": text.split("\n")}
        return Document(path, format, text, lines, LinePlaces(lines))
    found = _unseen(text, front_matter) or read_markdown(text, front_matter)
    return (
        Broken(path, found) if isinstance(found, Problem) else Document(path, format, text, *found)
    )


def _unseen(text: str, front_matter: str) -> Problem | None:
    if text.isascii():
        return None
    from pmo_kit.source.unseen_headings import unseen

    return unseen(text, front_matter)


def _to_text(content: bytes) -> str | Problem:
    """The text of a file with LF line ends and without byte-order mark, or why there is none."""
    if len(content) > LIMIT_BYTES:
        return _too_large(len(content))
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(content, error)
    if content.startswith(_BOM):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    doubtful = b"\xc2" in content or b"\xef" in content
    if doubtful or len(content.translate(None, _CONTROLS)) != len(content):
        return _control(text) or text
    return text


def _too_large(size: int) -> Problem:
    limit = LIMIT_BYTES // (1024 * 1024)
    message = f"The file is {size / (1024 * 1024):.1f} MB long; files over {limit} MB are not read."
    return Problem(message, "Split it, or keep it outside the artifacts' folder.")


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Problem:
    if content.startswith(_UTF16):
        return Problem("The file is stored as UTF-16, not as UTF-8.", _SAVE_AGAIN)
    before = content[: error.start].removeprefix(_BOM).decode()
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    message = f"The file is not UTF-8: the byte 0x{content[error.start]:02x} is no character."
    return Problem(message, _SAVE_AGAIN, *position(before, len(before)))


def _control(text: str) -> Problem | None:
    found = _CONTROL.search(text)
    if found is None:
        return None
    code = ord(found.group())
    kind = "control character" if code < 0xFDD0 else "code"
    name = "a NUL byte" if code == 0 else f"the {kind} U+{code:04X}"
    message = f"The text holds {name}, which no editor shows."
    remedy = "Delete it; if the file is not a text file, move it out of the artifacts' folder."
    return Problem(message, remedy, *position(text, found.start()))
