"""A waiver as a diff, with what the standard says of it and what it would excuse."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text.safe import line as harmless
from pmo_kit.results.waiver import WaiverDraft
from pmo_kit.writers.edits import UNWRITTEN, diff
from pmo_kit.writers.json_answer import answer, finding_data
from pmo_kit.writers.style import Style


def to_text(draft: WaiverDraft, style: Style) -> str:
    """The change, the faults that are found with it, and what it covers until when."""
    return "\n".join(_lines(draft)) + "\n"


def to_json(draft: WaiverDraft, style: Style) -> str:
    """The same as data."""
    return answer(
        "waive/v1",
        style,
        draft.exit_code,
        path=draft.file.path,
        entry=draft.entry,
        covers=[{**finding_data(finding), "subject": finding.subject} for finding in draft.covers],
        faults=[finding_data(finding) for finding in draft.faults],
        written=draft.written,
    )


def _lines(draft: WaiverDraft) -> Iterator[str]:
    yield from diff(*draft.file)
    for fault in draft.faults:
        yield ""
        yield harmless(f"{fault.location} {fault.called} {fault.level}  {fault.message}")
        yield harmless(f"  fix: {fault.fix}")
    if not draft.stands:
        yield "\nWith this waiver the project would not conform; nothing was written."
        return
    yield f"\nIt covers these findings until {draft.entry['until']}:"
    for finding in draft.covers:
        yield harmless(f"  {finding.location} {finding.subject}")
    yield f"Wrote {draft.file.path}." if draft.written else UNWRITTEN
