"""KIT-010: at its gate, every free text and every section of an artifact says something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.builtin_rules import UNSAID
from pmo_kit.engine.due import dues, required_at
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding
from pmo_kit.project.paths import missing
from pmo_kit.results import Finding, Level
from pmo_kit.source import Route
from pmo_kit.source.invisible import seen
from pmo_kit.standard import Kind

EDGES = (
    " \t\r\n\"'()*,-./:;<>?[\\]_`{|}\u00a1\u00ab\u00b7\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964"
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2039\u203a"
    "\u2212\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u30fb\uff01\uff08"
    "\uff09\uff0c\uff0d\uff0e\uff1a\uff1b\uff1f\uff3f!"
)
"""What may stand around a word and says nothing itself: blanks, dots, dashes, marks, brackets."""

MOST = 4
"""From so many sections on, one that differs does not save those that all say the same."""


class Fillers(NamedTuple):
    """The words that stand where an answer should, and the questions that a skeleton asks."""

    words: frozenset[str]
    longest: int
    prompts: tuple[str, ...]

    def fill(self, text: str) -> bool:
        """Whether a text says nothing: it has no word at all, or a filler, or one on each line."""
        core = seen(text).strip(EDGES)
        if len(core) <= self.longest and (not core or _plain(core) in self.words):
            return True
        return "\n" in core and all(map(self.fill, core.split("\n")))


def fillers_of(lists: Mapping[str, Any]) -> Fillers:
    """What a standard's lists call no answer: `fillers`, `samples` and `prompts`.

    Lists that begin with such a name and `_` add to it: `fillers_acme`.
    """
    said = (*_words(lists, "fillers"), *_words(lists, "samples"))
    words = frozenset(_plain(word.strip(EDGES)) for word in said)
    return Fillers(words, 2 * max(map(len, words), default=0), tuple(_words(lists, "prompts")))


def _words(lists: Mapping[str, Any], name: str) -> Iterator[str]:
    for own, words in lists.items():
        if (own == name or own.startswith(f"{name}_")) and isinstance(words, list):
            yield from (word for word in words if isinstance(word, str))


def _plain(text: str) -> str:
    """A text as it is compared: without regard to case and to how many blanks there are."""
    return " ".join(text.split()).casefold()


def judge_said(state: State, out: Verdicts) -> None:
    """Judge what the texts of every artifact say, once a gate asks for it.

    A record is no draft: what it does not say is advised from its day on.
    """
    if state.snapshot.manifest is None:
        return
    fillers = fillers_of(state.compiled.standard.lists)
    for kind in state.compiled.standard.kinds.values():
        if kind.outside:
            continue
        asked = _asked(state, kind)
        for path in state.broken.get(kind.kind, ()):
            subject = f"{state.snapshot.id}/{kind.kind}/{path}"
            out.add(UNSAID.id, subject, "skipped", because_broken(path))
        for view in state.of(kind.kind):
            if asked.level is None:
                out.add(UNSAID.id, state.subject(view), "not_due", asked.reason)
                continue
            found = [*_texts(state, view, fillers, asked), *_sections(state, view, fillers, asked)]
            out.add_findings(found)
            if not found:
                out.add(UNSAID.id, state.subject(view), "passed")


class Asked(NamedTuple):
    """How strictly a kind is held to it now, by which counted gates; without a level, why not."""

    level: Level | None
    gates: tuple[str, ...] = ()
    reason: str = ""


def _asked(state: State, kind: Kind) -> Asked:
    """A kind is held to it by its gates; by any gate of the project where none asks for it."""
    named = {gate.id for _, gate in dues(state, kind)} or {due.gate for due in kind.due}
    if not named:
        named = {gate.id for gate in state.compiled.standard.gates if gate.where == "project"}
    counted = tuple(gate.id for gate in state.gates if gate.id in named)
    if counted:
        return Asked("shall", counted)
    if kind.life == "record":
        return Asked("should")
    return Asked(None, reason=f"due at {', '.join(sorted(named))}")


def _texts(state: State, view: View, fillers: Fillers, asked: Asked) -> Iterator[Finding]:
    """The fields of free text that hold a filler."""
    standard, document = state.compiled.standard, view.artifact.document
    identity = standard.schema_of.get(view.kind.kind, "")
    found = [*_fillers_in(view.sound, (), fillers)]
    if not found:
        return
    empty = _told_empty(state, view, asked)
    fill = [(route, text) for route, text in found if route not in empty]
    from pmo_kit.engine.free_text import is_free_text

    for route, text in fill:
        if is_free_text(standard.schemas, identity, route):
            full = (*document.to_fields, *route)
            yield _finding(state, view, full, f"`{state.name(view, full)}` {_says(text)}.", asked)


def _told_empty(state: State, view: View, asked: Asked) -> set[Route]:
    """The empty fields that KIT-004 tells already, since a counted gate asks for them."""
    if not asked.gates or not view.kind.required or view.kind.spread:
        return set()
    fields = view.artifact.document.fields
    asked_for = required_at(state, view.kind)
    return {route for _, path in asked_for for route in missing(fields, path)}


def _fillers_in(data: Any, route: Route, fillers: Fillers) -> Iterator[tuple[Route, str]]:
    """All texts that say nothing, with their routes, whatever their fields are for."""
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in inner:
        if isinstance(value, str):
            if fillers.fill(value):
                yield (*route, step), value
        elif isinstance(value, dict | list):
            yield from _fillers_in(value, (*route, step), fillers)


def _sections(state: State, view: View, fillers: Fillers, asked: Asked) -> Iterator[Finding]:
    """The sections of a Markdown text that say nothing, or all the same."""
    if view.artifact.document.format != "markdown":
        return
    sections: list[Mapping[str, Any]] = view.artifact.document.data["sections"]
    first = 1 if sections and sections[0]["level"] == 1 else 0  # the title
    for position in range(first, len(sections)):
        lack = _lack(sections, position, fillers)
        if lack:
            message = f"“{sections[position]['title']}” {lack}."
            yield _finding(state, view, ("sections", position), message, asked)
    repeated = _repeated(sections[first:], fillers)
    if repeated is not None:
        one, other = sections[first + repeated[0]], sections[first + repeated[1]]
        message = f"“{other['title']}” has the same text as “{one['title']}”."
        yield _finding(state, view, ("sections", first + repeated[1]), message, asked)


def _lack(sections: Sequence[Mapping[str, Any]], position: int, fillers: Fillers) -> str:
    """What a section says instead of something; empty where it does say something."""
    section = sections[position]
    text = section["text"]
    if fillers.fill(text):
        return _says(text)
    asked = [prompt for prompt in fillers.prompts if prompt in text]
    if not asked:
        return ""
    for below in range(position + 1, len(sections)):
        inner = sections[below]
        if inner["level"] <= section["level"]:
            break
        asked = [prompt for prompt in asked if prompt not in inner["text"]]
    return "still has the template's question" if asked else ""


def _repeated(sections: Sequence[Mapping[str, Any]], fillers: Fillers) -> tuple[int, int] | None:
    """The first two sections of a text in which all say the same, or all but one of several."""
    top = min((section["level"] for section in sections), default=0)
    texts = {
        position: _plain(section["text"])
        for position, section in enumerate(sections)
        if section["level"] == top
    }
    if len(texts) < 2:
        return None
    (text, count), *_ = Counter(texts.values()).most_common(1)
    if count < max(2, len(texts) - (len(texts) >= MOST)) or fillers.fill(text):
        return None
    one, other, *_ = (position for position in texts if texts[position] == text)
    return one, other


def _says(text: str) -> str:
    core = " ".join(seen(text).split())
    return f"says only “{core}”" if core else "has only spaces" if text else "is empty"


def _finding(state: State, view: View, route: Route, message: str, asked: Asked) -> Finding:
    document = view.artifact.document
    found = builtin_finding(
        UNSAID,
        state.subject(view, route),
        message,
        at(document, route),
        text=document.text,
        kind=view.kind.kind,
        level=asked.level,
        route=route,
    )
    return found._replace(gates=asked.gates)
