"""What was made, and what to type next."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.results.made import ListedTemplate, Made, Templates
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Made | Templates, style: Style) -> str:
    """Files and next steps, or the list of templates."""
    lines = _made(found) if isinstance(found, Made) else _templates(found)
    return "\n".join(lines) + "\n"


def to_json(found: Made | Templates, style: Style) -> str:
    """The same as data."""
    if isinstance(found, Templates):
        known = [
            {
                "name": one.name,
                "title": one.title,
                "owner": one.owner,
                "changed_by": list(one.changed_by),
                "standard": one.standard,
            }
            for one in found.templates
        ]
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
    rows = [(f"{one.name}{one.option}", _whose(one), one.title) for one in found.templates]
    name, whose = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    yield from (f"{row[0]:{name}}  {row[1]:{whose}}  {row[2]}" for row in rows)
    yield "\nMake one with `pmo new TEMPLATE -o DIR`."


def _whose(one: ListedTemplate) -> str:
    return ", with ".join((one.owner, *(f"what {name} adds" for name in one.changed_by)))
