"""`pmo check`: judge projects by their standard and print what was found."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit import __version__
from pmo_kit.cli.files import enclosing_project, require_not_led_out, settle, write_each
from pmo_kit.cli.later import click
from pmo_kit.cli.options import JOBS, Judging, executor_of, formats, judging_options
from pmo_kit.cli.output import note, put
from pmo_kit.cli.progress import Progress
from pmo_kit.writers import FORGES, FORMATS, WHOLE, Style, left_out

if TYPE_CHECKING:
    from pmo_kit.writers.gather import Gathered


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
@JOBS
@click.option("--no-cache", is_flag=True, help="Judge all anew, also what has not changed.")
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
    jobs: int,
    no_cache: bool,
    judging: Judging,
) -> int:
    """Check each project at PATH (a project, or a folder of projects) against its standard.

    Without PATH: the project around the current folder. Exit codes: 0 conforms, 1 does not,
    2 could not be judged.
    """
    from pmo_kit.cli import check_task
    from pmo_kit.engine.gone_artifacts import reaches_no_further
    from pmo_kit.engine.kept_results import remembered
    from pmo_kit.engine.many_projects import reports
    from pmo_kit.writers.gather import Gathered

    outputs = [_output(text) for text in report]
    for _, target in outputs:
        require_not_led_out(target)
    request = judging.request(base, changed_since, gate=gate, commit=commit, waivers=not no_waivers)
    asked = [form, *(name for name, _ in outputs)]
    judge = check_task.in_brief if set(WHOLE).isdisjoint(asked) else check_task.in_full
    task = judge if no_cache else partial(remembered, task=judge)
    style = Style(
        kit=__version__,
        color=form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        width=_width(),
        base=os.getcwd(),
        explain=explain,
        standard=judging.standard or "",
    )
    code, further = 0, False
    with Gathered(asked, style) as gathered:
        with _Progress("projects") as progress, executor_of(jobs) as executor:
            for path in paths or (enclosing_project(),):
                for judged in reports(Path(path), request, progress, executor, task):
                    gathered.add(judged)
                    code = max(code, judged.exit_code)
                    further |= reaches_no_further(judged)
        _write(gathered, form, outputs, style)
        for name in dict.fromkeys(asked):
            if line := left_out(name, gathered.reports):
                note(f"{name}: {line}")
    if further:
        note("Files deleted before this clone begins are unknown; `git fetch --unshallow` helps.")
    return code


def _write(gathered: Gathered, form: str, outputs: list[tuple[str, Path]], style: Style) -> None:
    """Write the reports to the files that were asked for, then print them."""
    if not set(FORGES).isdisjoint([form, *(name for name, _ in outputs)]):
        from pmo_kit.cli.repository_paths import repository_of

        repository, folders = repository_of(judged.root for judged in gathered.reports)
        style = style._replace(repository=repository, folders=folders)
    whole = style._replace(color=False, limit=sys.maxsize)  # a file has room for everything
    write_each((target, gathered.written(name, whole)) for name, target in outputs)
    for text in gathered.written(form, style):
        put(text)


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


class _Progress(Progress):
    """Tells of what was stopped in a folder, and counts many projects on a terminal."""

    def before(self, root: Path) -> None:
        """A project is about to be judged."""
        settle(root, writes=False, tell=self._tell)

    def _tell(self, text: str) -> None:
        """Print a line in a place of its own."""
        self.clear()
        note(text)
