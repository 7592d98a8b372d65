"""A mailbox answers that its owner is away: control is told, and its yes makes it an absence."""

from __future__ import annotations

import re
from datetime import date, datetime

from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Session

from bot.understanding.absence import away_until
from bot.understanding.reading import read
from bot.understanding.talk import closing, opening, signed
from core.inbound import Inbound, Proof
from core.messages import Note
from core.rights import Right
from core.spanish import bare_words
from core.words import Role
from models import absences
from models.audit import Actor
from models.owed import Notice, OwedState
from models.people import PersonRow
from scheduler import absence, rights
from scheduler.context import EntityContext
from scheduler.notices import AWAY

_MOST_WORDS = 300
_AROUND = r"(?:si+p?|claro|correcto|listo|ok|vale|de acuerdo|por favor|porfa|muchas|gracias)"
_ORDER = re.compile(
    rf"(?:{_AROUND} )*ausente (?:n(?:o|umero)? )?(?P<number>\d{{1,9}})(?: {_AROUND})*"
)


def tell_control(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> None:
    """Owe control a notice that a person's mailbox says she is away, once for each last day.

    What a domain disowns says nothing about anybody; without a day it is told once a week.
    """
    today = context.today(now)
    until = away_until(f"{message.subject}\n{message.text}", today)
    known = absences.away_until(session, person.id)
    if message.proof is Proof.DENIED or (known is not None and known >= (until or today)):
        return
    year, week, _ = today.isocalendar()
    rows = [
        {
            "entity_id": context.entity_id,
            "person_id": reader,
            "key": f"{AWAY}:{person.id}:{until or f'{year}-{week}'}",
            "kind": AWAY,
            "details": {
                "person": person.name,
                "away": person.id,
                "until": None if until is None else until.isoformat(),
                "words": message.text[:_MOST_WORDS],
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


def ordered(
    session: Session, context: EntityContext, who: PersonRow, channel: str, text: str, now: datetime
) -> Note | None:
    """Obey "ausente 12", with a greeting, a yes and thanks around it; None for other words, and
    for a number that is no such notice."""
    plain = read(text).plain
    order = _ORDER.fullmatch(bare_words(plain[opening(plain) : closing(plain[: signed(plain)])]))
    if order is None:
        return None
    return decide(session, context, who, channel, int(order["number"]), now)


def decide(
    session: Session,
    context: EntityContext,
    who: PersonRow,
    channel: str,
    notice_id: int,
    now: datetime,
) -> Note | None:
    """Set the absence of which a notice told its reader; None where it is no such notice of hers.

    From then on nobody begins a conversation with the person; the day after she is back by herself.
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
    by = Actor(role=Role.CONTROL.value, channel=channel, person_id=who.id)
    away = int(notice.details["away"])
    alone = absence.mark(session, context, away, until, now, by)
    values = {
        "person": notice.details["person"],
        "until": until.isoformat(),
        "alone": ", ".join(alone),
    }
    return Note(name="away_set", values=values)
