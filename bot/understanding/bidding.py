"""Orders beside a report: "la 4.3 va en 95, delegue la 2.4 en él".

They are no account of the work: a description must not hold them, and no figure is asked for the
activity that they name. Pure.
"""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.asks.delegation import gives_work
from bot.understanding.clauses import clauses
from bot.understanding.meaning import ASKS_NOTHING, Context, Intent
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.spanish import bare_words

# What one tells somebody to do: "delegue", "delégue(la)", "ponga", "conceda(le)".
_VERBS = (
    r"(?:(?:pas|mand|envi|reenvi|avis|inform|pregunt|quit|borr|llam|ayud|agregu|anot|apunt|registr"
    r"|saqu|cambi|delegu|asign|confirm|elimin|actualic|cancel|anul|retir|verifiqu|expliqu|muestr"
    r"|cuent|niegu|aprueb|activ|traslad|revis|regal)e|(?:pas|mand|envi|reenvi|llam|avis|quit|borr)a"
    r"|(?:dej|entregu|encargu)e(?=n?sel[oa])"
    r"|(?:pong|dig|corrij|incluy|conced|escrib|devuelv|deshag|repit)a)n?"
)
_CLITICS = r"(?:(?:me|nos|se)?l[oa]s?|l[eo]s?|me|nos)"
_BARE = (
    r"(?:(?:delegu|borr|quit|cambi|elimin|anul|registr|asign)e|(?:corrij|conced|deshag)a)n?"
    r" (?:a|el|la|l[oa]s|eso|est[ea]|es[ea]|lo|todo|en|mi|su) "
)
_TO_DO = (
    r"(?:por favor|porfa|favor|tambien|toca) (?:delegar|asignar|registrar|quitar|cambiar|borrar)"
)
_LEAD = r"(?:(?:y|e|pero|ya|mejor|entonces|por favor|porfa|favor|ademas|aprovecho) ){0,4}"
# The verb stands first, or behind what it is done with: "la solicitud de la 5.3 envíela ya".
_ORDER = re.compile(
    rf"\A{_LEAD}(?:(?:[\w.]{{1,20}} ){{0,8}}{_VERBS}{_CLITICS}\b|{_BARE}"
    rf"|(?:[\w.]{{1,20}} ){{0,6}}(?:{_TO_DO}\b|deleguen? ))"
)
# Words that somebody else is told: "me dijo que le mandara", "que nos lo envíen".
_TOLD = re.compile(r"\b(?:que|dijo|dijeron|pidio|pidieron|falta|hay|espera\w{0,4}|para)\b")
# What is said of the report itself: "la 3.3 va en 60, regístrelo por favor".
_OF_THE_REPORT = re.compile(
    r"(?:(?:y|por favor|porfa|favor) ){0,3}"
    r"(?:(?:registr|anot|apunt|actualic|tom|dej|marqu|cierr|revis|confirm)e|ponga|reciba)n?"
    r"(?:me|nos)?l[oa]s?(?: (?:por favor|porfa|gracias|asi|ya|ahi|en el sistema)){0,3}"
)
_SENTENCE = r"[.;!?](?=\s)\s{1,3}|\n+\s{0,3}"
_EDGE = re.compile(rf"{_SENTENCE}|,\s{{1,3}}|\s(?:y|e|pero)\s(?=\S)", re.IGNORECASE)
_ENDS = re.compile(_SENTENCE)
_LAST_AND = re.compile(r"\s(?:y|e|pero)\Z", re.IGNORECASE)
_SIGNS = " ,;\n"
_MOST_WORDS = 30


def has_orders(text: str) -> bool:
    """Tell whether a clause of a text tells us to do something, or gives work to somebody."""
    return any(bids(clause) or gives_work(clause) for clause, _ in clauses(text, _EDGE))


def orders_apart(text: str, context: Context, today: date) -> tuple[str, tuple[str, ...]]:
    """Return a text without the orders in it, and these; the whole text where it reports nothing
    else. So is work that she gives to somebody.

    An order goes to the end of its sentence, or to the next words that name an activity, report, or
    ask for what is understood.
    """
    kept: list[str] = []
    orders: list[str] = []
    ordering = False
    for clause, whole in clauses(text, _EDGE):
        heard = is_heard(clause, context, today)
        if (bids(clause) or gives_work(clause)) and heard in (None, Intent.REASSIGN):
            orders.append("")
            ordering = True
        elif heard is not None or A_CODE.search(clause):
            ordering = False
        if ordering:
            orders[-1] += whole
        else:
            kept.append(whole)
        ordering = ordering and _ENDS.match(whole, len(clause)) is None
    rest = _trimmed("".join(kept))
    reports = rest and is_heard(rest, context, today) is Intent.REPORT
    return (rest, tuple(map(_trimmed, orders))) if orders and reports else (text, ())


def _trimmed(text: str) -> str:
    return _LAST_AND.sub("", text.strip(_SIGNS)).strip(_SIGNS)


def bids(clause: str) -> bool:
    """Tell whether a clause tells us to do something."""
    plain = bare_words(clause)
    if _OF_THE_REPORT.fullmatch(plain):
        return False
    found = _ORDER.match(plain) if len(plain.split()) <= _MOST_WORDS else None
    return found is not None and _TOLD.search(plain, 0, found.end()) is None


def is_heard(clause: str, context: Context, today: date) -> Intent | None:
    """Return as what words alone are understood, None where they tell no figure and no state and
    ask for nothing that we do."""
    meant = understand_by_rules(clause, context, today)
    if meant.intent in ASKS_NOTHING:
        return meant.intent if any(one.definite for one in meant.updates) else None
    return None if meant.intent is Intent.ELSEWHERE else meant.intent
