"""Patterns of `matches` find in both of our engines what RE2 finds in Google's runtime."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from cel_expr_python import cel as google

from pmo_kit import cel
from pmo_kit.cel import patterns
from pmo_kit.cel.frame import Context, Frame
from pmo_kit.cel.literals import text_literal
from pmo_kit.cel.pattern_syntax import PatternError, parse_pattern

PATTERNS = 1_500
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
    find = patterns.matcher(pattern_)
    return [find(Frame({}, 0, Context()), one) for one in texts]


@pytest.mark.parametrize("trials", [0, patterns.MAX_TRIALS], ids=["automaton", "python"])
def test_generated_patterns_find_what_re2_finds(
    trials: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "MAX_TRIALS", trials)
    patterns.matcher.cache_clear()
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
    patterns.matcher.cache_clear()
    assert outcomes["refused"] < 0.3 * PATTERNS, outcomes
    assert min(outcomes["True"], outcomes["False"]) > PATTERNS / 2, outcomes


@pytest.mark.parametrize("code", [*range(1, 0x250), 0x2028, 0xFFFF, 0x10000, 0x10FFFF])
def test_classes_hold_the_same_characters_as_in_re2(code: int) -> None:
    for one in ("^\\d$", "^\\w$", "^\\s$", "^\\D$", "^\\W$", "^\\S$", "^.$", "^[^\\w-]$"):
        assert ours(one, [chr(code)]) == theirs(one, [chr(code)]), one


@pytest.mark.parametrize(
    "pattern_",
    [
        "(a*)*b",
        "(a|a)*b",
        "(a+)+b$",
        "a*a*a*a*a*b",
        "(a?){30}a{30}b",
        ".*a.*b.*c.*d",
        "(.*)*x{0,9}y",
    ],
)
@pytest.mark.timeout(2)
def test_no_pattern_makes_a_long_text_slow(pattern_: str) -> None:
    env = cel.Env({"s": cel.STRING})
    program = cel.compile(cel.check(cel.parse(f"s.matches({text_literal(pattern_)})"), env))
    assert program.run({"s": "a" * 200_000}) is False


@pytest.mark.parametrize(
    ("pattern_", "message"),
    [
        ("(?=a)", "look-around"),
        ("(?<!a)b", "look-around"),
        ("(?P<n>a)", "names of groups"),
        ("(?i)a", "flags"),
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
