"""`pmo init`: adopt a standard in a repository that exists; what fails today is listed as known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

import click

from pmo_kit.cli.apply_edits import save
from pmo_kit.cli.common import AS_OF, FORMAT, REGISTRY, print_answer, tell
from pmo_kit.cli.errors import Stop
from pmo_kit.cli.gate_text import finding_data
from pmo_kit.cli.judge_projects import Checker
from pmo_kit.cli.new import ask, pair
from pmo_kit.engine import KNOWN_FINDINGS, Options, listable
from pmo_kit.results import Finding, Report
from pmo_kit.standard import Standard

_MANIFEST = "pmo.yaml"


class Adoption(NamedTuple):
    """What adopting would write, and what it found: `known` is listed, `first` must be mended."""

    files: dict[str, bytes]
    known: list[Finding]
    first: list[Finding]


@click.command(epilog="Example: pmo init . --set name='New website' --set tier=T2 --no-input")
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(file_okay=False))
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="Answer a question.")
@click.option("--no-input", is_flag=True, help="Ask nothing: take the defaults.")
@click.option("--standard", metavar="NAME|DIR", help="The standard to adopt; core if absent.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Judge as of this day; today if absent.")
@FORMAT
@REGISTRY
@click.option("--apply", is_flag=True, help="Write the files.")
def init(
    folder: str,
    pairs: tuple[str, ...],
    no_input: bool,
    standard: str | None,
    as_of: date | None,
    registry: tuple[str, ...],
    form: str,
    apply: bool,
) -> int:
    """Make the repository at DIR a project: pmo.yaml, and what fails today as known findings.

    From then on `pmo check` fails for what is new, and counts what is known. Exit codes: 0 the
    project conforms but for what is listed, 1 something cannot be listed and must be mended first.
    """
    from pmo_kit import scaffold
    from pmo_kit.standard import load

    root, today = Path(folder), as_of or date.today()
    if not root.is_dir():
        raise Stop(f"There is no folder {folder}.", "For a new project: `pmo new project -o DIR`.")
    checker = Checker(standard, None, registry, Options(today))
    given, files = dict(pair(text) for text in pairs), {}
    said: dict[str, str] = {}
    if not (root / _MANIFEST).exists():
        loaded = load(standard or "core")
        asked = scaffold.adoption_questions(loaded, root, today)
        said = scaffold.answered(asked, given, None if no_input or form == "json" else ask)
        files[_MANIFEST] = _manifest(root, checker, loaded, said)
    elif given:
        raise Stop("pmo.yaml is there already, and asks nothing.", "Edit it instead of --set.")
    adoption = _adopt(root, checker, files, today)
    if form == "text":
        _show(adoption)
    for path, content in adoption.files.items() if apply else ():
        save(root, path, None, content)
    code = 1 if adoption.first else 0
    if form == "json":
        print_answer("init/v1", code, **_data(adoption), written=apply and bool(adoption.files))
    else:
        _close(root, adoption, standard, said, apply)
    return code


def _show(adoption: Adoption) -> None:
    """The files, and what has to be mended first."""
    for path, content in adoption.files.items():
        click.echo(f"── {path}")
        tell(content.decode() if path == _MANIFEST else _tally(adoption.known))
    for finding in adoption.first:
        tell(f"{finding.location} {finding.rule}  {finding.message}\n  fix: {finding.fix}")
    if adoption.first:
        click.echo("These cannot be listed: what is not read is not judged. Mend them first.\n")


def _data(adoption: Adoption) -> dict[str, Any]:
    """The same as data."""
    return {
        "files": [{"path": p, "text": content.decode()} for p, content in adoption.files.items()],
        "known": [finding_data(finding) for finding in adoption.known],
        "first": [finding_data(finding) for finding in adoption.first],
    }


def _manifest(root: Path, checker: Checker, standard: Standard, said: dict[str, str]) -> bytes:
    """The manifest; files of the folder that name no schema are listed under `ignore`."""
    from pmo_kit import scaffold

    probe = scaffold.manifest(standard, said, ["**"]).encode()
    ignored = checker.snapshot(checker.open(root, {_MANIFEST: probe})).ignored
    return scaffold.manifest(standard, said, ignored).encode()


def _adopt(root: Path, checker: Checker, files: dict[str, bytes], today: date) -> Adoption:
    """Judge the project as it would be with some files, and see what would have to be listed."""
    from pmo_kit import scaffold

    project = checker.open(root, files)
    standard = project.compiled.standard
    if KNOWN_FINDINGS not in standard.kinds:
        raise Stop(f"{standard.name} has no kind `{KNOWN_FINDINGS}`.", "Add it to the standard.")
    snapshot = checker.snapshot(project)
    if snapshot.of(KNOWN_FINDINGS):
        raise Stop(
            f"{snapshot.of(KNOWN_FINDINGS)[0].path} is there: the project has adopted already.",
            "New findings are mended or waived; `pmo known prune` takes out what is mended.",
        )
    report = checker.judge(project)
    known = [f for f in report.findings if listable(f, standard)]
    if known:
        assert snapshot.manifest is not None
        name = standard.kinds[KNOWN_FINDINGS].file or f"{KNOWN_FINDINGS}.yaml"
        path = f"{snapshot.manifest.folder}/{name}".lstrip("/")
        files = {**files, path: scaffold.known_findings(known, today).encode()}
    return Adoption(files, known, _first(report, known))


def _first(report: Report, known: list[Finding]) -> list[Finding]:
    """What counts against the project, and may not be listed."""
    counted = [f for f in report.findings if f.outcome == "error" or f in report.failures]
    return [finding for finding in counted if finding not in known]


def _tally(known: list[Finding]) -> str:
    """How often each rule fails, most often first."""
    rules = Counter((finding.rule, finding.level, finding.title) for finding in known)
    rows = [f"{len(known)} known findings:"]
    for (rule, level, title), count in sorted(rules.items(), key=lambda row: (-row[1], row[0])):
        rows.append(f"{count:>6} × {rule} {level}  {title}")
    return "\n".join(rows) + "\n"


def _close(
    root: Path, adoption: Adoption, standard: str | None, said: dict[str, str], apply: bool
) -> None:
    """What was written, or how to write it, and what comes next."""
    if not adoption.files:
        click.echo("Nothing to list: everything that is judged today conforms.")
    elif apply:
        click.echo(f"Wrote {' and '.join(adoption.files)}. Commit them, then:\n")
        click.echo("  pmo check                  what is new fails, what is known is counted")
        click.echo("  pmo known list             the known findings with their places")
        click.echo("  pmo known prune --apply    when something is mended")
        click.echo("  pmo schema export .        completion while you type")
    else:
        answers = "".join(f" --set {quote(f'{key}={value}')}" for key, value in said.items())
        named = f" --standard {quote(standard)}" if standard else ""
        click.echo("Nothing was written. To write it:\n")
        click.echo(f"  pmo init {quote(str(root))}{answers}{named} --no-input --apply")
