"""The words that say of somebody to be away or back, and that confirm it."""

from __future__ import annotations

import re

from bot.understanding.asks.people.absence_days import A_WEEKDAY, DAY_AND_DAY
from bot.understanding.wordlists import MONTH
from core.spanish import bare_words

ABSENCE = (
    r"ausencias?|ausentes?|incapaci(?:dad(?:es)?|tad[oa]s?)|incapacito|vacaciones|licencia|permiso"
    r"|descanso|calamidad|comision|compensatorio|viaje|luto|hospitalizad[oa]|enferm[oa]"
)
CONFIRMS = (
    r"confirm(?:o|amos|ad[oa]s?|an?|ar|el[oa]s?|e)|aprob(?:ad[oa]s?|e)|apruebo|autoriz(?:o|ad[oa]s?)"
    r"|aval(?:o|ad[oa]s?)"
)
YES = (
    rf"sip?|claro|cierto|correcto|correcta|listo|ok|okay|vale|acuerdo|perfecto|efectivamente|tambien"
    rf"|enterad[oa]|igual|visto|{CONFIRMS}"
)
AGREES = re.compile(rf"\b(?:{YES}|ya (?:lo |la )?se|ya (?:lo |la )?sabia)\b")
PLAIN = re.compile(rf"\b(?:{ABSENCE}|{CONFIRMS})\b")
CONFIRMING = re.compile(rf"\b(?:{CONFIRMS})\b")
# "… del jueves y viernes está confirmado": behind days, that they are confirmed.
CONFIRMED_BEHIND = re.compile(rf" (?:(?:ya|esta|estan|queda|quedan|se) )*(?:{CONFIRMS})\Z")
NOT_THERE = (
    r"(?:tampoco|no) (?:vino|viene|vendra|esta|estara|estuvo|trabaja|trabajo|asistio|va a (?:venir"
    r"|estar)|se presento)"
)
# "Marta viaja del 18 al 20", "se ausenta desde el 18", "se ausenta hasta el 20": not "viaja es el
# 20", which puts it right.
TRAVELS = (
    r"(?<!no )(?:(?:viaja|viajara|se ausenta|se ausentara|falta|faltara|se va(?: de viaje)?|sale)"
    r"(?= (?:del|desde) )|se ausenta(?:ra)?(?= hasta )"
    r"|(?:viaja|viajara)(?= (?:el|los|la (?:otra|proxima)|esta|hoy|manana) )"
    # "sale 12 y 13", "sale el lunes 16 y martes 17": not "sale el 12", of which no end is said
    rf"|(?:sale|saldra|falta|faltara)(?= {DAY_AND_DAY}))"
)
# "Marta no está ausente el lunes", "Sandra sí trabaja", "quítele la ausencia"
NOT_AWAY = (
    r"(?:\bno (?:esta|estara|va a estar|anda|sigue) (?:(?:de|en) (?:vacaciones|licencia|permiso"
    r"|comision|descanso|compensatorio|viaje|incapacidad)|ausente|incapacitad[oa]|(?:por )?a?fuera"
    r")\b"
    r"|\bno (?:se va|sale|saldra|se fue|salio|va a salir) (?:a|de|en|con) (?:(?:las?|sus?|el) )?"
    r"(?:vacaciones|licencia|permiso|comision|descanso|compensatorio|viaje)\b"
    r"|\bsi (?:(?:trabaja|trabajara|viene|vendra|labora|va a (?:venir|trabajar|estar)"
    r"|vino|llego|asistio|trabajo|se presento)\b"
    rf"|(?:esta|estara)(?= (?:el|hoy|manana|{A_WEEKDAY}|en la oficina|trabajando|aqui|aca)\b|\Z))"
    r"|\b(?:quit|borr|retir|elimin|cancel|anul)(?:e|en|ar)(?:l[ea]s?)? (?:la |esa )?ausencia\b)"
)
DENIES = re.compile(
    r"(?<=\w )no\Z"
    r"|\bno (?:(?:l[oae]s?|se|esta|estan|estaba|han?|sido|fue|fueron|quedo|queda) ){0,3}"
    r"(?:confirm|autoriz|apr[uo]e?b|aval|acept|conced|vale|firm|dado\b|dieron\b)"
    r"|\bno es (?:cierto|verdad)\b"
    rf"|\bno (?:es|son|era|eran|fue|seria) (?:(?:una?|por|de|las?) )?(?:{ABSENCE})\b"
    rf"|\b(?:ya|siempre|mejor|al final) no (?:va|van|es|fue)\b(?! a\b)|{NOT_AWAY}"
)
# With a name: "Marta no tiene permiso"
WITHOUT_LEAVE = re.compile(
    r"\bno (?:tiene|tenia|cuenta con) (?:(?:aun|todavia|ningun[oa]?|la|el|su|sus) ){0,2}"
    r"(?:permiso|vacaciones|licencia|autorizacion)\b"
)
NOT_BACK = r"no (?:se )?(?:vuelve|regresa|retorna|reintegra|reincorpora)(?: a trabajar)?(?: sino)?"
AWAY = re.compile(
    rf"\b(?:{ABSENCE}|{NOT_THERE}|(?:esta|estara|anda|sigue|salio|sale) (?:por )?a?fuera"
    rf"|cita medica|{TRAVELS})\b"
)
# "ya pueden escribirle", "ya le pueden volver a escribir a Luz"
_WRITE = r"(?:escribir|mandar|enviar|avisar)(?:l[eo]s?)?(?: (?:mensajes?|recordatorios?|avisos?))?"
_MAY_WRITE = (
    r"(?:ya (?:l[eo]s? )?(?:se )?(?:l[eo]s? )?(?:pueden?|podemos|podran)(?: volver a)?"
    r"|(?:l[eo]s? )?(?:pueden?|podemos|podran) volver a"
    rf") {_WRITE}(?: (?:de nuevo|otra vez|normal(?:mente)?))?"
)
# It names nobody: the one is meant of whom was spoken.
WRITTEN_AGAIN = re.compile(
    r"(?:(?:si|ok|listo|bueno|entonces|hola|buen[oa]s|dias|tardes|y) ){0,3}"
    rf"{_MAY_WRITE}(?: (?:por favor|porfa|gracias|a (?:el|ella)))?"
)
BACK = re.compile(
    r"\b(?:(?:ya )?(?:volvio|regreso(?= (?:hoy|ayer|ya|a|de|del|al)\b|\Z)"
    r"|retorno(?= (?:hoy|ayer|a|de)\b|\Z)|se (?:reintegro|reincorporo|integro)"
    r"|esta de (?:vuelta|regreso))"
    r"|ya (?:llego|entro|vino|esta (?:aqui|aca|trabajando|en la oficina|laborando|por aca))"
    rf"|{_MAY_WRITE}"
    r"|ya no esta (?:ausente|incapacitad[oa]|(?:de|en) (?:vacaciones|licencia|permiso|comision)))\b"
)
# Behind that she is not away: "no lo deje como ausente", and that she is back: "reintegrada desde
# hoy"; they name nobody and say no more.
NOT_LEFT_AWAY = (
    r"(?:(?:y|asi que|entonces) )?no (?:me |nos )?l[oae]s?"
    r" (?:dej|pong|registr|marqu|anot|teng|cuent)[a-z]{1,4}"
    r" (?:(?:como|por|de) )?(?:ausente|afuera|fuera|incapacitad[oa])"
)
REINSTATED = (
    r"(?:(?:y|ya|queda|quedo|esta|fue) ){0,3}(?:reintegrad|reincorporad)[oa]"
    r"(?: (?:a sus? (?:labores|funciones|cargo|puesto)"
    r"|(?:(?:desde|a partir de) )?(?:hoy|ayer))){0,2}"
)
_REINSTATED = re.compile(REINSTATED)
TO_WORK = r"(?:labores|funciones|actividades|trabajar|laborar|trabajo|cargo|puesto|oficina)"
# Of herself: "volví", "me reincorporé", "retomé mis labores"
CAME_BACK = (
    r"(?:volvi|volvimos|regrese|regresamos|retorne|me (?:reintegre|reincorpore|incorpore)"
    rf"|retome (?:(?:mis|las) )?{TO_WORK})"
)
COMES_BACK_TODAY = rf"(?:me re(?:integro|incorporo)|retomo (?:(?:mis|las) )?{TO_WORK})"
# With a name, these are all of a clause that says one of these things.
AROUND = re.compile(
    rf"{YES}|{ABSENCE}|y|e|o|que|ya|se|le|lo|la|los|las|el|ella|de|del|a|al|en|con|por|para"
    r"|favor|porfa|gracias|muchas|hola|buen[oa]s|tardes|noches|senora?|doctora?|ingenier[oa]|don"
    r"|dona|dr|dra|ing|sus?|es[aeo]|est[ae]|esta|estan|estara|estaran|sigue|siguen|anda|andan|sale"
    r"|salen|salio|saldra|va|van|fue|era|es|son|tiene|tienen|tomo|toma|pidio|vino|viene|vienen"
    r"|vendra|no|tampoco|trabaja|trabajo|asistio|presento|estar|venir|fuera|afuera|cita|medica"
    r"|hasta|desde|entre|dias?|manana|tarde|hoy|ayer|pasado|mismo|mes|ano|semana|proxima|proximo"
    r"|sabia|lo|habia|he|bueno|queda|quedan|quede|ponga|pong(?:al|ase)[oa]s?|marqu(?:e|el[oa]s?)"
    r"|viaja|viajara|ausenta|ausentara|falta|faltara"
    r"|registr(?:e|el[oa]s?)|dej(?:e|el[oa]s?)|como|vuelve|regresa|retorna|entra|entro|reincorpora"
    r"|reintegra|volvio|regreso|retorno|llego|reintegro|reincorporo|integro|vuelta|aqui|aca"
    r"|trabajando|laborando|trabajar|oficina|companer[oa]|encuentra|salir|entonces|pues|ahi"
    r"|pueden?|podemos|podran|volver|escribir(?:l[eo]s?)?|mandar(?:le)?|enviar(?:le)?|avisar(?:le)?"
    r"|mensajes?|recordatorios?|avisos?|otra|vez|normal|normalmente|si|referia|hablaba|dieron|nuevo"
    rf"|\d{{1,2}}|{MONTH}|{A_WEEKDAY}"
)
# "póngalo ausente", which `confirming_away` reads
SETS = re.compile(r"\b(?:pon|pong|marqu|marc|registr|dej|anot|qued)\w{0,6}\b.{0,60}\bausente\b")
# "ausente 37"; not the days of "Rosa ausente 12 y 13", "ausente Rosa 12 de marzo"
NUMBERED = re.compile(
    r"(?:\A|\b(?:a|al|el|la|y|no|si|pong\w{1,4}|marqu\w{1,4}) )ausentes? (?:n(?:o|umero)? )?\d"
    rf"|\bausentes? (?:n(?:o|umero)? )?\d{{1,9}}(?! (?:y|al?|e|de (?:{MONTH}))\b)"
)
SO_MANY = re.compile(r"\bl[ao]s [2-9](?: ausencias)?\Z")  # "las 2"
COUNTS = {"todas": 0, "todos": 0, "ambas": 2, "ambos": 2, "dos": 2, "tres": 3, "cuatro": 4}
COUNTS |= {str(one): one for one in range(2, 10)}
BESIDE_COUNT = re.compile(
    rf"{YES}|a|de|con|l[oa]s?|el|ausencias?|ausentes?|quedan?|y|por|favor|gracias|esas?|esos|las|ok|es"
)
# How it is known, and why somebody is away, beside an absence.
WHY = re.compile(
    r"(?:(?:y|que|pues|ya|yo|el|ella|l[oa]s?|me|nos|su|le|porque|por eso|es que) ){0,4}"
    r"(?:(?:hable|hablamos|llame|avis(?:o|aron)|dijo|conto|escribio|informo|llamo|comento|mando"
    r"|paso|trajo|firme|autorice|se|sabia|converse|dio|dieron|jefe aviso|jefa aviso)\b"
    r"|(?:esta|sigue|anda) (?:muy )?(?:enferm[oa]|mal)\b|(?:por|segun|porque|debido|dado)\b"
    r"|tiene (?:una )?(?:cita|reunion|examen|calamidad)|sigue (?:el|ella)\b"
    r"|(?:tiene |(?:esta |anda )?en )?(?:una? )?(?:capacitacion|curso|taller|seminario|congreso"
    r"|diplomado|foro)(?: en [a-z ]{3,30})?\Z)"
)
# "le cancelaron la comisión": why an absence is none any more.
FELL_THROUGH = (
    r"(?:(?:porque|pues|ya|que|y|es que) ){0,3}(?:(?:se )?les? (?:l[ao]s? )?|se l[ao]s? )"
    r"(?:cancel|suspend|aplaz|neg|anul)[a-z]{1,6}(?: (?:la|el|los|las|su|esa|ese) [a-z]{3,15})?"
)
# Of a clause with one of these an activity or a decision is told, and no absence.
WORK = re.compile(
    r"%|\b(?:acept|devolv|devuelv|conced|nieg|(?<!me )(?<!me la )(?<!me las )neg[ao]|rechaz"
    r"|historial|reporte|avance|plazo)"
    r"|\bd[eé]j\w{1,5}\sen\s(?:el\s)?\d",
    re.IGNORECASE,
)
# "el jueves y el viernes"
DAYS_ALONE = re.compile(
    rf"(?:{NOT_BACK} )?"
    rf"(?:(?:y|e|el|del?|al?|los|dias?|hasta|desde|este|{A_WEEKDAY}|\d{{1,2}}|{MONTH}|hoy|manana"
    r"|pasado) ?){1,8}"
)


