"""`pmo portfolio`: the projects of a board's list, gathered from where they lie, as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit import __version__
from pmo_kit._text import plural
from pmo_kit.cli.files import settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, JOBS, F, Judging, executor_of, judging_options
from pmo_kit.cli.output import answer, put
from pmo_kit.cli.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pmo_kit.engine import Request
    from pmo_kit.portfolio.found_sources import Found
    from pmo_kit.portfolio.gather import Judged
    from pmo_kit.portfolio.gathered_files import Store
    from pmo_kit.portfolio.project_list import ProjectList

GATHERED = "gathered"
"""The folder beside the list in which a gathering lies, unless another one is named."""


@click.group(epilog="Example: pmo portfolio gather examples/portfolio")
def portfolio() -> None:
    """Many projects as one: gathered from where they lie, and what they add up to."""


def _of_list(command: F) -> F:
    """The argument that names the list, and the option that names what was gathered for it."""
    named = click.argument(
        "path", required=False, metavar="[PORTFOLIO]", type=click.Path(exists=True)
    )
    store = click.option(
        "--gathered",
        "folder",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        help=f"Where the gathered snapshots lie; absent: `{GATHERED}` beside the list.",
    )
    return named(store(command))


@portfolio.command(
    epilog="""\b
Example:
  pmo portfolio gather
  pmo portfolio gather examples/portfolio --jobs 4"""
)
@_of_list
@FORMAT
@JOBS
@judging_options
def gather(path: str | None, folder: Path | None, form: str, jobs: int, judging: Judging) -> int:
    """Gather the snapshots of all projects that the list PORTFOLIO names, and of its sources.

    PORTFOLIO is portfolio.yaml or its folder; absent: the one of the current folder. A source is a
    folder of projects, which are judged; a pattern; a file that `pmo snapshot` wrote; or the
    address of a git repository. What cannot be used is told and stops nothing else; what has not
    changed is not read again.

    Writes: portfolio.ndjson and sources.json in the folder named with --gathered.

    Exit codes: 0 all was read, 1 a source could not be used, 2 the list cannot be read.
    """
    from pmo_kit.git.remote import fetch
    from pmo_kit.portfolio.gather import Gatherer
    from pmo_kit.portfolio.judging_key import key_of
    from pmo_kit.portfolio.sources import find_sources

    request = judging.request()
    known, store = _opened(path, folder, request)
    store.begin()
    gatherer = Gatherer(known, store, __version__, judging.day)
    with Progress("repositories", many=0, step=1) as progress:
        sources = find_sources(known, store.clones, fetch, progress)
    with Progress("projects and snapshots") as progress, executor_of(jobs) as executor:
        judge = partial(_judged, request=request, executor=executor)
        found = gatherer.gather(sources, judge, key_of(request, __version__), progress)
    return answer(form, found)


@portfolio.command(epilog="Example: pmo portfolio check examples/portfolio --format json")
@_of_list
@FORMAT
@judging_options
def check(path: str | None, folder: Path | None, form: str, judging: Judging) -> int:
    """Show how the projects of PORTFOLIO stand together, and what is wrong with it.

    It reads what `pmo portfolio gather` wrote, and PORTFOLIO as it is now. Each project stands in
    it once: judged, by its snapshot; listed, by the board's own values; or not judged, with the
    reason.
    What is not known is told beside each sum and counts as nothing.

    Exit codes: 0 nothing is wrong, 1 something is, 2 it cannot be read, or was not gathered yet.
    """
    from pmo_kit.portfolio.view import view

    known, store = _opened(path, folder, judging.request())
    return answer(form, view(known, store))


@portfolio.command(epilog="Example: pmo portfolio report examples/portfolio -o out")
@_of_list
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to.",
)
@judging_options
def report(path: str | None, folder: Path | None, output: Path, judging: Judging) -> int:
    """Write the site of the portfolio PORTFOLIO: the board's page, and one for each project.

    It reads what `pmo portfolio gather` wrote. The pages open from the disk, hold no script, ask
    for nothing, and can be printed; equal snapshots give equal bytes.

    Writes: index.html and projects/*.html in the folder named with -o.

    Exit codes: 0, or 2 where the list or what was gathered cannot be read.
    """
    from pmo_kit.cli.files import write_each
    from pmo_kit.engine.open_project import presumed_standard
    from pmo_kit.pages.portfolio_site import site_files
    from pmo_kit.portfolio.board_view import site_of
    from pmo_kit.portfolio.view import view
    from pmo_kit.standard.places import TEMPLATES, data_root

    request = judging.request()
    known, store = _opened(path, folder, request)
    standard = presumed_standard(known.folder, request).standard
    found = site_of(known, view(known, store), store, standard, judging.day)
    files = site_files(found, data_root() / TEMPLATES / "portfolio-site")
    (output / "projects").mkdir(parents=True, exist_ok=True)
    write_each([(output / name, iter([text])) for name, text in files])
    put(f"{output / 'index.html'}: {plural(len(found.projects), 'project')}\n")
    return 0


def _opened(path: str | None, folder: Path | None, request: Request) -> tuple[ProjectList, Store]:
    """The list, and the store of what was gathered for it. Raises `PortfolioError` and others."""
    from pmo_kit.engine.open_project import presumed_standard
    from pmo_kit.portfolio.gathered_files import Store
    from pmo_kit.portfolio.project_list import list_file, read_list

    file = list_file(Path(path or "."))
    known = read_list(file, presumed_standard(file.parent, request))
    return known, Store(folder or file.parent / GATHERED)


def _judged(
    every: Iterable[Found], request: Request, executor: Executor | None
) -> Iterator[Judged]:
    """The snapshots of projects' folders, in their order. Raises `RegistryError`."""
    from pmo_kit.cli.portfolio_task import snapshot_line
    from pmo_kit.portfolio.gather import judged_line

    task = partial(snapshot_line, request=request)
    roots = (one.path for one in every)

    def settled() -> Iterator[Path]:
        for root in roots:
            settle(root, writes=False)
            yield root

    if executor is None:
        return map(judged_line, map(task, settled()))
    from pmo_kit.engine.executors import in_order

    return map(judged_line, in_order(executor, task, settled()))
