"""The program as users run it, in a process of its own, with its time and memory measured."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from checks import browsing
from playwright.sync_api import Browser

from pmo_kit import handbook

ROOT = Path(__file__).resolve().parent.parent.parent
TOY = ROOT / "tests" / "fixtures" / "toy"
# A process begins with the peak of the one that starts it, so a small one starts the program.
LAUNCHER = """
import os, resource, sys
pid = os.fork()
if not pid:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))
    os.execv(sys.executable, [sys.executable, "-m", "pmo_kit", *sys.argv[2:]])
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as out:
    print(status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=out)
"""
LOCALES = ("LC_ALL", "LANG", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "NO_COLOR")


@dataclass(frozen=True)
class Ran:
    """What a run printed, its exit code, and what it cost."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def all(self) -> str:
        """Everything printed."""
        return self.out + self.err


@dataclass(frozen=True)
class Program:
    """Runs `pmo`; its cache lies in a folder of the test."""

    home: Path

    def environment(self, **changes: str | None) -> dict[str, str]:
        """The environment of a run; None takes a variable away."""
        kept = {k: v for k, v in os.environ.items() if k not in LOCALES}
        kept |= {"PYTHONPATH": str(ROOT / "src"), "PMO_CACHE_DIR": str(self.home / "cache")}
        return {key: value for key, value in {**kept, **changes}.items() if value is not None}

    def __call__(
        self, *arguments: str | Path, cwd: Path | None = None, **environment: str | None
    ) -> Ran:
        """Run `pmo` with some arguments."""
        with (self.home / "out").open("wb+") as out, (self.home / "err").open("wb+") as err:
            start, cost = time.monotonic(), self.home / "cost"
            subprocess.run(
                [sys.executable, "-c", LAUNCHER, str(cost), *map(str, arguments)],
                cwd=cwd or self.home,
                env=self.environment(**environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                check=True,
            )
            seconds = time.monotonic() - start
            texts = []
            for stream in (out, err):
                stream.seek(0)
                texts.append(stream.read().decode())
        assert "Traceback" not in texts[1], texts[1]
        status, used, kilobytes = cost.read_text().split()
        code = os.waitstatus_to_exitcode(int(status))
        return Ran(code, *texts, min(seconds, float(used)), int(kilobytes) / 1024)

    def check(self, *arguments: str | Path, cwd: Path | None = None, **extra: str | None) -> Ran:
        """Judge by the toy standard as of 2026-02-01."""
        toy = ("--standard", TOY, "--as-of", "2026-02-01")
        return self("check", *arguments, *toy, cwd=cwd, **extra)


@pytest.fixture
def pmo(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program."""
    return Program(tmp_path_factory.mktemp("home"))


@pytest.fixture
def toy() -> Path:
    """The folder of the toy standard."""
    return TOY


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Makes a sound project of the toy standard, with other files: its folder."""

    def make(files: dict[str, str | bytes] | None = None, name: str = "project") -> Path:
        root = Path(shutil.copytree(TOY / "golden" / "small", tmp_path / name))
        for path, text in (files or {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return make


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, built by the kit's own function; a warning would have failed it."""
    folder = tmp_path_factory.mktemp("site")
    handbook.build(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the handbook is served."""
    with browsing.served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """The system's Chromium."""
    with browsing.opened(chromium) as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[browsing.Visit]:
    """A page of the handbook on a desktop, by day."""
    opened = browsing.context(browser, "desktop", "light")
    yield browsing.Visit(opened.new_page(), address)
    opened.close()
