"""An explanation as it stands, or with its standard and edition as data."""

from __future__ import annotations

from pmo_kit.results.explanation import Explanation
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Explanation, style: Style) -> str:
    """The page."""
    return f"{found.text}\n"


def to_json(found: Explanation, style: Style) -> str:
    """The page and where it is from."""
    return answer("explain/v1", style, found.exit_code, **found._asdict())
