"""The acceptance test of the finder: every number is found, within the promised guesses."""

from __future__ import annotations

import contextlib
import io
import unittest
from unittest import mock

import find_number


class EveryNumberIsFound(unittest.TestCase):
    def test_of_100_within_7_guesses(self) -> None:
        self.assertEqual(7, self.worst(100))

    def test_of_1000_within_10_guesses(self) -> None:
        self.assertEqual(10, self.worst(1000))

    def test_of_1_with_a_single_guess(self) -> None:
        self.assertEqual(1, self.worst(1))

    def worst(self, high: int) -> int:
        counts = []
        for hidden in range(1, high + 1):
            guesses = find_number.find(find_number.judge(hidden), high=high)
            self.assertEqual(hidden, guesses[-1])
            counts.append(len(guesses))
        return max(counts)


class SomebodyHidesANumber(unittest.TestCase):
    def test_the_same_seed_hides_the_same_number(self) -> None:
        self.assertEqual(find_number.hide(7), find_number.hide(7))

    def test_it_lies_in_the_range(self) -> None:
        hidden = {find_number.hide(seed, high=10) for seed in range(500)}
        self.assertEqual(set(range(1, 11)), hidden)

    def test_contradicting_answers_are_noticed(self) -> None:
        with self.assertRaises(ValueError):
            find_number.find(lambda guess: 1)


class TheCommandLinePlays(unittest.TestCase):
    def test_a_seeded_game(self) -> None:
        status, said = self.play("--seed", "7")
        self.assertEqual(0, status)
        self.assertIn(f"Found {find_number.hide(7)} after", said)

    def test_a_game_against_a_person(self) -> None:
        with mock.patch("builtins.input", side_effect=["lower", "what?", "higher", "yes"]):
            status, said = self.play("--high", "7")
        self.assertEqual(0, status)
        self.assertIn("Found 3 after 3 guesses: 4, 2, 3.", said)

    def test_a_person_who_contradicts(self) -> None:
        with mock.patch("builtins.input", return_value="higher"):
            status, said = self.play("--high", "3")
        self.assertEqual(1, status)
        self.assertIn("Not found", said)

    def play(self, *arguments: str) -> tuple[int, str]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = find_number.main(list(arguments))
        return status, out.getvalue()


if __name__ == "__main__":
    unittest.main()
