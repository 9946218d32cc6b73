"""The register of persons refuses a name, a title and a stance, and says where they belong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

PEOPLE = "Names and titles of persons stand in the people registry, where they can be erased"
REFUSED = {
    "stance: critical": "What a person is thought to think is noted nowhere; the project handbook",
    "title: Dora D.": PEOPLE,
    "name: Dora D.": "Names of persons stand in the people registry, where they can be erased",
    "kind: group": "Only persons stand here; a group belongs in `stakeholders` of the project",
}


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """The golden major project, to change."""
    golden = root / "standards" / "core" / "golden"
    shutil.copytree(golden / "T3" / "executing", tmp_path / "project")
    shutil.copy(golden / "people.yaml", tmp_path)
    return tmp_path / "project"


def findings(pmo: Any, project: Path) -> tuple[int, list[dict[str, Any]]]:
    words = ("--as-of", "2026-05-29", "--registry", project.parent / "people.yaml")
    ran = pmo("check", project, *words, "--format", "json")
    found = json.loads(ran.out)["reports"][0]["findings"]
    return ran.code, [one for one in found if one["outcome"] == "failed"]


@pytest.mark.parametrize("key", REFUSED)
def test_what_must_not_be_noted_of_a_person_is_refused_with_a_reason(
    pmo: Any, project: Path, key: str
) -> None:
    register = project / "pmo" / "stakeholders.yaml"
    said = register.read_text(encoding="utf-8")
    assert said.count("{id: dora, ") == 1
    register.write_text(said.replace("{id: dora, ", f"{{id: dora, {key}, "), encoding="utf-8")
    code, found = findings(pmo, project)
    (refused,) = [one for one in found if one["rule"] == "KIT-003"]
    assert (code, refused["level"], refused["location"]["path"]) == (
        1,
        "shall",
        "pmo/stakeholders.yaml",
    )
    name = key.partition(":")[0]
    assert refused["message"] == f"`{name}` is not a key that is known here."
    assert refused["fix"].startswith(f"Delete it. {REFUSED[key]}")


def test_a_stance_of_a_group_is_welcome_in_the_handbook(pmo: Any, project: Path) -> None:
    handbook = (project / "pmo" / "handbook.md").read_text(encoding="utf-8")
    assert "stance: critical" in handbook
    assert findings(pmo, project) == (0, [])
