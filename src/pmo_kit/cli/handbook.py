"""`pmo handbook`: generate the reference from the standard, build or serve the site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pmo_kit.cli.files import settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import OUTPUT, STANDARD
from pmo_kit.cli.output import say


@click.group(epilog="Example: pmo handbook build -o site")
def handbook() -> None:
    """The handbook: pages made from the standard, as a site."""


@handbook.command(epilog="Example: pmo handbook generate --check")
@STANDARD
@click.option("--docs", metavar="DIR", help="The pages' folder; the checkout's docs/ if absent.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a page is out of date.")
def generate(standard: str | None, docs: str | None, check: bool) -> int:
    """Write docs/reference/ and the computed parts of other pages from the standard."""
    from pmo_kit import handbook as pages
    from pmo_kit.cli.handbook_facts import program_facts
    from pmo_kit.standard import data_root, load

    folder = Path(docs) if docs else data_root() / "docs"
    generated = pages.generate(load(standard or "core"), folder, program_facts())
    outdated = pages.stale(folder, generated)
    if check:
        for page in outdated:
            say(f"{page} is out of date")
        say(f"{len(generated)} pages, {len(outdated)} out of date")
        if outdated:
            say("Run `pmo handbook generate` and commit what it writes.")
        return 1 if outdated else 0
    settle(folder, writes=True)
    pages.write(folder, generated)
    say(f"{len(generated)} pages in {folder}, {len(outdated)} of them changed.")
    return 0


@handbook.command(epilog="Example: pmo handbook build --standard acme -o site")
@STANDARD
@OUTPUT
def build(standard: str | None, output: Path | None) -> int:
    """Build the site into DIR (site/ if absent), strictly: a broken link fails.

    Writes: the site, into DIR.
    """
    from pmo_kit import handbook as pages

    site = output or Path("site")
    pages.require_free(site.resolve())  # before the pages are made, which takes a while
    with _config(standard) as config:
        pages.build(config, site)
    say(f"Built {site}: open {site / 'index.html'} in a browser.")
    return 0


@handbook.command(epilog="Example: pmo handbook serve")
@STANDARD
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
def serve(standard: str | None, address: str) -> int:
    """Serve the site on this machine; the kit's own is rebuilt whenever a page changes."""
    from pmo_kit import handbook as pages

    with _config(standard) as config:
        return pages.serve(config, address)


@contextmanager
def _config(standard: str | None) -> Iterator[Path]:
    """The configuration of a handbook, the kit's or a company's, in a folder for one build."""
    from tempfile import TemporaryDirectory

    from pmo_kit import handbook as pages
    from pmo_kit.cli.handbook_facts import program_facts
    from pmo_kit.standard import folder_of, load

    described = load(folder_of(standard).resolve() if standard else "core")
    with TemporaryDirectory(prefix="pmo-handbook-") as home:
        yield pages.assemble(described, Path(home), program_facts())
