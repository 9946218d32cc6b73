"""Packs the program and what it needs into one archive that runs in the browser, by Pyodide."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

import yaml

from pmo_kit._files.whole_file import write_whole

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "assets" / "vendor" / "check.zip"
# From requirements/test.txt, by its hashes; only what is written in Python, or is data, is taken.
PACKAGES = (
    "attrs",
    "jinja2",
    "jsonschema",
    "jsonschema-specifications",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "pyyaml",
    "referencing",
    "tzdata",
)
LEFT_OUT = ("../", "jsonschema/benchmarks/", "tzdata/zoneinfo/")
LICENSES = ("LICENSE", "LICENSE.txt", "LICENSE.markdown-it", "COPYING")
TAKEN = (".py", ".json", *LICENSES, "METADATA", "tzdata/zones")
ROOMS = (
    "_files",
    "_start",
    "_text",
    "results",
    "source",
    "cel",
    "standard",
    "project",
    "measures",
    "engine",
    "fixes",
    "writers",
)
MODULES = (
    "__init__.py",
    "cli/__init__.py",
    "cli/browser_check.py",
    "cli/output.py",
)
PROGRAM = (".py", ".j2", ".css")
"""What is taken of the program: its code, and the template of the HTML report."""
STANDARD = "core"
HOME = "/kit"
"""Where the page unpacks the archive; the compiled standard names its files below it."""


def main() -> bool:
    """Write the archive where it differs; whether it did."""
    content = packed()
    if TARGET.is_file() and TARGET.read_bytes() == content:
        return False
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    write_whole(TARGET, content)
    return True


def packed() -> bytes:
    """The archive; the same files give the same bytes."""
    out = BytesIO()
    files = {**dict(_libraries()), **dict(_program()), **_standard(), **dict(_samples())}
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def _libraries() -> Iterator[tuple[str, bytes]]:
    for package in PACKAGES:
        for file in distribution(package).files or ():
            name = file.as_posix()
            if name.endswith(TAKEN) and not name.startswith(LEFT_OUT) and "/tests/" not in name:
                yield name, file.read_binary()
    yield "rpds.py", (ROOT / "scripts" / "rpds_stand_in.py").read_bytes()


def _program() -> Iterator[tuple[str, bytes]]:
    package = ROOT / "src" / "pmo_kit"
    files = (path for room in ROOMS for path in (package / room).rglob("*"))
    rooms = (path for path in files if path.suffix in PROGRAM)
    for path in (*(package / name for name in MODULES), *rooms):
        yield f"pmo_kit/{path.relative_to(package).as_posix()}", path.read_bytes()
    for name in ("LICENSE", "NOTICE"):
        yield f"pmo_kit/{name}", (ROOT / name).read_bytes()


def _standard() -> dict[str, bytes]:
    """What finds the standard, and for each edition what judging by it takes, compiled here."""
    home = ROOT / "standards" / STANDARD
    head = yaml.safe_load((home / "standard.yaml").read_bytes())
    names = [home / "standard.yaml", *sorted((ROOT / "schemas" / "meta").rglob("*.json"))]
    files = {f"pmo_kit/_data/{p.relative_to(ROOT).as_posix()}": p.read_bytes() for p in names}
    for edition in head["editions"]:
        name = f"pmo_kit/_data/compiled/{STANDARD}@{edition['id']}.json"
        files[name] = compiled(home, str(edition["id"]))
    return files


def compiled(home: Path, edition: str) -> bytes:
    """A standard's data as JSON, with this machine's folders taken out."""
    from pmo_kit.engine.compiled import to_json
    from pmo_kit.engine.prepare_standard import compiled_anew

    raw, found = compiled_anew(home.resolve(), edition, home.name)
    carried = {"files": "", "raw": raw, "compiled": to_json(found)}
    text = json.dumps(carried, separators=(",", ":"))
    return text.replace(json.dumps(str(ROOT))[1:-1], f"{HOME}/pmo_kit/_data").encode()


def _samples() -> Iterator[tuple[str, bytes]]:
    """The golden projects and their broken copies, for whoever has no project yet."""
    golden = ROOT / "standards" / STANDARD / "golden"
    index = yaml.safe_load((golden / "index.yaml").read_bytes())
    for entry in index:
        for name, content in _files(golden / entry["folder"]):
            yield f"samples/{entry['folder']}/{name}", content
        yield f"samples/{entry['registry']}", (golden / entry["registry"]).read_bytes()
    for entry in yaml.safe_load((golden / "broken.yaml").read_bytes()):
        for name, content in broken(dict(_files(golden / entry["of"])), entry["edits"]).items():
            yield f"samples/{entry['folder']}/{name}", content
    yield "samples/index.json", json.dumps(index, default=str).encode()


def _files(project: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(project.rglob("*")):
        name = path.relative_to(project).as_posix()
        if path.is_file() and "/." not in f"/{name}" and "__pycache__" not in name:
            yield name, path.read_bytes()


def broken(files: dict[str, bytes], edits: list[dict[str, str]]) -> dict[str, bytes]:
    """A project's files by name with defects put in; an edit that no longer fits is an error."""
    made = dict(files)
    for edit in edits:
        old, new = (f"\n{edit[key]}\n".encode() for key in ("old", "new"))
        if old not in made[edit["file"]]:
            raise ValueError(f"golden/broken.yaml: {edit['file']} has no line {edit['old']!r}.")
        made[edit["file"]] = made[edit["file"]].replace(old, new, 1)
    return made


if __name__ == "__main__":
    print(f"{TARGET.relative_to(ROOT)}: {'written' if main() else 'as it was'}")
