"""The use case of an answer: one message in, records and replies out, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation import commands, state
from bot.conversation.acting import act
from bot.conversation.beside import beside
from bot.conversation.deciding import open_requests
from bot.conversation.deciding_on import Arrived, decide
from bot.conversation.filing import attaching, filing
from bot.conversation.joining import consent, enrolment
from bot.conversation.joining.consent import Writer
from bot.conversation.overseeing import calendars
from bot.conversation.overseeing.asker import Asker, Obeyed
from bot.conversation.pending import Desk, desk
from bot.conversation.receiving import given, groups, holding, letters
from bot.conversation.receiving.outcomes import Came, outcome_of
from bot.conversation.reporting.recording import Speaker
from bot.conversation.speaking import questions
from bot.conversation.speaking.replying import reply, say
from bot.conversation.state import State
from bot.conversation.steps import Step
from bot.conversation.taking import HANDLERS
from bot.conversation.turn import Turn, first_to_take
from core.inbound import Aside, Inbound
from core.messages import Content, Note
from models import conversation, inbox
from models.audit import Actor
from models.inbox import ClaimedInbound
from models.incoming import late
from models.organisation import Unlinked
from models.staff import addresses, people
from models.staff.consents import WAITS
from models.staff.people import AddressRow, PersonRow
from scheduler.context import EntityContext

_WAITS = "waits"


def handle(session: Session, context: EntityContext, inbound: ClaimedInbound, now: datetime) -> str:
    """Handle one claimed message and close it; return what came of it in one word.

    recorded · asked · requested · corrected · added (words, to a report) · filed (as evidence) ·
    undone · answered · unclear · repeated (a button pressed twice, an edit that changes nothing:
    said nothing to) · elsewhere (another office's: nothing is recorded) · waits (for its files,
    which all of it is about) · enrolled · group (the bot's own coming and going) · refused (a press
    by somebody else) · unknown (who writes is nobody's address) · of a mail also held (until a
    yes), set aside, bounced, delayed, auto_reply, other
    """
    message = Inbound.model_validate(inbound.payload)
    if message.chat is not None:
        return _handle_in_group(session, context, inbound, message, now)
    if not message.greeted:
        return _handle_letter(session, context, inbound, message, now)
    if message.on_behalf_of is not None:
        return _handle_given(session, context, inbound, message, message.on_behalf_of, now)
    owner = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    person = None if owner is None else owner[0]
    withheld = owner is not None and consent.is_withheld(owner[1])
    if owner is not None and _shows_life(owner[1]):
        _revive(session, inbound, owner[0], now)
    if message.start:
        outcome, person_id = _enrol(session, context, inbound, message.start, person, now)
        came = Came(outcome, "enrolment")
    elif person is None:
        came, person_id = Came(_tell_stranger(session, context, inbound, now), "stranger"), None
    elif withheld:
        writer, person_id = Writer(person, inbound, now), person.id
        came = Came(_ask_consent(session, context, writer, message), "consent")
    else:
        came = _speak(session, context, inbound, message, person, now)
        person_id = person.id
    return _close(session, inbound, came, person_id, now)


def _close(
    session: Session, inbound: ClaimedInbound, came: Came, person_id: int | None, now: datetime
) -> str:
    """Close a message that was handled, and return what came of it; one that waits for its files
    is handled with them."""
    if came.outcome == _WAITS:
        inbox.wait_for_files(session, inbound, now=now)
    else:
        inbox.done(
            session,
            inbound,
            now=now,
            outcome=came.outcome,
            taken_by=came.taken_by,
            person_id=person_id,
        )
    return came.outcome


def _speak(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person: PersonRow,
    now: datetime,
) -> Came:
    """Converse, unless a button only says whether a mail that was held is hers."""
    said = None
    if message.pressed is not None:
        said = holding.answered(session, context, message, person, None, now)
    if said is None:
        return _converse(session, context, inbound, message, person, now)
    reply(session, inbound, [said], person.id, now)
    return Came("answered", "held mail")


def _handle_in_group(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    now: datetime,
) -> str:
    met = groups.meet(session, context, inbound, message, now)
    if isinstance(met, str):
        return _close(session, inbound, Came(met, "group"), None, now)
    there = replace(inbound, sender=message.chat or "")
    came = _converse(session, context, there, message, met.person, now, met.office_id)
    return _close(session, inbound, came, met.person.id, now)


def _handle_given(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person_id: int,
    now: datetime,
) -> str:
    """Converse with the person whose message it was found to be, whoever's the chat is."""
    found = given.answered_at_her_own(session, context, inbound, person_id)
    if found is None:
        inbox.set_aside(session, inbound, now=now, error=Aside.UNREACHABLE)
        return "set aside"
    person, there = found
    came = _speak(session, context, there, message, person, now)
    return _close(session, inbound, came, person.id, now)


