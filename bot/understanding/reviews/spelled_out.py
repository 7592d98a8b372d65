"""A text of control with the verb of each judgement written out before its activity, where it only
says that another activity is judged alike, or the other way."""

from __future__ import annotations

import re

from bot.understanding.reviews.found_figures import with_figures
from bot.understanding.reviews.review_words import (
    ALIKE,
    AND,
    ARTICLE,
    ITS_CODE,
    JUDGING,
    NEXT_CODE,
    OF_AN_OFFICE,
    OTHERWISE,
    PUTS_RIGHT,
    RETURNS,
    THE_ONE,
    THING,
    TOO,
    UNDECIDED,
    VERB,
    WHY,
    WHY_FIRST,
)
from bot.understanding.reviews.standing_verdicts import with_standing
from bot.understanding.wordlists import PRINTED_CODE

_IS_THE_ONE = re.compile(rf"{THE_ONE}(?=(?:solo\s)?{ARTICLE}{ITS_CODE})", re.IGNORECASE)
# "acepto solo la 4.3", "solo acepto la 4.3"
_ONLY = r"(?:s[oó]lo|solamente|[uú]nicamente|nada\sm[aá]s|no\sm[aá]s|nom[aá]s)"
_ONLY_IT = re.compile(
    rf"(?P<verb>\b{VERB})\s{_ONLY}\s(?=(?:a\s)?{ARTICLE}{ITS_CODE})"
    rf"|\b{_ONLY}\s(?=(?:le\s|les\s)?(?:acepto|aceptamos|valido|validamos|devuelvo|devolvemos)\s{ARTICLE}{ITS_CODE})",
    re.IGNORECASE,
)
# "era la 4.3 la que acepto", "es la 4.3 y la 2.1 las que acepto": the name stands before
_THE_ONE_BEFORE = re.compile(
    rf"(?:\A\W{{0,3}}|(?<=[.,;:!\n]\s))(?:(?:no|perd[oó]n|s[ií]|ah|ay|pero)\s?,?\s){{0,2}}(?:eran?|es|son)\s"
    rf"(?:s[oó]lo\s)?(?P<name>{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}})\s?,?\s"
    r"(?:las?|es[ae]s?)\sq(?:ue)?\s(?:yo\s)?(?:s[ií]\s)?"
    rf"(?P<verb>(?:no\s)?(?:acept|valid|rechaz)o|devuelvo)(?=\s?(?:$|[.,:;\n])|\s(?:{WHY}|y|pero)\s)",
    re.IGNORECASE,
)
# "perdón, la 2.2 sí, la que devuelvo es la 4.2": a yes before what another is judged by.
_YES_TO_IT = re.compile(
    rf"\A(?P<led>{PUTS_RIGHT}|(?:s[ií]|no)\s?,\s)?(?P<name>{ARTICLE}{ITS_CODE})\s?,?\ss[ií]"
    rf"(?=\s?[,;]\s(?:(?:y|pero)\s)?(?:{THE_ONE}|{RETURNS}\s{ARTICLE}{ITS_CODE}))",
    re.IGNORECASE,
)
# "acepto la 3.1 pero no la 3.2", "…, y no la 3.2: falta el acta"
_BUT_NOT = re.compile(
    r"\s?,?\s(?:pero|mas|y|e)\s(?P<says>s[ií]|no)\s(?:a\s|(?:en\s)?lo\sde\s)?"
    rf"(?P<name>{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}){OF_AN_OFFICE}"
    r"(?=\s?(?:$|[.,:;\n])|\s(?:porque|ya\sque|pues|por|faltan?|sin|que)\b)",
    re.IGNORECASE,
)
# "la devuelvo" at the end of a line: the activity of the next one has a verb of its own.
_ENDS_ITS_LINE = re.compile(
    rf"(?<=[^\W\d_])(?=\s?\n\s*{ARTICLE}{ITS_CODE}[^.;\n]{{1,80}}?\b{VERB}\b)", re.IGNORECASE
)
# "la 5.4 la acepté", "la 2.4 se la devolví"
_DID = re.compile(
    rf"(?P<name>{ARTICLE}{ITS_CODE})\s?,?\s(?:(?:yo|s[ií]|ya)\s){{0,2}}(?:se\s)?(?:l[ao]s?\s)"
    r"(?:(?P<accepts>acept[eé]|valid[eé])|devolv[ií]|rechac[eé])(?=\s?(?:$|[.,:;!\n])|\s(?:porque|y|pero)\b)",
    re.IGNORECASE,
)
# "la 2.1 tampoco la acepto mejor"
_NOR_SO = re.compile(
    r"\btampoco\s(?P<verb>(?:(?:se\s)?l[ao]s?\s)?(?:acept|valid|recib)(?:o|amos|imos))\b(?:\smejor\b)?",
    re.IGNORECASE,
)
# "no acepto todavía la 4.1": it may be accepted later
_NOT_YET = re.compile(
    rf"\b(?P<verb>{RETURNS})\s(?:todav[ií]a|a[uú]n|por\s(?:ahora|el\smomento))(?=\s{ARTICLE}{ITS_CODE})",
    re.IGNORECASE,
)
_TOO_BEHIND = re.compile(rf"(?<=\w)\s{TOO}(?=\s{ARTICLE}{ITS_CODE})", re.IGNORECASE)
_TOO_BEFORE = re.compile(rf"\b{TOO}\s(?={VERB}\b)", re.IGNORECASE)
# "no acepto ni la 4.1 ni la 1.1", "ni la 4.1 ni la 1.1 las acepto"
_NEITHER = re.compile(
    rf"\b(?P<verb>(?:{RETURNS})\s)?ni\s(?P<first>{ARTICLE}{ITS_CODE})(?P<more>(?:\s?,?\sni\s{ARTICLE}{ITS_CODE}){{1,9}})"
    r"(?(verb)|\s?,?\s(?P<behind>(?:se\s)?(?:las?\s)?(?:acept|valid|recib)(?:o|amos|imos|an))\b)",
    re.IGNORECASE,
)
_NOR = re.compile(rf"(?:\s?,)?\sni\s(?={ARTICLE}{ITS_CODE})", re.IGNORECASE)
_SOMEBODY = (
    r"al?\s(?:(?:la|las|los)\s)?[^\W\d_]{3,20}(?:\s(?!(?:no|les?|la|el)\b)[^\W\d_]{1,20}){0,4}?"
)
# "a Marta no le acepto la 4.3", "de lo de Gobierno no acepto la 3.3": whose it is, before the verb
_TO_SOMEBODY = re.compile(
    rf"(?P<led>\A\W{{0,3}}|[.;\n]\s)(?:{_SOMEBODY}\s?,?\s(?=(?:no\s)?les?\s(?:acept|devuelv|devolv|valid|recib|rechaz))"
    rf"|(?:de|en)\s(?:l[aeo]s?\sdel?\s)?(?:(?:la|el)\s)?[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{1,20}}){{0,4}}?\s?,?\s(?={VERB}\s{ARTICLE}{ITS_CODE}))",
    re.IGNORECASE,
)
_NOR_BEHIND = re.compile(
    rf"(?P<returns>\b(?:{RETURNS})(?:\s{_SOMEBODY})?\s{ARTICLE}{ITS_CODE})\s?,?\sni\s(?={ARTICLE}{ITS_CODE})",
    re.IGNORECASE,
)

