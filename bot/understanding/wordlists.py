"""Closed lists of words, written as a line of text, and the alternatives that a grammar joins."""

from __future__ import annotations

import re

from core.numerals import ORDINALS
from core.spanish import MONTHS, OFFICE_KINDS, WEEKDAYS, fold

DAYS_OF_A_WEEK = tuple(fold(day) for day in WEEKDAYS)
MONTH = "|".join(MONTHS)
WEEKDAY = "|".join(DAYS_OF_A_WEEK)
TENS = "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"  # with "y" and one of UNITS
UNITS = "un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
OFFICE_KIND = "|".join(sorted(OFFICE_KINDS, key=len, reverse=True))
CODE = r"\d{1,3}(?:\.\d{1,3}){1,5}"  # of an activity, as plans print it: "2.1.3"
# With the letters that some plans print before it: "AT4.4", "J-01", "PAAC-2.1".
LETTERED = r"[^\W\d_]{1,6}[.-]?\d{1,4}(?:[.-]\d{1,4}){0,4}"
# Either, as a whole word that is no percentage and no part of a longer number.
PRINTED_CODE = rf"(?<![\w.-])(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d)"
A_CODE = re.compile(CODE)
CODE_ALONE = rf"(?<![\d.]){CODE}(?![\d%])(?!\s%)"  # a code that is no percentage


