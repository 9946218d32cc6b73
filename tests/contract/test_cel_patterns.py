"""Patterns of `matches` find what RE2 finds in Google's runtime, and never in long time."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from re import _parser
from typing import Any

import pytest
from cel_expr_python import cel as google

from pmo_kit import cel
from pmo_kit.cel import characters, patterns
from pmo_kit.cel.characters import in_any_case
from pmo_kit.cel.frame import Context, Frame
from pmo_kit.cel.lexer import text_literal
from pmo_kit.cel.parser import parse
from pmo_kit.cel.patterns import PatternError, parse_pattern
from pmo_kit.cel.type_check import Env, check

PATTERNS = 3_000
ATOMS = [
    "a",
    "b",
    "c",
    ".",
    "[ab]",
    "[^a]",
    "[a-c]",
    "\\d",
    "\\W",
    "\\s",
    "é",
    "\\.",
    "[\\d_-]",
    "^",
    "$",
]
REPEATS = ["", "", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "*?", "+?"]
CHARACTERS = "aaabbbc.1_ -\né😀\u00a0\v"
THEIRS = google.NewEnv(variables={"s": google.Type.STRING})
ENV = Env({"s": cel.STRING})


def pattern(rng: random.Random, depth: int = 2) -> str:
    """A pattern, most of them within the subset."""
    parts = []
    for _ in range(rng.randint(0, 4)):
        inner = (
            f"({pattern(rng, depth - 1)})" if depth and rng.random() < 0.3 else rng.choice(ATOMS)
        )
        parts.append(inner + rng.choice(REPEATS))
    joined = "".join(parts)
    return f"{joined}|{pattern(rng, depth - 1)}" if depth and rng.random() < 0.15 else joined


def text(rng: random.Random) -> str:
    return "".join(rng.choice(CHARACTERS) for _ in range(rng.choice([0, 1, 2, 3, 5, 8, 30])))


def theirs(pattern_: str, texts: list[str]) -> list[object]:
    compiled = THEIRS.compile(f"s.matches({text_literal(pattern_)})")
    return [compiled.eval(data={"s": one}).plain_value() for one in texts]


def ours(pattern_: str, texts: list[str]) -> list[bool]:
    return [patterns.found(Frame({}, 0, Context()), one, pattern_) for one in texts]


def test_generated_patterns_find_what_re2_finds() -> None:
    rng, outcomes = random.Random(7), Counter[str]()
    for _ in range(PATTERNS):
        one, texts = pattern(rng), [text(rng) for _ in range(4)]
        try:
            parse_pattern(one)
        except PatternError:
            outcomes["refused"] += 1
            continue
        found = ours(one, texts)
        assert found == theirs(one, texts), (one, texts)
        outcomes.update(map(str, found))
    assert PATTERNS - outcomes["refused"] > 1_100, outcomes
    assert min(outcomes["True"], outcomes["False"]) > 1_000, outcomes


def test_generated_patterns_in_any_case_find_what_re2_finds() -> None:
    rng, outcomes = random.Random(13), Counter[str]()
    for _ in range(PATTERNS // 3):
        plain, texts = pattern(rng), [text(rng) for _ in range(4)]
        one = "(?i)" + "".join(rng.choice((c, c.upper() if c in "abcé" else c)) for c in plain)
        try:
            parse_pattern(one)
        except PatternError:
            outcomes["refused"] += 1
            continue
        cased = ["".join(rng.choice((c, c.swapcase())) for c in each) for each in texts]
        found = ours(one, cased)
        assert found == theirs(one, cased), (one, cased)
        outcomes.update(map(str, found))
    assert min(outcomes["True"], outcomes["False"]) > 300, outcomes


LETTERS = [
    char
    for char in map(chr, range(0x110000))
    if not (char == char.lower() == char.upper() == char.title() == char.casefold())
]
"""Every letter that has several forms."""


def holds_the_letters_of_re2(char: str) -> None:
    """Our forms of a letter, and no others, are what RE2 finds in any case."""
    ranges = in_any_case(((ord(char), ord(char)),))
    forms = {chr(code) for low, high in ranges for code in range(low, high + 1)}
    inside = THEIRS.compile(f"s.matches({text_literal(f'(?i)^{char}$')})")
    assert all(inside.eval(data={"s": form}).plain_value() for form in forms), char
    rest = "".join(letter for letter in LETTERS if letter not in forms)
    outside = THEIRS.compile(f"s.matches({text_literal(f'(?i){char}')})")
    assert not outside.eval(data={"s": rest}).plain_value(), char


def test_letters_with_more_than_two_forms_have_those_of_re2() -> None:
    for char in (*characters._written_out(), "a", "Z", "é", "Ж", "ǅ", "ᾳ", "𐐀"):
        holds_the_letters_of_re2(char)


@pytest.mark.long
def test_all_letters_have_the_forms_of_re2() -> None:
    assert len(LETTERS) > 2_800
    for char in LETTERS:
        holds_the_letters_of_re2(char)


@pytest.mark.parametrize(
    "pattern_",
    ["[a-k]", "[^K]", "[J-T]", r"\w", r"\W", r"[\w-]", r"[^\W_]", r"\d", r"\S", ".", "[à-þ]",
     "[^ß]", "[\u0391-\u03a9]"],
)  # fmt: skip
def test_classes_in_any_case_hold_what_re2_has(pattern_: str) -> None:
    flagged = f"(?i)^{pattern_}$"
    texts = [chr(code) for code in (*range(1, 0x500), 0x1C80, 0x1E9E, 0x212A)]
    assert ours(flagged, texts) == theirs(flagged, texts)


@pytest.mark.parametrize("code", [*range(1, 0x250), 0x2028, 0xFFFF, 0x10000, 0x10FFFF])
def test_classes_hold_the_same_characters_as_in_re2(code: int) -> None:
    for one in ("^\\d$", "^\\w$", "^\\s$", "^\\D$", "^\\W$", "^\\S$", "^.$", "^[^\\w-]$"):
        assert ours(one, [chr(code)]) == theirs(one, [chr(code)]), one


def looks(regex: str, anchored: bool, text_: str) -> int:
    """How many characters an engine tests that tries one way after the other, as Python's does."""
    count = 0

    def match(nodes: list[Any], at: int, then: Callable[[int], bool]) -> bool:
        nonlocal count
        if not nodes:
            return then(at)
        (op, value), rest = nodes[0], nodes[1:]
        if str(op) == "SUBPATTERN":
            return match([*value[3], *rest], at, then)
        if str(op) == "BRANCH":
            return any(match([*branch, *rest], at, then) for branch in value[1])
        if str(op) == "MAX_REPEAT":
            least, most, part = value

            def again(number: int, at: int) -> bool:
                def once_more(to: int) -> bool:
                    return (to > at or number < least) and again(number + 1, to)

                more = number < most and match([*part], at, once_more)
                return more or (number >= least and match(rest, at, then))

            return again(0, at)
        count += 1
        if str(op) == "AT":
            return at == len(text_) and match(rest, at, then)
        code = ord(text_[at]) if at < len(text_) else -1
        ranges = [(of, of) if str(kind) == "LITERAL" else of for kind, of in parts(op, value)]
        return any(low <= code <= high for low, high in ranges) and match(rest, at + 1, then)

    def parts(op: object, value: Any) -> list[Any]:
        """What a node tests a character for; nothing for what never matches."""
        return {"IN": value, "LITERAL": [(op, value)]}.get(str(op), [])

    tree = [*_parser.parse(regex)]
    starts = range(1 if anchored else len(text_) + 1)
    any(match(tree, at, lambda _: True) for at in starts)
    return count