def _handle_letter(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    now: datetime,
) -> str:
    met = letters.meet(session, context, inbound, message, now)
    if isinstance(met, letters.Hers):
        _revive_if_dead(session, context, met.inbound, now)
        came = _converse(session, context, met.inbound, met.message, met.person, now)
        return _close(session, inbound, came, met.person.id, now)
    if met.aside:
        inbox.set_aside(session, inbound, now=now, error=met.aside)
        return "set aside"
    return _close(session, inbound, Came(met.outcome, "letter"), met.person_id, now)


def _revive_if_dead(
    session: Session, context: EntityContext, inbound: ClaimedInbound, now: datetime
) -> None:
    addresses.heard_from(session, context.entity_id, inbound.channel, inbound.sender)
    owner = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    if owner is not None and _shows_life(owner[1]):
        _revive(session, inbound, owner[0], now)


def _shows_life(address: AddressRow) -> bool:
    """Tell whether writing from an address shows that it lives: it had bounced, or blocked us."""
    return address.dead_since is not None and not Unlinked.tells(address.dead_reason)


def _revive(session: Session, inbound: ClaimedInbound, person: PersonRow, now: datetime) -> None:
    """Believe an address to live again: who writes from it is reached there."""
    people.add_address(
        session,
        entity_id=inbound.entity_id,
        person_id=person.id,
        channel=inbound.channel,
        value=inbound.sender,
        now=now,
        by=Actor(role="owner", channel=inbound.channel, person_id=person.id),
    )


def _enrol(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    code: str,
    known: PersonRow | None,
    now: datetime,
) -> tuple[str, int | None]:
    enrolled_id, said = enrolment.enrol(session, context, inbound, code, now)
    known_id = None if known is None else known.id
    person_id = known_id if enrolled_id is None else enrolled_id
    reply(session, inbound, [said], person_id, now)
    if enrolled_id is not None:
        return "enrolled", person_id
    return "unknown" if person_id is None else "answered", person_id


def _ask_consent(session: Session, context: EntityContext, writer: Writer, message: Inbound) -> str:
    """Take her consent or ask for it; what she says before a yes is kept, and handled after it."""
    said = consent.answer(session, context, writer, message)
    asked = said.name == "consent_ask"
    # Not under the key of an answer: when the message is handled again, it is to be answered.
    inbound = writer.inbound
    say(session, inbound, f"consent:{inbound.id}", said, writer.person.id, writer.now)
    return WAITS if asked else "answered"


def _tell_stranger(
    session: Session, context: EntityContext, inbound: ClaimedInbound, now: datetime
) -> str:
    """Say one polite line a day, and nothing of the plan."""
    day = context.today(now).isoformat()
    key = f"stranger:{inbound.channel}:{inbound.sender}:{day}"
    say(session, inbound, key, Note(name="unknown_chat"), None, now)
    return "unknown"


