"""Computes measures again and notes what each one read, for somebody who asks.

A check computes with plain records and notes nothing. Here the same functions get records that note
each field that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import CelUnknown
from pmo_kit.measures.declaration import Computed, Measure, unknown
from pmo_kit.measures.facts import Data, Facts, Input
from pmo_kit.results.reading import Reading, Route, pointer

T = TypeVar("T")


class Recorder:
    """Notes readings for whatever is computed at the moment."""

    def __init__(self) -> None:
        self.open: list[dict[Reading, None]] = []

    def record(self, typed: Data, written: object, path: str, *within: str) -> Recorded:
        """A record that notes what is read of it, with its values `typed` and as `written`.

        `within` are the keys that lead to it in its file.
        """
        return Recorded(self, typed, written, path, within, "")


class Recorded(Mapping[str, object]):
    """A record that notes each field that is read of it; what is absent is no reading."""

    def __init__(
        self, recorder: Recorder, typed: Data, written: object, path: str, route: Route, name: str
    ) -> None:
        self._recorder = recorder
        self._typed = typed
        self._written = written
        self._path = path
        self._route = route
        self._name = name

    def __getitem__(self, key: str) -> object:
        name = f"{self._name}.{key}" if self._name else key
        typed = self._typed[key]
        written = self._written[key] if isinstance(self._written, Mapping) else None
        return self._read(typed, written, (*self._route, key), name)

    def _read(self, typed: object, written: object, route: Route, name: str) -> object:
        if isinstance(typed, Mapping):
            return Recorded(self._recorder, typed, written, self._path, route, name)
        if isinstance(typed, list) and isinstance(written, list):
            return [
                self._read(part, source, (*route, number), f"{name}[{_label(part, number)}]")
                for number, (part, source) in enumerate(zip(typed, written, strict=True))
            ]
        if isinstance(written, str | int | float) and self._recorder.open:
            reading = Reading(name, written, self._path, pointer(route))
            self._recorder.open[-1][reading] = None
        return typed

    def __iter__(self) -> Iterator[str]:
        return iter(self._typed)

    def __len__(self) -> int:
        return len(self._typed)

    def __contains__(self, key: object) -> bool:
        return key in self._typed


def _label(part: object, number: int) -> str:
    """What an element of a list is called: by its id, else by its number from 0."""
    label = part.get("id") if isinstance(part, Mapping) else None
    return label if isinstance(label, str) else str(number)


class Chain(NamedTuple):
    """A measure of a project, what it was computed from, and what was read for it alone."""

    measure: Measure[Any]
    computed: Computed[Any]
    inputs: tuple[Measure[Any], ...]
    readings: tuple[Reading, ...]


class TracedFacts(Facts):
    """The facts of a project whose records are those of a recorder."""

    def __init__(self, given: Mapping[Input[Any], object], recorder: Recorder) -> None:
        super().__init__(given)
        self._recorder = recorder
        self._readings: dict[Input[Any], dict[Reading, None]] = {}

    def of(self, wanted: Input[T]) -> T:
        """What an input is in this project; what it reads is noted."""
        self._recorder.open.append({})
        try:
            return super().of(wanted)
        finally:
            self._readings.setdefault(wanted, self._recorder.open.pop())

    def chain(self, measure: Measure[T]) -> Chain:
        """What a measure was computed from."""
        try:
            computed = self.of(measure)
        except CelUnknown as error:
            computed = unknown(error.message)
        inputs: dict[Measure[Any], None] = {}
        readings = dict(self._readings[measure])
        self._behind(measure, inputs, readings)
        return Chain(measure, computed, (*inputs,), (*readings,))

    def chains(self, measure: Measure[T]) -> tuple[Chain, ...]:
        """The chain of a measure, then those of all that it was computed from, nearest first."""
        found = {measure: self.chain(measure)}
        waiting = [measure]
        for one in waiting:
            for inner in found[one].inputs:
                if inner not in found:
                    found[inner] = self.chain(inner)
                    waiting.append(inner)
        return (*found.values(),)

    def _behind(
        self,
        wanted: Input[Any],
        inputs: dict[Measure[Any], None],
        readings: dict[Reading, None],
    ) -> None:
        """Add the measures among the inputs, and what was read for the other inputs."""
        for part in self._used(wanted):
            if isinstance(part, Measure):
                inputs[part] = None
            elif part in self._readings:
                readings.update(self._readings[part])
                self._behind(part, inputs, readings)

    def _used(self, wanted: Input[Any]) -> tuple[Input[Any], ...]:
        """The inputs, without those that were not asked for since something is not applicable."""
        unless = wanted.unless if isinstance(wanted, Measure) else None
        try:
            return (unless,) if unless and self.of(unless) else wanted.of
        except CelUnknown:
            return wanted.of
