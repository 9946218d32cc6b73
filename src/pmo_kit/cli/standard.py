"""`pmo standard`: list what is installed, show what a standard holds, verify one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from pmo_kit.cli.common import FORMAT, print_answer

if TYPE_CHECKING:
    from pmo_kit.standard import Standard


@click.group(epilog="Example: pmo standard verify standards/core")
def standard() -> None:
    """Standards: what is installed, what they hold, whether they are sound."""


@standard.command("list", epilog="Example: pmo standard list")
@FORMAT
def list_(form: str) -> int:
    """List the installed standards with their editions; exit code 2 where one cannot be read."""
    rows = list(_installed())
    code = 2 if any(row["error"] for row in rows) else 0
    if form == "json":
        print_answer("standards/v1", code, standards=rows)
        return code
    for row in rows:
        editions = ", ".join(f"{e['id']} ({e['status']})" for e in row["editions"])
        said = f"cannot be read: {row['error']}" if row["error"] else f"{row['title']}: {editions}"
        click.echo(f"{row['id']:12}{said}")
    return code


def _installed() -> Iterator[dict[str, Any]]:
    """Each installed standard by name: its title and editions, or why it cannot be read."""
    from pmo_kit.standard import StandardError, installed, load

    for name, folder in sorted(installed().items()):
        try:
            known = load(folder)
        except StandardError as error:
            yield {"id": name, "title": "", "editions": [], "error": error.message}
            continue
        editions = [{"id": edition.id, "status": edition.status} for edition in known.editions]
        yield {"id": name, "title": known.title, "editions": editions, "error": ""}


@standard.command(epilog="Example: pmo standard show core")
@click.argument("name", metavar="NAME|DIR", default="core")
@click.option("--edition", metavar="E", help="This edition of it.")
@FORMAT
def show(name: str, edition: str | None, form: str) -> int:
    """Show what a standard holds: kinds, gates, tiers, roles and rules."""
    from pmo_kit.standard import load

    known = load(name, edition)
    held = _held(known)
    if form == "json":
        head = {"standard": known.id, "edition": known.edition, "title": known.title}
        print_answer("standard-content/v1", 0, **head, description=known.description, **held)
        return 0
    click.echo(f"{known.name}: {known.title}\n{known.description.strip()}\n")
    for title, rows in held.items():
        count = f" ({len(rows)})" if title == "rules" else ""
        click.echo(f"{title.capitalize()}{count}")
        for row in rows:
            note = f"{row.get('life', ''):10}" if title == "kinds" else ""
            note = f"{row['level']:10}" if title == "rules" else note
            click.echo(f"  {row['id']:24}{note}{row['title']}")
        click.echo()
    click.echo("`pmo explain ID` shows the page of any of them.")
    return 0


def _held(known: Standard) -> dict[str, list[dict[str, str]]]:
    """What a standard holds, each with its id and title."""
    kinds = [{"id": k.kind, "title": k.title, "life": k.life} for k in known.kinds.values()]
    named = {
        "gates": [{"id": gate.id, "title": gate.title} for gate in known.gates],
        "tiers": [{"id": tier.id, "title": tier.title} for tier in known.tiers],
        "roles": [{"id": role.id, "title": role.title} for role in known.roles],
    }
    rules = [{"id": rule.id, "title": rule.title, "level": rule.level} for rule in known.rules]
    return {"kinds": kinds, **named, "rules": rules}


@standard.command(epilog="Example: pmo standard verify standards/core")
@click.argument("where", metavar="NAME|DIR")
@FORMAT
def verify(where: str, form: str) -> int:
    """Verify a standard: files, schemas, references, conditions, and every rule's examples.

    Exit codes: 0 sound, 1 not.
    """
    from dataclasses import asdict

    from pmo_kit.verify import verify as run

    result = run(where)
    code = 0 if result.sound else 1
    if form == "json":
        problems = [asdict(problem) for problem in result.problems]
        found = {"standard": result.standard, "sound": result.sound, "problems": problems}
        print_answer("verification/v1", code, **found, counts=result.counts)
        return code
    for problem in result.problems:
        click.echo(str(problem))
    if result.problems:
        click.echo()
    counts = ", ".join(f"{name} {number}" for name, number in result.counts.items())
    verdict = "is sound." if result.sound else f"is not sound; problems: {len(result.problems)}."
    click.echo(f"{result.standard} {verdict} {counts}".rstrip())
    return code
