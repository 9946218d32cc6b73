"""A company's look: its logo beside the pages, and its colours as the style sheet's last words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pmo_kit.standard import Handbook
from pmo_kit.standard.appearance import ink_on

STYLES = "assets/handbook.css"
_ACCENTED = ("--pmo-link", "--pmo-accent", "--md-accent-fg-color")
_SCHEMES = {"light": "default", "dark": "slate"}


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
