"""The last day of somebody's absence, said in answer to "¿Hasta qué día no está Jairo?"."""

from __future__ import annotations

import re

from bot.conversation.away.others.confirming_away import without_courtesies
from bot.conversation.state import Proposal
from bot.conversation.turn import Turn
from bot.understanding.asks.people.absence_days import ONE_DAY
from bot.understanding.wordlists import MONTH
from bot.understanding.yes_no import says_no
from core.dates.reader import blanked, find_dates
from core.spanish import bare_words

QUESTION = "away_until"
# What may stand around the day that answers.
_AROUND = re.compile(
    r"hasta|el|al?|del?|dia|es|esta(?:ra)?|sigue|creo|que|pues|como|mas|o|menos|inclusive|incluido"
    r"|si|no|y|mejor|perdon|digo|corrijo|ese|solo|solamente|unicamente|nada|falta"
    r"|vuelve|regresa|retorna|entra|se|reincorpora|ya|seria|vuelvo|regreso|retorno|entro|estoy"
    r"|estare|me|reincorporo|reintegro|a|la|las|mis?|vacaciones|incapacidad|licencia|permiso|viaje"
    r"|comision|descanso|trabajar|oficina|doctora?|ingenier[oa]|proximo|este"
)
# "el mismo 6", "solo el viernes": an absence of that one day
_DAY_ITSELF = re.compile(r"\bmism[oa] (?!dia\Z)")
_ONE_DAY = re.compile(r"\b(?:sol[oa]|solamente|unicamente|nada mas|no mas|y ya)\b")
_THAT_DAY = re.compile(
    r"(?:(?:hasta|solo|solamente|unicamente|es|no|si|por) ){0,3}es[ea] (?:mismo )?dia"
    r"(?: (?:nada|no) mas| y ya| solamente)?"
)
_NUMBER = re.compile(r"(?P<before>(?:(?:hasta|solo|es|dia) ){0,3})(?P<day>\d{1,2})")
_SPAN = re.compile(
    r"(?:(?:no|si|es|son|va|mejor|perdon|seria|estara|esta|de|vacaciones|permiso|licencia) ){0,4}"
    rf"(?P<days>(?:del?|desde|entre) {ONE_DAY} (?:de (?:{MONTH}) )?"
    rf"(?:al?|hasta|y) {ONE_DAY}(?: de (?:{MONTH}))?)"
)
_FIRST_DAY = re.compile(
    r"desde|a|partir|del?|el|es|para|salgo|me|voy|empiezo|arranco|ahora|si|no|pues|creo|que|dia"
)
_TELLS = re.compile(
    r"hasta|vuelve|regresa|retorna|entra|reincorpora|vuelvo|regreso|retorno|entro|reincorporo"
    r"|reintegro"
)
_NOT_KNOWN = re.compile(
    r"(?:pues |todavia |aun |yo )?no (?:lo |la )?(?:confirm\w{1,4}|s[ea]b\w{1,5}|se|registre nada)"
    r"(?: todavia| aun| la ausencia| hasta cuando)?"
)


def question(turn: Turn, person_id: int, said: str) -> Proposal:
    """Return what waits for the day: who is away, in which words that was said."""
    return Proposal(kind=QUESTION, target=person_id, at=turn.now, value=said)


def without_name(text: str, name: str) -> str:
    """Return a text without the name of whose absence was asked about: "lo de Rosa hasta el 16"."""
    named = "|".join(re.escape(one) for one in bare_words(name).split())
    called = re.compile(rf"\b(?:l[oa]s? de )?(?:{named})(?: (?:{named})){{0,3}}\b ?")
    words = bare_words(text)
    if "%" in text or called.search(words) is None:
        return text
    return called.sub("", words).strip()


def completed(waiting: Proposal, turn: Turn) -> str | None:
    """Return the words that told the absence with the day that a message says alone; None for any
    other message."""
    whole = without_courtesies(turn.text)
    said = _DAY_ITSELF.sub("", whole).strip()
    alone = _ONE_DAY.search(said) is not None or said != whole
    number = _NUMBER.fullmatch(said)
    if number and "%" not in turn.text and turn.current.open_question(None) is None:
        said = f"{number['before']}el {number['day']}"
    if _THAT_DAY.fullmatch(said):
        told = bare_words(waiting.value)
        said = next((told[one.start : one.end] for one in find_dates(told, turn.today)), said)
        alone = True
    if (span := _SPAN.fullmatch(said)) is not None:  # "del 18 al 22"
        return f"{waiting.value} {span['days']}"
    dates = find_dates(said, turn.today)
    around = blanked(said, [(one.start, one.end) for one in dates]).split()
    if len(dates) != 1 or not all(map(_AROUND.fullmatch, around)):
        return None
    (one,) = dates
    if alone and one.day is not None and not any(map(_TELLS.fullmatch, around)):
        return f"{waiting.value} del {one.day.day} al {said[one.start : one.end]}"
    bare = not any(map(_TELLS.fullmatch, around))
    return f"{waiting.value} {'hasta ' if bare else ''}{said}"


def span_of(text: str) -> str:
    """Return the days that a message says from one to another, and nothing else; "" for others."""
    found = _SPAN.fullmatch(without_courtesies(text))
    return "" if found is None else found["days"]


def only_day(turn: Turn) -> str:
    """Return the one day that a message says, and nothing else; "" for others."""
    said = without_courtesies(turn.text)
    dates = find_dates(said, turn.today)
    around = blanked(said, [(one.start, one.end) for one in dates]).split()
    first = all(map(_FIRST_DAY.fullmatch, around))
    return said[dates[0].start : dates[0].end] if len(dates) == 1 and first else ""


def refuses(text: str) -> bool:
    """Tell whether a text answers that the day is not known, or wants nothing registered."""
    return says_no(text) or _NOT_KNOWN.fullmatch(without_courtesies(text)) is not None
