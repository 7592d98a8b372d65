"""Questions about one activity that are answered at once: its date, whose it is, what was said."""

from __future__ import annotations

import re
from collections.abc import Set
from enum import StrEnum

from bot.understanding.reading import Reading, any_phrase, phrase

_LONGEST = 16  # words beside the name: what says more is no mere question

_START = (
    r"(?:(?<=^)|(?<=[.,;:?!¶] ))"
    r"(?:(?:y|me|nos|puede\w*|podria\w*|decir\w*|dig[ae]\w*|por favor) )*"
)
_IS_DUE = phrase(
    _START + r"(?:(?:para |hasta )?cuando (?:se )?"
    r"(?:es|son|vence\w*|vencio|culmina|termina|hay|toca|tengo|tenemos|debo|debemos|entrega\w*)"
    r"|(?:cual es |que |en que )(?:la )?(?:fecha|dia|plazo)"
    r"|(?:fecha|plazo) (?:limite |final )?(?:de|para)"
    r"|cuanto (?:falta|plazo|tiempo)"
    r"|como va[n]?|(?:en )?cuanto (?:va|lleva)|que avance (?:tiene|lleva))"
)
_WHO = (
    r"(?:quien(?:es)?|que (?:oficina|dependencia|area|secretaria|persona)"
    r"|(?:a cargo )?de quien|a quien le)"
)
_IS_WHOSE = phrase(
    _START + _WHO + r" (?:es|son|esta|lleva|llevan|responde|responden|lidera|tiene|hace|maneja"
    r"|apoya|se encarga|le toca|le corresponde|toca|corresponde|la lleva|la tiene)"
)
# "mi solicitud", "con lo de la prórroga": what was asked for.
_REQUEST = (
    r"(?:(?:con|de|sobre|lo|la|el|mi|mis|las|nuestra|esa) ){0,4}"
    r"(?:solicitud(?:es)?|peticion|prorroga|plazo)"
)
_IS_HISTORY = any_phrase(
    r"historial|trazabilidad|historia(?= (?:de )?(?:la )?\d)",
    _START
    + r"quien(?:es)? (?:ha|han|reporto|reportaron)(?: reportado| informado)?(?= (?:de )?la \d)",
    _START + r"que (?:se ha|han|hemos|he|se) "
    r"(?:dicho|reportado|informado|escrito|contado|dijo|dijeron|registrado)",
    _START + r"que (?:dijo|dijeron|dije|reporto|reportaron|conto|contaron|reportes|avances)"
    r"(?= \S)(?! (?:[a-z]{1,20} ){0,4}que(?!\S))",
    _START + r"(?:que|por que|quien) (?:se |l[ao] )?"
    r"(?:decidi|resolvi|defini|aprob|neg|conced|autoriz)[a-z]{1,5}(?= )",
    r"(?:que (?:paso|hubo|ha pasado|se sabe)|en que (?:quedo|va|esta)|como (?:va|quedo)) "
    + _REQUEST,
    _START + rf"ya (?:me |nos |se )?"
    rf"(?:decidi|resolvi|contest|respondi|aprob|neg|conced|autoriz)[a-z]{{1,5}} {_REQUEST}",
    r"(?:los )?ultimos (?:reportes|avances|mensajes) de",
)
_IS_QUESTION = re.compile(
    r"(?:(?:y|oiga|disculpe|doctora?|buen[oa]s|dias|tardes) |[.,;¿¶] ){0,4}"
    r"(?:que|quien(?:es)?|como|cuando|cuant[oa]s?|cual(?:es)?|donde|por que|para que) "
    r"[^?¶]{1,300}\? *"
)
_DATE_IS_WRONG = any_phrase(
    r"fechas?(?: [^\s%;]{1,30}){0,5} (?:(?:esta|estan|quedo|quedaron|tiene|sale) "
    r"(?:mal|errad[oa]s?|equivocad[oa]s?|incorrect[oa]s?|un error)"
    r"|no (?:es|era|son) (?:es[ao]s?|est[ao]s?|correctas?|(?:la|las) (?:correctas?|que)|[.,;]|$)"
    r"|es (?:otra|incorrecta))",
    "(?:error|equivocacion) en (?:la|esa|su) fecha",
    r"fecha (?:correcta|verdadera|real)(?: [^\s%;]{1,30}){0,4} (?:es|era|seria)",
    "esa no es la fecha",
    r"(?:corregir|corrij\w{1,5}) (?:la|esa|su) fecha",
    r"vence(?: [^\s%;]{1,30}){1,6} (?:, )?(?:y )?no (?:el )?\d{1,2} de",
)


_SETS_DATE = any_phrase(
    r"(?:cambi|corrij|mod[ei]fi|actuali|ajust|mu[ev]|pon|pong|pas|corr)[a-z]{1,8} "
    r"(?:(?:la|esa|su) )?fecha(?= .{0,60}\d)"
)


def sets_a_date(reading: Reading) -> bool:
    """Tell whether a text orders another date: "cambie la fecha de la 5.3 al 15 de noviembre"."""
    return _SETS_DATE.search(reading.plain) is not None


def says_date_is_wrong(reading: Reading) -> bool:
    """Tell whether a text says that the date of an activity is not the right one."""
    return _DATE_IS_WRONG.search(reading.plain) is not None


class Inquiry(StrEnum):
    """What is asked of an activity: its date and whose it is, or what was said of it."""

    FACTS = "facts"
    HISTORY = "history"


def is_question(reading: Reading) -> bool:
    """Tell whether a text is a question from its first word to its last: it tells nothing."""
    return _IS_QUESTION.fullmatch(reading.plain) is not None


def find_inquiry(reading: Reading, named: Set[int]) -> Inquiry | None:
    """Return what a text asks about an activity, None where it tells something as well.

    Figures beside the tokens that name activities are a report, and so is a long text.
    """
    beside = [token.norm for at, token in enumerate(reading.tokens) if at not in named]
    told = any(norm[0].isdigit() or norm == "%" for norm in beside)
    if told or len(beside) > _LONGEST:
        return None
    return asked_about(reading)


def asked_about(reading: Reading) -> Inquiry | None:
    """Return what the words of a text ask about, whatever else stands in it."""
    if _IS_HISTORY.search(reading.plain):
        return Inquiry.HISTORY
    asks = _IS_DUE.search(reading.plain) or _IS_WHOSE.search(reading.plain)
    return Inquiry.FACTS if asks else None
