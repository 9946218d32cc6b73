"""Runs the site builder over the pages; only here, so that the engine stays replaceable."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from pmo_kit._files.whole_file import move, scratch_beside
from pmo_kit.results.error import KitError

_SITE = "sitemap.xml"
"""What every built site has, and hardly any other folder."""


class SiteError(KitError):
    """The site could not be built or served."""


def build(config: Path, site: Path) -> None:
    """Build the site, strictly: a broken link or an unlisted page fails it.

    It is built beside its place and then moved there, over an older site but nothing else.
    The builder is never told to be quiet: it would then no longer count its own warnings.
    Raises `SiteError`, and `OSError` where the system refuses.
    """
    target = site.resolve()
    require_free(target)
    with scratch_beside(target) as beside:
        made, old = beside / "new", beside / "old"
        _built(config.resolve(), made)
        if target.exists():
            move(target, old)
        try:
            move(made, target)
        except BaseException:
            if old.exists():
                move(old, target)
            raise


def require_free(target: Path) -> None:
    """Refuse a place for a site that holds anything but an older one. Raises `SiteError`."""
    taken = target.exists() and not target.is_dir()
    if taken or (target.is_dir() and any(target.iterdir()) and not (target / _SITE).is_file()):
        raise SiteError(
            f"{target} is there already, and is no site that could be built anew.",
            "Name a folder that is empty or not there yet.",
        )


def _built(config: Path, site: Path) -> None:
    places = ["--config-file", str(config), "--site-dir", str(site)]
    done = subprocess.run(
        [*_engine(), "build", "--strict", *places],
        cwd=config.parent,  # Python would import what lies in the caller's folder
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SiteError(
            "The handbook does not build.",
            (done.stderr or done.stdout).strip() or f"mkdocs ended with {done.returncode}.",
        )


def serve(config: Path, address: str = "127.0.0.1:8000") -> int:
    """Serve the site for somebody who writes pages, until it is interrupted; the exit code."""
    arguments = ["serve", "--config-file", str(config.resolve()), "--dev-addr", address]
    home = config.resolve().parent
    try:
        return subprocess.run(
            [*_engine(), *arguments], cwd=home, env=_environment(), check=False
        ).returncode
    except KeyboardInterrupt:
        return 0


def _engine() -> list[str]:
    for module in ("mkdocs", "material"):
        if importlib.util.find_spec(module) is None:
            raise SiteError(
                f"The handbook needs `{module}`, which is not installed.",
                "Install it with: pip install 'pmo-kit[handbook]'",
            )
    return [sys.executable, "-m", "mkdocs"]


def _environment() -> dict[str, str]:
    """The builder's own notices about its successor belong into a decision record, not a build.

    It prints UTF-8, whatever the system's own encoding is.
    """
    quiet = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**os.environ, **quiet}
