"""Rule 13: a code that several activities may be called by, since a plan prints others now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_letters

from bot.understanding.activities import is_numbered
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.reading import read


def of_its_plan(norms: Sequence[str], context: Context, mention: Mention) -> Mention:
    """Give a code that several may be called by to the one that is named or answered, if any."""
    if len(mention.codes) > 1:
        return mention
    number = norms[mention.last - 1]
    called = [a for a in context.pending if _is_called(a, number)]
    found = next((a for a in context.pending if mention.codes == (a.code,)), None)
    if mention.kind != "code" or (found is not None and found not in called):
        return mention
    if found is None and "." not in number:  # a place of the list, or it may be
        return mention
    if not called or not _is_bare(norms, mention, called):
        return mention
    # "AT4.4 (4.5)" is no 4.4, unless nobody else is.
    now = [a for a in called if is_numbered(a.printed or a.code, number)]
    alike = [a for a in called if a in now or a.code[0].isdigit()]
    if not alike and not any(is_numbered(other.code, number) for other in context.others):
        alike = called
    if len(alike) == 1 and not (alike[0].is_reused and alike[0].code != number):
        return replace(mention, codes=(alike[0].code,))
    return replace(mention, codes=_meant(norms, context, alike, number))


def _meant(
    norms: Sequence[str], context: Context, alike: Sequence[PendingActivity], number: str
) -> tuple[str, ...]:
    """Return which of those that one number may call is meant: its plan is named, or it is
    answered; none where that does not tell."""
    named = [a for a in alike if a.plan and _words_of(a.plan) <= set(norms)]
    answered = [a for a in alike if a.code == context.reply_to or a.is_answered]
    # A message of ours calls it so whatever the plan prints now.
    shown = [a for a in answered if a.code == number != a.printed] or answered
    meant = named if len(named) == 1 else shown
    return (meant[0].code,) if len(meant) == 1 else ()


def _is_called(activity: PendingActivity, number: str) -> bool:
    """Tell whether a message of ours or the plan calls an activity by a number."""
    return is_numbered(activity.code, number) or is_numbered(activity.printed, number)


def _is_bare(norms: Sequence[str], mention: Mention, called: Sequence[PendingActivity]) -> bool:
    """Tell whether a code is written as a number alone, which several may have."""
    before = norms[mention.last - 2] if mention.last > 1 else ""
    prefixes = (a.code[: len(a.code) - len(a.code.lstrip(ascii_letters))] for a in called)
    return not any(prefix and before in (prefix.casefold(), "-") for prefix in prefixes)


def _words_of(plan: str) -> frozenset[str]:
    return frozenset(token.norm for token in read(plan).tokens if token.norm.isalpha())
