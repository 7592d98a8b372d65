"""Of which of two activities figures are, and what is right where a report was wrong."""

from __future__ import annotations

import re

from bot.understanding.wordlists import ADDRESSED

# "está mal:", "quedó al revés:", "así no es:": that what was reported is wrong.
_WRONG = r"(?:mal|errad[oa]s?|equivocad[oa]s?|incorrect[oa]s?|al reves|cruzad[oa]s?)"
IS_WRONG = (
    r"(?:(?:(?:eso|es[ea]|lo|el|la)(?: (?:dato|cifra|reporte|avance))? )?"
    rf"(?:(?:me )?(?:esta|estaba|quedo|es|era|puse|reporte|anoto) {_WRONG}|asi no (?:es|era)"
    r"|no (?:es|era) asi)|(?:los )?(?:cruce|cambie|confundi)(?: (?:los|las) (?:datos|cifras))?)"
)
_NOT_IT = (
    r"(?:(?:h?ay|uy|ups|ah|no|que pena|perdon|mentiras?|me (?:equivoque|confundi)"
    rf"|{IS_WRONG}|{ADDRESSED})(?: [,.:;])? ){{0,4}}"
)
# "el 95 era de la encuesta", "la del 45 es la 4.1": of which activity a figure is.
_PERCENT = r"(?: (?:%|por ciento))?"
_FIGURE = (
    r"(?:el|es[eo]s?|los"
    r"|(?:la|lo|el) (?:del?|que (?:va|iba|esta|estaba|dije|puse)(?: (?:en|con))?))"
    rf"(?: el)? (?P<{{0}}>\d{{{{1,3}}}}){_PERCENT}(?: esta {_WRONG}(?: [,;])?)?"
)
_IS = r" (?:era|es|eran|iba|fue|va|corresponde)"
_OF = r" (?:(?:de|del|para|en|a|al) |(?=(?:la|el|lo|las|los) ))"
_IT_IS_OF = f"{_FIGURE}{_IS}{_OF}".format("had")
_AND = r"(?: (?:[,.;]|y|pero)){0,2}"
_ONE = rf"{_NOT_IT}{_IT_IS_OF}(?P<one>\S.{{0,60}}?){_AND}"
_EXCHANGES = (
    # "no señor, el 95 era de la encuesta, la de las citas va en 50"
    re.compile(
        rf"{_ONE} (?:(?:en|para) )?(?P<other>(?:la|el|lo|las|los) \S.{{0,60}}?)"
        r" (?:va|van|vamos|estan?|es|son|era|iban?|siguen?|quedan?)"
        r"(?: (?:en|al|un|el|como|por|la|lo|del?)){0,2} "
        rf"(?P<has>\d{{1,3}}){_PERCENT}(?: [.!])*"
    ),
    # "el 30 es de la rampa y el 10 de la licencia"
    re.compile(rf"{_ONE} {_FIGURE.format('has')}(?:{_IS})?{_OF}(?P<other>\S.{{0,60}}?)(?: [.!])*"),
    # "la 5.4 no va en 50, va en 95, el 50 es lo de la cita", "la 5.1 en 85 y la del 45 es la 4.1"
    re.compile(
        rf"{_NOT_IT}(?P<other>(?:(?:la|el|lo|las|los) )?\S.{{0,60}}?)"
        r"(?: no (?:va|es|esta|era|quedo)(?: (?:en|al|el|un)){0,2} \d{1,3}(?: %)?"
        r"(?: [,.;!y]){0,3})? (?:va|vamos|esta|es|quedo|sigue)(?: (?:en|al|un|el|por)){0,2}"
        rf" (?P<has>\d{{1,3}}){_PERCENT}"
        rf"(?: (?:[,.;!]|y|pero)){{1,3}} {_IT_IS_OF}(?P<one>\S.{{0,60}}?)(?: [.!])*"
    ),
)
# "la 4.1 está mal, no es 8 por ciento, son 8 personas de 20"
_JUDGED = re.compile(
    rf"(?:(?:h?ay|uy|ah|no|perdon|oiga|mire|{ADDRESSED})(?: ,)? ){{0,4}}"
    r"(?:(?:en )?(?:la|el|lo|eso|es[ea]|mi)(?: (?:de|la|el|dato|cifra|reporte|avance)){0,3}"
    r"(?: [a-z]{0,3}-?\d{1,3}(?:\.\d{1,3}){1,3})? )?"
    rf"(?:me )?(?:esta|estaba|quedo|es|era|puse|reporte) {_WRONG}"
    r"(?: (?:[,.;:]|y|porque)|(?= (?:no )?(?:es|son|va|van) ))"
    r"(?: no (?:es|son|era|eran|va|van)(?: (?:en|el|un|al)){0,2} \d{1,3}(?: (?:%|por ciento))?"
    rf"(?: [,.;]| (?:y|sino))?)? (?P<right>(?:[a-z]+ ){{0,6}}[a-z]{{0,3}}\d.{{0,80}})"
)
# "perdón, al revés", "las cifras quedaron cambiadas", "crucé los datos": each has the other's.
_FIGURES = r"(?:l[oa]s|es[oa]s|est[oa]s) (?:datos|cifras|numeros|porcentajes|avances|dos)"
_OTHER_WAY = r"(?:al reves|cambiad[oa]s|cruzad[oa]s|invertid[oa]s|trocad[oa]s|voltead[oa]s)"
_SWAPPED = re.compile(
    r"(?:(?:h?ay|h?uy|ups|ah|no|que pena|perdone?|disculp[ea]|mentiras?|me (?:equivoque|confundi)"
    rf"|{ADDRESSED})(?: [,.:;])? ){{0,4}}"
    r"(?:(?:(?:es|son|era|eran|van|iban|esta|estan|quedo|quedaron|l[oa]s? (?:puse|dije|mande)) )?"
    rf"al reves|{_FIGURES} (?:me )?(?:estan|quedaron|son|van|iban|eran) {_OTHER_WAY}"
    rf"|(?:(?:me|le|les) )?(?:cruce|cambie|confundi|inverti|troque) {_FIGURES})"
    rf"(?: [.,!]| (?:{ADDRESSED}|perdone?|que pena|me equivoque)){{0,3}}"
)


def is_swapped(plain: str) -> bool:
    """Tell whether a text says that two figures stand the other way round, and nothing else."""
    return _SWAPPED.fullmatch(plain.strip()) is not None


def find_exchanged(plain: str) -> re.Match[str] | None:
    """Return what a text says of which activity (`one`) a figure is that she `had` told, and which
    figure the `other` one `has`."""
    return next(filter(None, (one.fullmatch(plain.strip()) for one in _EXCHANGES)), None)


def find_judged(plain: str) -> re.Match[str] | None:
    """Return what a text says that is `right`, where it says that what was reported is wrong."""
    return _JUDGED.fullmatch(plain.strip())
