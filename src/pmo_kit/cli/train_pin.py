"""`pmo train pin`: a question is bound to its rules anew, once somebody has read both again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.files import Change, save, settle
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, STANDARD
from pmo_kit.cli.output import Stop, say

if TYPE_CHECKING:
    from pmo_kit.standard import Standard
    from pmo_kit.standard.courses import Question


@click.command(epilog="Example: pmo train pin risk-red-carry --standard standards/acme --apply")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@STANDARD
@APPLY
def pin(questions: tuple[str, ...], standard: str | None, apply: bool) -> int:
    """Show each QUESTION beside the rules it rests on, and bind it to them as they are now.

    Without one, the stale ones are shown: those whose rules judge something else than when
    somebody last looked. Read both before you apply.

    Writes: the digests of the rules, in the files of the questions.
    """
    from pmo_kit.standard import load
    from pmo_kit.standard.courses import load_training, stale
    from pmo_kit.writers.edits import UNWRITTEN

    known = load(standard or "core")
    settle(Path(known.folder), apply)
    asked = load_training(known).questions
    for name in questions:
        if name not in asked:
            raise Stop(f"{known.name} has no question `{name}`.", "They lie in courses/questions/.")
    chosen = [asked[name] for name in questions or asked if stale(asked[name], known.rules)]
    own = [one for one in chosen if Path(one.path).is_relative_to(known.folder)]
    files = [_shown(question, known) for question in own]
    if apply:
        save(Path(known.folder), files)
    for question in chosen:
        if question not in own:
            say(f"{question.id} is inherited and stale here: its rule was changed by {known.id}.")
            say("  Copy its file into your courses/questions/, read it again, then pin it.")
    if not chosen:
        say("Every question rests on its rules as they are now.")
    elif own:
        say(f"Wrote {len(own)}." if apply else UNWRITTEN)
    return 0


def _shown(question: Question, standard: Standard) -> Change:
    """Show a question beside its changed rules: the change that binds it to them."""
    from pmo_kit.standard.courses import stale
    from pmo_kit.training import pinned
    from pmo_kit.writers.edits import diff

    rules, path = {rule.id: rule for rule in standard.rules}, Path(question.path)
    before = path.read_bytes()
    after = pinned(question, before, standard)
    say(f"{question.id}: {' '.join(question.text.split())}")
    for option in question.options:
        say(f"  {'*' if option.right else ' '} {option.id}  {' '.join(option.text.split())}")
    for name in stale(question, standard.rules):
        say(f"  {name} now: {rules[name].title}\n    check: {rules[name].check}")
    say("\n".join(diff(path.name, before, after)))
    return path.relative_to(standard.folder).as_posix(), before, after