# "la 2.4 no está lista, devuélvala", "la 5.5 está mal, no la acepto. El índice es de 2025"
_RETURNED_BEHIND = re.compile(
    rf"(?:\b(?:al?|de|en)\s)?(?P<name>{ARTICLE}{ITS_CODE}){OF_AN_OFFICE}{WHY_FIRST}"
    r"(?=[\s.!]{0,3}\Z|\.\s(?:(?:el|la|los|las|hay|falta|no)\s)(?!\d))",
    re.IGNORECASE,
)
_IF = re.compile(r"(?<!\w)(?:si|cuando)\s\Z", re.IGNORECASE)
# "la de Jairo 1.5 no la acepto": whose it is, before its code
_OF_SOMEBODY = re.compile(
    r"\bl[ao]\sdel?\s(?:(?:la|el)\s)?[^\W\d_]{3,20}(?:\s(?!(?:y|e|ni|la|el|en|va|no|es)\b)[^\W\d_]{1,20}){0,3}"
    rf"\s?,?\s(?:\(|(?:(?:de|en)\s)?la\s)?(?P<name>{PRINTED_CODE})\)?",
    re.IGNORECASE,
)
# "no devolví la 5.5, la acepto", "no la devuelvo, sino que la acepto": only the other is judged.
_NOT_RETURNED = re.compile(
    r"\bno\s(?:l[ao]s?\s)?(?:era\s|iba\sa\s|quer[ií]a\s|quise\s|quiero\s|he\s|fue\s|est[aá]\s|qued[ao]\s)?"
    r"(?:devolv(?:[ií]|imos|emos|er(?:l[ao]s?)?)|devuelvo|devuelt[ao]s?|rechac[eé]|rechazo|rechazar(?:l[ao]s?)?)"
    rf"(?:\s(?P<name>{ARTICLE}{ITS_CODE}))?(?:\s?[.,;]\s|\s)(?:(?:sino(?:\sque)?|y|pero|al\scontrario|yo)\s?,?\s){{0,2}}"
    r"(?=(?:s[ií]\s)?(?:se\s)?(?:l[ao]s?\s(?:acept|valid)(?:o|amos)|aceptarl[ao]s?)\b)",
    re.IGNORECASE,
)

