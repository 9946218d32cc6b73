"""Of a file of everyday queries, how many find a right page first or among the first five.

Build the handbook (`make handbook`), then `.venv/bin/python tests/search_measure.py FILE`. The file
is a YAML list of `{query: what somebody types, any: [addresses of right pages]}`, or has such lists
by names.
"""

from __future__ import annotations

import argparse
import json
import posixpath
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from program import ROOT
from search_engine import answers, data

FIRST = 5
"""Among how many results a right page is looked for."""
ANSWERS = "guides/questions/"
_SECTION = re.compile(r'<h3 id="([^"]+)"(.*?)(?=<h[23] |</article>)', re.DOTALL)


class Shares(NamedTuple):
    """Of how many queries which shares found a right page, and those that did not find it first."""

    queries: int
    among: float
    at_top: float
    behind: list[str]

    def __str__(self) -> str:
        return (
            f"{self.queries} queries, {self.among:.1%} among the first {FIRST}, "
            f"{self.at_top:.1%} first"
        )


def quick_answers(site: Path) -> dict[str, set[str]]:
    """The quick answers by their addresses, each with the pages that it leads to."""
    text = (site / ANSWERS / "index.html").read_text(encoding="utf-8")
    return {
        f"{ANSWERS}#{name}": {
            posixpath.normpath(posixpath.join(ANSWERS, link)) + "/"
            for link in re.findall(r'href="([^"#]+)', section)
        }
        for name, section in _SECTION.findall(text)
    }


def rank(query: Mapping[str, Any], shown: list[list[str]], quick: dict[str, set[str]]) -> int:
    """The place of the first right page, from 0, or of a quick answer that leads to one."""
    for place, addresses in enumerate(shown[:FIRST]):
        reached = {address.partition("#")[0] for address in addresses}
        if reached.union(*(quick.get(each, ()) for each in addresses)) & set(query["any"]):
            return place
    return FIRST


def shares(
    queries: Sequence[Mapping[str, Any]],
    shown: Mapping[str, list[list[str]]],
    quick: dict[str, set[str]],
) -> Shares:
    """How the queries do whose results, pages by addresses of their sections, are given."""
    ranks = {query["query"]: rank(query, shown[query["query"]], quick) for query in queries}
    return Shares(
        len(ranks),
        sum(place < FIRST for place in ranks.values()) / len(ranks),
        sum(place == 0 for place in ranks.values()) / len(ranks),
        [
            f"{place + 1 if place < FIRST else '-'}  {query}: {_first(shown[query])}"
            for query, place in ranks.items()
            if place
        ],
    )


def _first(pages: list[list[str]]) -> str:
    return ", ".join(page[0] or "start page" for page in pages[:3]) or "nothing"


def results(site: Path, queries: Sequence[str]) -> dict[str, list[list[str]]]:
    """What a built site's search answers: for each query its pages by addresses of sections."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    names = data((site / "assets/data/search.js").read_text("utf-8"))
    given = zip(queries, answers(index["docs"], names, queries), strict=True)
    return {
        query: [[section["location"] for section in page] for page in answer["items"]]
        for query, answer in given
    }


def main() -> int:
    """Print the shares of each list, and the queries that do not find a right page first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built handbook")
    asked = parser.parse_args()
    read = yaml.safe_load(asked.file.read_text("utf-8"))
    for name, queries in (read if isinstance(read, dict) else {asked.file.name: read}).items():
        shown = results(asked.site, [query["query"] for query in queries])
        found = shares(queries, shown, quick_answers(asked.site))
        print(f"{name}: {found}", *found.behind, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
