"""`make understanding`: how right each reader is on each set of answers, in one table.

The second reader is measured on a file with weights that were learned without it: as it is, and
"unasking", with no doubt of its own. "agree" are the texts on which the rules and the unasking
second reader write the same. Of all files together, "at 0.90" is the second reader when it asks
below that probability of being right.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from bench.second.judging import learn
from bench.second.rows import Row, natural_sets, short_rows
from bench.second.scoring import score
from bot.understanding.interpret import Reader, as_json
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand

COLUMNS = ("exact", "wrong", "needless", "lost")
LEAST = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
HEAD = f"{'set':<8}{'reader':<10}{'texts':>6}" + "".join(f"{name:>10}" for name in COLUMNS)
Answer = dict[str, Any]


def measure(rows: Sequence[Row], reader: Reader) -> tuple[list[Answer], Counter[str], float]:
    """Return what a reader answers, how right that is, and its texts per second."""
    asked = [row.question for row in rows]
    begun = time.perf_counter()
    answers = [as_json(reader(one.text, one.context, one.today)) for one in asked]
    rate = len(rows) / (time.perf_counter() - begun)
    return answers, counted(rows, answers), rate


def counted(rows: Sequence[Row], answers: Sequence[Answer]) -> Counter[str]:
    """Return how many answers are exact, wrong writes, needless questions, lose facts."""
    found = Counter({"texts": len(rows)})
    for row, answer in zip(rows, answers, strict=True):
        found.update(score(row, answer))
    return found


def written(answer: Answer) -> tuple[object, ...]:
    """Return what an answer would write and ask, whatever the order."""
    updates = sorted((str(u["code"]), str(u["percent"]), u["status"]) for u in answer["updates"])
    return answer["intent"], answer["ask"], tuple(updates)


def of_file(name: str, sets: dict[str, list[Row]], short: Sequence[Row]) -> Iterator[Answer]:
    """Yield the lines of the table of one file: reader, counts, texts per second."""
    rows = sets[name]
    judge = learn({other: rows for other, rows in sets.items() if other != name}, short)
    rules, counts, rate = measure(rows, understand)
    yield {"reader": "rules", "counts": counts, "rate": rate}
    _, counts, rate = measure(rows, partial(understand_second, judge=judge))
    yield {"reader": "second", "counts": counts, "rate": rate}
    bold = partial(understand_second, judge=replace(judge, least=0.0))
    answers, counts, rate = measure(rows, bold)
    yield {"reader": "unasking", "counts": counts, "rate": rate}
    for least in LEAST:
        _, counts, _ = measure(rows, partial(understand_second, judge=replace(judge, least=least)))
        yield {"reader": f"at {least:.2f}", "counts": counts, "rate": 0.0}
    pairs = zip(rows, rules, answers, strict=True)
    same = [(row, one) for row, one, other in pairs if written(one) == written(other)]
    counts = counted([row for row, _ in same], [one for _, one in same])
    yield {"reader": "agree", "counts": counts, "rate": 0.0}


def line(name: str, reader: str, counts: Counter[str], rate: float = 0.0) -> str:
    """Return a line of the table."""
    figures = "".join(f"{counts[column]:>10}" for column in COLUMNS)
    speed = f"{rate:>8.0f}/s" if rate else ""
    return f"{name:<8}{reader:<10}{counts['texts']:>6}{figures}{speed}"


def main() -> None:
    """Print the table of all files, and the sums."""
    sets, short = natural_sets(), short_rows()
    total: dict[str, Counter[str]] = {}
    print(HEAD)
    for name in sets:
        for row in of_file(name, sets, short):
            if not row["reader"].startswith("at "):
                print(line(name, row["reader"], row["counts"], row["rate"]), flush=True)
            total.setdefault(row["reader"], Counter()).update(row["counts"])
    for reader, counts in total.items():
        print(line("all", reader, counts))


if __name__ == "__main__":
    main()
