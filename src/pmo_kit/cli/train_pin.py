"""`pmo train pin`: a question is bound to its rules anew, once somebody has read both again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_kit.cli.apply_edits import UNWRITTEN, save, show
from pmo_kit.cli.common import tell
from pmo_kit.cli.errors import Stop

if TYPE_CHECKING:
    from pmo_kit.standard import Standard
    from pmo_kit.standard.courses import Question


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

    known = load(standard)
    asked = load_training(known).questions
    for name in questions:
        if name not in asked:
            raise Stop(f"{known.name} has no question `{name}`.", "They lie in courses/questions/.")
    chosen = [asked[name] for name in questions or asked if stale(asked[name], known.rules)]
    own = [one for one in chosen if Path(one.path).is_relative_to(known.folder)]
    for question in own:
        _pin(question, known, apply)
    for question in chosen:
        if question not in own:
            tell(f"{question.id} is inherited and stale here: its rule was changed by {known.id}.")
            tell("  Copy its file into your courses/questions/, read it again, then pin it.")
    if not chosen:
        tell("Every question rests on its rules as they are now.")
    elif own:
        tell(f"Wrote {len(own)}." if apply else UNWRITTEN)
    return 0


def _pin(question: Question, standard: Standard, apply: bool) -> None:
    """Show a question beside its changed rules, and bind it to them."""
    from pmo_kit.standard.courses import stale
    from pmo_kit.training import pinned

    rules, path = {rule.id: rule for rule in standard.rules}, Path(question.path)
    before = path.read_bytes()
    after = pinned(question, before, standard)
    tell(f"{question.id}: {' '.join(question.text.split())}")
    for option in question.options:
        tell(f"  {'*' if option.right else ' '} {option.id}  {' '.join(option.text.split())}")
    for name in stale(question, standard.rules):
        tell(f"  {name} now: {rules[name].title}\n    check: {rules[name].check}")
    show(path.name, before, after)
    if apply:
        save(path.parent, path.name, before, after)
