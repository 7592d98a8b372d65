"""What follows an answer to "¿en qué porcentaje va?" that holds no figure. Pure.

The question is put a second time at most. Her words wait with it where they give an account of the
work; a third answer without a figure, or thanks, leave it for the next reminder; a refusal ends it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import about_now, drafts_of, go_on, report, without
from bot.conversation.reporting.wording import lacking, of_the_work
from bot.conversation.state import ABOUT_FOR, Draft, State
from bot.conversation.steps import LeaveOpen, Say, Step
from bot.conversation.view import View
from bot.understanding.asks.account import account_of
from bot.understanding.asks.no_account import NO_ACCOUNT
from bot.understanding.meaning import Intent
from bot.understanding.progress.of_the_report import names_alike, shows_work
from bot.understanding.reading import read
from bot.understanding.yes_no import (
    after_words,
    cancels,
    complains,
    denies,
    keeps_the_last,
    knows_not,
    merely_no,
    merely_thanks,
    refuses_to_tell,
)
from core.rules import WHOLE
from core.spanish import bare_words, sentences

# "o sea cero", after "¿en qué porcentaje va?"
_ZERO = re.compile(
    r"(?:(?:o sea|osea|pues|entonces|es decir|seria|sigue|va|vamos|esta|en|un|el|que|eso|es|no"
    r"|si|digamos) ){0,5}(?:cero|0)(?: (?:por ciento|porciento|avance))?"
)
# "ya la reporté en 100 ayer", where that is the figure that is known
_TOLD_BEFORE = re.compile(
    r"(?:(?:pero|no|oiga|esa|eso) ){0,2}ya (?:la |lo |se la |les? )?(?:report|puse|pusimos|inform)"
    r"[a-z]{0,4} (?:al|en(?: el)?|con) (?P<figure>\d{1,3})(?: por ciento)?"
    r"(?: (?:ayer|hoy|antier|la semana pasada|(?:el|este) [a-z]{4,9}))?"
)
_DONE_YES = re.compile(
    r"(?:ah )?si(?: senora?)? ya(?: (?:esta|quedo|senora?))?"
)  # "Ya está: 100 %"
# "como 40, son 5 en total": of a percentage above the number of units, which is told beside it
_BESIDE_ALL = re.compile(
    r"(?P<words>(?:(?:como|unos|por|ahi|mas o menos|casi|un|el|al|en|va|vamos|pues) ){0,4}"
    r"(?P<figure>\d{1,3})(?: (?:%|por ciento))?(?: mas o menos)?) [,.;]"
    r" (?:(?:porque|pues|y) )?(?:(?:son|eran|serian) (?:l[ao]s )?(?P<all>\d{1,3})(?: [a-z]{3,20})?"
    r" en total|en total (?:son|eran|serian) (?P<total>\d{1,3})(?: [a-z]{3,20})?)(?: [.!])?"
)
_CLAUSE = re.compile(r"(?<=[.;,!?])\s+|\n+")
_NOT_THAT = re.compile(
    r"\bno (?:es |son |era |eran )?(?:de )?(?:la|el|las|los|lo)(?: del?)? (?P<what>[a-z ]{4,40})"
)
_NOTHING_TOLD = frozenset({Intent.COURTESY, Intent.UNCLEAR, Intent.REPORT, Intent.HELP})

# "no es mía, no tengo porcentaje": a request for another office.
_SENDS_AWAY = re.compile(
    r"\b(?:no (?:es|son) (?:mi[ao]s?|nuestr[ao]s?)|corresponden?|competen?|lideran?"
    r"|pregunt[ae]n?les?|l[oa]s? lleva)\b"
)

# All of an answer, as the button says it: "sigue", "sí, sigue así", "así sigue por ahora"
_GOES_ON = re.compile(
    r"(?:(?:si|no|pues|ah|ahi|asi|eso|esa|ya|la verdad|creo que|pongale que) ){0,3}"
    r"(?:sigue|siguen|seguimos|continua|continuamos)(?: (?:asi|ahi|en es[ae]|en lo mismo|por ahora"
    r"|todavia|gracias|por favor)){0,3}"
)


def answered(state: State, asked: Draft, heard: Read, view: View) -> Step | None:
    """Return what follows when the answer to the question for a figure holds none; None where it
    holds one, or is about something else."""
    told = heard.meaning.updates
    if not {view.id_of(one.code) for one in told} <= {asked.activity_id, None}:
        return None
    if (stated := _BESIDE_ALL.fullmatch(read(heard.text).plain)) is not None:
        percent = Decimal(stated["figure"])
        if Decimal(stated["all"] or stated["total"]) < percent <= WHOLE:
            return _stays(state, asked, percent, replace(heard, text=stated["words"]), view)
    figured = any(one.percent is not None and one.definite for one in told)
    if figured and not keeps_the_last(heard.text):
        return None
    if (figure := _meant(asked, heard.text, view)) is not None:
        return _stays(state, asked, figure, heard, view)
    if after_words(heard.text, merely_thanks) or merely_thanks(heard.text):
        return left(state, asked, view, thanked=True)
    return _refused(state, asked, heard, view) or _told(state, asked, heard, view)


def may_be_of_another(state: State, asked: Draft, heard: Read, view: View) -> bool:
    """Tell whether a text comes so long after the question for a figure, holds none, and has no
    word of its activity or of what waits with it, that it may be of any activity."""
    since = asked.asked_at
    if since is None or view.at - since <= ABOUT_FOR or asked.activity_id is None:
        return False
    told, means = heard.meaning.updates, heard.meaning
    if not {view.id_of(one.code) for one in told} <= {asked.activity_id, None}:
        return False
    if means.intent not in _NOTHING_TOLD or any(one.definite for one in told):
        return False
    text = heard.text
    answers = _meant(asked, text, view) is not None or merely_thanks(text) or knows_not(text)
    if answers or after_words(text, merely_thanks) or _refused(state, asked, heard, view):
        return False
    known = f"{view.titles.get(asked.activity_id, '')} {asked.description} {asked.text}"
    return shows_work(text) and not names_alike(text, known)


def _refused(state: State, asked: Draft, heard: Read, view: View) -> Step | None:
    """Take the question away from who wants none, or does not know."""
    cancelled = cancels(heard.text) or complains(heard.text)
    of_others = asked.activity_id in view.supported and knows_not(heard.text)
    refuses = refuses_to_tell(heard.text) or _is_denied(asked, heard.text, view)
    refuses = refuses and _SENDS_AWAY.search(bare_words(heard.text)) is None
    refuses = refuses or heard.meaning.rule == NO_ACCOUNT
    if cancelled or of_others or refuses:
        lacks = asked if merely_no(heard.text) and lacking(asked.description) else None
        rest = about_now(without(state, asked), asked.activity_id, view)
        rest = rest.model_copy(update={"refused": lacks})
        said = "not_recorded" if cancelled or of_others else "question_left"
        return go_on(rest, (Say(said, about=asked.activity_id),), view)
    return None


def _told(state: State, asked: Draft, heard: Read, view: View) -> Step | None:
    """Keep what she tells of the work, and put the question a second time; then leave it."""
    intent = heard.meaning.intent
    if intent not in _NOTHING_TOLD or any(one.definite for one in heard.meaning.updates):
        return None
    told = " ".join(one.description for one in heard.meaning.updates)
    told = of_the_work(account_of(told or (heard.text.strip() if shows_work(heard.text) else "")))
    whole = asked.model_copy(update={"description": sentences((asked.description, told))})
    shorter = Say("ask_figure_again", about=asked.activity_id)
    return put_again(state, whole, shorter) or left(state, whole, view)


def put_again(state: State, asked: Draft, shorter: Say) -> Step | None:
    """Put a question once more in shorter words; None where that was done."""
    if asked.repeated:
        return None
    once = (asked.model_copy(update={"repeated": True}), *without(state, asked).waiting)
    return Step(state.model_copy(update={"waiting": once}), (shorter,))


def left(state: State, asked: Draft, view: View, *, thanked: bool = False) -> Step:
    """Leave a question, and say what it waits for: no "sí" to something else writes a figure.
    Its buttons still answer it, and a reminder asks it again."""
    gone = asked.model_copy(update={"repeated": False, "passed_over": True})
    waiting = (gone, *without(state, asked).waiting)
    rest = state.model_copy(update={"waiting": waiting}).off_the_screen(view.at)
    said = LeaveOpen(asked, thanked=thanked)
    return Step(about_now(rest, asked.activity_id, view), (said,))


def _meant(asked: Draft, text: str, view: View) -> Decimal | None:
    """Return the figure that a text means which does not spell it: "ni idea, igual", "sí, ya",
    "cero". "Ah no, déjela como estaba" takes back what was told last."""
    known, plain = view.percent(asked.activity_id), bare_words(text)
    stays = any(keeps_the_last(one, known) for one in _CLAUSE.split(text)) and not denies(text)
    if known is not None and (keeps_the_last(text) or stays or _GOES_ON.fullmatch(plain)):
        return known
    told = _TOLD_BEFORE.fullmatch(plain)
    if told is not None and Decimal(told["figure"]) == known:
        return known
    if known is not None and _DONE_YES.fullmatch(plain):
        return Decimal(WHOLE)
    return Decimal(0) if asked.activity_id is not None and _ZERO.fullmatch(plain) else None


def _is_denied(asked: Draft, text: str, view: View) -> bool:
    """Tell whether a text says that it is not of the activity that is asked about, by a word of its
    title: "esas son las de los veedores, no las de trato digno"."""
    title = view.titles.get(asked.activity_id or 0, "")
    told = _NOT_THAT.finditer(bare_words(text))
    return any(names_alike(one["what"], title) for one in told)


def _stays(state: State, asked: Draft, figure: Decimal, heard: Read, view: View) -> Step:
    """Record the figure that a text means which does not spell it."""
    meaning = view.read_about(asked.activity_id or 0, f"{figure} %", view.today)
    goes_on = _GOES_ON.fullmatch(bare_words(heard.text)) is not None
    clauses = [] if goes_on or keeps_the_last(heard.text) else _CLAUSE.split(heard.text)
    others = (one for one in clauses if not keeps_the_last(one, figure))
    more = account_of(" ".join(others)) if len(clauses) > 1 else ""
    told = replace(meaning.updates[0], words=heard.text.strip(), span=None, description=more)
    said = replace(heard, meaning=replace(meaning, updates=(told,)))
    following, actions = report(state, drafts_of(said, view), view, asked.name)
    return go_on(following, actions, view)
