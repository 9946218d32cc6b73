"""`pmo digest`: what is due this week and for whom, in words, as Markdown, and as data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pmo_kit import __version__
from pmo_kit._text import plural
from pmo_kit.cli.common import (
    enclosing_project,
    judging_options,
    options_for,
    print_json,
    write_file,
)
from pmo_kit.cli.errors import Stop
from pmo_kit.writers import harmless

if TYPE_CHECKING:
    from pmo_kit.cli.judge_projects import Checker
    from pmo_kit.cli.mail import Reader
    from pmo_kit.engine import Options
    from pmo_kit.results.digest import Agenda, Item

SCHEMA = "digest/v1"
WEEK = 7
EPILOG = """\b
Example:
  pmo digest
  pmo digest projects/ --days 14 --format json
  pmo digest --for olga --format markdown
  pmo digest projects/ --format mail -o mails --registry people.yaml"""


class Gap(NamedTuple):
    """A project or a file that could not be looked into, and why."""

    path: str
    message: str


class Digest(NamedTuple):
    """The agendas of all projects that were asked for."""

    as_of: str
    until: str
    agendas: tuple[Agenda, ...]
    gaps: tuple[Gap, ...]
    person: str
    readers: dict[str, Reader]

    @property
    def groups(self) -> dict[str, list[Item]]:
        """The items by person, those of nobody last; soonest first."""
        found: dict[str, list[Item]] = {}
        items = [item for agenda in self.agendas for item in agenda.items]
        for item in sorted(items, key=lambda item: (item.due, item.project)):
            if self.person in ("", item.person):
                found.setdefault(item.person, []).append(item)
        return dict(sorted(found.items(), key=lambda pair: (not pair[0], pair[0])))


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True))
@click.option(
    "--days",
    default=WEEK,
    type=click.IntRange(0, 366),
    help="How far ahead to look.",
    show_default=True,
)
@click.option("--for", "person", default="", metavar="PERSON", help="Only what is theirs.")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "markdown", "mail", "json"]),
    help="What to print.",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="With --format mail: a message for each person, into this folder.",
)
@judging_options
def digest(
    paths: tuple[str, ...],
    days: int,
    person: str,
    form: str,
    output: str | None,
    standard: str | None,
    edition: str | None,
    as_of: date | None,
    registry: tuple[str, ...],
) -> int:
    """Say what is due within a week, or overdue, and for whom, in each project at PATH.

    PATH is a project or a folder of projects. A mail has one message for each person, by the
    addresses in the people registry; nothing is sent. Exit codes: 0, or 2 where something could
    not be read.
    """
    from pmo_kit.cli.judge_projects import Checker

    if output and form != "mail":
        raise click.UsageError("-o goes with --format mail.")
    options = options_for(as_of)
    day = options.as_of
    known: dict[str, Reader] = {}
    checker = Checker(standard, edition, registry, options)
    found: list[Agenda | Gap] = []
    for path in paths or (enclosing_project(),):
        found += _collect(checker, Path(path), options, days, known)
    agendas = tuple(part for part in found if not isinstance(part, Gap))
    gaps = [part for part in found if isinstance(part, Gap)]
    gaps += [Gap(os.path.join(a.root, path), "It is broken.") for a in agendas for path in a.broken]
    until = (day + timedelta(days=days)).isoformat()
    whole = Digest(day.isoformat(), until, agendas, tuple(gaps), person, known)
    if form == "json":
        print_json(data(whole))
    elif form == "mail":
        _mail(whole, day, output)
    else:
        for line in _markdown(whole) if form == "markdown" else _text(whole):
            click.echo(line)
    return 2 if gaps else 0


def _mail(digest: Digest, day: date, output: str | None) -> None:
    """One message on the standard output, or one file for each person in a folder."""
    from pmo_kit.cli.mail import file_name, message

    people = [person for person in digest.groups if person]
    if not output and len(people) > 1:
        raise Stop(
            f"There are messages for {len(people)} people.",
            f"Name a folder with -o DIR, or one person with --for: {', '.join(people)}.",
        )
    names: dict[str, str] = {}
    for person in people:
        own = digest._replace(person=person)
        text = "\n".join(_text(own)) + "\n"
        subject = f"{plural(len(own.groups[person]), 'thing')} due until {digest.until}"
        mail = message(person, digest.readers.get(person), subject, text, day).decode()
        if not output:
            click.echo(mail, nl=False)
            continue
        name = file_name(person)
        names[name] = person if name not in names else ""
        if not names[name]:
            raise Stop(f"Two people would share the file {name}.eml.", "Write them with --for.")
        target = Path(output, f"{name}.eml")
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, mail)
        click.echo(f"{target}  {subject}")
    if not people:
        click.echo("Nothing is due, so there is no message.", err=True)
    elif "" in digest.groups:
        click.echo(f"{plural(len(digest.groups['']), 'thing')} due: nobody's yet.", err=True)


def _collect(
    checker: Checker, path: Path, options: Options, days: int, readers: dict[str, Reader]
) -> list[Agenda | Gap]:
    """One agenda for each project at a path, or why there is none; fills in the people known."""
    from pmo_kit.cli.judge_projects import folder_of
    from pmo_kit.cli.mail import readers as known_readers
    from pmo_kit.engine import check
    from pmo_kit.project import ManifestError
    from pmo_kit.standard import StandardError
    from pmo_kit.status.digest import agenda_of

    found: list[Agenda | Gap] = []
    try:
        roots = checker.roots(folder_of(path))
    except (ManifestError, StandardError) as error:
        return [Gap(str(path), str(error))]
    for root in roots:
        try:
            opened = checker.open(root)
            compiled, snapshot = opened.compiled, checker.snapshot(opened)
            readers.update(known_readers(snapshot.registries))
            found.append(agenda_of(check(compiled, snapshot, options), days))
        except (ManifestError, StandardError) as error:
            found.append(Gap(str(root), str(error)))
    return found


def _text(digest: Digest) -> Iterator[str]:
    names = {agenda.project: agenda.name for agenda in digest.agendas}
    yield f"Due until {digest.until}, as of {digest.as_of}"
    for person, items in digest.groups.items():
        yield f"\n{_whose(person, items)}"
        for item in items:
            yield f"  {item.due}  {_when(item):<16}{harmless(_sentence(item))}"
            yield f"{'':14}{harmless(names[item.project])}, {harmless(str(item.location))}"
    announced = _announced(digest)
    yield from ["\nAnnounced", *(f"  {harmless(line)}" for line in announced)] if announced else ()
    yield from _ending(digest)


def _markdown(digest: Digest) -> Iterator[str]:
    names = {agenda.project: agenda.name for agenda in digest.agendas}
    yield f"# Due until {digest.until}"
    for person, items in digest.groups.items():
        yield f"\n## {_marked(_whose(person, items))}\n"
        for item in items:
            where = f"{_marked(names[item.project])}, {_marked(item.location.path)}"
            line = f"- **{item.due}** ({_when(item)}) {_marked(_sentence(item))} ({where})"
            yield line
    announced = _announced(digest)
    yield from ["\n## Announced\n", *(f"- {_marked(a)}" for a in announced)] if announced else ()
    yield from (_marked(line) if line.strip() else line for line in _ending(digest))


def _announced(digest: Digest) -> list[str]:
    """What will fail from some day or gate on, a line each."""
    return [
        f"{finding.rule} {finding.message} ({finding.reason}; {agenda.name}, {finding.location})"
        for agenda in digest.agendas
        for finding in agenda.announced
    ]


def _ending(digest: Digest) -> Iterator[str]:
    if not digest.groups:
        yield "\nNothing is due."
    for gap in digest.gaps:
        yield f"\nNot looked into: {harmless(gap.path)}. {harmless(gap.message)}"


def _whose(person: str, items: list[Item]) -> str:
    """A person, and the roles in which they are asked."""
    roles = sorted({item.role for item in items if item.role})
    held = f" ({', '.join(roles)})" if roles else ""
    return harmless(f"{person or 'nobody yet'}{held}")


def _sentence(item: Item) -> str:
    name = f"{item.what} {item.id}".strip()
    return f"{name}: {item.title}" if item.title else name


def _when(item: Item) -> str:
    if item.days == 0:
        return "today"
    days = abs(item.days)
    word = f"{days} day{'' if days == 1 else 's'}"
    return f"{word} overdue" if item.days < 0 else f"in {word}"


def _marked(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!~" else c for c in harmless(text))


def data(digest: Digest) -> dict[str, Any]:
    """The digest as data."""
    from pmo_kit.cli.gate_text import announced_data

    announced = [
        {"project": agenda.project, **announced_data(finding)}
        for agenda in digest.agendas
        for finding in agenda.announced
    ]
    return {
        "schema": SCHEMA,
        "kit": __version__,
        "exit_code": 2 if digest.gaps else 0,
        "as_of": digest.as_of,
        "until": digest.until,
        "projects": [
            {"project": a.project, "name": a.name, "root": a.root} for a in digest.agendas
        ],
        "people": [
            {
                "person": person,
                "items": [{**i._asdict(), "location": i.location._asdict()} for i in items],
            }
            for person, items in digest.groups.items()
        ],
        **({"announced": announced} if announced else {}),
        "gaps": [gap._asdict() for gap in digest.gaps],
    }
