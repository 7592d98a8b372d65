"""Done, of an activity that one loose word of its title names: it may be another thing's."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.activities import stem, title_words, words_of
from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    PendingActivity,
    Status,
    Update,
    first_asked,
)
from bot.understanding.parting.loosely import heads
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.reading import read


def asked_where_loose(meaning: Meaning, text: str, context: Context) -> Meaning:
    """Return a report in which what nothing but a loose word closes is asked about: "la 3.3 va en
    75, las cartas ya salieron" tells of the letters of the 3.3, and not of "Actualizar la carta de
    trato digno". Behind the figure that heads an answer any one word of a title is loose."""
    closed = [one for one in meaning.updates if _closes(one)]
    if meaning.intent is not Intent.REPORT or not closed or len(context.pending) == 1:
        return meaning
    norms = read(text).norms
    outright = {code for one in pieces_of(norms, context).mentions for code in one.codes}
    sure = {*outright, context.reply_to, None}
    known = {activity.code: activity for activity in context.pending}
    answers = context.reply_to is not None and heads(norms)
    updates = tuple(
        replace(one, ask=Ask.CONFIRM)
        if one in closed
        and one.code not in sure
        and one.code in known
        and _is_loose(norms, known[one.code], in_any_form=answers)
        else one
        for one in meaning.updates
    )
    return replace(meaning, updates=updates, ask=first_asked(updates))


def _closes(update: Update) -> bool:
    said = update.status is Status.DONE and update.definite and update.ask is None
    return said and not any(sign.isdigit() for sign in update.words)


def _is_loose(norms: tuple[str, ...], activity: PendingActivity, *, in_any_form: bool) -> bool:
    """Tell whether one word only is of a title, and stands there in another form."""
    words = title_words(activity.title, activity.product)
    terms = words_of(activity.title, activity.product).terms
    said = {norm for norm in norms if norm.isalpha() and stem(norm) in terms}
    return len({stem(norm) for norm in said}) == 1 and (in_any_form or not said & words)
