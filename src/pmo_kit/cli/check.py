"""`pmo check`: judge projects by their standard and print what was found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pmo_kit import __version__
from pmo_kit.cli.files import enclosing_project, require_not_led_out, settle, write_each
from pmo_kit.cli.later import click
from pmo_kit.cli.options import Judging, formats, judging_options
from pmo_kit.cli.output import note, put
from pmo_kit.writers import FORGES, FORMATS, Style, left_out, render


@click.command(epilog="Example: pmo check . --gate RfE")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True))
@click.option("--gate", metavar="GATE", help="Also judge this gate, as if it were held now.")
@formats(*FORMATS)
@click.option("--report", multiple=True, metavar="F=FILE", help="Also write format F to FILE.")
@click.option("--no-waivers", is_flag=True, help="Count waived and known findings as failed.")
@click.option("--base", metavar="REV", help="Ignore waivers and known findings added after REV.")
@click.option(
    "--changed-since", metavar="REV", help="Report only findings about changes since REV."
)
@click.option(
    "--explain", is_flag=True, help="Show why each rule exists, and why rules were skipped."
)
@click.option(
    "--commit",
    is_flag=True,
    help="Judge git's index; findings caused by the date alone do not block.",
)
@judging_options
def check(
    paths: tuple[str, ...],
    gate: str | None,
    form: str,
    report: tuple[str, ...],
    no_waivers: bool,
    base: str | None,
    changed_since: str | None,
    explain: bool,
    commit: bool,
    judging: Judging,
) -> int:
    """Check each project at PATH (a project, or a folder of projects) against its standard.

    Without PATH: the project around the current folder. Exit codes: 0 conforms, 1 does not,
    2 could not be judged.
    """
    from pmo_kit.engine.check import reports
    from pmo_kit.engine.gone_artifacts import reaches_no_further

    outputs = [_output(text) for text in report]
    for _, target in outputs:
        require_not_led_out(target)
    request = judging.request(base, changed_since, gate=gate, commit=commit, waivers=not no_waivers)
    found = [
        judged
        for path in paths or (enclosing_project(),)
        for judged in reports(Path(path), request, _progress)
    ]
    if any(finding.fixes for judged in found for finding in judged.findings):
        from pmo_kit.fixes import with_proven_fixes

        found = list(with_proven_fixes(found, judging.request()))
    style = Style(
        kit=__version__,
        color=form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        width=_width(),
        base=os.getcwd(),
        explain=explain,
        standard=judging.standard or "",
    )
    asked = [form, *(name for name, _ in outputs)]
    if not set(FORGES).isdisjoint(asked):
        from pmo_kit.cli.repository_paths import repository_of

        repository, folders = repository_of(judged.root for judged in found)
        style = style._replace(repository=repository, folders=folders)
    whole = style._replace(color=False, limit=sys.maxsize)  # a file has room for everything
    write_each((target, render(name, found, whole)) for name, target in outputs)
    put(render(form, found, style))
    for name in dict.fromkeys(asked):
        if line := left_out(name, found):
            note(f"{name}: {line}")
    if any(reaches_no_further(judged) for judged in found):
        note("Files deleted before this clone begins are unknown; `git fetch --unshallow` helps.")
    return max(judged.exit_code for judged in found)


def _output(text: str) -> tuple[str, Path]:
    name, equals, target = text.partition("=")
    if name not in FORMATS or not equals or not target:
        raise click.BadParameter(
            f"`{text}` is not F=FILE with F one of {', '.join(FORMATS)}.", param_hint="--report"
        )
    return name, Path(target)


def _width() -> int:
    if not sys.stdout.isatty():
        return 100
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def _progress(roots: list[Path]) -> Iterator[Path]:
    """The roots, told of what was stopped there, with a counter on the terminal where many."""
    shown = len(roots) > 50 and sys.stderr.isatty()
    for number, root in enumerate(roots, 1):
        settle(root, writes=False)
        if shown and number % 25 == 0:
            print(f"\r{number} of {len(roots)} projects", end="", file=sys.stderr, flush=True)
        yield root
    if shown:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
