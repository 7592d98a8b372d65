"""One JSON object in, one out: the understanding of answers as `culmina interpret` shows it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.understanding.meaning import Context, Meaning, PendingActivity
from bot.understanding.understand import understand
from core.errors import InputError


class _Pending(BaseModel):
    model_config = ConfigDict(extra="ignore")

    code: str = Field(min_length=1)
    title: str = ""
    product: str | None = None
    due: date | None = None
    percent: Decimal | None = Field(default=None, ge=0, le=100)
    planned: Decimal | None = None


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    today: date
    reply_to: str | None = None
    pending: list[_Pending] = []
    text: str


def interpret_line(line: str) -> str:
    """Return the contract's answer, as one line of JSON, to one of its questions.

    Raises InputError when the line is no JSON object or lacks a field.
    """
    try:
        asked = _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "line"
        raise InputError(
            f"{first['msg']} ({line.strip()[:60]!r})",
            where=f"interpret, {where}",
            todo="Give one JSON object per line: id, today, reply_to, pending, text.",
        ) from error
    context = Context(tuple(_activity(row) for row in asked.pending), asked.reply_to)
    meaning = understand(asked.text, context, asked.today)
    return json.dumps({"id": asked.id, **_as_json(meaning)}, ensure_ascii=False)


def _activity(row: _Pending) -> PendingActivity:
    whole = row.planned is not None and row.planned > 0 and row.planned == int(row.planned)
    planned = int(row.planned) if whole and row.planned is not None else None
    return PendingActivity(row.code, row.title, row.product or "", row.due, row.percent, planned)


def _as_json(meaning: Meaning) -> dict[str, Any]:
    return {
        "intent": meaning.intent.value,
        "updates": [
            {
                "code": update.code,
                "percent": _number(update.percent),
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


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
