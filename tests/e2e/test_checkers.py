"""The checkers that Python projects run on themselves are content, and notice a planted fault."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

BIN = Path(sys.executable).parent
OF_NOTHING = "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
METADATA = ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "src/pmo_kit/__init__.py")
REVIEWED = (".github", ".pre-commit-config.yaml", ".gitignore", "docs", "tests", *METADATA)


def run(tool: str, *arguments: str | Path, cwd: Path, expect: int = 0) -> str:
    done = subprocess.run(
        [BIN / tool, *arguments],
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


def copied(root: Path, names: tuple[str, ...], into: Path) -> Path:
    for name in names:
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        if (root / name).is_file():
            shutil.copy2(root / name, into / name)
        else:
            shutil.copytree(root / name, into / name)
    return into


def replaced(path: Path, pattern: str, by: str) -> None:
    text, times = re.subn(pattern, by, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert times == 1, pattern
    path.write_text(text, encoding="utf-8")


def reviewed(folder: Path) -> dict[str, Any]:
    """What repo-review says of each check that does not pass."""
    command = [BIN / "repo-review", "--format", "json", folder]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    checks = json.loads(done.stdout)["checks"]
    return {name: check for name, check in checks.items() if check["result"] is False}


def test_repo_review_is_content(root: Path, tmp_path: Path) -> None:
    assert reviewed(root) == {}
    copy = copied(root, REVIEWED, tmp_path)
    replaced(copy / "pyproject.toml", r"^filterwarnings = .*\n", "")
    assert list(reviewed(copy)) == ["PP309"]


def test_what_repo_review_is_refused_has_a_reason(root: Path) -> None:
    tools = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert all(len(reason) > 20 for reason in tools["repo-review"]["ignore"].values())


def test_pyroma_gives_ten_of_ten(root: Path, tmp_path: Path) -> None:
    copy = copied(root, METADATA, tmp_path)
    assert "Final rating: 10/10" in run("pyroma", ".", cwd=copy)
    replaced(copy / "pyproject.toml", "^authors = .*\n", "")
    assert "Final rating: 10/10" not in run("pyroma", ".", cwd=copy, expect=2)


@pytest.mark.long
def test_check_wheel_contents_is_content(root: Path, tmp_path: Path) -> None:
    """Of the wheel as it is built; what is planted is a module beside the package."""
    run("pyproject-build", "--wheel", "--no-isolation", "--outdir", tmp_path, root, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    config = ("--config", root / "pyproject.toml")
    assert run("check-wheel-contents", *config, wheel, cwd=tmp_path).endswith("OK\n")
    astray = tmp_path / "astray" / wheel.name
    astray.parent.mkdir()
    with zipfile.ZipFile(wheel) as sound, zipfile.ZipFile(astray, "w") as archive:
        for name in sound.namelist():
            more = f"tests/test_astray.py,{OF_NOTHING},0\n" if name.endswith("/RECORD") else ""
            archive.writestr(name, sound.read(name) + more.encode())
        archive.writestr("tests/test_astray.py", "")
    assert "W005" in run("check-wheel-contents", *config, astray, cwd=tmp_path, expect=1)


def test_the_bill_of_materials_lists_what_is_locked_and_is_made_alike_twice(
    root: Path, tmp_path: Path
) -> None:
    made = re.search(
        r"cyclonedx-py (.+) \\\n\s+(.+) --output-file", (root / "Makefile").read_text()
    )
    assert made
    options = f"{made[1]} {made[2]}".split()
    first, second = (run("cyclonedx-py", *options, cwd=root) for _ in range(2))
    assert first == second
    bill = json.loads(first)
    assert bill["bomFormat"] == "CycloneDX"
    locked = (root / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    pins = {tuple(pin.split("==")) for pin in re.findall(r"^[a-z0-9.-]+==[^ ]+", locked, re.M)}
    assert {(part["name"], part["version"]) for part in bill["components"]} == pins
