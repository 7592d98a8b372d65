"""That somebody is away, and on which days: "de vacaciones del 9 al 15", "regreso el lunes"; that
she is back. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.clauses import joined, without_clauses
from bot.understanding.reading import read
from bot.understanding.wordlists import MONTH, WEEKDAY, group
from core.dates.reader import SaidDate, find_dates
from core.spanish import bare_words, month_number

MOST_DAYS = 180
_NEAR = 30  # characters between the word and its day
_UNTIL = r"\bhasta\b"
_BACK = (
    r"\b(?:regres\w*|retorn\w*|vuelv\w*|volver\w*|reincorpor\w*|reintegr\w*|a partir"
    r"|estare de vuelta|back on|return\w*)\b"
)
_WEEKDAY = group(WEEKDAY)
_RANGE = (
    rf"\b(?:al|a|y|e|ni)\b(?= (?:(?:el|dia|este|{_WEEKDAY}) ){{0,2}}"
    rf"(?:\d|primero|manana|pasado manana|{_WEEKDAY}))"
)
_DAY_AFTER = re.compile(r"\bmanana (?P<joint>y|ni) pasado\b(?! manana)")
# "el jueves", "jueves y viernes", "el 12 y 13 de marzo": the last of several is enough.
_SOME_DAY = (
    r"(?:hoy|(?:pasado )?manana(?: (?:y|ni) pasado(?: manana)?)?"
    rf"|(?:(?:el|este|el proximo|los|los dias|dias|el dia) (?:{_WEEKDAY}|\d{{1,2}}\b)|{_WEEKDAY}"
    rf"|\d{{1,2}}(?= de (?:{MONTH})\b))(?: \d{{1,2}}\b)?(?: de (?:{MONTH})\b)?)"
)
_NEXT_WEEK = (
    r"\bla (?:(?:proxima|prox|otra|siguiente) semana"
    r"|semana (?:entrante|proxima|prox|siguiente|que viene))\b"
)
_THIS_WEEK = (
    r"\b(?:(?:lo que|el resto) (?:(?:queda|falta|resta) )?de (?:la|esta)|(?:toda )?esta) semana\b"
)
_WHEN = (
    rf"(?:del? \d|del? {_WEEKDAY}|desde\b|hasta\b|{_SOME_DAY}|{_THIS_WEEK}|(?:toda )?{_NEXT_WEEK})"
)
# "Permiso de vertimientos", "permiso para talar" are papers.
_LEAVE = (
    r"(?:permiso(?! (?:de (?!\d|un\b|dos\b|tres\b|medio\b|la tarde|la manana|estudio|luto)"
    r"|para (?!el |manana|hoy)|ambiental|sanitari))|calamidad|cita medica|luto|compensatorio)"
)
_SAYS_AWAY = re.compile(
    r"\b(?:me voy|salgo|salimos|nos vamos|entro|estoy|estare|estaremos|voy a estar|me encuentro)"
    r"(?: \w+){0,2} (?:de|a|en|con) (?:(?:mis?|un|el|periodo de) )?"
    r"(?:vacaciones|licencia|incapacidad|permiso|descanso|compensatorio|viaje"
    r"|comision(?! de (?!servicio)))\b"
    r"|\b(?:empiezo|empezare|comienzo|comenzare|inicio|iniciare|arranco|entro)"
    r" (?:(?:mis?|un|una|el|la|con|a|en|manana|hoy|periodo de) ){0,3}(?:vacaciones|incapacidad"
    r"|(?:licencia|permiso|descanso|compensatorio)"
    r"(?! (?:del? (?!\d|maternidad|paternidad|luto)|para)))\b"
    r"|\b(?:estoy|estare|sigo|continuo|quede|voy a estar|me encuentro|me encontrare)"
    r" (?:ausente|incapacitad[oa]|hospitalizad[oa]|en incapacidad)\b"
    rf"|\b(?:estoy|sigo|me encuentro) (?:muy )?enferm[oa] (?:y )?{_WHEN}"
    r"|\bme (?:enferme|(?:han )?incapacit(?:aron|ado)|hospitalizaron)\b"
    r"|\b(?:tengo|me dieron) (?:una )?(?:incapacidad|licencia)\b"
    rf"|(?<!\bno )\b(?:tengo|tendre|tomo|tomare|me tomo|pedi|me (?:dieron|concedieron))"
    rf" (?:(?:un|una|el|mi|de|(?:un|dos|tres|\d{{1,2}}) dias?) ){{0,3}}{_LEAVE}\b"
    r"|\b(?:disfruto|disfrutare) (?:de )?(?:(?:mis?|un|el|la) )?"
    r"(?:compensatorio|vacaciones|licencia)\b"
    r"|\b(?:estoy|estare|voy a estar) de luto\b"
    r"|\b(?:estoy|estare|estaremos|voy a estar) (?:por )?(?:a?fuera)"
    rf"(?: de la (?:oficina|alcaldia|ciudad|entidad)\b| del (?:pais|municipio)\b|(?= {_WHEN}|\Z))"
    r"|\b(?:estare|voy a estar) en (?:una? )?(?:capacitacion|curso|seminario|congreso|diplomado)"
    r" (?:\w+ ){0,4}?(?:del \d|hasta)"
    r"|\b(?:me (?:reintegro|reincorporo)|(?:vuelvo|regreso) (?:a la oficina|al trabajo|a trabajar))"
    r" (?:el|hasta|manana)\b"
    rf"|(?:\b{_SOME_DAY}|{_THIS_WEEK}|{_NEXT_WEEK})(?: toda)? (?:yo |ya |tampoco ){{0,2}}no "
    r"(?:trabajo|laboro|estoy|estare|vengo|voy (?:a (?:estar|ir|venir|la oficina)|por alla))\b"
    r"(?! (?:en|con|sobre|de|list[oa]s?|cumplid[oa]s?|segur[oa]|enterad[oa]|al dia)\b)"
    r"|\bincapacidad (?:medica )?(?:de |por )?\d"
    r"|\b(?:salgo|me voy|viajo|me ausento) (?:\w+ ){0,6}(?:vuelvo|regreso|retorno) "
    rf"(?:el|manana|pasado|{WEEKDAY}|hasta)\b"
    rf"|\b(?:me toca|tengo que|debo|voy a) (?:viajar|ausentarme) {_WHEN}"
    rf"|\b(?:viajo|me ausento) {_WHEN}"
    r"|\bno (?:estoy|estare|estaremos|voy a estar|vengo|voy a (?:ir|venir)) "
    rf"(?:{_WHEN}|disponible\b|en la (?:oficina|alcaldia)\b)"
    rf"|\bno voy (?:(?:el|este) )?(?:manana|{_WEEKDAY})\b"
    r"|\b(?:me|nos) (?:va a )?(?:cubr|reemplaz|supl)(?:e|a|ira?|ara?) "
    rf"(?:(?:por|durante) )?{_WHEN}"
)
# An absence of the one day that is named.
_OF_A_DAY = re.compile(
    rf"{_LEAVE}|\bno (?:trabajo|laboro|vengo|estoy|estare|voy a (?:estar|ir|venir))\b"
    rf"|\b(?:por )?a?fuera\b|\bno voy(?= ?(?:$|[.,;:¶]|(?:(?:el|este) )?{_WEEKDAY}))"
    r"|\b(?:me|nos) (?:va a )?(?:cubr|reemplaz|supl)(?:e|a|ira?|ara?)\b|\bincapacitad[oa]\b"
)
# "tengo cita el jueves y el viernes entrego la 2.1": on that day she is there.
_IS_THERE = re.compile(
    r" (?:(?:yo|ya|si|le|les|lo|la|los|las|se) ){0,3}"
    r"(?:entreg|envi|mand|report|llam|pas|respond|sub|public|termin|trabaj)(?:o|are|ere|ire)\b"
)
_LASTS_ON = re.compile(r"\b(?:desde|a partir|salgo|me voy|vacaciones|licencia|viaj\w{1,3})\b")
_REASON = r"(?:vacaciones|licencia|incapacidad|permiso|viaje|descanso|comision|compensatorio)"
# What is said of somebody else: "Sandra estará incapacitada", "a Camilo le dieron licencia".
_ANOTHER_AWAY = re.compile(
    r"(?<!\bno )\b(?:esta|estara|sale|saldra|salio|entra|entro|se va|se fue|anda|se encuentra"
    r"|sigue|continua|va a estar)"
    rf" (?:\w+ ){{0,2}}?(?:de|en|con|a) (?:(?:sus?|una?|el|periodo de) )?{_REASON}\b"
    r"|\b(?:esta|estara|quedo|sigue|continua|se encuentra) (?:ausente|incapacitad[oa]"
    r"|hospitalizad[oa])\b"
    r"|\b(?:se incapacito|l[ao] incapacitaron|incapacitaron a|fue incapacitad[oa])\b"
    r"|\b(?:tiene|tomo|pidio|l[ea] (?:dieron|concedieron|otorgaron)) (?:\w+ ){0,3}?"
    rf"(?:{_REASON}|calamidad)\b"
    r"|\bno (?:viene|va a venir|estara|va a estar)"
    r" (?:hasta|desde|del? \d{1,2}|en la (?:oficina|alcaldia))\b"
    # "confirmo la ausencia de Luz hasta el 27"
    rf"|\bconfirm(?:o|amos|adas?) (?:(?:las?|el|su) )?(?:ausencia|{_REASON}) del? [a-z]{{2,20}}\b"
    # "de acuerdo, ausente Marta del 18 al 22", "Marta ausente hasta el 22"
    r"|\bausente (?:[a-z]{2,20} ){1,4}(?:del? \d{1,2}|desde|hasta)\b"
    r"|\A(?:[a-z]{2,20} ){1,4}ausente (?:del? \d{1,2}|desde|hasta)\b"
)
# "Queda Camilo", not "queda lista la encuesta" nor "queda pendiente".
_SOMEBODY = (
    r"(?!(?:el|la|los|las|un|una|uno|al|del?|en|con|por|para|solo|todo|asi|igual|bien|mal|muy|ya"
    r"|falta\w*|pendientes?|list[oa]s?|hech[oa]s?|\w{1,20}[ai]d[oa]s?|\w{0,9}\d\w{0,9})\b)\w+"
)
_ALL_MINE = (
    r"(?:(?:todo )?lo mio|(?:todos |todas )?mis (?:cosas|temas|asuntos|pendientes|actividades))"
)
# "lo mío queda con Nelson", "mis temas los ve Nelson"
_MINE_LEFT = (
    rf"{_ALL_MINE} (?:queda\w{{0,2}} (?:con|donde|a cargo de|en manos de)"
    rf"|(?:se )?l[oa]s? (?:dejo|encargo|va a ver|ve|atiende|maneja|lleva|cubre|recibe))"
)
_STANDS_IN = re.compile(
    rf"^(?:y )?(?:(?:se )?queda\w{{0,2}}|dejo a)(?: (?:el|la) (?=doctora?|ingenier|senora?))?"
    rf"(?: {_SOMEBODY}){{1,4}}"
    r"(?: (?:en mi (?:lugar|reemplazo|ausencia)|por mi|pendiente|con (?:eso|todo|mis temas)))?$|"
    r"\b(?:queda\w{0,2}|estara\w{0,1}|dejo|encarg\w{1,4}) (?:\w+ ){0,3}"
    r"(?:a cargo|encargad[oa]|pendiente|al frente)\b|\bcualquier cosa con\b"
    r"|\bme (?:va a )?(?:reemplaza\w{0,1}|cubr[ei]\w{0,2}|supl[ei]\w{0,2})\b|\bse encarga\w{0,1}\b"
    rf"|\b{_MINE_LEFT}\b|\bmi reemplazo (?:es|sera)\b|\ben mi (?:lugar|reemplazo|ausencia)\b"
    r"|\b(?:le )?dejo (?:todo|mis temas) (?:a|con)\b"
    r"|\b(?:responde|atiende|contesta)\w{0,2} (?:por mi\b|(?:por |a )?mis temas\b)"
    r"|\b(?:hablar|hable[nr]?|comunicarse|escrib[aei]\w{0,5}) (?:a|con) \w"
)
# "y quién queda encargado" asks; "quien me reemplaza es Camilo" tells
_ASKS_WHO = re.compile(
    r"(?:y |pero |entonces |oiga ){0,2}(?:quien(?:es)?\b(?!.* es )|si (?:ya )?qued)"
)
# The same beside the absence: who it is stands behind these words, or before them.
_LEFT_TO = re.compile(
    r"(?P<before>(?:\b[a-z]{3,20} ){0,3})(?<!\bno )\b(?:queda\w{0,2}|dejo|encarg\w{1,4}|estara"
    rf"|{_MINE_LEFT}"
    r"|me (?:va a )?(?:reemplaza\w?|cubr[ei]\w{0,2}|supl[ei]\w{0,2})|se encarga\w?"
    r"|mi reemplazo (?:es|sera)"
    r"|cualquier cosa con|(?:responde|atiende|contesta)\w{0,2}"
    r"|(?:hablar|hable[nr]?|comunicarse|escrib[aei]\w{0,5}) (?:a|con))\b"
    r"(?P<after>(?: [a-z]{1,20}\b){0,4})"
)
# "Queda el informe pendiente" is about the work.
_THING_LEFT = re.compile(
    r"\bqueda\w{0,2} (?:(?:el|la|l[oa]s|una?) (?!doctora?|ingenier|senora?)(?:\w+ ){1,3}pendiente"
    r"|(?:\w+ ){0,2}pendiente (?:el|la|l[oa]s|una?|del?|por|que|para))\b"
)
# What is left of "mañana salgo, vuelvo el jueves 12" where its clauses are told apart.
_GOES_AND_COMES = re.compile(
    r"\A(?:(?:hoy|manana|el \w+) )?(?:si |ya )?(?:salgo|me voy)\Z"
    r"|\A(?:vuelvo|regreso|retorno) (?:el|manana|hasta)\b"
    r"|\A(?:(?:por|tengo) )?(?:una )?(?:cita medica|calamidad(?: domestica)?|luto)\Z"
)
_WHO_IT_IS = re.compile(r"\A(?:(?:ella|el) )?es (?:(?:la|el|una?|mi) )?\w+(?: \w+){0,3}\Z")
# "estoy en capacitación en Montería": why and where she is away.
_WHY_AWAY = re.compile(
    r"\A(?:(?:es )?(?:que|porque|pues|por) )?"
    r"(?:(?:yo )?(?:estoy|estare|voy(?: a estar)?|me voy|salgo|viajo|tengo|asisto|me toca"
    r"|(?:me|nos) mandaron)(?: (?:en|a|de|para|por|una?|el|la)){0,3} )?"
    r"(?:capacitacion|curso|taller|seminario|congreso|diplomado|foro|evento|reunion|comision|viaje"
    r"|citas? medicas?|examenes|calamidad|diligencias?)"
    r"(?: [a-z]{1,15}){0,5}\Z"
)
# Not "jueves y viernes", nor "el jueves y el viernes no estoy"; but "falta la firma y el lunes no
# estoy".
_BEHIND_NO_DAY = (
    r"(?<!lunes)(?<!martes)(?<!mi[eé]rcoles)(?<!jueves)(?<!viernes)(?<!s[aá]bado)(?<!domingo)"
    r"(?<!\d)(?<!ma[nñ]ana)"
)
_CLAUSE = re.compile(
    r"[.;,!]\s{1,3}|\n\s{0,3}"
    rf"|{_BEHIND_NO_DAY}[^\S\n]{{1,3}}y\s{{1,3}}(?=(?:el )?(?:{_WEEKDAY}|\d{{1,2}}) (?:yo )?no\b)"
    rf"|[^\S\n]{{1,3}}y\s{{1,3}}(?!pasado\b|(?:el )?(?:{_WEEKDAY}|\d{{1,2}})\b)",
    re.IGNORECASE,
)
_LAST_AND = re.compile(r"\s{1,3}y\Z")
# Between days that are named in one breath: "jueves y viernes", "el lunes, martes y miércoles".
_JOINT = re.compile(
    r" (?:(?:,|y|e|ni) ){0,2}(?:(?:tambien|luego) )?(?:(?:el|los|dia|dias|este) ){0,2}"
)
_BARE_FIRST = re.compile(
    r"(?:(?:el|los|dia|dias|este) ){0,2}(?P<day>\d{1,2}) ?(?:,|y|e|ni|al?) (?=\d|el )"
)
# "del 9 al 11 de marzo", "desde el lunes 9 hasta el 13": a day that its end gives the month.
_FIRST = re.compile(
    rf"\b(?:del?|desde|entre|a partir del?) (?:(?:el|dia|{WEEKDAY}) ){{0,3}}"
    r"(?P<day>\d{1,2})(?: de (?P<month>[a-z]{4,10}))?"
    r"(?: de \d{4})? (?:al?|hasta|y)\b"
)
_GOES = re.compile(
    r"\b(?:desde|a partir|salgo|salimos|me voy|nos vamos|entro|estare|voy a estar|estaremos|viajo"
    r"|empiez\w+|inici\w+|vacaciones|licencia|permiso|viaje|descanso)\b"
)
_LASTS = re.compile(
    r"\b(?:incapa\w+|licencia|permiso|vacaciones|descanso|por|durante) (?:medica )?(?:de |por )?"
    r"(?P<days>\d{1,3}) dias?\b(?! habiles)"
    r"|\b(?P<of>\d{1,3}) dias? de (?:incapacidad|licencia|permiso|vacaciones|descanso)\b"
)
_PLACE = r"(?:aqui|aca|en (?:la|mi) (?:oficina|alcaldia|puesto)|trabajando|disponible)"
_CAME_BACK = "(?:volvi|volvimos|regrese|regresamos|retorne|me reintegre|me reincorpore)"
_IS_BACK = re.compile(
    r"\A(?:(?:hola|buen[oa]s|dias|tardes|pero|si|no|oiga|mire|que|jefe|bueno|le cuento) ){0,5}"
    rf"(?:ya {_CAME_BACK}|{_CAME_BACK}(?= (?:{_PLACE}|de |del |hoy|ayer|desde|al? ))"
    rf"|(?:ya )?estoy de (?:vuelta|regreso)|estoy {_PLACE}(?= desde)"
    rf"|(?:ya|yo|yo si|si) estoy {_PLACE}|no me he ido"
    rf"|(?:yo )?no estoy (?:de|en) {_REASON})"
    rf"(?: (?:{_PLACE}|de (?:las? |mis? |el |un )?{_REASON}|del {_REASON}"
    r"|antes(?: de (?:tiempo|lo (?:previsto|esperado|pensado)))?|hoy|ayer"
    r"|desde (?:hoy|ayer)|al trabajo|a trabajar|a la oficina|gracias)){0,3}\Z"
)
_OTHER_DAYS = re.compile(
    rf"\b(?:las?|mis?|el) {_REASON} (?:no )?(?:es|son|era|eran|empiezan?|comienzan?)\b"
)
_GREETS = re.compile(r"\A(?:hola|buen[oa]s (?:dias|tardes|noches)|que (?:hay|mas))?\Z")
_THANKS = re.compile(r"\A(?:(?:muchas|mil) )?gracias\Z|\Apor favor\Z")
_SIGN = re.compile(r"[.;,¶]")


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an absence; `first` is None where it has begun, `last` where nobody says it."""

    first: date | None = None
    last: date | None = None


