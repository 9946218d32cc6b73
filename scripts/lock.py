"""Resolves pyproject.toml into requirements/*.txt, for every system and Python supported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The widest set first: the narrower ones then take the same versions.
SETS = {
    "test": ["--extra", "handbook", "--extra", "lsp", "--group", "test"],
    "handbook": ["--extra", "handbook"],
    "lsp": ["--extra", "lsp"],
    "vendor": ["--group", "vendor"],
    "runtime": [],
}
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-config",
    "--quiet",
]


def lock(name: str, extra: list[str], upgrade: bool) -> None:
    """Write one lock file; versions stay as they are unless an upgrade is asked for."""
    target = f"requirements/{name}.txt"
    command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", *OPTIONS, *extra]
    command += ["--overrides", "requirements/overrides.in"]
    if name != "test":
        command += ["--constraints", "requirements/test.txt", "--no-annotate"]
    elif upgrade:
        command += ["--upgrade"]
    subprocess.run([*command, "--output-file", target, "pyproject.toml"], cwd=ROOT, check=True)


def main() -> None:
    """Lock every set."""
    for name, extra in SETS.items():
        lock(name, extra, upgrade="--upgrade" in sys.argv[1:])


if __name__ == "__main__":
    main()
