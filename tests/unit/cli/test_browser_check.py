"""What the page in the browser calls: archives from anywhere, errors that can be shown."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pmo_kit.cli import browser_check as browser


def archive(**files: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return out.getvalue()


def unpacked(content: bytes, folder: Path) -> dict[str, object]:
    answer: dict[str, object] = json.loads(browser.unpacked(content, str(folder)))
    return answer


def test_an_archive_of_one_folder_stands_for_it(tmp_path: Path) -> None:
    content = archive(
        **{
            "numbers/pmo.yaml": "id: n\n",
            "__MACOSX/numbers/x": "",
            ".git/HEAD": "",
            ".DS_Store": "",
        }
    )
    assert unpacked(content, tmp_path / "in") == {"path": str(tmp_path / "in" / "numbers")}


def test_an_archive_of_files_is_a_folder_itself(tmp_path: Path) -> None:
    content = archive(**{"pmo.yaml": "id: n\n", "pmo/log.yaml": "", "node_modules/x/y.md": ""})
    assert unpacked(content, tmp_path / "in") == {"path": str(tmp_path / "in")}
    assert not (tmp_path / "in" / "node_modules").exists()


def test_nothing_of_the_archive_before_is_left(tmp_path: Path) -> None:
    unpacked(archive(old="1"), tmp_path / "in")
    unpacked(archive(new="1"), tmp_path / "in")
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["new"]


def test_no_entry_leaves_its_folder(tmp_path: Path) -> None:
    unpacked(archive(**{"../../out.txt": "x", "/abs.txt": "x"}), tmp_path / "a" / "in")
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.is_relative_to(tmp_path / "a" / "in") for path in found)
    assert len(found) == 2


def test_a_bomb_is_refused_before_it_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "LIMIT_BYTES", 1000)
    answer = unpacked(archive(**{"zeros.txt": "0" * 1001}), tmp_path / "in")
    assert "1 files of 0 MB" in json.dumps(answer)
    assert not list((tmp_path / "in").iterdir())


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"no archive", archive(a="text")[:-30]],
    ids=["empty", "two letters", "text", "cut off"],
)
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    answer = unpacked(content, tmp_path / "in")
    assert "The archive cannot be read" in json.dumps(answer)


def test_a_registry_that_is_none_is_told(tmp_path: Path, root: Path) -> None:
    golden = root / "standards" / "core" / "golden" / "T1" / "executing"
    wrong = tmp_path / "people.yaml"
    wrong.write_text("[", encoding="utf-8")
    answer = json.loads(browser.checked(str(golden), "2026-02-13", registries=[str(wrong)]))
    assert answer["error"]["message"].startswith("The registry cannot be used.")
    assert answer["error"]["remedy"]


def test_each_format_is_there(root: Path) -> None:
    golden = root / "standards" / "core" / "golden" / "T1" / "executing"
    answer = json.loads(browser.checked(str(golden), "2026-02-13"))
    assert set(answer) == {"json", "html", "text"}
    assert json.loads(answer["json"])["exit_code"] == 0
    assert answer["html"].startswith("<!doctype html>")
