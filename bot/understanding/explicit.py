"""Rule 13: the mentions that a text makes by code, by place, and of all."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.activities import codes_of
from bot.understanding.meaning import Context
from bot.understanding.mentions import Mention, by_code, by_place
from bot.understanding.reading import Reading, read
from bot.understanding.wholes import of_all, of_the_rest


def explicit_mentions(reading: Reading, context: Context) -> list[Mention]:
    """Return the mentions by code, by place and of all."""
    codes = codes_of(tuple(activity.code for activity in context.pending))
    coded = [_of_its_plan(reading, context, mention) for mention in by_code(reading, codes)]
    found = [*coded]
    for mention in (
        *by_place(reading, context, codes),
        *of_all(reading, context, codes, coded),
        *of_the_rest(reading, context),
    ):
        if not any(mention.first < m.last and m.first < mention.last for m in found):
            found.append(mention)
    return found


def _of_its_plan(reading: Reading, context: Context, mention: Mention) -> Mention:
    """Give a code that two plans print to the one of them that is named, or that is answered."""
    found = next((a for a in context.pending if mention.codes == (a.code,)), None)
    if found is None or not found.printed or found.code != found.printed:
        return mention
    alike = [a for a in context.pending if a.printed == found.printed]
    said = {token.norm for token in reading.tokens}
    named = [a for a in alike if _words_of(a.plan) <= said]
    answered = [a for a in alike if a.code == context.reply_to]
    meant = named if len(named) == 1 else answered
    if len(alike) > 1:
        return replace(mention, codes=tuple(a.code for a in meant))
    return mention


def _words_of(plan: str) -> frozenset[str]:
    return frozenset(token.norm for token in read(plan).tokens if token.norm.isalpha())
