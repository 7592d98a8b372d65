"""Reports called by whose they are, and judged in everyday words: "lo de Marta está bien", "lo que
mandó ayer Hacienda no me cuadra, falta el acta", "acepto las dos que reportó Marta". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.reviews.review_words import ACCEPTS, RETURNS
from bot.understanding.wordlists import A_CODE, TITLES

SENT = r"(?:dij|report|mand|envi|pus|entreg|present|respond)(?:[oó]|i[oó]|eron|aron|ieron)"
_ON_A_DAY = r"(?P<day>hoy|ayer|antier)"
_NAME = (
    rf"(?:(?:la|el|los|las)\s)?(?:(?:{'|'.join(sorted(TITLES))})\.?\s)?"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4}?)"
)
_WHOSE = (
    rf"(?:todo\s)?(?:(?:l[ao]s?\sdel?|lo\sque\s(?:ya\s|me\s|nos\s)?{SENT}(?:\s{_ON_A_DAY})?)\s){_NAME}"
    rf"(?:\s{_ON_A_DAY.replace('day', 'on')})?"
)
_WELL = (
    r"(?:(?:ya\s|s[ií]\s|todo\s|me\s){0,2}(?:est[aá]|qued[oó]|va|viene|parece)\s(?:todo\s|muy\s)?"
    r"(?:bien|ok|perfecto|correcto|completo|en\sorden)|(?:todo\s)?(?:bien|ok|okey|perfecto|correcto)"
    r"|s[ií]|conforme|de\sacuerdo|(?:s[ií]\s)?se\s(?:acepta|valida|recibe|aprueba)n?|(?:s[ií]\s)?(?:se\s)?l[ao]s?\s(?:acepto|aceptamos|valido|apruebo|doy\spor\s(?:verificad|aceptad|buen|cumplid)[ao]s?))"
)
_ILL = (
    r"(?:no(?!\sse\s)(?:\s(?:me|nos)\s(?:convence|cuadra|sirve|parece)(?:\sbien)?|\s(?:est[aá]|qued[oó]|va)(?:\sbien)?"
    r"|\s(?:pasa|cumple|sirve)|\s(?:se\s)?l[ao]s?\s(?:acepto|aceptamos|valido|apruebo))?"
    r"|(?:no\sse\s(?:acepta|valida|recibe|aprueba)|se\s(?:devuelve|rechaza))n?"
    r"|(?:se\s)?l[ao]s?\s(?:devuelvo|devolvemos|rechazo)|(?:est[aá]|qued[oó])\s(?:mal|incomplet[ao]))"
)
_END = r"(?=\s?(?:\Z|[.,:;!\n])|\s(?:[ye]|pero|porque|ya\sque|pues)\s)"
_JUDGED = re.compile(
    rf"(?:\A|(?<=[.,;\n]\s)|(?<=\n)|(?<=\s[ye]\s)|(?<=\spero\s)){_WHOSE}\s?,?\s(?:(?P<well>{_WELL})|{_ILL}){_END}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\A[\s.,:;!]+|(?:[\s.,:;!]|\s(?:y|e|pero))+\Z", re.IGNORECASE)
_AGAIN = re.compile(rf"(?:(?:y|yo|as[ií]\sque)\s){{0,2}}(?:{ACCEPTS})", re.IGNORECASE)
_JOINS = re.compile(r"\A(?:porque|ya\sque|pues)\s", re.IGNORECASE)

_MANY = ("dos", "tres", "cuatro", "cinco")
# "acepto las dos que reportó Marta", "devuelvo los tres reportes de Salud: falta el acta"
_COUNTED = re.compile(
    rf"(?:(?:s[ií]|listo|bueno|ya|yo|ok)\s?,?\s){{0,2}}(?:(?P<returns>{RETURNS})|{ACCEPTS})\s"
    rf"(?:l[ao]s|es[ao]s)\s(?P<many>{'|'.join(_MANY)})\s(?:(?:actividades|reportes|cosas)\s)?"
    rf"(?:del?|que\s(?:ya\s|me\s|nos\s)?{SENT}(?:\s{_ON_A_DAY})?)\s{_NAME}"
    rf"(?:\s{_ON_A_DAY.replace('day', 'on')})?"
    r"(?P<why>(?:\s?[,:;]\s|\s(?=porque\s|ya\sque\s))[^?\n]{3,200})?[\s.!]{0,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of the reports of one office or person: whether they are right, and why not; of
    which `day` they are, "hoy" or "ayer", where it tells, and how many, 0 where it does not."""

    name: str
    accepts: bool
    why: str
    day: str = ""
    count: int = 0

    def in_order(self, what: str) -> str:
        """Return it as the order that judges `what`: "la 4.3", "lo de Marta"."""
        if self.accepts:
            return f"acepto {what}" + (f", {self.why}" if self.why else "")
        return f"no acepto {what}" + (f": {self.why}" if self.why else "")


def said_of_whose(text: str) -> tuple[str, list[Said]]:
    """Return the words before the first of such judgements, and what each says of whom; none where
    something is asked."""
    found = [] if "?" in text else [*_JUDGED.finditer(text)]
    ends = [one.start() for one in found[1:]] + [len(text)]
    said = [
        Said(one["name"], one["well"] is not None, _why(text[one.end() : end]), _day(one))
        for one, end in zip(found, ends, strict=False)
    ]
    return text[: found[0].start()] if found else text, said


def counted(text: str) -> Said | None:
    """Return what a text judges of so many reports of an office or a person: "acepto las dos que
    reportó Marta"; None where it names activities, or says anything else."""
    found = None if A_CODE.search(text) else _COUNTED.fullmatch(text.strip())
    if found is None:
        return None
    accepts, why = found["returns"] is None, _why(found["why"] or "")
    return Said(found["name"], accepts, why, _day(found), _MANY.index(found["many"].lower()) + 2)


def _day(found: re.Match[str]) -> str:
    return (found["day"] or found["on"] or "").lower()


def _why(words: str) -> str:
    """Return what stands behind a judgement without what joins it to that and to the next, and
    without a verb that only accepts again."""
    why = _JOINS.sub("", _BETWEEN.sub("", words))
    return "" if _AGAIN.fullmatch(why) else why
