"""A text that was dictated without signs, with its codes in digits and a sentence of its own for
each activity of which it goes on to tell or ask. Pure."""

from __future__ import annotations

import re

from bot.understanding.reading import read
from bot.understanding.wordlists import PRINTED_CODE, TENS

_THING = r"(?:(?:lo\s)?(?:del|de\s(?:la|los|las))|el|la|los|las)(?:\s[^\W\d_]{2,20}){1,4}?"
_IN_WORDS = rf"(?:cero|diez|quince|veint[a-z]{{1,9}}|{TENS}|cien)(?:\sy\s[a-z]{{3,6}})?"
_FIGURE = rf"(?:\d\s?%?|\bpor\s?ciento|\b(?:en|al)\s(?:el\s|un\s)?{_IN_WORDS})"
_STANDS = (
    r"(?:(?:ya|s[ií]|apenas|tambi[eé]n)\s){0,2}"
    r"(?:vamos|van?|llevamos|llevan?|siguen?|seguimos|hay|est[aá]n?|estamos|qued[oó]|quedaron)\s"
)
# "le cuento que la rampa va en 65 que en la señalización ya van cuatro y que los reportes siguen
# en dos": each "que" goes on with another thing
_TOLD_THAT = re.compile(
    r"\b(?:cuento|contarle|informo|digo|comento|aviso|reporto|contando|informando)\sque\s",
    re.IGNORECASE,
)
_THAT = re.compile(
    rf"(?:(?P<figure>{_FIGURE})(?:\s?,)?|(?P<joint>(?:\s?,)?\sy))\sque\s(?=(?:en\s|de\s)?{_THING}\s{_STANDS})",
    re.IGNORECASE,
)
# "entonces yo le digo de los reportes del secop ya van tres"
_I_TELL = re.compile(
    r"(?:\s?[,.;])?\s(?:(?:entonces|as[ií]\sque|por\seso|y)\s)?yo\sles?\s"
    r"(?:digo|cuento|informo|reporto|voy\s(?:contando|diciendo|informando|reportando))"
    rf"(?:\sque)?\s?[:,]?\s(?=(?:en\s|de\s)?{_THING}\s{_STANDS})",
    re.IGNORECASE,
)
# "y en la señalización en cuánto es que vamos"
_ASKS = re.compile(
    rf"(?:\s?,)?\sy\s(?P<asked>(?:(?:en|de)\s)?{_THING}\s(?:en|a)\s(?:cu[aá]nto|qu[eé]\s(?:porcentaje|avance))"
    r"\s(?:es\sque\s)?(?:vamos|va|van|vas|estamos|est[aá]|seguimos|sigue|quedamos|qued[oó]))"
    r"(?=\s?(?:[.?!]|\Z))",
    re.IGNORECASE,
)
# "va en 68% y de los contratos ya subimos el tercer reporte"
_OF_ANOTHER = re.compile(
    rf"(?P<figure>{_FIGURE})\s?,?\sy\s(?=de\s(?:la|los|las)\s[^\W\d_]{{3,20}}\sya\s[^\W\d_]{{4,20}}\s)",
    re.IGNORECASE,
)
# "la cinco punto uno", and not "uno punto cinco millones"
_SPOKEN = re.compile(r"\bpunto\b", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:la|actividad|c[oó]digo)\s\Z", re.IGNORECASE)
_A_CODE = re.compile(PRINTED_CODE)
# "necesito más plazo … porque no llegaron las dosis llevamos ochocientos de mil doscientos"
_ANY_NUMBER = (
    rf"(?:\d|(?:{_IN_WORDS}|once|doce|trece|catorce|diec[a-z]{{4,7}}|dos|tres|cuatro|cinco|seis|siete"
    r"|ocho|nueve|mil|cient[a-z]{1,2}|(?:dosc|tresc|cuatroc|quin|seisc|setec|ochoc|novec)ient[ao]s)\b)"
)
_FAR_BEHIND_WHY = re.compile(
    r"(?P<why>\b(?:plazo|pr[oó]rroga|ampl[ií][a-z]{1,6}|extiend[a-z]{1,4}|aplac[a-z]{1,4}"
    r"|m[aá]s\s(?:tiempo|d[ií]as))\b[^.;!?\n]{0,120}?\b(?:porque|xq|pq|pues|ya\sque)\s"
    r"[^.,;!?\n]{8,160}?[^\s,])"
    rf"(?=\s(?:ya\s)?(?:llevamos|vamos|van|llevo)\s(?:(?:en|el|un|como|apenas|por)\s){{0,2}}{_ANY_NUMBER}"
    r"(?!\s(?:d[ií]as|semanas|meses|a[ñn]os|veces)))",
    re.IGNORECASE,
)


def with_codes_in_digits(text: str) -> str:
    """Return a text with the codes of activities that were dictated, "la cinco punto uno", as they
    are written: "la 5.1"."""
    if _SPOKEN.search(text) is None:
        return text
    for one in reversed(read(text).tokens):
        spoken = _SPOKEN.search(text, one.start, one.end) and _A_CODE.fullmatch(one.norm)
        if spoken and _NAMES.search(text, 0, one.start):
            text = f"{text[: one.start]}{one.norm}{text[one.end :]}"
    return text


def with_accounts_apart(text: str) -> str:
    """Return a text with a sentence of its own for what it goes on to tell or ask of another thing
    without a sign."""
    if _TOLD_THAT.search(text):
        text = _THAT.sub(lambda found: f"{found['joint'] or found['figure'] + ','} ", text)
    text = _FAR_BEHIND_WHY.sub(lambda found: f"{found['why']}.", text)
    text = _OF_ANOTHER.sub(lambda found: f"{found['figure']}. ", text)
    text = _ASKS.sub(lambda found: f". ¿{found['asked']}?", _I_TELL.sub(". ", text))
    return text.replace("??", "?")
