"""One verification tells the faults of all files, causes first, and nothing that follows."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pmo_kit.results.verification import Verification
from pmo_kit.verify import verify

TOY = Path(__file__).resolve().parents[2] / "fixtures" / "toy"
LOG, BRIEF = "schemas/log/v1.0.json", "artifacts/brief.yaml"
PEOPLE = "artifacts/people.yaml"  # the kind of the registry that golden projects need


class Fault(NamedTuple):
    """What is written in a file, what stands there instead, and what is told of it."""

    file: str
    old: str
    new: str
    told: str


FAULTS = [
    Fault("rules/log/TOY-001.yaml", "id: TOY-001\n", "id: [TOY-001\n", "TOY-001.yaml"),
    Fault("rules/log/TOY-001.yaml", "why: ", "whi: ", "`whi` is not a key"),
    Fault("rules/log/TOY-001.yaml", "item.size <=", "item.sise <=", "no field `sise`"),
    Fault("rules/log/TOY-001.yaml", "artifact: log", "artifact: logs", "no artifact `logs`"),
    Fault("rules/log/TOY-001.yaml", "I-1].size': 10", "I-1].size': 12", "TOY-001 fires too"),
    Fault("rules/log/TOY-002.yaml", "when: has(item.due)\n", "", "`due` may be missing"),
    Fault("rules/project/TOY-005.yaml", "tiers: [L]", "tiers: [M]", "no tier `M`"),
    Fault("rules/project/TOY-005.yaml", "gates: [B]", "gates: [C]", "no gate `C`"),
    Fault("rules/brief/TOY-004.yaml", "level: ", "level: 7\nlvl: ", "rules/brief/TOY-004.yaml"),
    Fault(BRIEF, "owner: boss", "owner: nobody", "no role `nobody`"),
    Fault(BRIEF, "gate: A", "gate: Z", "no gate `Z`"),
    Fault(BRIEF, "L: [budget]", "L: [budgte]", "no field `budgte`"),
    Fault(BRIEF, "title: ", "titel: ", "`titel` is not a key"),
    Fault(BRIEF, "title: ", "title: [", "artifacts/brief.yaml"),
    Fault("artifacts/people.yaml", "life: ", "life: [", "artifacts/people.yaml"),
    Fault("artifacts/log.yaml", "when: project.id", "when: project.idd", "idd"),
    Fault("standard.yaml", "decides: boss}", "decides: king}", "no role `king`"),
    Fault("standard.yaml", "title: A standard", "titel: A standard", "`titel` is not a key"),
    Fault("standard.yaml", "phase: start, where", "phase: begin, where", "no phase `begin`"),
    Fault("skeletons/log.yaml", "items: []", "itms: []", "`itms` is not a key"),
    Fault("skeletons/brief.md", "## Want", "## Wish", "The section “Want” is missing"),
    Fault("schemas/people/v1.0.json", '"description": ', '"descripton": ', "`descripton`"),
    Fault("schemas/waivers/v1.0.json", "{", "{,", "schemas/waivers/v1.0.json"),
    Fault(LOG, '"type": "integer"', '"type": "integr"', "integr"),
    Fault("golden/index.yaml", "as_of: 2026-02-01", "as_of: soon", "golden/index.yaml"),
    Fault("golden/small/pmo/log.yaml", "size: 3", "size: 30", "fires on the golden project"),
]
"""Each in a sound standard; those of one file are planted one at a time."""
HIDES = {
    "TOY-001 fires too": {"golden/index.yaml", "golden/small/pmo/log.yaml", LOG, PEOPLE},
    "no field `sise`": {LOG},
    "`due` may be missing": {LOG},
    "no field `budgte`": {"schemas/brief/v1.0.json"},
    "fires on the golden project": {LOG, "rules/log/TOY-001.yaml", "golden/index.yaml", PEOPLE},
    "`itms` is not a key": {LOG},
    "The section “Want” is missing": {BRIEF},
}
"""Faults that cannot be seen while others are there, by what is told, and the files of those."""


def planted(folder: Path, faults: list[Fault]) -> Verification:
    root = Path(shutil.copytree(TOY, folder / "standards" / "toy"))
    for fault in faults:
        path = root / fault.file
        text = path.read_text()
        assert fault.old in text, fault
        path.write_text(text.replace(fault.old, fault.new, 1))
    return verify(root)


def told(found: Verification) -> list[str]:
    return list(map(str, found.problems))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.file} {fault.told}"[:60])
def test_a_fault_alone_is_told_of_its_file_alone(tmp_path: Path, fault: Fault) -> None:
    found = planted(tmp_path, [fault])
    assert any(fault.told in one for one in told(found)), told(found)
    assert {one.path for one in found.problems} == {str(tmp_path / "standards/toy" / fault.file)}


def _compatible(chosen: list[Fault]) -> list[Fault]:
    by_file = {fault.file: fault for fault in chosen}
    return list(by_file.values())


def _missing(faults: list[Fault], found: Verification) -> list[Fault]:
    files = {fault.file for fault in faults}
    return [
        fault
        for fault in faults
        if not any(fault.told in one and fault.file in one for one in told(found))
        and not HIDES.get(fault.told, set()) & (files - {fault.file})
    ]


@settings(max_examples=5, deadline=None)
@given(some.lists(some.sampled_from(FAULTS), min_size=2, max_size=9, unique=True))
def test_several_faults_are_all_told_at_once(chosen: list[Fault]) -> None:
    faults = _compatible(chosen)
    with tempfile.TemporaryDirectory() as folder:
        found = planted(Path(folder), faults)
    assert _missing(faults, found) == [], told(found)
    files = {fault.file for fault in faults}
    others = [one for one in told(found) if not any(file in one for file in files)]
    assert others == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(30))
def test_one_fault_of_each_file_is_told_at_once(tmp_path: Path, seed: int) -> None:
    faults = _compatible(random.Random(seed).sample(FAULTS, len(FAULTS)))
    assert _missing(faults, found := planted(tmp_path, faults)) == [], told(found)


def test_causes_come_first(tmp_path: Path) -> None:
    names = ("waivers/v1.0.json", "`titel` is not a key", "`descripton`", "no role `nobody`")
    last = ("may be missing", "`itms` is not a key")
    chosen = [
        next(fault for fault in FAULTS if name in fault.told) for name in reversed((*names, *last))
    ]
    chosen = [fault for fault in chosen if fault.file != "standard.yaml" or "titel" in fault.told]
    lines = told(planted(tmp_path, chosen))
    first = [next(at for at, line in enumerate(lines) if name in line) for name in (*names, *last)]
    assert first == sorted(first), lines


def test_without_a_head_every_other_file_is_still_read(tmp_path: Path) -> None:
    head = Fault("standard.yaml", "lists: {", "lists: {{", "standard.yaml:")
    others = [one for one in FAULTS if one.told in ("`whi` is not a key", "artifacts/people.yaml")]
    found = planted(tmp_path, [head, *others])
    assert _missing([head, *others], found) == []
    (note,) = found.notes
    assert note.message.startswith("Names, conditions and examples are verified once standard.yaml")
