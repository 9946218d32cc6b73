"""`pmo standard`: list what is installed, show, verify one, write its templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.files import as_it_is, replace_files, settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, EDITION, FORMAT
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.results.standards import InstalledStandard, StandardContent
    from pmo_kit.standard import Standard


@click.group(epilog="Example: pmo standard verify standards/core")
def standard() -> None:
    """Standards: what is installed, what they hold, whether they are sound."""


@standard.command("list", epilog="Example: pmo standard list")
@FORMAT
def list_(form: str) -> int:
    """List the installed standards with their editions; exit code 2 where one cannot be read."""
    from pmo_kit.results.standards import Standards

    return answer(form, Standards(tuple(_installed())))


def _installed() -> Iterator[InstalledStandard]:
    from pmo_kit.results.standards import InstalledStandard
    from pmo_kit.standard import StandardError, installed, load
    from pmo_kit.standard.places import refused

    for name, error in sorted(refused().items()):
        yield InstalledStandard(name, "", (), f"{error.message} {error.remedy}")
    for name, place in sorted(installed().items()):
        try:
            if isinstance(place, StandardError):
                raise place
            known = load(place)
        except StandardError as error:
            yield InstalledStandard(name, "", (), error.message)
            continue
        editions = tuple((edition.id, edition.status) for edition in known.editions)
        yield InstalledStandard(name, known.title, editions)


@standard.command(epilog="Example: pmo standard show core")
@click.argument("name", metavar="NAME|DIR", default="core")
@EDITION
@FORMAT
def show(name: str, edition: str | None, form: str) -> int:
    """Show what a standard holds: kinds, gates, tiers, roles and rules."""
    from pmo_kit.standard import load

    return answer(form, _content(load(name, edition)))


def _content(known: Standard) -> StandardContent:
    """What a standard holds, each with its id and title."""
    from pmo_kit.results.standards import StandardContent
    from pmo_kit.standard.origins import layers_of, origin_of, stack_of

    parts = {
        "kinds": [{"id": k.kind, "title": k.title, "life": k.life} for k in known.kinds.values()],
        "gates": [{"id": gate.id, "title": gate.title} for gate in known.gates],
        "tiers": [{"id": tier.id, "title": tier.title} for tier in known.tiers],
        "roles": [{"id": role.id, "title": role.title} for role in known.roles],
        "rules": [
            {
                "id": r.id,
                "name": r.name,
                "title": r.title,
                "level": r.level,
                **({"shall_when": r.shall_when} if r.shall_when else {}),
            }
            for r in known.rules
        ],
    }
    head = (known.id, known.edition, known.name, known.title, known.description)
    stack = stack_of(known) if len(known.layers) > 1 else []
    origins = {
        part: {row["id"]: found for row in rows if (found := origin_of(stack, part, row["id"]))}
        for part, rows in (parts.items() if stack else ())
    }
    return StandardContent(*head, parts, layers_of(stack), origins)


@standard.command(epilog="Example: pmo standard verify standards/core")
@click.argument("where", metavar="NAME|DIR")
@FORMAT
def verify(where: str, form: str) -> int:
    """Verify a standard: files, schemas, references, conditions, and every rule's examples.

    Exit codes: 0 sound, 1 not.
    """
    from pmo_kit.verify import verify as run

    return answer(form, run(where))


@standard.command(epilog="Example: pmo standard generate my-standard --apply")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@FORMAT
@APPLY
@click.option("--by-file", is_flag=True, help="Name the files that change, without differences.")
def generate(folder: str, form: str, apply: bool, by_file: bool) -> int:
    """Write a standard's templates into its folder, so that plain cookiecutter makes projects.

    Each is what `pmo new --standard DIR` uses: an inherited template with the standard's files and
    questions, or one of its own, completed.

    Writes: templates/ in DIR, and removes from it what it wrote there before and is no more.

    Exit codes: 0 nothing to write, or written, 1 something would be written.
    """
    from pmo_kit.results.generated_templates import GeneratedFile, GeneratedTemplates
    from pmo_kit.standard import load
    from pmo_kit.templates import templates_of, written

    root = Path(folder)
    settle(root, apply)
    known = load(root)
    wanted, there = written.written(known, templates_of(known)), written.generated(root)
    found = [
        GeneratedFile(path, as_it_is(root, path, "")[1], wanted.get(path))
        for path in sorted(wanted.keys() | there.keys())
    ]
    files = tuple(one for one in found if one.before != one.after)
    if apply:
        replace_files(root, files)
    return answer(form, GeneratedTemplates(known.name, folder, files, apply, by_file))
