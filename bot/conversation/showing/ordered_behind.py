"""A page that is to be shown behind a judgement or a decision: "no acepto la 2.1, falta el acta, y
muéstreme el historial". It is no reason, and nobody else is to read it."""

from __future__ import annotations

import re

from bot.conversation.showing import oversight
from bot.conversation.showing.evidence_shown import codes_asked
from bot.conversation.turn import Turn
from bot.understanding.wordlists import A_CODE

# To us alone: "que muestren el historial" is said of the office, and papers are sent by it.
_SHOWS = (
    r"(?:(?P<seen>mu[eé]str[ae]n?(?:me|nos)|(?:me|nos)\smuestran?|(?:quiero|quisiera|necesito|d[eé]j[ae]me)\sver)"
    r"|(?:p[aá]s|m[aá]nd|env[ií]|reg[aá]l|l[ií]st)[ae]n?(?:me|nos)|d[eéa]me|d[eé]nos"
    r"|(?:me|nos)\s(?:pasa|manda|env[ií]a|regala|lista|da)n?)"
)
# "le pido que me muestre", "agradezco me envíe"
_POLITELY = (
    r"(?:(?:les?\s)?(?:pido|pedimos|solicito|solicitamos|ruego|agradezco|agradecemos)(?:\sel\sfavor)?(?:\sde)?(?:\sque)?"
    r"|(?:necesito|quiero|quisiera)\sque)\s(?:(?P<politely>(?:me|nos)\smuestren?|mostrar(?:me|nos))"
    r"|(?:me|nos)\s(?:pase|mande|env[ií]e|liste|d[eé])n?|(?:pasar|mandar|enviar|listar|dar)(?:me|nos))"
)
_BEHIND = re.compile(
    r"(?:\s?[,;]\s|[.!]\s{1,3}|\n\s{0,3}|\s(?=[ye]\s))"
    r"(?:(?:y|e|ah|adem[aá]s|tambi[eé]n|de\spaso|ahora|por\sfavor|porfa|adicionalmente|igualmente|as[ií]\s?mismo)\s?,?\s){0,3}"
    rf"(?:{_POLITELY}|{_SHOWS})\s(?:(?:tambi[eé]n|por\sfavor|porfa|de\suna(?:\svez)?|ya(?:\smismo)?|rapid(?:o|ito)|ahora\smismo)\s?,?\s){{0,2}}(?P<what>(?:[^.;!?\n]|\.(?=\d)){{3,120}})(?:[.;!?\n]\s{{0,3}}|\Z)",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"(?:[\s,]{1,2}(?:por\sfavor|porfa|gracias|ya|completo)){1,3}\s?\Z", re.IGNORECASE
)
_HISTORY = re.compile(
    r"(?:(?:el|la|su)\s)?(?:historial|trazabilidad)(?:\sde\s(?:es[ao]|ella))?", re.IGNORECASE
)
_OF_ONE = re.compile(
    rf"(?:(?:el|la)\s)?(?:historial|trazabilidad)\sde\s(?:la\s)?(?:actividad\s)?{A_CODE.pattern}",
    re.IGNORECASE,
)


# "¿y cómo va Hacienda en lo demás?", "cómo va Salud con el resto"
_OF_THE_REST = re.compile(
    r"\s(?:(?:con|en)\s)(?:(?:todo\s)?(?:el\sresto|lo\s(?:dem[aá]s|otro))|las\s(?:dem[aá]s|otras)(?:\sactividades)?)(?=\s?(?:[?.]|\Z))",
    re.IGNORECASE,
)


def of_all(question: str) -> str:
    """Return a question behind a judgement or a decision without "en lo demás": what is shown of an
    office is all that it has."""
    return _OF_THE_REST.sub("", question)


def parted(turn: Turn, text: str, code: str = "") -> tuple[str, str]:
    """Return a text without the page that it wants shown behind other words, and the order that
    shows it; the whole text and nothing where it wants none that there is. A history that names
    nothing is of the one activity of the text, or of the one with this `code`."""
    named = [*dict.fromkeys(A_CODE.findall(text))]
    of = code or (named[0] if len(named) == 1 else "")
    for found in _BEHIND.finditer(text):
        what = _PLEASE.sub("", found["what"].strip())
        history = _HISTORY.fullmatch(what)
        order = f"muéstreme el historial de la {of}" if history and of else f"muéstreme {what}"
        papers = (found["seen"] or found["politely"]) is not None and bool(codes_asked(order))
        if history or papers or _OF_ONE.fullmatch(what) or oversight.asked(turn, order):
            return f"{text[: found.start()]}. {text[found.end() :]}".strip(" ."), order
    return text, ""
