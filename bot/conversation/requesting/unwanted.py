"""That something is not to be asked for any more, and why: "ya hablé con ella, no hace falta
pedirlo", "no, ya quedó concedida". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import wishes
from bot.conversation.heard import Heard, Read
from bot.conversation.requesting.requests import promised
from bot.conversation.state import State
from bot.conversation.steps import ShowList, Step
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.granted import granted_apart
from bot.understanding.asks.requests.reasons import motive_replaced
from bot.understanding.asks.requests.reassignment import is_of_no_office
from bot.understanding.asks.requests.withdrawal import is_settled, withdraws
from bot.understanding.clauses import clauses
from bot.understanding.meaning import Intent
from bot.understanding.progress.states import NOT_YET_DUE
from bot.understanding.reading import phrase, read
from bot.understanding.talk import is_courtesy
from bot.understanding.yes_no import after_a_no, cancels, merely_tells, says_no
from bot.understanding.yes_no import drops as leaves
from core.spanish import bare_words, fold
from core.words import RequestKind

_THING = (
    r"(?:(?:el|la|mas|ese|esa|este|esta|mi|otr[oa]) )?"
    r"(?:plazo|prorroga|ampliacion|tiempo|solicitud|cambio|pedirl[oa])"
)
_NEEDS_NOT = (
    r"no (?:l[oa] |se )?(?:necesit(?:o|a|amos)|requier[oe]|requerimos|quiero|queremos|hace falta"
    r"|es necesari[oa])"
)
_STOPS = re.compile(
    r"(?:(?:no|ya|mejor|entonces|ok|bueno|listo|quiero) )*"
    r"(?:parar|pare|paremos|salir|terminar|stop|ya no|desisto|desistimos"
    r"|no (?:l[oa]s? )?(?:pid[ao]|pidamos|solicite|solicitemos|envie|enviemos|mande|mandemos)"
    rf"(?: nada| {_THING})?|{_NEEDS_NOT} {_THING}|no (?:estoy|estamos) (?:pidiendo|solicitando)"
    rf"(?: nada| {_THING})?|(?:retir|quit|anul|cancel)[a-z]{{1,5}}(?:l[ao]s?)?(?: {_THING})?"
    r"|(?:dejemos(?:l[oa])?|dejel[oa]|deje)(?: eso| todo)? asi)(?: por ahora| por favor| gracias)*"
)
# "…, solo preguntaba las fechas"
_ONLY_ASKED = re.compile(
    r"(?:(?:yo|era|fue|es que|les?|solo|solamente|lo que) ){0,4}"
    r"(?:pregunt(?:o|aba|abamos|amos|e|ar)|(?:quer(?:ia|iamos)|"
    r"quiero) (?:saber|preguntar))\b.{0,80}"
)
# "…, solo aviso que dependo del mapa"
_ONLY_TELLS = re.compile(
    r"(?:(?:yo|era|fue|es que|les?|solo|solamente) ){1,4}(?:para )?"
    r"(?:avis|inform|cont|cuent|coment)(?:o|aba|abamos|amos|ar)(?:les?)?\b.{0,80}"
)
_NOT_NEEDED = re.compile(rf"(?:(?:no|ya|mejor) )*{_NEEDS_NOT}(?: por ahora| gracias)*")
# "no, deje así y envíela", "deje así, hasta el 20"
_STILL_WANTED = re.compile(
    r"\b(?:pid[aeo]|pedir|solicit|envi[ae]|mand[ae]|tramit|hasta|fecha|asi (?:el|para|con|en)\b)"
)
_WILL_TELL = re.compile(r"\bles? (?:cuent|avis|confirm|dig|escrib|inform|respond)[a-z]{1,4}\b")
_DENIES = re.compile(
    r"(?:(?:ah|uy|pues|que pena) (?:, )?)?(?:no(?= ,| digo| , digo| es que)|si aplica(?!\S))"
)
_NOT_YET_DUE = phrase(NOT_YET_DUE)
_CLAUSE = re.compile(r"[.;,!\n](?=\s|$)\s{0,3}")


def takes_back(heard: Read, one: Wish, view: View) -> bool:
    """Tell whether a text takes back the request on the screen; that its reason is another keeps
    it: "ese no es el motivo: falta el CDP"."""
    if motive_replaced(heard.text):
        return False
    undone = heard.meaning.intent is Intent.UNDO
    return undone or cancels(heard.text) or drops(heard.text, one, view) or _leaves_it(heard)


def dropped(state: State, heard: Read, one: Wish, view: View) -> Step:
    """Return what follows where a text takes a request back: it is dropped, and what else the text
    asks for is shown, or reminded of on its day."""
    step = wishes.drop(state, one, view)
    shown = (ShowList(),) if asks_for_dates(heard.text) else ()
    return replace(step, actions=(*step.actions, *shown, *promised(heard, view)))


def _leaves_it(heard: Read) -> bool:
    """Tell whether a text leaves things as they are, or says no and puts the matter off, whatever
    else it tells: "no, deje así, después miramos", "no, la otra semana le cuento"."""
    told, text = heard.meaning, heard.text
    reports = any(update.definite for update in told.updates)
    promises = _WILL_TELL.search(fold(text)) is not None
    delays = told.intent is Intent.SNOOZE and promises and after_a_no(text) != ""
    left = delays or leaves(text, reports=reports)
    return left and _STILL_WANTED.search(fold(text)) is None


def drops(text: str, one: Wish, view: View) -> bool:
    """Tell whether a text wants no request. That something is not needed may be why it does not
    apply."""
    plain = without_code(bare_words(text), one, view)
    if _STOPS.fullmatch(plain) or merely_tells(text) or _stops_and_says_why(text, one):
        return True
    if one.kind is RequestKind.EXTENSION and withdraws(text):
        return True
    if one.kind is RequestKind.REASSIGN and is_of_no_office(text):
        return True
    if one.kind is RequestKind.NOT_APPLICABLE and _only_not_yet(text):
        return True
    return one.kind is not RequestKind.NOT_APPLICABLE and _NOT_NEEDED.fullmatch(plain) is not None


def _only_not_yet(text: str) -> bool:
    """Tell whether a text says that something does apply, and is not due yet: "no, digo que todavía
    no toca, eso se hace en mayo"."""
    plain = read(text).plain
    return _DENIES.match(plain) is not None and _NOT_YET_DUE.search(plain) is not None


