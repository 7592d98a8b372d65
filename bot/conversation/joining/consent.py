"""Consent to be written to on a channel that is nobody's work address, and how it is withdrawn."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bot.conversation.turn import Arrival, Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.talk import is_social
from bot.understanding.yes_no import LONGEST, says_no, says_yes
from core.entity.rights import Right
from core.inbound import Outcome
from core.messages import Note
from core.notice_names import CONSENT
from core.refs import Ref
from core.spanish import bare_words
from core.unreached import Unlinked
from models import inbox, still_open
from models.organisation import Address
from models.staff import consents, people, rights
from models.staff.consents import ConsentKind, Happened, Standing
from models.staff.people import AddressRow, PersonRow
from scheduler.message.notices import consent_buttons

_ACCEPTS = re.compile(r"(?:si )?(?:yo )?(?:acepto|autorizo|estoy de acuerdo)")
_DECLINES = re.compile(r"no (?:acepto|autorizo|estoy de acuerdo)")
# "Sí, acepto. La rampa va en 60": a plain yes, behind a sign the rest; no condition of the yes.
_ACCEPTS_FIRST = re.compile(
    r"\W{0,3}(?:s[ií]\W{1,3})?(?:yo\s)?(?:acepto|autorizo|estoy\sde\sacuerdo)\s{0,2}[.,;!\n]\W{0,5}"
    r"(?!(?:pero|s[oó]lo|solamente|siempre|si|mientras|aunque|menos|salvo|excepto|cuando)\b)"
    r"(?P<rest>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_LATELY = timedelta(days=30)


def is_withheld(address: AddressRow) -> bool:
    """Tell whether only the consent of its person is missing for an address to be used."""
    return address.dead_since is not None and address.dead_reason == Unlinked.NO_CONSENT


def is_needed(arrival: Arrival, person: PersonRow) -> bool:
    """Tell whether a person must agree before she is written to where she writes from."""
    if arrival.channel not in arrival.context.consent_channels:
        return False
    said = _standing(arrival, person)
    return said is None or said.kind is not ConsentKind.GIVEN


def ask(arrival: Arrival, person: PersonRow) -> Note:
    """Withhold the address until she agrees, and ask her."""
    _withhold(arrival, person)
    version = arrival.context.privacy.version
    _write(arrival, person, ConsentKind.ASKED, version)
    values: dict[str, str | int | None] = {
        "name": person.name,
        "plans": still_open.plan_names(arrival.session, arrival.context.entity_id) or None,
        "policy_url": arrival.context.privacy.policy_url or None,
    }
    buttons = consent_buttons(arrival.context.refs, person.id, version)
    return Note(name="consent_ask", values=values, buttons=buttons)


def without_yes(arrival: Arrival) -> Arrival:
    """Return what a message says behind the yes with which it gave a consent."""
    found = _ACCEPTS_FIRST.fullmatch(arrival.text)
    if found is None or not consents.is_given_by(arrival.session, arrival.inbound.id):
        return arrival
    return replace(arrival, message=arrival.message.model_copy(update={"text": found["rest"]}))


def says_more(arrival: Arrival) -> bool:
    """Tell whether a message says more behind a yes."""
    return _ACCEPTS_FIRST.fullmatch(arrival.text) is not None


def answer(arrival: Arrival, person: PersonRow) -> Note:
    """Answer somebody whose consent is missing: take it, or ask for it (again)."""
    said = _said(arrival, person)
    if said is None:
        return ask(arrival, person)
    agrees, version = said
    return decide(arrival, person, version, agrees=agrees)


def pressed(turn: Turn, ref: Ref) -> Obeyed | None:
    """Take a yes or a no by a button of hers; None where it is another person's."""
    if ref.target != turn.person.id:
        return None
    agrees, version = _answer_of(ref)
    return Obeyed(decide(turn, turn.person, version, agrees=agrees))


def _answer_of(ref: Ref) -> tuple[bool, str]:
    """Return whether a button agrees, and to which version of the policy."""
    said, _, version = ref.value.partition(".")
    return said == "yes", version