def bound(size: int, text_: str) -> int:
    """The tests that a pattern of this size may take: for each character, twice as many."""
    return 2 * (size + 1) * (len(text_) + 1)


@pytest.fixture
def deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("deep")
def test_what_is_accepted_tests_no_character_again_and_again() -> None:
    rng, accepted = random.Random(11), 0
    for _ in range(PATTERNS // 2):
        one = pattern(rng)
        repeated = ["".join(rng.choice(CHARACTERS) for _ in range(rng.randint(1, 3)))] * 60
        ending = rng.choice(["", "\n", "b"])
        try:
            part, anchored = parse_pattern(one)
        except PatternError:
            continue
        accepted += 1
        text_ = "".join(repeated)[:60] + ending
        assert looks(part.regex, anchored, text_) <= bound(part.size, text_), (one, text_)
    assert accepted > 500


SLOW = [
    "^(a*)*b",
    "^(a|a)*b",
    "^(a+)+b$",
    "^a*a*a*a*a*b",
    "^(a?){30}a{30}b",
    "^.*a.*b.*c.*d",
    "^(.*)*x{0,9}y",
    "^(a?|c?)(a?|c?)(a?|c?)(a?|c?)b",
    "a*b",
    "a+$",
    "(a+b){2,}",
]


@pytest.mark.parametrize("pattern_", SLOW)
def test_what_could_take_long_is_refused(pattern_: str) -> None:
    with pytest.raises(cel.CelTypeErrors) as caught:
        check(parse(f"s.matches({text_literal(pattern_)})"), ENV)
    assert "could take long" in caught.value.message or "may be empty" in caught.value.message
    assert caught.value.remedy


@pytest.mark.usefixtures("deep")
@pytest.mark.parametrize("pattern_", ["(a|a)*b", "(a+)+b", "a*a*a*a*a*b"])
def test_what_is_refused_would_test_far_more(pattern_: str) -> None:
    text_ = "a" * 14
    assert looks(pattern_, True, text_) > 4 * bound(len(pattern_), text_)


@pytest.mark.parametrize(
    "pattern_",
    [
        "^[a-z]+(-[a-z]+)*$",
        "^(-[a-z]+|[0-9])*$",
        "^[^,]*,[^,]*,[^,]*$",
        "^(a{2,4}b?-){1,}$",
        "[ab]{200}c",
        "x(a|-)*",
        "(ab?c|-a)+",
    ],
)
def test_a_long_text_is_searched_to_its_end(pattern_: str) -> None:
    program = cel.compile(check(parse(f"s.matches({text_literal(pattern_)})"), ENV))
    for text_ in ("a" * 200_000, "a-" * 100_000, "-" * 200_000):
        program.run({"s": text_})


def test_a_text_beyond_memory_is_not_searched() -> None:
    program = cel.compile(check(parse("s.matches('^(-a)*$')"), ENV))
    assert program.run({"s": "-a" * 500_000}) is True
    with pytest.raises(cel.CelBudgetError, match="texts of at most 1,000,000 characters") as caught:
        program.run({"s": "-a" * 500_001})
    assert caught.value.offset == 2


@pytest.mark.parametrize(
    ("pattern_", "message"),
    [
        ("(?=a)", "look-around"),
        ("(?<!a)b", "look-around"),
        ("(?P<n>a)", "names of groups"),
        ("a(?i)b", "flags"),
        ("(?s)a", "flags"),
        ("(?i)(?i)a", "flags"),
        ("(?i:a)", "flags"),
        ("(?i)(a|A)", "in two ways"),
        ("(?i)[A-Y]+z", "from each character on"),
        ("(?i)^[^s]*\u017f?S", "in two ways"),
        ("(?i)[\u0100-\uffff]", "too large to ignore case in"),
        ("(a)\\1", "references back"),
        ("\\bfoo", "`\\b` is not in the subset"),
        ("a**", "repetition cannot itself be repeated"),
        ("a{2}{3}", "repetition cannot itself be repeated"),
        ("a++", "repetition cannot itself be repeated"),
        ("*a", "repeats nothing"),
        ("a{,3}", "no count"),
        ("a{3,1}", "from small to large"),
        ("a{5000}", "from small to large"),
        ("((a{100}){100}){100}", "too large"),
        ("^*", "cannot be repeated"),
        ("a$+", "cannot be repeated"),
        ("a^b", "stands at the start"),
        ("^a|b", "begins all ways to match, or none"),
        ("(a*)?", "may be empty"),
        ("a?a", "in two ways"),
        ("(ab|ac)", "in two ways"),
        ("(a*b)+a*b", "in two ways"),
        ("[a-z]+@", "from each character on"),
        ("[a", "never closed"),
        ("[]", "never closed"),
        ("[[:alpha:]]", "inside brackets"),
        ("[z-a]", "backwards"),
        ("[\\w-z]", "one character to another"),
        ("(a", "never closed"),
        ("a)", "closes nothing"),
        ("a\\", "not in the subset"),
        ("(" * 50 + "a" + ")" * 50, "nested too deeply"),
    ],
)
def test_what_is_outside_the_subset_is_refused_by_name(pattern_: str, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(pattern_)
    assert message in caught.value.message
