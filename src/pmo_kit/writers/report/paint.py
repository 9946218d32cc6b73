"""Colors for terminals, or none: plain ANSI sequences around finished words."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple

_CODES = {
    "shall": "1;31",
    "error": "1;31",
    "should": "1;33",
    "may": "1;36",
    "waived": "2",
    "good": "32",
    "bold": "1",
    "dim": "2",
}


class Paint(NamedTuple):
    """Gives words their color when colors are wanted."""

    color: bool

    def __call__(self, role: str, text: str) -> str:
        """The text in the color of that role; unchanged without colors or for an unknown role."""
        code = _CODES.get(role)
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code and text else text
