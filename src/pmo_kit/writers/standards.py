"""The standards that are installed, and what one of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit.results.standards import StandardContent, Standards
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Standards | StandardContent, style: Style) -> str:
    """A line for each standard, or for each part of one."""
    lines = _installed(found) if isinstance(found, Standards) else _content(found)
    return "\n".join(lines) + "\n"


def to_json(found: Standards | StandardContent, style: Style) -> str:
    """The same as data."""
    if isinstance(found, Standards):
        rows = [
            {**one._asdict(), "editions": [{"id": e, "status": s} for e, s in one.editions]}
            for one in found.standards
        ]
        return answer("standards/v1", style, found.exit_code, standards=rows)
    return answer(
        "standard-content/v1",
        style,
        found.exit_code,
        standard=found.standard,
        edition=found.edition,
        title=found.title,
        description=found.description,
        **({"layers": [layer._asdict() for layer in found.layers]} if found.layers else {}),
        **{part: [_row(found, part, row) for row in rows] for part, rows in found.parts.items()},
    )


def _row(found: StandardContent, part: str, row: dict[str, str]) -> dict[str, Any]:
    """One part as data, with whose word it is where that is told."""
    origin = found.origins.get(part, {}).get(row["id"])
    return {**row, "origin": origin.data()} if origin else row


def _installed(found: Standards) -> Iterator[str]:
    for one in found.standards:
        editions = ", ".join(f"{edition} ({status})" for edition, status in one.editions)
        said = f"cannot be read: {one.error}" if one.error else f"{one.title}: {editions}"
        yield f"{one.id:12}{said}"


def _content(found: StandardContent) -> Iterator[str]:
    yield f"{found.name}: {found.title}\n{found.description.strip()}\n"
    if found.layers:
        stack = " → ".join(f"{one.standard} ({one.company})" for one in found.layers)
        yield f"Layers, the lowest first: {stack}\n"
    for title, rows in found.parts.items():
        count = f" ({len(rows)})" if title == "rules" else ""
        yield f"{title.capitalize()}{count}"
        for row in rows:
            note = f"{row.get('life', ''):10}" if title == "kinds" else ""
            note = f"{row['level']:10}" if title == "rules" else note
            yield f"  {row['id']:24}{note}{row['title']}{_whose(found, title, row['id'])}"
        yield ""
    yield "`pmo explain ID` shows the page of any of them."


def _whose(found: StandardContent, part: str, id: str) -> str:
    """The companies whose word a part is, in brackets; nothing for what the lowest layer says."""
    origin = found.origins.get(part, {}).get(id)
    if origin is None:
        return ""
    own = [] if origin.layer == found.layers[0] else [origin.layer.company]
    said = [*own, *(f"changed by {one.layer.company}" for one in origin.changes)]
    return f"  [{', '.join(said)}]" if said else ""
