"""What a person asks of culmina itself, beside her activities: overviews, broadcasts, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation import (
    absent,
    agreeing,
    broadcasting,
    commands,
    consent,
    decisions,
    forwarded,
    oversight,
)
from bot.conversation.agreeing import Lead
from bot.conversation.commands import Command
from bot.conversation.consent import Writer
from bot.conversation.decisions import Decider
from bot.conversation.forwarded import Recorder
from bot.conversation.state import Proposal
from bot.conversation.yes_no import says_no, says_yes
from core.inbound import Inbound
from core.messages import Button, Content, Note
from core.refs import Ref
from models.audit import Actor
from models.inbox import ClaimedInbound
from models.people import PersonRow
from scheduler.context import EntityContext
from scheduler.notices import AWAY, CONSENT, RECORDED_FOR

LEAVE = "leave"
# Questions that a yes does not answer: they want a date, an office or a person.
_ANSWERED_BY_NAME = frozenset({agreeing.DEPUTY, *decisions.QUESTIONS})


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, in which message and at which instant; `in_group`: others read the answer."""

    person: PersonRow
    inbound: ClaimedInbound
    now: datetime
    in_group: bool = False

    @property
    def channel(self) -> str:
        """Return the channel through which she asks."""
        return self.inbound.channel

    def writer(self) -> Writer:
        """Return her as somebody whose consent is concerned."""
        return Writer(self.person, self.inbound, self.now)

    def lead(self) -> Lead:
        """Return her as somebody who answers for activities."""
        return Lead(self.person, self.channel, self.inbound.id, self.now)

    def recorder(self) -> Recorder:
        """Return her as somebody who writes down what others said."""
        return Recorder(self.person, self.channel, self.inbound.id, self.now)

    def decider(self) -> Decider:
        """Return her as somebody who may decide requests."""
        return Decider(self.person, self.channel, self.now)

    def actor(self, role: str) -> Actor:
        """Return her as the audit names her."""
        return Actor(role=role, channel=self.channel, person_id=self.person.id)


@dataclass(frozen=True, slots=True)
class Obeyed:
    """What is said to an order, and what then waits for a yes."""

    said: Content
    proposed: Proposal | None = None


def obey(
    session: Session,
    context: EntityContext,
    asker: Asker,
    message: Inbound,
    proposed: Proposal | None,
) -> Obeyed | None:
    """Do what a message orders; None when it is about activities, or asks for what words ask."""
    if message.pressed is not None:
        ref = context.refs.read(message.pressed)
        return None if ref is None else _pressed(session, context, asker, ref)
    if message.forwarded is not None:
        # Another's words give no orders in her name.
        said = forwarded.passed_on(session, context, asker.recorder(), message)
        return None if said is None else Obeyed(said)
    decided = _decided(session, context, asker, message, proposed)
    if decided is not None:
        return decided
    yes_counts = proposed is not None and proposed.kind not in _ANSWERED_BY_NAME
    if proposed is not None and yes_counts and proposed.is_open(asker.now):
        agreed, refused = says_yes(message.text), says_no(message.text)
        if agreed or refused:
            return _decide(session, context, asker, proposed.kind, proposed.target, yes=agreed)
    away = absent.ordered(session, context, asker.person, asker.channel, message.text, asker.now)
    return Obeyed(away) if away else _ordered(session, context, asker, message.text)


def _ordered(session: Session, context: EntityContext, asker: Asker, text: str) -> Obeyed | None:
    command = commands.read(text)
    if command is not None and command.name in commands.OVERSIGHT:
        return _oversee(session, context, asker, command)
    if command is not None and command.name == commands.CONNECT:
        return Obeyed(Note(name="group_private"))
    leaves = command is not None and command.name == commands.LEAVE
    if leaves or commands.wants_to_leave(text):
        return _leave(context, asker)
    return None


