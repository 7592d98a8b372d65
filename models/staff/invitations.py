"""Invitations: one-time codes that tie a chat to a person; only a code's hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Because
from models import audit, audit_actions, outbox
from models.organisation import Invitation, Person
from models.outbox import OutboxItem
from models.staff import addresses, people

VALID_FOR = timedelta(days=30)
# 32 characters of A-Z a-z 0-9 _ -: half of what Telegram lets a start parameter have.
_CODE_BYTES = 24
_CODE_LETTERS = 32
# What the link of the mail has behind the code: who opens that one reads the mailbox. The same code
# on paper or on a terminal comes without.
_OF_THE_MAIL = "-mail"


class Outcome(StrEnum):
    """What became of a code that somebody sent.

    enrolled: the chat is hers from now on · already: it was hers through this very code · unknown ·
    used: by another chat · expired · taken: the chat is another person's, who is written to there ·
    elsewhere: it is somebody's of another entity with the same bot.
    """

    ENROLLED = "enrolled"
    ALREADY = "already"
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    TAKEN = "taken"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Redeemed:
    """The outcome, and whose code it was where the chat is now hers."""

    outcome: Outcome
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation just made: the code exists here and in the link, nowhere else."""

    id: int
    code: str
    expires_at: datetime

    @property
    def mailed_code(self) -> str:
        """Return what the link in the mail has in place of the code, of at most 64 characters."""
        return f"{self.code}{_OF_THE_MAIL}"


def create_invitation(change: audit.Change, *, person_id: int) -> NewInvitation:
    """Make a code for a person, valid for VALID_FOR; what she had before is void from now on."""
    now = change.now
    void(change.session, person_id, now)
    code = secrets.token_urlsafe(_CODE_BYTES)
    row = insert(Invitation).values(
        entity_id=change.entity_id,
        person_id=person_id,
        code_hash=hash_of(code),
        created_at=now,
        expires_at=now + VALID_FOR,
    )
    invitation_id = change.session.execute(row.returning(Invitation.id)).scalar_one()
    change.audit(
        audit_actions.INVITATION_MADE,
        "person",
        person_id,
        after={"invitation": invitation_id, "expires_at": (now + VALID_FOR).isoformat()},
    )
    return NewInvitation(invitation_id, code, now + VALID_FOR)


def void(session: Session, person_id: int, now: datetime) -> bool:
    """Let a person's invitations be good no longer; tell whether one was."""
    return bool(_end(session, Invitation.person_id == person_id, now))


def void_all(session: Session, entity_id: int, now: datetime) -> list[int]:
    """Let no invitation be good any longer; return the people who had one that was."""
    return _end(session, Invitation.entity_id == entity_id, now)


def _end(session: Session, whose: ColumnElement[bool], now: datetime) -> list[int]:
    ended = session.execute(
        update(Invitation)
        .where(whose, Invitation.used_at.is_(None), Invitation.expires_at > now)
        .values(expires_at=now)
        .returning(Invitation.id, Invitation.person_id)
    ).all()
    _withdraw_mails(session, [one.id for one in ended])
    return [one.person_id for one in ended]


def _withdraw_mails(session: Session, invitation_ids: Iterable[int]) -> None:
    """Take back the mails that wait with links that are good no longer."""
    ids = list(invitation_ids)
    entities = select(Invitation.entity_id).where(Invitation.id.in_(ids))
    with_links = select(OutboxItem.id).where(
        OutboxItem.entity_id.in_(entities), OutboxItem.key.in_([mail_key(one) for one in ids])
    )
    outbox.withdraw(session, session.scalars(with_links).all(), Because.LINK_VOID)


def not_yet_invited(
    session: Session, *, entity_id: int, channel: str, now: datetime
) -> tuple[list[people.PersonRow], int]:
    """Return who never had an address on a channel and has no invitation that is still good, by
    name; and how many have such an invitation. Who has left a chat is not asked back into it."""
    good = set(
        session.scalars(
            select(Invitation.person_id).where(
                Invitation.entity_id == entity_id,
                Invitation.used_at.is_(None),
                Invitation.expires_at > now,
            )
        )
    )
    without = [
        card.person
        for card in people.list_people(session, entity_id)
        if all(address.channel != channel for address in card.addresses)
    ]
    invited = [one for one in without if one.id in good]
    return [one for one in without if one.id not in good], len(invited)


