"""What is committed: nothing of one machine, no registry's address, names for every system."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

# Written in pieces, since this file is searched too.
FORBIDDEN = {
    "a package registry's address": "|".join(
        r"\.".join(parts)
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("registry", "npmjs", "org"),
            ("registry", "yarnpkg", "com"),
            ("deb", "debian", "org"),
            ("security", "debian", "org"),
        )
    ),
    "a path of one machine": "(?<![A-Za-z0-9_.])/("
    + "|".join(["wo" + "rk", "ro" + "ot"])
    + ")/[a-z.]",
    "a name of one workplace": r"\bfa" + r"rm-[a-z]|/\." + r"library\b",
}
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")


def tracked(root: Path, *under: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *under],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [root / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(root: Path, what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = []
    for path in tracked(root):
        text = path.read_bytes().decode("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(root)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


def test_every_name_can_be_checked_out_anywhere(root: Path) -> None:
    names = [str(path.relative_to(root).as_posix()) for path in tracked(root)]
    bad = [name for name in names if re.search(r'[<>:"|?*\\]|[ .](/|$)', name) or len(name) > 180]
    twice = [
        name for name, count in Counter(name.casefold() for name in names).items() if count > 1
    ]
    assert not bad + twice


def test_no_symbolic_links(root: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-s"], cwd=root, capture_output=True, text=True, check=True
    )
    assert not [line for line in listed.stdout.splitlines() if line.startswith("120000")]


@pytest.mark.parametrize("name", ["runtime", "handbook", "test"])
def test_every_requirement_is_pinned_and_hashed(root: Path, name: str) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    logical = re.sub(r"\\\n\s*", " ", text).splitlines()
    entries = [line for line in logical if line and not line.lstrip().startswith("#")]
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", entry), entry
    assert "://" not in text


def test_narrower_lock_files_agree_with_the_widest(root: Path) -> None:
    pins = {
        name: set(
            re.findall(
                r"^([a-z0-9.-]+==[^ ]+)",
                (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8"),
                re.MULTILINE,
            )
        )
        for name in ("runtime", "handbook", "test")
    }
    assert pins["runtime"] < pins["handbook"] < pins["test"]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_of_the_front_pages_lead_somewhere(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    local = [link for link in LINK.findall(text) if "://" not in link]
    assert not [link for link in local if not (root / link).exists()]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_of_the_front_pages_exist(root: Path, page: str) -> None:
    targets = set(
        re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    named = set(
        re.findall(
            r"`make ([a-z-]+)|^make ([a-z-]+)", (root / page).read_text(encoding="utf-8"), re.M
        )
    )
    assert {first or second for first, second in named} <= targets


def test_every_decision_is_listed(root: Path) -> None:
    folder = root / "docs" / "explanation" / "decisions"
    listed = re.findall(
        r"^\| \[(\d{4})\]\((\1-[\w-]+\.md)\) \|", (folder / "index.md").read_text("utf-8"), re.M
    )
    there = sorted(path.name for path in folder.glob("0*.md"))
    assert [name for _, name in sorted(listed)] == there
