"""Few words whose figure or activity only the conversation knows: "súmele 10" is ten more than the
last figure, "la otra va igual" is of the other one of two, "listo, gracias" is thanks. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.conversation import wishes
from bot.conversation.heard import Read
from bot.conversation.reporting import fragments
from bot.conversation.reporting.announced import is_to_come
from bot.conversation.reporting.drafts import go_on, without
from bot.conversation.state import Draft, State
from bot.conversation.steps import Say, Step
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.meaning import Ask, Intent, Meaning, Status, Update, first_asked
from bot.understanding.reading import read
from bot.understanding.wordlists import ADDRESSED, CODE
from bot.understanding.yes_no import merely_no, merely_thanks, says_yes, was_thanks
from core.rules import WHOLE

_LONGEST = 80
_TWO = 2
_LEAD = rf"(?:(?:y|no|si|pues|entonces|bueno|mejor|ah|a eso|{ADDRESSED})(?: ,)? ){{0,3}}"
_END = rf"(?:(?: [,.!])*(?: (?:{ADDRESSED}))){{0,3}}(?: [.!])*"
_COUNT = r"(?P<count>\d{1,3}(?:\.\d{1,2})?)"
_POINTS = r"(?: (?:%|por ciento|porciento|puntos?|puntico?s?|porcentuales|mas)){0,3}"
_TO_IT = rf"(?: (?:a|en) (?:(?:la|el|lo|es[aeo]|de|misma|mismo|actividad) ?){{0,3}}(?:{CODE})?)?"
_MORE = r"(?:sum|sub|agreg|agregu|aument|increment|adicion)[ae]n?(?:l[aeo]s?)?(?: otr[oa]s)?"
_LESS = r"(?:rest|quit|baj|descuent)[ae]n?l[aeo]s?"
_ADDS = re.compile(
    rf"{_LEAD}(?:{_MORE}|(?P<less>{_LESS})|pong[ae]n?l[aeo]s?(?: otr[oa]s| mas|(?=.{{1,20}} mas)))"
    rf" {_COUNT}{_POINTS}"
    rf"{_TO_IT}{_END}"
)
_SAME = (
    r"(?:igual(?:it[oa])?|lo mismo|en las mismas|en lo mismo|quiet[oa]|ahi mismo"
    r"|como (?:estaba|iba|venia)|sin (?:novedad(?:es)?|cambios?|avances?|movimiento))"
)
_OTHER_SAME = re.compile(
    rf"{_LEAD}(?:la|el|lo) otr[oa](?: (?:actividad|tarea|cosa))?(?: ,)?"
    r"(?: (?:va|sigue|esta|queda|quedo|se quedo|continua|tambien|todavia|aun|si|ahi|esa)){0,3}"
    rf" {_SAME}(?: (?:por ahora|todavia|aun|que antes)){{0,2}}{_END}"
)
# "60", "en el 60 %"
_A_FIGURE = re.compile(
    r"\W{0,3}(?:(?:va|van|vamos|ya|en|al?|un|el)\s){0,3}\d{1,3}(?:[.,]\d{1,2})?"
    r"\s?(?:%|por\sciento|porciento)?\W{0,3}",
    re.IGNORECASE,
)
_LONG_AFTER = timedelta(days=2)
# "y las demás no han empezado", after a report of one
_THE_OTHERS = re.compile(
    rf"(?:pero )?{_LEAD}(?:las (?:demas|otras)|el resto)(?: (?:de las )?actividades)?"
    r"(?: (?:dos|tres|cuatro|cinco|\d{1,2}))?"
    r" (?:no|sin|en|van|estan|siguen|todavia|aun|ni)(?!\S)[^.,;:?¶]{0,60}(?: [.!])*"
)


def reread(
    meaning: Meaning,
    text: str,
    subject: int | None,
    order: tuple[int, ...],
    state: State,
    view: View,
) -> Meaning:
    """Return what few words mean after what was said before them: a figure that they come to is
    asked with a yes or a no. Whatever else a text says it means as it was read.

    `subject` is the activity that a text is about that names none, `order` what was listed last.
    """
    if len(text) > _LONGEST:
        return meaning
    if is_to_come(text) or (meaning.intent is Intent.REPORT and merely_thanks(text)):
        return Meaning(Intent.COURTESY, rule="19 courtesy", words=text)
    plain = read(text).plain.strip()
    if (adds := _ADDS.fullmatch(plain)) is not None:
        return _added(meaning, adds, text, subject, view)
    if _OTHER_SAME.fullmatch(plain) is not None:
        about = _other_of_two(order, state, view)
        return meaning if about is None else _asked(about, view.percent(about), text, view)
    if subject is not None and _THE_OTHERS.fullmatch(plain) is not None:
        return _of_the_others(meaning, text, subject, view)
    return meaning


def _of_the_others(meaning: Meaning, text: str, told: int, view: View) -> Meaning:
    """Return what is said of all but the one that was told, each asked with a yes or a no: they may
    be things of its own that are meant."""
    every = view.read_open(text, None)
    others = tuple(
        replace(one, span=None, words=text.strip(), ask=one.ask or Ask.CONFIRM)
        for one in every.updates
        if view.id_of(one.code) not in (None, told)
    )
    return replace(every, updates=others, ask=first_asked(others)) if others else meaning


def long_after(state: State, heard: Read, view: View) -> Step | None:
    """Show once more what waits where a bare yes or no, or to a report a figure, comes days after
    it was asked, and something else was spoken of since; None for other texts."""
    asked = _gone_by(state, heard, view)
    if isinstance(asked, Wish):
        return wishes.put(state, asked, view) if _is_yes_or_no(heard.text) else None
    bare = _is_yes_or_no(heard.text) or _A_FIGURE.fullmatch(heard.text)
    return go_on(state, (), view) if asked is not None and bare else None


def figure_long_after(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return a bare figure as it reads where nothing was shown, days after a request was; None for
    other texts."""
    if not isinstance(_gone_by(state, heard, view), Wish) or not _A_FIGURE.fullmatch(heard.text):
        return None
    meaning = view.read_open(heard.text, None)
    return Step(state.off_the_screen(view.at), ()), replace(heard, meaning=meaning)


