"""`NamedTuple` at a tenth of what `typing` takes to make one.

A check makes more than 80 of them before it begins. `typing` compiles the text of each field's
annotation, which nothing here reads again, and `collections` a function for each class. Here all
classes share their methods, and what makes records of any fields. That takes longer for each
record, so a class of which many are made gets such a function then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter
    from collections import namedtuple

    MANY = 1_000
    """So many records of a class are made before it is worth a function of its own."""
    _new = tuple.__new__

    class _Maker(type):
        """Makes a named tuple of a class's annotations, its defaults and its methods."""

        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            namespace.pop("__orig_bases__", None)
            for position, field in enumerate(fields):
                namespace[field] = _tuplegetter(position, None)
            return type(
                name,
                (tuple,),
                {
                    "__slots__": (),
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                    "__signature__": _SIGNATURE,
                    "__new__": _maker(name, fields, tuple(defaults.values())),
                    "__repr__": _repr,
                    "__getnewargs__": _getnewargs,
                    "_make": _make,
                    "_replace": _replace,
                    "_asdict": _asdict,
                    **namespace,
                },
            )

    def _maker(name, fields, defaults):
        """What makes the records of a class."""
        count, optional, left = len(fields), len(defaults), MANY

        def __new__(cls, /, *values, **named):
            nonlocal left
            left -= 1
            if left == 0 and cls.__new__ is __new__:
                quicker = namedtuple(name, fields, defaults=defaults).__new__
                cls.__new__ = staticmethod(quicker)
            lacking = count - len(values)
            if not named and 0 <= lacking <= optional:
                return _new(cls, values + defaults[optional - lacking :] if lacking else values)
            return _new(cls, _filled(f"{name}.__new__()", fields, defaults, values, named))

        return __new__

    def _filled(what, fields, defaults, values, named):
        """The values of all fields. Raises `TypeError` as a function with such parameters does."""
        if len(values) > len(fields):
            told = f"{len(fields)} positional arguments but {len(values)} were given"
            raise TypeError(f"{what} takes {told}")
        first = len(fields) - len(defaults)
        found, missing = [*values], []
        for position in range(len(values), len(fields)):
            if fields[position] in named:
                found.append(named.pop(fields[position]))
            elif position >= first:
                found.append(defaults[position - first])
            else:
                missing.append(repr(fields[position]))
        for field in named:
            kind = "multiple values for" if field in fields else "an unexpected keyword"
            raise TypeError(f"{what} got {kind} argument {field!r}")
        if missing:
            s = "s" if len(missing) > 1 else ""
            told = f"{len(missing)} required positional argument{s}: {', '.join(missing)}"
            raise TypeError(f"{what} missing {told}")
        return found

    @classmethod
    def _make(cls, values):
        """A record of the values of all fields. Raises `TypeError` for fewer or more."""
        made = _new(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **named):
        """The record with other values in some fields. Raises `ValueError` for unknown ones."""
        made = _new(self.__class__, map(named.pop, self._fields, self))
        if named:
            raise ValueError(f"Got unexpected field names: {[*named]}")
        return made

    def _asdict(self):
        """The values by the names of their fields."""
        return dict(zip(self._fields, self, strict=True))

    def _getnewargs(self):
        return tuple(self)

    def _repr(self):
        told = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({', '.join(told)})"

    class _Signature:
        """What `inspect.signature` tells of a class of records."""

        def __get__(self, record, of):
            from inspect import Parameter, Signature, get_annotations

            types, defaults = get_annotations(of), of._field_defaults
            return Signature(
                Parameter(
                    field,
                    Parameter.POSITIONAL_OR_KEYWORD,
                    default=defaults.get(field, Parameter.empty),
                    annotation=types[field],
                )
                for field in of._fields
            )

    _SIGNATURE = _Signature()

    class _Base:
        """Lets a class statement name `NamedTuple`, of which no class is ever made."""

        def __mro_entries__(self, bases):
            return (_Fields,)

    _Fields = type.__new__(_Maker, "NamedTuple", (), {})
    NamedTuple = _Base()
