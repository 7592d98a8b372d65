"""What a text means does not hang on the order of sets, which differs from process to process."""

from __future__ import annotations

import os
import subprocess
import sys

from bench.second.rows import Row, natural_sets
from bot.understanding.checked import understand_checked
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand_by_rules

_EVERY = 50  # of the labelled texts
_NEARLY_TWO = {"w17a-116", "t1-122", "w3-054"}  # texts that were read in two ways
READERS = (understand_by_rules, understand_second, understand_checked)


def sample() -> list[Row]:
    """Return the texts that are read."""
    rows = [row for some in natural_sets().values() for row in some]
    return [
        row for at, row in enumerate(rows) if at % _EVERY == 0 or row.question.id in _NEARLY_TWO
    ]


def say_what_is_read() -> None:
    """Print what each reader makes of each text, in a process of its own."""
    for question in (row.question for row in sample()):
        for reader in READERS:
            meaning = reader(question.text, question.context, question.today)
            sys.stdout.write(f"{question.id} {meaning!r}\n")


def test_a_text_means_the_same_under_any_seed() -> None:
    said = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        said.append(done.stdout.splitlines())
    assert len(said[0]) > 200
    assert said[0] == said[1]


if __name__ == "__main__":
    say_what_is_read()
