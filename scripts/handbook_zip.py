"""Packs the handbook into one archive that opens from a folder, without server or network."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

import vendor

from pmo_kit import handbook
from pmo_kit._files.whole_file import move
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.standard import load

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {
    "use_directory_urls": False,
    "plugins": {"offline": {}},
    "extra": {"homepage": "index.html", "polyfills": ["assets/vendor/iframe-worker/shim.js"]},
}
"""Without a server pages are files, and the search's worker is a frame."""
TARGET = ROOT / "dist" / "handbook.zip"
TOP = "handbook"
NEEDED = ("mermaid", "iframe-worker")
# Files that only a server's visitors have a use for: the check runs in no page that is a file.
LEFT_OUT = ("assets/vendor/pyodide/", "assets/vendor/check.zip", "sitemap.xml", "404.html")


def main() -> int:
    """Build and pack; 1 where something that the pages need has not been fetched."""
    missing = lacking(vendor.TARGET)
    if missing:
        print(
            f"The handbook's archive needs {' and '.join(missing)}, which is not there. Run "
            "`make vendor` where packages can be installed, then `make handbook-zip` again.",
            file=sys.stderr,
        )
        return 1
    with tempfile.TemporaryDirectory() as place:
        try:
            site = built(Path(place))
        except handbook.SiteError as error:
            print(f"{error.message}\n{error.remedy}", file=sys.stderr)
            return 1
        write(site, TARGET)
    print(f"{TARGET.relative_to(ROOT)}: unpack it and open {TOP}/index.html")
    return 0


def lacking(target: Path) -> list[str]:
    """What the pages need from elsewhere and do not have."""
    entries = json.loads(vendor.MANIFEST.read_text(encoding="utf-8"))
    needed = (entry for entry in entries if entry["name"] in NEEDED)
    return [entry["name"] for entry in needed if not vendor.complete(entry, target)]


def built(place: Path) -> Path:
    """The site for a folder without a server, below a place. Raises `SiteError`."""
    site = place / "site"
    handbook.build(
        handbook.assemble(load("core"), place / "settings", program_facts(), SETTINGS), site
    )
    return site


def write(site: Path, target: Path) -> None:
    """Pack a built site, whole or not at all; the same files give the same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    with zipfile.ZipFile(beside, "w") as archive:
        for name in sorted(path.relative_to(site).as_posix() for path in site.rglob("*")):
            if (site / name).is_file() and not name.startswith(LEFT_OUT):
                entry = zipfile.ZipInfo(f"{TOP}/{name}", (1980, 1, 1, 0, 0, 0))
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, (site / name).read_bytes(), zipfile.ZIP_DEFLATED, 9)
    move(beside, target)


if __name__ == "__main__":
    sys.exit(main())