def tells_of_absence(text: str) -> bool:
    """Tell whether somebody says to be away for a while."""
    return _SAYS_AWAY.search(bare_words(text)) is not None


def tells_of_another(text: str) -> bool:
    """Tell whether somebody else is said to be away for a while."""
    return _ANOTHER_AWAY.search(bare_words(text)) is not None and not tells_of_absence(text)


def without_absence(text: str) -> str:
    """Return what a text says besides who is away, and who stands in for her."""
    tell = (_SAYS_AWAY, _STANDS_IN, _GOES_AND_COMES, _WHY_AWAY)
    named = _STANDS_IN.search(bare_words(text)) is not None
    rest = without_clauses(text, _CLAUSE, bare_words, (*tell, _WHO_IT_IS) if named else tell)
    return _LAST_AND.sub("", rest)


def only_stands_in(text: str) -> bool:
    """Tell whether a text says who stands in for its writer, and nothing else: "queda Camilo"."""
    plain = bare_words(text)
    if "?" in text or _ASKS_WHO.match(plain):
        return False
    rest = without_clauses(text, _CLAUSE, bare_words, (_STANDS_IN, _GREETS, _THANKS))
    return not rest and bool(_STANDS_IN.search(plain)) and not _THING_LEFT.search(plain)


def left_to(text: str) -> tuple[str, ...]:
    """Return the words of a text among which the name stands of who stands in for its writer, the
    likeliest first."""
    found = list(_LEFT_TO.finditer(bare_words(text)))
    return (*(one["after"] for one in found), *(one["before"] for one in found))


