"""Whoever confirms absences sets them: "ausente 12", "póngalo ausente hasta esa fecha"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.talk import closing, opening, signed
from bot.understanding.wordlists import A_CODE
from core.dates.reader import blanked, find_dates
from core.entity.rights import Right
from core.messages import Note
from core.notice_names import AWAY
from core.refs import Ref
from core.spanish import bare_words, short_date
from core.words import Role
from models.owed import Notice, OwedState
from models.staff import absences
from scheduler.told import absence, absence_put_right, absences_ahead, covered

_AROUND = (
    r"(?:si+p?|claro|(?:es )?correct[oa]|listo|ok|vale|de acuerdo|por favor|porfa|muchas|gracias"
    r"|(?:lo |la |se )?confirm(?:o|amos|an?|ad[oa]s?)|autoriz(?:o|ad[oa]s?)|apruebo|aprobad[oa]s?"
    r"|avalo|acept(?:o|ad[oa]s?)|(?:doy|damos) por|enterad[oa]|perfecto|entonces|quedan?)"
)
_NO = r"(?:n(?:o|umero)? )?"
_CALLED = r"(?:las? )?(?:ausentes?|ausencias?)"
_ORDER = re.compile(
    rf"(?:(?:y|tambien|{_AROUND}) )*{_CALLED} {_NO}\d{{1,9}}"
    rf"(?: (?:(?:y|e) )?(?:{_CALLED} )?{_NO}\d{{1,9}}){{0,20}}"
    rf"(?: {_AROUND})*"
)
_NUMBER = re.compile(r"\d+")
# "Ok, póngalo ausente hasta esa fecha": which of those who are away, only a name may tell.
_SETTING = r"(?:pon|pong|marqu|marc|registr|dej|anot|qued)\w{0,6}"
_SETS = re.compile(rf"\b{_SETTING}\b.{{0,60}}\bausente\b")
_PLAIN = re.compile(
    rf"{_AROUND}|{_SETTING}|ausente|como"
    r"|acuerdo|que|hasta|para|por|favor|es[ae]|la|el|a|dicha|fecha|dia|mismo|entonces|senora?"
    r"|doctora?|ingenier[oa]|de|una|vez|si"
)
# "Sí, confirmado lo de Jairo y lo de Rosa": nothing else is confirmed but absences.
_CONFIRMS = re.compile(r"\bconfirm(?:o|amos|ad[oa]s?)\b|\bse confirman?\b")
_ABSENCE = (
    r"ausencias?|ausentes?|incapaci(?:dad|dades|tad[oa])|vacaciones|licencia|permiso|descanso|fuera"
    r"|calamidad|comision"
)
_BESIDE_NAMES = re.compile(
    rf"{_PLAIN.pattern}|{_ABSENCE}|lo|los|las|del|y|e|con|confirmad[oa]s|confirmar|esta[nr]?"
    r"|sigue[n]?|confirman?|ok|okay|visto|bueno|apruebo|aprobad[oa]s|avalo|avalad[oa]s?"
    r"|autorizad[oa]s|va|anda|estara|efectivamente|ya|se|encuentra|en|su|sus|don|dona"
    r"|companer[oa]|tambien|correct[oa]|exacto|claro|asi|es|encontrara|encuentran|estaran|entre"
    r"|atencion|conform(?:e|idad)|segun|aviso|comunicacion|recibid[oa]|informad[oa]|al"
)
# A licence and a commission may be work of the plan too.
_SURELY_ABSENT = re.compile(
    r"\b(?:ausencias?|ausentes?|vacaciones|incapaci(?:dad|dades|tad[oa]))\b"
)
# "ausente Marta", "ok la ausencia de Marta", "visto bueno a la ausencia de Marta"
_OUTRIGHT = re.compile(
    r"ausentes?\b(?! n?\d)|.*\b(?:ok|okay|vale|listo|sip?|de acuerdo|enterad[oa]|visto bueno"
    r"|correct[oa]|exacto|claro|asi es|aprobad[oa]s?|apruebo|autoriz(?:o|ad[oa]s?)|avalo"
    r"|avalad[oa]s?)\b"
)
# "… está ausente hasta el 20, ya me avisó su jefe": why, or how it is known
_TELLS_WHY = re.compile(
    rf"\b(?:{_ABSENCE})\b[^,:;(]{{0,40}}?"
    r"(?= ?[,:;(]| (?:por|porque|segun|pues|ya que|debido|dado|desde)(?!\S))"
)
# The "y" before a clause that is taken out of a text.
JOINT = re.compile(r"(?:\s?,|\s)\s?[yYeE]\s{0,3}\Z")
_FROM = re.compile(r"\b(?:desde|entre|a partir del?)(?: el| hoy)? ?$")
_COUNTS = {"todas": 0, "ambas": 2, "2": 2, "3": 3, "4": 4}
_MOST_SHOWN = 5
_MOST_IN_ORDER = 26  # words


def ordered(turn: Turn, text: str) -> Note | None:
    """Obey "ausente 12", with a greeting, a yes and thanks around it; None for other words. Who may
    set absences and gives a number that is none is shown those that wait.

    "Póngalo ausente" means the one of whom she was told; where it may be another person or another
    day, the orders that she can type are shown.
    """
    said = without_courtesies(text)
    order = None if "?" in text else _ORDER.fullmatch(said)
    if order is not None:
        done = decide_all(turn, list(dict.fromkeys(numbers_of(order[0]))))
        return done or _none_such(turn)
    confirms = may_confirm(text)
    if "?" in text or not (confirms or _SETS.search(said)):
        return None
    waiting, today = waiting_for(turn), turn.today
    whole, said = said, _without_why(text, said, waiting)
    words, sets = said.split(), _SETS.search(said)
    if len(words) > _MOST_IN_ORDER or "no" in words or not (confirms or sets):
        return None
    dates = find_dates(said, today)
    beside = blanked(said, [(one.start, one.end) for one in dates]).split()
    days = _last_days(said, today) or _last_days(whole, today)
    if confirms and (named := _named(beside, waiting)):
        if any(not days <= _days_of(one) for one in named):
            return which(named)
        return decide_all(turn, [one.id for one in named])
    if confirms and _is_controls(turn, beside):
        return Note(name="away_of_another", values={"person": None, "yours": 0})
    meant = _set_in(beside, days, waiting) if sets is not None else []
    if len(meant) == 1:
        return decide(turn, meant[0].id)
    return which(meant or waiting) if waiting and sets is not None else None


def _without_why(text: str, said: str, waiting: Sequence[Notice]) -> str:
    """Return the words that confirm an absence, without those behind it that tell why somebody is
    away or who told it; all of them where those speak of another one who is away, or of work."""
    plain = read(text).plain
    found = _TELLS_WHY.search(plain)
    if found is None or _CONFIRMS.search(plain, 0, found.end()) is None:
        return said
    head, why = plain[: found.end()], plain[found.end() :]
    others = (
        one for one in waiting if {*bare_words(_person(one)).split()}.isdisjoint(head.split())
    )
    names = {word for one in others for word in bare_words(_person(one)).split()}
    more = A_CODE.search(why) or {*bare_words(why).split()} & (names | {"tambien"})
    return said if more else without_courtesies(head)


def _last_days(said: str, today: date) -> set[date | None]:
    """Return the days that are said, but for those from which on somebody is away."""
    dates = find_dates(said, today)
    return {one.day for one in dates if _FROM.search(said[: one.start]) is None}


def may_confirm(text: str) -> bool:
    """Tell whether a text confirms something, which may be an absence: "se confirma la ausencia",
    "ok la ausencia de Marta", "ausente Marta"."""
    words = bare_words(text)
    if _CONFIRMS.search(words):
        return True
    return _SURELY_ABSENT.search(words) is not None and _OUTRIGHT.match(words) is not None


def _set_in(
    words: Sequence[str], days: Collection[date | None], waiting: Sequence[Notice]
) -> list[Notice]:
    """Return the absences that "póngalo ausente hasta esa fecha" may mean."""
    others = {one for one in words if _PLAIN.fullmatch(one) is None}
    meant = [one for one in waiting if others <= set(bare_words(_person(one)).split())]
    return [one for one in meant if _days_of(one).issuperset(days)]


def sets_somebody(text: str) -> bool:
    """Tell whether a text sets somebody absent, or says that she stays so."""
    return _SETS.search(without_courtesies(text)) is not None


def _days_of(notice: Notice) -> set[date | None]:
    """Return the days that may be said of an absence: its last one, and that of her return."""
    until = date.fromisoformat(notice.details["until"])
    return {until, until + timedelta(days=1)}


def _is_controls(turn: Turn, words: Sequence[str]) -> bool:
    """Tell whether words confirm somebody's absence, and name nobody, to whom that is not given."""
    absent = any(re.fullmatch(_ABSENCE, word) for word in words)
    if not absent or not all(map(_BESIDE_NAMES.fullmatch, words)):
        return False
    sees = turn.may(Right.SEE)
    return sees and not turn.may(Right.ABSENCE)


