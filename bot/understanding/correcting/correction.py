"""What corrects: a figure that was told before, or what was said, not the work itself."""

from __future__ import annotations

import re

from bot.understanding.correcting.corrected_day import corrects_a_day
from bot.understanding.reading import any_phrase
from bot.understanding.wordlists import MONTH, WEEKDAY, each

MISTAKEN = "(?:me|nos) (?:equivoque|equivocamos|confundi|confundimos)"
# "bájela a 90", "póngale un 40": what the record is to say.
_LOWERED = (
    r"(?:baj(?:[ae]|emos)l[aeo]s? (?:a|al|hasta)"
    r"|(?:pon(?:g[ae]|gamos)?|dej(?:[ae]|emos)|coloqu[ea]|registr[ea]|anot[ea]|cambi[ea])l[aeo]s?"
    r"(?: (?:a|al|en|por))?)"
    r"(?: (?:el|un))?"
)
ORDERED_FIGURE = (
    rf"(?:{_LOWERED}|(?:sub(?:[ae]|amos)|aument[ae])n?l[aeo]s?(?: a(?: la)? @)?"
    r" (?:a|al|hasta)(?: (?:el|un))?"
    r"|(?:pong|registr|anot)[ae])"
)
_SAID_BEFORE = (
    r"(?:(?:el|la|lo|los|las|mi|un|una|ese|esa|este|esta|del|al) )?"
    r"(?:(?:ultim[oa]|anterior|otr[oa]) )?"
    r"(?:dato|cifra|porcentaje|valor|numero|reporte|reportado|avance|anterior|dicho|mensaje|correo"
    r"|error|figura|que (?:dije|puse|reporte|mande|envie|escribi))"
)
_CORRECTS = any_phrase(
    MISTAKEN,
    *each(
        r"equivoque, mentiras, error mio, mi error, fue un error, corrij[oae]\w*, rectific[oa]mos, "
        "rectifico, rectifique, aclaro"
    ),
    # "mentira, 4", not "no es mentira que falta"
    r"mentira(?= (?:[,.:] )?(?:(?:es|son|era|eran|va|van|vamos|en|el|un) ){0,3}\d)",
    # What is corrected is a figure or what was said, not the work: "15 días para corregir".
    rf"(?:corregir|rectificar|correccion|rectificacion)(?= (?:de |a |en )?{_SAID_BEFORE})",
    r"(?:quiero|quisiera|debo|permiteme|permitame|puedo|me toca|me permito|voy a|vengo a)"
    r" (?:corregir|rectificar)",
    r"^(?:(?:buen\w+|cordial|saludo\w*|dias|tardes|hola|una|va|hago|esta|[,.;:@]) ){0,6}"
    r"(?:correccion|rectificacion|corregir|rectificar)(?= [:,.]|$| \d)",
    r"\d{1,3}(?: %)?(?: ,)? (?:(?:yo|ya|le|les|te) ){0,2}dije(?= *$| [.,;!¶])",
    # "35 perdón": the apology behind
    r"^ ?(?:(?:ay|uy|ah|no|es|era|eran|son|va|en|el|al|un|,) ){0,4}\d{1,3}(?: (?:%|por ciento))?"
    r"(?: ,)? (?:perdon|disculpen?|que pena)(?= *$| [.,;!¶])",
    "la cifra (?:correcta|real|es)",
    "el (?:dato|porcentaje|valor) (?:correcto|real)",
    *each("lo correcto es, quise decir, quiero corregir, queria decir, mejor dicho"),
    "(?:perdon|disculpe(?:n)?|disculpa|que pena|uy|ay|ups) (?:, )?"
    "(?:(?:doctora?|ingenier[oa]) )?(?:, )?(?:es|era|eran|son|no|quise|la|el|fue)"
    "(?! por| la demora| la tardanza)",
    # "sí pero 15": the figure that was to be confirmed, and what it is.
    r"^ ?si(?: ,)? pero(?= (?:(?:es|son|en|el|un|va|vamos) ){0,3}\d{1,3}(?: (?:%|por ciento))?"
    r"(?: [.!])* *$)",
    r"(?:perdon|disculpen?|uy|no)(?: ,)?(?= (?:mejor )?(?:el |un |son |es )?\d)",
    *each(
        r"no era, no eran, era (?:un |el )?\d\S*, eran (?:el )?\d\S*, digite mal, puse mal, "
        "escribi mal, reporte mal, quedo mal, por error"
    ),
    r"(?:la|el) que (?:esta|va|quedo) (?:al|en) \d{1,3}(?: %)? es",
    rf"cambi(?:e|a|eme|ame|elo|alo|ela|ala)(?= (?:por|a|el|al) \d| {_SAID_BEFORE})",
    rf"(?:{_LOWERED}|ponga|registre|anote)(?= \d{{1,3}}(?![\d/]))",
    r"no (?:esta|va|vamos|estaba|iba|quedo) en (?:el )?\d{1,3}(?: %)?(?: [,;.])?"
    r"(?: (?:sino|es|esta|va|vamos|quedo|que)){1,2}(?: en)?(?: el)?(?= \d)",
    *each(r"al reves, en realidad, desha(?:ga|z)\w*, anul(?:e|en|ar)(?:l[oae]s?)?"),
)
_NO = r"^(?:(?:no|perdon|uy|h?ay|ah|nop|disculpe|que pena|espere|señora?|doctora?|[,.;!]) ?){1,6}"
# "no, esa no estaba lista, va en 60": what was told is not so.
_NO_AND_A_FIGURE = any_phrase(
    rf"{_NO}(?:(?:es que )?(?:es[ae]|eso|esta|la @)? ?(?:todavia|aun|ya|tampoco)? ?no"
    r"(?: (?:estaba|esta|quedo|ha quedado|es|era|se ha|ha)(?: [a-zñ]{2,15}){0,2})? [,.;] )?"
    r"(?:(?:apenas|solo|ahi|todavia|aun) )?(?:va|vamos|esta|estamos|sigue|seguimos|iba)"
    r"(?: (?:apenas|como|solo|es|por|en|al|un|el)){1,3}(?= \d)",
    # "no, la 3.6 no está cumplida, van dos de los cuatro"
    rf"{_NO}(?:es[ae]|eso|(?:la )?[a-z]{{0,3}}\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})"
    r" (?:(?:todavia|aun) )?no (?:esta|quedo|estaba)"
    r" (?:list|cumplid|terminad|complet|culminad|hech)[oa] [,.;]"
    r"(?: (?:apenas|solo|ahi))? (?:van?|vamos|llevamos)"
    r"(?: (?:apenas|solo|en|al|por|como)){0,2}(?= \d)",
    # "no, la segunda 25", "perdón, en la 4.1 son 10", "no, la carta es 30"
    rf"{_NO}(?:(?:en|de|con) )?(?:la|el|lo)(?: del?(?: (?:la|el))?)?"
    rf"(?: (?!(?:{WEEKDAY}|{MONTH}|dia|fecha|plazo|hora|el)(?!\S))[^\s,;]{{2,20}}){{1,3}}?"
    r"(?: (?:es|son|era|eran|va|van|vamos|iba)(?: en)?)?(?= \d{1,3}(?: (?:%|por ciento))?"
    r"(?: *$| [.,;!]))",
)
SAID = r"(?:dije|dicho|puse|puesto|reporte|reportado|escribi|digite|mande|quise decir)"
_ARE = rf"(?:eran|son|fueron|fue|van|iban|era|es|digo|{SAID})"
_UNITS = r"(?: (?!de(?!\S)|%|por)[a-z]{2,20}){0,3}"
HOW_MANY = re.compile(
    rf"(?<!\S)(?:no {_ARE} (?:\d{{1,6}}|es[eo]s?){_UNITS}(?: ,)? sino(?: que)?(?: {_ARE})?"
    rf"|(?<!no ){_ARE}) (?P<count>\d{{1,6}}){_UNITS}(?= {{0,2}}[.!]? {{0,2}}$)"
)
# "no dije 45, dije 54", "quite ese 45 y ponga 54": the figure of a report, and what it is to be.
_NEVER = r"(?:no|nunca|jamas|tampoco)(?: (?:le|les|he|habia)){0,2}"
_THAT = r"(?:(?:que|era|eran|iba|va|van|en|el|la|un|ese|los) ){0,4}"
_FIGURE = r"\d{1,3}(?:[.,]\d{1,2})?"
_DENIED = re.compile(
    rf"(?<!\S)(?:{_NEVER} {SAID}|(?:quit|borr|elimin)(?:e|a|en)) {_THAT}"
    rf"(?:(?P<old>{_FIGURE})(?: (?:%|por ciento))?|eso|ese dato|esa cifra)(?: [,.;:])?"
    # "…, dije que no alcanza la plata. Eso sigue en 10"
    rf"(?: (?:(?:yo|es|lo) ){{0,2}}(?:que )?{SAID} que(?: [a-z]{{1,20}}){{1,12}} [,.;])?"
    rf" (?:(?:y|sino|sino que|yo|pero|mejor|es[ao]|la|todavia|aun) ){{0,3}}"
    rf"(?:{SAID}|era|es|son|eran|pong[ae]|registr[ea]|anot[ea]|dej[ea]|van?|vamos|sino"
    r"|sigue|seguimos|esta|quedo|queda)"
    rf" {_THAT}(?P<new>{_FIGURE})(?: (?:%|por ciento))?"
    r"(?= {0,2}[.,;!]? {0,2}(?:$|por favor|gracias))"
)
_WHEN_TOLD = (
    r"(?: (?:que|yo|le|les|dije|dimos|puse|pusimos|reporte|reportamos|mande|envie|de|en|por|la|el"
    r"|esta|hoy|manana|tarde|noche|ayer|antier|anteayer|lunes|martes|miercoles|jueves|viernes"
    r"|temprano|hace|un|rato|ahora|ahorita|antes))"
)
_PERCENT = r"(?: (?:%|por ciento))?"
_WAS = r"(?:era|es|eran|son|fue|iba)(?: (?:en|el|un|al|por|del?)){0,2}"
_AT_ITS_END = r"(?= {0,2}[.,;!]? {0,2}(?:$|por favor|gracias))"
# "el 60 de la mañana estaba mal, es 50": of a report of that day
_WAS_WRONG = re.compile(
    rf"(?<!\S)(?:el|es[eo]|los) (?P<old>{_FIGURE})(?: (?:%|por ciento))?"
    rf"{_WHEN_TOLD}{{0,7}}"
    r" (?:me )?(?:esta|estaba|quedo|es|era|fue) (?:mal|errad[oa]|equivocad[oa]|incorrect[oa]"
    r"|un error)(?: [,.;:]| y| porque| pues){0,2}(?: (?:en realidad|realmente|la verdad))?"
    r" (?:es|son|era|eran|va|van|vamos)(?: (?:en|el|un|al|por)){0,2}"
    rf" (?P<new>{_FIGURE})(?: (?:%|por ciento))?(?= {{0,2}}[.,;!]? {{0,2}}(?:$|por favor|gracias))"
)
# "la de ayer era 40 no 30", "lo que le mandé no era 30 sino 40", "ayer puse 30 pero es 40"
_FORMER = (
    r"(?:(?:la|lo|el|es[ea])(?: (?:cifra|dato|reporte|porcentaje|avance|numero|valor|reportado))?"
    rf"(?= (?:que|de) ){_WHEN_TOLD}{{2,7}}"
    r"|(?:la|el|es[ea]) (?:cifra|dato|reporte|porcentaje|numero|valor))"
)
_BESIDE_IT = r"(?: ,)?(?: y)? no(?: (?:era|es|eran|son))?(?: (?:el|un|de)){0,2}"
_WAS_ANOTHER = (
    re.compile(
        rf"(?<!\S){_FORMER} {_WAS} (?P<new>{_FIGURE}){_PERCENT}{_BESIDE_IT}"
        rf" (?P<old>{_FIGURE}){_PERCENT}{_AT_ITS_END}"
    ),
    re.compile(
        rf"(?<!\S){_FORMER} no {_WAS} (?P<old>{_FIGURE}){_PERCENT}(?: [,.;:])?"
        rf"(?: (?:y|sino|sino que|pero|mejor)){{0,2}}(?: {_WAS})?"
        rf" (?P<new>{_FIGURE}){_PERCENT}{_AT_ITS_END}"
    ),
    re.compile(
        r"(?<!\S)(?:(?:ayer|antier|anteayer|hoy|esta manana|ahora|ahorita|antes|temprano"
        rf"|hace un rato) )?(?:(?:yo|le|les) ){{0,2}}{SAID} (?:(?:que|iba|era|en|el|un) ){{0,3}}"
        # "le reporté 40 en el predial y es 45"
        rf"(?P<old>{_FIGURE}){_PERCENT}(?: (?:en|de|del|para)(?: [a-z]{{2,20}}){{1,5}}?)?"
        r"(?: ,)? (?:(?:y|pero) )?(?:(?:en realidad|la verdad) )?"
        rf"{_WAS} (?P<new>{_FIGURE}){_PERCENT}{_AT_ITS_END}"
    ),
)
# "sigue en 70, lo del 80 era de la otra"
_SLIPPED = re.compile(
    r"(?<!\S)(?:(?:sigue|va|vamos|quedo|queda|esta) )?(?:en )?"
    rf"(?P<new>{_FIGURE}){_PERCENT}(?: [,.;])?(?: (?:y|que|porque))?"
    rf" (?:lo|la|el|es[aeo])(?: del?)? (?P<old>{_FIGURE}){_PERCENT} (?:era|fue|es|iba)"
    r"(?: (?:del?|para|en|por|la|el|lo|un|mi)){0,2} (?:otr[oa](?: actividad)?|error(?: mio)?"
    rf"|equivoca\w+){_AT_ITS_END}"
)
_LATE = "(?:demora|tardanza|molestia|hora|insistencia|retraso|retardo|inconveniente|abuso)"
_NO_CORRECTION = any_phrase(
    "perdon por",
    f"perdon (?:la|el) {_LATE}",
    "disculpe(?:n)? por",
    f"disculpe(?:n)? (?:la|el) {_LATE}",
    "que pena (?:por|la|con)",
)


