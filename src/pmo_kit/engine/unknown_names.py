"""The words of KIT-008: what is not there, where it is looked for, and what was likely meant.

Imported where something was not found only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmo_kit._text import did_you_mean
from pmo_kit.engine.builtin_rules import NAMED
from pmo_kit.engine.known_names import MANIFEST_KIND, Known, Name
from pmo_kit.engine.names_plan import STANDARD_WORDS
from pmo_kit.engine.state import State
from pmo_kit.engine.verdicts import at, builtin_finding
from pmo_kit.results import Finding, Related


def words_that_fit(state: State, name: Name) -> list[str]:
    """The kinds of things that a name may be of, as its form says: `T-07` is that of a task."""
    known = state.compiled.names.words
    fitting = [
        word
        for word in name.words
        if any(
            not pattern or re.search(pattern, name.value)
            for pattern in known.get(word, {}).get("patterns", [""])
        )
    ]
    return fitting or name.words


def finding(state: State, known: Known, name: Name, words: list[str]) -> Finding:
    """The finding on a name that nothing defines, or that was not known on the day."""
    left = known.last_day(name)
    message = _left(name, known, left) if left else _nothing(state, name, words)
    document = name.view.artifact.document
    route = (*document.to_fields, *name.route)
    told = builtin_finding(
        NAMED,
        state.subject(name.view, route),
        message,
        at(document, route),
        text=document.text,
        fix=_left_fix(name, known) if left else _fix(state, known, name, words),
        kind=name.view.kind.kind,
        timed=bool(left) and known.day(name) == known.today,
        route=route,
    )
    return told._replace(related=tuple(_related(state, name, words)))


def _nothing(state: State, name: Name, words: list[str]) -> str:
    things = " or ".join(word.replace("-", " ") for word in words)
    return f"There is no {things} `{name.value}`{_where(state, words, name)}."


def _where(state: State, words: list[str], name: Name) -> str:
    """Where a kind of thing is looked for: the files that are there, and their lists."""
    if name.same_file:
        labels = [list for word in words for _, list in state.compiled.names.words[word]["in"]]
        return f" in this file; it is looked for under {_listed(labels)}"
    places: dict[str, list[str]] = {}
    for word in words:
        for kind, list in state.compiled.names.words.get(word, {}).get("in", ()):
            for view in state.of(kind):
                if list.split(".")[0].removesuffix("[]") in view.artifact.document.fields:
                    places.setdefault(view.path, []).append(list)
    if not places:
        return f" in {state.compiled.standard.name}" if _of_standard(words) else ""
    told = [f"{path} under {_listed(lists)}" for path, lists in places.items()]
    return f"; it is looked for in {_joined(told)}"


def _of_standard(words: Iterable[str]) -> bool:
    return any(word in STANDARD_WORDS for word in words)


def _listed(lists: Iterable[str]) -> str:
    return _joined([f"`{list}`" for list in dict.fromkeys(lists)])


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _left(name: Name, known: Known, left: str) -> str:
    day = known.day(name)
    when = "today" if day == known.today else day
    return f"`{name.value}` was in the project until {left}, but is named for {when}."


def _left_fix(name: Name, known: Known) -> str:
    if known.day(name) == known.today:
        return "Name somebody who is in the project now."
    return f"Correct the date, or the date until which `{name.value}` was in the project."


def _fix(state: State, known: Known, name: Name, words: list[str]) -> str:
    """What to do: the likely name, else where to write it."""
    names = sorted({one for word in words for one in known.always.get(word, ())})
    hint = did_you_mean(name.value, names)
    if _of_standard(words):
        return f"{hint}Known are: {', '.join(names)}."
    lists = _lists(state, words)
    if (MANIFEST_KIND, "team") in lists:
        line = f"`team: [{name.value}]`, or `former:` with `{{person: {name.value}, until: …}}`"
        return f"{hint}Name somebody in the project, or add to pmo.yaml {line}."
    kind, list = next((kind, list) for kind, list in lists if state.of(kind))
    path = name.view.path if name.same_file else state.of(kind)[0].path
    return f"{hint}Name one that exists, or add `{name.value}` to `{list}` of {path}."


def _lists(state: State, words: list[str]) -> list[tuple[str, str]]:
    known = state.compiled.names.words
    return [(kind, list) for word in words for kind, list in known[word]["in"]]


def _related(state: State, name: Name, words: list[str]) -> Iterable[Related]:
    """The place of the list in which a name is looked for, in the first file that has it."""
    for word in words:
        for kind, list in state.compiled.names.words.get(word, {}).get("in", ()):
            for view in state.of(kind):
                document, key = view.artifact.document, list.split(".")[0].removesuffix("[]")
                if view.path != name.view.path and key in document.fields:
                    route = (*document.to_fields, key)
                    yield Related(at(document, route, on_key=True), f"{word}: looked for here")
                    return
