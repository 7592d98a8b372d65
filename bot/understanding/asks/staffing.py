"""That somebody else has left, has come, or that an address has changed: who registers people is
to know it, and no report is to say it. Pure."""

from __future__ import annotations

import re

from core.spanish import bare_words

_NEWS = r"(?:correo|celular|telefono|whatsapp|numero de (?:celular|telefono|whatsapp))"
# Said of somebody known by name; "se fue la luz" and "renunció el contratista" are of the work.
_LEFT = re.compile(
    r"\b(?:ya no (?:(?:se encuentra )?(?:trabaj|labor)(?:a|an|ando)"
    r"|(?:esta|sigue|viene)(?: mas)? (?:aca|aqui|con nosotros|en (?:la|esta) (?:alcaldia|oficina"
    r"|entidad|secretaria))|hace parte)"
    r"|renuncio|se (?:pensiono|jubilo|retiro|desvinculo)|l[oa] (?:trasladaron|echaron|sacaron)"
    r"|se (?:fue|paso) (?:a|para) (?!(?:la |el )?(?:firma|revision|reunion))"
    r"|se fue de (?:la|esta|aca|aqui)|se le (?:acabo|termino) el contrato)\b"
)
_NO_MORE = re.compile(
    r"\bno (?:le|les) (?:manden?|escriban?|envien?) (?:mas|nada|(?:los )?(?:recordatorios|mensajes"
    r"|correos|avisos))\b"
    r"|\b(?:quit|saqu|borr|elimin|retir)(?:e|en)(?:l[oae]s?)? (?:a [a-z]{3,15} )?"
    r"(?:de|del) (?:la|esa|su|el|los) (?:lista|grupo|mensajes|recordatorios|correos)\b"
    r"|\b(?:entro|llego|tenemos|ingreso) (?:una?|el|la) (?:\w+ ){0,3}nuev[oa]\b.{0,60}"
    r"\b(?:agreguen|incluyan|registren|metan|inscriban)l[oa]s?\b"
    r"|\A(?:(?:el|la) nuev[oa] (?:secretari|jef|director|lider|encargad|enlace|coordinador)[oa]?"
    r"|(?:el|la) (?:secretari|jef|director|lider|encargad|enlace|coordinador)[oa]? nuev[oa])"
    r"(?: de [a-z ]{3,40}?)? (?:es|se llama)\b"
)
_ADDRESS = re.compile(
    rf"\b(?:me cambiaron|cambie(?: de)?|tengo (?:un )?nuevo|mi nuevo)(?: (?:el|mi|de))? {_NEWS}\b"
)


def tells_of_an_address(text: str) -> bool:
    """Tell whether a text says that its writer is reached elsewhere: "cambié de celular"."""
    return "?" not in text and _ADDRESS.search(bare_words(text)) is not None


def tells_who_gets_nothing(text: str) -> bool:
    """Tell whether a text says, whoever it names, to whom nothing is to be sent any more, or that
    somebody new is to be registered."""
    return "?" not in text and _NO_MORE.search(bare_words(text)) is not None


def tells_who_left(text: str) -> bool:
    """Tell whether a text says of somebody, whom it names, to have left."""
    return "?" not in text and _LEFT.search(bare_words(text)) is not None
