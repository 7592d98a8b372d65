"""Words that leave work with the office that wanted it given to another, or wanted it not to apply:
they deny that request."""

from __future__ import annotations

import re

from bot.understanding.rulings import words
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.named_by import by_name
from bot.understanding.rulings.of_each import ReadRuling
from core.spanish import bare_words
from core.words import RequestKind

_THEM = r"(?:la|lo)s?"
# "ellos la siguen teniendo, devuélvasela"
_BACK = rf"devu[eé]lv[ae]n?(?:se)?{_THEM}"
_LEFT = re.compile(
    rf"\b(?:{_BACK}|(?<!no\s){_THEM}\ss(?:iguen?|igan?)\s(?:teniendo|manejando|haciendo))\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    rf"(?:y\s|que\s|as[ií]\sque\s|entonces\s){{0,2}}{_BACK}"
    r"(?:\s(?:por\sfavor|gracias|al?\s[^,.;]{3,60}))?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\W{0,3}(?:(?:y|ok|listo|bueno|pero|mire|sobre|respecto\sa|en\scuanto\sa)\W{1,2}){0,3}"
    r"(?:(?:del?|a|en|con)\s)?(?:(?:la|lo|el|esa)\s)?(?:del?\s)?(?:(?:la|los|las|el)\s)?"
    rf"(?:(?P<number>{words.NAME})|(?P<name>[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,5}}))",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b{_BACK}\s(?:al?|para)\s(?:(?:la|el|los|las)\s)?"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4})",
    re.IGNORECASE,
)
_OPENS = (
    r"\W{0,3}(?:(?:y|no|pero|ok|listo|bueno|entonces)\W{1,2}){0,3}(?:(?:lo\sde\s)?(?:la|el)\s)?"
    r"(?:actividad\s)?"
)
_TO_OFFICE = (
    r"(?:\s(?:al?|para)\s(?:(?:la|el)\s)?[^\W\d_]{3,20}(?:\s(?:de\s)?[^\W\d_]{3,20}){0,4}?)"
)
_PASSES = r"(?:re)?(?:pas|traslad|asign|entreg|mand|cambi)"
_WHY = (
    r"(?P<why>\s?[,.;:]\s[^\n]{3,300}|\s(?:porque|porq|pq|xq|ya\sque|pues)\s[^\n]{3,300})?[\s.!]*"
)
# "la 1.3 no la paso a gobierno, la página la maneja TIC"
_NOT_PASSED = re.compile(
    rf"{_OPENS}(?P<number>{words.NAME})\s?,?\s(?:eso\s)?no\s(?:se\s)?(?:l[ao]\s)?{_PASSES}"
    rf"(?:[oa]|amos|e|emos)\b{_TO_OFFICE}?{_WHY}",
    re.IGNORECASE,
)
# "lo de pasar la 1.3 a gobierno no procede pq la página la administra TIC"
_NO_PASSING = re.compile(
    rf"\W{{0,3}}(?:(?:y|no|pero)\W{{1,2}}){{0,3}}(?:lo\sde\s|eso\sde\s|el\s)?{_PASSES}ar\s(?:la\s|el\s)?"
    rf"(?:actividad\s)?(?P<number>{words.NAME}){_TO_OFFICE}?\s"
    rf"(?:no(?:\s(?:procede|es\sviable|se\spuede|va|aplica))?|tampoco){_WHY}",
    re.IGNORECASE,
)
# "no, la 1.3 se queda en TIC"
_STAYS = re.compile(
    rf"{_OPENS}(?P<number>{words.NAME})\s(?:s[ií]\s)?"
    r"(?:(?:se\s)?(?:queda|sigue|mantiene)|contin[uú]a|es)\s(?:en|con|de|a\scargo\sde)\s(?:la\s|el\s)?"
    rf"(?P<office>[^\W\d_]{{3,20}}(?:\s(?:de\s)?[^\W\d_]{{2,20}}){{0,4}}?){_WHY}",
    re.IGNORECASE,
)
# "no señora, la 4.2 sí aplica, la pide la Supersalud"
_APPLIES = re.compile(
    rf"\W{{0,3}}(?:(?:no|mire|pero|bueno|se[nñ]ora?|doctora?)\s?[,.]?\s){{0,4}}(?:(?:lo\sde\s)?la\s)?"
    rf"(?P<number>{words.NAME})\ss[ií]\s(?:(?:les?|nos)\s)?aplica{_WHY}",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"(?:porque|porq|pq|xq|ya\sque|pues)\s", re.IGNORECASE)
