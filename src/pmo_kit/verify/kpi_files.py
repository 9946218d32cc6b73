"""Holds key figures to the standard: names, types of their expressions, their worked examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pmo_kit._text import did_you_mean
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Route
from pmo_kit.source.scalar_offset import point_within
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.editions import edition_faults
from pmo_kit.standard.files import Layer
from pmo_kit.standard.kpis import Kpi, kpi_of, load_kpis
from pmo_kit.status.kpi_examples import ExampleError, of_portfolio, of_project
from pmo_kit.status.kpi_formulas import CompiledKpi, KpiFault, compile_kpis
from pmo_kit.verify.shape import problem, problem_of

Fault = tuple[Route, str, str]
"""Where in a file something is wrong, what it is, and what to do."""


def kpi_problems(
    documents: Iterable[Document], layer: Layer, standard: Standard
) -> tuple[list[Problem], int]:
    """What is wrong with a standard's own key figures, and how many figures there are in all.

    `documents` are those of its files that have their form.
    """
    own = [*documents]
    known = load_kpis(standard, _pass_over)
    sound, wrong = compile_kpis([kpi_of(one.data) for one in own], standard)
    found: list[Problem] = []
    files: dict[str, str] = {}
    for document in own:
        found += map(problem_of, edition_faults(layer, document))
        faults = [*_names(document, known, standard, files)]
        id = document.data["id"]
        if id in sound:
            faults += _example(document, sound[id], standard)
        found += [problem(document, *fault) for fault in faults]
        found += [_placed(document, fault) for fault in wrong.get(id, ())]
    return found, len(known)


def _pass_over(error: StandardError) -> None:
    """Leaves out a file that is at fault, which is told elsewhere."""


def _placed(document: Document, fault: KpiFault) -> Problem:
    """A fault at its character in the file."""
    found = problem(document, fault.route, fault.message, fault.remedy)
    if not fault.offset:
        return found
    line, column = point_within(document, fault.route, fault.offset)
    return found._replace(line=line, column=column)


def _names(
    document: Document, known: Mapping[str, Kpi], standard: Standard, files: dict[str, str]
) -> Iterator[Fault]:
    """Names that are not as the file is called, stand twice, or name nothing."""
    data, path = document.data, Path(document.path)
    if path.stem != data["id"]:
        message = f"The file {path.name} holds the key figure `{data['id']}`."
        yield ("id",), message, f"Rename it to {data['id']}.yaml."
    if files.setdefault(data["id"], document.path) != document.path:
        message = f"`{data['id']}` is described twice; the other is {files[data['id']]}."
        yield ("id",), message, "Keep one of the two."
    if data["pair"] == data["id"]:
        yield ("pair",), "A figure is no pair of itself.", "Name the one that it is pushed against."
    elif data["pair"] not in known:
        near = did_you_mean(data["pair"], known)
        remedy = f"{near}Key figures: {', '.join(known)}."
        yield ("pair",), f"There is no key figure `{data['pair']}`.", remedy
    roles = [role.id for role in standard.roles]
    if data["owner"] not in roles:
        near = did_you_mean(data["owner"], roles)
        message = f"The standard has no role `{data['owner']}`."
        yield ("owner",), message, f"{near}Roles: {', '.join(roles)}."


def _example(document: Document, compiled: CompiledKpi, standard: Standard) -> Iterator[Fault]:
    """What the worked example lacks, and what it says otherwise than the formula."""
    kpi, example = compiled.kpi, document.data["example"]
    unknown = [*_unknown(example, kpi)]
    yield from unknown
    if unknown:
        return
    try:
        if kpi.of == "project":
            yield from _lacking(example, "given", "value")
            if "value" in example:
                found = of_project(compiled, example, standard)
                yield from _differs(example, "value", found.value, found.reason)
                yield from _other_color(example, found.value, found.color, found.colorless)
        else:
            yield from _lacking(example, "value")
            if "value" in example:
                whole = of_portfolio(compiled, example, standard)
                yield from _differs(example, "value", whole.value, whole.reason)
                yield from _other_color(example, whole.value, whole.color, whole.colorless)
        if kpi.of == "project" and kpi.roll_up is not None:
            yield from _lacking(example, "projects", "rolled_up")
            if "rolled_up" in example:
                whole = of_portfolio(compiled, example, standard)
                yield from _differs(example, "rolled_up", whole.value, whole.reason)
    except ExampleError as error:
        yield ("example", *error.route), error.message, error.remedy


def _other_color(
    example: Mapping[str, Any], value: float | None, color: str, colorless: str
) -> Iterator[Fault]:
    """Where the example says another color than the limits give."""
    if value is None or example.get("colour", "") == color:
        return
    because = f" ({colorless})" if colorless else ""
    said = example.get("colour", "without colour")
    message = f"The limits make it {color or 'without colour'}{because}; the example says {said}."
    route: Route = ("example", "colour") if "colour" in example else ("example",)
    yield route, message, "Correct the example, or the limits."


def _lacking(example: Mapping[str, Any], *names: str) -> Iterator[Fault]:
    for name in names:
        if name not in example:
            yield ("example",), f"The example has no `{name}`.", f"Write `{name}: …`."


def _unknown(example: Mapping[str, Any], kpi: Kpi) -> Iterator[Fault]:
    """Values that the example gives and that are no measures, and nothing that is awaited."""
    places: list[tuple[Route, Mapping[str, Any]]] = [(("given",), example.get("given", {}))]
    for number, one in enumerate(example.get("projects", ())):
        places.append((("projects", number, "given"), one.get("given", {})))
    names = {*MEASURES, *kpi.awaits}
    for route, given in places:
        for name in given:
            if name not in names:
                near = did_you_mean(name, names)
                remedy = f"{near}Give measures by their names, and what stands under `awaits`."
                yield ("example", *route, name), f"There is no measure `{name}`.", remedy


def _differs(
    example: Mapping[str, Any], name: str, value: float | None, reason: str
) -> Iterator[Fault]:
    """Where the example says another value than the formula gives."""
    said = example[name]
    if said is None and value is None:
        return
    decimals = len(repr(said).partition(".")[2]) if isinstance(said, float) else 0
    if value is not None and said is not None and abs(value - said) < 0.5000001 * 10**-decimals:
        return
    told = f"{round(value, max(decimals, 2))}" if value is not None else f"not known: {reason}"
    wanted = "null" if said is None else said
    message = f"The formula gives {told}; the example says {wanted}."
    yield ("example", name), message, "Correct the one or the other."
