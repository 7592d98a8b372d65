"""One JSON object in, one out: the understanding of answers as `culmina interpret` shows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.understanding.checked import understand_checked
from bot.understanding.framing.besides import told_besides
from bot.understanding.meaning import Context, Intent, Meaning, OtherActivity, PendingActivity
from core import numerals
from core.errors import InputError

Reader = Callable[[str, Context, date], Meaning]


class _Pending(BaseModel):
    model_config = ConfigDict(extra="ignore")

    code: str = Field(min_length=1)
    title: str = ""
    product: str | None = None
    due: date | None = None
    percent: Decimal | None = Field(default=None, ge=0, le=100)
    planned: Decimal | None = None


class _Other(BaseModel):
    model_config = ConfigDict(extra="ignore")

    code: str = Field(min_length=1)
    title: str = ""
    office: str | None = None


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    today: date
    reply_to: str | None = None
    pending: list[_Pending] = []
    others: list[_Other] = []
    text: str


@dataclass(frozen=True, slots=True)
class ContractQuestion:
    """One of the contract's questions: what a person wrote, and what she was asked."""

    id: str
    text: str
    context: Context
    today: date


@dataclass(frozen=True, slots=True)
class Interpreted:
    """The contract's answer as one line of JSON, and for a reader why: one sentence per update."""

    answer: str
    why: tuple[str, ...]


def interpret_with_reasons(
    line: str, number: int | None = None, reader: Reader = understand_checked, name: str = ""
) -> Interpreted:
    """Return the contract's answer to one of its questions, with what decided it.

    `number` is the line's place in its file, for the error; `name` is the reader's, where several
    read. Raises InputError as `read_question`.
    """
    question = read_question(line, number)
    meaning = reader(question.text, question.context, question.today)
    who = {"id": question.id, "reader": name} if name else {"id": question.id}
    called = " ".join(who.values())
    reasons = [*_why(meaning), *map(_left_out, told_besides(question.text))]
    return Interpreted(
        json.dumps({**who, **as_json(meaning)}, ensure_ascii=False),
        tuple(f"{called}: {reason}" for reason in reasons),
    )


def read_question(line: str, number: int | None = None) -> ContractQuestion:
    """Return one of the contract's questions.

    Raises InputError when the line, the `number`-th of its file, is no JSON object or lacks a
    field.
    """
    try:
        asked = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = [f"línea {number}"] if number else []
        place += [".".join(str(part) for part in first["loc"])] if first["loc"] else []
        raise InputError(
            f"{first['msg']} ({line.strip()[:60]!r})",
            where=", ".join(["interpret", *(place or ["línea"])]),
            todo="Dé un objeto JSON por línea: id, today, reply_to, pending, text.",
        ) from error
    others = tuple(OtherActivity(row.code, row.title, row.office or "") for row in asked.others)
    context = Context(tuple(_activity(row) for row in asked.pending), asked.reply_to, others)
    return ContractQuestion(asked.id, asked.text, context, asked.today)


def _why(meaning: Meaning) -> list[str]:
    """Say which rule read which words, for the intent where it is no report and each update."""
    reasons = []
    if meaning.intent is not Intent.REPORT:
        of_these = f" of {', '.join(meaning.codes)}" if meaning.codes else ""
        told = f"{meaning.intent.value}{of_these}"
        reasons.append(_reason(told, meaning.rule, meaning.words))
    for update in meaning.updates:
        percent = numerals.as_json(update.percent)
        figure = update.status.value if percent is None else f"{percent} % {update.status.value}"
        asks = f", asks {update.ask.value}" if update.ask else ""
        told = f"{update.code or 'unknown activity'} = {figure}{asks}"
        reasons.append(_reason(told, update.rule, update.words))
    return reasons


def _left_out(words: str) -> str:
    return f'in no description, none of the work: "{" ".join(words.split())}"'


def _reason(told: str, rule: str, words: str) -> str:
    said = f' on "{" ".join(words.split())}"' if words.strip() else ""
    return f"{told}: rule {rule}{said}"


def _activity(row: _Pending) -> PendingActivity:
    whole = row.planned is not None and row.planned > 0 and row.planned == int(row.planned)
    planned = int(row.planned) if whole and row.planned is not None else None
    return PendingActivity(row.code, row.title, row.product or "", row.due, row.percent, planned)


def as_json(meaning: Meaning) -> dict[str, Any]:
    """Return the fields of the contract's answer, but for its id."""
    return {
        "intent": meaning.intent.value,
        "updates": [
            {
                "code": update.code,
                "percent": numerals.as_json(update.percent),
                "status": update.status.value,
                "description": update.description,
            }
            for update in meaning.updates
        ],
        "codes": list(meaning.codes),
        "until": meaning.until.isoformat() if meaning.until else None,
        "office": meaning.office,
        "reason": meaning.reason,
        "ask": meaning.ask.value if meaning.ask else None,
    }
