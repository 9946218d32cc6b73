"""A finding says who answers for its artifact: the role's everyday name, and who holds it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pmo_kit.engine import Options, check, prepare
from pmo_kit.project import Folder, read_manifest, read_snapshot


@pytest.mark.parametrize(
    ("held", "owner"), [("project_owner: olga", "sponsor (olga)"), ("project_owner: 7", "sponsor")]
)
def test_the_owner_is_the_role_and_its_holder(
    root: Path, tmp_path: Path, held: str, owner: str
) -> None:
    project = shutil.copytree(root / "standards/core/golden/T1/executing", tmp_path / "p")
    manifest = project / "pmo.yaml"
    written = manifest.read_text(encoding="utf-8")
    assert "project_owner: olga" in written
    manifest.write_text(written.replace("project_owner: olga", held), encoding="utf-8")
    log = project / "pmo/log.yaml"
    log.write_text(log.read_text(encoding="utf-8") + "oddity: 1\n", encoding="utf-8")
    compiled = prepare(str(root / "standards/core"), "1.0", avoid=tmp_path)
    tree = Folder(project)
    snapshot = read_snapshot(tree, read_manifest(tree), compiled.standard, str(project), "p")
    report = check(compiled, snapshot, Options(date(2026, 2, 10))).report
    assert {f.owner for f in report.findings if f.kind == "log"} == {owner}
