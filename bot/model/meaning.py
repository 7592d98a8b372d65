"""From the model's answer to a meaning, if all of it stands in the text and in the list. Pure.

The rule of what is made here is "model". What does not stand makes the whole answer unusable: a
model that invents one thing may have invented another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import islice

from bot.model.answer import Answer, SaidUpdate, Unusable
from bot.model.naming import is_of
from bot.model.standing import SearchedText, days, is_plain, supported, told
from bot.understanding.correcting.correction import find_correction
from bot.understanding.description import describe
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
from core.dates.lengths import WorkingDays
from core.entity.calendar import Calendar
from core.rules import WHOLE

RULE = "model"
_MOST_PLACES = 3  # in which the same words are looked at: each costs a reading
_NOBODY_KNOWN = PendingActivity("", "", "", None, None, None)
_REQUESTS = frozenset((Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE))
_WITH_CODES = _REQUESTS | {Intent.UNDO}


@dataclass(frozen=True, slots=True)
class _Asked:
    standing: SearchedText
    context: Context
    today: date
    working_days: WorkingDays
    correcting: bool

    def activity(self, code: str | None) -> PendingActivity:
        """Return an activity of the list; raises Unusable for a code that is not there."""
        if code is None:
            return _NOBODY_KNOWN
        for one in self.context.pending:
            if one.code == code:
                return one
        raise Unusable("a code that is not in the list")


def meaning_of(
    answer: Answer,
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
) -> Meaning:
    """Return what an answer of the model says; raises Unusable where a part of it does not stand.

    What the contract asks about (a lower figure, a gain, nobody named) is asked here as well,
    whether the model asks or not; and what the text does not tell plainly waits for a yes.
    """
    standing = SearchedText.of(text)
    asked = _Asked(
        standing,
        context,
        today,
        working_days or Calendar().add_working_days,
        find_correction(standing.reading.plain) is not None,
    )
    intent = Intent(answer.intent)
    if answer.updates and intent not in _REQUESTS | {Intent.REPORT}:
        raise Unusable("figures beside what is no report")
    updates = _owing(
        answer, tuple(_update(asked, one, alone=len(answer.updates) == 1) for one in answer.updates)
    )
    if len({one.code for one in updates}) < len(updates):
        raise Unusable("an activity twice")
    if intent is Intent.REPORT:
        if not updates:
            raise Unusable("a report of nothing")
        if len(updates) == 1 and updates[0].description:
            updates = (replace(updates[0], description=_all_said(standing, updates[0])),)
        return Meaning(intent, updates, ask=first_asked(updates), rule=RULE, words=updates[0].words)
    if intent not in _WITH_CODES:
        return Meaning(intent, rule=RULE, words=text)
    return _request(asked, answer, intent, updates)


def _update(asked: _Asked, said: SaidUpdate, *, alone: bool) -> Update:
    activity = asked.activity(said.code)
    if said.percent is not None and not 0 <= said.percent <= WHOLE:
        raise Unusable("a figure that is no share of a whole")
    percent = None if said.percent is None else Decimal(str(said.percent))
    status = Status.DONE if percent == WHOLE else Status(said.status)
    places = list(islice(asked.standing.places(said.words), _MOST_PLACES))
    if not places:
        raise Unusable("words that are not in the text")
    update = Update(
        code=said.code,
        percent=percent,
        status=status,
        description=_description(asked, said),
        span=places[0],
        words=asked.standing.text[slice(*places[0])],
        rule=RULE,
        definite=False,
    )
    if percent is None and status is Status.IN_PROGRESS:
        return replace(update, ask=_ask(asked, update, activity, gain=False))
    for start, end in places:
        readings = told(asked.standing, start, end, activity, alone=alone)
        found = supported(readings, percent, status, activity.percent)
        if found is not None:
            update = replace(update, percent=found.percent, span=(start, end), definite=True)
            ask = _ask(asked, update, activity, gain=found.role == "gain")
            return replace(update, ask=ask if ask or _stands_out(asked, update) else Ask.CONFIRM)
    raise Unusable("a figure or a state that the words do not tell")


def _stands_out(asked: _Asked, update: Update) -> bool:
    """Whether the text tells plainly that this is the figure, and of this activity."""
    start, end = update.span or (0, 0)
    activity, said = asked.activity(update.code), (update.percent, update.status)
    return is_of(asked.standing, start, end, update.code, asked.context) and is_plain(
        asked.standing, start, end, activity, said
    )


def _ask(asked: _Asked, update: Update, activity: PendingActivity, *, gain: bool) -> Ask | None:
    """Return what the contract asks for (rules 5, 6, 8, 9, 13)."""
    if update.code is None:
        return Ask.ACTIVITY
    if update.percent is None:
        return None if update.status is Status.NOT_APPLICABLE else Ask.PERCENT
    lower = activity.percent is not None and update.percent < activity.percent
    return Ask.CONFIRM if gain or (lower and not asked.correcting) else None


def _owing(answer: Answer, updates: tuple[Update, ...]) -> tuple[Update, ...]:
    """Return the updates with what the model itself wants to have asked."""
    wanted = Ask(answer.ask) if answer.ask else None
    if wanted is None or not updates or any(one.ask is wanted for one in updates):
        return updates
    if wanted is not Ask.CONFIRM:
        raise Unusable("a question about what it has told")
    return tuple(replace(one, ask=one.ask or Ask.CONFIRM) for one in updates)


def _description(asked: _Asked, said: SaidUpdate) -> str:
    """Return the person's own words; those that carry the figure where others were written."""
    if not said.description.strip():
        return ""
    own = asked.standing.own_words(said.description)
    return own if own is not None else asked.standing.own_words(said.words) or ""


def _all_said(standing: SearchedText, update: Update) -> str:
    """Return all that is said of the work, where only one activity is spoken of (rule 15)."""
    reading = standing.reading
    if update.span is None or not update.definite:
        return describe(reading, None)
    start, end = update.span
    inside = [at for at, token in enumerate(reading.tokens) if start <= token.start < end]
    tells = [at for at in inside if reading.tokens[at].norm[0].isdigit()]
    if not tells:
        return describe(reading, None)
    last = reading.tokens[tells[-1]]
    return describe(reading, (reading.starts[tells[0]], reading.starts[tells[-1]] + len(last.norm)))


def _request(asked: _Asked, answer: Answer, intent: Intent, updates: tuple[Update, ...]) -> Meaning:
    """Return a request for time, another office or a later reminder, or an undo."""
    codes = tuple(dict.fromkeys(asked.activity(code).code for code in answer.codes))
    if not codes and intent is Intent.SNOOZE:
        codes = tuple(one.code for one in asked.context.pending)
    office = None
    if answer.office is not None and intent is Intent.REASSIGN:
        office = asked.standing.own_words(answer.office)
        if office is None:
            raise Unusable("an office that is not in the text")
    lacks = not codes and intent in (Intent.EXTENSION, Intent.REASSIGN)
    return Meaning(
        intent,
        updates,
        codes,
        _until(asked, answer.until, codes) if intent is not Intent.REASSIGN else None,
        office,
        asked.standing.own_words(answer.reason) or "",
        Ask.ACTIVITY if lacks else first_asked(updates),
        RULE,
        asked.standing.text,
    )


def _until(asked: _Asked, until: str | None, codes: Sequence[str]) -> date | None:
    if until is None:
        return None
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise Unusable("a day that is none") from None
    dues = [asked.activity(code).due for code in codes]
    if day not in days(asked.standing.text, asked.today, dues, asked.working_days):
        raise Unusable("a day that the text does not name")
    return day
