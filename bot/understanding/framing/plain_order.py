"""An answer in the plain order of its words: "la rampa es la que va en 60" is "la rampa va en 60".
Pure."""

from __future__ import annotations

import re

from core.dates.reader import blanked

_THE = r"(?:la|el|las|los|lo)"
_GOES = (
    r"(?:va|vamos|van|voy|iba|est[aá]n?|estamos|lleva|llevamos|llevan|qued[oó]|quedamos|sigue)"
    r"\s(?:(?:ya|como|apenas|por|en|al|el|un)\s){0,4}\d"
)
# "la rampa es la que va en 60"
_IS_THE_ONE = re.compile(
    rf"\b{_THE}\s[^.,;:¶\n?]{{2,60}}?\s(?P<gone>(?:es|son)\s{_THE}\sque\s(?:(?:s[ií]|ya)\s)?)(?={_GOES})",
    re.IGNORECASE,
)
# "la que sí llevo es la de la ventanilla: …", "lo mío es la ventanilla y va en 40"
_HERS = (
    r"(?:llevo|llevamos|manejo|manejamos|tengo|tenemos|es\sm[ií][ao]|es\snuestr[ao]"
    r"|me\s(?:toca|corresponde)|nos\s(?:toca|corresponde))"
)
_THE_ONE_OF_HERS = re.compile(
    rf"(?:^|[.,;:\n]\s?|\b(?:y|pero)\s)(?P<gone>(?:(?:la|el|las|los)\sque\s(?:(?:s[ií]|yo|nosotros)\s){{0,2}}"
    rf"{_HERS}(?:\s(?:yo|nosotros|ac[aá]|aqu[ií]))?|l[ao]\sm[ií][ao]|l[ao]\snuestr[ao])"
    rf"\s(?:es|era)\s)(?={_THE}\s)",
    re.IGNORECASE,
)
# "…, la de la ventanilla: de los 20 van 14"
_COLON = re.compile(
    rf"(?:^|[.,;\n]|\b(?:y|pero|es)(?=\s))[ ]{{0,40}}(?:en\s)?{_THE}"
    r"(?:\s[a-záéíóúñ]{2,20}){1,6}(?P<gone>\s?:)"
    rf"(?=\s?(?:ya\s)?(?:{_GOES}|de\s(?:los|las)\s\d))",
    re.IGNORECASE,
)
# "no, cómo así que 8, son 22 de 24": no figure of hers
_DISBELIEVED = re.compile(
    r"(?P<gone>\b(?:c[oó]mo (?:as[ií] )?(?:que|de)|cu[aá]l(?:es)?|de d[oó]nde (?:sac|sal)\w{1,5})"
    r"(?:\s(?:es|un|el|va|en|al|ese)){0,2}\s\d{1,3}(?:\s?%|\spor ciento)?)(?=\s?[,.;?!])",
    re.IGNORECASE,
)


def in_plain_order(text: str) -> str:
    """Return a text of the same length without the words that only point at an activity, or doubt
    a figure."""
    for pattern in (_THE_ONE_OF_HERS, _IS_THE_ONE, _COLON, _DISBELIEVED):
        text = blanked(text, [found.span("gone") for found in pattern.finditer(text)])
    return text
