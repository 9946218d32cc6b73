"""`pmo train pin`: a question is bound to its rules anew, once somebody has read both again."""

from __future__ import annotations

from pathlib import Path

import click

from pmo_kit.cli.common import tell
from pmo_kit.cli.editing import UNWRITTEN, save, show
from pmo_kit.cli.errors import Stop


@click.command(epilog="Example: pmo train pin risk-red-carry --standard standards/acme --apply")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--standard", default="core", metavar="NAME|DIR", help="The standard that asks it.")
@click.option("--apply", is_flag=True, help="Write it.")
def pin(questions: tuple[str, ...], standard: str, apply: bool) -> int:
    """Show each QUESTION beside the rules it rests on, and bind it to them as they are now.

    Without one, the stale ones are shown: those whose rules judge something else than when
    somebody last looked. Read both before you apply.
    """
    from pmo_kit.standard import load, load_training
    from pmo_kit.standard.courses import stale
    from pmo_kit.training import pinned

    known = load(standard)
    asked = load_training(known).questions
    for name in questions:
        if name not in asked:
            raise Stop(f"{known.name} has no question `{name}`.", "They lie in courses/questions/.")
    chosen = [asked[name] for name in questions or asked if stale(asked[name], known.rules)]
    rules = {rule.id: rule for rule in known.rules}
    for question in chosen:
        path = Path(question.path)
        before = path.read_bytes()
        after = pinned(question, before, known)
        tell(f"{question.id}: {' '.join(question.text.split())}")
        for option in question.options:
            tell(f"  {'*' if option.right else ' '} {option.id}  {' '.join(option.text.split())}")
        for name in stale(question, known.rules):
            tell(f"  {name} now: {rules[name].title}\n    check: {rules[name].check}")
        show(path.name, before, after)
        if apply:
            save(path.parent, path.name, before, after)
    if not chosen:
        tell("Every question rests on its rules as they are now.")
        return 0
    tell(f"Wrote {len(chosen)}." if apply else UNWRITTEN)
    return 0
