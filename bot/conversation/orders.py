"""Who takes an order in words, in their order (ORDERS), and what a button orders (PRESSES)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import commands
from bot.conversation.away import (
    absent,
    answered_notice,
    confirming_away,
    delegating,
    departing,
    others_away,
    resuming,
    stand_ins,
)
from bot.conversation.beside import going_of
from bot.conversation.correcting import redoing
from bot.conversation.deciding import changing, decided, decisions, open_requests
from bot.conversation.deciding.all_of_them import speaks_of_several
from bot.conversation.deciding.deciding_all import Before
from bot.conversation.for_others import forwarded, taking_back_for
from bot.conversation.joining import agreeing, consent, leaving
from bot.conversation.overseeing import (
    broadcasting,
    elsewhere,
    paging,
    shown,
)
from bot.conversation.overseeing.asker import Obeyed
from bot.conversation.requesting import withdrawing
from bot.conversation.speaking.yes_no import (
    agrees,
    says_leave,
    says_no,
    says_send,
    says_stay,
    says_yes,
)
from bot.conversation.turn import Handler, Turn, answered, first_to_take, told
from bot.understanding.asks.passing_words import forbids
from bot.understanding.asks.withdrawal import takes_it_back
from core.messages import Content, Note
from core.notice_names import AWAY, CONSENT, RECORDED_FOR
from core.refs import Ref
from core.words import RequestKind
from reports import digest

_NAMED = frozenset({delegating.HAND, delegating.DEPUTY})  # answered by the name of a person
# Questions that a yes does not answer: they want a date, an office or a person.
_ANSWERED_BY_NAME = _NAMED | frozenset(decisions.QUESTIONS)


def obey(turn: Turn) -> Obeyed | None:
    """Do what a message orders; None when it is about activities, or asks for what words ask."""
    if turn.message.pressed is not None:
        ref = turn.context.refs.read(turn.message.pressed)
        press = None if ref is None else PRESSES.get(ref.action)
        obeyed = None if ref is None or press is None else press(turn, ref)
        return obeyed and replace(obeyed, handler=f"press {ref and ref.action}")
    if turn.message.forwarded is not None:  # another's words give no orders in her name
        recorder = turn.asker.recorder()
        passed = told(forwarded.passed_on(turn.session, turn.context, recorder, turn.message))
        return passed and replace(passed, handler="words of another, recorded for them")
    return first_to_take(ORDERS, turn)[1]


def _replied_to(turn: Turn) -> Content | None:
    """Return what was said to her that the message replies to; None where it replies to nothing."""
    message = turn.message
    if message.answers_item is None and message.replies_to is None:
        return None
    said, replied = turn.said_before()
    return said if replied else None


def _decided(turn: Turn) -> Obeyed | None:
    decider, before = turn.asker.decider(), Before(_replied_to(turn), turn.waiting)
    return answered(decisions.ordered(turn.session, turn.context, decider, turn.text, before))


def _withdrawn(turn: Turn) -> Obeyed | None:
    asker = turn.asker
    if not withdrawing.is_of_another(turn.text, asker.wishing):
        return None
    by, sent = asker.actor(withdrawing.ASKER), turn.current.requested
    if sent is not None and turn.current.first_asked is None and takes_it_back(turn.text):
        return told(withdrawing.taken_back(turn.session, turn.context, by, sent, asker.now))
    return told(withdrawing.ordered(turn.session, turn.context, by, turn.text, asker.now))


def _delegated(turn: Turn) -> Obeyed | None:
    session, context, hers = turn.session, turn.context, turn.asker.desk
    if (again := resuming.found(session, context, hers, turn.text)) and not again[1]:
        return told(resuming.resumed(session, context, turn.asker.lead(), hers, again[0]))
    asked = [one for one in turn.current.wishes if one.kind is RequestKind.REASSIGN]
    about = asked[0].activities[0] if asked and len(asked[0].activities) == 1 else None
    lead = turn.asker.lead()
    obeyed = answered(delegating.ordered(session, context, lead, turn.text, about))
    if obeyed is None or not isinstance(obeyed.said, Note) or obeyed.said.name != "delegated":
        return obeyed
    return replace(obeyed, given=tuple(str(obeyed.said.values["handle"]).split(", ")))


def _stood_in(turn: Turn) -> Obeyed | None:
    session, context, asker = turn.session, turn.context, turn.asker
    if not absent.stands_in(session, context, asker.person, turn.message, asker.now):
        return None
    return answered(stand_ins.stood_in(session, context, asker.lead(), turn.text))


def _agreed(turn: Turn) -> Obeyed | None:
    lead = turn.asker.lead()
    return answered(agreeing.agreed(turn.session, turn.context, lead, turn.message))


def _delegate_named(turn: Turn) -> Obeyed | None:
    if turn.proposed is None or turn.proposed.kind not in _NAMED:
        return None
    lead, proposed = turn.asker.lead(), turn.proposed
    return answered(delegating.answered(turn.session, turn.context, lead, proposed, turn.text))


def _date_or_office_named(turn: Turn) -> Obeyed | None:
    waiting = turn.waiting
    if waiting is None or waiting.kind not in decisions.QUESTIONS:
        return None
    decider = turn.asker.decider()
    return answered(decisions.answered(turn.session, turn.context, decider, waiting, turn.text))


def _changed_mind(turn: Turn) -> Obeyed | None:
    asker = turn.asker
    if asker.in_group:
        return None
    own = {one.handle: one.title for one in asker.desk.activities.values()}
    of_whom = turn.session, turn.context, asker.person.id
    about = decided.changed_mind(*of_whom, turn.text, own, asker.now)
    if not about and turn.current.first_asked is None and decided.turns_round(turn.text):
        about = decided.last_granted(*of_whom, turn.text, turn.said_before()[0], asker.now)
    if not about:
        return None
    return answered(changing.offered(turn.session, turn.context, asker.now, about, turn.text))


def _shown_alone(turn: Turn) -> Obeyed | None:
    """Take "mejor niéguela" as said of the one decided request that was shown to her last."""
    asker = turn.asker
    if asker.in_group or not decided.turns_round(turn.text):
        return None
    shown, _ = turn.said_before()
    about = decided.shown_alone(turn.session, turn.context, asker.person.id, shown)
    if not about:
        return None
    return answered(changing.offered(turn.session, turn.context, asker.now, about, turn.text))


def _perhaps_decided(turn: Turn) -> Obeyed | None:
    asker = turn.asker
    if asker.in_group:
        return None
    if turn.current.taking_back is not None and speaks_of_several(turn.text):
        return None  # it may answer which of several reports is meant
    own, about = asker.desk.handles(asker.desk.activities), (asker.person.id, asker.inbound.id)
    decider = asker.decider()
    asked = decisions.perhaps_of_one(turn.session, turn.context, decider, turn.text, own)
    if asked is not None:
        return answered(asked)
    return told(open_requests.perhaps_decided(turn.session, turn.context, *about, turn.text, own))


def _yes_or_no(turn: Turn) -> Obeyed | None:
    """Take a yes or a no to what was shown; to be written to no more wants a plain one."""
    waiting = turn.waiting
    if waiting is None:
        return _asked_again(turn)
    if waiting.kind in _ANSWERED_BY_NAME:
        return None
    leaves, sends = waiting.kind == leaving.ACTION, waiting.kind == broadcasting.ACTION
    agreed = (says_leave if leaves else says_yes)(turn.text) or (sends and says_send(turn.text))
    refused = (says_stay if leaves else says_no)(turn.text)
    return _settled(turn, waiting.kind, waiting.target, yes=agreed) if agreed or refused else None


def _asked_again(turn: Turn) -> Obeyed | None:
    """Ask again what a yes may answer that something else was said after."""
    if turn.asker.in_group or _replied_to(turn) is not None or not agrees(turn.text):
        return None
    return answered(
        decisions.asked_again(turn.session, turn.context, turn.asker.decider(), turn.text)
    )


def _passed_on(turn: Turn) -> Obeyed | None:
    said = elsewhere.ordered(
        turn.session, turn.context, turn.asker.person.id, turn.asker.channel, turn.text,
        _replied_to(turn), turn.asker.now,
    )  # fmt: skip
    return None if said is None else Obeyed(said[0], also=said[1:])


def _kept_back(turn: Turn) -> Obeyed | None:
    """Keep back what waits to be passed on, where she names no activity: "no le informen"."""
    asker = turn.asker
    if asker.in_group or any(map(str.isdigit, turn.text)) or not forbids(turn.text):
        return None
    kept = elsewhere.kept(turn.session, turn.context, asker.person.id, asker.inbound.id, asker.now)
    return told(kept)


def _taken_back_for(turn: Turn) -> Obeyed | None:
    asker = turn.asker
    if asker.in_group:
        return None
    recorder = asker.recorder()
    return told(
        taking_back_for.ordered(turn.session, turn.context, recorder, asker.inbound, turn.message)
    )


def _question(turn: Turn) -> Obeyed | None:
    """Show what a question asks to see, before those who read absences and changes of staff look at
    it: "quién cubre a Pedro mientras está de vacaciones" tells of no absence. What is shown without
    being asked in a question ("/resumen", "lo vencido") waits for them: `_order`."""
    return (shown.in_words(turn) or _leave(turn)) if commands.asked(turn.text) else None


def _away(turn: Turn) -> Obeyed | None:
    if (confirmed := answered_notice.confirmed(turn)) is not None:
        return told(confirmed)
    lead, known = turn.asker.lead(), turn.asker.desk.open_context()
    return answered(others_away.told(turn.session, turn.context, lead, known, turn.message))


def _redone(turn: Turn) -> Obeyed | None:
    return told(redoing.answered(turn))


def _staff(turn: Turn) -> Obeyed | None:
    known = turn.asker.desk.open_context()
    return told(
        departing.told_of_others(turn.session, turn.context, turn.asker.lead(), known, turn.message)
    )


def _going(turn: Turn) -> Obeyed | None:
    """Pass on what only tells of her absence or of her leaving, and thank her."""
    session, context, asker, message = turn.session, turn.context, turn.asker, turn.message
    going = asker.going
    if going is None or going.text != message.text:
        going = going_of(session, context, asker, message)
    if going.away == "" and not message.files:
        return Obeyed(absent.tell(session, context, asker.lead(), message))
    if going.leaves != "":
        return None
    return Obeyed(departing.pass_on(session, context, asker.lead(), message))


def _order(turn: Turn) -> Obeyed | None:
    """Show what words that are no question (`_question`) want to see."""
    return None if commands.asked(turn.text) else shown.in_words(turn)


def _leave(turn: Turn) -> Obeyed | None:
    return leaving.ask(turn.context, turn.asker) if leaving.is_asked(turn.text) else None


ORDERS = (
    Handler("change of the one decision that was shown", _shown_alone),
    Handler("decision", _decided),
    Handler("withdrawal", _withdrawn),
    Handler("delegation", _delegated),
    Handler("stand-in", _stood_in),
    Handler("agreement", _agreed),
    Handler("name of a delegate", _delegate_named),
    Handler("date or office of a decision", _date_or_office_named),
    Handler("change of mind after a decision", _changed_mind),
    Handler("perhaps a decision", _perhaps_decided),
    Handler("yes or no", _yes_or_no),
    Handler("words to pass on", _passed_on),
    Handler("words to keep back", _kept_back),
    Handler("taking back for another", _taken_back_for),
    Handler("wanting back what was taken back", _redone),
    Handler("question for a page", _question),
    Handler("absence of another", _away),
    Handler("her own absence or leaving", _going),
    Handler("change of staff", _staff),
    Handler("command or page in words", _order),
    Handler("no more messages", _leave),
)


def _settled(turn: Turn, kind: str, target: int, *, yes: bool) -> Obeyed:
    """Do what was shown after a yes, and leave it after a no."""
    session, context, asker = turn.session, turn.context, turn.asker
    if kind == leaving.ACTION:
        return leaving.answered(session, context, asker, target, yes=yes)
    if kind == AWAY:
        return Obeyed(others_away.answered(session, context, asker.lead(), target, yes=yes))
    by = asker.actor("overseer")
    return Obeyed(
        broadcasting.decide(session, context, target, asker.person, by, asker.now, send=yes)
    )


def _settled_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return _settled(turn, ref.action, ref.target, yes=ref.value == "yes")


def _withdrawn_by_press(turn: Turn, ref: Ref) -> Obeyed:
    by = turn.asker.actor(withdrawing.ASKER)
    return Obeyed(withdrawing.pressed(turn.session, turn.context, by, ref.target, turn.asker.now))


def _taken_back_by_press(turn: Turn, ref: Ref) -> Obeyed:
    recorder = turn.asker.recorder()
    return Obeyed(taking_back_for.pressed(turn.session, turn.context, recorder, ref))


def _page_turned(turn: Turn, ref: Ref) -> Obeyed:
    asker = turn.asker
    return Obeyed(paging.turn(turn.session, turn.context, ref, asker.inbound.id, asker.now))


def _passed_on_by_press(turn: Turn, ref: Ref) -> Obeyed:
    asker = turn.asker
    return Obeyed(elsewhere.pass_on(turn.session, turn.context, ref, asker.person.id, asker.now))


def _absence_by_press(turn: Turn, ref: Ref) -> Obeyed:
    asker = turn.asker
    set_ = confirming_away.decide(
        turn.session, turn.context, asker.person, asker.channel, ref.target, asker.now
    )
    return Obeyed(set_ or Note(name="question_gone"))


def _agreed_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(*agreeing.pressed(turn.session, turn.context, turn.asker.lead(), ref))


def _decided_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(
        *decisions.pressed(turn.session, turn.context, turn.asker.decider(), ref, turn.waiting)
    )


def _consent_by_press(turn: Turn, ref: Ref) -> Obeyed | None:
    if ref.target != turn.asker.person.id:
        return None
    said, _, version = ref.value.partition(".")
    writer, agrees = turn.asker.writer(), said == "yes"
    return Obeyed(consent.decide(turn.session, turn.context, writer, version, agrees=agrees))


PRESSES: dict[str, Callable[[Turn, Ref], Obeyed | None]] = {
    RECORDED_FOR: _taken_back_by_press,
    withdrawing.ACTION: _withdrawn_by_press,
    digest.SHOW_OFFICE: shown.office,
    digest.SHOW_PAGE: shown.page,
    paging.ACTION: _page_turned,
    elsewhere.ACTION: _passed_on_by_press,
    elsewhere.DATES: _passed_on_by_press,
    AWAY: _absence_by_press,
    **dict.fromkeys(agreeing.ACTIONS, _agreed_by_press),
    **dict.fromkeys(decisions.ACTIONS, _decided_by_press),
    CONSENT: _consent_by_press,
    broadcasting.ACTION: _settled_by_press,
    leaving.ACTION: _settled_by_press,
}
