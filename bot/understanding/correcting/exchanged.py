"""Of which of two activities figures are, and what is right where a report was wrong."""

from __future__ import annotations

import re

from bot.understanding.wordlists import ADDRESSED

# "el 95 era de la encuesta", "la del 45 es la 4.1": of which activity a figure is.
_NOT_IT = (
    r"(?:(?:h?ay|uy|ups|ah|no|que pena|perdon|mentiras?|me (?:equivoque|confundi)"
    rf"|{ADDRESSED})(?: [,.])? ){{0,4}}"
)
_PERCENT = r"(?: (?:%|por ciento))?"
_IT_IS_OF = (
    r"(?:el|es[eo]s?|los"
    r"|(?:la|lo|el) (?:del?|que (?:va|iba|esta|estaba|dije|puse)(?: (?:en|con))?))"
    rf"(?: el)? (?P<had>\d{{1,3}}){_PERCENT} (?:era|es|eran|iba|fue)"
    r" (?:(?:de|para|en) |(?=(?:la|el|lo|las|los) ))"
)
# "no señor, el 95 era de la encuesta, la de las citas va en 50"
_EXCHANGED = re.compile(
    rf"{_NOT_IT}{_IT_IS_OF}(?P<one>(?:la|el|lo|las|los) \S.{{0,60}}?)(?: (?:[,.;]|y|pero)){{0,2}}"
    r" (?P<other>(?:la|el|lo|las|los) \S.{0,60}?)"
    r" (?:va|van|vamos|estan?|es|son|era|iban?|siguen?|quedan?)(?: (?:en|al|un|el|como|por)){0,2} "
    rf"(?P<has>\d{{1,3}}){_PERCENT}(?: [.!])*"
)
# "la 5.4 no va en 50, va en 95, el 50 es lo de la cita", "la 5.1 va en 85 y la del 45 es la 4.1"
_BACK = re.compile(
    rf"{_NOT_IT}(?P<other>(?:(?:la|el|lo|las|los) )?\S.{{0,60}}?)"
    r"(?: no (?:va|es|esta|era|quedo)(?: (?:en|al|el|un)){0,2} \d{1,3}(?: %)?(?: [,.;!y]){0,3})?"
    r" (?:va|vamos|esta|es|quedo|sigue)(?: (?:en|al|un|el|por)){0,2}"
    rf" (?P<has>\d{{1,3}}){_PERCENT}"
    rf"(?: (?:[,.;!]|y|pero)){{1,3}} {_IT_IS_OF}(?P<one>\S.{{0,60}}?)(?: [.!])*"
)
# "la 4.1 está mal, no es 8 por ciento, son 8 personas de 20"
_WRONG = r"(?:mal|errad[oa]s?|equivocad[oa]s?|incorrect[oa]s?)"
_JUDGED = re.compile(
    rf"(?:(?:h?ay|uy|ah|no|perdon|oiga|mire|{ADDRESSED})(?: ,)? ){{0,4}}"
    r"(?:(?:en )?(?:la|el|lo|eso|es[ea]|mi)(?: (?:de|la|el|dato|cifra|reporte|avance)){0,3}"
    r"(?: [a-z]{0,3}-?\d{1,3}(?:\.\d{1,3}){1,3})? )?"
    rf"(?:me )?(?:esta|estaba|quedo|es|era|puse|reporte) {_WRONG}"
    r"(?: (?:[,.;:]|y|porque)|(?= (?:no )?(?:es|son|va|van) ))"
    r"(?: no (?:es|son|era|eran|va|van)(?: (?:en|el|un|al)){0,2} \d{1,3}(?: (?:%|por ciento))?"
    rf"(?: [,.;]| (?:y|sino))?)? (?P<right>(?:[a-z]+ ){{0,6}}[a-z]{{0,3}}\d.{{0,80}})"
)


def find_exchanged(plain: str) -> re.Match[str] | None:
    """Return what a text says of which activity (`one`) a figure is that she `had` told, and which
    figure the `other` one `has`."""
    return _EXCHANGED.fullmatch(plain.strip()) or _BACK.fullmatch(plain.strip())


def find_judged(plain: str) -> re.Match[str] | None:
    """Return what a text says that is `right`, where it says that what was reported is wrong."""
    return _JUDGED.fullmatch(plain.strip())
