"""What people are owed because of the entity's policy: to be told of it, to be asked again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.notice_names import CONSENT
from models import owed
from models.owed import notice_key
from models.running.taking.items import ClaimedItem
from models.staff import consents
from models.staff.consents import ConsentKind, Happened
from scheduler.directory import Contact
from scheduler.this_pass import Pass


def owe_new_version(this: Pass) -> None:
    """Ask those who agreed to another version of the policy about the present one, once."""
    session, context, people = this.session, this.context, this.people
    version = context.privacy.version
    if not context.consent_channels:
        return
    key = notice_key(CONSENT, version)
    asked = owed.known(session, context.entity_id, [key])
    known = consents.agreed(session, context.entity_id, context.consent_channels)
    for person_id, agreed_to in known.items():
        contact = people.contacts.get(person_id)
        if agreed_to == version or (person_id, key) in asked or contact is None:
            continue
        if people.is_held(contact):  # what the trial holds back is never sent: not asked yet
            continue
        if not any(place.channel in context.consent_channels for place in contact.places):
            continue
        details = {"policy_url": context.privacy.policy_url, "version": version}
        this.tell(contact, CONSENT, key, details)


def policy_to_tell(
    session: Session, context: EntityContext, contacts: list[Contact]
) -> dict[int, str]:
    """Return the link that the next message must hold, by person: the first mail tells of it."""
    url = context.privacy.policy_url
    if not url:
        return {}
    first = [(contact.person_id, contact.places[0].channel) for contact in contacts]
    untold = not_told(session, context, first)
    return {person_id: url for person_id, channel in first if (person_id, channel) in untold}


def not_told(
    session: Session, context: EntityContext, places: list[tuple[int, str]]
) -> set[tuple[int, str]]:
    """Return those of `places` (person, channel) at which nobody was told of the policy; a channel
    on which consent is asked for tells of it then."""
    if not context.privacy.policy_url:
        return set()
    people = [person_id for person_id, _ in places]
    told = consents.notified(session, context.entity_id, context.privacy.version, people)
    return {one for one in places if one[1] not in context.consent_channels} - told


def of_turned(
    session: Session,
    context: EntityContext,
    item: ClaimedItem,
    person_id: int,
    place: tuple[str, str],
    now: datetime,
) -> str:
    """Return the link that a reminder must hold which goes to another place (channel, address) than
    it was made for, "" for none; what it tells there is written down."""
    url = context.privacy.policy_url
    first = item.channel == place[0] and bool(
        item.content.get("policy_url")
    )  # it is its own row that says "told"
    if not url or not (first or not_told(session, context, [(person_id, place[0])])):
        return ""
    write_notified(session, context, person_id=person_id, place=place, outbox_id=item.id, now=now)
    return url


def write_notified(
    session: Session,
    context: EntityContext,
    *,
    person_id: int,
    place: tuple[str, str],
    outbox_id: int,
    now: datetime,
) -> None:
    """Write down that a message to a channel and address tells a person of the policy."""
    channel, value = place
    consents.write(
        session,
        context.entity_id,
        Happened(
            person_id=person_id,
            channel=channel,
            value=value,
            kind=ConsentKind.NOTIFIED,
            version=context.privacy.version,
            on=context.today(now),
            at=now,
            outbox_id=outbox_id,
        ),
    )
