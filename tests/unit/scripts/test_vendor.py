"""What comes from elsewhere is used only if it is what the manifest names."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
import vendor


def package(**files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as made:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            made.addfile(entry, io.BytesIO(content))
    return out.getvalue()


ARCHIVE = package(**{"a.js": b"let a", "LICENSE": b"free"})


def entry(archive: bytes = ARCHIVE, content: bytes = b"let a") -> dict[str, Any]:
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    return {
        "name": "thing",
        "version": "1.0",
        "licence": "MIT",
        "integrity": f"sha512-{digest}",
        "texts": ["MPL-2.0.txt"],
        "files": {
            "thing/a.js": {"from": "package/a.js", "sha256": hashlib.sha256(content).hexdigest()}
        },
    }


def npm(place: Path, archive: bytes = ARCHIVE) -> list[str]:
    """A program that answers as npm does, with this archive."""
    (place / "archive").write_bytes(archive)
    program = place / "npm.py"
    program.write_text(
        "import shutil, sys\n"
        f"shutil.copy({str(place / 'archive')!r}, sys.argv[-1] + '/thing-1.0.tgz')\n",
        encoding="utf-8",
    )
    return [sys.executable, str(program)]


def test_a_package_is_fetched_and_its_files_taken(tmp_path: Path) -> None:
    wanted, target = entry(), tmp_path / "vendor"
    assert not vendor.complete(wanted, target)
    vendor.take(wanted, vendor.fetched(wanted, npm(tmp_path), tmp_path), target)
    assert vendor.complete(wanted, target)
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert names == {"thing/a.js", "thing/MPL-2.0.txt"}
    (target / "thing" / "a.js").write_bytes(b"let b")
    assert not vendor.complete(wanted, target)


def test_another_package_under_the_same_name_is_refused(tmp_path: Path) -> None:
    other = package(**{"a.js": b"let evil"})
    with pytest.raises(vendor.Missing, match="is not what"):
        vendor.fetched(entry(), npm(tmp_path, other), tmp_path)


def test_a_file_that_is_not_the_listed_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(vendor.Missing, match="another SHA-256"):
        vendor.take(entry(content=b"let c"), ARCHIVE, tmp_path / "vendor")
    assert not (tmp_path / "vendor").exists()


def test_npm_that_cannot_reach_anything_is_quoted(tmp_path: Path) -> None:
    program = tmp_path / "npm.py"
    program.write_text("import sys; sys.exit('no network')", encoding="utf-8")
    with pytest.raises(vendor.Missing, match="no network"):
        vendor.fetched(entry(), [sys.executable, str(program)], tmp_path)


def test_without_network_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(place: Path) -> list[str]:
        raise vendor.Missing("pip could not fetch what is needed:\nno network")

    monkeypatch.setattr(vendor, "TARGET", tmp_path)
    monkeypatch.setattr(vendor, "client", unreachable)
    monkeypatch.setattr(vendor.pack, "main", lambda: False)
    assert vendor.main() == 1
    said = capsys.readouterr().err
    assert "What is missing: pyodide" in said
    assert "Everything else builds." in said


def test_the_machines_own_npm_is_used_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vendor, "installed", lambda place: ["from pip"])
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert vendor.client(tmp_path) == ["/bin/npm"]
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert vendor.client(tmp_path) == ["from pip"]


def test_one_package_of_a_lock_file(root: Path) -> None:
    text = vendor.LOCK.read_text(encoding="utf-8")
    lines = vendor.locked(text, vendor.NODE).splitlines()
    assert lines[0].startswith(f"{vendor.NODE}==")
    assert all("--hash=sha256:" in line for line in lines[1:])
    assert len(lines) > 2
    with pytest.raises(vendor.Missing, match="make lock"):
        vendor.locked(text, "no-such-package")


def test_everything_vendored_has_a_licence_in_the_notice(root: Path) -> None:
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    for each in json.loads(vendor.MANIFEST.read_text(encoding="utf-8")):
        assert f"{each['name']} {each['version']}" in notice
        kept = [name for name in each["files"] if name.endswith("LICENSE")]
        assert kept or all((vendor.TEXTS / text).is_file() for text in each["texts"])
