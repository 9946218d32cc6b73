"""What follows from a standard for its templates: a diff, or the paths as data."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.generated_templates import GeneratedFile, GeneratedTemplates
from pmo_kit.writers.edits import UNWRITTEN, diff
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style

_MOST = 20_000
"""Of larger files, such as the schema for editors, only the size is told; in bytes."""


def to_text(found: GeneratedTemplates, style: Style) -> str:
    """The changes as a diff, and whether they were written."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: GeneratedTemplates, style: Style) -> str:
    """The paths as data."""
    return answer(
        "generated/v1",
        style,
        found.exit_code,
        standard=found.standard,
        files=[file.path for file in found.files if file.after is not None],
        removed=[file.path for file in found.files if file.after is None],
        written=found.written,
    )


def _lines(found: GeneratedTemplates) -> Iterator[str]:
    for file in found.files:
        yield from _change(file, found.by_file)
    if found.files:
        yield ""
    if not found.files:
        yield f"The templates are as they follow from {found.standard}."
    elif found.written:
        yield f"Wrote {plural(len(found.files), 'file')} below {harmless(found.folder)}."
    else:
        yield f"{plural(len(found.files), 'file')} would change. {UNWRITTEN}"


def _change(file: GeneratedFile, by_file: bool) -> Iterator[str]:
    after = file.after or b""
    short = _is_short(file.before or b"") and _is_short(after)
    if short and file.after is not None and not by_file:
        yield from diff(file.path, file.before, after)
    elif file.after is None:
        yield harmless(f"{file.path}: goes")
    else:
        how = "new" if file.before is None else "changed"
        yield harmless(f"{file.path}: {how}, {len(after)} bytes")


def _is_short(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return len(content) <= _MOST
