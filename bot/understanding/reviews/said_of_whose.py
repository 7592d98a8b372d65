"""Reports called by whose they are, and judged in everyday words: "lo de Marta está bien", "lo que
mandó Hacienda no me cuadra, falta el acta". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.reviews.review_words import ACCEPTS

SENT = r"(?:dij|report|mand|envi|pus|entreg|present|respond)(?:[oó]|i[oó]|eron|aron|ieron)"
_WHOSE = (
    rf"(?:todo\s)?(?:(?:l[ao]s?\sdel?|lo\sque\s(?:ya\s|me\s|nos\s)?{SENT})\s)(?:(?:la|el|los|las)\s)?"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4}?)"
)
_WELL = (
    r"(?:(?:ya\s|s[ií]\s|todo\s|me\s){0,2}(?:est[aá]|qued[oó]|va|viene|parece)\s(?:todo\s|muy\s)?"
    r"(?:bien|ok|perfecto|correcto|completo|en\sorden)|(?:todo\s)?(?:bien|ok|okey|perfecto|correcto)"
    r"|s[ií]|conforme|de\sacuerdo|(?:s[ií]\s)?(?:se\s)?l[ao]s?\s(?:acepto|aceptamos|valido|apruebo|doy\spor\s(?:verificad|aceptad|buen|cumplid)[ao]s?))"
)
_ILL = (
    r"(?:no(?:\s(?:me|nos)\s(?:convence|cuadra|sirve|parece)(?:\sbien)?|\s(?:est[aá]|qued[oó]|va)(?:\sbien)?"
    r"|\s(?:pasa|cumple|sirve)|\s(?:se\s)?l[ao]s?\s(?:acepto|aceptamos|valido|apruebo))?"
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


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of the reports of one office or person: whether they are right, and why not."""

    name: str
    accepts: bool
    why: str

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
        Said(one["name"], one["well"] is not None, _why(text[one.end() : end]))
        for one, end in zip(found, ends, strict=False)
    ]
    return text[: found[0].start()] if found else text, said


def _why(words: str) -> str:
    """Return what stands behind a judgement without what joins it to that and to the next, and
    without a verb that only accepts again."""
    why = _JOINS.sub("", _BETWEEN.sub("", words))
    return "" if _AGAIN.fullmatch(why) else why
