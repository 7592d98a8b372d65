"""Consent to be written to on a channel that is nobody's work address, and how it is withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.understanding.yes_no import LONGEST, says_no, says_yes
from core.inbound import Inbound
from core.messages import Note
from core.notice_names import CONSENT
from core.rights import Right
from core.spanish import bare_words
from models import inbox
from models.audit import Actor
from models.inbox import ClaimedInbound
from models.organisation import Address, Unlinked
from models.staff import consents, people
from models.staff.consents import WAITS, ConsentKind, Happened, Standing
from models.staff.people import AddressRow, PersonRow
from scheduler.context import EntityContext
from scheduler.notices import consent_buttons
from scheduler.requests import rights

_ACCEPTS = re.compile(r"(?:si )?(?:yo )?(?:acepto|autorizo|estoy de acuerdo)")
_DECLINES = re.compile(r"no (?:acepto|autorizo|estoy de acuerdo)")


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, in which message, and when it is handled."""

    person: PersonRow
    inbound: ClaimedInbound
    now: datetime

    @property
    def actor(self) -> Actor:
        """Return her as the audit names her."""
        return Actor(role="owner", channel=self.inbound.channel, person_id=self.person.id)


def is_withheld(address: AddressRow) -> bool:
    """Tell whether only the consent of its person is missing for an address to be used."""
    return address.dead_since is not None and address.dead_reason == Unlinked.NO_CONSENT


def is_needed(session: Session, context: EntityContext, writer: Writer) -> bool:
    """Tell whether a person must agree before she is written to where she writes from."""
    if writer.inbound.channel not in context.consent_channels:
        return False
    said = _standing(session, writer)
    return said is None or said.kind is not ConsentKind.GIVEN


def ask(session: Session, context: EntityContext, writer: Writer) -> Note:
    """Withhold the address until she agrees, and ask her."""
    consents.withhold(
        session,
        entity_id=context.entity_id,
        person_id=writer.person.id,
        channel=writer.inbound.channel,
        now=writer.now,
        by=writer.actor,
    )
    version = context.privacy.version
    _write(session, context, writer, ConsentKind.ASKED, version)
    values: dict[str, str | int | None] = {
        "name": writer.person.name,
        "policy_url": context.privacy.policy_url or None,
    }
    buttons = consent_buttons(context.refs, writer.person.id, version)
    return Note(name="consent_ask", values=values, buttons=buttons)


def answer(session: Session, context: EntityContext, writer: Writer, message: Inbound) -> Note:
    """Answer somebody whose consent is missing: take it, or ask for it (again)."""
    said = _said(context, writer, message)
    if said is None:
        return ask(session, context, writer)
    agrees, version = said
    return decide(session, context, writer, version, agrees=agrees)


def decide(
    session: Session, context: EntityContext, writer: Writer, version: str, *, agrees: bool
) -> Note:
    """Write down a yes or a no to a version of the policy, and go by it."""
    before = _standing(session, writer)
    if not agrees:
        return _stop(session, context, writer, version, ConsentKind.REFUSED)
    _write(session, context, writer, ConsentKind.GIVEN, version)
    people.add_address(
        session,
        entity_id=context.entity_id,
        person_id=writer.person.id,
        channel=writer.inbound.channel,
        value=writer.inbound.sender,
        now=writer.now,
        by=writer.actor,
        verified=True,
    )
    inbox.handle_again(
        session,
        entity_id=context.entity_id,
        channel=writer.inbound.channel,
        sender=writer.inbound.sender,
        outcome=WAITS,
        now=writer.now,
    )
    if before is not None and before.kind is ConsentKind.GIVEN:
        return Note(name="consent_kept")
    return enrolled(session, context, writer.person)


def enrolled(session: Session, context: EntityContext, person: PersonRow) -> Note:
    """Say that a chat is hers now, and what she can do there: her office's, or look and decide."""
    values: dict[str, str | int | None] = {"name": person.name}
    if rights.oversees(session, context, person.id):
        decides = rights.may(session, context, person.id, Right.DECIDE)
        values |= {"sees": 1, "decides": int(decides)}
    return Note(name="enrolled", values=values)


def withdraw(session: Session, context: EntityContext, writer: Writer) -> Note:
    """Write to her no more on this channel; what her office has to do goes on by mail."""
    version = context.privacy.version
    return _stop(session, context, writer, version, ConsentKind.WITHDRAWN)


def _standing(session: Session, writer: Writer) -> Standing | None:
    inbound = writer.inbound
    return consents.standing(session, writer.person.id, inbound.channel, inbound.sender)


def _said(context: EntityContext, writer: Writer, message: Inbound) -> tuple[bool, str] | None:
    if message.pressed is not None:
        ref = context.refs.read(message.pressed)
        if ref is None or ref.action != CONSENT or ref.target != writer.person.id:
            return None
        said, _, version = ref.value.partition(".")
        return said == "yes", version
    if len(message.text) > LONGEST:
        return None
    bare = bare_words(message.text)
    if says_no(message.text) or _DECLINES.fullmatch(bare):
        return False, context.privacy.version
    if says_yes(message.text) or _ACCEPTS.fullmatch(bare):
        return True, context.privacy.version
    return None


def _stop(
    session: Session, context: EntityContext, writer: Writer, version: str, kind: ConsentKind
) -> Note:
    _write(session, context, writer, kind, version)
    consents.withhold(
        session,
        entity_id=context.entity_id,
        person_id=writer.person.id,
        channel=writer.inbound.channel,
        now=writer.now,
        by=writer.actor,
    )
    other = select(Address.id).where(
        Address.person_id == writer.person.id,
        Address.dead_since.is_(None),
        Address.channel.in_(set(context.channels) - {writer.inbound.channel}),
    )
    by_mail = session.scalar(other.limit(1)) is not None
    name = "consent_refused" if kind is ConsentKind.REFUSED else "consent_withdrawn"
    return Note(name=name, values={"by_mail": "yes" if by_mail else None})


def _write(
    session: Session, context: EntityContext, writer: Writer, kind: ConsentKind, version: str
) -> None:
    consents.write(
        session,
        context.entity_id,
        Happened(
            person_id=writer.person.id,
            channel=writer.inbound.channel,
            value=writer.inbound.sender,
            kind=kind,
            version=version,
            on=context.today(writer.now),
            at=writer.now,
            inbound_id=writer.inbound.id,
        ),
    )
