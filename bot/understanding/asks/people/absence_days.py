"""On which days somebody is away: "de vacaciones del 9 al 15", "mañana no voy", "regreso el lunes".
Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.understanding.reading import read
from bot.understanding.wordlists import CITY, MONTH, WEEKDAY, group
from core.dates.reader import SaidDate, find_dates
from core.spanish import month_number

MOST_DAYS = 180
_NEAR = 30  # characters between the word and its day
_UNTIL = r"\bhasta\b"
_BACK = (
    r"\b(?:regres\w*|retorn\w*|vuelv\w*|volver\w*|reincorpor\w*|reintegr\w*"
    # "disponible a partir del lunes"; "a partir del lunes salgo" is a first day
    r"|(?:disponible|encuentran?|respondo|contesto|atiendo|escriban?|llamen?|oficina|mensajes?)"
    r" (?:nuevamente |de nuevo )?a partir"
    r"|estare de vuelta|back on|return\w*)\b"
)
A_WEEKDAY = group(WEEKDAY)
_RANGE = (
    rf"\b(?:al|a|y|e|ni)\b(?= (?:(?:el|dia|este|{A_WEEKDAY}) ){{0,2}}"
    rf"(?:\d|primero|manana|pasado manana|{A_WEEKDAY}))"
)
# "va en 40 y el viernes no estoy": no day stands before the one that is joined to it.
_JOINED = re.compile(r"\b(?:y|e|ni) (?:(?:el|dia|este) ){0,2}$")
_DAY_BEFORE = re.compile(
    rf"(?:{A_WEEKDAY}(?: \d{{1,2}})?"
    rf"|\b(?:el|dia|dias|los|del?|desde|entre|,) (?:{A_WEEKDAY} )?\d{{1,2}}"
    rf"(?: de (?:{MONTH}))?|hoy|manana|\d{{1,2}} ?,(?: \d{{1,2}} ?,){{0,6}} ?\d{{1,2}}) ?,? ?$"
)
# "del 16 al 20, no hasta el 27": until which day she is not away
_NOT_SO_LONG = re.compile(
    rf"[ ,]{{0,3}}\b(?:y |ya )?no hasta (?:el )?\d{{1,2}}(?: de (?:{MONTH}))?"
)
# "no vuelve sino hasta el 16": she is back on that day
_NOT_BACK_UNTIL = re.compile(
    r"\bno (?P<back>(?:se |me )?(?:vuelv|regres|retorn|reintegr|reincorpor)[a-z]{1,3}"
    r"(?: a trabajar)?) (?:sino )?(?:hasta|para)"
    rf"(?= (?:el|la|este|manana|pasado|\d|{A_WEEKDAY}))"
)
# "sale 12 y 13", "falto 12 y 13 de marzo": of a month as "el 12 y 13"
_BARE_DAYS = re.compile(
    r"\b(?P<away>(?:sal[eg]o?|saldra|falt[ao]|viaj[ao]|ausentes?|a?fuera|vacaciones|licencia|permiso"
    r"|comision|compensatorio|descanso|(?:esta|estoy|estare|estara|trabaj[ao]|voy|vengo|viene|estar))"
    r" )(?=\d{1,2} (?:y|al?) (?:el )?\d{1,2}\b(?! ?%))"
)
# "a partir del 14 me reemplaza Ana": she goes on that day, and is not back
_REPLACED_FROM = re.compile(
    r"\b(?:a partir del?|desde(?! el)) (?:el )?"
    r"(?=[^.;,¶]{1,25}? (?:me|nos) (?:va a )?(?:reemplaz|cubr|supl))"
)
# "el lunes ya no estoy": from then on
_GONE_FROM = re.compile(
    rf"\b(?:desde )?el (?=(?:dia |proximo )?(?:{WEEKDAY}|\d{{1,2}})(?: \d{{1,2}})?"
    rf"(?: de (?:{MONTH}))? ya no (?:voy a estar|estoy|estare|vengo|trabajo)\b)"
)
# "salgo a partir del 16 y regreso el 6 de abril": the first day away, not one of being back
_LEAVES_FROM = re.compile(
    r"\b(?P<away>salgo|salimos|me voy|nos vamos|viajo|me au[sm]ento|vacaciones|licencia|permiso"
    r"|comision|fuera|ausente|no (?:estoy|estare)) a partir del?(?: el)?(?= )"
)
# "de lunes a miércoles estoy de permiso", and not "de lunes a viernes no estoy por las tardes"
_FROM_WEEKDAY = re.compile(
    rf"\bde (?P<first>{A_WEEKDAY}) a (?P<last>{A_WEEKDAY})\b"
    r"(?![^.;¶]{0,60}\b(?:(?:por|en) las? (?:tardes?|mananas?|noches?)|siempre|todas? las?|cada)\b)"
)
_DAY_AFTER = re.compile(r"\bmanana (?P<joint>y|ni) pasado\b(?! manana)")
# "el jueves", "jueves y viernes", "el 12 y 13 de marzo": the last of several is enough.
SOME_DAY = (
    r"(?:hoy|(?:pasado )?manana(?: (?:y|ni) pasado(?: manana)?)?"
    rf"|(?:(?:el|este|el proximo|los|los dias|dias|el dia) (?:{A_WEEKDAY}|\d{{1,2}}\b)|{A_WEEKDAY}"
    rf"|\d{{1,2}}(?= de (?:{MONTH})\b))(?: \d{{1,2}}\b)?(?: de (?:{MONTH})\b)?"
    r"(?: q(?:ue)? viene| entrante)?)"
)
# "el jueves no vengo, ni el viernes": both days before the verb
_NOR_THEN = re.compile(
    rf"(?P<day>{SOME_DAY}) (?P<away>(?:yo )?no (?:trabajo|vengo|estoy|estare"
    r"|voy a (?:estar|ir|venir)))"
    rf" ?,? (?:ni|y tampoco|tampoco) (?P<next>(?:el )?(?:{A_WEEKDAY}|\d{{1,2}})\b)"
)
# On two days or from one to another, however they are said: "12 y 13", "el lunes 16 al 18"
ONE_DAY = rf"(?:(?:el|los|dias?|este) ){{0,2}}(?:{A_WEEKDAY}(?: \d{{1,2}})?|\d{{1,2}})"
DAY_AND_DAY = (
    rf"{ONE_DAY}(?: {ONE_DAY}){{0,3}} (?:y|al?) {ONE_DAY}\b(?! (?:con|de (?:la|las|el))\b|\.\d| ?%)"
)
NEXT_WEEK = (
    r"\bla (?:(?:proxima|prox|otra|siguiente) semana"
    r"|semana (?:entrante|proxima|prox|siguiente|que viene))\b"
)
THIS_WEEK = (
    r"\b(?:(?:lo que|el resto) (?:(?:queda|falta|resta) )?de (?:la|esta)|(?:toda )?esta) semana\b"
)
AT_WORK = r"(?:a la (?:oficina|alcaldia)|al? (?:trabajo|trabajar)|por alla)\b"
# "Permiso de vertimientos", "permiso para talar" are papers.
LEAVE = (
    r"(?:permiso(?! (?:de (?!\d|un\b|dos\b|tres\b|medio\b|la tarde|la manana|estudio|luto)"
    r"|para (?!el |manana|hoy)|ambiental|sanitari))|calamidad|cita medica|luto|compensatorio)"
)
# "mañana no cuenten conmigo", "no me escriban el viernes"; not "no me mande nada de la 1.2"
LEAVE_ME = (
    r"(?:cuenten? conmigo|me (?:busquen?|esperen?|(?:escriba|llame|moleste)n?"
    r"|(?:mande|envie)n? (?:(?:mas )?(?:mensajes|recordatorios|correos)|nada))"
    r"(?! (?:de|del|sobre|por|lo)\b))"
)
REASON = r"(?:vacaciones|licencia|incapacidad|permiso|viaje|descanso|comision|compensatorio)"
# "mañana me operan", "entro a cirugía el jueves"; "la brigada de cirugías" is of the work.
OPERATED = (
    r"(?:me (?:van a )?(?:operan|operar|internan|internar|hospitalizan|hospitalizar|intervienen"
    r"|hacen (?:una |la |un )?(?:cirugia|operacion|procedimiento))"
    r"|(?:entro|voy|ingreso|tengo|tendre|estare|voy a estar|me programaron)"
    rf" (?:(?:a|en|una?|la|mi|{A_WEEKDAY}|el|manana) ){{0,3}}"
    r"(?:cirugia|quirofano|procedimiento quirurgico)\b(?! (?:del?|con|para) [a-z]))"
)
NOT_AWAY_YET = (
    r"(?:(?:yo|todavia|aun|ahora|por ahora) ){0,3}(?:no me he ido|(?:sigo|estoy|ando)"
    r" (?:aqui|aca|trabajando|en la oficina))"
)
_ON_COMMISSION = (
    r"\b(?:estoy|estare|voy a estar|tengo) (?:(?:en|de) )?(?:una )?comision(?: de servicios?)?"
)
# An absence of the one day that is named.
_OF_A_DAY = re.compile(
    rf"{LEAVE}|\bno (?:trabajo|laboro|vengo|estoy|estare|voy a (?:estar|ir|venir))\b"
    rf"|\b(?:por )?a?fuera\b|\bno voy(?= ?(?:$|[.,;:¶]|{SOME_DAY}|{AT_WORK}))"
    rf"|\b(?:falto|faltare|voy a faltar)(?= ?(?:$|[.,;:¶]|(?:solo )?{SOME_DAY}|{AT_WORK}))"
    r"|\b(?:me|nos) (?:va a )?(?:cubr|reemplaz|supl)(?:e|a|ira?|ara?)\b"
    rf"|\b(?:sale|saldra|falta|faltara)(?= {DAY_AND_DAY})"
    rf"|\b(?:incapacitad[oa]|ausente)\b|\bno {LEAVE_ME}\b"
    rf"|\bno (?:esta|estara|viene|vendra|trabaja|va a (?:estar|ir|venir|trabajar))\b"
    r"|\btampoco (?:trabajo|vengo|estoy|estare|voy)\b"
    r"|\b(?:en|tengo) (?:una? )?(?:capacitacion|curso|seminario|congreso|diplomado|comite|taller"
    r"|reunion(?:es)?|auditoria|campo)\b"
    rf"|\b(?:estoy|estare|ando|voy a estar|ir|viajar) (?:en|a) {group(CITY)}"
    # "estoy en comisión el lunes 9", not "estoy en comisión y el lunes …"
    rf"|{_ON_COMMISSION}(?= (?:en [a-z]{{3,15}} )?{SOME_DAY})"
    rf"|\b{SOME_DAY} (?:yo )?{_ON_COMMISSION}\b"
)
# "tengo cita el jueves y el viernes entrego la 2.1": on that day she is there.
_IS_THERE = re.compile(
    r" (?:(?:yo|ya|si|le|les|lo|la|los|las|se) ){0,3}"
    r"(?:entreg|envi|mand|report|llam|pas|respond|sub|public|termin|trabaj)(?:o|are|ere|ire)\b"
)
_LASTS_ON = re.compile(r"\b(?:desde|a partir|salgo|me voy|vacaciones|licencia|viaj\w{1,3})\b")
# "salgo de permiso mañana": of that day.
_OF_PERMISSION = re.compile(
    rf"\b(?:salgo|me voy) (?={LEAVE}|(?:de|con|a) (?:un )?{LEAVE}|(?:{SOME_DAY} ){{1,2}}de {LEAVE})"
)
# Between days that are named in one breath: "jueves y viernes", "el lunes, martes y miércoles".
_JOINT = re.compile(
    r" (?:(?:,|y|e|ni) ){0,2}(?:(?:tambien|luego) )?(?:(?:el|los|dia|dias|este) ){0,2}"
)
_BARE_FIRST = re.compile(
    r"(?:(?:el|los|dia|dias|este) ){0,2}(?P<day>\d{1,2}) ?(?:,|y|e|ni|al?) (?=\d|el )"
)
_BARE_LAST = re.compile(
    r" (?:,|y|ni|al?) (?:el )?(?P<day>\d{1,2})"
    r"(?= ?(?:$|[.;,¶]|(?:no|porque|por|en la oficina|yo|ya|estoy|estare|tengo"
    r"|tampoco)\b))"
)
# "del 9 al 11 de marzo", "desde el lunes 9 hasta el 13": a day that its end gives the month.
_FIRST = re.compile(
    rf"\b(?:del?|desde|entre|a partir del?) (?:(?:el|dia|{WEEKDAY}) ){{0,3}}"
    r"(?P<day>\d{1,2})(?: de (?P<month>[a-z]{4,10}))?"
    r"(?: de \d{4})? (?:al?|hasta|y)\b"
)
# "sale de vacaciones el 20 hasta el 29 de mayo"
_SET_OUT_ON = re.compile(
    rf"\bel (?:(?:dia|{WEEKDAY}) )?(?P<day>\d{{1,2}})(?: de (?P<month>[a-z]{{4,10}}))? hasta\b"
)
# "del miércoles al viernes": days of a week that are read as one date, the last
_TO_A_WEEKDAY = re.compile(
    rf"(?P<first>(?:(?:el|este) )?(?:{A_WEEKDAY}|(?:pasado )?manana)) (?:hasta|al?)\b"
)
_GOES = re.compile(
    r"\b(?:desde|a partir|salgo|salimos|me voy|nos vamos|entro|estare|voy a estar|estaremos|viajo"
    r"|se va|sale"
    rf"|empiez\w+|inici\w+|vacaciones|licencia|permiso|viaje|descanso|{OPERATED})\b"
)
_SETS_OUT = re.compile(r"\b(?:salgo|salimos|me voy|nos vamos|viajo|me ausento|se va|sale|viaja)\b")
_LASTS = re.compile(
    r"\b(?:incapa\w+|licencia|permiso|vacaciones|descanso|por|durante) (?:medica )?(?:de |por )?"
    r"(?P<days>\d{1,3}) dias?\b(?! habiles)"
    r"|\b(?P<of>\d{1,3}) dias? de (?:incapacidad|licencia|permiso|vacaciones|descanso)\b"
)
_SIGN = re.compile(r"[.;,¶]")


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an absence; `first` is None where it has begun, `last` where nobody says it."""

    first: date | None = None
    last: date | None = None


