"""Writes again what is derived: files of templates, golden projects, a company's standard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from derived import EXAMPLE, begun, bound, carried, example, golden, rebound

from pmo_kit._files.whole_file import write_whole
from pmo_kit.standard import load

ROOT = Path(__file__).resolve().parent.parent
HOME = "standards/core/golden/T1"


def main() -> None:
    """Write what differs, remove what is no longer made, and say so."""
    standard = load(ROOT / "standards" / "core")
    steps: tuple[Callable[[], Mapping[str, str]], ...] = (
        lambda: carried(ROOT, standard),
        lambda: begun(ROOT, standard),
        lambda: bound(ROOT, standard),
        lambda: rebound(ROOT, standard),
        lambda: {f"{HOME}/{name}": text for name, text in golden(ROOT).items()},
        lambda: example(ROOT),
    )
    changed = 0
    for step in steps:
        files = step()
        changed += sum(write(ROOT / name, text) for name, text in files.items())
        changed += sum(remove(path) for path in strays(files))
    print(f"{changed} files of templates, golden projects and examples changed")


def write(path: Path, text: str) -> bool:
    """Write a file unless it says that already."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())
    return True


def strays(files: Mapping[str, str]) -> list[Path]:
    """Files of what is derived whole, the golden project or the example, that are so no more."""
    whole = [home for home in (HOME, EXAMPLE) if any(name.startswith(home) for name in files)]
    held = [path for home in whole for path in (ROOT / home).rglob("*")]
    kept = [path for path in held if path.is_file() and "__pycache__" not in path.parts]
    return [path for path in kept if path.relative_to(ROOT).as_posix() not in files]


def remove(path: Path) -> bool:
    """Remove a file that is no longer made."""
    path.unlink()
    return True


if __name__ == "__main__":
    main()