def is_only_back(text: str) -> bool:
    """Tell whether a text says no more than that somebody, whom it does not name, is back."""
    words = bare_words(text)
    if _REINSTATED.fullmatch(words):
        return True
    return BACK.search(words) is not None and all(map(AROUND.fullmatch, words.split()))


# "no está esta semana, está en comisión hasta el viernes 13": the day that is named holds.
_AND_LONGER = re.compile(
    r"\bno\s(?:va\sa\sestar|estar[aá]|est[aá]|viene)\s(?:en\s|por\s)?(?:toda\s)?esta\ssemana\s?,\s"
    r"(?=(?:est[aá]|anda|sali[oó]|se\sfue|tiene)\s[^.;\n]{3,60}\bhasta\b)",
    re.IGNORECASE,
)
# "…. No le manden nada": what follows from an absence, and nothing besides.
_NOT_WRITTEN_TO = re.compile(
    r"(?:(?<=[.,;])|\s[ye])\s?no\sl[aeo]s?\s(?:manden?|env[ií]en?|escriban?|molesten?)"
    r"(?:\s(?:nada|mensajes|recordatorios|m[aá]s|por\sahora|mientras(?:\stanto)?|esos\sd[ií]as"
    r"|por\sfavor)){0,4}(?=\s?(?:[.;!]|\Z))",
    re.IGNORECASE,
)


def of_one_absence(text: str) -> str:
    """Return a text without what an absence that it tells of goes without saying."""
    return _NOT_WRITTEN_TO.sub("", _AND_LONGER.sub("", text))
