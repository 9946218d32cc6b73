"""Charts as SVG: no script, a title and a description, colors by class, escaped text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pmo_kit._text import safe

CHAR = 7.2
"""About how many units a character takes in the charts' type size of 13."""


def shown(text: str, most: int = 0) -> str:
    """A text as it may stand in SVG, cut to `most` characters where that is given."""
    return escape(safe.line(text, most), quote=True)


def chart(id: str, width: float, height: float, title: str, says: str, parts: Iterable[str]) -> str:
    """A chart of a size; `id` is unique on its page, `says` tells in words what it shows."""
    return (
        f'<svg id="{id}" class="chart" role="img" viewBox="0 0 {number(width)} {number(height)}"'
        f' width="{number(width)}" height="{number(height)}"'
        f' aria-labelledby="{id}-title {id}-says">'
        f'<title id="{id}-title">{shown(title)}</title><desc id="{id}-says">{shown(says)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def number(value: float) -> str:
    """A coordinate: at most two decimals, equal on all machines."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def rect(x: float, y: float, width: float, height: float, name: str) -> str:
    """A box of a class."""
    return (
        f'<rect class="{name}" x="{number(x)}" y="{number(y)}"'
        f' width="{number(max(0, width))}" height="{number(height)}"/>'
    )


def text(x: float, y: float, said: str, name: str = "", anchor: str = "start") -> str:
    """A text of a class; `anchor` is start, middle or end."""
    kind = f' class="{name}"' if name else ""
    return (
        f'<text{kind} x="{number(x)}" y="{number(y)}" text-anchor="{anchor}">{shown(said)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, name: str) -> str:
    """A straight line of a class."""
    points = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    ends = " ".join(f'{key}="{number(value)}"' for key, value in points)
    return f'<line class="{name}" {ends}/>'
