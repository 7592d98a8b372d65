"""Words about whether a request was sent: "¿quedó pedido?", "sí, pídalo". Pure."""

from __future__ import annotations

import re

from core.spanish import bare_words

_THING = (
    r"(?:(?:la|el|lo|mi|es[ae]|nuestra)(?: del?(?: la| el)?)? )?"
    r"(?:solicitud|peticion|prorroga|ampliacion|(?:mas )?plazo|cambio de (?:oficina|responsable))"
    r"(?: (?:de|del|para|a)(?: (?:mas|la|el|lo))?(?: \S{1,12}){1,3})?"
)
_SENT = r"(?:pedid|solicitad|enviad|mandad|tramitad|radicad)[oa]s?"
_SENDS = r"(?:pidi|solicit|envi|mand|tramit|radic)(?:o|aron|eron)"
# "¿quedó pedido?", "¿sí se envió la solicitud?", "¿la prórroga ya quedó pedida?"
_ASKS = re.compile(
    rf"(?:(?:y|si|entonces|pero|oiga|disculpe|bueno|al fin) ){{0,4}}(?:{_THING} )?"
    rf"(?:(?:ya|si|al fin|me|nos|le) ){{0,3}}(?:(?:quedo|esta|fue) (?:ya |bien )?{_SENT}"
    rf"|(?:(?:se|l[oa]) ){{0,2}}(?:ya )?{_SENDS})(?: {_THING})?(?: (?:ya|entonces|o no))*"
)
_NAMES_IT = re.compile(r"\b(?:solicitud|peticion|prorroga|ampliacion|plazo|cambio)\b")
_ORDERS = re.compile(
    r"(?:(?:si|claro|d[ae]le|listo|ok|vale|bueno|por favor|entonces|pues|correcto) ){0,4}"
    r"(?:pid[ae]n?(?:l[oa]s?)?|pedir(?:l[oa]s?)?|solicit(?:e|en|ar)(?:l[oa]s?)?"
    r"|haga la solicitud)\b"
)


def asks_if_sent(text: str) -> bool:
    """Tell whether the whole text asks whether a request was sent: "¿ya quedó pedida la prórroga?",
    not "¿ya enviaron el informe?"."""
    return "?" in text and _ASKS.fullmatch(bare_words(text)) is not None


def names_a_request(text: str) -> bool:
    """Tell whether a text names a request as such: "¿quedó enviada la solicitud?"."""
    return _NAMES_IT.search(bare_words(text)) is not None


def orders_request(text: str) -> bool:
    """Tell whether a text begins with the order to ask for something: "sí, pídalo". It is no yes to
    a figure."""
    return _ORDERS.match(bare_words(text)) is not None
