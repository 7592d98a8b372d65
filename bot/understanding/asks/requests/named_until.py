"""Rule 16 without a verb that asks: a text only gives an activity a day to come."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.asks.requests.extension import is_doubted, lead_of
from bot.understanding.meaning import Context
from bot.understanding.parting.topics import Topic
from bot.understanding.reading import Reading
from core.dates.reader import blanked, date_spans, find_dates, is_asked_day

_ARTICLE = r"(?: (?:el|la|este|esta|proximo|dia))*$"
_NAMED = r"^(?:(?:y|e|pero) )?(?:(?:de|para) )?@(?: ,)? "
_NAMED_UNTIL = re.compile(
    rf"{_NAMED}(?:hasta|se (?:corre|aplaza|mueve|reprograma|prorroga) (?:para|hasta|al?)){_ARTICLE}"
)
# "la audiencia queda para el 30": its new date only where that is later than the one that stands.
_TO_BE_ON = re.compile(
    rf"{_NAMED}(?:(?:ya|nos|mejor) ){{0,2}}(?:qued(?:a|o|ara|aria)"
    r"(?: (?:aplazad|corrid|programad|reprogramad)[oa])?"
    rf"|l[ao] (?:dej|pas|corr|mov|aplaz|reprogram)[aeio]mos) (?:para|hasta){_ARTICLE}"
)
_NAME_AND_DAY = re.compile(
    r"(?:[ye,;.] )*@(?: (?:[.,;]|/|[ae]l?|la|del?|hasta|para|por|en|dias?|semanas?|mes|meses|mas"
    r"|_+|[12]?\d(?!\d)|3[01](?!\d)|\d+(?= (?:dias?|semanas?|mes|meses))))*"
)


def find_named_until(topic: Topic, context: Context, today: date) -> tuple[int, int] | None:
    """Return where a topic only gives its activity a day: "la 4.1 hasta el 1ro de junio", "la 4.1
    queda para el 1ro de junio" where it was due before.

    So does one that does not exist, or a past one where nothing else is said: the day is then
    asked for.
    """
    plain = topic.reading.plain
    if "%" in plain:
        return None
    for said in find_dates(plain, today):
        lead, day = lead_of(plain, said), said.day
        past = day is not None and (day < today or is_doubted(plain, said, today))
        if _NAMED_UNTIL.search(lead):
            named = names_only(topic.reading) if past else is_asked_day(said, today)
        else:
            named = not past and _TO_BE_ON.search(lead) is not None
            named = named and _is_later(day, topic, context)
        if named:
            return 0, said.end
    return None


def _is_later(day: date | None, topic: Topic, context: Context) -> bool:
    """Tell whether a day is later than the dates of all the activities of a topic."""
    dates = [one.due for one in context.pending if one.code in topic.codes]
    return day is not None and bool(dates) and all(due is not None and due < day for due in dates)


def names_only(reading: Reading) -> bool:
    """Tell whether a text only names an activity and a day: "y la 1.2 hasta el 31 de mayo"."""
    plain = reading.plain
    return _NAME_AND_DAY.fullmatch(blanked(plain, date_spans(plain), "_")) is not None
