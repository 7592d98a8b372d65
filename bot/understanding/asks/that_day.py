"""A reminder for a day that was named before: "los mido el lunes 9, recuérdeme la 4.2 ese día".
Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.understanding.meaning import Meaning, Update, first_asked
from bot.understanding.reading import read
from core.dates.reader import find_dates, is_asked_day
from core.spanish import MONTHS

_THAT_DAY = re.compile(
    r"\b(?P<asks>(?:recu[eé]rd|recordar|av[ií]s(?:e|[aá])|preg[uú]nt[eae])[a-záéíóú]{0,8}"
    r"(?:\s[^\s.;!?\n][^;!?\n]{0,60}?)?)\s(?:para\s|en\s)?(?:es[ea]|el)\s(?:mismo\s)?d[ií]a\b"
    r"(?!\s(?:\d|de\b|que\b|en\sque\b))"
    r"|\b(?P<on>(?:para\s|en\s)?es[ea]\s(?:mismo\s)?d[ií]a)(?=\s(?:me\s)?(?:lo\s|la\s)?recu[eé]rd)",
    re.IGNORECASE,
)


def with_that_day(text: str, today: date) -> str:
    """Return a text that asks to be reminded on "ese día", with the day itself, where one to come
    was named before; every other text as it is."""
    found = _THAT_DAY.search(text)
    if found is None:
        return text
    before = text[: found.start()]
    days = [one.day for one in find_dates(read(before).plain, today) if is_asked_day(one, today)]
    if not days or days[-1] is None or days[-1] <= today:
        return text
    day = f"el {days[-1].day} de {MONTHS[days[-1].month - 1]}"
    said = f"{found['asks']} {day}" if found["asks"] else day
    return f"{before}{said}{text[found.end() :]}"


def without_its_day(meaning: Meaning, asked: Meaning, today: date) -> Meaning:
    """Return a meaning without words that only say what is to be on the day of a reminder: "los
    mido el lunes 9", of what is then asked for."""
    left = tuple(u for u in meaning.updates if not _is_of_that_day(u, asked, today))
    return replace(meaning, updates=left, ask=first_asked(left)) if left else meaning


def _is_of_that_day(update: Update, asked: Meaning, today: date) -> bool:
    until = asked.until
    if update.code not in asked.codes or update.ask is None or until is None:
        return False
    days = (one.day for one in find_dates(read(update.description).plain, today))
    return update.percent in (None, until.day) and until in days
