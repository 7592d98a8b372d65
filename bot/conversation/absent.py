"""A mailbox answers that its owner is away: control is told, and its yes makes it an absence.

Where no header says that a machine has written, words about one of her activities are her own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Session

from bot.conversation.pending import desk
from bot.understanding.absence import (
    away_days,
    tells_of_absence,
    without_absence,
    without_return,
)
from bot.understanding.captions import is_named
from bot.understanding.meaning import Context, Intent
from bot.understanding.reading import read
from bot.understanding.talk import closing, opening, signed
from bot.understanding.understand import understand
from core.inbound import Inbound, Proof
from core.messages import Note
from core.rights import Right
from core.spanish import bare_words, fold, short_date
from core.words import Role
from models import absences
from models.audit import Actor
from models.owed import Notice, OwedState
from models.people import PersonRow
from scheduler import absence, directory, rights, succession
from scheduler.context import EntityContext
from scheduler.notices import AWAY

_MOST_WORDS = 300
_ASKS = frozenset({Intent.EXTENSION, Intent.SNOOZE, Intent.LIST, Intent.HELP})
_AROUND = r"(?:si+p?|claro|correcto|listo|ok|vale|de acuerdo|por favor|porfa|muchas|gracias)"
# A sentence of these tells who is away and who answers, also where it names what is worked on.
_OF_ABSENCE = re.compile(
    r"\b(?:vacaciones|licencia|incapaci|permiso|comision|ausen|fuera de|regres|urgen|escrib|comuni"
    r"|contact|dirig|atend|atiend|respond|correo|mensaje|reempla|encargad)"
)
_PENDING = "pendientes"
_SENTENCE = re.compile(r"[.;!?]\s+|\n+")
_NO = r"(?:n(?:o|umero)? )?"
_ORDER = re.compile(
    rf"(?:{_AROUND} )*ausentes? {_NO}\d{{1,9}}(?: (?:(?:y|e) )?(?:ausente )?{_NO}\d{{1,9}}){{0,20}}"
    rf"(?: {_AROUND})*"
)
_NUMBER = re.compile(r"\d+")
# "Ok, póngalo ausente hasta esa fecha": which of those who are away, only a name may tell.
_SETS = re.compile(r"\b(?:pon|pong|marqu|marc|registr|dej|anot|qued)\w{0,6}\b.{0,60}\bausente\b")
_PLAIN = re.compile(
    rf"{_AROUND}|(?:pon|pong|marqu|marc|registr|dej|anot|qued)\w{{0,6}}|ausente|como"
    r"|que|hasta|para|por|favor|es[ae]|la|el|a|dicha|fecha|dia|mismo|entonces|senora?|doctora?|ingenier[oa]|de|una|vez|si"
)
_MOST_SHOWN = 5
_MOST_IN_ORDER = 16  # words


def told(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> Note | None:
    """Tell control of an absence of which a person tells herself, and nothing else; None for all
    other messages, and where she asks for something because she is away."""
    if message.files or _besides(session, context, person, message, now) != "":
        return None
    return _thanks(session, context, person, message, now)


def beside(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    channel: str,
    message: Inbound,
    now: datetime,
) -> tuple[Note | None, Inbound]:
    """Take her absence out of a message that reports besides; return what is left of it.

    Who says that she is back is shown what waits for her.
    """
    by = Actor(role="owner", channel=channel, person_id=person.id)
    if (back := _back(session, context, person, by, message, now)) is not None:
        return back
    rest = _besides(session, context, person, message, now)
    if not rest:
        return None, message
    said = _thanks(session, context, person, message, now)
    return said, message.model_copy(update={"text": rest})


def _back(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    by: Actor,
    message: Inbound,
    now: datetime,
) -> tuple[Note, Inbound] | None:
    """End the absence of somebody who says that she is here; None for all other messages."""
    other = message.pressed or message.forwarded or message.edits or message.chat
    rest = None if other else without_return(message.text)
    if rest is None:
        return None
    known = _known(session, context, person, now)
    meaning = understand(rest, known, context.today(now)).intent if rest else Intent.LIST
    if meaning is Intent.UNCLEAR and not message.files:
        rest = ""
    ended = absence.end(session, context, person.id, now, by)
    said = Note(name="back_noted", values={"ended": int(ended)})
    return said, message.model_copy(update={"text": rest or _PENDING})


def _besides(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> str | None:
    """Return what a message reports besides her absence, "" for nothing; None where it tells of
    none, or asks for something because of it."""
    other = message.pressed or message.forwarded or message.edits or message.chat
    if other or not tells_of_absence(message.text):
        return None
    known, today = _known(session, context, person, now), context.today(now)
    whole = understand(message.text, known, today)
    rest = without_absence(message.text)
    if whole.intent in _ASKS and (rest or whole.intent is not Intent.SNOOZE):
        return None
    if understand(rest, known, today).intent is Intent.REPORT:
        return rest
    # "la 2.1 va en 40 porque estoy de vacaciones": one clause says both.
    told = whole.intent is Intent.REPORT and any(one.definite for one in whole.updates)
    return message.text if told and is_named(message.text, known) else ""


def _thanks(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> Note:
    """Tell control of an absence, and return what the person is told of that."""
    tell_control(session, context, person, message, now, own=True)
    days = away_days(message.text, context.today(now))
    readers = [one for one in rights.holders(session, context, Right.ABSENCE) if one != person.id]
    values: dict[str, str | int | None] = {"person": person.name, "told": len(readers)}
    values |= {"first": _iso(days.first), "until": _iso(days.last)}
    return Note(name="away_told", values=values)


def _known(session: Session, context: EntityContext, person: PersonRow, now: datetime) -> Context:
    """Return the open activities of a person, none of which is spoken of."""
    hers = desk(session, context, person_id=person.id, name=person.name, now=now)
    return hers.open_context()


def tell_control(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    message: Inbound,
    now: datetime,
    *,
    own: bool = False,
) -> None:
    """Owe control a notice that a person is away, once for the same days: her mailbox says so, or
    she does in her `own` words.

    What a domain disowns says nothing about anybody; without a day it is told once a week.
    """
    today = context.today(now)
    days = away_days(f"{message.subject}\n{message.text}", today)
    until, first = days.last, days.first
    known = absences.away_until(session, person.id)
    covered = known is not None and first is None and known >= (until or today)
    if message.proof is Proof.DENIED or covered:
        return
    people = directory.load(session, context, now)
    alone = [succession.office_name(session, one) for one in people.left_alone(person.id)]
    year, week, _ = today.isocalendar()
    when = f"{first}/{until}" if first else until or f"{year}-{week}"
    rows = [
        {
            "entity_id": context.entity_id,
            "person_id": reader,
            "key": f"{AWAY}:{person.id}:{when}",
            "kind": AWAY,
            "details": {
                "person": person.name,
                "away": person.id,
                "first": _iso(first),
                "until": _iso(until),
                "words": message.text[:_MOST_WORDS],
                "alone": ", ".join(alone),
                "own": int(own),
            },
            "state": OwedState.OPEN,
            "recorded_at": now,
        }
        for reader in rights.holders(session, context, Right.ABSENCE)
        if reader != person.id
    ]
    if rows:
        index = [Notice.person_id, Notice.key]
        session.execute(insert_or_not(Notice).on_conflict_do_nothing(index_elements=index), rows)


def reports(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> bool:
    """Tell whether a mail that looks like a mailbox's own answer tells of an activity of hers.

    "La política de datos ya va en 40 %. Mi compañera está de vacaciones" is no such answer.
    """
    if message.automatic:
        return False
    known = _known(session, context, person, now)
    return any(
        understand(said, known, context.today(now)).intent is Intent.REPORT
        for said in _SENTENCE.split(message.text)
        if is_named(said, known) and not _OF_ABSENCE.search(fold(said))
    )


def _span(values: Mapping[str, str | int | None], today: date) -> str:
    """Return from when and until when somebody is away: "del lun 9 mar al mié 11 mar"."""
    first, until = (
        None if values[key] is None else short_date(date.fromisoformat(str(values[key])), today)
        for key in ("first", "until")
    )
    return f"hasta el {until}" if first is None else f"del {first} al {until}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def ordered(
    session: Session, context: EntityContext, who: PersonRow, channel: str, text: str, now: datetime
) -> Note | None:
    """Obey "ausente 12", with a greeting, a yes and thanks around it; None for other words, and
    for a number that is no such notice.

    "Póngalo ausente" means the one of whom she was told; where it may be another person or another
    day, the orders that she can type are shown.
    """
    plain = read(text).plain
    said = bare_words(plain[opening(plain) : closing(plain[: signed(plain)])])
    order = _ORDER.fullmatch(said)
    if order is not None:
        numbers = list(dict.fromkeys(int(one) for one in _NUMBER.findall(order[0])))
        return _decide_all(session, context, who, channel, numbers, now)
    words = said.split()
    if len(words) > _MOST_IN_ORDER or "no" in words or _SETS.search(said) is None:
        return None
    waiting = _waiting(session, context, who, now)
    others = {one for one in words if _PLAIN.fullmatch(one) is None}
    meant = [one for one in waiting if others <= set(bare_words(_person(one)).split())]
    if len(meant) == 1:
        return decide(session, context, who, channel, meant[0].id, now)
    return _which(meant or waiting) if waiting else None


def _decide_all(
    session: Session,
    context: EntityContext,
    who: PersonRow,
    channel: str,
    numbers: Sequence[int],
    now: datetime,
) -> Note | None:
    """Set the absences of several notices, and tell which are none of hers."""
    done = {one: decide(session, context, who, channel, one, now) for one in numbers}
    if len(done) == 1 or all(one is None for one in done.values()):
        return next(iter(done.values()))
    today = context.today(now)
    set_ = [one.values for one in done.values() if one is not None and one.name == "away_set"]
    gone = [str(number) for number, one in done.items() if one is None or one.name != "away_set"]
    values: dict[str, str | int | None] = {
        "people": ", ".join(f"{one['person']} ({_span(one, today)})" for one in set_),
        "gone": ", ".join(gone),
    }
    return Note(name="away_set_several", values=values)


def _waiting(
    session: Session, context: EntityContext, who: PersonRow, now: datetime
) -> list[Notice]:
    """Return the newest notice of each absence of which she was told, and that is not set yet."""
    query = select(Notice).where(
        Notice.person_id == who.id, Notice.kind == AWAY, Notice.state == OwedState.TOLD
    )
    today, found = context.today(now).isoformat(), dict[int, Notice]()
    for one in session.scalars(query.order_by(Notice.id)):
        away, until = int(one.details["away"]), one.details["until"]
        known = absences.away_until(session, away)
        past = max(today, "" if known is None else (known + timedelta(days=1)).isoformat())
        if until and until >= past and not one.details.get("planned"):
            found[away] = one
    return list(found.values())


def _person(notice: Notice) -> str:
    return str(notice.details["person"])


def _which(waiting: list[Notice]) -> Note:
    """Show the order for each absence that may be meant."""
    values: dict[str, str | int | None] = {}
    for at, one in enumerate(waiting[-_MOST_SHOWN:], start=1):
        values |= {f"number{at}": one.id, f"person{at}": _person(one)}
        values[f"until{at}"] = str(one.details["until"])
    return Note(name="away_which", values=values)


def decide(
    session: Session,
    context: EntityContext,
    who: PersonRow,
    channel: str,
    notice_id: int,
    now: datetime,
) -> Note | None:
    """Set the absence of which a notice told its reader; None where it is no such notice of hers.

    From its first day on nobody begins a conversation with the person; the day after the last she
    is back by herself.
    """
    notice = session.get(Notice, notice_id)
    if notice is None or notice.kind != AWAY or notice.person_id != who.id:
        return None
    may = rights.may(session, context, who.id, Right.ABSENCE)
    if not notice.details["until"] or not may:
        return Note(name="question_gone")
    until = date.fromisoformat(notice.details["until"])
    if until < context.today(now):
        return Note(name="question_gone")
    away, first = int(notice.details["away"]), notice.details.get("first")
    if first is not None and date.fromisoformat(first) > context.today(now):
        absence.plan(notice, who.id)
        alone = notice.details["alone"]
    else:
        by, first = Actor(role=Role.CONTROL.value, channel=channel, person_id=who.id), None
        alone = ", ".join(absence.mark(session, context, away, until, now, by))
    values = {
        "person": notice.details["person"],
        "first": first,
        "until": until.isoformat(),
        "alone": alone,
    }
    return Note(name="away_set", values=values)
