"""`pmo init`: adopt a standard in a repository that exists; what fails today is listed as known."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from pmo_kit.cli.files import save, settle
from pmo_kit.cli.later import click
from pmo_kit.cli.new import ask
from pmo_kit.cli.options import FORMAT, NO_INPUT, SET, Judging, judging_options, pair
from pmo_kit.cli.output import Stop, answer

if TYPE_CHECKING:
    from pmo_kit.engine import Request
    from pmo_kit.results import Finding, Report
    from pmo_kit.results.adoption import Adoption
    from pmo_kit.standard import Standard

_MANIFEST = "pmo.yaml"


@click.command(epilog="Example: pmo init . --set name='New website' --set tier=T2 --no-input")
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(file_okay=False))
@SET
@NO_INPUT
@FORMAT
@judging_options
@click.option("--apply", is_flag=True, help="Write the files.")
def init(
    folder: str,
    pairs: tuple[str, ...],
    no_input: bool,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Make the repository at DIR a project: pmo.yaml, and a list of what fails today.

    From then on `pmo check` fails for new findings, and only counts known ones.

    Writes: pmo.yaml, where there is none, and the list of known findings.

    Exit codes: 0 the project conforms but for what is listed, 1 something cannot be listed and
    must be fixed first.
    """
    from pmo_kit import scaffold
    from pmo_kit.standard import load

    root = Path(folder)
    if not root.is_dir():
        raise Stop(f"There is no folder {folder}.", "For a new project: `pmo new project -o DIR`.")
    settle(root, apply)
    request, said = judging.request(first=True), {}
    given, files = dict(pair(text) for text in pairs), {}
    if not (root / _MANIFEST).exists():
        known = load(judging.standard or "core", judging.edition)
        if not known.has_manifest:
            raise Stop(
                f"{known.name} judges a folder as it is: there is no {_MANIFEST} to write.",
                f"`pmo check {quote(folder)} --standard {quote(judging.standard or 'core')}` does.",
            )
        asked = scaffold.adoption_questions(known, root, judging.day)
        said = scaffold.answered(asked, given, None if no_input or form == "json" else ask)
        files[_MANIFEST] = _manifest(root, request, known, said)
    elif given:
        raise Stop("pmo.yaml is there already, and asks nothing.", "Edit it instead of --set.")
    adoption = _adopt(root, request, files)._replace(command=_command(root, said, judging))
    if apply:
        save(root, ((path, None, content) for path, content in adoption.files.items()))
    return answer(form, adoption._replace(written=apply and bool(adoption.files)))


def _command(root: Path, said: dict[str, str], judging: Judging) -> str:
    """The command that writes what was shown, without asking again."""
    answers = "".join(f" --set {quote(f'{key}={value}')}" for key, value in said.items())
    chosen = (("--standard", judging.standard), ("--edition", judging.edition))
    named = "".join(f" {option} {quote(value)}" for option, value in chosen if value)
    return f"pmo init {quote(str(root))}{answers}{named} --no-input --apply"


def _manifest(root: Path, request: Request, standard: Standard, said: dict[str, str]) -> bytes:
    """The manifest; files of the folder that name no schema are listed under `ignore`."""
    from pmo_kit import scaffold
    from pmo_kit.engine import open_project

    probe = scaffold.manifest(standard, said, ["**"]).encode()
    ignored = open_project(root, request, {_MANIFEST: probe}).snapshot.ignored
    return scaffold.manifest(standard, said, ignored).encode()


def _adopt(root: Path, request: Request, files: dict[str, bytes]) -> Adoption:
    """Judge the project as it would be with some files, and see what would have to be listed."""
    from pmo_kit import scaffold
    from pmo_kit.engine import KNOWN_FINDINGS, judge, listable, open_project
    from pmo_kit.results.adoption import Adoption

    project = open_project(root, request, files)
    standard, snapshot = project.compiled.standard, project.snapshot
    if KNOWN_FINDINGS not in standard.kinds:
        raise Stop(f"{standard.name} has no kind `{KNOWN_FINDINGS}`.", "Add it to the standard.")
    if snapshot.of(KNOWN_FINDINGS):
        raise Stop(
            f"{snapshot.of(KNOWN_FINDINGS)[0].path} is there: the project has adopted already.",
            "New findings are fixed or waived; `pmo known prune` takes out what is fixed.",
        )
    report = judge(project).report
    known = [f for f in report.findings if listable(f, standard)]
    if known:
        assert snapshot.manifest is not None
        name = standard.kinds[KNOWN_FINDINGS].file or f"{KNOWN_FINDINGS}.yaml"
        path = f"{snapshot.manifest.folder}/{name}".lstrip("/")
        text = scaffold.known_findings(known, project.options.as_of)
        files = {**files, path: text.encode()}
    return Adoption(files, tuple(known), _first(report, known), _MANIFEST, "")


def _first(report: Report, known: list[Finding]) -> tuple[Finding, ...]:
    """What counts against the project, and may not be listed."""
    counted = [f for f in report.findings if f.outcome == "error" or f in report.failures]
    return tuple(finding for finding in counted if finding not in known)
