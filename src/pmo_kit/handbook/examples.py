"""A rule's examples, told as the state of the golden project in which the rule is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.handbook.blocks import Block, Bullets, Code, Heading, Line, Listing, Span, Text, joined
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.phrases import kind_link
from pmo_kit.handbook.proofs import Proof, differences, prove
from pmo_kit.standard import Rule, Standard

PRINTED = "pmo check"
"""The title of a finding as it is printed."""
_ROOM = 60
_SAME = "The same place, and the rule is content:"


def blocks(standard: Standard, rule: Rule, ground: Ground | None = None) -> Iterator[Block]:
    """What the rule finds and what it lets pass, one heading each.

    On the ground of golden projects each example is run: then what is found stands there as a check
    prints it, and the first of what passes as the lines that differ.
    """
    found: Proof | None = None
    for number, example in enumerate(rule.examples.get("bad", ())):
        if not number:
            yield Heading("What it finds")
        yield from _told(standard, example)
        proof = prove(ground, rule, example) if ground else None
        yield from _found(standard, rule, example, proof, ground)
        found = found or proof
    for number, example in enumerate(rule.examples.get("good", ())):
        if not number:
            yield Heading("What it lets pass")
        proof = prove(ground, rule, example) if ground and found and not number else None
        changes = [*differences(found, proof)] if found and proof else []
        yield from _told(standard, example) if not changes else (Text((_SAME,)),)
        for path, lines in changes:
            yield Listing(lines, "diff", path.rpartition("../")[2])


def _found(
    standard: Standard,
    rule: Rule,
    example: Mapping[str, Any],
    proof: Proof | None,
    ground: Ground | None,
) -> Iterator[Block]:
    """What comes of a bad example: the finding as it is printed, or else where it points."""
    finding = proof.finding(rule) if proof else None
    program = ground.program if ground else None
    also: list[Line] = [(Code(str(name)),) for name in example.get("also", ())]
    if proof and finding and program:
        yield Listing(program.printed(proof.report, finding), "text", PRINTED)
        if also:
            yield Text(("Found together with ", *joined(also), "."))
    elif "expect" in example:
        more: Line = (" Found together with ", *joined(also), ".") if also else ()
        place = _place(standard, str(example["expect"]))
        yield Text(("The finding points at ", *place, ".", *more))


def _told(standard: Standard, example: Mapping[str, Any]) -> Iterator[Block]:
    steps = [*_steps(standard, example)]
    yield Text(_setting(standard, example, bool(steps)))
    if steps:
        yield Bullets(tuple(line for line, _ in steps))
    for _, listing in steps:
        if listing:
            yield listing
    yield from _past(standard, example)
    if "announced" in example:
        yield Text(
            (
                "It is only announced: it will fail from ",
                Code(example["announced"]),
                " on.",
            )
        )


def _past(standard: Standard, example: Mapping[str, Any]) -> Iterator[Block]:
    """How the project was before, version by version."""
    for version in example.get("past", ()):
        steps = [*_steps(standard, version)]
        as_now = "it stood as it does now." if not steps else "git knows it otherwise:"
        yield Text((f"On {version['on']} {as_now}",))
        if steps:
            yield Bullets(tuple(line for line, _ in steps))
        yield from (listing for _, listing in steps if listing)


def _setting(standard: Standard, example: Mapping[str, Any], changed: bool) -> Line:
    known = [
        example.get("tier", "T1") if standard.tiers else "",
        example.get("phase", "executing") if standard.phases else "",
        f"on {example['as_of']}" if "as_of" in example else "",
    ]
    setting = ", ".join(part for part in known if part)
    where = f"The example project ({setting})" if setting else "The example project"
    return (f"{where}, where" if changed else f"{where} as it stands.",)


def _steps(standard: Standard, example: Mapping[str, Any]) -> Iterator[tuple[Line, Listing | None]]:
    """Each difference as a sentence, with a listing where a new value does not fit into one."""
    for path, value in example.get("set", {}).items():
        yield _valued(_place(standard, path), " is ", value, path)
    for path, value in example.get("add", {}).items():
        yield _valued(_place(standard, path), " also holds ", value, path)
    for path in example.get("remove", ()):
        yield (*_place(standard, str(path)), " is missing"), None
    for name, changes in example.get("text", {}).items():
        for old, new in changes.items():
            yield (*_place(standard, name), " says ", Code(new), " instead of ", Code(old)), None
    for path in example.get("delete", ()):
        yield (*_place(standard, str(path)), " is not there at all"), None


def _place(standard: Standard, path: str) -> Line:
    """`log:risks[R-01].impact` as a reader finds it: in the Log, `risks[R-01].impact`."""
    name, _, route = path.partition(":")
    kind, _, key = name.partition("/")
    artifact: list[Span] = [kind_link(standard, kind)]
    if key:
        artifact += [" ", Code(key)]
    return (*artifact, ": ", Code(route)) if route else tuple(artifact)


def _valued(place: Line, joint: str, value: Any, path: str) -> tuple[Line, Listing | None]:
    if isinstance(value, str):
        return (*place, joint, Code(value)), None
    if isinstance(value, dict | list) and len(str(value)) > _ROOM:
        return (*place, f"{joint}this:"), Listing(_yaml(value, False), "yaml", path)
    return (*place, joint, Code(_yaml(value, True))), None


def _yaml(value: Any, flow: bool) -> str:
    """A value as somebody would write it in a file."""
    import yaml

    text: str = yaml.safe_dump(
        value,
        sort_keys=False,
        allow_unicode=True,
        width=1000 if flow else 88,
        default_flow_style=flow,
    )
    return text.removesuffix("...\n").strip()
