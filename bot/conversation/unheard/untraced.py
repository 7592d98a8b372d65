"""What a message says beside a report of who is to do something, or of other activities, and of
which an answer shows no trace. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.understanding.clauses import SENTENCE
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from core.spanish import fold

_EDGE = re.compile(r"[,:]\s|\s(?:y|e|pero|porque)\s", re.IGNORECASE)
# Work that changes hands: "lo de las encuestas se lo paso a Yolanda", "y quedo yo a cargo".
_HANDS = (
    r"(?:(?:pas|dej|entreg|encarg|asign|deleg|reasign|traslad)(?:o|amos|an|e|en|ue|uen|ar|aron)"
    r"(?:le|sel[ao]s?|l[ao]s?)?(?: \S{1,20}){0,3} al?"
    r"|encargad[oa]s?|a cargo|reemplaz(?:a|an|o|ara?|e)|respond(?:e|er|era|o) por"
    r"|(?:me|l[oae]s?|nos) (?:cubre|lleva|maneja|atiende|sigue)"
    r"|(?:va|van) a (?:llevar|manejar|atender|seguir|cubrir)|nuev[oa] (?:lider|enlace|responsable)"
    r"|le lleguen?|avis(?:e|en)le|escrib(?:a|an)le|correo|celular)"
)
# Something wanted of others, and what is said of activities that are not named.
_WANTS = (
    r"(?:(?:necesit|solicit)(?:o|amos) que|(?:pido|pedimos|requiero|quiero|quisiera) que"
    r"|(?:me|nos) ayud(?:a|e|en|an))"
)
_OTHERS = r"(?:(?:las?|los) (?:otr[oa]s?|demas) (?:\w{1,20} ){0,2}(?:van?|siguen?|estan?))"
_FIGURE = re.compile(r"(?<!\w)(?:van?|vamos|esta|quedo) (?:ya )?en \d|\d ?%")
_TELLS = re.compile(rf"(?<!\w)(?:{_HANDS}|{_WANTS}|{_OTHERS})(?!\w)")
_THANKS = re.compile(r"(?<!\w)(?:gracias|agradezco|agradecid[oa])(?!\w)")


def untraced(text: str, shown: Iterable[str]) -> tuple[str, ...]:
    """Return the clauses of a text, each as it stands there, that say who is to do something, what
    is wanted, or how others go, and of which nothing stands in what is `shown`: descriptions and
    the words of questions, folded."""
    traces = " | ".join(shown)
    return tuple(one for one in _clauses(text) if _is_lost(one, traces))


def _is_lost(clause: str, traces: str) -> bool:
    plain = fold(clause)
    found = _TELLS.search(plain)
    if found is None or _THANKS.search(plain) or is_courtesy(read(clause).plain):
        return False
    wants = re.match(_WANTS, found.group()) is not None
    return found.group() not in traces and not (wants and _FIGURE.search(plain))


def _clauses(text: str) -> Iterator[str]:
    for sentence in SENTENCE.split(text):
        yield from (one.strip(" .,;:") for one in _EDGE.split(sentence) if one.strip(" .,;:"))
