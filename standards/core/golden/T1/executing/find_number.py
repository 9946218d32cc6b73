"""Finds a number that somebody hid: 1 to 100 within 7 guesses, 1 to 1000 within 10."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable

LOW, HIGH = 1, 1000
Answer = Callable[[int], int]


def find(answer: Answer, low: int = LOW, high: int = HIGH) -> list[int]:
    """Guess until found and return the guesses, the hidden number last.

    `answer(guess)` is negative where the hidden number is lower, positive where it is higher, and
    0 where the guess is right. Each guess halves what is left, so `high - low + 1` numbers need
    no more guesses than that count has binary digits. Raises `ValueError` where the answers
    contradict each other or the number lies outside the range.
    """
    guesses: list[int] = []
    while low <= high:
        guess = (low + high) // 2
        guesses.append(guess)
        said = answer(guess)
        if said == 0:
            return guesses
        low, high = (low, guess - 1) if said < 0 else (guess + 1, high)
    raise ValueError("no number fits these answers")


def hide(seed: int, low: int = LOW, high: int = HIGH) -> int:
    """Hide a number; the same seed always hides the same one."""
    return random.Random(seed).randint(low, high)


def judge(hidden: int) -> Answer:
    """Someone who knows the hidden number and answers truthfully."""
    return lambda guess: (hidden > guess) - (hidden < guess)


def ask(guess: int) -> int:
    """Ask the person at the keyboard about a guess."""
    words = {"lower": -1, "l": -1, "higher": 1, "h": 1, "yes": 0, "y": 0}
    while True:
        said = input(f"Is it {guess}? [yes, lower, higher] ").strip().lower()
        if said in words:
            return words[said]


def main(arguments: list[str] | None = None) -> int:
    """Play one game: against a number hidden by `--seed`, or against a person."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, help="hide a number by this seed and find it")
    parser.add_argument("--high", type=int, default=HIGH, help="the highest number (1000)")
    chosen = parser.parse_args(arguments)
    if chosen.high < LOW:
        parser.error(f"--high must be {LOW} or more")
    if chosen.seed is None:
        print(f"Think of a number from {LOW} to {chosen.high}.")
        answer: Answer = ask
    else:
        answer = judge(hide(chosen.seed, high=chosen.high))
    try:
        guesses = find(answer, high=chosen.high)
    except ValueError as error:
        print(f"Not found: {error}.")
        return 1
    print(f"Found {guesses[-1]} after {len(guesses)} guesses: {', '.join(map(str, guesses))}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