def _converse(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person: PersonRow,
    now: datetime,
    office_id: int | None = None,
) -> Came:
    """Go on with the conversation, as of the moment when the message was said.

    In the group of an office, to which `inbound` then answers, it is about what is that office's.
    """
    awaited = attaching.hold_back(session, inbound, message, person.id, now)
    said_at, chat = min(message.sent_at, now), message.chat or ""
    before = desk(
        session, context, person_id=person.id, name=person.name, now=said_at, office_id=office_id
    )
    stored = conversation.load(session, person_id=person.id, channel=inbound.channel, chat=chat)
    current = state.restore(stored)
    wishing = before.handles(about for one in current.wishes for about in one.activities)
    asker = Asker(person, inbound, now, before, in_group=bool(chat), wishing=wishing)
    agreed, message, asker = beside(session, context, asker, message, current)
    turn = Turn(session, context, asker, message, current, current.proposed)
    turn, obeyed = first_to_take(HANDLERS, turn)
    message = turn.message
    current_now = _after(obeyed, turn.current, before)
    said: list[Content]
    if obeyed is not None:
        following = Step(current_now, ())
        said = [] if obeyed.said is None else [obeyed.said, *obeyed.also]
        if awaited:
            late.leave(session, inbound.id)
    else:
        arrived = Arrived(inbound, commands.spelled_out(message), person, said_at, office_id)
        hers, following = decide(session, context, arrived, current_now, before)
        if awaited and filing.is_about_files(following):
            return Came(_WAITS, following.taken_by)
        if awaited:
            late.leave(session, inbound.id)
        following, said = _acted(session, context, asker, message, hers, current, following)
    said = [*agreed, *said]
    if not chat:
        said = open_requests.beside(session, context, person.id, inbound.id, said)
    if commands.wants_calendar(message.text):
        said = calendars.with_calendar(session, person.id, said)
    if message.files:
        said = [*attaching.complaints(session, inbound.id), *said]
    _answer(session, inbound, message, person, current, following.state, said, now)
    return _came(obeyed, following, said, message)


def _came(
    obeyed: Obeyed | None, following: Step, said: Sequence[Content], message: Inbound
) -> Came:
    if obeyed is not None:
        return Came(obeyed.outcome, obeyed.handler)
    return Came(outcome_of(following.actions, said, message), following.taken_by)


def _after(obeyed: Obeyed | None, current: State, before: Desk) -> State:
    """Return the state after what was obeyed: what it proposes waits for an answer."""
    handles = () if obeyed is None else obeyed.given
    given = [one for one, mine in before.activities.items() if mine.handle in handles]
    proposed = {"proposed": obeyed and obeyed.proposed}
    return current.without_another_office(given).model_copy(update=proposed)


def _acted(
    session: Session,
    context: EntityContext,
    asker: Asker,
    message: Inbound,
    hers: Desk,
    current: State,
    following: Step,
) -> tuple[Step, list[Content]]:
    """Do what follows from a message; return that, and what is said of it."""
    today, person_id = context.today(asker.now), asker.person.id
    actions = open_requests.instead(session, context, person_id, message, today, following.actions)
    speaker = Speaker(hers, asker.inbound.channel, asker.inbound.id, asker.now)
    done = [act(session, context, speaker, action) for action in actions]
    said = [content for content in done if content is not None]
    unclear = outcome_of(actions, said, message) == "unclear"
    acted = replace(following, actions=actions)
    return questions.asked_again(session, asker, current, acted, said, unclear=unclear)


def _answer(
    session: Session,
    inbound: ClaimedInbound,
    message: Inbound,
    person: PersonRow,
    before: State,
    after: State,
    said: Sequence[Content],
    now: datetime,
) -> None:
    """Store where the conversation stands, and queue what is said."""
    chat = message.chat or ""
    if after != before:
        conversation.save(
            session,
            entity_id=inbound.entity_id,
            person_id=person.id,
            channel=inbound.channel,
            state=state.keep(after),
            now=now,
            chat=chat,
        )
    if chat:  # what is said in a group is no person's own
        reply(session, inbound, said, None, now, reply_to=inbound.external_id)
    else:
        questions.keep(session, inbound, person.id, before, after, said, now)
        reply(session, inbound, said, person.id, now, reply_to=message.thread)
