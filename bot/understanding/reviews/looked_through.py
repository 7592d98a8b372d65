"""What control tells of the reports that it has looked at, as orders: "Revisado hoy: 5.1 conforme,
vi las actas. 4.3 le falta la ficha entonces no". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from bot.understanding.clauses import SENTENCE, clauses
from bot.understanding.reviews import observed, reviewed
from bot.understanding.reviews.review_words import PRINTED_NAMES, RETURNS, WHY
from bot.understanding.wordlists import A_CODE

_LOOKED = (
    r"(?:revis(?:[eé]|amos|ad[oa]s?)|mir(?:[eé]|amos|ad[oa]s?)|vi|vimos|vist[oa]s?|verifi(?:qu[eé]|camos|cad[oa]s?)"
    r"|le[ií]|le[ií]mos|acab[oé]\sde\s(?:mirar|revisar|ver|leer)(?:l[ao])?)"
)
# "Revisado hoy:", "De lo que revisé ayer:"
_OPENS = re.compile(
    rf"\W{{0,3}}(?:de\slo\s(?:que\s)?)?(?:ya\s|yo\s)?{_LOOKED}(?:\s(?:hoy|ayer|esta\s(?:ma[ñn]ana|tarde|semana)|el\s[a-záéíóú]{{5,9}})){{0,2}}\s?:?\s?",
    re.IGNORECASE,
)
_LED = r"\A\W{0,3}(?:(?:hola|ok|listo|y|pero|ah|bueno|pues|a|en|lo\sde|con)\s?,?\s){0,3}"
_ENDS = r"[\s.!]{0,3}\Z"
_OK = r"(?:(?:ok|okey|perfect[oa]s?|excelente|todo\sbien|conformes?)\b)"
_SAID = r"(?P<why>[^?%;\n]{2,300}?)"
# "5.1 conforme, vi las actas", "5.1 visto bueno"
_CONFORMS = re.compile(
    rf"{_LED}{PRINTED_NAMES}\s?[,:]?\s(?:(?:queda|est[aá]|va|con|tiene|le\sdoy|doy)\s)?(?:(?:todo|mi|el)\s)?(?:conformes?|visto\sbueno)(?:\s?[,:]\s{_SAID})?{_ENDS}",
    re.IGNORECASE,
)
# "ahora sí la 4.3, vi las firmas", also with "perfecto" behind it
_NOW = re.compile(
    rf"\A\W{{0,3}}(?:(?:ok|listo|bueno)\s?,?\s)?(?:ahora|ya|esta\svez)\ss[ií]\s?,?\s{PRINTED_NAMES}\s?,\s(?P<why>(?:ya\s|yo\s)?{_LOOKED}\s[^?%;.\n\d]{{2,120}}?)(?:[,.]\s{_OK})?{_ENDS}",
    re.IGNORECASE,
)
# "la 2.3 la acabo de mirar y sí cumple, 15 días como dice el producto. OK"
_COMPLIES = re.compile(
    rf"{_LED}{PRINTED_NAMES}\s?,?\s(?:(?:ya|yo|l[ao]s?)\s){{0,3}}{_LOOKED}(?:\s(?:hoy|ayer))?\s?(?:,|,?\sy)\s(?:s[ií]|ya)\s(?:se\s)?cumplen?"
    rf"(?:\s?[,:]\s{_SAID})?(?:[,.]\s{_OK})?{_ENDS}",
    re.IGNORECASE,
)
# "4.3 le falta la ficha técnica entonces no"
_THEN_NOT = re.compile(
    rf"{_LED}{PRINTED_NAMES}\s?,?\s(?P<why>(?:(?:a[uú]n|todav[ií]a)\s)?(?:le\sfaltan?|les\sfaltan?|faltan?|sigue|siguen|sin|no|viene|vienen|trae|tiene|qued[oó])\s[^?%;\n]{{2,200}}?)"
    r"\s?,?\s(?:entonces|as[ií]\sque|por\s(?:eso|lo\stanto))\s?,?\s(?:(?:esa|la)\s)?(?:todav[ií]a\s|a[uú]n\s)?no"
    rf"(?:\s(?:todav[ií]a|a[uú]n|va|pasa))?{_ENDS}",
    re.IGNORECASE,
)
# "me equivoqué con la 4.3, no la vaya a dejar aceptada todavía"
_NOT_LEFT_SO = re.compile(
    rf"\A\W{{0,3}}(?:(?:ay|uy|no|perd[oó]n)\s?,?\s){{0,2}}(?:me\s(?:equivoqu[eé]|confund[ií])\s(?:con|en)\s)?{PRINTED_NAMES}"
    r"(?:\s?,\s(?:ud\s|usted\s)?(?:me\s)?(?:perdon[ae]|disculp[ae]|perd[oó]n|qu[eé]\spena))?\s?,?\s"
    r"no\sl[ao]s?\s(?:vayan?\sa\s)?(?:dejen?|dejar|dejo)\s(?:como\s|por\s)?(?:aceptad|aprobad|validad|recibid)[ao]s?(?:\s(?:todav[ií]a|a[uú]n))?"
    rf"(?:(?:\s?[,:.]\s|\s(?=porque\b|que\b)){_SAID})?{_ENDS}",
    re.IGNORECASE,
)
# "la 1.1 dicen que va en 90 pero lo que yo vi da para un 60, no hay acta"
_FINDS_LESS = re.compile(
    rf"{_LED}{PRINTED_NAMES}\s?,?\s(?:dicen?|dijeron|reporta(?:n|ron)?|report[oó]|pusieron)\s(?:que\s)?(?:(?:va|van|est[aá]|anda)\s)?(?:(?:en|al|por)\s)?(?:(?:el|un)\s)?\d{{1,3}}\s?%?\s?,?\spero\s"
    r"(?:(?:por|para|con|de)\s)?lo\sque\s(?:yo\s)?(?:vi|encontr[eé]|revis[eé]|mir[eé])\s(?:(?:me\s)?(?:da|alcanza|llega|va|est[aá])\s)?(?:(?:para|como|a|en|por)\s){0,2}(?:(?:un|el)\s)?"
    rf"(?P<at>100|\d{{1,2}})(?:\s?%)?(?:(?:\s?[,:.]\s|\s(?=(?:{WHY})\s)){_SAID})?{_ENDS}",
    re.IGNORECASE,
)
# "la 2.3 me toca quitarle el visto, me dijeron …", also behind the judgement of another
_VISTO_AWAY = re.compile(
    rf"(?P<edge>\A\W{{0,3}}|[.;,]\s(?:(?:y|pero)\s)?|\s(?:y|pero)\s)(?:a\s)?{PRINTED_NAMES}\s?,?\s(?:(?:me|nos)\stoca\s|toca\s|voy\sa\s|hay\sque\s|(?=le\s))(?:le\s)?"
    r"(?:quitar|retirar|quit[oó]|retir[oó])(?:les?)?\s(?:el|mi)\s(?:visto(?:\sbueno)?|aceptad[oa])(?=\s?[,.:;]|\s?\Z|\sporque\s)(?:\s?[,:]\s)?",
    re.IGNORECASE,
)
# "Revisé el directorio de la 5.1 y está desactualizado. No se puede dar por cumplida."
_JUDGED_BEHIND = re.compile(
    rf"{_LED}(?:ya\s|yo\s)?{_LOOKED}\s(?:(?:el|la|los|las|lo)\s[^.,;:?%\d]{{2,60}}?\s(?:de|en)\s)?{PRINTED_NAMES}\s?(?:,\s(?:y\s|pero\s)?|\s(?:y|pero)\s){_SAID}"
    rf"[.,]\s(?:(?:entonces|por\s(?:eso|lo\stanto)|as[ií]\sque)\s?,?\s)?(?:{RETURNS}){_ENDS}",
    re.IGNORECASE,
)
_NOTHING_LESS = re.compile(r"\bya\sno\b", re.IGNORECASE)
# What is against an acceptance, is told by others, or is to come.
_AGAINST = re.compile(
    r"[?%]|\b(?:no|ni|nunca|sin|faltan?|faltó|pero|aunque|s[oó]lo|todav[ií]a|a[uú]n|cuando|si|mañana|luego|despu[eé]s|apenas|hasta|seg[uú]n"
    r"|d(?:ice|icen|ijo|ijeron)(?!\sel\sproducto)|pendientes?|tampoco|casi|menos|excepto|salvo|voy|vamos|va\sa|van\sa|debe|ojal[aá]|acept\w+|devuel\w+|rechaz\w+)\b",
    re.IGNORECASE,
)
_AS_PRINTED = re.compile(r"\bcomo\sdice\s(?:el\sproducto|la\smeta|el\splan)\b", re.IGNORECASE)
Fits = Callable[[Collection[str]], bool]
_Order = tuple[str, str, str]  # its verb, the names, what stands behind them


def only_opens(text: str) -> bool:
    """Tell whether a text only says that she looked, before she tells of each: "Revisado hoy"."""
    return _OPENS.fullmatch(text.strip(" .,;:")) is not None


def without_opening(text: str) -> str:
    """Return a text without such words before its first colon."""
    opened = _OPENS.match(text)
    return text[opened.end() :] if opened and ":" in opened[0] else text


def in_orders(text: str, fits: Fits) -> str:
    """Return a text with each sentence that tells what she found in a report, and judges it, as the
    order that it is; `fits` tells whether codes are of reports that she may judge."""
    if A_CODE.search(text) is None or "?" in text:
        return text
    if (whole := _order(text, fits)) is not None:
        return whole
    body = without_opening(text)
    told = "".join(_of_each(said, edged, fits) for said, edged in clauses(body, SENTENCE))
    told = _VISTO_AWAY.sub(lambda found: _taken_away(found, fits), told)
    return text if told == body else told


def _of_each(said: str, with_edge: str, fits: Fits) -> str:
    """Return a sentence with its edge, as an order where it is one."""
    order = _order(without_opening(said), fits)
    return with_edge if order is None else f"{order}.{with_edge[len(said) :]}"


def _taken_away(found: re.Match[str], fits: Fits) -> str:
    if not fits({*A_CODE.findall(found["names"])}):
        return found[0]
    return f"{'. ' if found['edge'].strip() else ''}devuelvo {found['names']}: "


def _order(said: str, fits: Fits) -> str | None:
    """Return a sentence as the order to judge that it is; None for others, and where it names an
    activity besides those that it judges."""
    order = _accepts(said) or _returns(said)
    if order is None:
        return None
    verb, names, behind = order
    codes = {*A_CODE.findall(names)}
    alone = codes and codes == {*A_CODE.findall(said)}
    return f"{verb} {names}{behind}" if alone and fits(codes) else None


def _accepts(said: str) -> _Order | None:
    found = _CONFORMS.match(said) or _NOW.match(said) or _COMPLIES.match(said)
    if found is None:
        return None
    why = observed.without_brackets(found["why"] or "")
    if _AGAINST.search(_AS_PRINTED.sub("", _NOTHING_LESS.sub("", why))) or reviewed.find(why):
        return None
    return "acepto", found["names"], observed.beside(why)


def _returns(said: str) -> _Order | None:
    if (less := _FINDS_LESS.match(said)) is not None:
        why = f": {less['why']}" if less["why"] else ""
        return "verifico", less["names"], f" en {less['at']}{why}"
    found = _THEN_NOT.match(said) or _NOT_LEFT_SO.match(said) or _JUDGED_BEHIND.match(said)
    if found is None:
        return None
    return "devuelvo", found["names"], f": {found['why']}" if found["why"] else ""
