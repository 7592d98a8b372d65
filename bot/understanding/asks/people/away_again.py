"""That somebody is back and away again in one breath: "ya volví pero salgo otra vez el 24", "ya
estoy de vuelta, pero me incapacitaron otra vez hasta el 23". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.understanding.asks.people.absence import CLAUSE, without_return
from bot.understanding.asks.people.absence_changed import A_SPAN, days_of
from bot.understanding.asks.people.absence_days import REASON, Days, first_day
from bot.understanding.clauses import clauses, joined, said_as
from bot.understanding.wordlists import CITY, PLEASE, group
from core.spanish import bare_words, day_and_month

_LEADS = (
    r"(?:(?:y|pero|aunque|solo que|es que|lo que pasa es que|que|ya|yo|despues|luego|ademas|ahora"
    r"|tambien|igual|todavia|aun|me toca|porque|resulta que) ){0,4}"
)
_AGAIN = r"(?: (?:otra vez|de nuevo|nuevamente|otro rato|otra semana|otros dias|mas))?"
_OF = rf"(?:de|en|con|a|por)(?: (?:la|el|las|mis?|una?|otr[oa]))? (?:{REASON}|fuera)"
_AWAY = rf"(?:ausente|incapacitad[oa]|hospitalizad[oa]|a?fuera|{_OF})"
_UNTIL = rf"(?P<days>(?:hasta|del?|desde|por) (?:{A_SPAN}|\d{{1,2}} dias))"
_LENGTHENED = (
    r"(?:incapacit|prorrog|exten[ds]|extiend|alarg|ampli|renov|di(?:o|er)|dan|mand|hospitaliz)"
)
# "sigo hasta el 23": away, or at work
_STAYS = (re.compile(rf"{_LEADS}(?:sigo|continuo|me quedo|voy|es){_AGAIN} {_UNTIL}{PLEASE}"),)
_SURELY_STAYS = tuple(
    re.compile(f"{_LEADS}{form}{PLEASE}")
    for form in (
        rf"(?:sigo|continuo|estoy|quede|me quedo){_AGAIN} {_AWAY}{_AGAIN} {_UNTIL}",
        rf"(?:(?:se )?me|(?:se )?me l[ao]s?) (?:han )?{_LENGTHENED}[a-z]{{0,6}}"
        rf"(?: (?:la|el|las|una?|otr[oa]s?|unos|mas|medica|dias?|\d{{1,2}}|{REASON})){{0,4}}"
        rf"{_AGAIN} {_UNTIL}",
        rf"(?:tengo|es|con) (?:otr[oa]|mas) (?:{REASON}|dias)(?: medica)? {_UNTIL}",
        rf"(?:me voy|salgo|viajo){_AGAIN} (?P<days>hasta {A_SPAN})",
    )
)
_GOES = (
    r"(?:(?:vuelvo|volvere|me toca volver|tengo que volver) a (?:salir|irme|viajar|ausentarme"
    r"|faltar|estar (?:a?fuera|ausente))|me vuelvo a ir|(?:me voy|salgo|viajo|me ausento|falto))"
)
_TO = rf"(?: (?:{_OF}|(?:a|para) {group(CITY)}))?"
_LEAVES = tuple(
    re.compile(f"{_LEADS}{form}{_AGAIN}{PLEASE}")
    for form in (
        rf"{_GOES}{_AGAIN}{_TO}{_AGAIN} (?P<days>{A_SPAN}){_TO}(?P<until> hasta {A_SPAN})?",
        rf"(?P<days>{A_SPAN}) (?:yo )?{_GOES}{_AGAIN}{_TO}{_AGAIN}(?P<until> hasta {A_SPAN})?",
    )
)
# "el otro lunes salgo otra vez": on no day that is sure
_SOMETIME = re.compile(
    rf"{_LEADS}(?:[a-z\d]{{1,12}} ){{0,4}}"
    rf"(?:vuelvo a (?:salir|irme|viajar)|me vuelvo a ir|(?:me voy|salgo|viajo){_AGAIN[:-1]})"
    r"(?: [a-z\d]{1,12}){0,5}"
)
_FORMS = (*_STAYS, *_SURELY_STAYS, *_LEAVES, _SOMETIME)
_EDGE = re.compile(rf"{CLAUSE.pattern}|(?<=\?)\s{{1,3}}", re.IGNORECASE)
_COMES_BACK = re.compile(rf"(?:y )?(?:vuelvo|regreso|retorno|me reintegro) (?P<days>{A_SPAN})")
_SHE_GOES = (
    r"(?:vuelve a (?:salir|irse|viajar|ausentarse)|se vuelve a ir|se va|sale|viaja|se ausenta)"
)
_ANOTHER = tuple(
    re.compile(rf"{_LEADS}(?:(?:ella|el) )?{form}{_AGAIN}{PLEASE}")
    for form in (
        rf"(?:sigue|continua|se queda|esta|va|estara){_AGAIN}(?: {_AWAY})?{_AGAIN} {_UNTIL}",
        rf"(?:se )?(?:l[aeo]s? ){{1,2}}(?:han )?{_LENGTHENED}[a-z]{{0,6}}"
        rf"(?: (?:la|el|las|una?|otr[oa]s?|unos|mas|medica|dias?|\d{{1,2}}|{REASON})){{0,4}}"
        rf"{_AGAIN} {_UNTIL}",
        rf"tiene (?:otr[oa]|mas) (?:{REASON}|dias)(?: medica)? {_UNTIL}",
        rf"{_SHE_GOES}{_AGAIN}{_TO}{_AGAIN} (?P<days>{A_SPAN}){_TO}(?P<until> hasta {A_SPAN})?",
        rf"(?P<days>{A_SPAN}) {_SHE_GOES}{_AGAIN}{_TO}{_AGAIN}(?P<until> hasta {A_SPAN})?",
    )
)
# "Marta ya volvió pero le prorrogaron la incapacidad hasta el 22"
_ANOTHER_BACK = re.compile(
    r"(?<![^\s.,;])(?P<back>(?P<who>(?!ya\b|no\b|que\b)[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,2}?)\s(?:ya\s)?"
    r"(?:volvi[oó]|regres[oó]|lleg[oó]|se\s(?:re)?integr[oó]|est[aá]\sde\s(?:vuelta|regreso))"
    r"(?:\s(?:hoy|ayer))?)(?:,?\s(?:pero|y|aunque)\s|[,.]\s)(?P<again>[^.;,!?\n]{3,80})",
    re.IGNORECASE,
)
_NEVER_WENT = re.compile(r"\bno (?:me (?:he ido|fui)|viaje|he viajado)\b")
_TILL = re.compile(r"\b(?:hasta|al?|y)\b")


@dataclass(frozen=True, slots=True)
class AwayAgain:
    """How somebody who says that she is back is away again, in which `words` and on which `days`;
    none where these are not sure; `stays`: from now on, and has perhaps not come back at all;
    `surely`: she may not mean that she works till that day. `rest` is what a text says besides."""

    days: Days
    stays: bool
    surely: bool
    words: str
    rest: str


def away_again(text: str, today: date) -> AwayAgain | None:
    """Return how a text that says that its writer is back goes on that she is away again; None for
    other texts."""
    besides = without_return(text)
    if not besides or _NEVER_WENT.search(bare_words(text)):
        return None
    told: list[str] = []
    kept: list[str] = []
    found: re.Match[str] | None = None
    for clause, whole in clauses(besides, _EDGE):
        asks = found is not None or "?" in clause
        said = None if asks else said_as(clause, _FORMS)
        back = said_as(clause, (_COMES_BACK,)) if found is not None else None
        found = said or found
        (told if said or back else kept).append(whole)
    if found is None:
        return None
    words, leaves = joined(told), found.re in (*_LEAVES, _SOMETIME)
    days = Days() if found.re is _SOMETIME else _days(found, words, today, leaves=leaves)
    if days is None:
        return None
    surely = found.re not in _STAYS
    stays = not leaves and days.first is None  # not "me incapacitaron desde mañana hasta el 22"
    return AwayAgain(days, stays, surely, words, joined(kept))


def another_apart(text: str, today: date) -> str:
    """Return a text in which of somebody else who is back, and in the same breath away again, each
    is said by itself: "Marta sigue ausente hasta el 22" where she has not come back at all; every
    other text as it is."""
    found = _ANOTHER_BACK.search(text)
    again = None if found is None else said_as(found["again"], _ANOTHER)
    if found is None or again is None:
        return text
    said = f"{again['days']}{again.groupdict().get('until') or ''}"
    days = days_of(said, today) if _TILL.search(said) else None
    if days is None or days.last is None:
        return text
    who, last = found["who"], day_and_month(days.last)
    if days.first is None:
        told = f"{who} sigue ausente hasta el {last}"
    else:
        told = f"{found['back']}. {who} está ausente del {day_and_month(days.first)} al {last}"
    return text[: found.start()] + told + text[found.end() :]


def _days(found: re.Match[str], words: str, today: date, *, leaves: bool) -> Days | None:
    """Return the days that are said, of one who `leaves` at least the first, of one who stays the
    last; None where they are past or not said."""
    said = f"{found['days']}{found.groupdict().get('until') or ''}"
    first = first_day(f"salgo {said}", today)
    if not leaves:
        days = days_of(said, today)
        return days if days is not None and days.last is not None else None
    if (back := _COMES_BACK.search(words.lower())) is not None:
        days = days_of(f"{said} y regreso {back['days']}", today)
        return days if days is not None and days.last is not None else Days(first, None)
    days = days_of(said, today) if _TILL.search(said) else None
    if days is not None and days.last is not None:
        return days
    return None if first is None else Days(first, None)
