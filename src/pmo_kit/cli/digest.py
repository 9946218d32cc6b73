"""`pmo digest`: what is due this week and for whom, in words, as Markdown, as mail, as data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit._text import plural
from pmo_kit._text.days import days_later
from pmo_kit.cli.files import as_it_is, enclosing_project, save, settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import OUTPUT, Judging, formats, judging_options
from pmo_kit.cli.output import Stop, answer, note, say

if TYPE_CHECKING:
    from pmo_kit.results.digest import Digest

WEEK = 7
EPILOG = """\b
Example:
  pmo digest
  pmo digest projects/ --days 14 --format json
  pmo digest --for olga --format markdown
  pmo digest projects/ --format mail -o mails --registry people.yaml"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True))
@click.option(
    "--days",
    default=WEEK,
    type=click.IntRange(0, 366),
    help="How far ahead to look.",
    show_default=True,
)
@click.option(
    "--for", "person", default="", metavar="PERSON", help="Only what is due for this person."
)
@formats("text", "markdown", "mail", "json")
@OUTPUT
@judging_options
def digest(
    paths: tuple[str, ...],
    days: int,
    person: str,
    form: str,
    output: Path | None,
    judging: Judging,
) -> int:
    """List what is due within a week, or overdue, and for whom, in each project at PATH.

    PATH is a project or a folder of projects. A mail has one message for each person, by the
    addresses in the people registry; nothing is sent. With -o DIR each is a file in that folder.
    Exit codes: 0, or 2 where something could not be read.
    """
    from pmo_kit.results.digest import Digest
    from pmo_kit.status.digest import digests

    if output and form != "mail":
        raise click.UsageError("-o goes with --format mail.")
    places = [Path(path) for path in paths or (enclosing_project(),)]
    for place in places:
        settle(place, writes=False)
    projects, gaps, readers = digests(places, judging.request(), days)
    until = days_later(judging.day, days).isoformat()
    whole = Digest(judging.day.isoformat(), until, projects, gaps, person, readers)
    if form == "mail":
        return _mail(whole, output)
    return answer(form, whole)


def _mail(digest: Digest, output: Path | None) -> int:
    """One message on the standard output, or one file for each person in a folder."""
    people = [person for person in digest.groups if person]
    if output is None and len(people) > 1:
        raise Stop(
            f"There are messages for {len(people)} people.",
            f"Name a folder with -o DIR, or one person with --for: {', '.join(people)}.",
        )
    for person in people if output is None else ():
        answer("mail", digest._replace(person=person))
    if output is not None:
        _messages(digest, people, output)
    if not people:
        note("Nothing is due, so there is no message.")
    elif "" in digest.groups:
        note(f"{plural(len(digest.groups['']), 'thing')} due, with no owner named.")
    return digest.exit_code


def _messages(digest: Digest, people: list[str], folder: Path) -> None:
    """Write one message for each person. Raises `Stop` where two would share a file."""
    from pmo_kit.writers import render
    from pmo_kit.writers.digest import subject

    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not there.is_dir():
        raise Stop(f"{folder} cannot be made: {there} is a file.", "Name a folder with -o DIR.")
    mails: dict[str, Digest] = {}
    for person in people:
        name = f"{file_name(person)}.eml"
        if name in mails:
            raise Stop(f"Two people would share the file {name}.", "Write them with --for.")
        mails[name] = digest._replace(person=person)
    save(folder, [as_it_is(folder, name, render("mail", own)) for name, own in mails.items()])
    for name, own in mails.items():
        say(f"{folder / name}  {subject(own)}")


def file_name(person: str) -> str:
    """A name for a person's message that means one file on every system."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", person).strip("-")[:64] or "unnamed"