_ACCENTED = dict(zip("aeiou", "áéíóú", strict=True))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that holds nothing but folded words and blanks."""
    return frozenset(words.replace("ñ", "n").split())


EVERY = "tod[oa]s?"
# "a la que le toca es Infraestructura", "quien la lleva es TIC": before the name
WHO_IS = (
    r"(?:a )?(?:quien(?:es)?|(?:l[ao]s?|el) (?:(?:oficina|dependencia) )?que)"
    r" (?:(?:le|les|l[ao]s?|se|realmente) ){0,2}(?:corresponden?|tocan?|competen?|pertenecen?"
    r"|llevan?|manejan?|tienen?|hacen?|coordinan?|lideran?|encargan?|responden?|ejecutan?)"
    r"(?: (?:de|por|eso|esa|esto|esta|@|la)){0,3} (?:es|son|seria)"
)
# Before the day to which a date is to be moved: "¿se puede correr la fecha al 20?"
MOVED_TO = (
    r"(?:(?:correr|mover|pasar|aplazar|cambiar|postergar|reprogramar|prorrogar)(?:l[ao]s?)?"
    r"|(?:corr|muev|pas|aplac|cambi|posterg|reprogram|prorrog)(?:an?|en?)(?:l[ao]s?)?)"
    r"(?: (?:la|el|fecha|plazo|entrega|de|del|@|actividad|esa|esta|mejor|porfa|por favor"
    r"|\d{1,2}\.\d{1,2})){0,6} (?:al|(?:para|hasta)(?: el)?)"
)
# By what people are addressed.
TITLES = word_set(
    "doctor doctora doctores doc dr dra ingeniero ingeniera ing señor señora señores señoras sr "
    "sra jefe jefa don doña"
)
# Word by word what greets, asks politely, thanks or takes leave; not "dia": "estamos al dia".
COURTEOUS = TITLES | word_set(
    "hola buen buena buenos buenas dias tarde tardes noche noches cordial saludo saludos muy "
    "muchas mil gracias amable atentamente cordialmente atento atenta favor porfa feliz"
)
# What stands above the name of who signs.
TAKES_LEAVE = (
    r"(?:cordial|atenta|respetuosa)mente|att|atte|slds|sldos|(?:muchas |mil )?gracias"
    r"|saludos(?: cordiales)?|cordial saludo|con (?:respeto|aprecio)|un abrazo"
)
# With what a reason is told; many rules know more words for it.
BECAUSE = "porque|ya que|puesto que|dado que|debido a"
# What may stand at the end of an order.
PLEASE = r"(?: (?:por favor|porfa|favor|(?:muchas |mil )?gracias)){0,2}"
# Files and papers that are sent or shown.
FILES = (
    r"fotos?|fotografias?|foticos?|imagen|imagenes|videos?|evidencias?|soportes?|anexos?|actas?"
    r"|listas?|listados?|planillas?|oficios?|certificados?|certificadas?|pantallazos?|capturas?"
    r"|documentos?|archivos?|adjuntos?|links?|enlaces?|registros?(?: fotograficos?)?|pdf|word|excel"
)
# Words of four letters and more that are of no work: they tell no activity from another.
LONG_SMALL = word_set(
    "para desde hasta sobre entre como donde cuando porque tambien esta este esto estas estos esos "
    "esas toda todo todas todos gracias dias buenas buenos tardes primera segunda nuestra nuestro"
)
ALL = word_set("todas todos ambas ambos")  # words for all of several things
# Which place in a list a word names; counted from the end below zero.
PLACES = ORDINALS | {
    "1ra": 1, "1era": 1, "2da": 2, "3ra": 3, "4ta": 4,
    "ultima": -1, "ultimo": -1, "penultima": -2, "penultimo": -2,
}  # fmt: skip


def word_list(words: str) -> tuple[str, ...]:
    """Return the words of such a text in their order."""
    return tuple(words.replace("ñ", "n").split())


def each(alternatives: str) -> tuple[str, ...]:
    """Return the alternatives of a line such as "en curso, en marcha, terminad[oa]s?"."""
    return tuple(alternatives.split(", "))


def accented_or_not(pattern: str) -> str:
    """Return the pattern of folded words as it fits them in a text that may have its accents."""
    return re.sub("[aeiou]", lambda one: f"[{one[0]}{_ACCENTED[one[0]]}]", pattern)


def any_of(*alternatives: str) -> str:
    """Return the pattern that one of `alternatives` fits, the first that does."""
    return "|".join(alternatives)


def group(*alternatives: str) -> str:
    """Return `any_of` as one piece, to be put between others."""
    return f"(?:{any_of(*alternatives)})"


CITY = (
    "bogota|medellin|cali|barranquilla|cartagena|cucuta|bucaramanga|pereira|santa marta|ibague"
    "|pasto|manizales|neiva|villavicencio|armenia|valledupar|monteria|sincelejo|popayan|tunja"
    "|riohacha|florencia|quibdo|yopal|mocoa|arauca|leticia|inirida|mitu|san andres"
)
# "quedamos en reunión el martes a las 9": an hour agreed on with a colleague, whose name may stand
# before it, and no account of work.
APPOINTED = (
    r"(?:[a-z]{3,15} , )?(?:(?:entonces|bueno) )?"
    r"(?:quedamos|nos (?:vemos|reunimos|encontramos))(?: (?:en|de|para|a))?"
    r"(?: (?:la|una))?(?: (?:reunion|reunirnos|vernos|hablar|encontrarnos))?(?: (?:el|este|la|dia|"
    rf"proximo|hoy|mañana|{WEEKDAY})){{0,5}} ?(?:\d{{1,2}} )?(?:de (?:{MONTH}) )?"
    r"a las? \d{1,2}(?:[:.]\d{2})?(?: (?:am|pm|en punto|de la (?:mañana|tarde)))?"
)

_FOR_WHOM = "(?: (?:para|a|con) (?:usted(?:es)?|tod[oa]s|el equipo|su familia))?"
# "confirmado, que se mejore": not "falta que se mejore", of the work
TO_WHO_IS_AWAY = group(
    "(?:(?<![a-z0-9%] )|(?<=firmado )|(?<=firmada )|(?<=firmo ))"
    "(?:(?:y|ojala|espero|esperemos) )?(?:que )?(?:se (?:mejore|recupere|alivie|cuide)"
    "|descanse|disfrute|le (?:vaya|termine de ir) (?:muy )?bien|(?:la |lo )?pase (?:muy )?bien)n?"
    "(?: (?:mucho|pronto|muy pronto|bastante|harto|sus vacaciones|su descanso))?"
    "|(?:pronta|rapida) (?:recuperacion|mejoria)|pobrecit[oa]"
)
# "feliz semana", "bendiciones para todos": where a letter begins and where it ends
WISHED = group(
    "(?:muchas |mil )?bendiciones" + _FOR_WHOM,
    "(?:(?:les?|te) (?:deseo|deseamos|auguro) )?(?:una? )?"
    "(?:feliz|buena?|lind[oa]|excelente|bendecid[oa]) (?:(?:inicio|comienzo) de )?"
    f"(?:dia|tarde|noche|semana|fin de semana|jornada|{WEEKDAY})" + _FOR_WHOM,
    TO_WHO_IS_AWAY,
)

# Whom a message is politely said to, and thanks: "sí, señora, gracias".
ADDRESSED = (
    r"senor(?:es)?|senoras?|senorita|doctor(?:a|es|as)?|ingenier[oa]s?|"
    r"por favor|porfa|favor|gracias|muchas gracias"
    r"|mij[oa]|mijit[oa]|jef[ea]|vecin[oa]|amig[oa]|parce|nin[oa]"
    r"|mi (?:amor|reina|rey|vida|nin[oa])"
    r"|(?:don|dona) [a-z]{3,12}"
)
