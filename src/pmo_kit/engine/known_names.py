"""The names that a project's files and its standard define, and those that they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.names_plan import EVER, STANDARD_WORDS, Node, own_words
from pmo_kit.engine.state import State, View
from pmo_kit.source import Route

MANIFEST_KIND, FORMER = "project", "former"


class Name(NamedTuple):
    """A name where it stands in a file, what its keyword says, and the objects around it."""

    view: View
    route: Route
    value: str
    says: list[Any]
    around: tuple[Mapping[str, Any], ...]

    @property
    def words(self) -> list[str]:
        """The kinds of things that it may be the name of."""
        words: list[str] = self.says[0]
        return words

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields around that say whether, and for which day, a reference is judged."""
        return (*self.says[1], *self.says[2], *self.says[3])

    @property
    def same_file(self) -> bool:
        """Whether a reference is looked for in its own file only."""
        return bool(self.says[4])


def names_in(view: View, node: Node) -> Iterator[Name]:
    """The names that stand in a file, where a plan's node says that there may be some."""
    for route, value, says, around in walk_names(view.sound, node):
        yield Name(view, route, value, says, around)


def walk_names(
    value: Any, node: Node, route: Route = (), around: tuple[Mapping[str, Any], ...] = ()
) -> Iterator[tuple[Route, str, list[Any], tuple[Mapping[str, Any], ...]]]:
    """Each name in some data: its route, its text, what its keyword says, the objects around it."""
    if type(value) is dict:
        fields, beyond = node.get("f", {}), (value, *around)
        for key, inner in fields.items():
            if key in value:
                yield from walk_names(value[key], inner, (*route, key), beyond)
        if "o" in node:
            for key in value.keys() - fields:
                yield from walk_names(value[key], node["o"], (*route, key), beyond)
    elif type(value) is list:
        if "i" in node:
            for number, element in enumerate(value):
                yield from walk_names(element, node["i"], (*route, number), around)
    elif "k" in node and type(value) in (str, int):
        yield route, str(value), node["k"], around


class Known:
    """Every name that the files of a project define, and its standard's own.

    `always` has those without an end, `until` the last day of each of the others.
    """

    def __init__(self, state: State) -> None:
        standard, plan = state.compiled.standard, state.compiled.names
        self._plan = plan
        self.today = state.options.as_of.isoformat()
        phases = [phase.id for phase in standard.phases]
        self.over = bool(phases) and state.snapshot.phase == phases[-1]
        self.always: dict[str, set[str]] = {word: set() for word in plan.words}
        self.until: dict[str, dict[str, str]] = {word: {} for word in plan.words}
        self.in_file: set[tuple[str, str, str]] = set()
        for word in STANDARD_WORDS:
            self.always.setdefault(word, set()).update(own_words(standard, word))
        for kind, node in plan.defines.items():
            for view in state.of(kind):
                for name in names_in(view, node):
                    self._enter(name)
        self._let_go(state)

    def _let_go(self, state: State) -> None:
        """Who left is not here for being in a register; who is in the manifest again came back."""
        node = self._plan.defines.get(MANIFEST_KIND, {})
        names = [name for view in state.of(MANIFEST_KIND) for name in names_in(view, node)]
        here = {name.value for name in names if not _first([name.says[1]], name.around)}
        for name in names:
            if name.route[0] == FORMER and name.value not in here:
                for word in name.words:
                    self.always[word].discard(name.value)

    def _enter(self, name: Name) -> None:
        words, until = name.says
        end = _first([until], name.around) if until else ""
        for word in words:
            if end:
                last = self.until[word].get(name.value, "")
                self.until[word][name.value] = max(last, end)
            else:
                self.always[word].add(name.value)
            self.in_file.add((word, name.view.path, name.value))

    def has(self, name: Name) -> bool:
        """Whether a name is known on the day on which that counts, or nothing is asked of it."""
        words, days, states, asked, same_file = name.says
        if same_file:
            path = name.view.path
            return any((word, path, name.value) in self.in_file for word in words)
        for word in words:
            if name.value in self.always.get(word, ()):
                return True
        if asked and not _holds(asked, name.around):
            return True
        last = self.last_day(name)
        if not last or EVER in days or self.over or not _holds(states, name.around):
            return bool(last)
        return self.day(name) <= last

    def last_day(self, name: Name) -> str:
        """The last day on which a name that has an end was known; empty where it has none."""
        return max(self.until.get(word, {}).get(name.value, "") for word in name.words)

    def day(self, name: Name) -> str:
        """The day on which a name must be known."""
        return _first(name.says[1], name.around) or self.today


def _first(names: list[str], around: tuple[Mapping[str, Any], ...]) -> str:
    """The value of the first of some fields that one of the objects around has."""
    for name in names:
        for one in around:
            if name in one:
                return str(one[name])
    return ""


def _holds(states: Mapping[str, Any], around: tuple[Mapping[str, Any], ...]) -> bool:
    """Whether the fields around hold what is named of each; one that is absent does."""
    for field, of in states.items():
        value = next((one[field] for one in around if field in one), None)
        if value is None:
            continue
        if value not in of if isinstance(of, list) else value >= of["below"]:
            return False
    return True


def is_open(known: Known, name: Name) -> bool:
    """Whether a name stands for somebody or something that is needed now, not on some other day."""
    _, days, states, asked, _ = name.says
    dated = EVER in days or bool(_first(days, name.around))
    wanted = _holds(states, name.around) and _holds(asked, name.around)
    return wanted and not dated and not known.over