def without_return(text: str) -> str | None:
    """Return what a text says besides that its writer is back, or never went; None where it does
    not say so."""
    rest = without_clauses(text, _CLAUSE, bare_words, (_IS_BACK,))
    if rest == joined([text]):
        return None
    return without_clauses(rest, _CLAUSE, bare_words, (_OTHER_DAYS, _GREETS))


def away_days(text: str, today: date) -> Days:
    """Return the days of the absence that a text tells of.

    A day of return is the day after the last one. What is past, or further off than MOST_DAYS, is
    no absence to go by.
    """
    plain = _DAY_AFTER.sub(r"manana \g<joint> pasado manana", read(text).plain)
    named = find_dates(plain, today)
    days = [one for one in named if one.exact and not _IS_THERE.match(plain[one.end :])]
    for word, before in ((_UNTIL, 0), (_BACK, 1), (_RANGE, 0)):
        for said in days:
            if _follows(word, plain, said):
                if said.day is None:
                    return Days()
                if word == _RANGE and (both := _joined(plain, days, said)) is not None:
                    return _within(*both, today)
                earlier = [one for one in named if one.start < said.start]
                last = said.day - timedelta(days=before)
                return _within(_first(plain, earlier, said.end, said.day), last, today)
    lasts = _LASTS.search(plain)
    if lasts is None:
        return _of_a_day_or_week(plain, days, today)
    first = next((one.day for one in days if one.day is not None), None)
    length = timedelta(days=int(lasts["days"] or lasts["of"]) - 1)
    return _within(first, (first or today) + length, today)


