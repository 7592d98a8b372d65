"""Who takes an order in words, in their order (ORDERS), and what a button orders (PRESSES)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import commands, thread
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
from bot.conversation.correcting import redoing
from bot.conversation.deciding import changing, decided, decisions, open_requests
from bot.conversation.deciding.deciding_all import Before
from bot.conversation.for_others import elsewhere, forwarded, taking_back_for
from bot.conversation.handlers.beside import going_of
from bot.conversation.joining import agreeing, consent, leaving
from bot.conversation.overseeing import broadcasting, shown
from bot.conversation.requesting import withdrawing
from bot.conversation.speaking import paging
from bot.conversation.turn import Handler, Obeyed, Turn, answered, first_to_take, told
from bot.understanding.asks.passing_words import forbids
from bot.understanding.asks.withdrawal import takes_it_back
from bot.understanding.rulings.of_all import speaks_of_several
from bot.understanding.rulings.regretted import turns_round
from bot.understanding.yes_no import agrees, says_leave, says_no, says_send, says_stay, says_yes
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
        passed = told(forwarded.passed_on(turn))
        return passed and replace(passed, handler="words of another, recorded for them")
    return first_to_take(ORDERS, turn)[1]


def _replied_to(turn: Turn) -> Content | None:
    """Return what was said to her that the message replies to; None where it replies to nothing."""
    message = turn.message
    if message.answers_item is None and message.replies_to is None:
        return None
    said, replied = thread.said_before(turn)
    return said if replied else None


def _decided(turn: Turn) -> Obeyed | None:
    before = Before(_replied_to(turn), turn.waiting)
    return answered(decisions.ordered(turn, turn.text, before))


def _withdrawn(turn: Turn) -> Obeyed | None:
    if not withdrawing.is_of_another(turn.text, turn.wishing):
        return None
    sent = turn.current.requested
    if sent is not None and turn.current.first_asked is None and takes_it_back(turn.text):
        return told(withdrawing.taken_back(turn, sent))
    return told(withdrawing.ordered(turn, turn.text))


def _delegated(turn: Turn) -> Obeyed | None:
    if (again := resuming.found(turn, turn.text)) and not again[1]:
        return told(resuming.resumed(turn, again[0]))
    asked = [one for one in turn.current.wishes if one.kind is RequestKind.REASSIGN]
    about = asked[0].activities[0] if asked and len(asked[0].activities) == 1 else None
    obeyed = answered(delegating.ordered(turn, about))
    if obeyed is None or not isinstance(obeyed.said, Note) or obeyed.said.name != "delegated":
        return obeyed
    return replace(obeyed, given=tuple(str(obeyed.said.values["handle"]).split(", ")))


def _stood_in(turn: Turn) -> Obeyed | None:
    if not absent.stands_in(turn):
        return None
    return answered(stand_ins.stood_in(turn))


def _agreed(turn: Turn) -> Obeyed | None:
    return answered(agreeing.agreed(turn))


def _delegate_named(turn: Turn) -> Obeyed | None:
    if turn.proposed is None or turn.proposed.kind not in _NAMED:
        return None
    return answered(delegating.answered(turn, turn.proposed))


def _date_or_office_named(turn: Turn) -> Obeyed | None:
    waiting = turn.waiting
    if waiting is None or waiting.kind not in decisions.QUESTIONS:
        return None
    return answered(decisions.answered(turn, waiting))


def _changed_mind(turn: Turn) -> Obeyed | None:
    if turn.in_group:
        return None
    own = {one.handle: one.title for one in turn.desk.activities.values()}
    about = decided.changed_mind(turn, own)
    if not about and turn.current.first_asked is None and turns_round(turn.text):
        about = decided.last_granted(turn, thread.said_before(turn)[0])
    if not about:
        return None
    return answered(changing.offered(turn, about, turn.text))


def _shown_alone(turn: Turn) -> Obeyed | None:
    """Take "mejor niéguela" as said of the one decided request that was shown to her last."""
    if turn.in_group or not turns_round(turn.text):
        return None
    shown, _ = thread.said_before(turn)
    about = decided.shown_alone(turn, shown)
    if not about:
        return None
    return answered(changing.offered(turn, about, turn.text))


def _perhaps_decided(turn: Turn) -> Obeyed | None:
    if turn.in_group:
        return None
    if turn.current.taking_back is not None and speaks_of_several(turn.text):
        return None  # it may answer which of several reports is meant
    own = turn.desk.handles(turn.desk.activities)
    asked = decisions.perhaps_of_one(turn, own)
    if asked is not None:
        return answered(asked)
    return told(open_requests.perhaps_decided(turn, own))


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
    if turn.in_group or _replied_to(turn) is not None or not agrees(turn.text):
        return None
    return answered(decisions.asked_again(turn))


def _passed_on(turn: Turn) -> Obeyed | None:
    said = elsewhere.ordered(turn, _replied_to(turn))
    return None if said is None else Obeyed(said[0], also=said[1:])


def _kept_back(turn: Turn) -> Obeyed | None:
    """Keep back what waits to be passed on, where she names no activity: "no le informen"."""
    if turn.in_group or any(map(str.isdigit, turn.text)) or not forbids(turn.text):
        return None
    kept = elsewhere.kept(turn)
    return told(kept)


def _taken_back_for(turn: Turn) -> Obeyed | None:
    if turn.in_group:
        return None
    return told(taking_back_for.ordered(turn))


def _question(turn: Turn) -> Obeyed | None:
    """Show what a question asks to see, before those who read absences and changes of staff look at
    it: "quién cubre a Pedro mientras está de vacaciones" tells of no absence. What is shown without
    being asked in a question ("/resumen", "lo vencido") waits for them: `_order`."""
    return (shown.in_words(turn) or _leave(turn)) if commands.asked(turn.text) else None


def _away(turn: Turn) -> Obeyed | None:
    if (confirmed := answered_notice.confirmed(turn)) is not None:
        return told(confirmed)
    known = turn.desk.open_context()
    return answered(others_away.told(turn, known))


def _redone(turn: Turn) -> Obeyed | None:
    return told(redoing.answered(turn))


def _staff(turn: Turn) -> Obeyed | None:
    known = turn.desk.open_context()
    return told(departing.told_of_others(turn, known))


def _going(turn: Turn) -> Obeyed | None:
    """Pass on what only tells of her absence or of her leaving, and thank her."""
    message = turn.message
    going = turn.going
    if going is None or going.text != message.text:
        going = going_of(turn)
    if going.away == "" and not message.files:
        return Obeyed(absent.tell(turn))
    if going.leaves != "":
        return None
    return Obeyed(departing.pass_on(turn))


def _order(turn: Turn) -> Obeyed | None:
    """Show what words that are no question (`_question`) want to see."""
    return None if commands.asked(turn.text) else shown.in_words(turn)


def _leave(turn: Turn) -> Obeyed | None:
    return leaving.ask(turn) if leaving.is_asked(turn.text) else None


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
    if kind == leaving.ACTION:
        return leaving.answered(turn, target, yes=yes)
    if kind == AWAY:
        return Obeyed(others_away.answered(turn, target, yes=yes))
    by = turn.actor("overseer")
    return Obeyed(broadcasting.decide(turn, target, by, send=yes))


def _settled_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return _settled(turn, ref.action, ref.target, yes=ref.value == "yes")


def _withdrawn_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(withdrawing.pressed(turn, ref.target))


def _taken_back_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(taking_back_for.pressed(turn, ref))


def _page_turned(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(paging.turn_page(turn, ref))


def _passed_on_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(elsewhere.pass_on(turn, ref))


def _absence_by_press(turn: Turn, ref: Ref) -> Obeyed:
    set_ = confirming_away.decide(turn, ref.target)
    return Obeyed(set_ or Note(name="question_gone"))


def _agreed_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(*agreeing.pressed(turn, ref))


def _decided_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return Obeyed(*decisions.pressed(turn, ref))


def _consent_by_press(turn: Turn, ref: Ref) -> Obeyed | None:
    if ref.target != turn.person.id:
        return None
    said, _, version = ref.value.partition(".")
    agrees = said == "yes"
    return Obeyed(consent.decide(turn, turn.person, version, agrees=agrees))


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
