"""Rule 13: the mentions that a text makes by code, by place, and of all."""

from __future__ import annotations

from bot.understanding.activities import codes_of
from bot.understanding.meaning import Context
from bot.understanding.mentions import Mention, by_code, by_place
from bot.understanding.reading import Reading
from bot.understanding.wholes import of_all, of_the_rest


def explicit_mentions(reading: Reading, context: Context) -> list[Mention]:
    """Return the mentions by code, by place and of all."""
    codes = codes_of(tuple(activity.code for activity in context.pending))
    coded = list(by_code(reading, codes))
    found = [*coded]
    for mention in (
        *by_place(reading, context, codes),
        *of_all(reading, context, codes, coded),
        *of_the_rest(reading, context),
    ):
        if not any(mention.first < m.last and m.first < mention.last for m in found):
            found.append(mention)
    return found
