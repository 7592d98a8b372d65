"""What stands beside a judgement: what control found or wants, which is its observation, what is
against it, and the figure at its end. Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews.review_words import ARTICLE
from bot.understanding.wordlists import CODE, LETTERED

# "… y quiero que dejen copia": what she wants, which takes nothing back.
_WISHES = re.compile(
    r"\b(?:pero|s[oó]lo\sque|eso\ss[ií])\s?,?\s(?=(?:(?:yo|s[ií]|tambi[eé]n|les?)\s){0,2}"
    r"(?:(?:quiero|queremos|quisiera|necesito|pido|pedimos|recomiendo|recomendamos|sugiero|sugerimos"
    r"|solicito|solicitamos)\sque|(?:por\s)?favor|porfa|ojal[aá]|que\s\w{3,14}[ae]n)\b)",
    re.IGNORECASE,
)
# What takes back a part of an acceptance, or makes it wait.
_AGAINST = re.compile(
    r"\b(?:pero|si|s[oó]lo|cuando|siempre|hasta|falta|faltan|aunque|excepto|menos|salvo|no|tampoco"
    r"|todav[ií]a|a[uú]n|devuelvo|devolvemos|rechazo|rechazamos)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s?\(observaci[oó]n: (?P<said>[^()]{1,400})\)")
_BRACKETS = str.maketrans("", "", "()")
_CLAUSE = re.compile(r"[.;:!\n](?:\s|$)|,\s|\s(?=pero\s)|\s[ye]\s(?=no\s)", re.IGNORECASE)
# "hablé con Marta y la 5.5 …": what stands before the name of the activity is not of it.
_NAME = re.compile(rf"{ARTICLE}(?:{LETTERED}|{CODE})(?:\s(?=\S)|$)", re.IGNORECASE)
_LED = re.compile(r"^(?:(?:y|e|pero|yo|eso\ss[ií]|ya\sque)\s)+", re.IGNORECASE)
# That she looked, and that all is well: it tells no more than that she accepts.
_SAYS_NO_MORE = re.compile(
    r"que\s(?:(?:me|nos|ya)\s)?(?:remiti|envi|alleg|mand|entreg|report|present|revis|mir|public)(?:[oóeéií]|i[oó]|aron|ieron|amos|imos)(?!\w).*"
    r"|(?:(?:que|los|las|soportes|allegad[oa]s|ya|yo|s[ií]|listo|ok|okey|bueno|gracias|hola|todo|muy|bien|perfecto|excelente|conforme|claro|en\sgeneral|completo|completa"
    r"|correct[oa]|en\sorden|al\sd[ií]a|est[aá]n?|qued[oóa]|veo|se\sve|revisad[oa]s?|verificad[oa]s?|complet[oa]s|correct[oa]s)\s?)+"
    r"|(?:(?:ya|yo|l[aeo]s?)\s){0,2}(?:vi|vimos|revis(?:[eé]|amos)|mir(?:[eé]|amos)|recib(?:[ií]|imos)|le(?:[ií]|imos)"
    r"|verifi(?:qu[eé]|camos)|(?:habl|pregunt)[eé]|(?:habl|pregunt)amos)\b(?:(?!\s[ye]\s(?!(?:el|l[ao]s?|sus?)\s)).)*",
    re.IGNORECASE,
)
_FILLS = re.compile(
    r"(?:(?:entonces|pues|mejor|as[ií]|(?:y\s)?ya|(?:y\s)?(?:nada|no)\sm[aá]s|nom[aá]s|s[oó]lo|(?:s[oó]lo|nada\sm[aá]s)\ses[ae]|solamente|[uú]nicamente|(?:y\s)?punto|de\suna(?:\svez)?|por\sfavor|porfa)[\s,.!]*)+",
    re.IGNORECASE,
)
_FIGURE = (
    r"(?:(?:en|al)\s)?(?:(?:el|un)\s)?(?P<figure>\d{1,3}(?:[.,]\d{1,2})?)"
    r"(?:\s?%|\s(?:por\sciento|porciento))?"
)
# "…, va en 70", "… y le pongo 70": what she finds right, behind the reason.
_AT_THE_END = re.compile(
    r"(?:\s?[,;.]\s(?:(?:y|as[ií]\sque|entonces|o\ssea|para\sm[ií])\s?,?\s){0,2}|\s(?:y|as[ií]\sque)\s)"
    r"(?:(?:apenas|solo|s[oó]lo)\s)?(?:va|vamos|est[aá]|queda|quedar[ií]a|ser[ií]a(?:\sun)?|anda"
    r"|l[ao]\s(?:dejo|dejamos|verifico|verificamos|veo|pongo|califico)|verificad[ao]|d[eé]je(?:la|lo)|le\s(?:pongo|ponemos|doy|damos)"
    rf"|p[oó]nga(?:le|la))\s(?:apenas\s)?{_FIGURE}[\s.!]*$",
    re.IGNORECASE,
)
# "va en 45, el módulo no está en producción", "45, sin acta": before the reason. A figure without
# a verb has two digits, or a sign: "1, 3 y 4 no tienen acta" counts things.
_AT_THE_BEGINNING = re.compile(
    rf"(?:(?:(?:apenas|solo|s[oó]lo)\s)?(?:va|est[aá]|queda|anda)\s(?:apenas\s)?|(?=(?:en\s)?\d{{2}}\b)|(?=[^,;]{{1,9}}%))"
    rf"{_FIGURE}(?:\s?[,;.:]\s|\s(?=(?:porque|pues|ya\sque)\s))(?=\D)",
    re.IGNORECASE,
)
# "sin acta, 45": two digits and nothing else, behind what is missing, where that has none.
_ALONE_AT_THE_END = re.compile(
    rf"\A[^\d]*[^\W\d]\s?(?P<cut>[,;])\s(?=(?:en\s)?\d{{2}}\b(?![.,]\d)){_FIGURE}[\s.!]*$",
    re.IGNORECASE,
)


def beside(account: str) -> str:
    """Return what an account adds to an acceptance, to stand behind its verb; nothing where it only
    tells that she looked and that all is well."""
    found = []
    for clause in _CLAUSE.split(account):
        named = _NAME.search(clause)
        said = _LED.sub("", clause[named.end() if named else 0 :].strip(" .;:!,"))
        if said and not _SAYS_NO_MORE.fullmatch(said):
            found.append(said)
    return as_observation(", ".join(found)) if found else ""


def as_observation(said: str) -> str:
    """Return words as an observation, to stand behind the verb of an acceptance."""
    return f" (observación: {without_brackets(said)})"


def without_brackets(text: str) -> str:
    """Return a text without the brackets in which an observation stands."""
    return text.translate(_BRACKETS)


def told(remark: str) -> str:
    """Return the words beside a judgement: first what stood before it, without what joins; nothing
    where they tell nothing, "acepto la 2.4 entonces"."""
    if _FILLS.fullmatch(remark):
        return ""
    found = _BESIDE.search(remark)
    if found is None:
        wish = _WISHES.match(remark)
        return remark[wish.end() :] if wish else remark
    behind = (remark[: found.start()] + remark[found.end() :]).strip(" ,;:.")
    return ", ".join(filter(None, (found["said"], behind)))


def is_against(remark: str) -> bool:
    """Tell whether words beside an acceptance take a part of it back or make it wait."""
    return _AGAINST.search(_WISHES.sub("", _BESIDE.sub("", remark))) is not None


def figure_behind(remark: str) -> tuple[str, str | None]:
    """Return a reason without the figure that begins or ends it, and that as it is written."""
    first = _AT_THE_BEGINNING.match(remark)
    if first is not None:
        return remark[first.end() :], first["figure"]
    alone = _ALONE_AT_THE_END.match(remark)
    if alone is not None:
        return remark[: alone.start("cut")].rstrip(), alone["figure"]
    found = _AT_THE_END.search(remark)
    if found is None or not found.start():
        return remark, None
    return remark[: found.start()].rstrip(" ,;."), found["figure"]
