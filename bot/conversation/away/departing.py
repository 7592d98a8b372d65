"""A lead says that she leaves, or who follows her: planning and control are told in her words.

So they are when her mailbox answers by itself that she has left, and when she tells that somebody
else has left or come, or that she has another address: that stands beside no report.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import addressees
from bot.conversation.away import others_away
from bot.conversation.away.delegating import Lead
from bot.conversation.requesting import addressing
from bot.understanding.asks.absence import away_days
from bot.understanding.asks.departure import (
    has_left,
    only_contact,
    only_who_follows,
    tells_of_an_address,
    tells_who_gets_nothing,
    tells_who_left,
    without_departure,
)
from bot.understanding.captions import is_named
from bot.understanding.meaning import Context, Intent
from bot.understanding.understand import understand
from core.inbound import Inbound, Proof
from core.messages import Note
from core.notice_names import LEAVES
from core.spanish import cut_at_word
from core.words import Role
from models.owed import Notice
from models.staff.people import PersonRow
from scheduler import directory, notices
from scheduler.context import EntityContext

_MOST_WORDS = 600
_FOLLOWS = timedelta(days=7)
_REPORTS = frozenset({Intent.REPORT, Intent.EXTENSION})


def besides(
    session: Session, context: EntityContext, who: Lead, known: Context, message: Inbound
) -> str | None:
    """Return what a message reports besides her leaving, "" for nothing; None where she stays."""
    if message.is_no_new_text or message.files:
        return None
    rest = without_departure(message.text)
    if rest is None:
        contact = only_contact(message.text) and _told_before(session, context, who)
        return "" if contact else None
    if (successor := only_who_follows(message.text)) is not None:
        offices = addressing.known_offices(session, context.entity_id)
        if is_named(message.text, known) or addressees.find(successor, offices):
            return None  # that is a request for another office
    meaning = understand(rest, known, context.today(who.now))
    tells = any(update.definite for update in meaning.updates) or meaning.intent in _REPORTS
    return rest if tells else ""


def _told_before(session: Session, context: EntityContext, who: Lead) -> bool:
    """Tell whether she said some days ago that she leaves."""
    recent = select(Notice.details).where(
        Notice.entity_id == context.entity_id,
        Notice.kind == LEAVES,
        Notice.recorded_at > who.now - _FOLLOWS,
    )
    told = [one for one in session.scalars(recent) if "others" not in one]
    return any(one["person"] == who.person.name for one in told)


def told_by_her_mailbox(
    session: Session, context: EntityContext, person: PersonRow, message: Inbound, now: datetime
) -> bool:
    """Tell planning and control, once a week, that a mailbox says its owner has left; False where
    it does not say so. Nobody is answered: it may be a machine."""
    said, today = f"{message.subject}\n{message.text}", context.today(now)
    until = away_days(said, today).last
    comes_back = until is not None and until >= today  # then it tells of a colleague
    if message.proof is Proof.DENIED or comes_back or not has_left(said):
        return False
    year, week, _ = today.isocalendar()
    _tell(session, context, person, f"{LEAVES}:{person.id}:{year}-{week}", message.text, now)
    return True


def pass_on(session: Session, context: EntityContext, who: Lead, message: Inbound) -> Note:
    """Tell planning and control of her leaving in her words, and thank her."""
    key = notices.notice_key(LEAVES, who.inbound_id)
    _tell(session, context, who.person, key, message.text, who.now)
    return Note(name="leaves_told", values={"person": who.person.name})


def told_of_others(
    session: Session, context: EntityContext, who: Lead, known: Context, message: Inbound
) -> Note | None:
    """Pass on what a message tells of other people, or of her address; None for others, and for
    what reports on work."""
    other = message.is_no_new_text or message.files or message.chat
    if other or is_named(message.text, known):
        return None
    tells = tells_of_an_address(message.text) or tells_who_gets_nothing(message.text)
    if not tells and tells_who_left(message.text):
        tells = others_away.named(session, context, who.person, message.text) is not None
    if not tells:
        return None
    if any(one.definite for one in understand(message.text, known, context.today(who.now)).updates):
        return None
    key = notices.notice_key(LEAVES, who.inbound_id)
    _tell(session, context, who.person, key, message.text, who.now, of_others=True)
    return Note(name="staff_told")


def _tell(
    session: Session,
    context: EntityContext,
    person: PersonRow,
    key: str,
    words: str,
    now: datetime,
    *,
    of_others: bool = False,
) -> None:
    known = directory.load(session, context, now)
    details: dict[str, str | int] = {
        "person": person.name,
        "words": cut_at_word(words, _MOST_WORDS),
    }
    details |= {"others": 1} if of_others else {}
    offices = known.offices_of(person.id)
    if offices:
        details["office_id"] = offices[0]
    for contact in known.holders((Role.PLANNING, Role.CONTROL)):
        if contact.person_id != person.id:
            notices.tell(session, context, known, contact, LEAVES, key, details, now)
