"""`pmo report`: a status report of today, with everything in it that can be computed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pmo_kit._text.safe import line as harmless
from pmo_kit.cli.day import AS_OF, day_said
from pmo_kit.cli.files import written
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.acts.report_asks import Ask
    from pmo_kit.acts.status_report import Blank, Typed
    from pmo_kit.engine import Judged, Project

DIMENSIONS = ("overall", "cost", "schedule", "scope", "risk", "benefit")
COLOURS = ("green", "amber", "red", "unknown")
EPILOG = """\b
Example:
  pmo report                                                # shows what it would write
  pmo report --summary "The search works; the page is late." --next "Try it with players" --apply
  pmo report --summary "…" --ask "olga 2026-06-05 Agree to 14 more hours." --apply
  pmo report --summary "…" --answered ASK-3 --colour scope=green --apply
  pmo report --summary "…" --colour cost=green --reason "The bill was booked twice." \\
      --confirmed-by olga --confirmed-on 2026-05-29 --apply"""


@click.command(epilog=EPILOG)
@PROJECT
@click.option("--summary", default="", metavar="TEXT", help="The status in two sentences.")
@click.option("--next", "following", multiple=True, metavar="TEXT", help="What will be done next.")
@click.option(
    "--ask",
    "asks",
    multiple=True,
    metavar="'PERSON DATE TEXT'",
    help="An ask: of whom, by when, what; may be repeated.",
)
@click.option(
    "--if-not", "if_nots", multiple=True, metavar="TEXT", help="What happens without the answer."
)
@click.option(
    "--answered", multiple=True, metavar="ASK", help="The id of an ask that was answered."
)
@click.option(
    "--colour",
    "colours",
    multiple=True,
    metavar="DIMENSION=COLOUR",
    help="A colour that differs from the computed one, or is not computed.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why a colour is better than computed.")
@click.option("--confirmed-by", default="", metavar="PERSON", help="The sponsor who confirms that.")
@click.option("--confirmed-on", type=AS_OF, metavar="DATE", help="When; today if absent.")
@click.option("--by", default="", metavar="PERSON", help="Who writes it; absent, the leader.")
@FORMAT
@judging_options
@APPLY
def report(path: str | None, form: str, judging: Judging, apply: bool, **said: Any) -> int:
    """Draft today's status report of the project at PATH: figures, colours, risks, what was done.

    What only its leader knows is given by options, or is left as a marked place. Run again on the
    same day it brings that report up to date. Where the standard finds fault with it, nothing is
    written.

    Writes: the day's status report, and no other file.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    from pmo_kit.acts.status_report import draft
    from pmo_kit.engine import judge

    typed = _typed(said, judging.day)
    project = judging.project(path, writes=apply)
    before = judge(project)
    found = draft(project, judging.request(), before, _blank(project, before), typed)
    if apply:
        found = found._replace(edits=written(project.root, found.edits))
    return answer(form, found)


def _blank(project: Project, before: Judged) -> Blank:
    """Where the next report is to lie, and how its skeleton begins it."""
    from pmo_kit import scaffold
    from pmo_kit.acts.status_report import Blank, todays

    if there := todays(before.state):
        return Blank(there.path, there.artifact.document.text)
    addition = scaffold.add(
        project.root, "status-report", project.compiled.standard, today=project.options.as_of
    )
    return Blank(addition.path, addition.text)


def _typed(said: dict[str, Any], today: date) -> Typed:
    """What the command line says. Raises usage errors."""
    from pmo_kit.acts.status_report import Typed

    texts = (said["summary"], said["reason"], *said["following"], *said["if_nots"], *said["asks"])
    for text in texts:
        if not text.isprintable():
            raise click.UsageError(f"`{harmless(text)}` holds characters that cannot be shown.")
    if len(said["if_nots"]) > len(said["asks"]):
        raise click.UsageError("Each --if-not goes with an --ask.")
    day: date | None = said["confirmed_on"]
    confirmed = said["confirmed_by"]
    if day and not confirmed:
        raise click.UsageError("--confirmed-on goes with --confirmed-by PERSON.")
    return Typed(
        summary=said["summary"].strip(),
        next=said["following"],
        asks=tuple(_asks(said["asks"], said["if_nots"])),
        answered=said["answered"],
        colours=dict(map(_colour, said["colours"])),
        reason=said["reason"].strip(),
        confirmed_by=confirmed,
        confirmed_on=(day or today).isoformat() if confirmed else "",
        author=said["by"],
    )


def _asks(asks: tuple[str, ...], if_nots: tuple[str, ...]) -> list[Ask]:
    from pmo_kit.acts.report_asks import Ask

    found = []
    for place, text in enumerate(asks):
        parts = text.split(None, 2)
        if len(parts) != 3:
            raise click.BadParameter(
                f"`{harmless(text)}` is not PERSON DATE TEXT, such as 'olga 2026-06-05 Agree to "
                "14 more hours.'.",
                param_hint="--ask",
            )
        day = day_said(parts[1]).isoformat()
        if_not = if_nots[place] if place < len(if_nots) else ""
        found.append(Ask(parts[2], parts[0], day, if_not))
    return found


def _colour(text: str) -> tuple[str, str]:
    dimension, _, colour = text.partition("=")
    if dimension not in DIMENSIONS or colour not in COLOURS:
        raise click.BadParameter(
            f"`{harmless(text)}` is not DIMENSION=COLOUR, of {', '.join(DIMENSIONS)} and "
            f"{', '.join(COLOURS)}.",
            param_hint="--colour",
        )
    return dimension, colour
