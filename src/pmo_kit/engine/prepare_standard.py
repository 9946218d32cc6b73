"""Makes a standard ready to judge, from the cache if it can be, or refuses it where unsound."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from pmo_kit.engine import cache
from pmo_kit.engine.cache import Accepted
from pmo_kit.engine.compiled import Compiled, from_json, from_packed, packed, to_json
from pmo_kit.standard import StandardError, build, folder_of

MOST = 8
"""Standards that one process holds ready; beyond that they are made from the cache again."""
_ready: dict[tuple[Path | None, str], Compiled] = {}
"""By where they are kept and the digest of what is kept there."""


def prepare(where: str | Path, edition: str | None = None, avoid: Path | None = None) -> Compiled:
    """Load and compile a standard, from the cache where its files have not changed.

    Packing takes as long as compiling, so it waits until a standard is read again: a machine that
    judges once, as in a pipeline, does without. `avoid` is the project being judged: no cache
    inside it is read or written.
    Raises `StandardError` where the standard is not sound.
    """
    folder = folder_of(where).resolve()
    place = cache.file_of(folder, edition, avoid)
    kept = cache.carried(folder, edition) or cache.read(folder, edition, avoid)
    if kept is not None:
        with suppress(LookupError, TypeError, ValueError, AttributeError):  # not what was written
            if cache.can_be_packed(place, kept):
                cache.write(folder, edition, avoid, kept["raw"], kept["compiled"], packed)
            accepted = Accepted(place, kept["files"], kept.get("folders", ()))
            return _made(place, kept)._replace(accepted=accepted)
    raw, found = compiled_anew(folder, edition, str(where))
    digest = cache.write(folder, edition, avoid, raw, to_json(found))
    return found._replace(accepted=Accepted(place, digest, sorted(set(raw["sources"]))))


def _made(place: Path | None, kept: dict[str, Any]) -> Compiled:
    """What kept data stands for; made once in a process, with all that its rules compile later."""
    key = place, str(kept.get("digest", ""))
    if key not in _ready:
        if len(_ready) >= MOST:
            _ready.clear()
        made = from_packed(*kept["packed"]) if "packed" in kept else _from_json(kept)
        if not key[1]:
            return made
        _ready[key] = made
    return _ready[key]


def _from_json(kept: dict[str, Any]) -> Compiled:
    return from_json(kept["raw"], kept["compiled"])


def compiled_anew(folder: Path, edition: str | None, where: str) -> tuple[dict[str, Any], Compiled]:
    """The merged files of a standard, and what they are compiled to.

    Raises `StandardError` where the standard, named as `where`, is not sound.
    """
    from pmo_kit.engine.soundness import examine
    from pmo_kit.standard.merge_layers import overlaid, read_layers

    layers = read_layers(folder, edition)
    raw = overlaid(layers)
    found, faults = examine(build(raw), layers)
    if found is None or faults:
        raise _refusal(faults[0], where)
    return raw, found


def _refusal(fault: StandardError, where: str) -> StandardError:
    """The first fault, and how to see all of them."""
    remedy = f"{fault.remedy} `pmo standard verify {where}` lists all that is wrong.".strip()
    return StandardError(fault.message, remedy, fault.path, fault.line, fault.column)