def away_days(text: str, today: date) -> Days:
    """Return the days of the absence that a text tells of.

    A day of return is the day after the last one. What is past, or further off than MOST_DAYS, is
    no absence to go by.
    """
    plain = _NOT_SO_LONG.sub("", _from_when(text))
    plain = _FROM_WEEKDAY.sub(r"del \g<first> al \g<last>", plain)
    plain = _DAY_AFTER.sub(r"manana \g<joint> pasado manana", plain)
    plain = _NOR_THEN.sub(r"\g<day> y \g<next> \g<away>", plain)
    plain = _BARE_DAYS.sub(r"\g<away>el ", _NOT_BACK_UNTIL.sub(r"\g<back>", plain))
    named = find_dates(plain, today)
    days = [one for one in named if one.exact and not _IS_THERE.match(plain[one.end :])]
    for word, before in ((_UNTIL, 0), (_BACK, 1), (_RANGE, 0)):
        for said in days:
            if _follows(word, plain, said):
                if said.day is None:
                    return Days()
                if word == _RANGE and _stands_alone(plain, said):
                    continue
                if word == _RANGE and (both := _joined(plain, days, said)) is not None:
                    return _within(*both, today)
                # "vuelvo el lunes 9, el 6 no estoy": the day before she is back may stand behind it
                earlier = [
                    one
                    for one in named
                    if one.start < said.start
                    or (before and one.exact and one.day is not None and one.day < said.day)
                ]
                first = _opening(plain, said, today) or _first(plain, earlier, said.end, said.day)
                words, head = plain[said.start : said.end], plain[: said.start]
                day = _weeks_later(head, words, said.day, first) if before else said.day
                return _within(first, day - timedelta(days=before), today)
    lasts = _LASTS.search(plain)
    if lasts is None:
        return _of_a_day_or_week(plain, days, today)
    first = next((one.day for one in days if one.day is not None), None)
    length = timedelta(days=int(lasts["days"] or lasts["of"]) - 1)
    return _within(first, (first or today) + length, today)


