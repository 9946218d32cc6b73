"""The settings of a site: those of `mkdocs.yml`, and over them what is worked out for one build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from pmo_kit.handbook.navigation import Entry
from pmo_kit.handbook.site import SiteError
from pmo_kit.source import Document, read
from pmo_kit.standard import data_root

_FILE = "mkdocs.yml"
_KIT = "kit.yml"
_NAVIGATION = "\nnav:\n"


def kit_navigation() -> list[Entry]:
    """The navigation that `mkdocs.yml` has, without the pages of generated sections.

    Raises `SiteError` where it cannot be read.
    """
    text = "nav:\n" + _parts()[1]
    document = read(text.encode(), _FILE)  # alone: other settings have tags that only mkdocs knows
    if not isinstance(document, Document):
        raise SiteError("The kit's navigation cannot be read.", "Install pmo-kit again.")
    return cast("list[Entry]", document.data["nav"])


def write(home: Path, docs: Path, nav: list[Entry], settings: Mapping[str, Any]) -> Path:
    """Write the configuration of one build into a folder; its path.

    It inherits the kit's settings, written beside it. Those go without their navigation: where a
    list is inherited, one engine replaces it and another one adds to it.
    """
    home.mkdir(parents=True, exist_ok=True)
    (home / _KIT).write_text(_parts()[0], encoding="utf-8")
    config = {
        "INHERIT": _KIT,
        "docs_dir": str(docs),
        "markdown_extensions": {"pymdownx.snippets": {"base_path": [str(docs / "assets")]}},
        "not_in_nav": "",  # what the whole navigation lacks is forgotten, and fails the build
        "nav": nav,
        **settings,
    }
    made = home / _FILE
    made.write_text(json.dumps(config, ensure_ascii=False, indent=1), encoding="utf-8")
    return made


def _parts() -> tuple[str, str]:
    """The kit's settings, and the lines of its navigation, which stands last."""
    text = (data_root() / _FILE).read_text(encoding="utf-8")
    settings, _, nav = text.partition(_NAVIGATION)
    return f"{settings}\n", nav
