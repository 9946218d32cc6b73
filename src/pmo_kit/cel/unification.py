"""Whether one type may stand where another is expected, filling in what signatures leave open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pmo_kit.cel.signatures import Signature
from pmo_kit.cel.types import DYN, ListOf, MapOf, Param, Record, Type

_TAKES_NULL = ("timestamp", "duration", "null")


class Unifier:
    """The open types of one expression and what is known of them so far."""

    def __init__(self) -> None:
        self.known: dict[str, Type] = {}
        self.count = 0

    def fresh(self) -> Param:
        """An open type of its own, such as the elements of `[]`."""
        self.count += 1
        return Param(f"?{self.count}")

    def resolve(self, of: Type) -> Type:
        """The type with everything filled in that is known."""

        def filled(param: Param) -> Type:
            known = self.known.get(param.name)
            return param if known is None else self.resolve(known)

        return _changed(of, filled)

    def closed(self, of: Type) -> Type:
        """The type with everything still open seen as dyn."""
        return _changed(self.resolve(of), lambda _: DYN)

    def result(self, overloads: Sequence[Signature], args: Sequence[Type]) -> Type | None:
        """The type of a call: that of the only overload that fits, dyn of several, or None."""
        found: Type | None = None
        for overload in overloads:
            if len(overload.params) != len(args):
                continue
            own: dict[str, Param] = {}
            opened = self._opened(overload, own)
            if not self.all_assignable(args, opened.params):
                continue
            result = self.resolve(opened.result)
            if result in own.values():  # nothing is known of it: its argument was dyn
                result = DYN
            found = result if found is None or found == result else DYN
        return found

    def all_assignable(self, sources: Sequence[Type], targets: Sequence[Type]) -> bool:
        """Whether each source may stand for its target; if not, nothing is learnt from trying."""
        before = dict(self.known)
        if all(map(self.assignable, sources, targets)):
            return True
        self.known = before
        return False

    def join(self, first: Type, second: Type) -> Type:
        """The type of a list's elements of which two have these types."""
        if self.all_assignable((first,), (second,)):
            return self._general(self.resolve(first), self.resolve(second))
        return DYN

    def assignable(self, source: Type, target: Type) -> bool:
        """Whether a value of `source` may stand where `target` is expected."""
        if isinstance(target, Param):
            substituted = target.name in self.known
            if self._substitute(source, target):
                return True
            if substituted:
                return False
        if isinstance(source, Param):
            return self._substitute(target, source)
        if source.kind == "dyn" or target.kind == "dyn":
            return True
        if source.kind == "null":
            return target.kind in _TAKES_NULL
        if target.kind == "null":
            return source.kind in _TAKES_NULL
        return self._structure(source, target)

    def _structure(self, source: Type, target: Type) -> bool:
        if isinstance(source, ListOf):
            return isinstance(target, ListOf) and self.assignable(source.elem, target.elem)
        if isinstance(source, Record) and isinstance(target, MapOf):
            return self._as_map(source, self.resolve(target.value))
        if isinstance(source, MapOf):
            if isinstance(target, Record):
                return all(self.assignable(source.value, field) for field in _values(target))
            return isinstance(target, MapOf) and self.assignable(source.value, target.value)
        return source == target

    def _as_map(self, record: Record, value: Type) -> bool:
        fields = _values(record)
        if isinstance(value, Param):
            same = all(field == fields[0] for field in fields)
            return self.assignable(fields[0] if fields and same else DYN, value)
        return all(self.assignable(field, value) for field in fields)

    def _substitute(self, source: Type, param: Param) -> bool:
        """Let `param` stand for `source`, or for the more general of it and what is known."""
        if source is param or (isinstance(source, Param) and source.name == param.name):
            return True
        known = self.known.get(param.name)
        if known is None:
            if self._mentions(source, param):
                return False
            self.known[param.name] = source
            return True
        if known == source:
            return True
        if not self.assignable(source, known):
            return False
        general = self._general(source, known)
        if not self._mentions(general, param):
            self.known[param.name] = general
        return True

    def _mentions(self, of: Type, param: Param) -> bool:
        of = self.resolve(of)
        if isinstance(of, Param):
            return of.name == param.name
        if isinstance(of, ListOf):
            return self._mentions(of.elem, param)
        return isinstance(of, MapOf) and self._mentions(of.value, param)

    def _general(self, first: Type, second: Type) -> Type:
        return first if self._covers(first, second) else second

    def _covers(self, first: Type, second: Type) -> bool:
        """Whether the first type is the second or says less than it."""
        if first.kind in ("dyn", "param"):
            return True
        if second.kind in ("dyn", "param"):
            return False
        if isinstance(first, ListOf) and isinstance(second, ListOf):
            return self._covers(first.elem, second.elem)
        if isinstance(first, MapOf):
            if isinstance(second, Record):
                return True
            return isinstance(second, MapOf) and self._covers(first.value, second.value)
        return first == second

    def _opened(self, signature: Signature, names: dict[str, Param]) -> Signature:
        """The signature with open types that no other call shares, gathered in `names`."""

        def opened(of: Type) -> Type:
            return _changed(of, lambda param: names.setdefault(param.name, self.fresh()))

        return Signature(tuple(map(opened, signature.params)), opened(signature.result))


def _changed(of: Type, change: Callable[[Param], Type]) -> Type:
    """The type with something else for each open type in it."""
    if isinstance(of, Param):
        return change(of)
    if isinstance(of, ListOf):
        return ListOf(_changed(of.elem, change))
    return MapOf(_changed(of.value, change)) if isinstance(of, MapOf) else of


def _values(record: Record) -> list[Type]:
    """The types of a record's values; a record that takes any field counts as dyn there."""
    return [*record.fields.values(), *([record.rest] if record.rest else [])]
