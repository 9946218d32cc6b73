"""Compiles the expressions of key figures: each held to the types of measures, fields, standard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import (
    BOOL,
    DOUBLE,
    DYN,
    INT,
    STRING,
    TIMESTAMP,
    CelError,
    CelSyntaxError,
    CelTypeErrors,
    Checked,
    ListOf,
    Type,
)
from pmo_kit.cel.definitions import Expanded, defined, expand
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import check
from pmo_kit.engine.environment import Types
from pmo_kit.source import Route
from pmo_kit.standard import Standard
from pmo_kit.standard.kpis import NEVER, Kpi, Limit

TYPES: Mapping[str, Type] = {
    "double": DOUBLE,
    "int": INT,
    "bool": BOOL,
    "string": STRING,
    "timestamp": TIMESTAMP,
    "list(double)": ListOf(DOUBLE),
}
"""The types that a value may have which a figure awaits."""
NUMBERS = (DOUBLE, INT, DYN)
LISTS = (ListOf(DOUBLE), ListOf(INT), ListOf(DYN))
TOGETHER = {
    "sum": ("of",),
    "median": ("of",),
    "p80": ("of",),
    "share": ("of", "where"),
    "ratio": ("num", "den"),
    "count": (),
}
"""What each way of putting figures together needs."""
PARTS = ("of", "num", "den", "where")


class KpiFault(NamedTuple):
    """What is wrong at a route of a figure's file; `offset` counts characters in its text."""

    route: Route
    message: str
    remedy: str
    offset: int = 0


class Limits(NamedTuple):
    """When a figure is green and when it is amber: numbers, or expressions that give them."""

    green: Checked | float | None = None
    amber: Checked | float | None = None
    tolerance: Checked | float | None = None
    color: Checked | None = None
    when: Checked | None = None


class CompiledKpi(NamedTuple):
    """A key figure with its expressions checked; `together` are those of its roll-up by name."""

    kpi: Kpi
    not_applicable: Checked | None
    formula: Checked | None
    limits: Limits
    beside: tuple[Checked, ...]
    together: Mapping[str, Checked]


def compile_kpis(
    kpis: Iterable[Kpi], standard: Standard
) -> tuple[dict[str, CompiledKpi], dict[str, list[KpiFault]]]:
    """The figures that compile, by id, and what is wrong with the others."""
    types = Types(standard)
    sound: dict[str, CompiledKpi] = {}
    faults: dict[str, list[KpiFault]] = {}
    for kpi in kpis:
        compiler = _Compiler(kpi, types, standard)
        found = compiler.compiled()
        if compiler.faults:
            faults[kpi.id] = compiler.faults
        else:
            sound[kpi.id] = found
    return sound, faults


