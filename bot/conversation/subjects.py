"""What a text is about where it names none: the question, the last report, the reply. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation.heard import Answered
from bot.conversation.requesting.handles import names_handle
from bot.conversation.state import Draft, State
from bot.conversation.steps import LastReport, View
from bot.understanding.activities import stem
from bot.understanding.captions import is_named
from bot.understanding.meaning import Ask, Context
from bot.understanding.parting.names import may_name, names_of
from core.inbound import Inbound
from core.spanish import bare_words

_BARE_FIGURE = re.compile(
    r"\W*(?:(?:va|vamos|está|estamos|es|en|al|el|un) ){0,3}"
    r"(?P<figure>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|por ?ciento)?\W*",
    re.IGNORECASE,
)
_TELLING = 2  # words of a title that stand in a subject


def subject_of(
    state: State, answers: Answered, text: str, view: View, *, takes_back: bool
) -> int | None:
    """Return the activity that a text is about where it names none, None when nothing says so.

    The message it replies to says so, then the open question, then (rule 20) the last report,
    unless something was filed since, then what was just spoken of.
    """
    told = answers.activities
    if told:
        repeated = next((one for one in state.waiting if one.name == answers.asked), None)
        if repeated is not None and repeated.activity_id not in told:
            return repeated.activity_id if _is_its_figure(text, repeated) else None
        return told[0] if len(told) == 1 else None
    asked = state.open_question(view.reminded_at)
    last = view.last if view.filed is None and state.requested is None else None
    if takes_back and last is not None and not _is_newer(asked, last):
        return last.activities[0] if len(last.activities) == 1 else None
    if asked is not None:
        return asked.activity_id
    wish = state.open_wish(view.reminded_at)
    if wish is not None:
        return wish.activities[0] if len(wish.activities) == 1 else None
    about = state.spoken_of(view.at, view.reminded_at)
    return about if takes_back or about in view.open_ids else None


def with_title(answers: Answered, message: Inbound, view: View) -> Answered:
    """Return what a mail answers; of one that answers nothing, and names no activity in its text,
    those that its subject names, by code or by words of one title: "soporte 3.3" above
    "Adjunto."."""
    if answers.activities or message.pressed is not None:
        return answers
    titled = tuple(one for one in view.activities if is_coded(message.subject, one, view))
    titled = titled or _called(message.subject, view)
    known = Context(tuple(view.activities.values()), None)
    if not titled or is_named(message.text, known):
        return answers
    return replace(answers, activities=titled)


def _called(subject: str, view: View) -> tuple[int, ...]:
    """Return the one activity that has most words of a subject in its title, two or more."""
    open_ones = [one for one in view.activities if one in view.open_ids]
    known = {one: view.activities[one] for one in open_ones}
    names = names_of(tuple(((it.code,), it.title, it.product) for it in known.values()))
    said = {one for word in bare_words(subject).split() for one in [stem(word)] if may_name(word)}
    score = {one: len(said & names.words[(it.code,)].terms) for one, it in known.items()}
    most = max(score.values(), default=0)
    best = tuple(one for one, count in score.items() if count == most)
    return best if most >= _TELLING and len(best) == 1 else ()


def is_coded(text: str, activity_id: int, view: View) -> bool:
    """Tell whether a code such as "1.1" or "P-7" stands in a text; "80" may be a figure."""
    code = view.activities[activity_id].code
    return not code.isdecimal() and names_handle(text, code)


def _is_its_figure(text: str, asked: Draft) -> bool:
    """Tell whether a text can only answer a question that stood below other activities."""
    figure = _BARE_FIGURE.fullmatch(text)
    if figure is None:
        return False
    same = asked.percent == Decimal(figure["figure"].replace(",", "."))
    return asked.ask is Ask.PERCENT or (asked.ask is Ask.CONFIRM and same)


def _is_newer(asked: Draft | None, last: LastReport) -> bool:
    """Tell whether a correction means the open question, rather than the last report.

    A question for a figure holds none that could be corrected: beside a report of the same message
    it is that one which is meant.
    """
    if asked is None:
        return False
    return asked.percent is not None or asked.inbound_id != last.inbound_id