def _named(words: Sequence[str], waiting: Sequence[Notice]) -> list[Notice]:
    """Return the absences of all whom words name, or all of "las dos ausencias", or the only one
    where they name nobody; none where a word is no name of exactly one of those who are away."""
    count = next((_COUNTS[one] for one in words if one in _COUNTS), None)
    if "ausencias" in words and count in (0, len(waiting)):
        rest = [one for one in words if one not in _COUNTS]
        return [*waiting] if all(map(_BESIDE_NAMES.fullmatch, rest)) else []
    named: dict[int, Notice] = {}
    telling = [word for word in words if _BESIDE_NAMES.fullmatch(word) is None]
    if not telling and any(re.fullmatch(_ABSENCE, word) for word in words):
        return [*waiting] if len(waiting) == 1 else []
    for word in telling:
        meant = [one for one in waiting if word in bare_words(_person(one)).split()]
        if len(meant) != 1:
            return []
        named[meant[0].id] = meant[0]
    return list(named.values())


def is_order(text: str) -> bool:
    """Tell whether a text is "ausente 12" and nothing else, with a yes or thanks around it."""
    return _ORDER.fullmatch(without_courtesies(text)) is not None


def without_courtesies(text: str) -> str:
    """Return the words of a text without greeting, thanks and who signs."""
    plain = read(text).plain
    return bare_words(plain[opening(plain) : closing(plain[: signed(plain)])])


