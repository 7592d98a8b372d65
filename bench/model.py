"""Measures a model on a labelled set without an endpoint: whoever answers gets the very prompt.

    python -m bench.model prompts told-1 > prompts.jsonl      one line each: id, messages, schema
    python -m bench.model score told-1 < answers.jsonl        one line each: id, said

`said` is what the model has written, word for word. The table tells how right the local
readers are, the model alone (where nothing can be used of its answer, "unclear"), and all together.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from bench.second.__main__ import HEAD, counted, line
from bench.second.rows import Row, natural_sets
from bot.model.answer import Unusable, read_answer, schema
from bot.model.joining import joined
from bot.model.meaning import meaning_of
from bot.model.prompt import messages
from bot.understanding.checked import understand_checked
from bot.understanding.interpret import as_json
from bot.understanding.meaning import Intent, Meaning

_NONE = Meaning(Intent.UNCLEAR)


def prompts(rows: Sequence[Row]) -> Iterable[str]:
    """Yield what would be sent for each row, as lines of JSON."""
    for row in rows:
        one = row.question
        told = messages(one.text, one.context, one.today)
        yield json.dumps({"id": one.id, "messages": told, "schema": schema()}, ensure_ascii=False)


def table(rows: Sequence[Row], said: dict[str, str]) -> Iterable[str]:
    """Yield the lines of the table, and why answers could not be used."""
    unusable: Counter[str] = Counter()
    read = [_counted(row, said.get(row.question.id), unusable) for row in rows]
    asked = [(r.question.text, r.question.context, r.question.today) for r in rows]
    local = [understand_checked(*one) for one in asked]
    both = [joined(one, model) for one, model in zip(local, read, strict=True)]
    readers = {"check": local, "model": [one or _NONE for one in read], "joined": both}
    yield HEAD
    for name, meanings in readers.items():
        yield line("", name, counted(rows, [as_json(one) for one in meanings]))
    yield from (f"{count:>5} unusable: {why}" for why, count in unusable.most_common())


def read_said(row: Row, said: str) -> Meaning | None:
    """Return what a model's answer to a row means, None where nothing can be used of it."""
    try:
        return _read(row, said)
    except Unusable:
        return None


def _read(row: Row, said: str) -> Meaning:
    one = row.question
    return meaning_of(read_answer(said), one.text, one.context, one.today)


def _counted(row: Row, said: str | None, unusable: Counter[str]) -> Meaning | None:
    if said is None:
        unusable["no answer"] += 1
        return None
    try:
        return _read(row, said)
    except Unusable as error:
        unusable[str(error)] += 1
        return None


def main() -> None:
    """Write prompts, or read answers and print the table."""
    what, name = sys.argv[1:3]
    rows = natural_sets()[name]
    if what == "prompts":
        lines = prompts(rows)
    else:
        answers = (json.loads(one) for one in sys.stdin if one.strip())
        lines = table(rows, {one["id"]: one["said"] for one in answers})
    for one in lines:
        print(one)


if __name__ == "__main__":
    main()