# "acepto la 2.3 de Salud y la 5.1 de Hacienda": whose each of several is, before the next one.
_OF_EACH = re.compile(
    rf"(?P<head>\b{VERB}\s{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}){OF_AN_OFFICE}"
    rf"(?<=[^\W\d_])(?={AND}(?:la\s)?(?:actividad\s)?{PRINTED_CODE})",
    re.IGNORECASE,
)
# "la 2.3 y la 5.1 revisadas y aceptadas": that she looked, before what became of it.
_LOOKED_AND = re.compile(
    r"(?<=\d)\s(?:(?:quedan?|est[aá]n?)\s)?(?:ya\s)?(?:revisad|verificad|vist)[ao]s?\s(?:[ye]|,)\s"
    r"(?=(?:aceptad|validad|verificad|devuelt|rechazad)[ao]s?\b)",
    re.IGNORECASE,
)

# "conforme con la 4.3", "no estoy de acuerdo con el reporte de la 5.1, falta el acta"; not "de
# acuerdo con la 4.3, el plazo es …", which says by what something goes.
_AGREED = re.compile(
    r"(?P<led>\A\W{0,3}|[.;\n]\s?|\s?,\s(?:[ye]\s|pero\s)?|\s[ye]\s)"
    r"(?:(?:control(?:\sinterno)?|yo|s[ií]|pues)\s?,?\s){0,2}(?P<no>no\s)?"
    r"(?:(?:estoy|estamos|quedo|quedamos)\s)?(?:muy\s|totalmente\s|plenamente\s)?"
    rf"(?:de\sacuerdo|conformes?)\scon\s(?P<name>{THING}{ARTICLE}{PRINTED_CODE}"
    rf"(?:{AND}{NEXT_CODE}){{0,9}}){OF_AN_OFFICE}"
    r"(?=[\s.!]{0,3}\Z|\s?[.;:\n]|(?:\s?,)?\s(?:pero|aunque|salvo|ya|gracias|tod[ao]|no|faltan?|porque)\b|\s[ye]\s)",
    re.IGNORECASE,
)
# "no estoy de acuerdo con la 4.2, la visité y no hay nada": no verdict yet
_DISAGREES = re.compile(
    rf"\bno\s(?:estoy|estamos|quedo|quedamos)\s(?:de\sacuerdo|conformes?)\scon\s(?P<name>{THING}{ARTICLE}"
    rf"{PRINTED_CODE})(?=\s?,)",
    re.IGNORECASE,
)
# "la 4.1 ok": an assent, and no verdict yet
_OK = re.compile(
    rf"(?:\A\W{{0,3}}|(?<=[.;,\n]\s))(?P<name>{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}})\s?,?\s"
    r"(?:(?:est[aá]n?|quedan?)\s)?(?:ok|okey|okay|conformes?|de\sacuerdo)(?=\s?(?:\Z|[.;!\n]))",
    re.IGNORECASE,
)
# "acepto las dos de Gobierno, la 1.1 y la 3.3": how many they are, before their codes
_HOW_MANY = re.compile(
    rf"(?P<verb>\b{VERB})\s(?:l[ao]s\s(?:dos|tres|cuatro|cinco)|amb[ao]s|tod[ao]s)\b{OF_AN_OFFICE}\s?[,:]\s"
    rf"(?={ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{1,9}})",
    re.IGNORECASE,
)
_REGRETS = (
    r"(?:me\sarrepent[ií]|cambi[eé]\sde\s(?:opini[oó]n|parecer|idea)|lo\spens[eé]\smejor|me\sretracto|me\sequivoqu[eé]"
    r"|pens[aá]ndolo\s(?:bien|mejor))"
)
_WITH = r"(?:con|de|en|sobre|frente\sa|respecto\s(?:de|a))\s(?:lo\sde\s)?"
# "me arrepentí con la 5.4, devuélvasela a Sandra": which one, before its new verdict
_OTHER_MIND = re.compile(
    rf"(?:\b{_REGRETS}\s{_WITH}(?P<behind>{ARTICLE}{ITS_CODE})|\b{_WITH}(?P<before>{ARTICLE}{ITS_CODE})\s?,?\s{_REGRETS})"
    rf"\s?[,:;]\s(?:y\s|mejor\s)?(?=(?:no\s)?(?:l[ao]\s)?{VERB})",
    re.IGNORECASE,
)
# "devuelvo la 1.1 porque no tiene acta y la 5.5 porque el índice es el de 2024": each has its own
# reason.
_EACH_WHY = re.compile(
    rf"(?P<head>\b(?P<verb>{VERB})\s{ARTICLE}{ITS_CODE}\s?(?:[,:]\s?)?(?:porque|ya\sque|pues|por|dado\sque)\s[^.;\n]{{3,200}}?)"
    rf"(?:\s?,\s(?:y\s)?|\sy\s)(?:(?:a|de)\s)?(?P<name>{ARTICLE}{PRINTED_CODE})\s?,?\s(?=(?:porque|ya\sque|pues|dado\sque)\s)",
    re.IGNORECASE,
)


