"""A number as people type it: which amounts it may be, and how each of them is written."""

from __future__ import annotations

import re

_SIGNED = re.compile(r"([-+\u2212]?)([0-9]+(?:[.,' _][0-9]+)*)")
_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2007\u2008\u2009\u202f"), " ")
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'")
_SEPARATOR = re.compile(r"[.,' _]")
_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:([.,' _])[0-9]{3})(?:\1[0-9]{3})*")
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
_DECIMALS = re.compile(r"(.+)([.,])([0-9]+)")
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,2}")
_PLAIN = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_CLOCK = re.compile(r"[-+]?[0-9]+(?::[0-9]{1,2}){1,2}(?:[.,][0-9]+)?")
_MEASURED = re.compile(r"(.*[0-9])\s*(\D+)")
_SIGNS = {",": "comma", ".": "point", "'": "apostrophe", " ": "blank", "_": "underscore"}


def amounts(text: str) -> list[str]:
    """The amounts that a typed number may be, as YAML writes them; none where it is no number.

    `1,234` may be two: `1234`, if the comma separates thousands, and `1.234`.
    """
    text = text.strip().translate(_BLANKS).translate(_APOSTROPHES)
    if _EXPONENT.fullmatch(text):
        return [text]
    found = _SIGNED.fullmatch(text)
    if found is None:
        return []
    sign = "-" if found[1] in ("-", "\u2212") else ""
    return [sign + each for each in (_grouped(found[2]), _decimal(found[2])) if each]


def how_to_write(text: str, whole: bool, unit: str = "") -> str:
    """What to write instead of a typed number, of which nothing is changed but its form.

    `whole` says that only a whole number will do; `unit` is the unit of the field, if it has one.
    Empty where the text has no digit.
    """
    text = word = text.strip()
    measured = _MEASURED.fullmatch(text)
    if measured and unit and measured[2].strip().replace("%", "percent").casefold() == unit:
        text = measured[1]
    meant = amounts(text)
    fitting = [each for each in meant if not whole or "." not in each]
    if len(meant) > 1:
        return _either(text, fitting)
    if fitting:
        quoted = _PLAIN.fullmatch(word) or _EXPONENT.fullmatch(word)
        return f"{'Delete the quotes' if quoted else 'Write the number alone'}: {fitting[0]}."
    kind = "one whole number" if whole else "one number"
    where = f", in {unit}" if unit else ""
    if _CLOCK.fullmatch(text):
        return f"Write {kind} without colons{where}; a time of day or a duration is none."
    return f"Write {kind}, in digits alone{where}." if re.search(r"\d", text) else ""


def _either(text: str, fitting: list[str]) -> str:
    """Both amounts of a number whose one separator is followed by three digits."""
    sign = _SIGNS["," if "," in text else "."]
    thousands = f"Write {fitting[0]} if the {sign} separates thousands"
    return thousands + (f", or {fitting[1]} if it marks decimals." if fitting[1:] else ".")


def _grouped(digits: str) -> str:
    """The whole number whose thousands are separated; empty where they are not."""
    if digits.isdigit():
        return digits
    if _GROUPS.fullmatch(digits) or _INDIAN.fullmatch(digits):
        return _SEPARATOR.sub("", digits)
    return ""


def _decimal(digits: str) -> str:
    """The number whose last separator marks decimals; empty where it cannot."""
    found = _DECIMALS.fullmatch(digits)
    whole = _grouped(found[1]) if found and found[2] not in found[1] else ""
    return f"{whole}.{found[3]}" if found and whole else ""