def numbers_of(text: str) -> list[int]:
    """Return the numbers that an order names: "ausente 12 y 13"."""
    return [int(one) for one in _NUMBER.findall(text)]


def of_order(turn: Turn) -> Obeyed | None:
    """Obey "ausente 12" of who may set absences; None for other words."""
    said = ordered(turn, turn.text) if is_order(turn.text) else None
    return None if said is None else Obeyed(said)


def decide_all(turn: Turn, numbers: Sequence[int]) -> Note | None:
    """Set the absences of several notices, and tell which are none of hers."""
    done = {one: decide(turn, one) for one in numbers}
    if len(done) == 1 or all(one is None for one in done.values()):
        return next(iter(done.values()))
    set_ = [one for one in done.values() if one is not None and one.name == "away_set"]
    gone = [str(number) for number, one in done.items() if one is None or one.name != "away_set"]
    return set_several(set_, gone, turn.today)


def set_several(done: Sequence[Note], gone: Sequence[str], today: date) -> Note:
    """Return what is said of several absences that were set, and of numbers that are none."""
    people = ", ".join(f"{one.values['person']} ({_span(one.values, today)})" for one in done)
    return Note(name="away_set_several", values={"people": people, "gone": ", ".join(gone)})


def _span(values: Mapping[str, str | int | None], today: date) -> str:
    """Return from when and until when somebody is away: "del lun 9 mar al mié 11 mar"."""
    first, until = (
        None if values[key] is None else short_date(date.fromisoformat(str(values[key])), today)
        for key in ("first", "until")
    )
    if first == until:
        return f"el {until}"
    return f"hasta el {until}" if first is None else f"del {first} al {until}"


def _none_such(turn: Turn) -> Note | None:
    """Return what to say of a number that is no absence: which ones wait, to who may set them."""
    if not turn.may(Right.ABSENCE):
        return None
    waiting = waiting_for(turn)
    return which(waiting) if waiting else Note(name="question_gone")


def waiting_for(turn: Turn) -> list[Notice]:
    """Return the newest notice of each absence of which she was told, and that is not set yet."""
    query = select(Notice).where(
        Notice.person_id == turn.person.id, Notice.kind == AWAY, Notice.state == OwedState.TOLD
    )
    told = turn.session.scalars(query.order_by(Notice.id)).all()
    today, found = turn.today.isoformat(), dict[int, Notice]()
    known_ahead = absences_ahead.planned(turn.session, turn.context, turn.now) if told else ()
    ahead = {away: until.isoformat() for away, _, until in sorted(known_ahead)}
    for one in told:
        away, until = int(one.details["away"]), one.details["until"]
        known = absences.away_until(turn.session, away)
        past = max(today, "" if known is None else (known + timedelta(days=1)).isoformat())
        if until and until >= past and until > ahead.get(away, ""):
            found[away] = one
    return list(found.values())