def mail_key(invitation_id: int) -> str:
    """Return under which key the mail with an invitation's link stands in the outbox."""
    return f"invitation:{invitation_id}"


def redeem_invitation(
    session: Session, *, entity_id: int, code: str, channel: str, value: str, now: datetime
) -> Redeemed:
    """Tie the chat `value` of `channel` to the person whom the code was made for.

    Her former chats of that channel are replaced from now on, those too that were dead before. Of
    two chats that send one code at the same time one wins: the code is taken by compare-and-swap.
    Where it came from the link in the mail, the mailbox that this went to is verified.
    """
    code, mark = code[:_CODE_LETTERS], code[_CODE_LETTERS:]
    if mark not in {"", _OF_THE_MAIL}:
        return Redeemed(Outcome.UNKNOWN)
    found = session.execute(
        select(Invitation.id, Invitation.person_id, Invitation.used_at, Invitation.expires_at)
        .join(Person, Person.id == Invitation.person_id)
        .where(
            Invitation.entity_id == entity_id,
            Invitation.code_hash == hash_of(code),
            Person.active.is_(True),
        )
    ).one_or_none()
    if found is None:
        return Redeemed(Outcome.UNKNOWN)
    owner = people.find_person_by_address(
        session, entity_id=entity_id, channel=channel, value=value
    )
    hers = owner is not None and owner[0].id == found.person_id
    if found.used_at is not None:
        return Redeemed(Outcome.ALREADY, found.person_id) if hers else Redeemed(Outcome.USED)
    if found.expires_at <= now:
        return Redeemed(Outcome.EXPIRED)
    if addresses.is_of_another(session, entity_id=entity_id, channel=channel, value=value):
        return Redeemed(Outcome.ELSEWHERE)
    redeemed = _enrol(
        session,
        entity_id=entity_id,
        invitation_id=found.id,
        person_id=found.person_id,
        channel=channel,
        value=value,
        now=now,
    )
    if mark and redeemed.outcome is Outcome.ENROLLED:
        _verify_mailbox(session, entity_id, found.id, now)
    return redeemed


def _verify_mailbox(session: Session, entity_id: int, invitation_id: int, now: datetime) -> None:
    to = session.execute(
        select(OutboxItem.channel, OutboxItem.recipient).where(
            OutboxItem.entity_id == entity_id, OutboxItem.key == mail_key(invitation_id)
        )
    ).one_or_none()
    if to is not None:
        addresses.heard_from(session, entity_id, to.channel, to.recipient, now)


def _enrol(
    session: Session,
    *,
    entity_id: int,
    invitation_id: int,
    person_id: int,
    channel: str,
    value: str,
    now: datetime,
) -> Redeemed:
    taken = session.execute(
        update(Invitation)
        .where(Invitation.id == invitation_id, Invitation.used_at.is_(None))
        .values(used_at=now)
        .returning(Invitation.id)
    ).one_or_none()
    if taken is None:
        return Redeemed(Outcome.USED)
    try:
        by = audit.Actor(role="invited", channel=channel, person_id=person_id)
        address_id = people.add_address(
            audit.Change(session, entity_id, by, now),
            person_id=person_id,
            channel=channel,
            value=value,
            verified=True,
        )
    except InputError:  # the chat is another person's: the code stays good for a chat of her own
        session.execute(
            update(Invitation).where(Invitation.id == invitation_id).values(used_at=None)
        )
        return Redeemed(Outcome.TAKEN)
    addresses.replace_others(session, address_id, now=now)
    _withdraw_mails(session, [invitation_id])
    return Redeemed(Outcome.ENROLLED, person_id)


def hash_of_sent(code: str) -> str:
    """Return what is kept of the code that a link has brought, with its mark or without."""
    return hash_of(code[:_CODE_LETTERS])


def hash_of(code: str) -> str:
    """Return what is kept of a code that was given to somebody."""
    return hashlib.sha256(code.encode()).hexdigest()
