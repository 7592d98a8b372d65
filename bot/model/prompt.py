"""What the model is told: the rules, invented examples, and one question. Pure.

Of a person's words nothing leaves but what `leaving` returns; of the plan nothing but the open
activities that she was asked for.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.reading import LONGEST, read
from bot.understanding.talk import signed
from bot.understanding.wordlists import TAKES_LEAVE
from core.spanish import WEEKDAYS

_FOLDER = files("bot.model")
# What reaches a person, or names her: never needed to tell how far the work is.
_HIDDEN = (
    (re.compile(r"(?i:https?://|www\.)\S{1,500}"), "[enlace]"),
    (re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){0,4}"), "[correo]"),
    (
        re.compile(r"(?i:\bc\.? ?c\.?|\bc[ée]dula)[^\d\n]{0,12}\d[\d.]{5,14}"),
        "[número]",
    ),
    (re.compile(r"(?<!\d)(?:\+?57[ -]?)?3\d\d[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"), "[número]"),
    (re.compile(r"(?<!\d)\(?60\d\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"), "[número]"),
    (re.compile(r"(?<![\d$.,])\d{7,}(?![\d.,%])"), "[número]"),
)
# Below such a line stand name, charge and street.
_LEAVES = re.compile(
    rf"\n[ \t]{{0,20}}(?:{TAKES_LEAVE}|cordial|(?:un )?(?:cordial |respetuoso )?saludos?|abrazo"
    r"|quedo atent[oa])[ \t.,;:!]{0,20}\n",
    re.IGNORECASE,
)


def leaving(text: str) -> str:
    """Return what may leave of a person's words.

    Not the name below a farewell, nor addresses, telephone and identity numbers, links.
    """
    text = text[:LONGEST]
    if below := _LEAVES.search(text):
        text = text[: below.start()]
    reading = read(text)
    end = signed(reading.plain)
    if end < len(reading.plain):
        text = text[: reading.span(end, end + 1)[0]]
    for pattern, instead in _HIDDEN:
        text = pattern.sub(instead, text)
    return text.strip()


def messages(text: str, context: Context, today: date) -> list[dict[str, str]]:
    """Return the conversation that is sent for one answer: rules, examples, the question."""
    asked = _question(
        today, context.reply_to, [_activity(one) for one in context.pending], leaving(text)
    )
    return [*_opening(), {"role": "user", "content": asked}]


@lru_cache(maxsize=1)
def examples() -> tuple[dict[str, Any], ...]:
    """Return the examples that the model is shown: a question and its answer each."""
    return tuple(json.loads(_FOLDER.joinpath("examples.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def _opening() -> tuple[dict[str, str], ...]:
    """Return the part that is the same for each question, so that endpoints can keep it."""
    rules = _FOLDER.joinpath("rules.txt").read_text(encoding="utf-8")
    told = [{"role": "system", "content": rules}]
    for one in examples():
        asked = one["question"]
        day = date.fromisoformat(asked["today"])
        question = _question(day, asked["reply_to"], asked["activities"], asked["text"])
        told.append({"role": "user", "content": question})
        told.append({"role": "assistant", "content": _json(one["answer"])})
    return tuple(told)


def _question(today: date, reply_to: str | None, activities: list[Any], text: str) -> str:
    return _json(
        {
            "today": today.isoformat(),
            "weekday": WEEKDAYS[today.weekday()],
            "activities": activities,
            "reply_to": reply_to,
            "text": text,
        }
    )


def _activity(one: PendingActivity) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": one.title,
        "product": one.product,
        "due": one.due.isoformat() if one.due else None,
        "percent": float(one.percent) if one.percent is not None else None,
        "planned": one.planned,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
