"""The words that say of which activity an earlier report is: "eso no es de la carta, es de la 3.3",
"deshaga lo de la política, era de la 4.1"."""

from __future__ import annotations

import re

from bot.conversation.filing.misfiled import REMOVE
from bot.understanding.correcting.exchanged import IS_WRONG

_LEAD = (
    r"(?:(?:no|senora?|h?ay|h?uy|perdon|ojo|que pena|disculp[ea]|aclaro(?: que)?|y|pero"
    r"|corrijo|correccion"
    rf"|me equivoque|es que|doctora?|mire|{IS_WRONG}"
    r"|(?:borr|quit|anul|elimin|retir)[ae]n?(?:l[oa])?(?: eso)?|deshag[ao]n?(?:l[oa])?(?: eso)?)"
    r"(?: por favor)?(?: [,.;:])? ){0,3}"
)
_MISTAKEN = r"me (?:equivoque|confundi)(?: de (?:actividad|tema|renglon|numero))?"
_SORRY = (
    r"(?:no(?: no)?(?= [,.;:!])|mentiras?|perdon|disculp[ea]|que pena"
    rf"|(?:creo que )?{_MISTAKEN})"
)
FIGURE = (
    r"(?:(?:el|ese|(?:la|lo|el|es[aeo]) del?|(?:la|el) que (?:va|iba|esta|estaba|quedo) (?:en|al))"
    r" (?P<figure{0}>\d{{1,3}})(?: (?:%|por ciento))?)"
)
_WHAT = (
    r"(?:es[aeo]s?|esto|lo anterior|todo eso|(?:ese|el) (?:dato|reporte|avance|porcentaje)"
    r"|(?:esa|la) cifra|(?:esas|las|mis) palabras|lo que (?:puse|dije|reporte|escribi|mande))"
)
IS = r"(?:es|son|era|eran|va|van|iba|corresponden?)"
_OF = r"(?:del?|al?|en|para)(?: (?:la|el|los|las|lo))?"
_NAME = r"[^¶]{2,90}?"
END = r"(?:(?: ,)? (?:perdon|disculp[ea]|que pena|me equivoque))?(?: [,.;:!])*"
_THE_ONE = rf"(?:{_OF}|el|las?|los?)(?: (?:la|el|lo) del?(?: (?:la|el|las|los))?)?"
_NOT_BUT = re.compile(
    rf"{_LEAD}(?:(?:{_WHAT}|{FIGURE.format(1)}) )?no {IS} (?:{_THE_ONE} )?(?P<off>{_NAME})"
    rf"(?: [,;])? (?:(?:sino(?: que)?|pero|y|mas bien|{_WHAT}) (?:{IS} )?|{IS} ){_THE_ONE}"
    rf" (?P<to>{_NAME}){END}"
)
# "no era la 4.3, era la 2.4"
_A_CODE_ITS = r"(?:la|el) (?P<{0}>(?:actividad )?[a-z]{{0,4}}[- ]?\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})"
_NOT_IT_BUT = re.compile(
    rf"{_LEAD}no (?:es|era|fue) {_A_CODE_ITS.format('off')}(?: [,.;])?"
    rf"(?: (?:sino(?: que)?|pero|y|mas bien))?(?: (?:es|era|fue))? {_A_CODE_ITS.format('to')}{END}"
)
_IT_IS_NOT = re.compile(
    rf"{_LEAD}(?:es|era|fue) {_A_CODE_ITS.format('to')}(?: [,.;])?(?: y)? no"
    rf"(?: (?:es|era|fue))? {_A_CODE_ITS.format('off')}{END}"
)
# "me equivoqué, era la 3.3 la del 80", "la del 80 era la 3.3", "la 3.3 era la del 80"
_ITS_FIGURE = re.compile(
    rf"{_LEAD}(?P<is>(?:es|era|fue) )?{_A_CODE_ITS.format('to')}(?: ,)?(?(is)| (?:es|era|fue))"
    rf" {FIGURE.format(1)}{END}"
)
_FIGURE_WAS = re.compile(rf"{_LEAD}{FIGURE.format(1)} {IS} {_A_CODE_ITS.format('to')}{END}")
# "no, la rampa es la que va en 60", "era la rampa la del 60", "la que va en 60 es la rampa"
_CALLED = r"(?:el|las?|los?)(?: del?(?: (?:el|las?|los))?)? (?P<to>[^¶.,;:!?]{2,60}?)"
_NAMED_FIGURE = re.compile(
    rf"{_LEAD}(?P<is>(?:es|era|fue) )?{_CALLED}(?: ,)?(?(is)| (?:es|era|fue))"
    rf" {FIGURE.format(1)}{END}"
)
_FIGURE_OF_A_NAME = re.compile(rf"{_LEAD}{FIGURE.format(1)} {IS} {_CALLED}{END}")
IS_NOT = re.compile(
    rf"{_LEAD}(?:(?:{_WHAT}|{FIGURE.format(1)}) {IS}|eran?) {_OF} (?P<to>{_NAME})(?: [,;])?"
    rf"(?: y)? no(?: {IS})? {_OF} (?P<off>{_NAME}){END}"
)
FIGURE_IS = re.compile(
    rf"{_LEAD}{FIGURE.format(1)} {IS} (?:(?:el|la|lo) (?=de))?{_OF} (?P<to>{_NAME}){END}"
)
_NAMED_THERE = r"(?:[^¶.,;:!?]|(?<=\d)\.(?=\d)){2,60}?"
_THAT_IS = re.compile(rf"{_LEAD}{_WHAT} {IS} {_OF} (?P<to>{_NAMED_THERE}){END}")
# "perdón, era de las redes", "no, era la rampa"
_SORRY_IT_IS = re.compile(
    rf"(?:(?:h?uy|h?ay) )?(?:{_SORRY}(?: [,.;:!])? ){{1,3}}{IS} (?:{_OF}|el|las?|los?)"
    rf" (?P<to>{_NAMED_THERE}){END}"
)
# "3.3 sigue en 60 yo hablaba del directorio, ese es el que quedó al 100"
MEANT = re.compile(
    rf"(?<!\S){_LEAD}(?:yo )?(?:(?:hablaba|hablo|hable|(?:estaba|estoy) hablando|lo decia)"
    r"(?: era)? (?:de|por)|me (?:referia|refiero|estaba refiriendo)(?: era)? a)l?"
    rf"(?: (?:la|el|las|los|lo))?(?: del?(?: (?:la|el|las|los))?)? (?P<to>{_NAMED_THERE})"
    rf"(?:(?: ,)?(?: y)? no(?: {IS})? {_OF} (?P<off>{_NAMED_THERE}))?"
    r"(?= *$| [.,;:!?¶]| (?:es[aeo]s?|(?:el|la) que|y|pero) )"
)
OF_THAT_ONE = re.compile(
    r"(?:[.,;:] )*(?:y )?(?:es[aeo]s?|(?:el|la) que|es|fue|era|va|vamos|quedo|ya|en)(?!\S)"
)
# "la anotación que quedó en la 2.5 corresponde a la 2.2", "lo que reporté en la 2.5 es de la 2.2"
_RECORDED = (
    r"(?:(?:(?:la|el|l[ao]s|ese|es[ao]s?) (?:anotacion|nota|texto|descripcion|comentario|palabras"
    r"|redaccion|reporte|registro|dato|avance|cifra|porcentaje)|lo)"
    r"(?: que (?:(?:yo|se|me|le|les) ){0,2}(?:qued|pus|report|escrib|anot|registr|aparec|mand|envi"
    r"|dij)[a-z]{1,6})?)"
)
STANDS_IN = re.compile(
    rf"{_LEAD}(?:(?:corrijo|favor corregir|correccion)(?: [,.;:])? )?(?!lo del? ){_RECORDED}"
    rf" {_OF} (?P<off>[^¶]{{2,60}}?)"
    rf"(?: no {IS} (?:{_OF} )?(?:es[ae]|ella|ahi|alli|aqui)(?: actividad)?(?: [,;])?)?"
    rf" (?:{IS}|sino) {_OF} (?P<to>{_NAME}){END}"
)
# "No, eso era la 1.5", "me equivoqué, era de la 1.5": a clause of its own, with a code alone.
_NO_THEN = (
    rf"(?:(?:{_SORRY}|ojo|corrij[aeo]n?|correccion|corregir|es que|h?uy|h?ay|ah)(?: [,.;:!])? )"
    "{0,3}"
)
IT_WAS = re.compile(
    rf"(?:^|(?<=[,;:] )){_NO_THEN}(?:{_WHAT} (?:era|fue)(?: de)?|(?:{_WHAT} es|era|fue) de"
    # "qué pena, era la 4.3", "me equivoqué, es la 4.3"
    rf"|(?:{_SORRY}(?: [,.;:!])? ){{1,3}}(?:es que )?(?:es|era|fue))"
    rf" {_A_CODE_ITS.format('to')}(?= *$| [,.;:!])"
)
# "deshaga lo de la política que me confundí era de la 4.1"
_UNDONE_IS = re.compile(
    rf"{_LEAD}(?:deshag[ao]n?|deshacer|{REMOVE}) (?:lo|el (?:reporte|avance|dato)) {_OF}"
    rf" (?P<off>{_NAME})(?: [,.;])?(?: (?:que|porque|pues|ya que|y))?"
    rf"(?: me (?:equivoque|confundi))?(?: [,.;])?(?: (?:que|porque|pues|eso|y))?"
    rf"(?: (?:esas|las|mis) palabras)? {IS} {_OF} (?P<to>{_NAME}){END}"
)
WORDS_ARE = re.compile(rf"(?<!\S)(?:esas|las|mis) palabras {IS}(?!\S)")
# "no, 85 era lo de los veedores, no la carta"
_WHICH = r"(?:(?:lo|la|el)(?: del?(?: (?:la|el|las|los))?)?|las|los|del?(?: (?:la|las|los))?)"
_WAS_NOT = re.compile(
    rf"{_LEAD}(?:(?:el|ese) )?(?P<figure1>\d{{1,3}})(?: (?:%|por ciento))? (?:es|era|fue) {_WHICH}"
    rf" (?P<to>{_NAMED_THERE})(?: ,)?(?: y)? no(?: (?:es|era|fue))? {_WHICH}"
    rf" (?P<off>{_NAMED_THERE}){END}"
)
NAMES_IT = (MEANT, _THAT_IS, IT_WAS, _SORRY_IT_IS)
OF_A_CLAUSE = (STANDS_IN, _THAT_IS, _SORRY_IT_IS, FIGURE_IS)
_NOT_ITS = (_NOT_BUT, _NOT_IT_BUT, _IT_IS_NOT, IS_NOT, _WAS_NOT, _UNDONE_IS)
OF_ANOTHER = (
    *_NOT_ITS, FIGURE_IS, STANDS_IN, _ITS_FIGURE, _FIGURE_WAS, _NAMED_FIGURE, _FIGURE_OF_A_NAME,
)  # fmt: skip
# Where a clause about another begins: "corresponde a la 2.2 y la 2.5 sigue en 30".
ANOTHER = re.compile(
    r",?\s(?:y|pero)\s(?=(?:[ae]n? )?(?:la|el|en)\s)|,\s(?=(?:[ae]n? )?(?:la|el|en)\s\S{0,4}\d)"
)
CUT = re.compile(rf",\s(?=\S)|{ANOTHER.pattern}")
# "…, la página va en 35": how another one goes.
TELLS_ANOTHER = re.compile(
    r"(?:,\s(?:(?:y|pero)\s)?|\s(?:y|pero)\s)(?=(?:la|el|lo|las|los)\s[^,;\n]{2,60}?\s"
    r"(?<!\bque\s)(?:va|van|vamos|est[aá]n?|siguen?|qued[aoó]n?)\s(?:en|al)\s(?:el\s)?\d)",
    re.IGNORECASE,
)


def names_its_figure(plain: str) -> bool:
    """Tell whether all of a text says which activity a figure is of: "era la 2.4 la del 60"."""
    its = (_ITS_FIGURE, _FIGURE_WAS, _NAMED_FIGURE, _FIGURE_OF_A_NAME)
    return any(one.fullmatch(plain) for one in its)
