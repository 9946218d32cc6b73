"""What must be there, is: kinds that a standard asks for, and registers that are given or not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from program import ROOT, Program

pytestmark = pytest.mark.e2e

DRAFT = "https://json-schema.org/draft/2020-12/schema"
HEAD = """schema: standard/v1
id: club
title: Items of a club
editions: [{id: "1.0", status: draft, released: null}]
roles: [{id: keeper, title: Keeper}]
"""
ITEM = """schema: artifact/v1
kind: item
title: Item list
purpose: What there is.
owner: keeper
life: register
files: [data/items.yml]
required: true
lists: {items: id}
"""
KEEPER = """schema: artifact/v1
kind: keeper
title: List of keepers
purpose: Who keeps what.
owner: keeper
life: register
outside: true
required: true
files: [registry/keepers.json]
lists: {keepers: id}
"""
RULE = """id: ITEM-001
title: Every item has a keeper whom we know
level: shall
artifact: item
each: items[]
check: has(item.keeper) && one.keeper.keepers.exists(k, k.id == item.keeper)
message: "Nobody known keeps {item.id}."
why: Lost otherwise.
fix: Name one.
examples:
  good: [{}]
  bad: [{set: {'item:items[a].keeper': nobody}, expect: 'item:items[a]'}]
"""
INDEX = "- folder: sound\n  as_of: 2026-01-01\n  registry: registry/keepers.json\n"


def _schema(kind: str, fields: tuple[str, ...]) -> str:
    word = {"type": "string", "description": "A word.", "examples": ["a"]}
    entry = {
        "type": "object",
        "description": "One of them.",
        "additionalProperties": False,
        "required": ["id"],
        "properties": dict.fromkeys(fields, word),
    }
    listed = {"type": "array", "description": "All of them.", "items": entry}
    return json.dumps(
        {
            "$schema": DRAFT,
            "$id": f"https://club.example/{kind}/v1.0.json",
            "description": "A list.",
            "type": "object",
            "additionalProperties": False,
            "required": [f"{kind}s"],
            "properties": {f"{kind}s": listed},
        }
    )


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """A folder with a standard without manifests, a project of it, and its registry."""
    files = {
        "club/standard.yaml": HEAD,
        "club/artifacts/item.yaml": ITEM,
        "club/artifacts/keeper.yaml": KEEPER,
        "club/rules/item/ITEM-001.yaml": RULE,
        "club/schemas/item/v1.0.json": _schema("item", ("id", "keeper")),
        "club/schemas/keeper/v1.0.json": _schema("keeper", ("id",)),
        "club/golden/index.yaml": INDEX,
        "club/golden/sound/data/items.yml": "items: [{id: a, keeper: ann}]\n",
        "club/golden/registry/keepers.json": '{"keepers": [{"id": "ann"}]}',
        "project/data/items.yml": "items: [{id: a, keeper: ann}]\n",
        "registry/keepers.json": '{"keepers": [{"id": "ann"}]}',
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


GIVEN = ("--registry", "registry/keepers.json")


def test_such_a_standard_is_sound(pmo: Program, club: Path) -> None:
    done = pmo("standard", "verify", "./club", cwd=club)
    assert done.code == 0, done.all


def test_a_registry_is_read_for_a_standard_without_manifests(pmo: Program, club: Path) -> None:
    done = pmo("check", "project", "--standard", "./club", *GIVEN, cwd=club)
    assert done.code == 0, done.all
    assert "skipped" not in done.out
    (club / "project/data/items.yml").write_text("items: [{id: a, keeper: zoe}]\n")
    done = pmo("check", "project", "--standard", "./club", *GIVEN, cwd=club)
    assert done.code == 1
    assert "Nobody known keeps a." in done.out
    assert "registry/keepers.json:1:" in done.out  # where the known ones stand


def test_a_kind_that_must_be_there_is_missed(pmo: Program, club: Path) -> None:
    (club / "project/data/items.yml").rename(club / "project/data/itms.yml")
    done = pmo("check", "project", "--standard", "./club", *GIVEN, cwd=club)
    assert done.code == 1
    assert "There is no item list; club@1.0 requires one." in done.out
    assert "Write one where it is looked for: data/items.yml." in done.out


def test_a_register_that_must_be_there_is_missed(pmo: Program, club: Path) -> None:
    done = pmo("check", "project", "--standard", "./club", cwd=club)
    assert done.code == 1
    assert "No list of keepers was given; club@1.0 requires one." in done.out
    assert "Name its file with --registry registry/keepers.json." in done.out
    assert "no registry was given" in done.out


def test_at_a_commit_that_is_a_skip_that_is_told(pmo: Program, club: Path) -> None:
    for command in (("init", "-q"), ("add", ".")):
        subprocess.run(["git", *command], cwd=club / "project", check=True)
    judged = ("check", "project", "--standard", "./club", "--commit")
    done = pmo(*judged, cwd=club)
    assert done.code == 0, done.all
    assert "2 skipped (--explain says why)" in done.out
    done = pmo(*judged, "--explain", cwd=club)
    assert "registers are not required at a commit" in done.out
    assert "no registry was given (--registry FILE)" in done.out


@pytest.mark.parametrize(
    ("name", "content", "place", "message"),
    [
        (
            "keepers.json",
            '{"keepers": [',
            "registry/keepers.json:1:14",
            "A value should stand here",
        ),
        ("keepers.json", '{"keepers": [\n]}\n\x00', "registry/keepers.json:", "cannot be used"),
        ("others.yaml", "people: []\n", "registry/others.yaml:1:1", "has no `schema`"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["status"], ["digest"], ["fix"]])
def test_one_that_cannot_be_read_stops_the_run(
    pmo: Program,
    club: Path,
    command: list[str],
    name: str,
    content: str,
    place: str,
    message: str,
) -> None:
    (club / "registry" / name).write_text(content)
    given = ("--registry", f"registry/{name}")
    done = pmo(*command, "project", "--standard", "./club", *given, cwd=club)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(place)
    assert "The registry cannot be used." in done.err
    assert message in done.err


def test_verify_tells_of_a_registry_that_an_example_names_and_that_is_not_there(
    pmo: Program, club: Path
) -> None:
    (club / "club/golden/registry/keepers.json").unlink()
    done = pmo("standard", "verify", "./club", cwd=club)
    assert done.code == 1
    assert "golden/index.yaml:3:13: registry/keepers.json: There is no such file." in done.out


def test_in_a_first_check_by_the_core_standard_it_is_a_skip_that_is_told(
    pmo: Program, tmp_path: Path
) -> None:
    assert pmo("new", "project", "-o", tmp_path / "new", "--no-input").code == 0
    done = pmo("check", tmp_path / "new")
    assert done.code == 0, done.all
    assert re.search(r"[1-9][0-9]* skipped \(--explain says why\)", done.out)
    done = pmo("check", tmp_path / "new", "--explain")
    assert "no registry was given (--registry FILE)" in done.out


COMPANY = """schema: standard/v1
id: co
title: A company
extends: core@1.0
editions: [{id: "1.0", status: draft, released: null}]
"""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A standard that asks for the register of people."""
    people = (ROOT / "standards/core/artifacts/people.yaml").read_text()
    (tmp_path / "co" / "artifacts").mkdir(parents=True)
    (tmp_path / "co" / "standard.yaml").write_text(COMPANY)
    (tmp_path / "co" / "artifacts" / "people.yaml").write_text(f"{people}\nrequired: true\n")
    skeleton = ROOT / "standards/core/skeletons/people.yaml"
    (tmp_path / "co" / "skeletons").mkdir()
    shutil.copy(skeleton, tmp_path / "co" / "skeletons")
    return tmp_path / "co"


def test_a_company_may_ask_for_a_register_and_stays_sound(pmo: Program, company: Path) -> None:
    done = pmo("standard", "verify", company)
    assert done.code == 0, done.all


@pytest.mark.parametrize(("stage", "code"), [("planning", 0), ("executing", 1)])
def test_it_is_asked_for_from_the_first_gate_on(
    pmo: Program, company: Path, tmp_path: Path, stage: str, code: int
) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "standards/core/golden/T1" / stage, project)
    manifest = project / "pmo.yaml"
    if stage == "planning":  # nothing is behind it yet
        text = manifest.read_text().replace("phase: planning", "phase: initiating")
        manifest.write_text(text)
        shutil.rmtree(project / "pmo" / "reviews")
    done = pmo("check", project, "--standard", company, "--as-of", "2026-02-13")
    assert ("No people registry was given" in done.out) is bool(code), done.out
    people = ROOT / "standards/core/golden/people.yaml"
    given = pmo("check", project, "--standard", company, "--registry", people)
    assert "registry was given" not in given.out
