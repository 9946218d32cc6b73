"""Stands for `click` in commands: what is declared becomes click's own when click is needed.

To import click takes an eighth of a check. A call whose words are plain is read here, from the same
declarations; for every other, for help and for errors, click reads it from the start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pmo_kit._start.record import NamedTuple

if TYPE_CHECKING:
    import click as click

Words = list[str]
_NAMES = "__declared__"


class Later:
    """A call of something of click's, to be made when click is there.

    `reads` turns a plain word into its value, or into none where click is to say what is wrong.
    """

    def __init__(self, make: Callable[[], Any], reads: Callable[[str], Any] | None = None) -> None:
        self.make = make
        self.reads = reads


class Declared:
    """A command whose declarations click has not seen yet."""

    def __init__(self, function: Callable[..., int], settings: Mapping[str, Any]) -> None:
        self._function = function
        self._settings = settings
        self._declared: list[Parameter] = getattr(function, _NAMES, [])

    def made(self) -> click.Command:
        """The command as click knows it."""
        import click

        function = self._function
        for parameter in self._declared:
            function = parameter.put_on(function)
        command: click.Command = click.command(**self._settings)(function)
        return command

    def plain(self, words: Words) -> Callable[[], int] | None:
        """The call that plain words ask for; none where click is to read them."""
        values = read(self._declared, words)
        return None if values is None else lambda: self._function(**values)


def as_click(command: Any) -> click.Command:
    """A command of a module as click knows it, whether or not click was there first."""
    known: click.Command = command.made() if isinstance(command, Declared) else command
    return known


class Parameter(NamedTuple):
    """An option or an argument, as a command declares it."""

    kind: str
    names: tuple[str, ...]
    settings: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The name of its value in the function."""
        said = [name for name in self.names if not name.startswith("-")]
        long = [name for name in self.names if name.startswith("--")]
        return (said or long or [*self.names])[0].lstrip("-").replace("-", "_").lower()

    @property
    def many(self) -> bool:
        """Whether it takes several values."""
        return bool(self.settings.get("multiple")) or self.settings.get("nargs") == -1

    @property
    def required(self) -> bool:
        """Whether it has to be said."""
        must = self.kind == "argument" and not self.many and "default" not in self.settings
        return bool(self.settings.get("required", must))

    @property
    def known(self) -> bool:
        """Whether all that is declared of it is what can be read here."""
        of = self.settings.get("type")
        converted = of is not None and not (isinstance(of, Later) and of.reads)
        return (
            self.settings.keys() <= _KNOWN
            and not any("/" in name for name in self.names)
            and not (converted and self.settings.get("default") is not None)
        )

    def put_on(self, function: Any) -> Any:
        """The function with this declared to click."""
        import click

        given = {
            key: value.make() if isinstance(value, Later) else value
            for key, value in self.settings.items()
        }
        return getattr(click, self.kind)(*self.names, **given)(function)

    def default(self) -> Any:
        """The value where nothing is said."""
        nothing: Any = () if self.many else False if self.settings.get("is_flag") else None
        return self.settings.get("default", nothing)

    def value(self, word: str) -> Any:
        """The value of a word; none where it is none."""
        of = self.settings.get("type")
        if of is None:
            return word
        return of.reads(word) if isinstance(of, Later) and of.reads else None


_KNOWN = frozenset(
    {"default", "help", "is_flag", "metavar", "multiple", "nargs", "required", "type"}
)


def read(declared: list[Parameter], words: Words) -> dict[str, Any] | None:
    """The values that words give to parameters; none where anything about them is not plain."""
    options = {name: one for one in declared if one.kind == "option" for name in one.names}
    places = [one for one in reversed(declared) if one.kind == "argument"]
    if not all(one.known for one in declared) or any(one.many for one in places[:-1]):
        return None
    found: dict[str, list[Any]] = {}
    for one, word in _said(options, places, words):
        value = None if one is None else one.value(word) if word else True
        if one is None or value is None or (found.get(one.key) and not one.many):
            return None
        found.setdefault(one.key, []).append(value)
    if any(one.required and one.key not in found for one in declared):
        return None
    return {
        one.key: (tuple(found[one.key]) if one.many else found[one.key][0])
        if one.key in found
        else one.default()
        for one in declared
    }


def _said(
    options: Mapping[str, Parameter], places: list[Parameter], words: Words
) -> Iterator[tuple[Parameter | None, str]]:
    """Each parameter with its word, empty for a flag; no parameter where something is not plain."""
    rest = iter(words)
    places = [*reversed(places)]
    for word in rest:
        if not word.startswith("-"):
            yield (places[-1] if places and word else None), word
            if places and not places[-1].many:
                places.pop()
            continue
        name, equals, value = word.partition("=")
        option = options.get(name)
        if option is None or not name.startswith("--"):
            yield None, ""
        elif option.settings.get("is_flag"):
            yield (None if equals else option), ""
        else:
            value = value if equals else next(rest, "")
            yield (None if not value or value.startswith("-") else option), value


class _Click:
    """Click's names, as commands use them."""

    def __getattr__(self, name: str) -> Any:
        import click

        return getattr(click, name)

    def command(self, **settings: Any) -> Callable[[Callable[..., int]], Any]:
        def declared(function: Callable[..., int]) -> Any:
            if "click" in sys.modules:  # so that its parameters are click's own already
                return self.__getattr__("command")(**settings)(function)
            return Declared(function, settings)

        return declared

    def option(self, *names: str, **settings: Any) -> Callable[[Any], Any]:
        return _declaring(Parameter("option", names, settings))

    def argument(self, *names: str, **settings: Any) -> Callable[[Any], Any]:
        return _declaring(Parameter("argument", names, settings))

    def Path(self, **settings: Any) -> Any:
        plain = settings.keys() <= {"exists", "dir_okay"} and settings.get("exists")
        folders = settings.get("dir_okay", True)

        def reads(word: str) -> str | None:
            there = os.access(word, os.R_OK) and (folders or not os.path.isdir(word))
            return word if there else None

        return self._type("Path", reads if plain else None, **settings)

    def IntRange(self, least: int, most: int | None = None) -> Any:
        def reads(word: str) -> int | None:
            number = int(word) if word.isascii() and word.isdecimal() and len(word) < 10 else -1
            return number if number >= least and (most is None or number <= most) else None

        return self._type("IntRange", reads, least, most)

    def Choice(self, choices: Any) -> Any:
        return self._type("Choice", lambda word: word if word in choices else None, choices)

    def _type(
        self, name: str, reads: Callable[[str], Any] | None, *values: Any, **settings: Any
    ) -> Any:
        """The type of a parameter: click's own where click is there, else for later."""

        def make() -> Any:
            return self.__getattr__(name)(*values, **settings)

        return make() if "click" in sys.modules else Later(make, reads)


def _declaring(parameter: Parameter) -> Callable[[Any], Any]:
    """A decorator that declares a parameter: to click where it is there, else for later."""

    def declared(function: Any) -> Any:
        if "click" not in sys.modules:
            setattr(function, _NAMES, [*getattr(function, _NAMES, ()), parameter])
            return function
        return parameter.put_on(function)

    return declared


if not TYPE_CHECKING:
    click = _Click()