def first_day(text: str, today: date) -> date | None:
    """Return the day from which on somebody is away, of an absence whose end nobody says: "mañana
    salgo de vacaciones"; None where no day is named, or it is past."""
    plain = _from_when(text)
    day = next((one.day for one in find_dates(plain, today) if one.exact), None)
    near = day is not None and today <= day <= today + timedelta(days=MOST_DAYS)
    return day if near else None


def _from_when(text: str) -> str:
    plain = _LEAVES_FROM.sub(r"\g<away> desde el", read(text).plain)
    return _GONE_FROM.sub("desde el ", _REPLACED_FROM.sub("desde el ", plain))


def _of_a_day_or_week(plain: str, days: Sequence[SaidDate], today: date) -> Days:
    """Return the one day that is named beside a leave of a day, or the working days of the week to
    come."""
    same = [one for one in days if one.day is None or one.day != days[0].day]
    if days and not same and not _LASTS_ON.search(_OF_PERMISSION.sub("", plain)):
        said = replace(days[0], end=days[-1].end)  # "mañana viernes"
        for leave in _OF_A_DAY.finditer(plain):
            between = plain[leave.end() : said.start] + plain[said.end : leave.start()]
            if said.day is not None and not _SIGN.search(between):
                return _within(said.day, _and_after(plain[said.end :], said.day), today)
    monday = today + timedelta(days=7 - today.weekday())
    if not days and re.search(NEXT_WEEK, plain):
        return _within(monday, monday + timedelta(days=4), today)
    if not days and re.search(THIS_WEEK, plain):
        return _within(None, monday - timedelta(days=3), today)
    return Days()