# "Marta la 2.1 no te la puedo aceptar": to whom it is said, before the activity
_SPOKEN_TO = re.compile(
    rf"\A(?P<led>\W{{0,3}}(?:(?:hola|buen[oa]?s?(?:\s(?:d[ií]as?|tardes?|noches?))?|mire?|oiga)\s?,?\s){{0,2}})"
    rf"(?!{VERB}\b)(?:(?:doctora?|dra?\.|ingenier[oa]|se[ñn]ora?|don|do[ñn]a)\s)?(?-i:[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{{2,15}}\s){{1,2}}"
    rf"(?={ARTICLE}{ITS_CODE}\s?,?\s(?:yo\s)?{VERB}\b)",
    re.IGNORECASE,
)


def _neither(found: re.Match[str]) -> str:
    """Return a verb and the activities of which none is accepted, joined as others are."""
    names = f"{found['first']}{_NOR.sub(' y ', found['more'])}"
    return f"{found['verb']}{names}" if found["verb"] else f"{names} no {found['behind']}"


def _returned_behind(found: re.Match[str]) -> str:
    """Return what is returned with its reason behind the verb; as it is where that judges too, or
    is a condition: "si la 2.1 no cumple, la devuelvo"."""
    judges = JUDGING.search(found["why"]) is not None
    judges = judges or _IF.search(found.string[: found.start()]) is not None
    return found.group() if judges else f"{found['name']} la devuelvo: {found['why']}"


