"""What was reported is taken back in one message with a report on another activity: "bórrelo. La
que va en 60 es la 2.4", "50. Y lo de la 1.2 bórrelo, yo no dije eso". Both are done. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.correcting.moved_words import names_its_figure
from bot.conversation.turn import Turn
from bot.conversation.viewing import view_of
from bot.understanding.clauses import said_as
from bot.understanding.correcting.taken_out import TakenOut, taken_out
from bot.understanding.meaning import REQUESTS, Ask, Context, Intent
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import word_set
from core.spanish import bare_words, fold

_EDGE = re.compile(r"(?<=[.;!])\s+|\n+|,\s+|\sy\s", re.IGNORECASE)
# "me equivoqué, la 1.1 era 60" orders nothing
_TAKES_BACK = re.compile(r"\b(?:borr|quit|anul|elimin|retir|deshag|deshac|deshaz)")
_MOST_WORDS = 6  # of an order to take something back
# "uy no, deshaz eso": nothing is said yet
_OPENS = word_set("ay uy ups no nop perdon disculpe disculpa espere mejor ah oiga")
# "…, era el borrador": why it is taken back, not how another activity stands
_WHY = re.compile(r"(?:eso |es[ea] |(?:es )?que |porque )*(?:era|eran|fue|me equivoque|no era)\b")
# Behind the words that take something back: "y la otra va en 50", "50 %, falta la firma"
_OF_ANOTHER = re.compile(r"(?:(?:y|pero) )?(?:(?:la|lo de la|en la) otra\b|\d{1,3}(?![\w./]))")
# "la 5.1 déjela", "las otras están bien"
_LEFT = re.compile(
    r"(?:(?:y|pero) )?(?:l[ao]s?|el)(?: (?:de|del|la|el|los|las|lo|y|[a-z]{0,3}\d[\d.]*|otr[oa]s?"
    r"|demas|resto)){1,8} (?:(?:si|no) )?(?:dej[ae]n?l[oa]s?|estan?|quedan?|siguen?)"
    r"(?: (?:si|bien|asi|quiet[oa]s?|ahi|como (?:esta|estaba)n?)){0,3}"
)


def parts_of(turn: Turn) -> tuple[tuple[str, bool], ...]:
    """Return the parts of a text that are heard one after another, each with whether it takes
    something back: the words that only do so, and what is said besides; nothing for other texts."""
    if turn.message.is_no_new_text or turn.message.files:
        return ()
    named = taken_out(turn.text)
    return _last_first(turn) if named is None else _of_what_is_named(turn, named)


def _last_first(turn: Turn) -> tuple[tuple[str, bool], ...]:
    """Return the words that only take back what was told last, and what a text reports behind them
    of other activities."""
    told, text = turn.current.told, turn.text
    known, today = turn.desk.open_context(), turn.today
    undoes, rest = _order_first(text, known)
    if not rest or not told:
        return ()
    if names_its_figure(read(rest).plain):
        return ()  # it is moved there
    if len(undoes.split()) > _MOST_WORDS or _TAKES_BACK.search(fold(undoes)) is None:
        return ()
    alone = understand_by_rules(undoes, known, today)
    if alone.intent is not Intent.UNDO or alone.codes or alone.updates:
        return ()
    codes = {one.code for one in understand_by_rules(rest, known, today).updates if one.definite}
    activities = turn.desk.activities
    before = {activities[one].as_pending().code for one in told if one in activities}
    apart = codes and codes.isdisjoint({*before, None})
    return ((undoes, True), (rest, False)) if apart else ()


def _order_first(text: str, known: Context) -> tuple[str, str]:
    """Return the first words that say something, and what comes behind them; a reason that names
    neither activity nor figure goes with neither: it is of what is taken back."""
    edges = _EDGE.finditer(text)
    ends = (one for one in edges if not _OPENS.issuperset(bare_words(text[: one.start()]).split()))
    edge = next(ends, None)
    if edge is None:
        return text, ""
    undoes, rest = text[: edge.start()], text[edge.end() :]
    why = _EDGE.search(rest)
    reason = "" if why is None else fold(rest[: why.start()])
    if why is None or not _WHY.match(reason) or re.search(r"\d", reason):
        return undoes, rest
    return undoes, rest if codes_named(read(reason), known) else rest[why.end() :]


def _of_what_is_named(turn: Turn, said: TakenOut) -> tuple[tuple[str, bool], ...]:
    """Return what a text tells of others, and in plain words that what is recorded of the activity
    that it names is taken back; nothing where the rest may be of that one too."""
    every = view_of(turn.context, turn.desk).named(said.name)
    named = tuple(one for one in every if one is not None)
    if not named or len(named) < len(every):
        return ()
    undoes = (said.plainly, True)
    rest = [one for one in (said.before, said.behind) if one and not _is_nothing(one)]
    if not rest:
        return () if said.is_order or said.plainly == turn.text else (undoes,)
    if all(map(_leaves_others, rest)):
        return (undoes,)
    if not all(_told_of_others(turn, one, named) for one in rest):
        return ()
    behind = fold(said.behind)
    # "lo de la 1.2 bórrelo, va en 50" may be of that one
    alone = bool(behind) and not codes_named(read(behind), turn.desk.open_context())
    if alone and _OF_ANOTHER.match(behind) is None:
        return ()
    beside = " ".join(rest)
    asks = understand_by_rules(beside, turn.desk.open_context(), turn.today).intent in REQUESTS
    waits = any(one.activity_id in named for one in turn.current.waiting)  # not asked again
    return (undoes, (beside, False)) if asks or waits else ((beside, False), undoes)


def _is_nothing(text: str) -> bool:
    plain = read(text).plain
    return is_courtesy(plain) or bare_words(text) in {"y", "pero", "perdon", "que pena", "hola"}


def _leaves_others(text: str) -> bool:
    """Tell whether words only say that what is recorded of others stands."""
    return said_as(text, (_LEFT,)) is not None


def _told_of_others(turn: Turn, text: str, but: tuple[int, ...]) -> bool:
    """Tell whether words report on other activities alone, or ask for something of these; a figure
    that names none is of what was asked, or spoken of last, where that is another."""
    known, current = turn.desk.open_context(), turn.current
    activities = turn.desk.activities
    asked = current.open_question(None)
    about = asked.activity_id if asked is not None and asked.ask is Ask.PERCENT else None
    about = about or current.spoken_of(turn.now, None)
    if about is not None and about in activities and about not in but:
        known = replace(known, reply_to=activities[about].as_pending().code)
    meaning = understand_by_rules(text, known, turn.today)
    codes = {one.code for one in meaning.updates if one.definite}
    codes |= {*meaning.codes} if meaning.intent in REQUESTS else set()
    denied = {activities[one].as_pending().code for one in but if one in activities}
    return bool(codes) and codes.isdisjoint(denied)
