"""Regular expressions that are compiled when they are first used: to compile all costs a start."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Lazy:
    """Stands for a compiled pattern; what was asked of it once is found without detour."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._written: Any = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(re.compile(*self._written), name)
        return found


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, whose methods raise `re.error` where the pattern is none."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
