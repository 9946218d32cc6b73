"""The program as users run it, and the handbook as its readers get it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import repositories
from checks import visits
from once import Once
from playwright.sync_api import Browser
from program import ROOT, TOY, Program, own_id

from pmo_kit import handbook
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.standard import load


@pytest.fixture
def pmo(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Program:
    """The program."""
    return Program(tmp_path_factory.mktemp("home"), kept)


@pytest.fixture
def toy() -> Path:
    """The folder of the toy standard."""
    return TOY


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Makes a sound project of the toy standard, with other files: its folder."""

    def make(files: dict[str, str | bytes] | None = None, name: str = "project") -> Path:
        root = Path(shutil.copytree(TOY / "golden" / "small", tmp_path / name))
        if name != "project":  # beside it, in the same call
            own_id(root)
        for path, text in (files or {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return make


@pytest.fixture(scope="session")
def checkout(once: Once) -> Path:
    """A copy of what git holds or would hold, so that nothing ignored slips into a package."""

    def make(copy: Path) -> None:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)

    return once.folder("checkout", make)


@pytest.fixture(scope="session")
def hook_world(once: Once) -> dict[str, str]:
    """One home for all tests of hooks, so that pre-commit installs the kit once."""
    return repositories.world(once.folder("hook-home", lambda home: home))


@pytest.fixture(scope="session")
def hook_kit(checkout: Path, hook_world: dict[str, str], once: Once) -> Path:
    """The kit as it lies here, committed to a repository of its own."""

    def make(place: Path) -> None:
        kit = Path(shutil.copytree(checkout, place / "pmo-kit"))
        repositories.committed(kit, hook_world, "The kit")

    return once.folder("hook-kit", make) / "pmo-kit"


@pytest.fixture(scope="session")
def site(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, built by the kit's own function; a warning would have failed it."""

    def build(folder: Path) -> None:
        config = handbook.assemble(
            load("core"), tmp_path_factory.mktemp("settings"), program_facts()
        )
        handbook.build(config, folder)

    return once.folder("site", build)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the handbook is served."""
    with visits.served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """The system's Chromium."""
    with visits.opened(chromium) as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[visits.Visit]:
    """A page of the handbook on a desktop, by day."""
    opened = visits.context(browser, "desktop", "light")
    yield visits.Visit(opened.new_page(), address)
    opened.close()
