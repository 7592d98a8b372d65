"""A report was of something else: "no, hablaba de las fichas, no de la 6.1". Pure.

Such words are never added to the report: a button takes it back, and what they name instead is
gone on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bot.conversation.correcting import asking_back
from bot.conversation.heard import Read
from bot.conversation.reporting import fragments
from bot.conversation.reporting.drafts import about_now, drafts_of, go_on, report
from bot.conversation.reporting.fragments import is_about_it
from bot.conversation.state import State
from bot.conversation.steps import Action, Say, Step, TellElsewhere
from bot.conversation.view import View
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from bot.understanding.wordlists import PLEASE
from core.rules import WHOLE
from core.spanish import fold

_LEAD = (
    r"(?:(?:huy|uy|ay|uf|ups|no|perdon|perdone|disculpe|disculpa|que pena|espere|mentiras?)"
    r"(?: [,.:;!])* )"
)
_MEANT = r"(?:yo )?(?:(?:hablaba|hablo|estaba hablando) de|me (?:referia|refiero) a)l?(?!\S)"
# "la otra", "la 1.3": which one it is instead
_OTHER = (
    r"(?:es |era |fue )?(?:(?:de|para|en|a) )?(?:la|el) (?:otr[oa](?: actividad)?"
    r"|(?:actividad )?[a-z]{0,4}[- ]?\d{1,3}(?:\.\d{1,3}){1,4})(?= *$| [,.;!])"
)
_NOT_THAT = rf"es[ao] no(?: [,.;])? {_OTHER}"
_WAS = (
    rf"era (?:(?:de|para|sobre) )?(?:el|la|los|las|del)(?!\S)|(?:es[aeo]|es[ao]s) no(?= *$)"
    rf"|{_OTHER}(?: [,.;!])* *$"
)
# "eso de las cartas era de la 3.3"
_ABOUT_ANOTHER = (
    r"(?:es[aeo]s?|l[aeo]s?)(?: [a-z]{2,20}){0,6}? (?:eran?|es|son|fue|iban?|van?) "
    rf"(?:(?:de|del|para|en) )?(?:lo )?{_OTHER.removeprefix('(?:es |era |fue )?')}"
)
_BELONGS = re.compile(rf"{_LEAD}*{_ABOUT_ANOTHER}")
# "eso no es el 100"
_NOT_THAT_FIGURE = (
    r"(?:eso|es[ae]|esto) no (?:es|era|son|va|esta) (?:(?:el|un|en|al) ){0,2}\d{1,3}(?: %)?"
    r"(?= *$| [,.;!])"
)
_NOT_YET = r"(?:todavia|aun) no(?: (?:todavia|aun))?(?: [.!,])*$"  # after "lista"
_DENIES = re.compile(
    rf"{_LEAD}*(?:{_MEANT}|{_NOT_THAT}|{_NOT_THAT_FIGURE}|{_NOT_YET})|{_LEAD}+(?:{_WAS})"
)
_WRONG = r"(?:mal|errad[oa]|equivocad[oa]|incorrect[oa])"
_IS_WRONG = (
    rf"(?:lo|el dato|la cifra|el reporte|el registro|el porcentaje) del? [^,;]{{1,60}}? "
    rf"(?:esta|estan|quedo|quedaron) {_WRONG}(?= [,.;:!]| *$)"
)
_NEVER_SAID = (
    r"(?:yo |si )?(?:no|nunca|jamas) (?:les? |he |habia )?"
    r"(?:dije|dicho|reporte|reportado|puse|escribi|mande)"
    r" (?:que )?(?:(?:era|eran|iba|va|van|fuera|en|el|un|los|las) ){0,3}"
    r"(?:\d{1,9}\S{0,4}(?: %)?|es[oa](?: cifra)?|es[ea] (?:dato|numero)|tal cosa)"
    r"(?: (?:en|de|para|sobre) (?:la |el )?\S{1,30})?"
)
# "eso no fue lo que reporté", "usted me puso otra cosa"
_NOT_WHAT_I_SAID = (
    r"(?:es[aeo]s?|est[aeo]) no (?:es|era|fue|son|fueron) lo que (?:yo )?(?:les? )?"
    r"(?:dije|dijimos|reporte|reportamos|puse|escribi|mande|conte|quise decir)"
    r"|(?:usted(?:es)? )?(?:me )?(?:puso|pusieron|anoto|anotaron|registro|registraron|entendio"
    r"|entendieron) (?:otra cosa|lo que no (?:es|era|fue)|algo distinto)"
)
# "quite ese 45", "borre el 0 de la 2.1"
_TAKES_OUT = (
    r"(?:(?:por favor|porfa|me) ){0,2}(?:quit|borr|elimin|anul|retir)(?:e|a|en)(?:me|nos)?"
    r" (?:(?:por favor|porfa) )?(?:ese|esos|el|los) (?P<out>\d{1,9}(?:[.,]\d{1,2})?)"
    r"(?: (?:%|por ciento))?"
    rf"(?: (?:en|de|a) (?:la |el )?\S{{1,30}})?{PLEASE}"
)
# "eso no es, el 2 está mal, bórrelo", "ese 2 % no es, quítelo"
_WRONG_AND_OUT = (
    r"(?:(?:eso|es[ae]|esto) no (?:es|era|va)(?: [,.;])* )?(?:(?:en |de )?la \S{1,12} (?:, )?)?"
    r"(?:es[ea]|el|ese del|el del) (?P<figure>\d{1,9}(?:[.,]\d{1,2})?)(?: (?:%|por ciento))? "
    rf"(?:no (?:es|era|va|fue|iba)|(?:(?:esta|quedo|es|era|fue) )?(?:{_WRONG}|mal[oa]))"
    r"(?: (?:ahi|asi|y))?(?: [,.;:!])* (?:(?:por favor|porfa|y|me|entonces|mejor) ){0,3}"
    rf"(?:quit|borr|elimin|anul|retir)(?:e|a|en)(?:me|nos)?l[oa]{PLEASE}"
)
_ORDERED_OUT = re.compile(
    rf"{_LEAD}*(?:{_TAKES_OUT}|{_WRONG_AND_OUT})(?: [.!,]| (?:muchas )?gracias){{0,4}}"
)
_DISOWNS = re.compile(
    rf"(?:^|(?<= [,.;:!] )|(?<= y )|(?<=^eso ))"
    rf"(?:{_NEVER_SAID}|{_NOT_WHAT_I_SAID}|{_TAKES_OUT})(?= [,.;:!]| *$)"
)
# "no, la rampa no está!", "la 4.2 todavía no está lista"
_NOT_DONE = re.compile(
    rf"{_LEAD}*(?P<name>(?!eso |asi )[^,;:¶]{{2,60}}?) (?:(?:todavia|aun) )?no (?:estan?|quedo)"
    r"(?: (?:todavia|aun))?(?: (?:list|terminad|cumplid|hech|complet|culminad|finalizad)[oa]s?)?"
    r"(?: (?:todavia|aun))?(?: [.!,;])*"
)
# "quitar eso de la 1.4"
TAKES_THAT_OUT = re.compile(
    rf"{_LEAD}*(?:(?:por favor|favor|porfa) )?"
    r"(?:quit|borr|sac|saqu|elimin|retir)(?:ar|e|a|en)(?:l[oa])?"
    r" (?:es[oa]s?|esto|lo anterior|es[aeo]s? (?:dato|cifra|palabras|reporte|texto)) del?"
    rf" (?P<name>[^,;:¶]{{2,60}}?){PLEASE}(?: [.!,;])*"
)
_PIECE = re.compile(r"(?<=[.;!?])\s+|\n+|,\s(?=(?:la|el|lo) que\s)")
_SAYS_IT_WRONG = re.compile(rf"{_LEAD}*{_IS_WRONG}")
_MAY_DENY = re.compile(rf"{_LEAD}|{_MEANT}|{_NOT_THAT}|{_NOT_YET}")


def may_be(text: str) -> bool:
    """Tell whether a text begins like one that says that a report was of something else."""
    return _MAY_DENY.match(read(text).plain) is not None


def takes_out(text: str) -> bool:
    """Tell whether a text has a figure taken out and says no more: "quite el 80 de la 4.4"."""
    return _ORDERED_OUT.fullmatch(read(text).plain) is not None


def figure_out(text: str) -> Decimal | None:
    """Return the figure that a text has taken out, None for other texts."""
    found = _ORDERED_OUT.fullmatch(read(text).plain)
    figure = found and (found["out"] or found["figure"])
    return Decimal(figure.replace(",", ".")) if figure else None


def unsaid(text: str) -> tuple[str, str, bool] | None:
    """Return what a text calls the activity of which a record is not to stand, the rest of the
    text, and whether it says only that it is not done; None for other texts."""
    pieces = [one for one in _PIECE.split(text) if one.strip()]
    for at, one in enumerate(pieces):
        plain = read(one).plain
        removed, not_done = TAKES_THAT_OUT.fullmatch(plain), _NOT_DONE.fullmatch(plain)
        if (found := removed or not_done) is not None:
            return found["name"], " ".join(pieces[:at] + pieces[at + 1 :]), removed is None
    return None


def disowns(text: str) -> bool:
    """Tell whether a text says that what was recorded is wrong, or that she never said it, and
    tells no figure instead."""
    plain = read(text).plain
    if takes_out(text):
        return True
    never = _DISOWNS.search(plain)
    if never is None and _SAYS_IT_WRONG.match(plain) is None:
        return False
    rest = plain if never is None else plain[: never.start()] + plain[never.end() :]
    return re.search(r"(?<![\w.])\d+(?![\w.])", rest) is None and "?" not in text


def is_denied(said: Read, state: State, view: View) -> bool:
    """Tell whether a text says that the last report was of something else, and not how it goes."""
    codes = [view.activities[one].code for one in view.follows]
    about = belongs(said, view)
    if about is not None:
        return is_about_it(said.answers.activities, state, view) and {about} != {*view.follows}
    if any(one.definite and one.code in codes for one in said.meaning.updates):
        return False
    return is_about_it(said.answers.activities, state, view) and _denies(said.text, codes)


def belongs(said: Read, view: View) -> int | None:
    """Return the activity of which a text says that something told belongs to it, and no figure:
    "no, eso de las cartas era de la 3.3"."""
    named = [view.id_of(one.code) for one in said.meaning.updates]
    told = any(one.definite for one in said.meaning.updates)
    fits = _BELONGS.match(read(said.text).plain) is not None
    return named[0] if fits and not told and len(named) == 1 else None


def _denies(text: str, codes: Iterable[str]) -> bool:
    plain = read(text).plain
    if _DENIES.match(plain):
        return True
    code = "|".join(re.escape(read(fold(one)).plain) for one in codes)
    name = rf"(?:(?:de|a|en|para) )?(?:la |el |lo )?(?:{code})"
    denied = rf"no (?:(?:es|era|fue) )?{name}(?= [,.;]| *$)|{name} no(?= [,.;]| *$)"
    return may_be(text) and re.search(rf"(?<!\S)(?:{denied})", plain) is not None


def answered(state: State, heard: Read, view: View) -> Step:
    """Offer to take the report back, and go on with the other activity that the words name.

    Nothing that is said later is about the one that she did not mean.
    """
    state = about_now(state, None, view)
    if (apart := unsaid(heard.text)) is not None and view.undoable.receipt is not None:
        return _unsaid(state, replace(heard, text=apart[1]), view.undoable.receipt, view)
    kept = belongs(heard, view)
    denied = [one for one in view.follows if one != kept]
    told = denied[0] if len(denied) == 1 else None
    of_others = heard.meaning.intent is Intent.ELSEWHERE
    if (
        view.undoable.receipt is not None
        and len(view.undoable.reports) == 1
        and (of_others or takes_out(heard.text) or _reopens(told, heard, view))
    ):
        asked = asking_back.ask(state, view.undoable.receipt, view)
        codes = heard.meaning.codes if of_others else ()
        whose = (TellElsewhere(codes, heard.inbound_id),) if codes else ()
        return Step(asked.state, (*whose, *asked.actions))
    offered = Say("report_denied", about=told, undo=view.undoable.receipt)
    meaning = heard.meaning
    if disowns(heard.text):
        return Step(state, (offered,))
    if meaning.codes and meaning.intent in (Intent.REPORT, Intent.ELSEWHERE):
        return Step(state, (offered, TellElsewhere(meaning.codes, heard.inbound_id)))
    if kept in view.follows:
        words = (fragments.add(draft, kept) for draft in drafts_of(heard, view))
        return Step(state, (offered, *words))
    other = tuple(
        one for one in meaning.updates if view.id_of(one.code) not in (None, *view.follows)
    )
    if meaning.intent is not Intent.REPORT or not other:
        return Step(state, (offered,))
    said = replace(heard, meaning=replace(meaning, updates=other))
    following, actions = report(state, drafts_of(said, view), view, heard.answers.asked)
    return go_on(following, (offered, *actions), view)


def _reopens(told: int | None, heard: Read, view: View) -> bool:
    """Tell whether a text that names nothing else denies a report that has closed its activity."""
    named = {view.id_of(one.code) for one in heard.meaning.updates}
    return told is not None and view.percent(told) == WHOLE and named <= {told, None}


def _unsaid(state: State, rest: Read, receipt: tuple[int, int], view: View) -> Step:
    """Ask whether a report is taken back, once the figures that the rest of the text tells of
    others are written: "no, la rampa no está! la que quedó es la licencia"."""
    meaning = view.read_open(rest.text, None) if rest.text else rest.meaning
    told = tuple(
        one
        for one in meaning.updates
        if one.definite and view.id_of(one.code) not in (None, *view.undoable.reports)
    )
    actions: tuple[Action, ...] = ()
    if rest.text and told:
        said = replace(rest, meaning=replace(meaning, updates=told))
        state, actions = report(state, drafts_of(said, view), view, rest.answers.asked)
    if rest.text and meaning.intent is Intent.ELSEWHERE:
        actions = (*actions, TellElsewhere(meaning.codes, rest.inbound_id))
    asked = asking_back.ask(state, receipt, view)
    return Step(asked.state, (*actions, *asked.actions))
