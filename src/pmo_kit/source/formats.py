"""The two formats of text that this kit's schemas may ask for, the same for every engine."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+"
)


def is_date(text: object) -> bool:
    """Whether a text is a day that exists, written YYYY-MM-DD; other things are not judged."""
    if not isinstance(text, str):
        return True
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_uri(text: object) -> bool:
    """Whether a text is a complete address with its scheme; other things are not judged."""
    return not isinstance(text, str) or _URI.fullmatch(text) is not None


FORMATS = {"date": is_date, "uri": is_uri}
