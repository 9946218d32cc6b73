"""Standards whose files know no `schema`: found by pattern, by several kinds if these fit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmo_kit.cli.program import run
from pmo_kit.engine import Options, check, prepare
from pmo_kit.project import Folder, read_snapshot
from pmo_kit.results import Report

STANDARD = {
    "standard.yaml": """
        schema: standard/v1
        id: notes
        title: Notes
        editions: [{id: "1.0", status: draft}]
        roles: [{id: author, title: Author}]
        lists: {headings: ["## Why", "## How"]}
    """,
    "artifacts/note.yaml": """
        schema: artifact/v1
        kind: note
        title: Note
        purpose: Says something.
        owner: author
        life: record
        many: true
        files: ["notes/**/*.md"]
        format: markdown
    """,
    "artifacts/note-text.yaml": """
        schema: artifact/v1
        kind: note-text
        title: Text of a note
        purpose: The same, line by line.
        owner: author
        life: record
        many: true
        files: ["notes/**/*.md"]
        format: text
    """,
    "rules/note/NOTE-001.yaml": """
        id: NOTE-001
        title: No word is empty
        level: shall
        artifact: note
        each: meta.words[]
        when: item != null
        check: item != ''
        message: A word is empty.
        why: It says nothing.
        fix: Write it.
        examples: {good: [{set: {'note:meta.words': [a]}}], bad: [{expect: note}]}
    """,
    "rules/note-text/TEXT-001.yaml": """
        id: TEXT-001
        title: Every heading is there
        level: shall
        artifact: note-text
        each: standard.lists.headings[]
        check: doc.lines.exists(line, line.startsWith(item))
        message: There is no “{item}”.
        why: Readers look for it.
        fix: Add it.
        examples: {good: [{}], bad: [{expect: note-text}]}
    """,
    "schemas/note/v1.0.json": """
        {"$schema": "https://json-schema.org/draft/2020-12/schema",
         "$id": "https://example.org/schemas/note/v1.0.json",
         "type": "object", "additionalProperties": true,
         "properties": {"words": {"type": ["array", "null"], "description": "Words.",
                        "items": {"type": ["string", "null"], "description": "A word."}}}}
    """,
}
WHOLE = "## Why\n\n## How\n"


@pytest.fixture
def standard(tmp_path: Path) -> Path:
    """A standard with two kinds on the same files."""
    home = tmp_path / "standard"
    for name, text in STANDARD.items():
        _write(home / name, "\n".join(line[8:] for line in text.splitlines()))
    return home


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """The folder that is judged."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _judged(standard: Path, notes: Path) -> Report:
    compiled = prepare(standard)
    snapshot = read_snapshot(Folder(notes), None, compiled.standard, str(notes), "here")
    return check(compiled, snapshot, Options(date(2026, 3, 6))).report


def _found(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, str(finding.location)) for finding in report.findings]


def test_a_file_is_one_artifact_however_many_kinds_read_it(standard: Path, notes: Path) -> None:
    _write(notes / "notes/a.md", WHOLE)
    _write(notes / "other/b.md", "")
    report = _judged(standard, notes)
    assert report.artifacts == ("notes/a.md",)
    assert _found(report) == []


def test_broken_front_matter_hides_the_fields_and_not_the_text(standard: Path, notes: Path) -> None:
    _write(notes / "notes/a.md", "---\nwords: [\n---\n## Why\n")
    report = _judged(standard, notes)
    assert [rule for rule, _ in _found(report)] == ["TEXT-001", "KIT-001"]
    skipped = [v for v in report.verdicts if v.outcome == "skipped"]
    assert [(v.rule, v.subject) for v in skipped] == [("NOTE-001", "here/note/notes/a.md")]


def test_what_no_kind_can_read_is_one_finding(standard: Path, notes: Path) -> None:
    (notes / "notes").mkdir()
    (notes / "notes/a.md").write_bytes(b"\xff\xfe# W\x00")
    report = _judged(standard, notes)
    assert [rule for rule, _ in _found(report)] == ["KIT-001"]
    assert {v.rule for v in report.verdicts if v.outcome == "skipped"} == {"NOTE-001", "TEXT-001"}


def test_a_list_that_may_be_null_is_walked_entry_by_entry(standard: Path, notes: Path) -> None:
    _write(notes / "notes/a.md", f"---\nwords: [x, null, '']\n---\n{WHOLE}")
    _write(notes / "notes/b.md", f"---\nwords:\n---\n{WHOLE}")
    assert _found(_judged(standard, notes)) == [("NOTE-001", "notes/a.md:2:18")]


def test_files_of_one_name_are_told_apart_by_their_folder(standard: Path, notes: Path) -> None:
    _write(notes / "notes/one/README.md", "## Why\n")
    _write(notes / "notes/two/README.md", "## Why\n")
    subjects = {finding.subject for finding in _judged(standard, notes).findings}
    assert subjects == {
        f"here/note-text/notes/{folder}/README.md/standard.lists.headings[## How]"
        for folder in ("one", "two")
    }


def test_hidden_files_fit_only_a_pattern_that_names_the_dot(standard: Path, notes: Path) -> None:
    _write(notes / "notes/a.md", WHOLE)
    for path in ("notes/._a.md", "notes/.#a.md", "notes/.history/a.md", "notes/~$a.md"):
        _write(notes / path, "\0")
    assert _judged(standard, notes).artifacts == ("notes/a.md",)
    kind = standard / "artifacts/note.yaml"
    kind.write_text(kind.read_text().replace("notes/**/*.md", "notes/.history/*.md"))
    _write(notes / "notes/.history/a.md", WHOLE)
    assert _judged(standard, notes).artifacts == ("notes/.history/a.md", "notes/a.md")


def test_findings_on_a_whole_file_keep_the_order_of_the_list(standard: Path, notes: Path) -> None:
    _write(notes / "notes/a.md", "")
    report = _judged(standard, notes)
    messages = [finding.message for finding in report.findings]
    assert messages == ["There is no “## Why”.", "There is no “## How”."]
    assert all(finding.excerpt == finding.related == () for finding in report.findings)


def test_lines_read_one_by_one_are_no_related_places(standard: Path, notes: Path) -> None:
    _write(notes / "notes/a.md", "line\n" * 20)
    assert [finding.related for finding in _judged(standard, notes).findings] == [(), ()]


def test_a_folder_without_such_files_is_not_judged(
    standard: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["check", str(notes), "--standard", str(standard)])
    out = capsys.readouterr().out
    assert code == 2
    assert "There is nothing to judge here: notes@1.0 judges notes/**/*.md." in out


def test_a_report_in_a_file_holds_every_finding(
    standard: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(40):
        _write(notes / f"notes/{number}.md", "")
    target = tmp_path / "all.txt"
    words = ["check", str(notes), "--standard", str(standard), "--report", f"text={target}"]
    code = run(words)
    assert code == 1
    assert "80 findings in 40 files" in capsys.readouterr().out
    assert target.read_text(encoding="utf-8").count("TEXT-001 shall") == 80
