"""The settings of a site: those of `mkdocs.yml`, those of one build, and a company's look."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from pmo_kit.handbook.navigation import Entry
from pmo_kit.handbook.site import SiteError
from pmo_kit.source import Document, read
from pmo_kit.standard import Handbook, data_root
from pmo_kit.standard.appearance import ink_on

_FILE = "mkdocs.yml"
_KIT = "kit.yml"
_NAVIGATION = "\nnav:\n"
STYLES = "assets/handbook.css"
_ACCENTED = ("--pmo-link", "--pmo-accent", "--md-accent-fg-color")
_SCHEMES = {"light": "default", "dark": "slate"}


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


def apply_theme(handbook: Handbook, folder: Path, docs: Path) -> dict[str, str]:
    """Put logo and colours into a docs folder; what the theme has to be told of it."""
    styles = docs / STYLES
    with styles.open("a", encoding="utf-8") as stream:
        stream.write("".join(_styles(handbook.colours)))
    if not handbook.logo:
        return {}
    picture = Path(handbook.logo)
    name = f"assets/company{picture.suffix.lower()}"
    shutil.copyfile(folder / picture, docs / name)
    return {"logo": name, "favicon": name}


def _styles(colours: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for scheme, uses in colours.items():
        where = f'[data-md-color-scheme="{_SCHEMES[scheme]}"]'
        if "accent" in uses:
            yield _rule(where, dict.fromkeys(_ACCENTED, uses["accent"]))
        if "primary" in uses:
            ground, ink = uses["primary"], ink_on(uses["primary"])
            yield _rule(
                where,
                {
                    "--md-primary-fg-color": ground,
                    "--md-primary-fg-color--dark": ground,
                    "--md-primary-bg-color": ink,
                    "--md-primary-bg-color--light": ink,
                    "--pmo-gate": ground,
                    "--pmo-on-gate": ink,
                },
            )
            yield _rule(
                f"{where} :is(.md-header, .md-tabs)", {"border-color": "transparent", "color": ink}
            )
            yield _rule(
                f"{where} .md-tabs__item--active .md-tabs__link",
                {"box-shadow": f"0 2px 0 {ink}", "color": ink},
            )


def _rule(where: str, says: Mapping[str, str]) -> str:
    return f"\n{where} {{ {' '.join(f'{name}: {value};' for name, value in says.items())} }}\n"
