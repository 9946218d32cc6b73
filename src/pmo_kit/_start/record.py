"""`NamedTuple` at a third of what `typing` takes to make one.

A check makes more than 80 of them before it begins, and `typing` compiles the text of each
field's annotation, which nothing here reads again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class _Maker(type):
        """Makes a named tuple of a class's annotations, its defaults and its methods."""

        def __new__(cls, name, bases, namespace):
            fields = namespace.get("__annotations__", {})
            defaults = [namespace[field] for field in fields if field in namespace]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            for key, value in namespace.items():
                if key not in fields and key not in ("__module__", "__orig_bases__"):
                    setattr(made, key, value)
            return made

    class _Base:
        """Lets a class statement name `NamedTuple`, of which no class is ever made."""

        def __mro_entries__(self, bases):
            return (_Fields,)

    _Fields = type.__new__(_Maker, "NamedTuple", (), {})
    NamedTuple = _Base()
