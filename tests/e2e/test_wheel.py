"""The wheel carries all that the program reads, and works far from any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from once import Once

from pmo_kit import __version__

pytestmark = [pytest.mark.e2e, pytest.mark.long]

DATA = ("standards", "schemas", "templates", "docs", "mkdocs.yml")
FOR_ENGINEERS = ("docs/explanation/architecture.md", "docs/explanation/decisions/")
"""Pages of the repository that are part of no handbook."""


def run(command: list[str], cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run as a new user would: no Python settings of this process, a home of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    kept.pop("VIRTUAL_ENV", None)
    return subprocess.run(
        command,
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def must(command: list[str], cwd: Path, **environment: str) -> str:
    answer = run(command, cwd, **environment)
    assert answer.returncode == 0, f"{command}\n{answer.stdout}\n{answer.stderr}"
    return answer.stdout


@pytest.fixture(scope="module")
def built(checkout: Path, once: Once) -> dict[str, Path]:
    """The source archive, and the wheel built from it."""
    build = [sys.executable, "-m", "build", "--no-isolation", str(checkout), "--outdir"]
    out = once.folder("dist", lambda folder: must([*build, str(folder)], folder))
    return {"wheel": next(out.glob("*.whl")), "sdist": next(out.glob("*.tar.gz"))}


def data_files(checkout: Path) -> set[str]:
    found = {
        path.relative_to(checkout).as_posix()
        for name in DATA
        for path in [checkout / name, *(checkout / name).rglob("*")]
        if path.is_file()
    }
    assert found
    return found


def test_every_data_file_is_in_the_wheel(checkout: Path, built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["wheel"]) as archive:
        names = set(archive.namelist())
        carried = {
            name.removeprefix("pmo_kit/_data/")
            for name in names
            if name.startswith("pmo_kit/_data/")
        }
        wanted = {n for n in data_files(checkout) if not n.startswith(FOR_ENGINEERS)}
        assert carried == wanted != data_files(checkout)
        for name in sorted(carried):
            content = archive.read(f"pmo_kit/_data/{name}")
            assert content == (checkout / name).read_bytes(), name
    assert {name.split("/")[0] for name in names} == {"pmo_kit", f"pmo_kit-{__version__}.dist-info"}


def test_every_data_file_is_in_the_source_archive(checkout: Path, built: dict[str, Path]) -> None:
    with tarfile.open(built["sdist"]) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert data_files(checkout) <= names
    assert {"LICENSE", "NOTICE", "Makefile", "requirements/test.txt"} <= names


def test_the_installed_program_makes_and_checks_a_project(
    root: Path, built: dict[str, Path], tmp_path: Path
) -> None:
    place = tmp_path / "empty"
    venv.create(place, with_pip=True)
    tools = place / ("Scripts" if os.name == "nt" else "bin")
    python = str(tools / "python")
    locked = str(root / "requirements" / "runtime.txt")
    must([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", locked], tmp_path)
    must([python, "-m", "pip", "install", "-q", "--no-deps", str(built["wheel"])], tmp_path)
    must([python, "-m", "pip", "check"], tmp_path)
    assert (place / "lib").exists() or os.name == "nt"

    home = {"HOME": str(tmp_path / "home"), "USERPROFILE": str(tmp_path / "home")}
    pmo = str(tools / "pmo")
    assert "check" in must([pmo, "--help"], tmp_path, **home)
    assert must([python, "-m", "pmo_kit", "--help"], tmp_path, **home)
    must([pmo, "new", "hidden-number", "-o", "numbers", "--no-input"], tmp_path, **home)
    must([pmo, "check", "numbers"], tmp_path, **home)
    must([pmo, "standard", "verify", "core"], tmp_path, **home)

    project = next(path.parent for path in (tmp_path / "numbers").rglob("pmo.yaml"))
    (project / "pmo" / "charter.md").unlink()
    answer = run([pmo, "check", "numbers"], tmp_path, **home)
    assert answer.returncode == 1
    assert "KIT-004" in answer.stdout