def decide(arrival: Arrival, person: PersonRow, version: str, *, agrees: bool) -> Note:
    """Write down a yes or a no to a version of the policy, and go by it."""
    before = _standing(arrival, person)
    if not agrees:
        return _stop(arrival, person, version, ConsentKind.REFUSED)
    _write(arrival, person, ConsentKind.GIVEN, version)
    people.add_address(
        arrival.change_by("owner", person.id),
        person_id=person.id,
        channel=arrival.channel,
        value=arrival.inbound.sender,
        verified=True,
    )
    inbox.handle_again(
        arrival.session,
        entity_id=arrival.context.entity_id,
        channel=arrival.channel,
        sender=arrival.inbound.sender,
        outcome=Outcome.CONSENT,
        now=arrival.now,
    )
    if before is not None and before.kind is ConsentKind.GIVEN:
        return Note(name="consent_kept")
    return enrolled(arrival, person)


def enrolled(arrival: Arrival, person: PersonRow) -> Note:
    """Say that a chat is hers now, and what she can do there: her office's, or look and decide;
    and that what she wrote there before anybody knew who she is was not read."""
    values: dict[str, str | int | None] = {"name": person.name}
    if _wrote_as_stranger(arrival):
        values["unread"] = 1
    if rights.oversees(arrival.session, arrival.context, person.id):
        decides = rights.may(arrival.session, arrival.context, person.id, Right.DECIDE)
        values |= {"sees": 1, "decides": int(decides)}
    return Note(name="enrolled", values=values)


def _wrote_as_stranger(arrival: Arrival) -> bool:
    """Tell whether more than a greeting was written in a chat before it was anybody's."""
    said = inbox.said_as_stranger(
        arrival.session,
        entity_id=arrival.context.entity_id,
        channel=arrival.channel,
        sender=arrival.inbound.sender,
        since=arrival.now - _LATELY,
    )
    return any(not is_social(read(text).plain) for text in said)


def withdraw(arrival: Arrival, person: PersonRow) -> Note:
    """Write to her no more on this channel; what her office has to do goes on by mail."""
    version = arrival.context.privacy.version
    return _stop(arrival, person, version, ConsentKind.WITHDRAWN)


def _standing(arrival: Arrival, person: PersonRow) -> Standing | None:
    inbound = arrival.inbound
    return consents.standing(arrival.session, person.id, inbound.channel, inbound.sender)


def _said(arrival: Arrival, person: PersonRow) -> tuple[bool, str] | None:
    if arrival.message.pressed is not None:
        ref = arrival.context.refs.read(arrival.message.pressed)
        if ref is None or ref.action != CONSENT or ref.target != person.id:
            return None
        return _answer_of(ref)
    if says_more(arrival):
        return True, arrival.context.privacy.version
    if len(arrival.text) > LONGEST:
        return None
    bare = bare_words(arrival.text)
    if says_no(arrival.text) or _DECLINES.fullmatch(bare):
        return False, arrival.context.privacy.version
    if says_yes(arrival.text) or _ACCEPTS.fullmatch(bare):
        return True, arrival.context.privacy.version
    return None


def _withhold(arrival: Arrival, person: PersonRow) -> None:
    consents.withhold(
        arrival.change_by("owner", person.id), person_id=person.id, channel=arrival.channel
    )


def _stop(arrival: Arrival, person: PersonRow, version: str, kind: ConsentKind) -> Note:
    _write(arrival, person, kind, version)
    _withhold(arrival, person)
    other = select(Address.id).where(
        Address.person_id == person.id,
        Address.dead_since.is_(None),
        Address.channel.in_(set(arrival.context.channels) - {arrival.channel}),
    )
    by_mail = arrival.session.scalar(other.limit(1)) is not None
    name = "consent_refused" if kind is ConsentKind.REFUSED else "consent_withdrawn"
    return Note(name=name, values={"by_mail": "yes" if by_mail else None})


def _write(arrival: Arrival, person: PersonRow, kind: ConsentKind, version: str) -> None:
    consents.write(
        arrival.session,
        arrival.context.entity_id,
        Happened(
            person_id=person.id,
            channel=arrival.channel,
            value=arrival.inbound.sender,
            kind=kind,
            version=version,
            on=arrival.today,
            at=arrival.now,
            inbound_id=arrival.inbound.id,
        ),
    )
