"""What a model has answered to the prompts of 600 labelled answers, as it is and spoilt."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bench.model import read_said
from bench.second.rows import Row, natural_sets
from bot.model.joining import joined
from bot.understanding.checked import understand_checked
from bot.understanding.interpret import as_json
from bot.understanding.meaning import Meaning, Status
from bot.understanding.scoring import near, score

RECORDED = Path(__file__).parents[3] / "corpora/recorded"
SETS = {"w14": 6, "w15": 10}  # how many of 300 are not exact
Said = dict[str, Any]


@lru_cache(maxsize=2)
def read(name: str) -> list[tuple[Row, Said, Meaning]]:
    """Return each labelled answer, what the model said, and what the local readers read."""
    lines = map(json.loads, (RECORDED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    said = {line["id"]: json.loads(line["said"]) for line in lines}
    rows = [(row, row.question) for row in natural_sets()[name]]
    return [
        (row, said[one.id], understand_checked(one.text, one.context, one.today))
        for row, one in rows
    ]


def together(row: Row, said: Said, local: Meaning) -> Meaning:
    """Return what the conversation goes on with."""
    return joined(local, read_said(row, json.dumps(said)))


def another_figure(row: Row, said: Said) -> Iterator[Said]:
    """Yield the answer with each figure replaced by one that nobody wrote."""
    for at, update in enumerate(said["updates"]):
        if update["percent"] is not None:
            figure = next(n for n in (87, 13, 78) if str(n) not in row.question.text)
            yield _with_update(said, at, percent=figure, status="in_progress")


def another_code(row: Row, said: Said) -> Iterator[Said]:
    """Yield the answer with each code replaced by that of the activity that is open next."""
    codes = [activity.code for activity in row.question.context.pending]
    for at, update in enumerate(said["updates"]):
        if update["code"] in codes and len(codes) > 1:
            after = (codes.index(update["code"]) + 1) % len(codes)
            yield _with_update(said, at, code=codes[after])


def another_day(row: Row, said: Said) -> Iterator[Said]:
    """Yield the answer with a day that nobody named."""
    if "2031" not in row.question.text:
        yield {**said, "until": "2031-01-17"}


def _with_update(said: Said, at: int, **changed: Any) -> Said:
    spoilt = copy.deepcopy(said)
    spoilt["updates"][at].update(changed)
    return spoilt


def is_labelled(row: Row, meaning: Meaning) -> bool:
    """Tell whether all that would be written is what the labels say, and so is the day."""
    wanted = {one["code"]: one["percent"] for one in row.expect.get("updates") or ()}
    days = (None, row.expect.get("until"))
    return as_json(meaning)["until"] in days and all(
        one.code in wanted
        and near(wanted[one.code], None if one.percent is None else float(one.percent))
        for one in meaning.updates
        if one.ask is None and (one.percent is not None or one.status is not Status.IN_PROGRESS)
    )


@pytest.mark.parametrize(("name", "most"), SETS.items())
def test_with_the_recorded_answers_nothing_wrong_is_written_and_little_is_asked(
    name: str, most: int
) -> None:
    scores = {
        row.question.id: score(
            row.expect, as_json(together(row, said, local)), row.ask_ok, row.keywords
        )
        for row, said, local in read(name)
    }

    assert [one for one, found in scores.items() if "wrong" in found or "lost" in found] == []
    inexact = [one for one, found in scores.items() if "exact" not in found]
    assert len(inexact) <= most, inexact


@pytest.mark.parametrize("spoil", [another_figure, another_code, another_day])
def test_of_answers_that_are_spoilt_nothing_is_written_that_is_not_labelled(
    spoil: Callable[[Row, Said], Iterator[Said]],
) -> None:
    written = {
        row.question.id
        for row, said, local in read("w14")
        for spoilt in spoil(row, said)
        if not is_labelled(row, together(row, spoilt, local))
    }

    assert written == set()
