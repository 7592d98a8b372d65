"""Until when somebody says to be away: "de vacaciones hasta el 15", "regreso el lunes". Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.understanding.reading import read
from core.dates.reader import SaidDate, find_dates

MOST_DAYS = 180
_NEAR = 30  # characters between the word and its day
_UNTIL = r"\bhasta\b"
_BACK = (
    r"\b(?:regres\w*|retorn\w*|vuelv\w*|volver\w*|reincorpor\w*|reintegr\w*|a partir"
    r"|estare de vuelta|back on|return\w*)\b"
)
_RANGE = r"\b(?:al|a|y)\b"


def away_until(text: str, today: date) -> date | None:
    """Return the last day of the absence that a text tells of; None where it names none.

    A day of return is the day after the last one. What is past, or further off than MOST_DAYS, is
    no absence to go by.
    """
    plain = read(text).plain
    days = [said for said in find_dates(plain, today) if said.exact]
    for word, before in ((_UNTIL, 0), (_BACK, 1), (_RANGE, 0)):
        for said in days:
            if _follows(word, plain, said):
                if said.day is None:
                    return None
                last = said.day - timedelta(days=before)
                return last if today <= last <= today + timedelta(days=MOST_DAYS) else None
    return None


def _follows(word: str, plain: str, said: SaidDate) -> bool:
    """Tell whether a word stands before a day, in the same sentence."""
    near = plain[max(0, said.start - _NEAR) : said.end]
    found = list(re.finditer(word, near))
    return bool(found) and not re.search(r"[.;¶]", near[found[-1].end() : -1])
