"""`pmo handbook`: generate the reference from the standard, build or serve the site."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(epilog="Example: pmo handbook build -o site")
def handbook() -> None:
    """The handbook: pages made from the standard, as a site."""


@handbook.command(epilog="Example: pmo handbook generate --check")
@click.option("--standard", default="core", metavar="NAME|DIR", help="The standard to describe.")
@click.option("--docs", metavar="DIR", help="The pages' folder; the checkout's docs/ if absent.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a page is out of date.")
def generate(standard: str, docs: str | None, check: bool) -> int:
    """Write docs/reference/ and the computed parts of other pages from the standard."""
    from pmo_kit import handbook as pages
    from pmo_kit.cli.handing import handed
    from pmo_kit.standard import data_root, load

    folder = Path(docs) if docs else data_root() / "docs"
    generated = pages.generate(load(standard), folder, handed())
    outdated = pages.stale(folder, generated)
    if check:
        for page in outdated:
            click.echo(f"{page} is out of date")
        click.echo(f"{len(generated)} pages, {len(outdated)} out of date")
        if outdated:
            click.echo("Run `pmo handbook generate` and commit what it writes.")
        return 1 if outdated else 0
    pages.write(folder, generated)
    click.echo(f"{len(generated)} pages in {folder}, {len(outdated)} of them changed.")
    return 0


@handbook.command(epilog="Example: pmo handbook build -o site")
@click.option("-o", "--output", default="site", metavar="DIR", help="Where to build the site.")
def build(output: str) -> int:
    """Build the site, strictly: a broken link or an unknown page fails."""
    from pmo_kit import handbook as pages
    from pmo_kit.standard import data_root

    pages.build(data_root() / "mkdocs.yml", Path(output))
    click.echo(f"Built {output}: open {Path(output, 'index.html')} in a browser.")
    return 0


@handbook.command(epilog="Example: pmo handbook serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
def serve(address: str) -> int:
    """Serve the site on this machine and rebuild it on every change."""
    from pmo_kit import handbook as pages
    from pmo_kit.standard import data_root

    return pages.serve(data_root() / "mkdocs.yml", address)