def _of_a_day_or_week(plain: str, days: Sequence[SaidDate], today: date) -> Days:
    """Return the one day that is named beside a leave of a day, or the working days of the week to
    come."""
    if len(days) == 1 and not _LASTS_ON.search(plain):
        (said,) = days
        for leave in _OF_A_DAY.finditer(plain):
            between = plain[leave.end() : said.start] + plain[said.end : leave.start()]
            if said.day is not None and not _SIGN.search(between):
                return _within(said.day, said.day, today)
    monday = today + timedelta(days=7 - today.weekday())
    if not days and re.search(_NEXT_WEEK, plain):
        return _within(monday, monday + timedelta(days=4), today)
    if not days and re.search(_THIS_WEEK, plain):
        return _within(None, monday - timedelta(days=3), today)
    return Days()


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


def _within(first: date | None, last: date, today: date) -> Days:
    if not today <= last <= today + timedelta(days=MOST_DAYS):
        return Days()
    return Days(first if first is not None and today < first <= last else None, last)


def _first(plain: str, before: Sequence[SaidDate], end: int, last: date) -> date | None:
    """Return the day on which an absence begins that the day `last` ends, named up to `end`;
    `before` are the days that are named before that one."""
    for found in _FIRST.finditer(plain[:end]):
        return _before(int(found["day"]), month_number(found["month"] or ""), last)
    for said in before:
        around = _SIGN.split(plain[: said.start])[-1], _SIGN.split(plain[said.end :])[0]
        if any(_GOES.search(side) or _OF_A_DAY.search(side) for side in around):
            return said.day
    return None


def _before(day: int, month: int | None, last: date) -> date | None:
    """Return the day of that number, of a month or of the one that its end gives it."""
    meant = month or (last.month - 1 if day > last.day else last.month)
    try:
        return date(last.year - (meant < 1), meant or 12, day)
    except ValueError:
        return None


def _follows(word: str, plain: str, said: SaidDate) -> bool:
    """Tell whether a word stands before a day, in the same sentence."""
    near = plain[max(0, said.start - _NEAR) : said.end]
    found = list(re.finditer(word, near))
    return bool(found) and not re.search(r"[.;¶]", near[found[-1].end() : -1])
