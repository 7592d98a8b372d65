"""That an absence of somebody else is on other days than were told: "lo de Luz es solo el viernes",
"Camilo no viaja el jueves, solo el viernes". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.understanding.asks.absence_changed import A_SPAN, IS, ONLY, days_of
from bot.understanding.asks.absence_days import REASON, Days
from bot.understanding.clauses import clauses, joined, said_as
from bot.understanding.wordlists import PLEASE
from core.spanish import fold

_LEAD = (
    r"(?:(?:si+p?|y|pero|no|ay|oiga|ah|ojo|hola|buen[oa]s|dias|tardes|ok|listo|bueno|vale|perdon"
    r"|corrijo|aclaro|que|confirm(?:o|ad[oa])|de acuerdo|enterad[oa]) ){0,5}"
)
_WHO = (
    r"(?:(?:el|la|don|dona|doctora?|ingenier[oa]|senora?) ){0,2}"
    r"(?P<who>[a-z]{2,20}(?: [a-z]{2,20}){0,3}?)"
)
_HERS = rf"(?:lo|la|el|las|los)(?: (?:{REASON}|ausencia))? de {_WHO}"
_NEW, _OLD = rf"(?P<days>{A_SPAN})", rf"(?P<denied>{A_SPAN})"
_GOES = r"(?:viaja|se va|sale|falta|se ausenta)"
_STAYS_AWAY = (
    rf"(?:{_GOES}|no (?:esta|viene|va|trabaja)|esta (?:ausente|por fuera|fuera|(?:de|en) {REASON}))"
)
_NO_MORE = r"(?: (?:nada mas|no mas|y ya))?"
_NOT = rf"(?: (?:y )?no {_OLD})?"
_BUT = r"(?:sino|pero si|es|solo|solamente|unicamente)"
_FORMS = tuple(
    re.compile(rf"{_LEAD}{form}{PLEASE}")
    for form in (
        rf"{_HERS}(?: tambien)?(?: pero)? (?:{IS}|{ONLY}|pero)(?: {ONLY})? {_NEW}{_NO_MORE}{_NOT}",
        rf"{_HERS} no {IS} {_OLD} {_BUT}(?: {ONLY})? {_NEW}",
        rf"{_WHO} no {_GOES} {_OLD} {_BUT}(?: {ONLY})? {_NEW}",
        rf"{_WHO} (?:{ONLY} {_STAYS_AWAY}|{_STAYS_AWAY} {ONLY}) {_NEW}{_NO_MORE}{_NOT}",
        rf"{_WHO}(?: tambien)?(?: pero)?(?: (?:esta|es|va))? {ONLY} {_NEW}{_NO_MORE}{_NOT}",
        rf"{_WHO} tambien pero {_NEW}{_NO_MORE}{_NOT}",
    )
)
# Most messages have none of these.
_ANY = re.compile(r"\b(?:sol[oa]|solamente|unicamente|pero|sino|no|es|son|queda|quedo|va)\b")
_MOST = 400  # characters of a message
_EDGE = re.compile(r"[.;!?](?=\s|$)\s{0,3}|\n|,\s(?=(?:l[oa]|el)\s(?:[a-z]{5,12}\s)?de\s)", re.I)


@dataclass(frozen=True, slots=True)
class AnothersDays:
    """The `days` on which somebody is away whom `words` name; `denied` are those that were told
    before, as far as they are said, `rest` is what a text says besides."""

    days: Days
    denied: Days
    words: str
    rest: str


def anothers_days(text: str, today: date) -> AnothersDays | None:
    """Return on which other days a text says that somebody else is away; None where it does not."""
    if len(text) > _MOST or _ANY.search(fold(text)) is None:
        return None
    kept: list[str] = []
    told: AnothersDays | None = None
    for clause, whole in clauses(text, _EDGE):
        said = None if told or "?" in whole else said_as(clause, _FORMS)
        days = None if said is None else days_of(said["days"], today)
        if said is None or days is None or days.last is None:
            kept.append(whole)
            continue
        denied = days_of(said.groupdict().get("denied"), today) or Days()
        told = AnothersDays(days, denied, clause.strip(), "")
    if told is None:
        return None
    return AnothersDays(told.days, told.denied, told.words, joined(kept))
