"""What is said of measures: a page of one for the terminal, tables of those of a subject."""

from __future__ import annotations

from typing import Any

from pmo_kit.handbook import glossary
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import table
from pmo_kit.handbook.markdown import Markdown, code
from pmo_kit.handbook.page import Page
from pmo_kit.measures.catalog import SUBJECTS, declared
from pmo_kit.measures.declaration import Measure
from pmo_kit.measures.facts import Input
from pmo_kit.standard import Standard

PAGE = "explanation/measures.md"


def page(standard: Standard, measure: Measure[Any]) -> Page:
    """What a measure means, how and from what it is computed, when it changes; for a terminal."""
    facts = {
        "measure": measure,
        "inputs": inputs_of(measure),
        "kinds": [kind for kind in standard.kinds if kind in measure.kinds],
        "word": glossary.abbreviated(standard, measure.name.rpartition(".")[2]),
    }
    return Page(PAGE, measure.name, "measure", facts)


def inputs_of(found: Input[Any]) -> list[Measure[Any]]:
    """The measures that a measure is computed from, not those behind them."""
    inputs: dict[Measure[Any], None] = {}
    for part in found.of:
        if isinstance(part, Measure):
            inputs[part] = None
        else:
            inputs.update(dict.fromkeys(inputs_of(part)))
    return [*inputs]


def catalog_part(context: Context, subject: str) -> Markdown:
    """`catalog SUBJECT`: the measures of a subject, with type, unit and meaning of each.

    Raises `KeyError` for another subject.
    """
    found = [measure for module in SUBJECTS[subject] for measure in declared(module)]
    rows = ((code(one.name), one.type, one.unit or "–", one.means) for one in found)
    return table("wide", ("Measure", "Type", "Unit", "What it is"), rows)
