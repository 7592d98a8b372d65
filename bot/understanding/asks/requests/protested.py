"""Words that protest and tell nothing: "¿cómo así que la negaron?", "yo ya había respondido eso",
"no entiendo por qué sale vencida". Pure."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.understanding.wordlists import A_CODE, WEEKDAY
from core.spanish import bare_words

_LONGEST = 240  # characters: what is longer may give an account as well
_FIGURE = re.compile(r"\d|%")
_LEAD = (
    r"(?:(?:y|e|pero|entonces|oigan?|miren?|ay|h?uy|uf|no|hola|buenas|buenos dias|buen dia"
    r"|disculpen?"
    r"|perdon|que pena(?: con ustedes)?|doctora?|senora?|ingenier[oa]|la verdad|es que|ah|bueno"
    r"|hombre|por favor|con todo respeto|yo|si|nosotros|planeacion|eso|esto) ){0,6}"
)
_NAMED = r"(?:(?:l[aoe]s?|el|del?|a|en|sobre|con|para|actividad|caso) ){0,4}codigo"
_UNSEEN = (
    r"(?:(?:yo )?no (?:entiendo|entendemos|comprendo|comprendemos|veo|se|me explico|encuentro"
    r"|(?:me )?queda claro|es justo|me parece(?: justo)?|comparto|acepto)"
    r"|(?:me |nos )?(?:puede[ns]? |podria[ns]? )?expli(?:qu|c)(?:en?|an?|ar)(?:me|nos)?)"
)
_REASON = r"(?:(?:la|el|cual (?:es|fue) (?:la|el)|con que) (?:razon|motivo|argumento))"
_WHY = (
    rf"(?:(?:{_REASON}|por ?que)(?: (?:razon|motivo))?"
    r"(?: (?:por l[ao] (?:que|cual)|(?:para|de) que))?"
    r"|como(?: (?:asi|es|fue|se les ocurre|que)(?: es)?(?: que)?)?|a que se debe(?: que)?|que)"
)
_AGAINST = r"(?: (?:si|cuando|pero|aunque|y|sin|porque|ya que|despues de)\b.{0,160})?"
_LATE = (
    r"(?:(?:como |tan )?(?:vencid|atrasad|retrasad|incumplid)[oa]s?"
    r"|(?:en|con) (?:rojo|amarillo|mora|retraso|atraso|alerta)|tarde|sin (?:reporte|avance))"
)
_SHOWS = (
    r"(?:(?:me|nos|l[ao]s?|les?|todavia|aun|ya) ){0,3}(?:sal(?:e|en|ga|io)|aparec(?:en?|io)"
    r"|aparezca"
    r"|figuran?|figure|siguen?(?: (?:apareciendo|saliendo|figurando|marcada))?"
    r"|siga|esta|este|estan|esten|queda|quedo|quede|pon(?:en|gan)|pusieron"
    r"|marc(?:an?|aron)|tienen?|dicen? que esta)(?: (?:todavia|aun|ya)){0,2}"
)
# "la carta de trato digno no sé por qué sale vencida"
_ITS_WORDS = r"(?:la|el|lo|las|los)(?: (?!no\b|por\b|porque\b|como\b)[a-z]{2,20}){1,8}?"
_ASKED_BEFORE = (
    r"(?:(?:no (?:me )?(?:entendi|entendio|entendieron|entiende)|eso no (?:fue|era)"
    r"(?: lo que pregunte)?|(?:yo )?(?:les? )?(?:pregunte|pregunto|preguntaba|estoy preguntando)"
    r"|(?:mi|la) pregunta (?:es|era|fue)|(?:quiero|quisiera|queria|necesito) saber|digame) ){0,3}"
)
_IS_LATE = re.compile(
    rf"{_LEAD}{_ASKED_BEFORE}(?:{_NAMED} |{_ITS_WORDS} )?(?:{_UNSEEN} )?{_WHY}"
    rf"(?: {_NAMED}| (?:esa|eso|la actividad)| {_ITS_WORDS})?"
    rf"(?: {_SHOWS})? {_LATE}(?: {_NAMED}| (?:esa|eso))?{_AGAINST}"
)
_DENY = (
    r"(?:(?:neg|rechaz|tumb|desaprob|devolv|quit)(?:aron|ar|o|ad[oa]s?|aran?|aban|ieron|id[oa]s?|er)"
    r"|ni(?:egan?|eguen)|no (?:(?:me|nos|l[ao]s?|se|fue|sea) ){0,2}(?:aprob|conced|autoriz|d)"
    r"(?:aron|ieron|ad[oa]|id[oa]))(?:mel[ao]|nosl[ao]|me|nos|l[ao])?"
)
_IS = (
    r"(?:(?:me|nos|se|l[ao]s?|les?|va[ny]?|iban?|a|hay[an]{1,2}|han?|fue|fueron|sea|salio|quedo"
    r"|ustedes|planeacion|que) ){0,5}"
)
_REQUEST = (
    r"(?: (?:el|la|es[aeo]|mi|nuestra|lo|del?|mas|otro|mes|un|una|solicitud|peticion|plazo|prorroga"
    r"|aplazamiento|ampliacion|tiempo|pedido|cambio|fecha|oficina"
    r"|que (?:pedi|pedimos|pidio|solicite)"
    r"|en|sobre|para|codigo|de una|asi|(?:no )?mas)){0,7}"
)
_IS_DENIED = re.compile(
    rf"{_LEAD}(?:(?:{_UNSEEN} )?{_WHY}|{_UNSEEN}|no (?:estoy|estamos) de acuerdo"
    r" (?:con )?(?:en )?que"
    r"|para que (?:pedi|pedimos|pido|uno pide|la pedi)(?: [a-z]{2,14}){0,5}? si|quien(?:es)?"
    rf"|que (?:injusticia|mal|falta [a-z ]{{2,20}}) que) {_IS}{_DENY}{_REQUEST}{_AGAINST}"
)
# "¿por qué negaron la 1.6?" asks, and its history answers.
_ASKS_WHY = re.compile(rf"(?:y )?por ?que(?: razon| motivo)? {_IS}{_DENY}{_REQUEST}")
_TOLD = (
    r"(?:report(?:e|amos|ad[oa])|respond(?:i|imos|id[oa])|contest(?:e|amos|ad[oa])"
    r"|inform(?:e|amos|ad[oa])|di(?:je|jimos|cho)|cont(?:e|ado)|avis(?:e|amos|ado)"
    r"|explic(?:amos|ado)|explique|escrib(?:i|imos)|escrito)"
)
_SENT = r"(?:mand(?:e|amos|ado)|envi(?:e|amos|ado)|pas(?:e|amos|ado)|di|dimos|dado)"
_ANSWER = (
    r"(?:(?:es[aeo]|la|el|mi|nuestr[oa]) (?:avance|reporte|respuesta|dato|cifra|informacion"
    r"|explicacion|pregunta)s?)"
)
_WHEN = (
    r"(?: (?:ayer|antier|antes|hace (?:rato|dias|una semana|un mes|tiempo|mucho)|por (?:aca|aqui"
    r"|este medio|correo|escrito)|aca|aqui|(?:la semana|el mes) pasad[oa]|el"
    rf" (?:{WEEKDAY})(?: pasado)?"
    r"|en el (?:correo|mensaje|reporte)(?: (?:anterior|pasado))?"
    r"|dos veces|varias veces|mil veces|en su momento|oportunamente)){0,3}"
)
_AGAIN = (
    r"(?: y (?:(?:me|nos|ustedes|todavia|aun) ){0,2}(?:sigue|vuelve|otra vez|insiste)n?\b.{0,80})?"
)
_HAD = r"(?:(?:habia|habiamos|he|hemos|tenia|teniamos) )?"
_TO = r"(?:(?:yo|nosotros|se|les?|te|l[oa]s?) ){0,3}"
_OF_IT = rf"(?:eso|esto|lo mismo|todo|{_ANSWER}|{_NAMED})"
_IS_TOLD = re.compile(
    rf"{_LEAD}(?:{_OF_IT} ya {_TO}{_HAD}{_TOLD}|ya {_TO}{_HAD}{_TOLD} {_OF_IT}"
    rf"|ya {_TO}{_HAD}{_SENT} {_ANSWER}|{_ANSWER} ya {_TO}{_HAD}{_SENT})"
    rf"(?: {_NAMED})?{_WHEN}(?: {_NAMED})?{_AGAIN}"
)


class Protest(StrEnum):
    """What a protest is against: a denial, being asked what was told, or being called late."""

    DENIED = "denied"
    TOLD = "told"
    LATE = "late"


_OF_EACH = ((Protest.DENIED, _IS_DENIED), (Protest.LATE, _IS_LATE), (Protest.TOLD, _IS_TOLD))


def protest_in(text: str) -> Protest | None:
    """Return what a text protests against and says nothing else; None for others, and where a
    figure stands in it."""
    if len(text) > _LONGEST:
        return None
    said = A_CODE.sub(" codigo ", text)
    if _FIGURE.search(said):
        return None
    plain = bare_words(said)
    if "codigo" in plain and _ASKS_WHY.fullmatch(plain):
        return None
    return next((kind for kind, words in _OF_EACH if words.fullmatch(plain)), None)
