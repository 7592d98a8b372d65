"""Verdicts in the ordinary words of a control office, as orders: "ok la 2.1, conforme con lo
reportado", "la 2.1 no cumple, falta el acta", "el 80 de la 2.1 está bien"; also in a message that
was dictated without signs, and a mere "ok" or "sí" beside the verdict of another. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.understanding.clauses import SENTENCE, clauses
from bot.understanding.reviews.looked_through import Fits
from bot.understanding.reviews.review_words import (
    ARTICLE,
    JUDGING,
    OF_AN_OFFICE,
    PRINTED_NAMES,
    THING,
)
from bot.understanding.wordlists import A_CODE, CODE, PRINTED_CODE

_LED = (
    r"(?P<edge>\A\W{0,3}|[.;:!]\s|(?<!\d),\s|\n|(?<!\d)\s(?=[ye]\s|pero\s))"
    r"(?:(?:hola|buen[oa]?s?(?:\s(?:d[ií]as?|tardes?|noches?))?|ok|okey|listo|perfecto|bueno|pues|y|e|pero|ah"
    r"|(?:ahora|esta\svez)\ss[ií]|ya|sí|si(?=\s?,)|entonces|(?:por|de)\smi\sparte|por\sm[ií]|control(?:\sinterno)?|yo)\s?,?\s){0,4}"
)
_NAMES = rf"{THING}{PRINTED_NAMES}{OF_AN_OFFICE}"
_NAMED = _NAMES.replace("<names>", "<named>")
_NEXT = rf"(?:(?:y|e|pero)\s)?{ARTICLE}{PRINTED_CODE}"
_END = rf"(?=\s?(?:\Z|[.,:;!\n])|\s(?:y|e|pero)\s|\s{_NEXT})"
_SATISFIED = r"a\s(?:entera\s|plena\s)?satisfacci[oó]n"
_AS_TOLD = (
    r"con(?:forme)?\s(?:a\s)?lo\s(?:que\s)?"
    r"(?:report|envi|inform|present|entreg)(?:ad[oa]|[oó]|aron)"
)
_AGREES = (
    rf"(?:conformes?(?:\s{_AS_TOLD})?|(?:todo\s)?(?:en\sorden|correct[oa])|sin\sobservaciones"
    rf"|(?:de\sacuerdo|coincide)\s{_AS_TOLD}|(?:seg[uú]n|conforme\sa)\slo\sreportado)"
)
_SEEN_WELL = r"(?:el\s|mi\s|nuestro\s)?visto\sbueno"
_GIVES = r"(?:(?:le|les)\s)?(?:(?:doy|damos|dejo|dejamos|queda(?:\scon)?|va(?:\scon)?)\s)?"
_NOW = (
    r"\s?,?\s(?:"
    r"(?:ya|s[ií]|ahora\ss[ií]|por\sm[ií]|de\smi\sparte|para\sm[ií]|queda|est[aá]|va|viene)\s){0,3}"
)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_FINE = (
    r"(?:(?:est[aá]|qued[oó]|queda|viene|me\sparece)\s)?(?:muy\s)?"
    r"(?:bien|ok|okey|correct[oa]|perfect[oa]|en\sorden|conforme)"
)
# "visto bueno a la 2.1", "aprobado lo de la 2.1", "recibida la 2.1 a satisfacción"
_ACCEPTED = tuple(
    re.compile(f"{_LED}{one}", re.IGNORECASE)
    for one in (
        rf"{_GIVES}{_SEEN_WELL}\s(?:al?|para|en|con)\s{_NAMES}{_END}",
        rf"(?:(?:queda|est[aá]n?|doy\spor|damos\spor)\s)?(?:aprobad[oa]s?|apruebo|aprobamos)\s{_NAMES}{_END}",
        rf"(?:(?:queda|doy\spor|damos\spor)\s)?(?:recibid[oa]s?|recibo)\s(?:{_SATISFIED}|conformes?)\s{_NAMES}{_END}",
        rf"(?:(?:queda|doy\spor|damos\spor)\s)?(?:recibid[oa]s?|recibo)\s{_NAMES}\s(?:{_SATISFIED}|conformes?){_END}",
        rf"(?:de\sacuerdo\scon\s|conforme\scon\s|con\s|a\s)?{_NAMES}\s?,\s{_AGREES}{_END}",
        rf"{_NAMES}{_NOW}(?:(?:recibid[oa]s?\s)?{_SATISFIED}|conformes?\s{_AS_TOLD}"
        rf"|(?:tiene|lleva|con|cuenta\scon)\s(?:mi|nuestro)\svisto\sbueno|con\s(?:el\s)?visto\sbueno){_END}",
    )
)
# "visto bueno al inventario", "aprobado lo del inventario": it is called by words of its title
_BY_TITLE = re.compile(
    rf"{_LED}(?:{_GIVES}{_SEEN_WELL}\s(?:a(?P<the>l)?|para|en)|(?:aprobad[oa]s?|apruebo|aprobamos)(?=\slo\sdel?\s))\s(?=\w)",
    re.IGNORECASE,
)
# "el 80 de la 2.1 está bien"
_FIGURE_FIRST = re.compile(
    rf"{_LED}(?:con\s)?(?:el|ese)\s(?P<at>{_NUMBER})(?:\s?%)?\s(?:reportado\s|que\s(?:dicen|dijeron|reportan|reportaron|report[oó])\s)?"
    rf"(?:de|en|para)\s{_NAMES}{_NOW}(?:{_FINE}|(?:lo|se)\s(?:acept[oa]|valid[oa]|recib[oe])){_END}",
    re.IGNORECASE,
)
# "la 2.1 no cumple, falta el acta", "la 2.1 no queda aprobada porque …"
_REFUSED = re.compile(
    rf"{_LED}(?:no\s{_GIVES}{_SEEN_WELL}\s(?:al?|para)\s{_NAMES}|(?:(?:a|en)\s)?{_NAMED}\s?,?\s(?:as[ií]\s)?no\s"
    r"(?:cumplen?(?:\scon\slo\s(?:pedido|exigido|solicitado|requerido|esperado|reportado))?"
    r"|procede|(?:queda\s|va\s|est[aá]\s)?(?:aprobad|recibid)[ao]s?))"
    r"(?=\s?(?:\Z|[.,:;!\n])|\s(?:porque|ya\sque|pues|faltan?|le\sfaltan?)\b)",
    re.IGNORECASE,
)
# "la 2.1 ok", "la 5.2 sí", "la 4.1 no": a verdict where another has one in the same message
_MERELY = re.compile(
    rf"{_LED}{_NAMES}\s?,?\s(?:(?P<well>s[ií](?:\s(?:va|pasa|cumple|est[aá]\sbien))?|cumple|{_FINE})"
    rf"(?=[\s.!]{{0,3}}\Z|\s?[.,;]\s(?:{_NEXT}|{JUDGING.pattern})|\n\s*{_NEXT}|\s(?:y|pero)\s{_NEXT})"
    r"|no(?=[\s.!]{0,3}\Z|\s?[.,:;]\s(?!era\b|es\b|sino\b|mejor\b|digo\b|perd)|\s(?:porque|ya\sque|pues)\b))",
    re.IGNORECASE,
)
# "de lo de Marta, el 80 de la 2.1 …": whose they are, before each
_WHOSE_FIRST = re.compile(
    r"(?P<led>\A\W{0,3}|(?<=[.;\n]\s))(?:de|en|sobre)\slo\sde\s(?:(?:la|el)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}\s?[,:]\s"
    rf"(?=(?:el\s\d|{ARTICLE}{PRINTED_CODE}))",
    re.IGNORECASE,
)
# "según los soportes que vi la 2.1 va es en 80 y la 4.1 en 60, así las verifico"
_AT = (
    rf"(?P<name>{ARTICLE}{PRINTED_CODE})\s?,?\s(?:(?:va|queda|est[aá]|da)\s)?"
    rf"(?:es\s)?(?:en|al?|para)\s(?:un\s)?(?P<at>{_NUMBER})(?![\d/])(?:\s?%)?"
)
_EACH_AT = re.compile(_AT, re.IGNORECASE)
_ONE_AT = re.sub(r"\?P<\w+>", "?:", _AT)
_SO_VERIFIED = re.compile(
    rf"(?P<led>\A\W{{0,3}}|[.;\n]\s)(?:(?P<why>(?:seg[uú]n|con|por)\s[^.;:?\d]{{3,80}}?)\s?,?\s)?(?P<each>{_ONE_AT}(?:(?:\s?,)?\s(?:[ye]\s)?{_ONE_AT}){{0,9}})"
    r"\s?[,;.]\s(?:y\s)?as[ií]\s(?:es\s(?:que|como)\s)?(?:l[ao]s?\s(?:verifico|verificamos|dejo|califico)|quedan?\sverificad[ao]s?)"
    r"(?=[\s.!]{0,3}\Z|[.;\n])",
    re.IGNORECASE,
)
# Where the next verdict begins in what was dictated: "… la 2.1 la acepto la 5.2 también la acepto".
_BEGINS = re.compile(
    rf"\s(?:(?P<and>[ye])\s)?(?={ARTICLE}{PRINTED_CODE}\s(?:(?:tambi[eé]n|tampoco|s[ií]|no|ya|mejor)\s){{0,2}}"
    r"(?:(?:se\s)?l[ao]\s(?:acepto|devuelvo|verifico|apruebo|rechazo|valido|recibo|doy\spor)|(?:queda\s)?(?:aceptada|devuelta)|va\sdevuelta|se\sdevuelve)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\b(?:de|del|en|a|al|con|la|el|y|e|o|ni|que|si|porque|cuando|como|hasta|para|por|sobre|pero|tambi[eé]n|adem[aá]s|s[ií]|ya|no|revis[eé]|vi|mir[eé]"
    r"|(?<!\bla )(?:acepto|devuelvo|verifico))|[\d.,:;!?]|\A)\Z",
    re.IGNORECASE,
)
_THANKS = re.compile(r"(?<=\w)\s(?=(?:muchas\s|mil\s)?gracias[\s.!]{0,3}\Z)", re.IGNORECASE)
_GREETS = re.compile(
    r"\A(?:hola\s)?buen[oa]s?\s(?:d[ií]as?|tardes?|noches?)(?=\s)|\Ahola(?=\s(?!buen))",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[,;:!?\n]|\.(?=\s\S)")


def in_orders(text: str, fits: Fits) -> str:
    """Return a text with each verdict that it gives so on reports that are named as the order that
    it is; `fits` tells whether codes are of reports that may be judged."""
    parts = clauses(text, SENTENCE)
    return "".join(whole if "?" in said else _of_each(whole, fits) for said, whole in parts)


def _of_each(text: str, fits: Fits) -> str:
    """Return a sentence with the verdicts in it as orders."""
    if A_CODE.search(text) is None:
        return _BY_TITLE.sub(lambda one: f"{one['edge']}acepto {'el ' if one['the'] else ''}", text)
    text = _SO_VERIFIED.sub(lambda one: _verified(one, fits), _with_signs(text, fits))
    text = _FIGURE_FIRST.sub(_told(fits, "acepto", at=True), _WHOSE_FIRST.sub(r"\g<led>", text))
    for form in _ACCEPTED:
        text = form.sub(_told(fits, "acepto"), text)
    return _REFUSED.sub(_told(fits, "no acepto"), text)


def _told(fits: Fits, verb: str, *, at: bool = False) -> Callable[[re.Match[str]], str]:
    """Return what makes an order of a verdict that is found, where its reports may be judged."""

    def order(found: re.Match[str]) -> str:
        said = found.groupdict()
        names = str(said["names"] or said.get("named"))
        if not fits({*A_CODE.findall(names)}):
            return found.group()
        figure = f" en {found['at']}" if at else ""
        return f"{_edge(found)}{verb} {names}{figure}"

    return order


def _edge(found: re.Match[str]) -> str:
    """Return what stands before an order: a comma would make it a reason of the one before."""
    edge = found["edge"]
    return ". " if edge.strip() == "," or edge == " " else edge


def _with_signs(text: str, fits: Fits) -> str:
    """Return what was dictated with a sign before each verdict that names its report."""

    def sign(found: re.Match[str]) -> str:
        name = A_CODE.search(text, found.end())
        goes_on = _GOES_ON.search(text, 0, found.start()) is not None
        begins = name is not None and not goes_on and fits({name.group()})
        return ". " if begins else found.group()

    if _SIGNS.search(re.sub(CODE, "", text)) is not None:
        return text
    signed = _BEGINS.sub(sign, text)
    return text if signed == text else _GREETS.sub(r"\g<0>. ", _THANKS.sub(". ", signed))


def _verified(found: re.Match[str], fits: Fits) -> str:
    """Return the figure of each of several as an order, each with the reason that is for all."""
    if not fits({*A_CODE.findall(found["each"])}):
        return found.group()
    why = f": {found['why']}" if found["why"] else ""
    each = (
        f"verifico {one['name']} en {one['at']}{why}" for one in _EACH_AT.finditer(found["each"])
    )
    return f"{found['led']}{'. '.join(each)}"


def with_mere_ones(text: str, fits: Fits) -> str:
    """Return a text with a mere yes or no to a report as its order, where another report has a
    verdict in the same text."""

    def order(found: re.Match[str]) -> str:
        codes = {*A_CODE.findall(found["names"])}
        others = f"{text[: found.start()]}\n{text[found.end() :]}"
        judged = {*A_CODE.findall(others)} - codes and JUDGING.search(others)
        if not judged or not fits(codes):
            return found.group()
        return f"{_edge(found)}{'acepto' if found['well'] else 'no acepto'} {found['names']}"

    return _MERELY.sub(order, text)
