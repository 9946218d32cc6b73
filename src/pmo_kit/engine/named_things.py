"""KIT-008: what a field refers to exists, and was known on the day on which that counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit.engine.builtin_rules import NAMED
from pmo_kit.engine.known_names import Known, Name, names_in
from pmo_kit.engine.names_plan import STANDARD_WORDS, Node
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.engine.verdicts import NO_REGISTRY, Verdicts, because_absent
from pmo_kit.results import Finding


def judge_names(state: State, out: Verdicts) -> None:
    """Judge every field that refers to something, one verdict for each file and each lack."""
    plan = state.compiled.names
    if not plan.refers:
        return
    known = Known(state)
    for kind, node in plan.refers.items():
        for path in state.broken.get(kind, ()):
            subject = f"{state.snapshot.id}/{kind}/{path}"
            out.add(NAMED.id, subject, "skipped", because_broken(path))
        for view in state.of(kind):
            _judge_one(state, known, view, node, out)


def _judge_one(state: State, known: Known, view: View, node: Node, out: Verdicts) -> None:
    """The verdicts on one file: one for the whole where nothing is wrong in it."""
    hidden = hidden_in(view, node)
    reasons = {hidden: True} if hidden else {}
    sound = not hidden
    for name in names_in(view, node):
        if known.has(name):
            continue
        reason, finding = _lack(state, known, name)
        if finding is not None:
            out.add_finding(finding)
        else:
            reasons[reason] = True
        sound = False
    for reason in reasons:
        out.add(NAMED.id, state.subject(view), "skipped", reason)
    if sound:
        out.add(NAMED.id, state.subject(view), "passed")


def _lack(state: State, known: Known, name: Name) -> tuple[str, Finding | None]:
    """Why nothing can be said of a name that was not found, or the finding."""
    from pmo_kit.engine.unknown_names import finding, words_that_fit

    reason = _hidden_beside(state, name)
    words = words_that_fit(state, name)
    for word in words if not reason else ():
        reason = reason or _unknown_list(state, word, name)
    return (reason, None) if reason else ("", finding(state, known, name, words))


def _hidden_beside(state: State, name: Name) -> str:
    """Why it is not known whether a name is asked for: the field that says so is at fault."""
    holes = name.view.holes
    if holes is None:
        return ""
    for field in name.fields:
        for length in range(len(name.route)):
            unknown = holes.at((*name.route[:length], field))
            if unknown is not None:
                return str(unknown.reason)
    return ""


def _unknown_list(state: State, word: str, name: Name) -> str:
    """Why it cannot be told what there is of a kind: no list yet, none given, or one is broken."""
    if word in STANDARD_WORDS:
        return ""
    plan, kinds = state.compiled.names, state.compiled.standard.kinds
    listing = [kind for kind, _ in plan.words[word]["in"]]
    for kind in () if name.same_file else listing:
        for path in state.hidden(kind):
            return because_broken(path)
    for kind in listing:
        for view in state.of(kind):
            hidden = hidden_in(view, plan.defines[kind], word)
            if hidden and (view is name.view or not name.same_file):
                return hidden
    if any(state.of(kind) for kind in listing):
        return ""
    outside = next((kind for kind in listing if kinds[kind].outside), "")
    return NO_REGISTRY.format(outside) if outside else because_absent(listing[0])


def hidden_in(view: View, node: Node, word: str = "") -> str:
    """Why some names of a file are not known, or those of a word; empty where all of them are."""
    if view.holes is None:
        return ""
    found = next(_hidden(view.holes, node, word), None)
    return str(found.reason) if found is not None else ""


def _hidden(holes: Any, node: Node, word: str) -> Iterator[Any]:
    """The unknowns that lie where names may stand."""
    if holes.own is not None:
        if _speaks(node, word):
            yield holes.own
        return
    for step, inner in holes.inner.items():
        below = node.get("i") if isinstance(step, int) else node.get("f", {}).get(step)
        if below is None and not isinstance(step, int):
            below = node.get("o")
        if below is not None:
            yield from _hidden(inner, below, word)


def _speaks(node: Node, word: str) -> bool:
    """Whether a node or one below it is about a word, or about any if none is asked for."""
    if "k" in node and (not word or word in node["k"][0]):
        return True
    below = [*node.get("f", {}).values(), *(node[key] for key in ("i", "o") if key in node)]
    return any(_speaks(one, word) for one in below)
