"""What `pmo standard verify` tells to write is written as told, and the faults are gone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from corrections import carried_out

from pmo_kit.results.correction import BLANK, Correction
from pmo_kit.results.verification import Problem
from pmo_kit.verify import verify

TOY = Path(__file__).resolve().parents[2] / "fixtures" / "toy"
LOG = "schemas/log/v1.0.json"
RULE = "rules/log/TOY-001.yaml"


class Fault(NamedTuple):
    """What is written in a file, what stands there instead, and what is told of it."""

    file: str
    old: str
    new: str
    told: str


FORM = [
    Fault("rules/log/TOY-002.yaml", "why: ", "whi: ", "`whi` is not a key"),
    Fault(RULE, "fix: Split it.\n", "", "`fix` is missing"),
    Fault("rules/project/TOY-005.yaml", "level: ", "lvl: 3\nlevel: ", "`lvl` is not a key"),
    Fault("rules/log/TOY-003.yaml", "level: s", "level: S", "`level` is `S"),
    Fault("artifacts/brief.yaml", "title: ", "titel: ", "`titel` is not a key"),
    Fault("artifacts/log.yaml", "purpose: Keeps what happens.\n", "", "`purpose` is missing"),
    Fault("standard.yaml", "title: A standard", "titel: A standard", "`titel` is not a key"),
]
NAMES = [
    Fault(RULE, "item.size <=", "item.sise <=", "`check`: "),
    Fault(RULE, "at: size", "at: sise", "`sise`: there is no field"),
    Fault("rules/project/TOY-005.yaml", "artifact: project", "artifact: projct", "`projct`"),
    Fault("artifacts/brief.yaml", "owner: boss", "owner: bosss", "no role `bosss`"),
    Fault("artifacts/brief.yaml", "L: [budget]", "L: [budgte]", "no field `budgte`"),
    Fault("artifacts/log.yaml", "project.id !=", "project.idd !=", "idd"),
    Fault("standard.yaml", "phase: start, where", "phase: strat, where", "no phase `strat`"),
    Fault("standard.yaml", "Large}", "Large}\n  - {id: L, title: X}", "`L` is used twice"),
    Fault("skeletons/log.yaml", "items: []", "itms: []", "`itms` is not a key"),
    Fault("schemas/people/v1.0.json", '"description": ', '"descripton": ', "`descripton`"),
]
SCHEMAS = [
    Fault(LOG, '"type": "integer"', '"type": "integr"', "integr"),
    Fault("schemas/brief/v1.0.json", "2020-12/schema", "2019-09/schema", "is no draft"),
    Fault(
        "schemas/waivers/v1.0.json",
        '"additionalProperties": false',
        '"pattern": "x", "additionalProperties": false',
        "`pattern` has no effect",
    ),
]
EXAMPLES = [
    Fault(
        "rules/log/TOY-020.yaml",
        "bad:\n    - {set: {'log:items[I-1].size': 0}",
        "bad:\n    - {set: {'log:itmes[I-1].size': 0}",
        "no `itmes`",
    ),
    Fault(RULE, "bad: [{set", "bad: [{announced: 2026-03-01, set", "was to be announced"),
    Fault("rules/log/TOY-030.yaml", "good: [{", "good: [{from: {tier: Q}, ", "no golden"),
]


def planted(folder: Path, faults: list[Fault]) -> Path:
    root = Path(shutil.copytree(TOY, folder / "standards" / "toy"))
    for fault in faults:
        path = root / fault.file
        text = path.read_text()
        assert fault.old in text, fault
        path.write_text(text.replace(fault.old, fault.new, 1))
    return root


def corrected(problems: list[Problem]) -> None:
    """Carry out what is told, in each file from its end on, so that lines stay where they are."""
    told = {one.correction for one in problems if one.correction is not None}
    for correction in sorted(told, key=lambda one: (one.action == "move", one.path, -one.line)):
        words = correction.text.replace(BLANK, "Our own words")
        carried_out(correction._replace(text=words), lambda command: None)


def still(root: Path, faults: list[Fault]) -> list[str]:
    """What is told once the corrections are carried out; each fault has one."""
    problems = list(verify(root).problems)
    for fault in faults:
        found = [
            one for one in problems if fault.told in one.message and one.path.endswith(fault.file)
        ]
        assert found and found[0].correction is not None, (fault, [*map(str, problems)])
    corrected(problems)
    return [str(one) for one in verify(root).problems]


def test_faults_of_form_are_gone_once_their_lines_are_written(tmp_path: Path) -> None:
    assert still(planted(tmp_path, FORM), FORM) == []


def test_what_only_people_know_may_not_stay_blank(tmp_path: Path) -> None:
    blank = Fault(RULE, "fix: Split it.", f"fix: {BLANK}", f"`{BLANK}` stands for words")
    (told,) = verify(planted(tmp_path, [blank])).problems
    assert (told.message.startswith(blank.told), told.remedy) == (True, "Write them here.")
    assert Path(told.path).read_text().splitlines()[told.line - 1] == blank.new


def test_names_and_schemas_are_right_once_their_lines_are_written(tmp_path: Path) -> None:
    assert still(planted(tmp_path, NAMES), NAMES) == []
    folder = tmp_path / "schemas"
    assert still(planted(folder, SCHEMAS), SCHEMAS) == []


def test_examples_hold_once_their_lines_are_written(tmp_path: Path) -> None:
    assert still(planted(tmp_path, EXAMPLES), EXAMPLES) == []


def test_a_correction_is_told_with_its_line_behind_a_bar() -> None:
    line = Correction("write", "a.yaml", 3, 1, "  title: A")
    told = str(Problem("a.yaml", 3, 4, "It is wrong.", "Fix it.", line))
    assert told.endswith("Fix it.\n  Write for line 3:\n    |   title: A")
    command = Correction("run", text="pmo standard generate . --apply")
    told = str(Problem("a.yaml", 1, 1, "It is old.", "Write it anew.", command))
    assert told.endswith("\n  Run: pmo standard generate . --apply")
    out = Correction("write", "b.yaml", 3, 2)
    assert str(Problem("a.yaml", 1, 1, "No.", "", out)).endswith("Take out lines 3 to 4 of b.yaml.")


def test_a_field_of_a_markdown_file_is_named_as_its_schema_has_it(tmp_path: Path) -> None:
    root = Path(shutil.copytree(TOY, tmp_path / "toy"))
    rule = root / "rules/brief/TOY-006.yaml"
    rule.write_text(rule.read_text().replace("brief:meta.end", "brief:end"))
    assert [*verify(root).problems] == []
