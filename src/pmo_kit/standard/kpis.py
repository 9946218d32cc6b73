"""A standard's key figures, as data: what each asks, how it is computed, how it misleads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.source import Document, Schemas
from pmo_kit.standard.build_model import record, records
from pmo_kit.standard.editions import in_force
from pmo_kit.standard.files import Tell, mappings, meta_schemas, refuse
from pmo_kit.standard.merge_layers import chain, choose, require_shape, shown
from pmo_kit.standard.model import NOTHING, Standard, StandardError
from pmo_kit.standard.own_words import rewordings
from pmo_kit.standard.reword import reworded

FOLDER = "kpis"
NEVER = "never"
"""What stands under `not_applicable` where a figure always applies."""
TEXTS = ("title", "question", "decides", "because", "trap")

Limit = float | int | str
"""A number, or an expression that gives one."""


class Beside(NamedTuple):
    """A figure that is shown beside another one."""

    title: str
    formula: str
    unit: str


class RollUp(NamedTuple):
    """How a figure is put together over many projects; empty parts say nothing."""

    how: str  # sum | ratio | share | median | p80 | count
    of: str = ""
    num: str = ""
    den: str = ""
    times: float = 1
    where: str = ""
    by: str = ""
    least: int = 1


class Kpi(NamedTuple):
    """A key figure; expressions are text, checked when they are compiled.

    `awaits` names what no project records, with the type and the meaning of each.
    """

    id: str
    title: str
    question: str
    decides: str
    of: str  # project | portfolio
    unit: str
    good: str  # higher | lower | near
    not_applicable: str
    trap: str
    pair: str
    source: str
    owner: str
    cadence: str
    example: Mapping[str, Any]
    formula: str = ""
    because: str = ""
    green: Limit | None = None
    amber: Limit | None = None
    tolerance: Limit | None = None
    colour: str = ""
    coloured_when: Mapping[str, str] = NOTHING
    progress: bool = False
    roll_up: RollUp | None = None
    page: str = ""  # board | steering
    beside: tuple[Beside, ...] = ()
    awaits: Mapping[str, Mapping[str, str]] = NOTHING
    people: str = ""  # leaders | sponsors
    file: str = ""  # the file that says so, as people name it
    layer: str = ""  # the standard that declares it, as `core@1.0`


def load_kpis(standard: Standard, tell: Tell = refuse) -> dict[str, Kpi]:
    """The key figures of a standard and of those that it extends, by id.

    One with an inherited id replaces it whole. What is inherited is told in the words of the layers
    above. Raises `StandardError` at the first file that cannot be read or has not its form, unless
    `tell` goes on: then that file is left out.
    """
    metas = Schemas(meta_schemas())
    found: dict[str, Mapping[str, Any]] = {}
    layers = [
        (layer, choose(layer.data, wanted, layer.head.path))
        for layer, wanted in reversed([*chain(Path(standard.folder), standard.edition)])
    ]
    titles = [kind.title for kind in standard.kinds.values()]
    for (layer, edition), reword in zip(layers, rewordings(layers, titles), strict=True):
        order = [str(one["id"]) for one in layer.data["editions"]]
        for document in kpi_files(layer.folder, tell):
            try:
                require_shape(metas, "kpi", document)
            except StandardError as error:
                tell(error)
                continue
            if in_force(document.data, edition, order):
                told = reworded(document.data, TEXTS, reword) if reword else document.data
                origin = {"file": shown(layer, document), "layer": f"{layer.data['id']}@{edition}"}
                found[document.data["id"]] = {**told, **origin}
    return {id: kpi_of(found[id]) for id in sorted(found)}


def kpi_files(folder: Path, tell: Tell = refuse) -> Iterator[Document]:
    """Every file below a standard's `kpis/`; `tell` is given what cannot be read."""
    yield from mappings(folder / FOLDER, tell)


def kpi_of(data: Mapping[str, Any]) -> Kpi:
    """The key figure that the data of a file, which has its form, describes."""
    roll_up = record(RollUp, data["roll_up"]) if "roll_up" in data else None
    return record(Kpi, data, roll_up=roll_up, beside=records(Beside, data.get("beside", ())))
