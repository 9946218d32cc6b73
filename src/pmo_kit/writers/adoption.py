"""An adoption: the files that it writes, what is listed as known, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmo_kit._text import safe
from pmo_kit.results import Finding
from pmo_kit.results.adoption import Adoption
from pmo_kit.writers.json_answer import answer, finding_data
from pmo_kit.writers.style import Style


def to_text(found: Adoption, style: Style) -> str:
    """The files, what has to be fixed first, and the next commands."""
    return "\n".join([*_files(found), *_first(found), *_next(found)]) + "\n"


def to_json(found: Adoption, style: Style) -> str:
    """The same as data."""
    return answer(
        "init/v1",
        style,
        found.exit_code,
        files=[{"path": path, "text": text.decode()} for path, text in found.files.items()],
        known=[finding_data(finding) for finding in found.known],
        first=[finding_data(finding) for finding in found.first],
        written=found.written,
    )


def _files(found: Adoption) -> Iterator[str]:
    for path, content in found.files.items():
        yield f"── {path}"
        text = content.decode() if path == found.manifest else _tally(found.known)
        yield from (safe.line(line) for line in text.split("\n"))


def _tally(known: Sequence[Finding]) -> str:
    """How often each rule fails, most often first."""
    rules = Counter((finding.rule, finding.level, finding.title) for finding in known)
    rows = [f"{len(known)} known findings:"]
    for (rule, level, title), count in sorted(rules.items(), key=lambda row: (-row[1], row[0])):
        rows.append(f"{count:>6} × {rule} {level}  {title}")
    return "\n".join(rows) + "\n"


def _first(found: Adoption) -> Iterator[str]:
    for finding in found.first:
        yield safe.line(f"{finding.location} {finding.rule}  {finding.message}")
        yield safe.line(f"  fix: {finding.fix}")
    if found.first:
        yield "These cannot be listed: a file that cannot be read is not judged. Fix them first.\n"


def _next(found: Adoption) -> Iterator[str]:
    """What was written, or how to write it, and what comes next."""
    if not found.files:
        yield "There is nothing to list: everything that can be judged today conforms."
    elif found.written:
        yield f"Wrote {' and '.join(found.files)}. Commit them, then:\n"
        yield "  pmo check                  new findings fail, known ones are only counted"
        yield "  pmo known list             the known findings with their places"
        yield "  pmo known prune --apply    removes what is fixed from the list"
        yield "  pmo schema export .        so that editors complete while you type"
    else:
        yield "Nothing was written. To write it:\n"
        yield f"  {found.command}"