def _the_one(found: re.Match[str]) -> str:
    """Return the verb of what is said to be the one that she judges so."""
    verb = found["returns"] or found["back"] or (found["does"] or "").lower() == "devuelvo"
    return "devuelvo " if verb or found["no"] else "acepto "


def _yes_to_it(found: re.Match[str]) -> str:
    """Return a yes to an activity as its acceptance."""
    return f"{found['led'] or ''}acepto {found['name']}"


def _did(found: re.Match[str]) -> str:
    """Return what she says that she has judged as a judgement."""
    return f"{found['name']} la {'acepto' if found['accepts'] else 'devuelvo'}"


def spelled_out(text: str) -> str:
    """Return a text with the verb of a judgement also where it only says that another activity is
    judged alike, or the other way: "devuelvo la 2.3, la 2.4 también", "…, la 2.4 sí"."""

    def otherwise(found: re.Match[str]) -> str:
        verb = "no acepto" if found["says"].lower() == "no" else "acepto"
        judged = JUDGING.search(text, 0, found.start())
        return f"; {verb} {found['name']}" if judged else found.group()

    def alike(found: re.Match[str]) -> str:
        verbs = [*JUDGING.finditer(text, 0, found.start())]
        verb = "devuelvo" if verbs and verbs[-1]["returns"] else ""
        if verbs and verbs[-1]["accepts"] and not found["nor"]:
            verb = "acepto"
        return f"; {verb} {found['name']}" if verb else found.group()

    text = _SPOKEN_TO.sub(r"\g<led>", text)
    text = _OTHER_MIND.sub(lambda one: f"{one['behind'] or one['before']} ", text)
    text = with_standing(_TO_SOMEBODY.sub(r"\g<led>", _HOW_MANY.sub(r"\g<verb> ", text)))
    while (each := _EACH_WHY.sub(r"\g<head>; \g<verb> \g<name> ", text, count=1)) != text:
        text = each
    text = _YES_TO_IT.sub(_yes_to_it, _ENDS_ITS_LINE.sub(".", text))
    text = _ONLY_IT.sub(lambda one: f"{one['verb']} " if one["verb"] else "", text)
    text = _THE_ONE_BEFORE.sub(r"\g<verb> \g<name>", text)
    text = _DID.sub(_did, _IS_THE_ONE.sub(_the_one, _LOOKED_AND.sub(" ", text)))
    while (of_each := _OF_EACH.sub(r"\g<head>", text)) != text:
        text = of_each
    text = _NOR_SO.sub(r"no \g<verb>", text)
    text = _NOT_YET.sub(r"\g<verb>", _OF_SOMEBODY.sub(r"la \g<name>", text))
    text = _AGREED.sub(
        lambda one: f"{one['led']}{'no ' if one['no'] else ''}acepto {one['name']}", text
    )
    text = _OK.sub(rf"acepto \g<name> {UNDECIDED}", text)
    text = _DISAGREES.sub(rf"no acepto \g<name>: {UNDECIDED}", text)
    if "ni " in text.lower():
        text = _NOR_BEHIND.sub(r"\g<returns> y ", _NEITHER.sub(_neither, text))
    text = _NOT_RETURNED.sub(lambda one: f"{one['name']} " if one["name"] else "", text)
    text = _RETURNED_BEHIND.sub(_returned_behind, text)
    text = with_figures(text)
    text = OTHERWISE.sub(otherwise, _BUT_NOT.sub(otherwise, text))
    text = _TOO_BEFORE.sub("", ALIKE.sub(alike, text))
    behind = {one.end() for one in JUDGING.finditer(text)}
    return _TOO_BEHIND.sub(lambda one: "" if one.start() in behind else one.group(), text)
