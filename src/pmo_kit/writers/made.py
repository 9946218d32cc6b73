"""What was made, and what to type next."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.results.made import Made, Templates
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Made | Templates, style: Style) -> str:
    """Files and next steps, or the list of templates."""
    lines = _made(found) if isinstance(found, Made) else _templates(found)
    return "\n".join(lines) + "\n"


def to_json(found: Made | Templates, style: Style) -> str:
    """The same as data."""
    if isinstance(found, Templates):
        known = [{"name": name, "title": title} for name, title in found.templates]
        return answer("templates/v1", style, found.exit_code, templates=known)
    return answer(
        "made/v1",
        style,
        found.exit_code,
        path=found.path,
        files=list(found.files),
        answers=found.answers,
        next=list(found.next_steps),
    )


def _made(found: Made) -> Iterator[str]:
    if found.template:
        count = len(found.files)
        yield f"Made {found.path} from the template {found.template}: {count} files."
    else:
        yield f"Wrote {', '.join(found.files)}."
    yield "\nNext:"
    yield from (f"  {step}" for step in found.next_steps)


def _templates(found: Templates) -> Iterator[str]:
    yield from (f"{name:16}{title}" for name, title in found.templates)
    yield "\nMake one with `pmo new TEMPLATE -o DIR`."
