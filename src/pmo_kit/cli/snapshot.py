"""`pmo snapshot`: a project's state as one file, for portfolios to gather."""

from __future__ import annotations

from pathlib import Path

from pmo_kit import __version__
from pmo_kit.cli.later import click
from pmo_kit.cli.options import PROJECT, Judging, judging_options
from pmo_kit.cli.output import put

EPILOG = """\b
Example:
  pmo snapshot
  pmo snapshot projects/portal -o snapshot.json
  pmo snapshot --as-of 2026-05-29 -o snapshot.json"""


@click.command(epilog=EPILOG)
@PROJECT
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; absent, the standard output.",
)
@judging_options
def snapshot(path: str | None, output: Path | None, judging: Judging) -> int:
    """Write the state of the project at PATH as one line of JSON, which portfolios gather.

    It holds what the project is, its verdicts, colours, measures with the place of each value
    behind them, dates, money, people by their ids, asks and risks. Equal files on the same day give
    equal bytes. Whether the project conforms is told in it, not by the exit code.

    Writes: the file named with -o, and no other.

    Exit codes: 0; 2 where a file could not be used, which the snapshot names, or where the project
    could not be judged, and then nothing is written.
    """
    from pmo_kit.cli.files import require_not_led_out, write_each
    from pmo_kit.status.project_snapshot import take_snapshot
    from pmo_kit.writers import Style, render

    if output is not None:
        require_not_led_out(output)
    found = take_snapshot(judging.project(path), __version__)
    text = render("json", found, Style(kit=__version__))
    if output is None:
        put(text)
    else:
        write_each([(output, iter([text]))])
    return found.exit_code
