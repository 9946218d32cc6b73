"""`pmo check`: judge projects by their standard and print what was found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from pmo_kit import __version__
from pmo_kit.cli.common import AS_OF, enclosing_project, write_file
from pmo_kit.cli.errors import Stop
from pmo_kit.engine import Compiled, Options, prepare
from pmo_kit.engine import check as judge
from pmo_kit.project import (
    Artifact,
    Folder,
    Index,
    Manifest,
    ManifestError,
    Snapshot,
    Tree,
    open_artifact,
    read_manifest,
    roots_below,
    take,
)
from pmo_kit.results import Gap, Report
from pmo_kit.standard import StandardError, locate
from pmo_kit.writers import WRITERS, render
from pmo_kit.writers import Options as Style


@click.command(epilog="Example: pmo check . --gate RfE")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True))
@click.option("--standard", metavar="NAME|DIR", help="Judge by this standard instead.")
@click.option("--edition", metavar="E", help="Judge by this edition of it.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Judge as of this day; today if absent.")
@click.option("--gate", metavar="GATE", help="Judge this gate too, as if it were held now.")
@click.option(
    "--registry",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="The people registry, for rules on certificates and load.",
)
@click.option(
    "--format", "form", default="text", type=click.Choice(list(WRITERS)), help="What to print."
)
@click.option("-o", "--output", multiple=True, metavar="F=FILE", help="Also write format F here.")
@click.option("--no-waivers", is_flag=True, help="Show what waivers excuse as failed.")
@click.option("--explain", is_flag=True, help="Say with each finding why the rule exists.")
@click.option("--commit", is_flag=True, help="Judge git's index; what time caused never blocks.")
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    standard: str | None,
    edition: str | None,
    as_of: date | None,
    gate: str | None,
    registry: str | None,
    form: str,
    output: tuple[str, ...],
    no_waivers: bool,
    explain: bool,
    commit: bool,
) -> int:
    """Judge each project at PATH (a project, or a folder of projects) by its standard.

    Without PATH: the project around the current folder. Exit codes: 0 conforms, 1 does not,
    2 could not be judged.
    """
    outputs = [_output(text) for text in output]
    options = Options(as_of or date.today(), gate, commit, not no_waivers)
    checker = Checker(standard, edition, registry, options)
    reports = [
        report for path in paths or (enclosing_project(),) for report in checker.reports(Path(path))
    ]
    style = Style(
        kit=__version__,
        color=form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        width=_width(),
        base=os.getcwd(),
        explain=explain,
        standard=standard or "",
    )
    whole = style._replace(color=False, limit=sys.maxsize)  # a file has room for everything
    for name, target in outputs:
        write_file(target, render(name, reports, whole))
    sys.stdout.write(render(form, reports, style))
    return max(report.exit_code for report in reports)


class Checker:
    """Judges projects one after the other; each standard is prepared once."""

    def __init__(
        self, standard: str | None, edition: str | None, registry: str | None, options: Options
    ) -> None:
        self._standard = standard
        self._edition = edition
        self._registry = registry
        self._options = options
        self._prepared: dict[tuple[str, str | None], Compiled] = {}

    def reports(self, path: Path) -> Iterator[Report]:
        """The reports of the project at a path, or of every project below it."""
        if self._standard is not None:
            compiled = self._prepare(self._standard, self._edition, path)
            if not compiled.standard.has_manifest:
                snapshot = self._snapshot(compiled, path, self._tree(path), None)
                yield _found(judge(compiled, snapshot, self._options), compiled)
                return
        if (path / "pmo.yaml").is_file() or self._options.commit:
            yield self._report(path)
            return
        roots = list(roots_below(path))
        if not roots:
            yield self._report(path)
        for root in _progress(roots):
            yield self._report(root)

    def _report(self, root: Path) -> Report:
        try:
            return judge(*self.opened(root), self._options)
        except (ManifestError, StandardError) as error:
            return _not_judged(root, error, self._options)

    def opened(self, root: Path) -> tuple[Compiled, Snapshot]:
        """The project at a root, read, with the standard that it names.

        Raises `ManifestError` and `StandardError` where one of them cannot be used.
        """
        tree = self._tree(root)
        manifest = read_manifest(tree)
        standard = self._standard or manifest.text("standard")
        edition = self._edition or (None if self._standard else manifest.text("edition"))
        if self._standard is None and not _is_name(standard):
            raise manifest.error(
                "standard",
                f"`{standard}` is no installed standard: a manifest names one, never a folder.",
                "Name an installed standard, or give the folder with --standard DIR.",
            )
        compiled = self._prepare(self._standard or str(locate(standard)), edition, root)
        return compiled, self._snapshot(compiled, root, tree, manifest)

    def _tree(self, root: Path) -> Tree:
        if not self._options.commit:
            return Folder(root)
        from pmo_kit.git import Git, toplevel

        top = toplevel(root)
        inner = root.resolve().relative_to(top.resolve()).as_posix()
        return Index(Git(top), "" if inner == "." else f"{inner}/")

    def _prepare(self, standard: str, edition: str | None, root: Path) -> Compiled:
        key = (standard, edition)
        if key not in self._prepared:
            self._prepared[key] = prepare(standard, edition, avoid=root)
        return self._prepared[key]

    def _snapshot(
        self, compiled: Compiled, root: Path, tree: Tree, manifest: Manifest | None
    ) -> Snapshot:
        registry = self._people(compiled, root)
        return take(tree, manifest, compiled.standard, str(root), root.resolve().name, registry)

    def _people(self, compiled: Compiled, root: Path) -> Artifact | None:
        if self._registry is None:
            return None
        file = Path(self._registry)
        shown = os.path.relpath(file, root).replace(os.sep, "/")
        found = open_artifact(Folder(file.resolve().parent), file.name, compiled.standard, shown)
        if isinstance(found, Artifact) and found.kind.outside:
            return found
        reason = "It is no registry." if isinstance(found, Artifact) else found.message
        raise Stop(
            f"The registry cannot be used. {reason}",
            "Give a file whose `schema` is people/v1; `pmo explain people` shows one.",
            self._registry,
        )


def _found(report: Report, compiled: Compiled) -> Report:
    """The report, unless no file fits a pattern of the standard: nothing is no conformity."""
    if report.artifacts or report.findings:
        return report
    standard = compiled.standard
    patterns = sorted({pattern for kind in standard.kinds.values() for pattern in kind.files})
    gap = Gap(
        f"There is nothing to judge here: {standard.name} judges {', '.join(patterns)}.",
        "Name the folder from which these paths count.",
    )
    return report._replace(gaps=(gap,))


def _not_judged(root: Path, error: ManifestError | StandardError, options: Options) -> Report:
    gap = Gap(error.message, error.remedy, error.path, error.line, error.column)
    name = root.resolve().name
    shown = str(root) if isinstance(error, ManifestError) else ""
    return Report(name, name, shown, "", "", "", "", "", "", options.as_of.isoformat(), gaps=(gap,))


def _is_name(standard: str) -> bool:
    return "/" not in standard and "\\" not in standard and not standard.startswith(".")


def _output(text: str) -> tuple[str, Path]:
    name, equals, target = text.partition("=")
    if name not in WRITERS or not equals or not target:
        raise click.BadParameter(
            f"`{text}` is not F=FILE with F one of {', '.join(WRITERS)}.", param_hint="--output"
        )
    return name, Path(target)


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def _progress(roots: list[Path]) -> Iterator[Path]:
    """The roots, with a counter on the terminal where there are many."""
    shown = len(roots) > 50 and sys.stderr.isatty()
    for number, root in enumerate(roots, 1):
        if shown and number % 25 == 0:
            print(f"\r{number} of {len(roots)} projects", end="", file=sys.stderr, flush=True)
        yield root
    if shown:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
