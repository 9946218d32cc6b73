"""What a company calls the gates, tiers, phases, methods and roles that it renamed or added."""

from __future__ import annotations

Words = dict[str, dict[str, str]]
"""By list, such as `gates`, the company's title of each id; nothing where it has no own words."""

NO_WORDS: Words = {}


def spoken(words: Words, name: str, id: str) -> str:
    """What messages call an item of a list: `Freigabe 2 (RfE)`, or its id alone."""
    title = words.get(name, {}).get(id, "")
    return f"{title} ({id})" if title else id