def _and_after(behind: str, day: date) -> date:
    """Return the last day where a bare one of the same month is joined to `day`: "el 12 y 13"."""
    found = _BARE_LAST.match(behind)
    last = int(found["day"]) if found else 0
    return day.replace(day=last) if day.day < last <= monthrange(day.year, day.month)[1] else day


def _joined(
    plain: str, days: Sequence[SaidDate], last: SaidDate
) -> tuple[date | None, date] | None:
    """Return the first and the last day of those that are named in one breath, of which `last` is
    one: "jueves y viernes", "el 12 y 13 de marzo"; None where it stands alone."""
    at = days.index(last)
    begin = end = at
    while begin and _JOINT.fullmatch(plain[days[begin - 1].end : days[begin].start]):
        begin -= 1
    while end + 1 < len(days) and _JOINT.fullmatch(plain[days[end].end : days[end + 1].start]):
        end += 1
    told = [one.day for one in days[begin : end + 1]]
    first = told[0]
    if first is None:
        return None
    if bare := _BARE_FIRST.match(plain[days[begin].start : days[begin].end]):
        return _before(int(bare["day"]), None, first), told[-1] or first
    if len(told) == 1:
        return None
    until = first
    for day in told[1:]:
        # "lunes, martes y miércoles", said on a Tuesday: those of one week
        while day is not None and day < until:
            day += timedelta(days=7)
        until = day or until
    return first, until