def find_correction(plain: str) -> re.Match[str] | None:
    """Return the words that say that a figure corrects a former one."""
    found = _CORRECTS.search(_NO_CORRECTION.sub(lambda m: "_" * len(m.group()), plain))
    return found or find_denied(plain)


def needs_no_yes(plain: str, *, correcting: bool) -> bool:
    """Tell whether a lower figure needs no yes: a text corrects one, or its person is `correcting`,
    and it is no day that is put right: "no el 26 no, el 27"."""
    return (correcting or is_correction(plain)) and not corrects_a_day(plain)


def tells_so_many(plain: str) -> bool:
    """Tell whether a text ends in a number that may say how many there are: "son 70", "van 66"."""
    return HOW_MANY.search(plain) is not None


def is_correction(plain: str) -> bool:
    """Tell whether a text corrects a figure, or begins with a no and tells one: "no, va en 60"."""
    return find_correction(plain) is not None or _NO_AND_A_FIGURE.search(plain) is not None


def find_denied(plain: str) -> re.Match[str] | None:
    """Return the words that tell what figure was meant (`new`), beside the one that was not."""
    return _DENIED.search(plain) or _SLIPPED.search(plain) or _of_a_former(plain)


def is_of_a_former(plain: str) -> bool:
    """Tell whether a text says what a figure of some time ago was to be: "el 60 de la mañana estaba
    mal, es 50", "la de ayer era 40 no 30"."""
    return _of_a_former(plain) is not None


def _of_a_former(plain: str) -> re.Match[str] | None:
    found = (one.search(plain) for one in (_WAS_WRONG, *_WAS_ANOTHER))
    return next(filter(None, found), None)
