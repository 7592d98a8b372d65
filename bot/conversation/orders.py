"""What a person asks of culmina itself, beside her activities: overviews, broadcasts, leaving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.away import (
    absent,
    confirming_away,
    delegating,
    departing,
    others_away,
    stand_ins,
)
from bot.conversation.commands import Command
from bot.conversation.for_others import forwarded, taking_back_for
from bot.conversation.joining import agreeing, consent
from bot.conversation.overseeing import broadcasting, decisions_shown, elsewhere, oversight, paging
from bot.conversation.overseeing.asker import Asker, Going, Obeyed
from bot.conversation.requesting import decided, decisions, open_requests, withdrawing
from bot.conversation.state import Proposal, State
from bot.conversation.steps import Step
from bot.conversation.yes_no import says_leave, says_no, says_send, says_stay, says_yes
from core.buttons import Button
from core.inbound import Inbound
from core.messages import Content, Note, load_content
from core.overviews import Overview
from core.refs import Ref
from core.rights import Right
from models.outbox import OutboxItem
from scheduler.context import EntityContext
from scheduler.notices import AWAY, CONSENT, RECORDED_FOR
from scheduler.requests import rights

LEAVE = "leave"
_TAKES_BACK = frozenset({RECORDED_FOR, withdrawing.ACTION})
_SHOWN = frozenset({oversight.SHOW_OFFICE, paging.ACTION, elsewhere.ACTION, elsewhere.DATES})
# Of these somebody who does not see all is shown her own, and nobody anything in a group.
_OWN = frozenset({commands.REQUESTS, commands.DECIDED})
_PRIVATE = _OWN | {commands.AWAY, commands.BROADCAST}
_ASKED_AGAIN = frozenset({"broadcast_preview", "leave_confirm"})
# Questions that a yes does not answer: they want a date, an office or a person.
_ANSWERED_BY_NAME = frozenset({delegating.HAND, delegating.DEPUTY, *decisions.QUESTIONS})


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
    obeyed = _decided(session, context, asker, message, proposed)
    if obeyed is not None:
        return obeyed
    yes_counts = proposed is not None and proposed.kind not in _ANSWERED_BY_NAME
    if proposed is not None and yes_counts and proposed.is_open(asker.now):
        leaves, sends = proposed.kind == LEAVE, proposed.kind == broadcasting.ACTION
        agreed = (says_leave if leaves else says_yes)(message.text)
        agreed = agreed or (sends and says_send(message.text))
        refused = (says_stay if leaves else says_no)(message.text)
        if agreed or refused:
            return _decide(session, context, asker, proposed.kind, proposed.target, yes=agreed)
    passed: Content | None = elsewhere.ordered(
        session, context, asker.person.id, asker.channel, message.text, asker.now
    )
    if passed is None and not asker.in_group:
        recorder = asker.recorder()
        passed = taking_back_for.ordered(session, context, recorder, asker.inbound, message)
    if passed is not None:
        return Obeyed(passed)
    return _asked_or_told(session, context, asker, message)


def _asked_or_told(
    session: Session, context: EntityContext, asker: Asker, message: Inbound
) -> Obeyed | None:
    """Show what is asked; else take what tells of an absence ("quién cubre a Pedro mientras está
    de vacaciones" tells of none), else what is ordered."""
    text = message.text
    asks = bool(commands.asked(text))
    asked = _ordered(session, context, asker, text) if asks else None
    if asked is not None:
        return asked
    told = others_away.told(session, context, asker.lead(), asker.desk.open_context(), message)
    obeyed = Obeyed(*told) if told else _goes(session, context, asker, message)
    return obeyed or (None if asks else _ordered(session, context, asker, text))


def _goes(
    session: Session, context: EntityContext, asker: Asker, message: Inbound
) -> Obeyed | None:
    """Pass on what only tells of her absence or of her leaving, and thank her."""
    going = asker.going
    if going is None or going.text != message.text:
        going = _going(session, context, asker, message)
    if going.away == "" and not message.files:
        return Obeyed(absent.tell(session, context, asker.lead(), message))
    if going.leaves != "":
        return None
    return Obeyed(departing.pass_on(session, context, asker.lead(), message))


def _going(session: Session, context: EntityContext, asker: Asker, message: Inbound) -> Going:
    known = asker.desk.open_context()
    away = absent.besides(known, message, context.today(asker.now))
    leaves = departing.besides(session, context, asker.lead(), known, message)
    return Going(message.text, away, leaves)


def asked_again(
    session: Session,
    asker: Asker,
    before: State,
    following: Step,
    said: list[Content],
    *,
    unclear: bool,
) -> tuple[Step, list[Content]]:
    """Show again what waits for a yes where the answer is `unclear`; else return what is given.

    A question that a date or a name answers is asked again where that is read.
    """
    proposed = before.proposed
    if not unclear or proposed is None or asker.in_group or not proposed.is_open(asker.now):
        return following, said
    shown = select(OutboxItem.content).where(OutboxItem.person_id == asker.person.id)
    content = session.scalar(shown.order_by(OutboxItem.id.desc()).limit(1))
    asked = None if content is None else load_content(content)
    if not isinstance(asked, Note) or asked.name not in _ASKED_AGAIN:
        return following, said
    again = asked.model_copy(update={"values": {**asked.values, "again": 1}})
    kept = proposed.model_copy(update={"at": asker.now})
    state = following.state.model_copy(update={"proposed": kept})
    return replace(following, state=state), [again]


def beside(
    session: Session, context: EntityContext, asker: Asker, message: Inbound
) -> tuple[Content | None, Inbound, Asker]:
    """Take an agreement, her leaving, her absence or a withdrawal out of a message that says more;
    return what is left of it, and her with what was read of her going."""
    said, message = agreeing.agreed_beside(session, context, asker.lead(), message)
    if said is not None:
        return said, message, asker
    going = _going(session, context, asker, message)
    if going.leaves:
        said, rest = departing.pass_on(session, context, asker.lead(), message), going.leaves
        return said, message.model_copy(update={"text": rest}), asker
    said, message = absent.back(
        session, context, asker.person, asker.channel, asker.desk.open_context(), message, asker.now
    )
    if said is None and going.away:
        said = absent.tell(session, context, asker.lead(), message)
        message = message.model_copy(update={"text": going.away})
    told = message.pressed or message.forwarded or message.edits
    if said is None and not told:
        said, message = confirming_away.ordered_beside(
            session, context, asker.person, asker.channel, message, asker.now
        )
    if said is None and not told and withdrawing.is_of_another(message.text, asker.wishing):
        by = asker.actor(withdrawing.ASKER)
        said, rest = withdrawing.beside(session, context, by, message.text, asker.now)
        message = message.model_copy(update={"text": rest})
    return said, message, replace(asker, going=going)


def _ordered(session: Session, context: EntityContext, asker: Asker, text: str) -> Obeyed | None:
    command = commands.ordered(text)
    asked = () if command else oversight.asked(session, context, text, asker.now)
    sees = bool(asked) and rights.may(session, context, asker.person.id, Right.SEE)
    own = [one for one in asked if one.name in _OWN]
    if own and not sees and not asker.in_group:
        return Obeyed(_her_own(session, context, asker, own[0], in_words=True))
    if own and not sees:
        return _oversee(session, context, asker, own[0])
    if sees:
        return _all_of(_oversee(session, context, asker, one) for one in asked)
    if command is not None and command.name in commands.RIGHTS:
        return _oversee(session, context, asker, command)
    if command is not None and command.name == commands.CONNECT:
        return Obeyed(Note(name="group_private"))
    leaves = command is not None and command.name == commands.LEAVE
    if leaves or commands.wants_to_leave(text):
        return _leave(context, asker)
    return None


def _all_of(obeyed: Iterable[Obeyed]) -> Obeyed:
    """Return the answers to several questions as one."""
    said = tuple(one.said for one in obeyed if one.said is not None)
    return Obeyed(said[0], also=said[1:])


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
    if said is None and withdrawing.is_of_another(message.text, asker.wishing):
        by = asker.actor(withdrawing.ASKER)
        gone = withdrawing.ordered(session, context, by, message.text, asker.now)
        said = None if gone is None else (gone, None)
    said = said or delegating.ordered(session, context, lead, message.text)
    if said is None and absent.stands_in(session, context, asker.person, message, asker.now):
        said = stand_ins.stood_in(session, context, lead, message.text)
    said = said or agreeing.agreed(session, context, lead, message)
    asked = {delegating.HAND, delegating.DEPUTY}
    if said is None and proposed is not None and proposed.kind in asked:
        said = delegating.answered(session, context, lead, proposed, message.text)
    waits = proposed is not None and proposed.kind in decisions.QUESTIONS
    if said is None and proposed is not None and waits and proposed.is_open(asker.now):
        said = decisions.answered(session, context, asker.decider(), proposed, message.text)
    if said is not None:
        return Obeyed(*said)
    own, about = asker.desk.handles(asker.desk.activities), (asker.person.id, asker.inbound.id)
    shown = None
    if not asker.in_group:
        mind = decided.changed_mind(session, context, asker.person.id, message.text, own, asker.now)
        if mind is not None:
            return Obeyed(*mind)
        shown = open_requests.perhaps_decided(session, context, *about, message.text, own)
    return None if shown is None else Obeyed(shown)


def _pressed(session: Session, context: EntityContext, asker: Asker, ref: Ref) -> Obeyed | None:
    if ref.action in _TAKES_BACK:
        return _taken_back(session, context, asker, ref)
    if ref.action in _SHOWN:
        return _shown(session, context, asker, ref)
    if ref.action == AWAY:
        set_ = confirming_away.decide(
            session, context, asker.person, asker.channel, ref.target, asker.now
        )
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


def _taken_back(session: Session, context: EntityContext, asker: Asker, ref: Ref) -> Obeyed:
    """Take back a request of hers, or what she wrote down for somebody."""
    if ref.action == RECORDED_FOR:
        return Obeyed(taking_back_for.pressed(session, context, asker.recorder(), ref))
    by = asker.actor(withdrawing.ASKER)
    return Obeyed(withdrawing.pressed(session, context, by, ref.target, asker.now))


def _shown(session: Session, context: EntityContext, asker: Asker, ref: Ref) -> Obeyed:
    """Show another page or the office that was chosen, or pass words on to another office."""
    if ref.action == oversight.SHOW_OFFICE:
        return _show_office(session, context, asker, ref.target)
    if ref.action == paging.ACTION:
        return Obeyed(paging.turn(session, context, ref, asker.inbound.id, asker.now))
    return Obeyed(elsewhere.pass_on(session, context, ref, asker.person.id, asker.now))


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
    if kind == AWAY:
        return Obeyed(others_away.answered(session, context, asker.lead(), target, yes=yes))
    by = asker.actor("overseer")
    note = broadcasting.decide(session, context, target, asker.person, by, asker.now, send=yes)
    return Obeyed(note)


def _show_office(session: Session, context: EntityContext, asker: Asker, office_id: int) -> Obeyed:
    if not rights.may(session, context, asker.person.id, Right.SEE):
        return Obeyed(Note(name="not_for_you"))
    shown = oversight.chosen_office(
        session, context, office_id, asker.inbound.id, asker.now, in_group=asker.in_group
    )
    return Obeyed(shown)


def _oversee(session: Session, context: EntityContext, asker: Asker, command: Command) -> Obeyed:
    sees = rights.may(session, context, asker.person.id, commands.RIGHTS[command.name])
    if not sees and command.name in _OWN and not asker.in_group:
        return Obeyed(_her_own(session, context, asker, command, in_words=False))
    if not sees:
        return Obeyed(Note(name="not_for_you"))
    if asker.in_group and command.name in _PRIVATE:
        return Obeyed(Note(name="only_in_private"))
    inbound_id, hers = asker.inbound.id, asker.desk.handles(asker.desk.activities)
    if command.name == commands.REQUESTS:
        return Obeyed(open_requests.list_open(session, context, asker.person.id, inbound_id))
    if command.name != commands.BROADCAST:
        at, group = asker.now, asker.in_group
        return Obeyed(
            oversight.show(session, context, command, inbound_id, at, in_group=group, hers=hers)
        )
    note, broadcast_id = broadcasting.propose(
        session, context, asker.person, command.rest, asker.now
    )
    if broadcast_id is None:
        return Obeyed(note)
    proposal = Proposal(kind=broadcasting.ACTION, target=broadcast_id, at=asker.now)
    return Obeyed(note, proposal)


def _her_own(
    session: Session, context: EntityContext, asker: Asker, command: Command, *, in_words: bool
) -> Overview:
    """Return what waits of her requests, or what was decided of them and of what is hers; this too
    where she asks in words of requests and none waits."""
    person_id, words = asker.person.id, command.rest
    if command.name == commands.REQUESTS:
        waiting = open_requests.list_own(session, context, person_id)
        if waiting.total or not in_words:
            return waiting
        words = ""
    hers = asker.desk.handles(asker.desk.activities)
    own = decisions_shown.own(session, context, person_id, hers)
    shown = decisions_shown.show(session, context, words, asker.inbound.id, asker.now, own)
    return shown if command.name == commands.DECIDED or shown.total else waiting
