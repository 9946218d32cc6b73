"""The glossary: a page of the reference, a page for each word in the terminal, abbreviations."""

from __future__ import annotations

from typing import Any

from pmo_kit.handbook.blocks import Facts, Lead, Line, Link, Page, Text, joined
from pmo_kit.handbook.phrases import (
    ROOT,
    gate_link,
    homes,
    kind_link,
    origin,
    role_line,
    rule_page,
    trail,
)
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard

PAGE = f"{ROOT}/glossary.md"
ABBREVIATIONS = "assets/abbreviations.txt"
_LEAD: Line = (
    "The words that this handbook, the rules and the program use, one sentence each. In a terminal "
    "`pmo explain` knows them too.",
)

Term = dict[str, Any]


def terms(standard: Standard) -> tuple[Term, ...]:
    """The words in order; a standard's own sentence replaces the one of what it extends."""
    found: dict[str, Term] = {}
    for folder in reversed(homes(standard)):
        path = folder / "glossary.yaml"
        document = read(path.read_bytes(), path.name) if path.is_file() else None
        if document is not None and not isinstance(document, Broken):
            found.update({entry["term"].lower(): entry for entry in document.data["terms"]})
    return tuple(found[word] for word in sorted(found))


def page(standard: Standard) -> Page:
    """All words on one page."""
    rows = tuple((_title(term), _said(standard, term)) for term in terms(standard))
    blocks = (Lead(_LEAD), Facts(rows))
    return Page(PAGE, "Glossary", blocks, trail=trail(), source=origin(standard))


def term_page(standard: Standard, term: Term) -> Page:
    """One word, for a terminal."""
    see = _see(standard, term)
    names = ((Text((_also(term),))),) if "other_names" in term else ()
    more = (Text(("See ", *see, ".")),) if see else ()
    return Page(PAGE, _title(term), (Lead((term["means"],)), *names, *more))


def abbreviations(standard: Standard) -> str:
    """The abbreviations in the form that the `abbr` extension of Markdown reads.

    It would find SPI in SPI(t) as well, and explain it wrongly; such a one is left out.
    """
    every = terms(standard)
    short = [
        term
        for term in every
        if "short" in term and not any(t["term"].startswith(f"{term['short']}(") for t in every)
    ]
    lines = (f"*[{term['short']}]: {_capital(term['term'])}. {term['means']}" for term in short)
    return "\n".join(sorted(lines)) + "\n"


def _title(term: Term) -> str:
    return f"{term['term']} ({term['short']})" if "short" in term else str(term["term"])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _said(standard: Standard, term: Term) -> Line:
    names = (" ", _also(term)) if "other_names" in term else ()
    see = _see(standard, term)
    return (term["means"], *names, *((" See ", *see, ".") if see else ()))


def _also(term: Term) -> str:
    return f"Also called: {', '.join(term['other_names'])}."


def _see(standard: Standard, term: Term) -> Line:
    return joined([_reference(standard, name) for name in term.get("see", ())])


def _reference(standard: Standard, name: str) -> Line:
    """A kind, gate, role, rule or page of the handbook by its id, as a link."""
    if name.endswith(".md"):
        parts = name.removesuffix(".md").removesuffix("/index").split("/")
        return (Link(_capital(parts[-1].replace("-", " ")), name),)
    if name in standard.kinds:
        return (kind_link(standard, name),)
    gate = next((gate for gate in standard.gates if gate.id == name), None)
    if gate is not None:
        return (gate_link(gate, full=True),)
    if any(rule.id == name for rule in standard.rules):
        return (Link(name, rule_page(name)),)
    return role_line(standard, name)
