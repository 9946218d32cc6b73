"""`pmo standard`: list what is installed, show what a standard holds, verify one."""

from __future__ import annotations

import click


@click.group(epilog="Example: pmo standard verify standards/core")
def standard() -> None:
    """Standards: what is installed, what they hold, whether they are sound."""


@standard.command("list", epilog="Example: pmo standard list")
def list_() -> int:
    """List the installed standards with their editions; exit code 2 where one cannot be read."""
    from pmo_kit.standard import StandardError, installed, load

    code = 0
    for name, folder in sorted(installed().items()):
        try:
            known = load(folder)
        except StandardError as error:
            click.echo(f"{name:12}cannot be read: {error.message}")
            code = 2
            continue
        editions = ", ".join(f"{e.id} ({e.status})" for e in known.editions)
        click.echo(f"{name:12}{known.title}: {editions}")
    return code


@standard.command(epilog="Example: pmo standard show core")
@click.argument("name", metavar="NAME|DIR", default="core")
@click.option("--edition", metavar="E", help="This edition of it.")
def show(name: str, edition: str | None) -> int:
    """Show what a standard holds: kinds, gates, tiers, roles and rules."""
    from pmo_kit.standard import load

    known = load(name, edition)
    click.echo(f"{known.name}: {known.title}\n{known.description.strip()}\n")
    click.echo("Kinds")
    for kind in known.kinds.values():
        click.echo(f"  {kind.kind:24}{kind.life:10}{kind.title}")
    for title, items in (("Gates", known.gates), ("Tiers", known.tiers), ("Roles", known.roles)):
        click.echo(f"\n{title}")
        for item in items:
            click.echo(f"  {item.id:24}{item.title}")
    click.echo(f"\nRules ({len(known.rules)})")
    for rule in known.rules:
        click.echo(f"  {rule.id:14}{rule.level:8}{rule.title}")
    click.echo("\n`pmo explain ID` shows the page of any of them.")
    return 0


@standard.command(epilog="Example: pmo standard verify standards/core")
@click.argument("where", metavar="NAME|DIR")
def verify(where: str) -> int:
    """Verify a standard: files, schemas, references, conditions, and every rule's examples.

    Exit codes: 0 sound, 1 not.
    """
    from pmo_kit.verify import verify as run

    result = run(where)
    for problem in result.problems:
        click.echo(str(problem))
    if result.problems:
        click.echo()
    counts = ", ".join(f"{name} {number}" for name, number in result.counts.items())
    verdict = "is sound." if result.sound else f"is not sound; problems: {len(result.problems)}."
    click.echo(f"{result.standard} {verdict} {counts}".rstrip())
    return 0 if result.sound else 1