def _decided(
    session: Session,
    context: EntityContext,
    asker: Asker,
    message: Inbound,
    proposed: Proposal | None,
) -> Obeyed | None:
    """Decide or delegate in words: as an order of its own, or as the answer to what was asked."""
    said = decisions.ordered(session, context, asker.decider(), message.text)
    lead = asker.lead()
    said = said or agreeing.ordered(session, context, lead, message.text)
    said = said or agreeing.agreed(session, context, lead, message.text, message.replies_to)
    if said is None and proposed is not None and proposed.kind == agreeing.DEPUTY:
        said = agreeing.answered(session, context, lead, proposed, message.text)
    waits = proposed is not None and proposed.kind in decisions.QUESTIONS
    if said is None and proposed is not None and waits and proposed.is_open(asker.now):
        said = decisions.answered(session, context, asker.decider(), proposed, message.text)
    return None if said is None else Obeyed(*said)


def _pressed(session: Session, context: EntityContext, asker: Asker, ref: Ref) -> Obeyed | None:
    if ref.action == RECORDED_FOR:
        return Obeyed(forwarded.take_back(session, context, asker.recorder(), ref.target))
    if ref.action == AWAY:
        set_ = absent.decide(session, context, asker.person, asker.channel, ref.target, asker.now)
        return Obeyed(set_ or Note(name="question_gone"))
    if ref.action in agreeing.ACTIONS:
        return Obeyed(*agreeing.pressed(session, context, asker.lead(), ref))
    if ref.action in decisions.ACTIONS:
        return Obeyed(*decisions.pressed(session, context, asker.decider(), ref))
    if ref.action == CONSENT and ref.target == asker.person.id:
        said, _, version = ref.value.partition(".")
        agrees = said == "yes"
        return Obeyed(consent.decide(session, context, asker.writer(), version, agrees=agrees))
    if ref.action not in {broadcasting.ACTION, LEAVE}:
        return None
    return _decide(session, context, asker, ref.action, ref.target, yes=ref.value == "yes")


def _leave(context: EntityContext, asker: Asker) -> Obeyed:
    """Ask whether she means it; a work address is written to as long as she has the work."""
    if asker.in_group:
        return Obeyed(Note(name="only_in_private"))
    if asker.channel not in context.consent_channels:
        return Obeyed(Note(name="leave_not_here"))
    labels = (("Sí, salir", "yes"), ("No", "no"))
    buttons = tuple(
        Button(label=label, ref=context.refs.make(Ref(LEAVE, asker.person.id, said)))
        for label, said in labels
    )
    proposal = Proposal(kind=LEAVE, target=asker.person.id, at=asker.now)
    return Obeyed(Note(name="leave_confirm", buttons=buttons), proposal)


def _decide(
    session: Session, context: EntityContext, asker: Asker, kind: str, target: int, *, yes: bool
) -> Obeyed:
    if kind == LEAVE:
        if target != asker.person.id:
            return Obeyed(Note(name="question_gone"))
        if not yes:
            return Obeyed(Note(name="leave_not"))
        return Obeyed(consent.withdraw(session, context, asker.writer()))
    by = asker.actor("overseer")
    note = broadcasting.decide(session, context, target, asker.person, by, asker.now, send=yes)
    return Obeyed(note)


def _oversee(session: Session, context: EntityContext, asker: Asker, command: Command) -> Obeyed:
    if not oversight.oversees(session, context, asker.person.id):
        return Obeyed(Note(name="not_for_you"))
    if command.name != commands.BROADCAST:
        shown = oversight.show(session, context, command, asker.now, in_group=asker.in_group)
        return Obeyed(shown)
    if asker.in_group:
        return Obeyed(Note(name="only_in_private"))
    note, broadcast_id = broadcasting.propose(
        session, context, asker.person, command.rest, asker.now
    )
    if broadcast_id is None:
        return Obeyed(note)
    proposal = Proposal(kind=broadcasting.ACTION, target=broadcast_id, at=asker.now)
    return Obeyed(note, proposal)
