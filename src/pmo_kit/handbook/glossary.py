"""The glossary: a page of the reference, a page for each word in the terminal, abbreviations."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pmo_kit.handbook.markdown import link
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import ROOT, gate_link, kind_link, page_at, role_link
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard
from pmo_kit.standard.rule_names import ids_by_name

PAGE = f"{ROOT}/glossary.md"
ABBREVIATIONS = "assets/abbreviations.txt"


class Term(NamedTuple):
    """A word, its abbreviation, what it means, what others call it, and what it leads to."""

    term: str
    means: str
    short: str = ""
    other_names: tuple[str, ...] = ()
    see: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The word with its abbreviation."""
        return f"{self.term} ({self.short})" if self.short else self.term


def terms(standard: Standard) -> tuple[Term, ...]:
    """The words in order; a standard's own sentence replaces the one of what it extends."""
    found: dict[str, Term] = {}
    for folder in standard.folders:
        path = Path(folder, "glossary.yaml")
        document = read(path.read_bytes(), path.name) if path.is_file() else None
        if document is not None and not isinstance(document, Broken):
            found.update({entry["term"].lower(): _term(entry) for entry in document.data["terms"]})
    return tuple(found[word] for word in sorted(found))


def _term(entry: dict[str, str | list[str]]) -> Term:
    term, means, short = (str(entry.get(name, "")) for name in ("term", "means", "short"))
    return Term(term, means, short, (*entry.get("other_names", ()),), (*entry.get("see", ()),))


def abbreviated(standard: Standard, short: str) -> Term | None:
    """The word with an abbreviation, in any letter case."""
    wanted = short.casefold()
    return next((term for term in terms(standard) if term.short.casefold() == wanted), None)


def page(standard: Standard) -> Page:
    """All words on one page."""
    words = [_linked(standard, term) for term in terms(standard)]
    return Page(PAGE, "Glossary", "glossary", {"words": words, "word": None})


def term_page(standard: Standard, term: Term) -> Page:
    """One word, for a terminal."""
    return Page(PAGE, term.title, "glossary", {"word": _linked(standard, term)})


def abbreviations(standard: Standard) -> str:
    """The abbreviations in the form that the `abbr` extension of Markdown reads.

    It would find SPI in SPI(t) as well, and explain it wrongly; such a one is left out.
    """
    every = terms(standard)
    short = [
        term
        for term in every
        if term.short and not any(other.term.startswith(f"{term.short}(") for other in every)
    ]
    lines = (
        " ".join(f"*[{term.short}]: {_capital(term.term)}. {term.means}".split()) for term in short
    )
    return "\n".join(sorted(lines)) + "\n"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _linked(standard: Standard, term: Term) -> Term:
    return term._replace(see=tuple(_reference(standard, name) for name in term.see))


def _reference(standard: Standard, name: str) -> str:
    """A kind, gate, role, rule or page of the handbook by its id, as a link."""
    if name.endswith(".md"):
        parts = name.removesuffix(".md").removesuffix("/index").split("/")
        return link(_capital(parts[-1].replace("-", " ")), name)
    if name in standard.kinds:
        return kind_link(standard, name)
    gate = next((gate for gate in standard.gates if gate.id == name), None)
    if gate is not None:
        return gate_link(gate)
    rule = ids_by_name(standard.rules).get(name)
    if rule is not None:
        return link(name, page_at("rules", rule))
    return role_link(standard, name)
