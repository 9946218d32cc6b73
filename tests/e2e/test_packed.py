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
from once import Once

pytestmark = pytest.mark.e2e

# No site-packages, so no compiled engine; the last line says if one came in all the same.
RUN = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
os.environ["PMO_CACHE_DIR"] = ""
from pmo_kit.cli.browser_check import checked
for folder, day, *registries in json.load(sys.stdin):
    os.chdir(os.path.dirname(folder))
    answer = json.loads(checked(os.path.basename(folder), day, registries=registries))
    print(json.dumps({form: answer[form] for form in ("json", "html")}))
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


@pytest.fixture(scope="module")
def found(kit: Path, once: Once) -> dict[str, dict[str, str]]:
    """What the packed program finds, by project and format: one process judges them all."""

    def judge(place: Path) -> None:
        asked = {}
        for entry in INDEX:
            folder = outside_git(entry["folder"], place / "sound" / entry["folder"])
            day, registry = str(entry["as_of"]), str(GOLDEN / entry["registry"])
            asked[entry["folder"]] = [str(folder), day, registry]
        for name in (*BROKEN, *UNREADABLE):
            folder = broken(name, place / name)
            asked[name] = [str(folder), str(EXECUTING["as_of"])]
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", RUN, kit],
            input=json.dumps(list(asked.values())),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        answers = map(json.loads, done.stdout.splitlines())
        text = json.dumps(dict(zip(asked, answers, strict=True)))
        (place / "found.json").write_text(text, encoding="utf-8")

    place = once.folder("packed", judge)
    answers: dict[str, dict[str, str]] = json.loads(
        (place / "found.json").read_text(encoding="utf-8")
    )
    return answers


def broken(name: str, place: Path) -> Path:
    """A copy of a golden project with one defect."""
    folder = Path(shutil.copytree(GOLDEN / EXECUTING["folder"], place / "broken"))
    {**BROKEN, **UNREADABLE}[name](folder)
    return folder


def asked(pmo: Any, project: Path, day: object, *registries: Path, form: str = "json") -> str:
    given = [part for registry in registries for part in ("--registry", registry)]
    ran = pmo(
        "check", project.name, "--as-of", str(day), "--format", form, *given, cwd=project.parent
    )
    out: str = ran.out
    return out


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["folder"])
def test_sound_projects(
    found: dict[str, Any], pmo: Any, tmp_path: Path, entry: dict[str, Any]
) -> None:
    folder = outside_git(entry["folder"], tmp_path)
    registry = GOLDEN / entry["registry"]
    assert found[entry["folder"]]["json"] == asked(pmo, folder, entry["as_of"], registry)


@pytest.mark.parametrize("name", [*BROKEN, *UNREADABLE])
def test_broken_projects(found: dict[str, Any], pmo: Any, tmp_path: Path, name: str) -> None:
    mine = found[name]["json"]
    theirs = asked(pmo, broken(name, tmp_path), EXECUTING["as_of"])
    assert json.loads(mine)["exit_code"] != 0
    if name in BROKEN:
        assert mine == theirs
    else:
        assert comparable(json.loads(mine)) == comparable(json.loads(theirs))


def test_the_page_for_managers(found: dict[str, Any], pmo: Any, tmp_path: Path) -> None:
    name = next(iter(BROKEN))
    mine = found[name]["html"]
    assert "<article" in mine
    theirs = asked(pmo, broken(name, tmp_path), EXECUTING["as_of"], form="html")
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
