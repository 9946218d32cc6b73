"""`index` as rules see it: the artifacts of each kind by key and by path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from pmo_kit.cel.unknowns import PartialMap, Unknown
from pmo_kit.engine.compiled import cel_name
from pmo_kit.engine.state import State, artifact_key, because_broken
from pmo_kit.standard import Kind


class ByName(PartialMap):
    """Artifacts of a kind of which some are broken: whatever has another name may be one of those.

    `unknown` holds them by path.
    """

    def get(self, key: str, default: Any = None) -> Any:
        """The artifact of a name. Raises `CelUnknown` for all other names."""
        return self[key]

    def __missing__(self, key: str) -> NoReturn:
        raise (self.unknown.get(key) or next(iter(self.unknown.values()))).error()

    def __contains__(self, key: object) -> bool:
        return dict.__contains__(self, key) or self[str(key)] is not None


class ByKind(Mapping[str, Any]):
    """`index`: of each kind the artifacts by name, worked out when a rule first asks for them."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._kinds = {cel_name(k.kind): k for k in state.compiled.standard.kinds.values()}
        self._made: dict[str, dict[str, Any]] = {}

    def __getitem__(self, name: str) -> dict[str, Any]:
        if name not in self._made:
            self._made[name] = by_name(self._state, self._kinds[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)


def by_name(state: State, kind: Kind) -> dict[str, Any]:
    """The artifacts of a kind by path, and by the key by which findings call them.

    A path comes before a key that is written alike; of several with one key the first by path has
    it.
    """
    views = state.of(kind.kind)
    found = {view.path: view.doc for view in views}
    unknown = {path: Unknown(because_broken(path)) for path in state.hidden(kind.kind)}
    for view in views:
        reason = view.hidden(*kind.key.split(".")) if kind.key else ""
        if reason:
            unknown[view.path] = Unknown(reason)
        else:
            found.setdefault(artifact_key(view.artifact), view.doc)
    return ByName(found, unknown) if unknown else found
