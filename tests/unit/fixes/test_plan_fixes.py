"""Repairs are tried, judged, and kept where they fix and do nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from pmo_kit.engine import Compiled, Options, check
from pmo_kit.fixes import plan
from pmo_kit.fixes.proven import proven
from pmo_kit.project import Folder, Overlay, Snapshot, digest
from pmo_kit.results import Edit, Gap, Location, Report
from pmo_kit.results.fix_plan import FixPlan
from pmo_kit.source.edit.raw_text import RawText

from ..conftest import Make, Project

LOG = "schema: log/v1\nitems:\n"
LIMIT = "fix: Split it.\nmend: [{set: size, to: standard.thresholds.limit}]"


def planned(project: Project, rules: tuple[str, ...] = (), rounds: int = 9) -> FixPlan:
    def judge(changes: Mapping[str, bytes]) -> tuple[Snapshot, Report]:
        snapshot = project.snapshot(Overlay(Folder(project.root), changes))
        return snapshot, check(project.standard, snapshot, Options(date(2026, 2, 1))).report

    return plan(judge, lambda path: (project.root / path).read_bytes(), rules, rounds)


def applied(project: Project, made: FixPlan) -> Project:
    for file in made.files:
        assert (project.root / file.path).read_bytes() == file.before
        project.write(file.path, file.after)
    return project


def after(made: FixPlan, path: str = "pmo/log.yaml") -> str:
    return {file.path: file.after.decode() for file in made.files}[path]


def test_a_sound_project_has_nothing_to_mend(make: Make) -> None:
    made = planned(make())
    assert (made.fixes, made.left, made.files) == ((), (), ())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_several_fixes_in_one_file_keep_every_other_byte(make: Make, end: str) -> None:
    text = "\ufeff# Ours\n" + LOG + "  - {Id: I-1, size: '3'}  # one\n  - id: 1.10\n    sise: 2\n"
    text += "    due: 2026/3/1   # late\n"
    project = make({"pmo/log.yaml": text.replace("\n", end).encode()})
    made = planned(project)
    wanted = text.replace("Id:", "id:").replace("'3'", "3").replace("1.10", "'1.10'")
    wanted = wanted.replace("sise", "size").replace("2026/3/1", "2026-03-01")
    assert after(made) == wanted.replace("\n", end)
    assert [fix.finding.rule for fix in made.fixes] == ["KIT-003"] * 5
    assert made.after.exit_code == 0
    assert planned(applied(project, made)).files == (), "a second time there is nothing"


def test_edits_lie_where_a_reader_counts_them(make: Make) -> None:
    project = make({"pmo/log.yaml": LOG + "  - {id: I-1, sise: 3}\n"})
    (fix,) = planned(project).fixes
    (edit,) = fix.edits
    place = edit.location
    assert (place.path, place.line, place.column, place.end_column) == ("pmo/log.yaml", 3, 15, 19)
    assert edit.text == "size"
    assert fix.fingerprint == fix.finding.fingerprint


def test_the_edits_of_round_one_make_the_text(make: Make) -> None:
    project = make({"pmo/log.yaml": LOG + "  - {Id: I-1, size: '3'}\n  - {id: I-2, sise: 4}\n"})
    made = planned(project, rounds=1)
    assert {fix.round for fix in made.fixes} == {1}
    edits = [edit for fix in made.fixes for edit in fix.edits]
    assert carried_out(made.files[0].before, edits) == made.files[0].after


def carried_out(content: bytes, edits: list[Edit]) -> bytes:
    lines = RawText(content).lines
    for place, text in sorted(edits, reverse=True):
        line = lines[place.line - 1]
        assert place.line == place.end_line
        lines[place.line - 1] = line[: place.column - 1] + text + line[place.end_column - 1 :]
    return "".join(lines).encode()


def test_a_misspelt_schema_is_mended_and_then_what_it_hid(make: Make) -> None:
    text = LOG.replace("log/v1", "lgo/v1") + "  - {id: I-1, sise: 3}\n"
    made = planned(make({"pmo/log.yaml": text}))
    assert after(made) == text.replace("lgo", "log").replace("sise", "size")
    assert [(fix.finding.rule, fix.round) for fix in made.fixes] == [("KIT-002", 1), ("KIT-003", 2)]
    first = planned(make({"pmo/log.yaml": text}), rounds=1)
    assert [fix.finding.rule for fix in first.fixes] == ["KIT-002"]
    assert [left.finding.rule for left in first.left] == ["KIT-003"]


def test_what_a_broken_file_hid_speaks_against_no_repair(make: Make) -> None:
    text = LOG + "  - {id: I-1, sise: 30}\n  - {id: I-2, size: 3, due: 2026-1-1}\n"
    made = planned(make({"pmo/log.yaml": text}))
    assert len(made.fixes) == 2
    assert [f.rule for f in made.after.findings] == ["TOY-001", "TOY-002"]


def test_a_repair_that_does_not_help_is_left(make: Make) -> None:
    text = LOG + "  - {id: I-1, sise: many}\n  - {id: I-2, sise: 3}\n"
    made = planned(make({"pmo/log.yaml": text}))
    assert after(made) == text.replace("I-2, sise", "I-2, size")
    (left,) = made.left
    assert left.finding.location.line == 3
    assert "`size` is the text `many`" in left.reason


def test_only_the_rules_that_were_named(make: Make) -> None:
    text = LOG + "  - {id: I-1, sise: 3}\n"
    assert planned(make({"pmo/log.yaml": text}), ("TOY-001",)).fixes == ()
    assert len(planned(make({"pmo/log.yaml": text}), ("KIT-003",)).fixes) == 1


def test_a_rule_says_how_it_is_mended(make: Make, alter: Callable[..., Compiled]) -> None:
    standard = alter({"rules/log/TOY-001.yaml": ("fix: Split it.", LIMIT)})
    project = make(standard=standard).change("pmo/log.yaml", "size: 3", "size: 30  # too much")
    made = planned(project)
    assert [fix.finding.rule for fix in made.fixes] == ["TOY-001"]
    assert "    size: 10  # too much\n" in after(made)
    assert made.fixes[0].finding.fixes[0].line == "    size: 10  # too much"


def test_a_repair_that_breaks_another_rule_is_left(
    make: Make, alter: Callable[..., Compiled]
) -> None:
    even = "\n".join(
        [
            "id: TOY-009\ntitle: Sizes are odd\nlevel: may\nsince: '1.0'\nartifact: log",
            "each: items[]\ncheck: item.size % 2 == 1\nmessage: '{item.id} is even.'\nwhy: It is.",
            "fix: Add one.\nexamples: {good: [{}], bad: [{expect: x}]}\n",
        ]
    )
    rules = {"rules/log/TOY-001.yaml": ("fix: Split it.", LIMIT), "rules/log/TOY-009.yaml": even}
    project = make(standard=alter(rules)).change("pmo/log.yaml", "size: 3", "size: 31")
    made = planned(project)
    assert (made.fixes, made.files) == ((), ())
    (left,) = made.left
    assert left.reason.startswith("TOY-009 would fail at pmo/log.yaml:3:5: I-1 is even")


def test_one_bad_repair_does_not_keep_the_others(
    make: Make, alter: Callable[..., Compiled]
) -> None:
    rows = "".join(f"  - {{id: I-{n}, sise: {'x' if n == 7 else n}}}\n" for n in range(1, 10))
    made = planned(make({"pmo/log.yaml": LOG + rows}))
    assert len(made.fixes) == 8
    assert [left.finding.location.line for left in made.left] == [9]


def test_many_repairs_take_few_judgements(make: Make) -> None:
    rows = "".join(f"  - {{id: I-{n}, sise: {'x' if n % 40 == 7 else 1}}}\n" for n in range(400))
    project, judged = make({"pmo/log.yaml": LOG + rows}), []

    def judge(changes: Mapping[str, bytes]) -> tuple[Snapshot, Report]:
        judged.append(changes)
        snapshot = project.snapshot(Overlay(Folder(project.root), changes))
        return snapshot, check(project.standard, snapshot, Options(date(2026, 2, 1))).report

    made = plan(judge, lambda path: (project.root / path).read_bytes())
    assert (len(made.fixes), len(made.left)) == (390, 10)
    assert len(judged) == 3, "as it is, with all, without those at fault"


def approve(project: Project) -> str:
    (brief,) = project.snapshot().of("brief")
    bound = digest(brief.document, brief.kind)
    project.change("pmo/reviews/R-1.yaml", "brief.md\n", f"brief.md\n    sha256: '{bound}'\n")
    return bound


def test_approved_text_is_left_as_it_was_approved(
    make: Make, alter: Callable[..., Compiled]
) -> None:
    mend = "fix: Add `end`.\nmend: [{set: meta.end, to: today}]"
    standard = alter({"rules/brief/TOY-006.yaml": ("fix: Add `end`.", mend)}, edition="2.0")
    project = make(standard=standard, edition='"2.0"')
    project.change("pmo/brief.md", "end: 2026-06-30\n", "")
    assert after(planned(project), "pmo/brief.md").count("end: 2026-02-01\n---\n") == 1
    approve(project)
    made = planned(project)
    assert made.files == ()
    assert "pmo/reviews/R-1.yaml approved this document" in made.left[0].reason


def test_a_slip_in_approved_text_is_mended_back_to_what_was_approved(make: Make) -> None:
    project = make()
    approve(project)
    before = (project.root / "pmo/brief.md").read_text()
    project.change("pmo/brief.md", "budget: 8", "bugdet: 8")
    assert after(planned(project), "pmo/brief.md") == before


def test_what_is_mended_leaves_the_known_findings(make: Make) -> None:
    project = make().change("pmo/log.yaml", "size: 3", "size: 30")
    (found,) = project.check().report.findings
    text = "schema: known-findings/v1\nstarted: {on: 2026-01-20, findings: 2}\nfindings:  # ours\n"
    entry = "  - fingerprint: '{}'\n    rule: TOY-001\n    subject: '{}'\n    since: 2026-01-20\n"
    gone = entry.format("0" * 16, "toy-small/log/log/items[I-9]")
    stays = entry.format(found.fingerprint, found.subject)
    project.write("pmo/known-findings.yaml", text + gone + stays)
    assert after(planned(project), "pmo/known-findings.yaml") == text + stays
    project.change("pmo/log.yaml", "size: 30", "size: 3")
    made = planned(project)
    assert after(made, "pmo/known-findings.yaml") == text.replace("findings:  #", "findings: []  #")
    assert len(made.fixes) == 2


def test_what_cannot_be_edited_safely_is_left(make: Make) -> None:
    text = LOG + "  - {id: &x 1.10, size: 3, steps: [{id: *x}]}\n"
    made = planned(make({"pmo/log.yaml": text}))
    assert made.fixes == ()
    assert all("cannot be edited safely" in left.reason for left in made.left)
    assert made.left


def test_waived_findings_are_left_alone(make: Make, alter: Callable[..., Compiled]) -> None:
    standard = alter({"rules/log/TOY-001.yaml": ("fix: Split it.", LIMIT)})
    entry: dict[str, Any] = {"id": "W-1", "rule": "TOY-001", "subject": "log/**", "reason": "so"}
    row = ", ".join(f"{k}: '{v}'" for k, v in {**entry, "until": "2026-06-30"}.items())
    files = {"pmo/waivers.yaml": f"schema: waivers/v1\nwaivers:\n  - {{{row}}}\n"}
    project = make(files, standard=standard).change("pmo/log.yaml", "size: 3", "size: 30")
    made = planned(project)
    assert (made.fixes, made.left) == ((), ())


def test_many_repairs_in_each_others_way_are_tried_so_often_only(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmo_kit.fixes.plan_fixes.TRIALS", 3)
    monkeypatch.setattr("pmo_kit.fixes.plan_fixes.at_fault", lambda *_: {})
    monkeypatch.setattr("pmo_kit.fixes.plan_fixes.harm", lambda *_: "It harms.")
    items = "".join(f"  - {{id: I-{n}, sise: 2}}\n" for n in range(9))
    made = planned(make({"pmo/log.yaml": LOG + items}))
    assert made.fixes == ()
    reasons = {left.reason for left in made.left}
    assert "Too many fixes overlap" in "".join(reasons)


def test_a_report_tells_the_repairs_that_are_made_and_no_other(
    make: Make,
) -> None:
    project = make({"pmo/log.yaml": LOG + "  - {Id: I-1, size: '3'}\n"})
    made = planned(project)
    both = [fix.finding.pointer for fix in made.fixes]
    assert len(both) == 2
    told = proven(made.before, made._replace(fixes=made.fixes[:1]))
    assert [bool(finding.fixes) for finding in told.findings] == [True, False]
    elsewhere = made.fixes[0].finding._replace(location=Location("pmo/log.yaml", 9, 1, 9, 2))
    moved = made._replace(fixes=(made.fixes[0]._replace(finding=elsewhere),))
    assert not any(finding.fixes for finding in proven(made.before, moved).findings)


def test_what_could_not_be_judged_is_not_mended(make: Make) -> None:
    project = make({"pmo/log.yaml": LOG + "  - {Id: I-1, size: 3}\n"})
    times: list[object] = []

    def judge(changes: Mapping[str, bytes]) -> tuple[Snapshot, Report]:
        times.append(changes)
        snapshot = project.snapshot(Overlay(Folder(project.root), changes))
        report = check(project.standard, snapshot, Options(date(2026, 2, 1))).report
        return snapshot, report._replace(gaps=(Gap("Too much.", "Take less."),))

    made = plan(judge, lambda path: (project.root / path).read_bytes())
    assert (made.fixes, len(times)) == ((), 1)
    assert [left.reason for left in made.left] == ["The project could not be judged: Too much."]
