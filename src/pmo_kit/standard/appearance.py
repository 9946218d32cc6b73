"""Whether a standard's handbook can be made: pages and logo are there, colours can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pmo_kit._text import nearest, relative
from pmo_kit.source import Change, Document
from pmo_kit.standard.files import at
from pmo_kit.standard.model import StandardError

LOGOS = (".svg", ".png")
LEAST = 4.5
"""The contrast that text needs: WCAG 2.2, success criterion 1.4.3 (level AA)."""
GROUNDS: Mapping[str, tuple[str, ...]] = {
    "light": ("#ffffff", "#f6f8fa", "#f3f5f8"),
    "dark": ("#161c24", "#1d2530", "#1f2834"),
}
"""What links stand on in each scheme: the page, boxes, and code. A test reads the style sheet."""
INKS = ("#ffffff", "#1c2530")
"""The two colours that text in the page's head may have."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, from 1 to 21.

    The contrast ratio of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio:
    (L1 + 0.05) / (L2 + 0.05), L1 being the relative luminance of the lighter colour.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """Which of the two inks is read better on a ground."""
    return max(INKS, key=lambda ink: contrast(ink, ground))


def appearance_faults(head: Document, folder: Path) -> Iterator[StandardError]:
    """What a handbook cannot be made with: pages or a logo not there, colours nobody can read."""
    said = head.data.get("handbook", {})
    if "pages" in said and not (folder / said["pages"]).is_dir():
        message = f"The handbook's folder of pages {said['pages']} is not there."
        remedy = "Fix the path, which counts from standard.yaml, or take the key out."
        changes = [Change("remove", ("handbook", "pages"))]
        yield at(head, ("handbook", "pages"), message, remedy, changes)
    if "logo" in said:
        yield from _logo(head, folder, said["logo"])
    for scheme, colours in said.get("colours", {}).items():
        for use, colour in colours.items():
            yield from _colour(head, scheme, use, colour)


def _logo(head: Document, folder: Path, name: str) -> Iterator[StandardError]:
    path, route = (folder / name).resolve(), ("handbook", "logo")
    if not path.is_relative_to(folder.resolve()):
        remedy = "Put the picture into the folder, so that it travels with the standard."
        yield at(head, route, f"The logo {name} lies outside the standard's folder.", remedy)
    elif path.suffix.lower() not in LOGOS:
        message = f"The logo {name} is no {' or '.join(LOGOS)} file."
        yield at(head, route, message, "Save it as SVG, or as PNG.")
    elif not path.is_file():
        remedy = "Put it there, or fix the path, which counts from standard.yaml."
        there = [relative(one, folder) for one in sorted(folder.rglob("*")) if one.suffix in LOGOS]
        changes = [Change("set", route, one) for one in nearest(name, there)]
        yield at(head, route, f"The logo {name} is not there.", remedy, changes)


def _colour(head: Document, scheme: str, use: str, colour: str) -> Iterator[StandardError]:
    route = ("handbook", "colours", scheme, use)
    key = f"`{'.'.join(route)}`"
    if not _HEX.fullmatch(colour):
        message = f"{key} is {colour}, which is no colour in hexadecimal."
        yield at(head, route, message, "Write it as `'#rrggbb'`, such as '#0b5d8a'.")
        return
    if use == "accent":
        against, what = min(GROUNDS[scheme], key=lambda g: contrast(colour, g)), "as text on"
    else:
        against, what = ink_on(colour), "under text in"
    ratio = contrast(colour, against)
    if ratio < LEAST:
        tone = "darker" if scheme == "light" else "lighter"
        remedy = f"Take a {tone} tone" if use == "accent" else "Take a darker or a lighter tone"
        yield at(
            head,
            route,
            f"{key}: {colour} {what} {against} has a contrast of {_shown(ratio)} : 1; "
            f"text needs {LEAST} : 1 (WCAG 2.2, 1.4.3).",
            f"{remedy} of it.",
            [Change("set", route, _toned(colour, scheme, use))],
        )


def _toned(colour: str, scheme: str, use: str) -> str:
    """The nearest darker tone of a colour, or lighter one, that has contrast enough."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    end = 0 if scheme == "light" or use != "accent" else 255
    for step in range(1, 101):
        tone = "#" + "".join(f"{round(part + (end - part) * step / 100):02x}" for part in parts)
        grounds = GROUNDS[scheme] if use == "accent" else (ink_on(tone),)
        if min(contrast(tone, ground) for ground in grounds) >= LEAST:
            return tone
    raise AssertionError("black and white have contrast enough")


def _shown(ratio: float) -> str:
    """A ratio with two digits, cut and not rounded: 4.499 is not enough and must not look so."""
    return f"{int(ratio * 100) / 100:.2f}"


def _luminance(colour: str) -> float:
    """The relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
