"""The program as users call it: in this process, or alone in one of its own within limits."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from pmo_kit.cli.program import run

ROOT = Path(__file__).resolve().parent.parent
TOY = ROOT / "tests" / "fixtures" / "toy"
LOCALES = ("LC_ALL", "LANG", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "NO_COLOR")
# A process begins with the peak of the one that starts it, so a small one starts the program.
# Both limits only end what would never end: they are no measure.
LAUNCHER = """
import os, subprocess, sys
if sys.platform == "win32":
    ended = subprocess.run([sys.executable, "-m", "pmo_kit", *sys.argv[2:]])
    with open(sys.argv[1], "w") as out:
        print(ended.returncode << 8, 0, file=out)
    sys.exit()
import resource
pid = os.fork()
if not pid:
    resource.setrlimit(resource.RLIMIT_CPU, (300, 300))
    resource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))
    os.execv(sys.executable, [sys.executable, "-m", "pmo_kit", *sys.argv[2:]])
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as out:
    print(status, usage.ru_maxrss, file=out)
"""

# Root may enter every folder. What the program imports is read first: its own home may be closed.
# The language server, dear to import, is not what runs here.
PLAIN_USER = """
import contextlib, importlib, io, os, pkgutil, sys
import pmo_kit
from pmo_kit.cli.program import run
for found in pkgutil.walk_packages(pmo_kit.__path__, "pmo_kit."):
    if not found.name.endswith("__main__") and not found.name.startswith("pmo_kit.lsp"):
        importlib.import_module(found.name)
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    run(sys.argv[1:])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
code = run(sys.argv[1:])
sys.stdout.flush()
os._exit(code)
"""


def own_id(root: Path) -> None:
    """Give a copied project an id of its own, made from where it lies."""
    manifest = root / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8")
    name = "".join(
        letter if letter.isascii() and letter.isalnum() else "-" for letter in root.name.lower()
    )
    manifest.write_text(re.sub("(?m)^id: .*$", f"id: own-{name}", text, count=1), encoding="utf-8")


class Ran(NamedTuple):
    """What a run printed, its exit code, and, where it ran alone, the most memory it held."""

    code: int
    out: str
    err: str
    megabytes: float = 0.0

    @property
    def all(self) -> str:
        """Everything printed."""
        return self.out + self.err


class Program:
    """Runs `pmo`. Compiled standards are kept where all tests of a run find them."""

    def __init__(self, home: Path, cache: Path) -> None:
        self.home = home
        self.cache = cache

    def environment(self, **changes: str | None) -> dict[str, str]:
        """The environment of a run; None takes a variable away."""
        kept = {k: v for k, v in os.environ.items() if k not in LOCALES}
        kept |= {"PYTHONPATH": str(ROOT / "src"), "PMO_CACHE_DIR": str(self.cache)}
        kept["COLUMNS"] = "80"  # whatever terminal the tests are started from
        return {key: value for key, value in {**kept, **changes}.items() if value is not None}

    def __call__(
        self,
        *arguments: str | Path,
        cwd: Path | None = None,
        said: str = "",
        **environment: str | None,
    ) -> Ran:
        """Run `pmo` in this process; `said` is typed into it."""
        out, err = _stream(), _stream()
        with ExitStack() as world:
            world.enter_context(chdir(cwd or self.home))
            if "TZ" in environment:
                world.callback(time.tzset)
            world.enter_context(patch.dict(os.environ, self.environment(**environment), clear=True))
            if "TZ" in environment:
                time.tzset()
            world.enter_context(patch("sys.stdin", _stream(said)))
            world.enter_context(redirect_stdout(out))
            world.enter_context(redirect_stderr(err))
            code = run([str(argument) for argument in arguments])
        return Ran(code, _text(out), _text(err))

    def alone(
        self, *arguments: str | Path, cwd: Path | None = None, **environment: str | None
    ) -> Ran:
        """Run `pmo` in a process of its own, as its installed command does."""
        with (self.home / "out").open("wb+") as out, (self.home / "err").open("wb+") as err:
            cost = self.home / "cost"
            subprocess.run(
                [sys.executable, "-c", LAUNCHER, str(cost), *map(str, arguments)],
                cwd=cwd or self.home,
                env=self.environment(**environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                check=True,
            )
            texts = []
            for stream in (out, err):
                stream.seek(0)
                texts.append(stream.read().decode())
        assert "Traceback" not in texts[1], texts[1]
        status, kilobytes = cost.read_text().split()
        return Ran(os.waitstatus_to_exitcode(int(status)), *texts, int(kilobytes) / 1024)

    def plain_user(
        self, *arguments: str | Path, cwd: Path | None = None, **environment: str | None
    ) -> Ran:
        """Run `pmo` in a process of its own, as a user who is not root."""
        done = subprocess.run(
            [sys.executable, "-c", PLAIN_USER, *map(str, arguments)],
            cwd=cwd or self.home,
            env=self.environment(**environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    def check(self, *arguments: str | Path, cwd: Path | None = None, **extra: str | None) -> Ran:
        """Judge by the toy standard as of 2026-02-01."""
        return self("check", *arguments, *TOY_DAY, cwd=cwd, **extra)

    def check_alone(
        self, *arguments: str | Path, cwd: Path | None = None, **extra: str | None
    ) -> Ran:
        """Judge so in a process of its own."""
        return self.alone("check", *arguments, *TOY_DAY, cwd=cwd, **extra)


TOY_DAY: tuple[str | Path, ...] = ("--standard", TOY, "--as-of", "2026-02-01")


def _stream(said: str = "") -> io.TextIOWrapper:
    """A stream as the program's `main` sets up the standard ones."""
    return io.TextIOWrapper(io.BytesIO(said.encode()), "utf-8", errors="backslashreplace")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
