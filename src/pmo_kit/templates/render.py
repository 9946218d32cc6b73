"""Renders a template with plain cookiecutter, out of sight, then moves the result into place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pmo_kit._files.file_set import Change
from pmo_kit._files.journal import settle, write_files
from pmo_kit._files.whole_file import (
    mode_of,
    move,
    scratch_beside,
    sweep,
    sync_folder,
    sync_tree,
    writing,
)
from pmo_kit.templates.project_template import DESCRIPTION, ScaffoldError, Template, as_json

Accept = Callable[[Path], None]


def render(
    template: Template, answers: Mapping[str, str], target: Path, accept: Accept | None = None
) -> tuple[str, ...]:
    """Make `target` from a template; returns the files made, relative to it, sorted.

    `target` must be absent or empty (a `.git` folder aside). Whatever happens, it ends up either
    whole or as it was. `accept` looks at what was rendered first, and may add to it; what it raises
    is the end of it.
    Raises `ScaffoldError` where `target` is taken, or the template cannot be rendered; `OSError`
    where the system refuses.
    """
    claim(target)
    with scratch_beside(target) as scratch:
        made = _cookiecutter(template, answers, scratch)
        if accept is not None:
            accept(made)
        files = _files(made)
        _move(made, target)
    return files


def rendered(template: Template, answers: Mapping[str, str]) -> dict[str, bytes]:
    """What a template makes, by path, without a place for it.

    Raises `ScaffoldError` where it cannot be rendered.
    """
    with tempfile.TemporaryDirectory(prefix="pmo-render-") as scratch:
        made = _cookiecutter(template, answers, Path(scratch))
        return {name: (made / name).read_bytes() for name in _files(made)}


def put(
    files: Mapping[str, bytes], target: Path, finish: Callable[[Path], None]
) -> tuple[str, ...]:
    """Make `target` from files, and `finish` it while nobody sees it; as `render`, whole or not.

    Raises `ScaffoldError` where `target` is taken, or a repository already; `OSError` where the
    system refuses.
    """
    claim(target)
    if (target / ".git").exists():
        raise ScaffoldError(f"{target} is a repository already.", "Name a new folder with -o DIR.")
    with scratch_beside(target) as scratch:
        made = scratch / "made"
        for name, content in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(content)
        finish(made)
        _move(made, target)
    return tuple(sorted(files))


def claim(target: Path) -> None:
    """Raise `ScaffoldError` unless a project may be made at `target`.

    What a killed command has left there is settled first, or removed.
    """
    sweep(target.parent)
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise ScaffoldError(
            f"{target} exists and is not a folder.", "Name another folder with -o DIR."
        )
    if target.is_symlink():
        raise ScaffoldError(
            f"{target} is a link to another place.", "Name the folder itself with -o DIR."
        )
    settle(target)
    sweep(target)
    held = sorted(path.name for path in target.iterdir() if path.name != ".git")
    if held:
        shown = ", ".join(held[:3]) + (", …" if len(held) > 3 else "")
        raise ScaffoldError(
            f"{target} is not empty: it holds {shown}.",
            "Name a new folder with -o DIR. For a repository that exists, make the project "
            "elsewhere and copy its files over.",
        )


def _cookiecutter(template: Template, answers: Mapping[str, str], scratch: Path) -> Path:
    from cookiecutter.exceptions import CookiecutterException
    from cookiecutter.main import cookiecutter
    from jinja2.exceptions import TemplateError

    private, source = scratch / "cookiecutter", scratch / "template"
    _lay_out(template, source)
    config = {"cookiecutters_dir": str(private), "replay_dir": str(private)}
    options: dict[str, Any] = {
        "no_input": True,
        "extra_context": dict(answers),
        "output_dir": str(scratch / "made"),
        "default_config": config,  # a mapping here keeps the user's own cookiecutterrc out
        "accept_hooks": False,
    }
    try:
        made = cookiecutter(str(source), **options)
    except (CookiecutterException, TemplateError) as error:
        raise ScaffoldError(
            f"The template `{template.name}` cannot be rendered: {error}",
            "This is the template's fault, not yours: tell whoever keeps it. Nothing was written.",
        ) from error
    return Path(made)


def _lay_out(template: Template, folder: Path) -> None:
    """Write a template where cookiecutter reads it."""
    for name, content in {**template.files, DESCRIPTION: as_json(template)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(made: Path) -> tuple[str, ...]:
    return tuple(
        sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
    )


def _move(made: Path, target: Path) -> None:
    """Move a rendered folder to an absent target at once; write a set of files into an empty one.

    Git does without the folders of a repository that hold nothing.
    """
    if target.exists():
        paths = sorted(path for path in made.rglob("*") if path.is_file())
        write_files(
            target,
            [
                Change(path.relative_to(made).as_posix(), None, path.read_bytes(), mode_of(path))
                for path in paths
            ],
        )
        return
    with writing(target):
        sync_tree(made)
        move(made, target)
        sync_folder(target.parent)
