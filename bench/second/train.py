"""`make train`: writes the weights of the second reader; the same cases give the same file."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.second.judging import Answers, learn
from bench.second.rows import Row, learned_sets, short_rows
from bench.second.telling import described, learn_telling, reported, written_clauses
from bot.understanding import of_the_work, weights


def main() -> None:
    """Learn from all that is there, write the files, and say how much there was."""
    begun = time.perf_counter()
    answers, short = learned_sets(), short_rows()
    telling = write_telling(answers, short)
    print(f"{len(telling)} weights of which words tell of the work")
    judge = learn(answers, short)
    path = Path(weights.__file__).with_name("weights.json")
    path.write_text(in_lines(asdict(judge)), "utf-8")
    natural = sum(len(rows) for rows in answers.values())
    print(f"{natural} natural answers in {len(answers)} files, {len(short)} short ones")
    print(f"{len(judge.ranking)} weights; asks where it is less sure than {judge.least}")
    print(f"{path.stat().st_size // 1024} KiB in {time.perf_counter() - begun:.0f} s: {path}")


def in_lines(judge: dict[str, Any]) -> str:
    """Return weights as their file holds them: a line for each of the kinds."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for name, value in judge.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write_telling(answers: Answers, short: Sequence[Row]) -> dict[str, float]:
    """Learn which words tell of the work, write that file, and return the weights."""
    rows = (row for one in answers.values() for row in one)
    weights = learn_telling([*written_clauses(), *described(rows), *reported(short)])
    lines = (f"{json.dumps(name, ensure_ascii=False)}:{worth}" for name, worth in weights.items())
    path = Path(of_the_work.__file__).with_name("of_the_work.json")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    return weights


if __name__ == "__main__":
    main()
