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

import joins
import pack
import pytest
from broken import BROKEN, EXECUTING, GOLDEN, INDEX, UNREADABLE, comparable, outside_git
from once import Once
from program import ROOT

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

# The same with other standards, whose rules use what the language has and core does not need.
RUN_BY = """
import json, os, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
os.environ["PMO_CACHE_DIR"] = ""
from pmo_kit import __version__
from pmo_kit.engine import Options, Request
from pmo_kit.engine.many_projects import reports
from pmo_kit.fixes import with_proven_fixes
from pmo_kit.writers import Style, render
for folder, standard in json.load(sys.stdin):
    os.chdir(os.path.dirname(folder))
    asked = Request(Options(date(2026, 3, 6)), standard=standard)
    found = list(with_proven_fixes(reports(Path(os.path.basename(folder)), asked), asked))
    style = Style(kit=__version__, limit=sys.maxsize)
    print(json.dumps(render("json", found, style)))
known = {"yaml_rs", "jsonschema_rs", "yaml._yaml", "click", "pmo_kit.git"} & set(sys.modules)
assert not known, known
"""
OTHERS: dict[str, dict[str, tuple[str, str]]] = {
    "examples/standards/enhancement-proposals": {
        "enhancements/kitchen/bean-counter.md": ('"@ada"', "TBD"),
        "enhancements/noticeboard.md": ("reviewers:", "reviewed:"),
    },
    "examples/standards/landscape": {"landscape.yml": ("'2020-06-30'", "'2018-02-30'")},
    "tests/fixtures/requirements": {
        "requirements/a-2.yaml": ("title: ", "needs: A-1, A-9\nsince: next\ntitle: "),
    },
}
"""Standards with a golden project, and what is replaced in its files so that it fails."""


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


def failing(place: Path) -> dict[str, tuple[Path, Path]]:
    """A project that fails for each of the other standards, and that standard, by name."""
    joined = joins.standard(place / "standard")
    made = {"joins": (joins.files(place / "joins", 4), joined)}
    for home, edits in OTHERS.items():
        name = Path(home).name
        folder = Path(shutil.copytree(ROOT / home / "golden" / "sound", place / name))
        for path, (stands, broken) in edits.items():
            text = (folder / path).read_text(encoding="utf-8")
            assert stands in text
            (folder / path).write_text(text.replace(stands, broken), encoding="utf-8")
        made[name] = folder, ROOT / home
    return made


def carried(kit: Path, standard: Path) -> str:
    """Put a standard into the archive's files as core is in them: its folder there."""
    data = kit / "pmo_kit" / "_data"
    home = data / "standards" / standard.name
    home.mkdir()
    shutil.copy(standard / "standard.yaml", home)
    compiled = data / "compiled" / f"{home.name}@{None}.json"  # no manifest names an edition
    compiled.write_bytes(pack.compiled(standard, "1.0"))
    return str(home)


def test_what_rules_may_say_means_the_same(kit: Path, pmo: Any, tmp_path: Path) -> None:
    """`let`, `index`, `file_exists`, texts and versions, maps, places that are worked out."""
    made = failing(tmp_path)
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", RUN_BY, kit],
        input=json.dumps([[str(folder), carried(kit, by)] for folder, by in made.values()]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for line, (name, (folder, standard)) in zip(
        done.stdout.splitlines(), made.items(), strict=True
    ):
        ran = pmo(
            "check", folder.name, "--standard", standard, "--as-of", "2026-03-06",
            "--format", "json", cwd=folder.parent,
        )  # fmt: skip
        assert (ran.code, json.loads(line)) == (1, ran.out), name