_CLAUSES = re.compile(r"\s?[,.;]\s{1,3}|\n")


def leaves(text: str) -> bool:
    """Tell whether a text leaves something with who has it, whatever that is."""
    return _LEFT.search(text) is not None


def applies(text: str) -> bool:
    """Tell whether a text only says that an activity does apply."""
    return _APPLIES.fullmatch(text.strip()) is not None


def denied(text: str, known: Known) -> ReadRuling | None:
    """Return the denial of the only request to give work to others of which a text says that it is
    left where it is, or of one not to apply that it says to apply, and why: "de la licencia ya
    hablé: ellos la siguen teniendo, devuélvasela"; None for other texts, and where it asks, tells a
    figure or decides in a verb of its own."""
    if re.search(r"[%?¿]", text) or words.DECIDING.search(text) or words.holds(text):
        return None
    asked = _of_kind(known, RequestKind.REASSIGN)
    if applies := _denied_by(_APPLIES, text, _of_kind(known, RequestKind.NOT_APPLICABLE)):
        return applies
    if (stays := _not_passed(text, asked)) is not None or not leaves(text):
        return stays
    subject, to = _SUBJECT.match(text), _TO.search(text)
    for found in (subject, to):
        number, end = (None, 0) if found is None else _meant(found, asked)
        if number is not None:
            rest = text[end:] if found is subject else text
            return ReadRuling(number, False, _why(rest))
    return None


def _of_kind(known: Known, kind: RequestKind) -> dict[int, str]:
    return {one: said for one, said in known.called.items() if known.kinds[one] is kind}


def _not_passed(text: str, asked: dict[int, str]) -> ReadRuling | None:
    """Return the denial of the one request, called by its number or code, to pass an activity of
    which a text says that it is not passed on, or stays with the office of who asked."""
    forms = (_NOT_PASSED, _NO_PASSING, _STAYS)
    return next((one for form in forms if (one := _denied_by(form, text, asked))), None)


def _denied_by(form: re.Pattern[str], text: str, asked: dict[int, str]) -> ReadRuling | None:
    """Return the denial, and why, of the one request that a text in this form names; None where it
    leaves the work with another office than that of who asked."""
    found = form.fullmatch(text.strip())
    number = None if found is None else _meant(found, asked)[0]
    if found is None or number is None:
        return None
    office = found.groupdict().get("office")
    if office and not {*bare_words(office).split()} & {*bare_words(asked[number]).split()[1:]}:
        return None
    why = (found["why"] or "").strip(" .,;:!")
    return ReadRuling(number, False, _BECAUSE.sub("", why, count=1))


def _meant(found: re.Match[str], asked: dict[int, str]) -> tuple[int | None, int]:
    """Return the request that is named, by as many of the words as are of it, and where its name
    ends."""
    named = found.groupdict()
    if number := named.get("number"):
        of = [one for one, said in asked.items() if number in (str(one), said.split()[0])]
        return (of[0] if len(of) == 1 else None), found.end("number")
    said = [*re.finditer(r"\S+", found["name"])]
    for last in reversed(said):
        name = found["name"][: last.end()]
        if (meant := by_name(name, asked)) is not None:
            return meant[0], found.start("name") + last.end()
    return None, 0


def _why(rest: str) -> str:
    """Return what is said beside the order to leave it."""
    parts = (one.strip(" .,;:") for one in _CLAUSES.split(rest))
    return ", ".join(one for one in parts if one and not _ORDERS.fullmatch(one))
