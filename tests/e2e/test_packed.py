"""The program as it is packed for the browser, run here: all it needs is in the archive."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pack
import pytest
from broken import BROKEN, EXECUTING, GOLDEN, INDEX, UNREADABLE, comparable, outside_git

pytestmark = pytest.mark.e2e

# No site-packages, so no compiled engine; the last line says if one came in all the same.
RUN = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
os.environ["PMO_CACHE_DIR"] = ""
from pmo_kit.cli.browser_check import checked
print(json.loads(checked(sys.argv[2], sys.argv[3], registries=sys.argv[4:]))["json"], end="")
known = {"yaml_rs", "jsonschema_rs", "yaml._yaml", "click", "pmo_kit.git"} & set(sys.modules)
assert not known, known
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's files. Before Python 3.13, which the browser is past, one library more."""
    folder = tmp_path_factory.mktemp("kit")
    archive = folder / "check.zip"
    archive.write_bytes(pack.packed())
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    more = find_spec("typing_extensions")  # comes with referencing
    if more is not None and more.origin:
        shutil.copy(more.origin, folder)
    return folder


def found(kit: Path, project: Path, day: object, *registries: Path, form: str = "json") -> str:
    program = RUN.replace('["json"]', f'["{form}"]')
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, kit, project.name, str(day), *registries],
        cwd=project.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def asked(pmo: Any, project: Path, day: object, *registries: Path, form: str = "json") -> str:
    given = [part for registry in registries for part in ("--registry", registry)]
    ran = pmo(
        "check", project.name, "--as-of", str(day), "--format", form, *given, cwd=project.parent
    )
    out: str = ran.out
    return out


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["folder"])
def test_sound_projects(kit: Path, pmo: Any, tmp_path: Path, entry: dict[str, Any]) -> None:
    folder = outside_git(entry["folder"], tmp_path)
    registry = GOLDEN / entry["registry"]
    mine = found(kit, folder, entry["as_of"], registry)
    assert mine == asked(pmo, folder, entry["as_of"], registry)


@pytest.mark.parametrize("name", [*BROKEN, *UNREADABLE])
def test_broken_projects(kit: Path, pmo: Any, tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(GOLDEN / EXECUTING["folder"], tmp_path / "broken"))
    {**BROKEN, **UNREADABLE}[name](folder)
    mine, theirs = (
        found(kit, folder, EXECUTING["as_of"]),
        asked(pmo, folder, EXECUTING["as_of"]),
    )
    assert json.loads(mine)["exit_code"] != 0
    if name in BROKEN:
        assert mine == theirs
    else:
        assert comparable(json.loads(mine)) == comparable(json.loads(theirs))


def test_the_page_for_managers(kit: Path, pmo: Any, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOLDEN / EXECUTING["folder"], tmp_path / "broken"))
    next(iter(BROKEN.values()))(folder)
    mine = found(kit, folder, EXECUTING["as_of"], form="html")
    assert "<article" in mine
    theirs = asked(pmo, folder, EXECUTING["as_of"], form="html")
    assert mine == theirs.replace("<code>broken/", "<code>")


def test_the_same_files_give_the_same_archive() -> None:
    assert pack.packed() == pack.packed()


def test_no_place_of_this_machine_is_packed(kit: Path, root: Path) -> None:
    told = str(root).encode()
    assert not [path for path in kit.rglob("*.json") if told in path.read_bytes()]


def test_a_defect_that_no_longer_fits_its_sample_is_not_packed() -> None:
    edit = {"file": "pmo.yaml", "old": "tier: T1", "new": "tier: T9"}
    assert pack.broken({"pmo.yaml": b"id: a\ntier: T1\n"}, [edit])["pmo.yaml"].endswith(b"T9\n")
    with pytest.raises(ValueError, match=r"pmo\.yaml has no line 'tier: T1'"):
        pack.broken({"pmo.yaml": b"id: a\ntier: T2\n"}, [edit])