def _weeks_later(before: str, words: str, day: date, first: date | None) -> date:
    """Return the day of return that a weekday says, a week later where she goes then, or on a day
    after it: "me voy el lunes y regreso el otro lunes"."""
    if first is None or re.search(r"\d", words) or _SETS_OUT.search(before) is None:
        return day
    same_week = first.isocalendar()[:2] == day.isocalendar()[:2]
    another = re.search(r"\botr[oa]\b", words) is not None and same_week
    return day + timedelta(days=7) if day <= first or another else day


def _within(first: date | None, last: date, today: date) -> Days:
    if not today <= last <= today + timedelta(days=MOST_DAYS):
        return Days()
    return Days(first if first is not None and today < first <= last else None, last)


def _first(plain: str, before: Sequence[SaidDate], end: int, last: date) -> date | None:
    """Return the day on which an absence begins that the day `last` ends, named up to `end`;
    `before` are the days that are named before that one."""
    sets_out = _GOES.search(plain[:end]) is not None
    found = _FIRST.search(plain[:end]) or (_SET_OUT_ON.search(plain[:end]) if sets_out else None)
    if found is not None:
        return _before(int(found["day"]), month_number(found["month"] or ""), last)
    for said in before:
        around = _SIGN.split(plain[: said.start])[-1], _SIGN.split(plain[said.end :])[0]
        if any(_GOES.search(side) or _OF_A_DAY.search(side) for side in around):
            return said.day
    return None


def _opening(plain: str, said: SaidDate, today: date) -> date | None:
    """Return the day that opens the words of a date: "del miércoles al viernes"."""
    found = _TO_A_WEEKDAY.match(plain, said.start, said.end)
    return None if found is None else find_dates(found["first"], today)[0].day


def _before(day: int, month: int | None, last: date) -> date | None:
    """Return the day of that number, of a month or of the one that its end gives it."""
    meant = month or (last.month - 1 if day > last.day else last.month)
    try:
        return date(last.year - (meant < 1), meant or 12, day)
    except ValueError:
        return None


def _stands_alone(plain: str, said: SaidDate) -> bool:
    """Tell whether a day only goes on with a sentence: nothing that it is joined to is a day."""
    if _FIRST.match(plain, said.start):
        return False
    joined = _JOINED.search(plain, 0, said.start)
    return joined is not None and _DAY_BEFORE.search(plain, 0, joined.start()) is None


def _follows(word: str, plain: str, said: SaidDate) -> bool:
    """Tell whether a word stands before a day, in the same sentence."""
    near = plain[max(0, said.start - _NEAR) : said.end]
    found = list(re.finditer(word, near))
    return bool(found) and not re.search(r"[.;¶]", near[found[-1].end() : -1])
