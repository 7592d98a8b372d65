"""A work that is ready on a day to come, or is given out then, is not done today: "lista el 25",
"lista, el 25 la publico". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.meaning import ReadReport, Status, Update
from bot.understanding.reading import any_phrase, phrase, read
from bot.understanding.wordlists import WEEKDAY
from core.dates.reader import COMING, blanked, find_dates

_MARK = "§"  # stands for a day to come
_LATER = re.compile(
    r"(?<!\S)el (?:dia )?(?P<day>[12]?\d|3[01])(?! (?:de|del|%|/|-|punto|puntos)(?!\S))(?!\S)"
)
_LED = re.compile(rf"(?:(?<!\S)(?:para|el|este|dia|mismo) )*{_MARK}+")
_MADE = r"(?:terminad|acabad|finalizad|culminad|hech)[ao]s?"
_GIVEN = r"(?:firmad|aprobad|publicad|entregad|enviad|radicad|instalad)[ao]s?"
_STATE = re.compile(rf"(?:\S+ ){{0,4}}(?:list[ao]s?|{_MADE}|{_GIVEN})")
_ENDS = (
    r"(?= [.,;!)]|\Z| (?:y|sin|seguro|si|en|a|al|por|para|con|ya|porque|apenas|ahi|alla|aqui)"
    r"(?!\S))"
)
_NOT_TOLD = (
    r"(?<!quedo )(?<!quedaron )(?<!fue )(?<!fueron )(?<!estuvo )(?<!estaba )(?<!deje )"
    r"(?<!dejamos )"
)
_IS_READY = phrase(rf"{_NOT_TOLD}list[ao]s?(?: ,)? {_MARK}{_ENDS}")
# "terminada el 25", not "terminada el viernes": that was last Friday
_IS_MADE = phrase(rf"{_NOT_TOLD}{_MADE}(?: ,)? {_MARK}{_ENDS}")
# "queda firmada el 20"; "firmada el 20" was last month
_STAYS_MADE = phrase(rf"(?:quedan?|quedaran?|estaran?) {_GIVEN}(?: ,)? {_MARK}{_ENDS}")
_WEEKDAY = re.compile(rf"(?:(?:el|este|dia|para) )*(?:{WEEKDAY})")
# "publico", "la subo", "sale", "se publica", "vamos a entregarla"; not "se publico"
_GIVES_OUT = (
    r"(?:(?!se [a-z]+o(?!\S))(?:la|lo|las|los|se|le|les) ){0,2}(?:"
    r"(?:public|entreg|mand|radic|cuelg|mont|carg|termin|acab|cierr|present|envi|sac|firm|expid)"
    r"(?:o|an?|en?|amos|are|ara|aran|aremos)"
    r"|sub(?:o|en?|imos|ire|ira|iran|iremos)|sal(?:en?|go|imos|dra|dran|dre|dremos)"
    r"|(?:voy|va|van|vamos) a (?:public|entreg|mand|radic|colg|mont|carg|termin|cerr|present|envi"
    r"|sac|firm|exped|sub|sal)[ai]r(?:l[ao]s?|se)?)"
)
_GIVEN_OUT = (
    phrase(rf"{_MARK} (?:ya )?{_GIVES_OUT}{_ENDS}"),
    phrase(rf"{_GIVES_OUT} {_MARK}{_ENDS}"),
)
# "vuelvo el 19 con la 2.1 lista", "el 19 vuelvo con la 2.1 y la 2.5 listas"
_COMES = r"(?:vuelvo|volvemos|volvere|regreso|regresamos|regresare|retorno|llego|llegamos|llegare)"
_THEN = rf"(?:(?:el|este|dia|para) )?{_MARK}{{1,40}}"
_BROUGHT = re.compile(
    rf"(?<!\S)(?:{_COMES}(?: (?!con(?!\S))[a-z]{{1,12}}){{0,3}} {_THEN}|{_THEN} (?:ya )?{_COMES})"
    r"(?: (?!con(?!\S))[a-z]{1,12}){0,3} (?:(?:y|ya|le|les) ){0,2}(?:con|traigo|llevo|entrego|paso)"
    rf"(?!\S)(?:(?! [.;¶])[^\n]){{1,160}}? (?:list[ao]s?|{_MADE}|{_GIVEN})(?!\S)"
)
# "mañana la termino", "la otra semana la cerramos", "esta tarde la entrego"; "esta semana la
# terminamos" was done
_BESIDE_SOON = r"(?: (?:mismo|si|ya|temprano|sin falta|a primera hora|yo|por la tarde)){0,2}"
# "ese día la publico", "el viernes la subo", "la publico ese día"; not "la publicó sistemas"
_I_GIVE = (
    r"(?:la|lo|las|los) (?:public|entreg|mand|radic|cuelg|mont|carg|termin|acab|cierr|present|envi"
    r"|sac|firm|expid|report|sub|instal|coloc|repart|pint|pong|hag)o"
)
_SAME = r"ese (?:mismo )?dia"
_SAME_DAY = re.compile(rf"(?<!\S){_SAME}(?!\S)")
_THAT_DAY = rf"(?:{_SAME}|(?:el|este) (?:mismo |proximo )?(?:{WEEKDAY}))"
_TODAY = r"(?:hoy(?: mismo| en la (?:tarde|noche))?|ya mismo|ahorita|(?:mas )?ahora|esta tarde)"
_SOON = any_phrase(
    rf"(?:(?:pasado )?mañana|mas tarde|luego|despues|la (?:otra|proxima) semana"
    rf"|en la (?:tarde|noche)){_BESIDE_SOON} {_GIVES_OUT}{_ENDS}",
    rf"esta (?:tarde|noche){_BESIDE_SOON} (?:la|lo|las|los) [a-z]{{3,15}}(?:o|an?|en?|are){_ENDS}",
    rf"(?:{_THAT_DAY}|esta semana){_BESIDE_SOON} {_I_GIVE}{_ENDS}",
    rf"{_I_GIVE} {_THAT_DAY}(?! pasado){_ENDS}",
    # as an accent left out it may be "lo publicó hoy": asked too
    rf"(?:{_I_GIVE} {_TODAY}|(?<!ya ){_TODAY}{_BESIDE_SOON} {_I_GIVE})(?!\S)",
)
_GAVE_OUT = re.compile(r"(?<!\S)se (?:(?:la|lo|le|les) )?[a-z]{3,}o(?!\S)")  # "se publicó"
_SPELLED_PAST = re.compile(r"\w(?:ó|(?<!r)é)(?!\w)", re.IGNORECASE)  # "la publicó"; not "publicaré"


def promised(update: Update, told: ReadReport) -> Update:
    """Ask for the figure of what is called ready only for a day to come, or given out then. What
    is written as a figure stands, and so does what is said of a day in the past tense."""
    if update.status is Status.DONE and not update.outright and _is_brought(update, told):
        return update.with_figure_asked()
    said = read(update.words).plain
    done = update.status is Status.DONE and not update.outright and _STATE.fullmatch(said)
    words = _with_state(update, told)
    if update.status is Status.DONE and not update.outright and _is_soon(said, told.text):
        return replace(update.with_figure_asked(), description=words or told.text.strip())
    if not done or _SPELLED_PAST.search(words) or not _is_promise(words, told.today):
        return update
    return replace(update.with_figure_asked(), description=words)


def _is_soon(deed: str, text: str) -> bool:
    """Tell whether the deed that is taken for done is told of a time to come: "mañana la termino",
    not "ya la terminamos, mañana la publico"."""
    reading = read(text)
    found = _SOON.search(reading.plain)
    if found is None or not {*deed.split()[-1:]} <= {*found[0].split()}:
        return False
    first, last = reading.span(*found.span())
    return _SPELLED_PAST.search(text[first:last]) is None


def is_to_come(plain: str, today: date) -> bool:
    """Tell whether words, as the grammar spells them, name a day after today; a weekday alone only
    where they tell what is ready or given out then: "se publicó el viernes" was last Friday."""
    days = _days_to_come(plain, today, exact=True)
    dated = [one for one in days if not _WEEKDAY.fullmatch(plain[slice(*one)])]
    return bool(dated) or (_GAVE_OUT.search(plain) is None and _gives_out(plain, days))


def _is_brought(update: Update, told: ReadReport) -> bool:
    """Tell whether the words about the work stand where its writer says to come back with it, or to
    bring it, on a day to come."""
    reading = read(told.text)
    days = _days_to_come(reading.plain, told.today, exact=False)
    # Blanked to the same length, so that what is found stands where it does in the text.
    found = _BROUGHT.search(blanked(reading.plain, days, _MARK)) if days else None
    if found is None or update.span is None:
        return found is not None
    first, last = reading.span(*found.span())
    return first <= update.span[0] < last


def _days_to_come(plain: str, today: date, *, exact: bool) -> list[tuple[int, int]]:
    days = [
        (one.start, one.end)
        for one in find_dates(plain, today)
        if one.sure and (one.exact or not exact)
        if one.day is not None and today < one.day < today + COMING
    ]
    return days + [one.span() for one in _LATER.finditer(plain) if int(one["day"]) > today.day]


def _is_promise(words: str, today: date) -> bool:
    plain = read(words).plain
    days = _days_to_come(plain, today, exact=False)
    days += [one.span() for one in _SAME_DAY.finditer(plain)]
    dated = [one for one in days if not _WEEKDAY.fullmatch(plain[slice(*one)])]
    return _gives_out(plain, days) or _IS_MADE.search(_marked(plain, dated)) is not None


def _gives_out(plain: str, days: Sequence[tuple[int, int]]) -> bool:
    shown = _marked(plain, days)
    return any(one.search(shown) for one in (_IS_READY, _STAYS_MADE, *_GIVEN_OUT))


def _marked(plain: str, days: Sequence[tuple[int, int]]) -> str:
    return _LED.sub(_MARK, blanked(plain, days, _MARK))


def _with_state(update: Update, told: ReadReport) -> str:
    """Return the words about the work with "lista" before them, where only signs stand between."""
    at = told.text.find(update.description)
    if update.span is None or at < update.span[1]:
        return update.description
    between = told.text[update.span[1] : at]
    apart = re.search(r"\w", between) is not None
    return update.description if apart else told.text[update.span[0] : at] + update.description
