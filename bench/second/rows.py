"""Answers with what they mean: the sets of the repository, the case files, and ../shared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.understanding.interpret import ContractQuestion, read_question
from tests.support.shared import FOLDER as SHARED
from tests.unit.bot.understanding.cases import Case, read_cases, wanted
from tests.unit.bot.understanding.plan import TODAY

ANSWERS = Path(__file__).parents[2] / "tests/corpora/answers"
Line = dict[str, Any]
_INTENT = re.compile(r"extension|reassign|snooze|undo|list|help|courtesy|unclear|elsewhere")
_MEASURES = frozenset(("w18", "w19", "w20", "w21", "w22"))  # no weight is learned of them
_UPDATE = re.compile(r"(?:\S+=)?(?:[\d.]+ unstarted|[^\s?=]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """An answer, and what it means as the sets write it."""

    question: ContractQuestion
    expect: dict[str, Any]
    ask_ok: tuple[str | None, ...] = ()
    keywords: tuple[str, ...] = ()


def natural_sets() -> dict[str, list[Row]]:
    """Return the rows of each file of answers as people give them, by its name."""
    told = SHARED / "replies/told"
    files = [*sorted(told.glob("*.jsonl")), *sorted(ANSWERS.glob("*.jsonl"))]
    return {path.stem: list(_read(path)) for path in files}


def learned_sets() -> dict[str, list[Row]]:
    """Return the files of which the weights are learned; the others only measure."""
    return {name: rows for name, rows in natural_sets().items() if name not in _MEASURES}


def short_rows() -> list[Row]:
    """Return the contract's examples, where they are there, and the case files."""
    sample = SHARED / "replies/sample.jsonl"
    examples = list(_read(sample)) if sample.exists() else []
    return [*examples, *(row for case in read_cases() if (row := _of_case(case)) is not None)]


def _read(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            told = json.loads(line)
            yield Row(
                read_question(line, number),
                told["expect"],
                tuple(told.get("ask_ok") or ()),
                tuple(told.get("keywords") or ()),
            )


def _of_case(case: Case) -> Row | None:
    """Return a row of the case files, of a request its intent only; None where no activity is
    known."""
    meaning, _ = wanted(case)
    question = ContractQuestion(case.place, case.text, case.context, TODAY)
    if intent := _INTENT.match(meaning):
        return Row(question, {"intent": intent[0], "updates": [], "ask": None})
    codes = [activity.code for activity in case.context.pending]
    only = codes[0] if len(codes) == 1 else None
    updates = []
    for told in _UPDATE.findall(re.sub(r"(?<!\S)\?[a-z]\w+", "", meaning)):
        code, _, value = told.rpartition("=")
        percent, status = _value(value)
        updates.append({"code": code or only, "percent": percent, "status": status})
    if any(update["code"] not in codes for update in updates):
        return None
    ask = re.search(r"\?([a-z]+)", meaning)
    expect = {"intent": "report", "updates": updates, "ask": ask[1] if ask else None}
    return Row(question, expect)


def _value(told: str) -> tuple[float | None, str]:
    match told.split():
        case ["done"]:
            return 100.0, "done"
        case ["na"]:
            return None, "not_applicable"
        case ["none"]:
            return None, "in_progress"
        case [figure, "unstarted"]:
            return float(figure), "not_started"
        case _:
            return float(told), "in_progress"
