"""`make understanding`: how right each reader is on each set of answers, in one table.

The learned reader is measured on a file with weights that were learned without it: "second" is
that reader alone, with no doubt of its own; "check" is what the conversation uses: both, asking
where they differ and the learned one is not sure. "check at 0.85" is the same when it asks below
that probability of being right.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from multiprocessing import Pool
from typing import Any

from bench.second.judging import learn
from bench.second.rows import Row, learned_sets, natural_sets, short_rows
from bot.understanding.checked import understand_checked
from bot.understanding.interpret import Reader, as_json
from bot.understanding.meaning import Context, Meaning
from bot.understanding.scoring import score
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand_by_rules
from bot.understanding.weights import Judge, judging

COLUMNS = ("exact", "wrong", "needless", "lost")
LEAST = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97)
HEAD = f"{'set':<8}{'reader':<10}{'texts':>6}" + "".join(f"{name:>10}" for name in COLUMNS)
Answer = dict[str, Any]


def measure(rows: Sequence[Row], reader: Reader) -> tuple[Counter[str], float]:
    """Return how right a reader's answers are, and its texts per second."""
    asked = [row.question for row in rows]
    begun = time.perf_counter()
    answers = [as_json(reader(one.text, one.context, one.today)) for one in asked]
    rate = len(rows) / (time.perf_counter() - begun)
    return counted(rows, answers), rate


def counted(rows: Sequence[Row], answers: Sequence[Answer]) -> Counter[str]:
    """Return how many answers are exact, wrong writes, needless questions, lose facts."""
    found = Counter({"texts": len(rows)})
    for row, answer in zip(rows, answers, strict=True):
        found.update(score(row.expect, answer, row.ask_ok, row.keywords))
    return found


def _judged_by(judge: Judge, reader: Reader) -> Reader:
    """Return a reader that judges by these weights."""

    def read(text: str, context: Context, today: date) -> Meaning:
        with judging(judge):
            return reader(text, context, today)

    return read


def of_file(name: str) -> list[Answer]:
    """Return the lines of the table of one file: reader, counts, texts per second."""
    rows = natural_sets()[name]
    others = {other: some for other, some in learned_sets().items() if other != name}
    judge = learn(others, short_rows())
    readers: dict[str, Reader] = {
        "rules": _judged_by(judge, understand_by_rules),
        "second": _judged_by(replace(judge, least=0.0), understand_second),
        "check": _judged_by(judge, understand_checked),
    }
    for least in LEAST:
        asking = replace(judge, least=least)
        readers[f"at {least:.2f}"] = _judged_by(asking, understand_checked)
    found = []
    for reader, read in readers.items():
        counts, rate = measure(rows, read)
        found.append({"file": name, "reader": reader, "counts": counts, "rate": rate})
    return found


def line(name: str, reader: str, counts: Counter[str], rate: float = 0.0) -> str:
    """Return a line of the table."""
    figures = "".join(f"{counts[column]:>10}" for column in COLUMNS)
    speed = f"{rate:>8.0f}/s" if rate else ""
    return f"{name:<8}{reader:<10}{counts['texts']:>6}{figures}{speed}"


def main() -> None:
    """Print the table of all files, and the sums."""
    total: dict[str, Counter[str]] = {}
    print(HEAD)
    with Pool() as processes:
        for lines in processes.imap(of_file, natural_sets()):
            for one in lines:
                if not one["reader"].startswith("at "):
                    print(line(one["file"], one["reader"], one["counts"], one["rate"]), flush=True)
                total.setdefault(one["reader"], Counter()).update(one["counts"])
    for reader, counts in total.items():
        print(line("all", reader, counts))


if __name__ == "__main__":
    main()
