"""The manifest: what makes a folder a project, and what is said where it cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmo_kit.project import Folder, Manifest, ManifestError, read_manifest
from pmo_kit.project.manifest import KEYS

SOUND = """schema: project/v1
id: toy
standard: toy
edition: "1.0"
tier: S
phase: work
method: plain
"""


def manifest(folder: Path, text: str | bytes) -> Manifest:
    (folder / "pmo.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_manifest(Folder(folder))


def refusal(folder: Path, text: str | bytes) -> ManifestError:
    with pytest.raises(ManifestError) as caught:
        manifest(folder, text)
    return caught.value


def test_a_sound_manifest_is_read(tmp_path: Path) -> None:
    read = manifest(tmp_path, SOUND)
    assert (read.text("id"), read.text("absent", "default"), read.folder) == (
        "toy",
        "default",
        "pmo",
    )


def test_a_folder_without_manifest_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(ManifestError) as caught:
        read_manifest(Folder(tmp_path))
    assert caught.value.message == "There is no project here: no pmo.yaml."
    assert "pmo new project" in caught.value.remedy


@pytest.mark.parametrize("key", ["id", "standard", "edition", "tier", "phase", "method"])
def test_every_vital_key_is_asked_for(tmp_path: Path, key: str) -> None:
    lines = [line for line in SOUND.splitlines() if not line.startswith(f"{key}:")]
    error = refusal(tmp_path, "\n".join(lines))
    assert error.message == f"pmo.yaml has no `{key}`."
    assert f"`{key}:`" in error.remedy


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("id", "Id"),
        ("id", "ids"),
        ("standard", "standrad"),
        ("edition", "editon"),
        ("tier", "teir"),
        ("phase", "phse"),
        ("method", "Methods"),
    ],
)
def test_a_vital_key_that_is_misspelt_is_told_where_it_stands(
    tmp_path: Path, key: str, written: str
) -> None:
    error = refusal(tmp_path, SOUND.replace(f"{key}:", f"{written}:"))
    assert error.message == f"`{written}` is not a key that is known here; did you mean `{key}`?"
    assert error.remedy.startswith(f"Call it `{key}`, or add `{key}:`")
    lines = [line.split(":")[0] for line in SOUND.splitlines()]
    assert (error.line, error.column) == (lines.index(key) + 1, 1)


def test_a_key_of_a_manifest_is_no_slip_for_another(tmp_path: Path) -> None:
    error = refusal(tmp_path, SOUND.replace("method: plain", "mode: controlling"))
    assert error.message == "pmo.yaml has no `method`."
    path = Path(__file__).parents[3] / "schemas" / "project" / "v1.0.json"
    assert set(KEYS) == set(json.loads(path.read_text())["properties"])


def test_a_vital_key_without_value_is_told_where_it_stands(tmp_path: Path) -> None:
    error = refusal(tmp_path, SOUND.replace("tier: S", "tier:"))
    assert (error.message, error.line) == ("`tier` is empty.", 5)


def test_an_edition_that_yaml_reads_as_a_number_is_to_be_quoted(tmp_path: Path) -> None:
    error = refusal(tmp_path, SOUND.replace('"1.0"', "1.10"))
    assert error.message == "`edition` is 1.10, which is no text."
    assert error.remedy == 'Put it in quotes: `edition: "1.10"`.'
    assert (error.line, error.column) == (4, 10)


def test_a_vital_key_that_holds_a_list_is_refused_at_its_place(tmp_path: Path) -> None:
    error = refusal(tmp_path, SOUND.replace("tier: S", "tier: [S, L]"))
    assert error.message == "`tier` is a list; it must be one text."
    assert error.remedy == "Write one value: `tier: …`."
    assert error.line == 5
    error = refusal(tmp_path, SOUND.replace("tier: S", "tier: {a: S}"))
    assert error.message == "`tier` is a group of keys; it must be one text."


def test_a_manifest_without_keys_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "- a\n- b\n").message == "pmo.yaml holds no keys."
    assert refusal(tmp_path, "").message == "pmo.yaml holds no keys."


def test_a_manifest_that_is_no_yaml_is_refused_where_it_breaks(tmp_path: Path) -> None:
    error = refusal(tmp_path, "schema: project/v1\nid: [\n")
    assert error.path == "pmo.yaml"
    assert error.line >= 2


def test_a_manifest_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pmo.yaml").mkdir()
    with pytest.raises(ManifestError) as caught:
        read_manifest(Folder(tmp_path))
    assert caught.value.message == "This is a folder, not a file."


@pytest.mark.parametrize(
    "folder", ["..", "../..", "pmo/../..", "/etc", "/", "a\\\\..\\\\b", "C:/x", "p\\0mo", "p\\nmo"]
)
def test_an_artifacts_folder_outside_the_project_is_refused(tmp_path: Path, folder: str) -> None:
    error = refusal(tmp_path, f'{SOUND}folder: "{folder}"\n')
    assert error.message.endswith("does not lie in the project.")
    assert (error.line, error.column) == (8, 9)


@pytest.mark.parametrize(
    ("written", "folder"),
    [("docs/pmo/", "docs/pmo"), ("./pmo", "pmo"), (".", ""), ("a//b/./c", "a/b/c"), ('""', "")],
)
def test_an_artifacts_folder_is_known_by_its_plain_path(
    tmp_path: Path, written: str, folder: str
) -> None:
    assert manifest(tmp_path, f"{SOUND}folder: {written}\n").folder == folder


@pytest.mark.posix
@pytest.mark.parametrize("folder", ["pmo", "docs/pmo"])
def test_an_artifacts_folder_behind_a_link_is_refused(tmp_path: Path, folder: str) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    (outside / "pmo").mkdir(parents=True)
    root.mkdir()
    (root / folder.split("/")[0]).symlink_to(outside)
    error = refusal(root, f"{SOUND}folder: {folder}\n")
    assert error.message == f"`{folder}` is a link, and links to folders are not followed."
