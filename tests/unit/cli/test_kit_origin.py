"""A new project's hook fetches the kit from where this one came."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from pmo_kit.cli.kit_origin import installed_from, this_kit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def test_a_kit_installed_from_a_repository_names_it_and_its_commit() -> None:
    source = {
        "url": "https://git.example/kit.git",
        "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"},
    }
    assert installed_from(json.dumps(source)) == ("https://git.example/kit.git", COMMIT)


def test_a_kit_installed_from_a_checkout_names_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "the kit, ours"
    folder.mkdir()
    source = json.dumps({"url": folder.as_uri(), "dir_info": {}})
    assert installed_from(source) is None, "a folder that is no checkout has no commit"
    name = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], [*name, "commit", "-q", "--allow-empty", "-m", "One"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    found = installed_from(source)
    assert found is not None and found[0] == str(folder) and len(found[1]) == 40
    within = folder / "part"
    within.mkdir()
    assert installed_from(json.dumps({"url": within.as_uri(), "dir_info": {}})) is None


@pytest.mark.parametrize(
    "source",
    [
        None,
        "",
        "not json",
        "[]",
        '{"url": 3}',
        '{"vcs_info": {}}',
        '{"url": "https://files.example/pmo_kit-1.0-py3-none-any.whl", "archive_info": {}}',
        '{"url": "file:///nowhere/at/all", "dir_info": {}}',
    ],
)
def test_without_a_commit_there_is_no_answer(source: str | None) -> None:
    assert installed_from(source) is None


def test_this_checkout_is_known(root: Path) -> None:
    kit = this_kit()
    assert kit is not None and Path(kit[0]) == root and len(kit[1]) == 40