def shown(turn: Turn) -> Note | None:
    """Show the orders for the absences that wait for her; None where none does."""
    waiting = waiting_for(turn)
    return which(waiting) if waiting else None


def _person(notice: Notice) -> str:
    return str(notice.details["person"])


def which(waiting: Sequence[Notice]) -> Note:
    """Show the order for each absence that may be meant."""
    values: dict[str, str | int | None] = {}
    for at, one in enumerate(waiting[-_MOST_SHOWN:], start=1):
        values |= {f"number{at}": one.id, f"person{at}": _person(one)}
        values[f"until{at}"] = str(one.details["until"])
    return Note(name="away_which", values=values)


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Set the absence of a button, or leave it where that says no."""
    if ref.value == "no":
        stands = _standing(turn, ref.target) or _before(turn, ref.target)
        return Obeyed(Note(name="away_of_another", values={"dropped": 1, **stands}))
    return Obeyed(decide(turn, ref.target) or Note(name="question_gone"))


def is_set(turn: Turn, notice: Notice) -> bool:
    """Tell whether the absence of a notice was confirmed: it is to come, or runs."""
    if notice.details.get("planned"):
        return True
    until = absences.away_until(turn.session, int(notice.details["away"]))
    runs = until is not None and until >= turn.today
    return runs and until is not None and until.isoformat() == notice.details["until"]


def _standing(turn: Turn, notice_id: int) -> dict[str, str | int | None]:
    """Return whose absence a notice of hers told that is confirmed, and on which days; a "no" that
    comes later does not end it. Nothing where it is not confirmed."""
    notice = told_her(turn, notice_id)
    if notice is None or not is_set(turn, notice):
        return {}
    days = {one: notice.details.get(one) for one in ("first", "until")}
    return {"person": _person(notice), **days}


def _before(turn: Turn, notice_id: int) -> dict[str, str | int | None]:
    """Return whose absence was told on other days than those of a notice of hers, and on which: it
    stands as it was. Nothing where none was."""
    hers = Notice.person_id == turn.person.id
    notice = turn.session.scalar(select(Notice).where(Notice.id == notice_id, hers))
    before = None if notice is None else notice.details.get("instead_of")
    told = None if before is None else turn.session.get(Notice, before)
    if told is None or (known := absence.known_by(told, turn.today)) is None:
        return {}
    return {"person": _person(told), **known.days}


def told_her(turn: Turn, notice_id: int) -> Notice | None:
    """Return the notice of an absence that has a number, None where it is none of hers."""
    hers = (Notice.person_id == turn.person.id, Notice.kind == AWAY)
    return turn.session.scalar(select(Notice).where(Notice.id == notice_id, *hers))


def decide(turn: Turn, notice_id: int) -> Note | None:
    """Set the absence of which a notice told its reader; None where it is no such notice of hers.

    From its first day on nobody begins a conversation with the person; the day after the last she
    is back by herself.
    """
    notice = told_her(turn, notice_id)
    if notice is None:
        return None
    may = turn.may(Right.ABSENCE)
    if not notice.details["until"] or not may:
        return Note(name="question_gone")
    until = date.fromisoformat(notice.details["until"])
    if until < turn.today:
        return Note(
            name="away_over", values={"person": _person(notice), "until": until.isoformat()}
        )
    away, first = int(notice.details["away"]), notice.details.get("first")
    change = turn.change(Role.CONTROL.value)
    absence_put_right.forget_before(change, turn.context, notice)
    if first is not None and date.fromisoformat(first) > turn.today:
        absence.plan(notice, turn.person.id)
        day = date.fromisoformat(first)
    else:
        first, day = None, turn.today
        absence.mark(change, turn.context, away, until)
    values = {"person": notice.details["person"], "first": first, "until": until.isoformat()}
    values |= covered.covers(turn.session, turn.context, away, day, turn.now)
    return Note(name="away_set", values=values)
