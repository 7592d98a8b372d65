"""The figure that control finds right in a text that names no code: "fui a ver la rampa y no han
empezado. Para mí eso va en 15", "de las veredas solo hay una lista, verifico 25". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.reviews.review_words import ACCEPTS, JUDGING, RETURNS, WHY
from bot.understanding.wordlists import A_CODE

_NUMBER = (
    r"(?P<at>100|\d{1,2}(?:[.,]\d{1,2})?)(?![\d/]|[.,]\d)(?:\s?%|\s(?:por\sciento|porciento))?"
)
_CLAUSE_END = rf"(?=\s?(?:\Z|[.,:;!\n])|\s(?:{WHY}|y|pero|no\s)\b)"
_TO_HER = (
    r"(?:(?:para|seg[uú]n|por)\s(?:m[ií]|nosotr[oa]s|lo\sque\s(?:vi|vimos|revis[eé]|encontr[eé]))"
    r"|a\smi\s(?:juicio|parecer|modo\sde\sver))"
)
_GOES = (
    r"(?:(?:eso|esa|ese|ah[ií]|la\scosa|la\sobra)\s)?(?:(?:s[oó]lo|apenas|no)\s)?"
    r"(?:va|est[aá]|anda|queda|llega|ser[ií]a|es)\s(?:(?:apenas|s[oó]lo|por|como)\s){0,2}"
    r"(?:(?:en|al|a)\s)?(?:(?:un|el)\s)?"
)
_JOINS = (
    r"(?:(?:\A|(?<=[.,;:!\n])\s{0,2}|\s(?=[ye]\s))"
    r"(?:(?:[ye]|pero|as[ií]\sque|entonces|por\seso)\s?,?\s){0,2})"
)
_FOUND = re.compile(
    rf"{_JOINS}(?:(?P<plain>(?:yo\s)?(?:l[ao]\s)?(?:verifico|verificamos)\s(?:(?:en|al?)\s)?(?:(?:un|el)\s)?"
    r"|(?:yo\s)?le\s(?:pongo|ponemos|reconozco|reconocemos)\s(?:(?:apenas|s[oó]lo|m[aá]ximo)\s)?(?:(?:un|el)\s)?"
    r"|(?:yo\s)?l[ao]\s(?:dejo|veo|califico)\s(?:en|al)\s(?:(?:un|el)\s)?)"
    rf"|{_TO_HER}\s?,?\s{_GOES}|eso\s(?:va|est[aá]|anda|queda)\s(?:(?:apenas|s[oó]lo|por\starde|como)\s){{0,2}}(?:en|al)\s(?:(?:un|el)\s)?)"
    rf"{_NUMBER}{_CLAUSE_END}",
    re.IGNORECASE,
)
_LOOKED = re.compile(
    r"(?<!\w)(?:fui|fuimos|pas[eé]|vi|vimos|revis(?:[eé]|amos)|mir(?:[eé]|amos)|visit(?:[eé]|amos)|encontr(?:[eé]|amos)"
    r"|verifiqu[eé])(?!\w)",
    re.IGNORECASE,
)
# What is to come, and another figure.
_NO_FINDING = re.compile(
    r"[?¿%]|\b(?:cuando|mañana|plazo|pr[oó]rroga|hasta\sel|si\sme|si\sno)\b", re.IGNORECASE
)
_OTHER_VERDICT = re.compile(rf"\b(?:{RETURNS}|{ACCEPTS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundApart:
    """The figure that she finds right, as it is written, and the words beside it: why."""

    at: str
    why: str

    def order(self, handle: str) -> str:
        """Return it as the order that verifies an activity so."""
        return f"verifico la {handle} en {self.at}" + (f": {self.why}" if self.why else "")


def found_apart(text: str) -> FoundApart | None:
    """Return what a text finds right that names no activity by code; None where it is no verdict of
    hers: she neither says that she verifies nor that she has looked."""
    found = _FOUND.search(text)
    if found is None or A_CODE.search(text[: found.start("at")] + text[found.end("at") :]):
        return None
    before, behind = text[: found.start()], text[found.end() :]
    beside = f"{before}\n{behind}"
    others = _FOUND.search(behind) or _NO_FINDING.search(beside) or _OTHER_VERDICT.search(beside)
    verdict = found["plain"] is not None or _LOOKED.search(before)
    if others or JUDGING.search(beside) or not verdict:
        return None
    parts = (one.strip(" .,;:\n") for one in (before, behind))
    why = ", ".join(re.sub(rf"\A(?:{WHY})\s", "", one, flags=re.I) for one in parts if one)
    return FoundApart(found["at"], why)
