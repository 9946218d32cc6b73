"""Writes HTML from the templates of the pages, in which every text of a project is escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit._text import plural, safe
from pmo_kit.pages import number_formats

if TYPE_CHECKING:
    from jinja2 import Environment


def rendered(folder: Path, template: str, facts: Mapping[str, object]) -> str:
    """What a template in a folder writes from facts.

    Raises `jinja2.UndefinedError` where the template asks for a fact that is not given.
    """
    page = environment(folder).get_template(template).render(facts)
    return f"{page.strip()}\n"


@cache
def environment(folder: Path) -> Environment:
    """The environment of the templates in a folder; everything but markup of ours is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=_harmless,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    functions: dict[str, Callable[..., object]] = {
        name: getattr(number_formats, name) for name in number_formats.__all__
    }
    made.globals.update(functions, plural=plural)
    made.filters.update(functions)
    return made


def _harmless(value: object) -> object:
    """Text without characters that hide or turn round what is shown; markup of ours as it is."""
    return safe.line(value) if type(value) is str else value