def _gone_by(state: State, heard: Read, view: View) -> Draft | Wish | None:
    """Return what was asked last and is on the screen, where that was days ago and something else
    was spoken of since; None for what replies to a message, or brings a file."""
    if heard.answers.activities or heard.answers.asked or heard.attached is not None:
        return None
    open_ = (state.open_question(view.reminded_at), state.open_wish(view.reminded_at))
    asked = [(one.asked_at, one) for one in open_ if one is not None and one.asked_at is not None]
    at, last = max(asked, key=lambda one: one[0], default=(view.at, None))
    gone_on = any(one is not None and one > at for one in (state.about_at, state.told_at))
    return last if gone_on and view.at - at > _LONG_AFTER else None


def thanked(state: State, heard: Read, view: View) -> Step | None:
    """Put what is open once more after mere thanks, which answer nothing; None for other texts, for
    what was put again before, and where a figure is asked, which is asked in other words. A file
    that is announced is awaited. Who says that it was thanks is not asked which activity it was
    about."""
    if heard.attached is None and is_to_come(heard.text):
        return Step(state, (Say("courtesy"),))
    asked, wish = state.open_question(view.reminded_at), state.open_wish(view.reminded_at)
    was_put = bool(state.waiting) and state.waiting[0].asked_at is not None
    if was_put and asked is None and not state.wishes and _is_yes_or_no(heard.text):
        return go_on(state, (), view)  # a reminder came between: what it answers is put again
    if was_thanks(heard.text):
        rest = without(state, asked) if asked and asked.ask is Ask.ACTIVITY else state
        return Step(rest, (Say("courtesy"),))
    if not merely_thanks(heard.text) or heard.answers.activities:
        return None
    if asked is not None:
        if asked.repeated or asked.ask is Ask.PERCENT:
            return None
        once = asked.model_copy(update={"repeated": True})
        again = state.model_copy(update={"waiting": (once, *state.waiting[1:])})
        return go_on(again, (Say("courtesy"),), view)
    if wish is None or wish.times > 1:
        return None
    put = wishes.put(state, wish, view)
    return Step(put.state, (Say("courtesy"), *put.actions))


def _is_yes_or_no(text: str) -> bool:
    """Whether a text is a plain yes or no, which an "ok" to a reminder is not."""
    said = says_yes(text) or merely_no(text)
    return said and read(text).plain.partition(" ")[0] in ("si", "no")


def _added(
    meaning: Meaning, adds: re.Match[str], text: str, subject: int | None, view: View
) -> Meaning:
    """Return the last figure with as much more or less; none where that is no figure."""
    named = [one for one in (view.id_of(u.code) for u in meaning.updates) if one is not None]
    about = named[0] if len(named) == 1 else subject
    before = view.percent(about)
    if about is None or about not in view.activities or before is None or len(named) > 1:
        return meaning
    count = Decimal(adds["count"])
    figure = before + (-count if adds["less"] else count)
    fits = 0 <= figure <= WHOLE
    return _asked(about, figure if fits else None, text, view)


def _other_of_two(order: tuple[int, ...], state: State, view: View) -> int | None:
    """Return the other one of two activities, of which one was just told; None where that is not
    clear."""
    spoken_of = state.spoken_of(view.at, view.reminded_at)
    told = {*fragments.followed(state, view.at, view.reminded_at)} or {spoken_of} - {None}
    for near in ({*order}, {*view.open_ids} | told):
        others = near - told
        if len(near) == _TWO and len(others) == 1 and others <= view.activities.keys():
            return others.pop()
    return None


def _asked(about: int, figure: Decimal | None, text: str, view: View) -> Meaning:
    """Return a report of a figure that is asked with a yes or a no; of none, which it is."""
    ask = Ask.PERCENT if figure is None else Ask.CONFIRM
    status = Status.DONE if figure == WHOLE else Status.IN_PROGRESS
    code, words = view.activities[about].code, text.strip()
    update = Update(
        code=code,
        percent=figure,
        status=status,
        description="",
        span=None,
        words=words,
        rule="20 from the last figure",
        ask=ask,
    )
    return Meaning(Intent.REPORT, (update,), ask=ask, rule=update.rule)
