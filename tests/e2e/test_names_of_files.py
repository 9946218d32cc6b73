"""Names of files that are no UTF-8: a finding has its place there, in every format of output."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from program import Program

pytestmark = pytest.mark.linux

FORMS = ["text", "json", "junit", "sarif", "github", "gitlab", "markdown", "html"]


@pytest.fixture(scope="module")
def odd(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a file whose name is Latin-1, and which is no YAML."""
    project = tmp_path_factory.mktemp("odd") / "project"
    shutil.copytree(root / "standards/core/golden/T1/executing", project)
    (project / "pmo" / os.fsdecode(b"caf\xe9.yaml")).write_text("a: 1\nb: [1\n")
    return project


@pytest.mark.parametrize("form", FORMS)
def test_a_finding_in_a_file_whose_name_is_no_utf8(form: str, pmo: Program, odd: Path) -> None:
    done = pmo("check", str(odd), "--as-of", "2026-02-16", "--format", form)
    assert done.code == 1, done.err
    done.out.encode()  # no half character is left in it
    assert "caf" in done.out
    assert "that opens here is not closed" in done.out


def test_its_place_is_told(pmo: Program, odd: Path) -> None:
    done = pmo("check", str(odd), "--as-of", "2026-02-16")
    assert "caf\\udce9.yaml:2:4" in done.out
