"""The known findings of a project, and how the list becomes shorter."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.known_findings import KnownFindings
from pmo_kit.writers.edits import UNWRITTEN, diff
from pmo_kit.writers.json_answer import answer, finding_data
from pmo_kit.writers.style import Style

_NONE = "This project has no list of known findings; `pmo init` writes one for a running project."


def to_text(found: KnownFindings, style: Style) -> str:
    """Each known finding at its place, or the change to the list; then how long it is."""
    lines = _pruned(found) if found.pruning else _listed(found)
    return "\n".join([*lines, _length(found)]) + "\n"


def to_json(found: KnownFindings, style: Style) -> str:
    """The list as data; `mended` are the entries that leave it."""
    return answer(
        "known/v1",
        style,
        found.exit_code,
        known=found.known._asdict() if found.known else None,
        findings=[finding_data(f) | {"since": f.known} for f in found.findings],
        mended=list(found.mended),
        written=found.written,
    )


def _listed(found: KnownFindings) -> Iterator[str]:
    for f in found.findings:
        yield harmless(f"{f.location} {f.rule} {f.level}  {f.message}")


def _pruned(found: KnownFindings) -> Iterator[str]:
    for file in found.files:
        yield from diff(*file)
    if found.files:
        yield "Wrote it." if found.written else UNWRITTEN
    elif found.known is not None:
        yield "No finding on the list is fixed."


def _length(found: KnownFindings) -> str:
    if found.known is None:
        return _NONE
    return f"{found.known.findings} known findings, {found.known.at_start} at the start."
