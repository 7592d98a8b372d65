"""A judgement behind the account of what it is about: "el motivo de la 4.3 era el acta; ya llegó,
la acepto". Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews import judging_sentences, observed
from bot.understanding.reviews.motive import points_back
from bot.understanding.reviews.review_words import (
    ACCEPTS,
    ARTICLE,
    ITS_CODE,
    JUDGING,
    RETURNS,
    SEVERAL_FIRST,
    VERIFIES,
    WHY,
    without_thanks,
)
from bot.understanding.wordlists import A_CODE

# "la verifico en 80": no sign has to stand before it.
_AT = r"(?:en|con|al)\s(?:(?:el|un)\s)?\d{1,3}(?:[.,]\d{1,2})?\b(?:\s?%)?"
_STOP = re.compile(
    r"[.;!\n](?!\d)\s{0,3}|\s?[,:]\s|\s(?=(?:y|pero|as[ií]\sque|entonces)\s)"
    rf"|\s(?=(?:{VERIFIES})\s{_AT})",
    re.IGNORECASE,
)
_LED = (
    r"(?:(?:y|pero|ya|entonces|as[ií](?:\sq(?:ue)?|(?=\sno\s))|por\s(?:eso|lo\stanto)|ahora(?:\ss[ií])?|s[ií]|yo|queda|est[aá]|es[ae]|tambi[eé]n"
    r"|(?:por|de)\smi\sparte|por\slo\s(?:cual|que)|en\sconsecuencia)\s?,?\s){0,4}"
)
# "quedo conforme", "no estoy de acuerdo": behind what she looked at.
_AGREES = (
    r"(?P<no>no\s)?(?:quedo|quedamos|estoy|estamos)\s(?:muy\s|totalmente\s)?"
    r"(?:conformes?|de\sacuerdo|satisfech[ao]s?)"
)
# "con la 4.3 quedo conforme"
_AGREES_WITH = re.compile(
    rf"\bcon\s(?P<names>{ARTICLE}{ITS_CODE})\s?,?\s{_AGREES}"
    r"(?=\s?(?:$|[.,:;!\n]))",
    re.IGNORECASE,
)
# "vi solo la mitad, le pongo 50"
_GIVES = re.compile(
    r"(?P<before>\b(?:vi|vimos|revis(?:[eé]|amos)|encontr(?:[eé]|amos)|verifi(?:qu[eé]|camos))\s[^?]{3,200}?)"
    r"\ble\s(?:pongo|ponemos|doy|damos)\s(?:(?:un|el)\s)?(?=\d{1,3}(?:\s?%|\b(?![.,]\d)))",
    re.IGNORECASE,
)
# "la acepto", "queda aceptada", "no la acepto", "se devuelve": of what was named before.
_OF_IT = re.compile(
    rf"{_LED}(?=[^.;,\n]{{0,12}}\b(?:l[ao]|(?:acept|valid|verific)ad[ao]|devuelt[ao]|(?:devolver|aceptar)l[ao]|(?:ac[eé]pte|val[ií]de|devu[eé]lva|d[eé]je)n?l[ao]"
    rf"|se\s(?:acept|devuelv|valid|rechaz|recib)[ae]n?|conformes?|acuerdo|satisfech[ao]s?)\b)"
    rf"(?P<verb>(?P<agrees>{_AGREES})|{RETURNS}|{ACCEPTS}|(?:{VERIFIES})(?=\s(?P<at>{_AT})))(?=\s?(?:$|[.,:;!\n])|\s(?:{WHY}|y|pero|(?:con|en|al)(?=\s(?:(?:el|un)\s)?\d))\s)",
    re.IGNORECASE,
)
# "le corrijo lo de la 4.1: …", "en relación con la 4.1, me permito informarle que …"
_OPENED = re.compile(
    r"(?P<led>\A\W{0,3}|[.;!\n]\s{1,3})(?:(?:les?\s)?(?:corrijo|rectifico|aclaro)\s(?:lo\sde\s)?"
    r"|(?:(?:con|en)\s(?:respecto|relaci[oó]n|referencia)\s(?:al?|con)|respecto\s(?:de|al?)|frente\sa|en\scuanto\sa|sobre)\s(?:lo\sde\s)?)"
    rf"(?P<names>{ARTICLE}{ITS_CODE})(?:\s?[,:]\s(?:me\spermito\s(?:informar|indicar|manifestar)(?:l[eo]s?)?\sque|(?:les?\s)?(?:informo|comunico|manifiesto)\sque)|(?=\s?[,:]))",
    re.IGNORECASE,
)
# What tells how the work goes, is a condition, or decides what was asked for.
_NO_ACCOUNT = re.compile(
    r"%|\?|¿|(?:\A|[.;\n]\s)(?:(?:y|pero)\s)?(?:si|cuando|mientras|hasta|apenas|en\scuanto)\s|\b(?:va|van|vamos)\sen\b|\b(?:plazo|pr[oó]rroga|solicitud|aplaz|reasign)",
    re.IGNORECASE,
)
_LACKS = re.compile(
    r"\b(?:(?<!que\s)faltaban?|faltan?|sin|s[oó]lo|apenas|nada\sm[aá]s|pendiente|no|motivo|problema)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(r"\b(?:ya|ahora|lleg[oó]|lleg(?:aron|ado)|corrigi\w{2,5})\b", re.IGNORECASE)
# That she looked is no reason: it is asked for.
_LOOKED = re.compile(
    rf"(?:(?:de|en|a)\s)?(?:{ARTICLE}{ITS_CODE}\s?,?\s(?:l[aeo]s?\s)?)?"
    r"(?:ya\s|yo\s)?(?:vi|vimos|revis(?:[eé]|amos)|mir(?:[eé]|amos)|recib(?:[ií]|imos)|le(?:[ií]|imos))\b"
    r"(?:(?!\sy\s(?:van|hay|son|est[aá]n|aparecen|faltan?|no)\b)[^.,;\n]|\.(?=\d))*",
    re.IGNORECASE,
)
# "La 4.2 la verifiqué en sitio y no va ni en 20": that she looked, before what she found; and the
# name of the activity at the beginning.
_AND_LOOKED = re.compile(
    rf"\A{ARTICLE}{ITS_CODE}\s?,?\s(?:(?:ya|yo)\s)?(?:(?:l[aeo]s?\s)?(?:verifi(?:qu[eé]|camos)|revis(?:[eé]|amos)"
    r"|mir(?:[eé]|amos)|vi|vimos|visit(?:[eé]|amos))\b[^.,;\n\d]{0,40}?(?:\s?[.,;:]\s|\s(?:y|pero)\s)"
    r"(?=(?:y\s)?(?:pero\s)?(?:no|ni|tampoco|sin|s[oó]lo|falta|le\sfalta|todav[ií]a|a[uú]n|apenas|hay|est[aá])\w{0,2}\b)"
    r"|(?=(?:no|tampoco|sin|s[oó]lo|falta|le\sfalta|todav[ií]a|a[uú]n|apenas)\w{0,2}\s))",
    re.IGNORECASE,
)
_FIGURE = re.compile(rf"\s{_AT}", re.IGNORECASE)
_MOST_SENTENCES = 4
_LONGEST = 400  # characters of the account


def explained(text: str) -> str:
    """Return a text with a judgement that names no activity said of the only one that the account
    before it names, which is the reason of what is returned, or of the several that she looked at;
    as it is where it can be read without, names others or none, or tells anything else. What still
    lacks stays beside an acceptance."""
    if A_CODE.search(text) is None:
        return text
    text = _GIVES.sub(r"\g<before>la verifico en ", SEVERAL_FIRST.sub(r"\g<names> ", text))
    text = _OPENED.sub(r"\g<led>\g<names>", text)
    text = _AGREES_WITH.sub(lambda it: f"{it['no'] or ''}acepto {it['names']}", text)
    each = _each(text)
    return _alone(text) if each == text else each


def _each(text: str) -> str:
    """Return a text with each sentence that ends in such a judgement said of what is named before
    it, "La 4.2 no tiene baranda. La devuelvo. La 2.2 la acepto", where all that is named before
    that is judged too; as it is where there is none."""
    read: list[str] = []
    changed = False
    for sentence in judging_sentences.sentences(text):
        read.append(sentence)
        begins = next((at for at in reversed(range(len(read))) if A_CODE.search(read[at])), None)
        if begins is None or len(read) - begins > _MOST_SENTENCES:
            continue
        named = filter(A_CODE.search, read[:begins])
        if any(not judging_sentences.parted(one)[0] for one in named):
            continue
        account = " ".join(_ended(one) for one in read[begins:])
        if (judged := _alone(account)) != account:
            read[begins:] = [_ended(judged)]
            changed = True
    return "\n".join(read) if changed else text


def _ended(sentence: str) -> str:
    """Return a sentence with a sign at its end."""
    return sentence if sentence[-1:] in ".;:!" else f"{sentence}."


def _alone(text: str) -> str:
    """Return a text with its first such judgement said of the one that is named before it."""
    for stop in _STOP.finditer(text):
        judged = _OF_IT.match(text, stop.end())
        account = text[: stop.start()].strip()
        if judged is None or len(account) > _LONGEST:
            continue
        if judging_sentences.parted(text)[0]:
            return text
        named = {*A_CODE.findall(account)}
        looked_at = account.replace("%", "") if judged["at"] else account  # "dice 100 %"
        if len(named) != 1 or _NO_ACCOUNT.search(looked_at) or JUDGING.search(account):
            return text
        return _said_of(named.pop(), account, text, judged)
    return text


def _said_of(code: str, account: str, text: str, judged: re.Match[str]) -> str:
    """Return the judgement of the activity, with what else the account is for it."""
    before, account = _from_its_name(code, account)
    account = _AND_LOOKED.sub("", account)
    behind = text[judged.end() :]
    verb = judged["verb"]
    if judged["agrees"]:
        verb = "no la acepto" if judged["no"] else "la acepto"
    if judged["at"]:
        verb, behind = f"{verb} {judged['at']}", behind.strip().removeprefix(judged["at"])
    returns = judged["at"] or re.fullmatch(RETURNS, verb, re.IGNORECASE) is not None
    lacks = [*_LACKS.finditer(account)]
    settled = lacks and _SETTLED.search(account, lacks[-1].end()) is not None
    reason = ""
    told = without_thanks(behind.strip(" .!;"))
    if points_back(told):
        told = behind = ""
    wants = told.lower().startswith(", que ")
    tells = not _LOOKED.fullmatch(account) and observed.beside(account)
    if returns and (wants or not told) and (lacks or tells):
        reason = f", {account}"
    elif not returns and lacks and not settled:
        reason = f", pero {account}"
    elif not (returns or lacks):
        at = _FIGURE.match(behind)
        figure = at.group() if at else ""
        reason = f"{figure}{observed.beside(account)}"
        behind = behind[len(figure) :]
    return f"{before}la {code} {verb}{reason}{behind}"


def _from_its_name(code: str, account: str) -> tuple[str, str]:
    """Return the sentences before the one that names the activity, and from that one on."""
    at = account.index(code)
    begins = max((one.end() for one in re.finditer(r"[.;!\n]\s", account[:at])), default=0)
    return account[:begins], account[begins:]
