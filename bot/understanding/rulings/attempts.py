"""Texts that mean to grant or deny and name no request by its number, or name what waits for
nobody."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understanding.rulings.words import A_REPORT, GIVEN, HANDED, HEAD, NAME, ORDERING, VERB

_TRIES = re.compile(
    rf"[\s¡]*(?:no\s(?=conced|aprueb|autoriz))?{ORDERING}\s(?:a\s)?(?:(?:l[ao]s?|es[ao]s?|el)\s)?"
    r"(?:solicitud(?:es)?|plazo|pr[oó]rroga|de|del|que\spid\w+|dos|tres|cuatro|ambas|todas|ninguna"
    r"|todo|otras?|primera|segunda|[uú]ltima|[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}?\slo\sdel?)\b",
    re.IGNORECASE,
)
_BY_WORDS = re.compile(
    r"[\s¡]*(?:las?\sdel?\s(?:[^\s.,;:\n?]{1,30}\s){1,6}?"
    rf"|las?\s(?:primer|segund|tercer|[uú]ltim|otr)as?\s){VERB}\b",
    re.IGNORECASE,
)

# "eso no era de la audiencia, era sobre la solicitud de los buzones"
_MEANT = re.compile(
    r"(?<!no\s)\b(?:era|habl(?:o|aba|[aá]bamos)|me\srefer[ií]a|me\srefiero|lo\sdec[ií]a|lo\sdije)\s(?:sobre|del?|al?|para)\s"
    r"(?:la|el|esa|una)\s(?:solicitud|pr[oó]rroga|ampliaci[oó]n|petici[oó]n)\b",
    re.IGNORECASE,
)

# "a Jairo no le puedo dar tanto, désela solo hasta el 27 de marzo"
_GIVES_UNTIL = re.compile(
    r"\b(?:d[eé]|d[eé]j[ea])n?(?:se)?l[ao]s?\s(?:(?:solo|s[oó]lo|no\sm[aá]s|entonces|mejor)\s)?"
    r"hasta\s(?:el\s)?\d",
    re.IGNORECASE,
)


def tries(text: str) -> bool:
    """Tell whether a text means to decide and names no number: "conceder la de Hacienda"; or
    that what was said before is about one."""
    tries = _TRIES.match(text) is not None or decides_by_name(text)
    tries = tries or _GIVES_UNTIL.search(text) is not None
    tries = tries or is_meant_of_one(text)
    return tries and A_REPORT.search(text) is None


# "si mandan la carta del contratista se la apruebo, si no no", "apenas llegue el acta, concédala"
_IF_THEN = re.compile(
    r"\A\W{0,3}(?:(?:ok|listo|bueno|entonces|pues)\s?,?\s){0,2}"
    r"(?:si|cuando|apenas|en\scuanto|siempre\sque)\s(?!(?:s[ií]|no)\b)(?:[^.;?\n]|\.(?=\d)){4,120}?"
    rf"(?:\s|,\s)(?:(?:yo|ah[ií]|entonces|ya|s[ií])\s){{0,2}}(?:{ORDERING}|{HANDED})\b",
    re.IGNORECASE,
)


def on_condition(text: str) -> bool:
    """Tell whether a text would decide once something has come or happened, and not yet."""
    return "%" not in text and "?" not in text and _IF_THEN.match(text) is not None


def is_meant_of_one(text: str) -> bool:
    """Tell whether a text says that what was written before is about a request."""
    return _MEANT.search(text) is not None


def orders_others(text: str, own: Collection[str]) -> bool:
    """Tell whether a text orders to grant or deny by code, and names no activity of her `own`."""
    if re.search(r"[%?]", text):
        return False
    ordered = [head["ordered"] or "" for head in HEAD.finditer(text)]
    ordered += [given["names"] for given in GIVEN.finditer(text) if given["verb"]]
    if _TRIES.match(text):  # "concédale a Pedro lo de la 4.3"
        ordered.append(text)
    named = [one for names in ordered for one in re.findall(NAME, names)]
    coded = [one for one in named if not one.isdecimal()]
    return bool(coded) and not any(one in own for one in coded)


def decides_by_name(text: str) -> bool:
    """Tell whether a text begins with a decision on what it calls by other words than a number:
    "la de Hacienda concedida hasta el 15 de mayo"."""
    return _BY_WORDS.match(text) is not None