def ends(heard: Heard, one: Wish, view: View) -> bool:
    """Tell whether a text wants a request no more that is on the screen."""
    if not isinstance(heard, Read) or one.asked_at is None:
        return False
    return drops(heard.text, one, view)


def _stops_and_says_why(text: str, one: Wish) -> bool:
    """Tell whether a text says that something need not be asked for, or has been granted, and
    beside that only who has settled it: "ya hablé con ella. No hace falta pedirlo"."""
    if one.kind is RequestKind.EXTENSION and granted_apart(text) == (True, ""):
        return True
    said = [clause for clause, _ in clauses(text, _CLAUSE) if clause.strip()]
    stops = [clause for clause in said if _STOPS.fullmatch(bare_words(clause))]
    left = [clause for clause in said if clause not in stops and not says_no(clause)]
    return bool(stops) and all(
        is_settled(clause)
        or is_courtesy(read(clause).plain)
        or any(one.fullmatch(bare_words(clause)) for one in (_ONLY_ASKED, _ONLY_TELLS))
        for clause in left
    )


def asks_for_dates(text: str) -> bool:
    """Tell whether a text that wants no request asks when what she has to do is due."""
    said = (bare_words(clause) for clause, _ in clauses(text, _CLAUSE))
    return any(_ONLY_ASKED.fullmatch(one) and re.search(r"\b(?:fecha|cuando)", one) for one in said)


def without_code(plain: str, one: Wish, view: View) -> str:
    """Return words without "de la 5.5" at their end, where the request is about that."""
    for about in one.activities:
        code = re.escape(bare_words(view.activities[about].code))
        plain = re.sub(rf" (?:de|para|en) (?:la |el )?(?:actividad )?{code}$", "", plain)
    return plain
