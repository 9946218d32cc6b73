"""Builds the handbook once and checks what its readers get: one table, and every fault below it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from checks import chromium, completeness, engines, links, page_types, spelling, visits, weight
from checks.audit import SCHEMES, Audit, audit
from checks.outcome import Outcome, exit_code, table

from pmo_kit import handbook
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.standard import load

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SHOWN = 20
"""How many faults of one check are printed."""


def main() -> int:
    """Run every check; the exit code says whether all gates passed."""
    with tempfile.TemporaryDirectory() as place:
        site = Path(place, "site")
        say("building the site, strictly")
        try:
            config = handbook.assemble(load("core"), Path(place, "settings"), program_facts())
            handbook.build(config, site)
        except handbook.SiteError as error:
            print(f"{error.message}\n{error.remedy}", file=sys.stderr)
            return 1
        checks: list[tuple[str, Callable[[], Iterator[Outcome]]]] = [
            ("what the standard has, and what has a page", complete),
            ("links", partial(linked, site)),
            ("spelling and the house's words", spelt),
            ("pages in a browser; this takes a minute or two", partial(looked_at, site)),
            ("a second engine", partial(compared, site, Path(place))),
        ]
        outcomes = []
        for title, check in checks:
            say(title)
            outcomes += check()
    print(table(outcomes))
    for outcome in outcomes:
        print("".join(f"\n{line}" for line in told(outcome)), end="")
    print()
    return exit_code(outcomes)


def say(text: str) -> None:
    """Progress, where somebody is watching."""
    if sys.stderr.isatty():
        print(f"… {text}", file=sys.stderr)


def told(outcome: Outcome) -> Iterator[str]:
    """A check's faults, the first of them, below its name."""
    if outcome.undone:
        yield f"{outcome.check} (not done): {outcome.undone}"
    if outcome.faults:
        yield f"{outcome.check} ({outcome.verdict}, {len(outcome.faults)}):"
        yield from (f"  {fault}" for fault in outcome.faults[:SHOWN])
    if len(outcome.faults) > SHOWN:
        yield f"  … and {len(outcome.faults) - SHOWN} more"


def complete() -> Iterator[Outcome]:
    """Everything of the standard and the program has its page, and pages say what these say."""
    standard, program = load("core"), program_facts()
    owed = completeness.owed(standard, program)
    found = completeness.gaps(DOCS, owed)
    count = sum(map(len, owed.values()))
    yield Outcome("complete", f"{count} things to explain", f"{len(found)} gaps", found)
    generated = handbook.generate(standard, DOCS, program)
    stale = handbook.stale(DOCS, generated)
    faults = [f"{page}: run `pmo handbook generate`" for page in stale]
    yield Outcome(
        "up to date", f"{len(generated)} generated files", f"{len(stale)} out of date", faults
    )


def linked(site: Path) -> Iterator[Outcome]:
    """Links lead to pages and places that are there; nothing is loaded from elsewhere."""
    pages = links.read(site)
    count = sum(len(page.links | page.loaded) for page in pages.values())
    broken = links.broken(site, pages)
    yield Outcome("links", f"{len(pages)} pages, {count} links", f"{len(broken)} broken", broken)
    foreign = links.foreign(pages)
    yield Outcome(
        "nothing from elsewhere (HTML)", f"{len(pages)} pages", f"{len(foreign)} loads", foreign
    )


def spelt() -> Iterator[Outcome]:
    """What people read in pages and in the standard is spelt right, in the house's words."""
    texts = spelling.texts(ROOT)
    wrong = spelling.misspelt(texts, ROOT)
    yield Outcome("spelling", f"{len(texts)} files", f"{len(wrong)} words", wrong)
    foreign = spelling.foreign_words(texts, spelling.words(), ROOT)
    yield Outcome("house words", f"{len(texts)} files", f"{len(foreign)} words", foreign)


def looked_at(site: Path) -> Iterator[Outcome]:
    """Pages of every type on two screens, in two lights; then what they and all others weigh."""
    limits = weight.budgets()
    heaviest, page = weight.heaviest(site)
    heavy = weight.html_faults(site, limits)
    yield Outcome("page weight, HTML", "every page", f"most: {heaviest:.0f} KB (/{page})", heavy)

    samples = page_types.samples(site)
    pages = [sample.address for sample in samples]
    types = len({sample.type for sample in samples})
    where = f"{len(pages)} pages of {types} types"
    program = chromium.found()
    if program is None:
        why = "there is no Chromium on this machine; install `chromium`"
        for check in ("accessibility and layout", "nothing from elsewhere", "page weight, loaded"):
            yield Outcome(check, where, "-", [], undone=why)
        return
    views = len(visits.SCREENS) * len(SCHEMES)
    with ProcessPoolExecutor(len(visits.SCREENS)) as pool:
        seen = list(pool.map(partial(view, program, site, pages), visits.SCREENS))
    faults = [fault for each in seen for fault in each.faults]
    yield Outcome(
        "accessibility and layout", f"{where}, {views} views", f"{len(faults)} faults", faults
    )
    asked = [request for each in seen for request in each.elsewhere]
    yield Outcome("nothing from elsewhere", where, f"{len(asked)} requests", asked)
    loads = seen[0].loaded
    heavy = [
        fault
        for page, loaded in loads.items()
        for fault in weight.loaded_faults(site, page, loaded, limits)
    ]
    most = max(weight.weights(site, loaded)["page"] for loaded in loads.values())
    yield Outcome("page weight, loaded", where, f"most: {most:.0f} KB", heavy)


def view(program: str, site: Path, pages: list[str], screen: str) -> Audit:
    """One screen, in a browser of its own."""
    with visits.served(site) as address, visits.opened(program) as browser:
        return audit(browser, address, pages, screen)


def compared(site: Path, place: Path) -> Iterator[Outcome]:
    """The same pages and settings under a second engine say the same; told, and no gate."""
    try:
        other = engines.second(place / "second")
    except engines.Failed as failure:
        yield Outcome("second engine", "-", "does not build", [str(failure)], gate=False)
        return
    count, different = engines.differences(site, other)
    measured = f"{count - len(different)} say the same"
    yield Outcome("second engine", f"{count} pages", measured, different, gate=False)


if __name__ == "__main__":
    sys.exit(main())
