"""Bytes become text here: size, encoding, control characters and line ends, before any format."""

from __future__ import annotations

import re

from pmo_kit.source.place import Problem, position

LIMIT_BYTES = 5 * 1024 * 1024
"""Larger files are refused unread: an artifact is written by people."""

_BOM = b"\xef\xbb\xbf"
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r")) + b"\x7f"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def to_text(content: bytes) -> str | Problem:
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
    if b"\xc2" in content or len(content.translate(None, _CONTROLS)) != len(content):
        return _control(text) or text
    return text


def _too_large(size: int) -> Problem:
    limit = LIMIT_BYTES // (1024 * 1024)
    return Problem(
        f"The file is {size / (1024 * 1024):.1f} MB long; files over {limit} MB are not read.",
        "Split it, or keep it outside the artifacts' folder.",
    )


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Problem:
    if content.startswith(_UTF16):
        return Problem(
            "The file is stored as UTF-16, not as UTF-8.",
            "Save it again with the encoding UTF-8.",
        )
    before = content[: error.start].removeprefix(_BOM).decode()
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line, column = position(before, len(before))
    return Problem(
        f"The file is not UTF-8: the byte 0x{content[error.start]:02x} is no character.",
        "Save it again with the encoding UTF-8.",
        line,
        column,
    )


def _control(text: str) -> Problem | None:
    found = _CONTROL.search(text)
    if found is None:
        return None
    code = ord(found.group())
    name = "a NUL byte" if code == 0 else f"the control character U+{code:04X}"
    return Problem.at(
        text,
        found.start(),
        f"The text holds {name}, which no editor shows.",
        "Delete it; if the file is not a text file, move it out of the artifacts' folder.",
    )
