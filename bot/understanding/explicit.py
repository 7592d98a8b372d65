"""Rule 13: the mentions that a text makes by code, by place, and of all."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_letters

from bot.understanding.activities import codes_of, is_numbered
from bot.understanding.meaning import Context, PendingActivity
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
    """Give a code that several may be called by to the one that is named or answered, if any."""
    found = next((a for a in context.pending if mention.codes == (a.code,)), None)
    number = reading.tokens[mention.last - 1].norm
    if found is None or not _is_bare(reading, mention, found):
        return mention
    alike = [a for a in context.pending if a is found or is_numbered(a.printed, number)]
    if len(alike) == 1 and not (found.is_reused and found.code != number):
        return mention
    said = {token.norm for token in reading.tokens}
    named = [a for a in alike if a.plan and _words_of(a.plan) <= said]
    answered = [a for a in alike if a.code == context.reply_to or a.is_answered]
    # A message of ours calls it so whatever the plan prints now.
    shown = [a for a in answered if a is found and a.code == number != a.printed] or answered
    meant = named if len(named) == 1 else shown
    return replace(mention, codes=(meant[0].code,) if len(meant) == 1 else ())


def _is_bare(reading: Reading, mention: Mention, found: PendingActivity) -> bool:
    """Tell whether a code is written as a number alone, which several may have."""
    number, before = (reading.tokens[max(0, mention.last - n)].norm for n in (1, 2))
    prefix = found.code[: len(found.code) - len(found.code.lstrip(ascii_letters))].casefold()
    return is_numbered(found.code, number) and not (prefix and before in (prefix, "-"))


def _words_of(plan: str) -> frozenset[str]:
    return frozenset(token.norm for token in read(plan).tokens if token.norm.isalpha())
