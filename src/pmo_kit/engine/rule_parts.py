"""What a rule decides by, and what it says where it fails: as objects, as JSON and as `marshal`."""

from __future__ import annotations

import marshal
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import Checked, Program, compile, program_of
from pmo_kit.engine.seldom_read import squeeze, unsqueeze

Kept = list[Any] | memoryview
"""A part as JSON has it, or as `pack` gives it."""
Programs = tuple[Program | None, Program]
"""`when` and `check`, ready to run."""


class Tested(NamedTuple):
    """The conditions that decide: when the rule applies, if not always, and what has to be true."""

    when: Checked | None
    check: Checked


class AfterFailing(NamedTuple):
    """What a rule works out once its check has failed.

    `message` and `advice`, the rule's `fix`, alternate text and expressions; `found` is what they
    show as `{found}`. Where `shall` holds, the finding is a `shall`; `place` gives what it points
    at. `fixes` pairs fields with what they have to be.
    """

    message: tuple[str | Checked, ...]
    advice: tuple[str | Checked, ...]
    found: Checked | None = None
    shall: Checked | None = None
    place: Checked | None = None
    fixes: tuple[tuple[str, Checked], ...] = ()


def programs(kept: Tested | Kept, codes: memoryview | None) -> Programs:
    """The conditions that decide, ready to run; where their codes are given, of those alone."""
    if codes:
        when, check = marshal.loads(codes)
        return program_of(when) if when else None, program_of(check)
    conditions = tested(kept)
    return compile(conditions.when) if conditions.when else None, compile(conditions.check)


def tested(kept: Tested | Kept) -> Tested:
    """The conditions that decide."""
    if isinstance(kept, Tested):
        return kept
    when, check = unsqueeze(kept) if isinstance(kept, memoryview) else kept
    return Tested(_from_json(when), Checked.from_json(check))


def failed(kept: AfterFailing | Kept) -> AfterFailing:
    """What is worked out once the check has failed."""
    if isinstance(kept, AfterFailing):
        return kept
    message, advice, found, shall, place, fixes = (
        unsqueeze(kept) if isinstance(kept, memoryview) else kept
    )
    return AfterFailing(
        _text_from_json(message),
        _text_from_json(advice),
        _from_json(found),
        _from_json(shall),
        _from_json(place),
        tuple((path, Checked.from_json(to)) for path, to in fixes),
    )


def tested_to_json(tested: Tested) -> list[Any]:
    """The conditions that decide, as JSON."""
    return [_to_json(tested.when), tested.check.to_json()]


def failed_to_json(failed: AfterFailing) -> list[Any]:
    """What is worked out once the check has failed, as JSON."""
    return [
        _text_to_json(failed.message),
        _text_to_json(failed.advice),
        _to_json(failed.found),
        _to_json(failed.shall),
        _to_json(failed.place),
        [[path, to.to_json()] for path, to in failed.fixes],
    ]


def pack(tested: list[Any], failed: list[Any]) -> tuple[bytes, bytes, bytes]:
    """JSON of both as the codes of the conditions that decide, all of these, and what follows.

    There are no codes where one of them is beyond what Python compiles.
    """
    codes = [with_code(condition)[-1] if condition else None for condition in tested]
    missing = any(condition and not code for condition, code in zip(tested, codes, strict=True))
    return b"" if missing else marshal.dumps(codes), squeeze(tested), squeeze(failed)


def with_code(kept: list[Any]) -> list[Any]:
    """JSON of an expression, and behind it the code that was generated from it."""
    from pmo_kit.cel.code_nodes import generate

    return [*kept, generate(Checked.from_json(kept))]


def _to_json(condition: Checked | None) -> list[Any] | None:
    return condition.to_json() if condition else None


def _from_json(kept: Any) -> Checked | None:
    return Checked.from_json(kept) if kept is not None else None


def _text_to_json(text: tuple[str | Checked, ...]) -> list[Any]:
    return [part if isinstance(part, str) else part.to_json() for part in text]


def _text_from_json(kept: Any) -> tuple[str | Checked, ...]:
    return tuple(part if isinstance(part, str) else Checked.from_json(part) for part in kept)
