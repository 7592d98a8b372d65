"""What a message says beside a report of who is to do something, or of other activities, and of
which an answer shows no trace. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.understanding.asks.people.delegation_words import A_NUMERAL
from bot.understanding.clauses import SENTENCE, clauses
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from core.spanish import fold

_EDGE = re.compile(rf"{SENTENCE.pattern}|[,:]\s|\s(?:y|e|pero|porque)\s", re.IGNORECASE)
# Work that changes hands: "lo de las encuestas se lo paso a Yolanda", "y quedo yo a cargo".
_HANDS = (
    r"(?:(?:pas|dej|entreg|encarg|asign|deleg|reasign|traslad)(?:o|amos|an|e|en|ue|uen|ar|aron)"
    r"(?:le|sel[ao]s?|l[ao]s?)?(?: \S{1,20}){0,3} al?"
    rf"(?! (?:(?:el|un) )?(?:\d|{A_NUMERAL}))"
    r"|encargad[oa]s?|a cargo|qued(?:a|an|o|aria) con|reemplaz(?:a|an|o|ara?|e)"
    r"|respond(?:e|er|era|o) por"
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
_TELLS_ALONE = re.compile(rf"(?<!\w)(?:{_HANDS}|{_WANTS})(?!\w)")
_WISHES = re.compile(_WANTS)
_THANKS = re.compile(r"(?<!\w)(?:gracias|agradezco|agradecid[oa])(?!\w)")


def handed_on(text: str) -> dict[str, str]:
    """Return the clauses of a text, each as it stands there, that say who is to do something, what
    is wanted, or how others go, with the folded words that say it; how others go is no part beside
    a report where it is all of the text."""
    said = [one.strip(" .,;:") for one, _ in clauses(text, _EDGE)]
    tells = _TELLS if len(said) > 1 else _TELLS_ALONE
    found = {one: tells.search(fold(one)) for one in said if one}
    return {one: words[0] for one, words in found.items() if words and not _is_other(one, words[0])}


def untraced(handed: Mapping[str, str], shown: Iterable[str]) -> tuple[str, ...]:
    """Return those clauses of whose words nothing stands in what is `shown`: descriptions and the
    words of questions, folded."""
    traces = [one for one in shown if one]
    return tuple(
        one
        for one, words in handed.items()
        if not any(words in trace or _is_of(trace, one) for trace in traces)
    )


def _is_of(trace: str, clause: str) -> bool:
    """Tell whether what is shown is a part of a clause, of two words at least."""
    return " " in trace and trace in fold(clause)


def _is_other(clause: str, words: str) -> bool:
    """Tell whether a clause thanks, or reports a figure beside what it wants."""
    plain = fold(clause)
    if _THANKS.search(plain) or is_courtesy(read(clause).plain):
        return True
    return _WISHES.match(words) is not None and _FIGURE.search(plain) is not None