class _Compiler:
    """Compiles one figure and gathers what is wrong with it."""

    def __init__(self, kpi: Kpi, types: Types, standard: Standard) -> None:
        awaited = {name: TYPES[one["type"]] for name, one in kpi.awaits.items()}
        env = types.of_project(awaited)
        self.kpi = kpi
        self.faults: list[KpiFault] = []
        self.env = env._replace(let=defined(standard.let))
        self.with_value = self.env._replace(variables={**env.variables, "value": DOUBLE})
        for name in awaited.keys() & types.of_project({}).variables.keys():
            self._tell(("awaits", name), f"`{name}` means something already.", "Take another name.")

    def compiled(self) -> CompiledKpi:
        """The figure; of no use where something is wrong with it."""
        kpi = self.kpi
        self._whole()
        never = kpi.not_applicable == NEVER
        applies = None if never else self._text(("not_applicable",), kpi.not_applicable, BOOL)
        formula = self._text(("formula",), kpi.formula, *NUMBERS) if kpi.formula else None
        return CompiledKpi(
            kpi,
            applies,
            formula,
            self._limits(),
            tuple(
                checked
                for number, one in enumerate(kpi.beside)
                if (checked := self._text(("beside", number, "formula"), one.formula, *NUMBERS))
            ),
            self._together(),
        )

    def _whole(self) -> None:
        """What a figure lacks, or says twice."""
        kpi = self.kpi
        if not kpi.formula and (kpi.roll_up is None or kpi.of == "project"):
            other = ", or `roll_up: …`" if kpi.of == "portfolio" else ""
            message = "Nothing says how the figure is computed."
            self._tell(("of",), message, f"Write `formula: …`{other}.")
        if kpi.not_applicable != NEVER and not kpi.because:
            remedy = "Write `because: …`, or `not_applicable: never`."
            message = "Nothing says why the figure does not apply there."
            self._tell(("not_applicable",), message, remedy)
        said = {"green": kpi.green, "tolerance": kpi.tolerance, "colour": kpi.colour or None}
        ways = [name for name, limit in said.items() if limit is not None]
        if len(ways) > 1:
            message = f"`{ways[0]}` and `{ways[1]}` both say which colour it gets."
            self._tell((ways[1],), message, "Keep one of them.")
        if kpi.amber is not None and kpi.green is None:
            self._tell(("amber",), "`amber` has no `green` before it.", "Write `green: …`, too.")

    def _limits(self) -> Limits:
        kpi = self.kpi
        return Limits(
            self._limit("green", kpi.green),
            self._limit("amber", kpi.amber),
            self._limit("tolerance", kpi.tolerance),
            self._text(("colour",), kpi.colour, STRING, with_value=True) if kpi.colour else None,
            self._text(("coloured_when", "when"), kpi.coloured_when["when"], BOOL, with_value=True)
            if kpi.coloured_when
            else None,
        )

    def _limit(self, name: str, limit: Limit | None) -> Checked | float | None:
        return self._text((name,), limit, *NUMBERS) if isinstance(limit, str) else limit

    def _together(self) -> dict[str, Checked]:
        roll_up = self.kpi.roll_up
        if roll_up is None:
            return {}
        said = {name: text for name in PARTS if (text := getattr(roll_up, name))}
        needed = TOGETHER[roll_up.how]
        for name in needed:
            if name not in said:
                message = f"A roll-up by `{roll_up.how}` needs `{name}`."
                self._tell(("roll_up", "how"), message, f"Write `{name}: …`.")
        for name in said.keys() - {*needed, "where"}:
            message = f"A roll-up by `{roll_up.how}` has no `{name}`."
            self._tell(("roll_up", name), message, "Take it out.")
        found = {}
        for name, text in said.items():
            of = (BOOL,) if name == "where" else (*NUMBERS, *LISTS) if name == "of" else NUMBERS
            checked = self._text(("roll_up", name), text, *of)
            if checked is not None:
                found[name] = checked
        return found

    def _text(
        self, route: Route, text: str, *wanted: Type, with_value: bool = False
    ) -> Checked | None:
        """An expression with its type; what is wrong with it is told."""
        env = self.with_value if with_value else self.env
        try:
            whole = expand(text, env.let)
        except CelSyntaxError as error:
            self.faults.append(_fault(route, error, error.offset))
            return None
        try:
            checked = check(parse(whole.text), env)
        except CelTypeErrors as found:
            self.faults += _placed(route, found.errors, whole)
            return None
        except CelSyntaxError as error:
            self.faults += _placed(route, [error], whole)
            return None
        if checked.type not in wanted and checked.type != DYN:
            known = " or ".join(dict.fromkeys(f"{of!r}" for of in wanted if of != DYN))
            self._tell(route, f"This is a {checked.type!r}, not a {known}.", "Compute one.")
        return checked

    def _tell(self, route: Route, message: str, remedy: str) -> None:
        self.faults.append(KpiFault(route, message, remedy))


def _placed(route: Route, errors: Iterable[CelError], whole: Expanded) -> Iterator[KpiFault]:
    """Errors at the places in the text from which an expression was put together."""
    for error in errors:
        name, offset = whole.origin(error.offset)
        yield _fault(route, error, 0 if name else offset)


def _fault(route: Route, error: CelError, offset: int) -> KpiFault:
    message = error.message + ("" if error.message.endswith((".", "?", "!")) else ".")
    return KpiFault(route, message, error.remedy or "Correct the expression.", offset)
