"""Who takes an order in words, in their order (ORDERS), and what a button orders (PRESSES)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import commands, thread
from bot.conversation.away import absent, away_again, departing, put_right, replaced
from bot.conversation.away.others import (
    answered_notice,
    confirming_away,
    meant,
    of_the_last,
    others_away,
    others_put_right,
    refused,
    said_of_people,
    until_when,
)
from bot.conversation.correcting import forgetting, redoing
from bot.conversation.deciding import (
    by_who_asked,
    changing,
    decided,
    decisions,
    going_on,
    open_requests,
    reviewing,
)
from bot.conversation.delegation import delegating, whom_answered
from bot.conversation.for_others import broadcasting, elsewhere, forwarded, taking_back_for
from bot.conversation.handlers import no_and_more
from bot.conversation.handlers.beside import going_of
from bot.conversation.joining import agreeing, consent, leaving, weekly
from bot.conversation.loading import file_answered, said_of_the_shown
from bot.conversation.loading.shown_file import CHOOSE, STORE
from bot.conversation.overseeing import (
    more_reason,
    orders_of_the_plan,
    reason_and_more,
    reviewed_in_words,
    said_offices,
    settled_doubts,
    wrong_one,
)
from bot.conversation.requesting import whether_sent, withdrawing
from bot.conversation.sheets import exchanging
from bot.conversation.showing import absences_shown, inquiries, registered, shown, why_shown
from bot.conversation.speaking import paging
from bot.conversation.turn import Handler, Obeyed, Turn, first_to_take, together
from bot.understanding.asks.loading import says_drop, says_store
from bot.understanding.rulings.codes_ordered import behind_the_order
from bot.understanding.rulings.of_all import speaks_of_several
from bot.understanding.rulings.regretted import turns_round
from bot.understanding.yes_no import says_leave, says_no, says_send, says_stay, says_yes
from core.messages import Note
from core.notice_names import AWAY, CONSENT, RECORDED_FOR
from core.refs import Ref
from core.words import RequestKind
from reports.steps import SHOW_HISTORY, SHOW_OFFICE, SHOW_PAGE

# Questions that a yes does not answer: they want a date, an office, a person or a reason.
_ANSWERED_BY_NAME = (
    delegating.ANSWERED_BY_NAME
    | frozenset(decisions.QUESTIONS)
    | {reviewing.REASON, until_when.QUESTION}
)


def obey(turn: Turn) -> Obeyed | None:
    """Do what a message orders; None when it is about activities, or asks for what words ask."""
    if turn.message.pressed is not None:
        ref = turn.context.refs.read(turn.message.pressed)
        press = None if ref is None else PRESSES.get(ref.action)
        obeyed = None if ref is None or press is None else press(turn, ref)
        return obeyed and replace(obeyed, handler=f"press {ref and ref.action}")
    if turn.message.forwarded is not None:  # another's words give no orders in her name
        passed = forwarded.passed_on(turn)
        return passed and replace(passed, handler="words of another, recorded for them")
    return first_to_take(ORDERS, turn)[1]


def _delegated(turn: Turn) -> Obeyed | None:
    asked = [one for one in turn.current.wishes if one.kind is RequestKind.REASSIGN]
    about = asked[0].activities[0] if asked and len(asked[0].activities) == 1 else None
    obeyed = delegating.ordered(turn, about)
    is_away = turn.going is not None and turn.going.away == ""
    if obeyed is None or not isinstance(obeyed.said, Note) or obeyed.said.name != "delegated":
        return None if is_away else obeyed  # her absence tells who stands in
    given = tuple(str(obeyed.said.values["handle"]).split(", "))
    if is_away:
        return Obeyed(absent.tell(turn), also=(obeyed.said,), given=given)
    return replace(obeyed, given=given)


def _why_denied(turn: Turn) -> Obeyed | None:
    said = decided.why_named(turn)
    return None if said is None else Obeyed(said)


def _changed_mind(turn: Turn) -> Obeyed | None:
    if turn.in_group:
        return None
    own = {one.handle: one.title for one in turn.desk.activities.values()}
    about = decided.changed_mind(turn, own)
    if not about and turn.current.first_asked is None and turns_round(turn.text):
        about = decided.last_granted(turn, thread.said_before(turn)[0])
    return changing.offered(turn, about, turn.text) if about else None


def _shown_alone(turn: Turn) -> Obeyed | None:
    """Take "mejor niéguela" as said of the one decided request that was shown to her last."""
    if turn.in_group or not turns_round(turn.text):
        return None
    shown, _ = thread.said_before(turn)
    about = decided.shown_alone(turn, shown)
    return changing.offered(turn, about, turn.text) if about else None


def _perhaps_decided(turn: Turn) -> Obeyed | None:
    if turn.in_group:
        return None
    if turn.current.taking_back is not None and speaks_of_several(turn.text):
        return None  # it may answer which of several reports is meant
    own = turn.desk.handles(turn.desk.activities)
    obeyed = decisions.perhaps_of_one(turn, own) or going_on.left_for_later(turn, own)
    obeyed = obeyed or open_requests.perhaps_decided(turn, own)
    return obeyed and _with_more(turn, obeyed)


def _with_more(turn: Turn, obeyed: Obeyed) -> Obeyed:
    """Return that there is no request as it is decided on with what else the text asks for, or the
    note that this was not taken."""
    unknown = isinstance(obeyed.said, Note) and obeyed.said.name == "request_unknown"
    more = behind_the_order(turn.text) if unknown else ""
    if not more:
        return obeyed
    left = Obeyed(Note(name="left_out", values={"beside": more}))
    return together([obeyed, shown.in_words(turn.saying(more)) or left]) or obeyed


def _yes_or_no(turn: Turn) -> Obeyed | None:
    """Take a yes or a no to what was shown; to be written to no more wants a plain one."""
    waiting = turn.waiting
    if waiting is None or waiting.kind == decided.DECIDED:
        return decisions.asked_again(turn)
    if waiting.kind in _ANSWERED_BY_NAME:
        return None
    leaves, sends = waiting.kind == leaving.ACTION, waiting.kind == broadcasting.ACTION
    agreed = (says_leave if leaves else says_yes)(turn.text) or (sends and says_send(turn.text))
    refused = (says_stay if leaves else says_no)(turn.text)
    if waiting.kind == STORE:
        agreed, refused = agreed or says_store(turn.text), refused or says_drop(turn.text)
    if not (agreed or refused):
        return None
    if waiting.kind == settled_doubts.ACTION:
        return settled_doubts.answered(turn, waiting, yes=agreed)
    return _settled(turn, waiting.kind, waiting.target, yes=agreed)


def _question(turn: Turn) -> Obeyed | None:
    """Show what a question asks to see, before those who read absences and changes of staff look at
    it: "quién cubre a Pedro mientras está de vacaciones" tells of no absence. What is shown without
    being asked in a question ("/resumen", "lo vencido") waits for them: `_order`."""
    return (shown.in_words(turn) or _leave(turn)) if commands.asked(turn.text) else None


def _away(turn: Turn) -> Obeyed | None:
    return answered_notice.confirmed(turn) or others_away.told(turn)


def _going(turn: Turn) -> Obeyed | None:
    """Pass on what only tells of her absence or of her leaving, and thank her."""
    message = turn.message
    going = turn.going
    if going is None or going.text != message.text:
        going = going_of(turn)
    if going.away == "" and not message.files:
        said = absent.tell(turn)
        return Obeyed(said, absent.asked(turn, said))
    if going.leaves != "":
        return None
    return Obeyed(departing.pass_on(turn))


def _order(turn: Turn) -> Obeyed | None:
    """Show what words that are no question (`_question`) want to see."""
    return None if commands.asked(turn.text) else shown.in_words(turn)


def _leave(turn: Turn) -> Obeyed | None:
    return leaving.ask(turn) if leaving.is_asked(turn.text) else None


ORDERS = (
    Handler("what arrived at somebody else", why_shown.of_another),
    Handler("more of the absence that was told", of_the_last.named),
    Handler("absence that was meant", meant.told),
    Handler("absences that are refused", refused.taken),
    Handler("what is said of who is away", said_of_people.taken),
    Handler("who replaces somebody", replaced.told),
    Handler("last day of another's absence", others_away.until_answered),
    Handler("back, and away again", away_again.taken),
    Handler("absence put right", put_right.taken),
    Handler("another's absence put right", others_put_right.taken),
    Handler("change of the one decision that was shown", _shown_alone),
    Handler("another report that was meant", wrong_one.taken),
    Handler("why a report is returned, and more", reason_and_more.taken),
    Handler("more of why a report was returned", more_reason.taken),
    Handler("order about a file that was shown", said_of_the_shown.taken),
    Handler("what control verifies", reviewed_in_words.ordered),
    Handler("decision", decisions.ordered),
    Handler("withdrawal", withdrawing.in_words),
    Handler("whether her request was sent", whether_sent.told),
    Handler("question who stands in", absences_shown.of_her_own),
    Handler("nothing to be delegated", whom_answered.refused),
    Handler("another stand-in", absent.stood_in_instead),
    Handler("who replaces her", replaced.told_of_herself),
    Handler("who covers her, said again", absent.covered_anew),
    Handler("delegation", _delegated),
    Handler("stand-in", absent.stood_in),
    Handler("agreement", agreeing.agreed),
    Handler("name of a delegate", whom_answered.answered),
    Handler("date or office of a decision", no_and_more.answered),
    Handler("why a report is returned", reviewed_in_words.answered),
    Handler("why a request was denied", _why_denied),
    Handler("change of mind after a decision", _changed_mind),
    Handler("order about the plan and its offices", orders_of_the_plan.told),
    Handler("office that is ordered for an activity", said_offices.ordered),
    Handler("perhaps a decision", _perhaps_decided),
    Handler("yes or no", _yes_or_no),
    Handler("words that are to be forgotten", forgetting.taken),
    Handler("request called by who asked", by_who_asked.taken),
    Handler("request that is not hers to decide", by_who_asked.not_hers),
    Handler("words to pass on", elsewhere.ordered),
    Handler("words to keep back", elsewhere.kept),
    Handler("taking back for another", taking_back_for.ordered),
    Handler("wanting back what was taken back", redoing.answered),
    Handler("her own week", weekly.chosen),
    Handler("her own spreadsheet", exchanging.asked),
    Handler("whether somebody is registered", registered.asked),
    Handler("question for a page", _question),
    Handler("absence of another", _away),
    Handler("her own absence or leaving", _going),
    Handler("change of staff", departing.told_of_others),
    Handler("command or page in words", _order),
    Handler("no more messages", _leave),
)


def _settled(turn: Turn, kind: str, target: int, *, yes: bool) -> Obeyed:
    """Do what was shown after a yes, and leave it after a no."""
    if kind == leaving.ACTION:
        return leaving.answered(turn, target, yes=yes)
    if kind == STORE:
        return file_answered.answered(turn, target, yes=yes)
    if kind == AWAY:
        return others_away.answered(turn, target, yes=yes)
    return broadcasting.answered(turn, target, yes=yes)


def _settled_by_press(turn: Turn, ref: Ref) -> Obeyed:
    return _settled(turn, ref.action, ref.target, yes=ref.value == "yes")


PRESSES: dict[str, Callable[[Turn, Ref], Obeyed | None]] = {
    RECORDED_FOR: taking_back_for.pressed,
    withdrawing.ACTION: withdrawing.pressed,
    SHOW_OFFICE: shown.office,
    SHOW_PAGE: shown.page,
    reviewing.ACTION: reviewing.pressed,
    SHOW_HISTORY: inquiries.pressed,
    paging.ACTION: paging.turn_page,
    elsewhere.ACTION: elsewhere.pass_on,
    elsewhere.DATES: elsewhere.pass_on,
    AWAY: confirming_away.pressed,
    **dict.fromkeys(agreeing.ACTIONS, agreeing.pressed),
    **dict.fromkeys(decisions.ACTIONS, decisions.pressed),
    CONSENT: consent.pressed,
    settled_doubts.ACTION: settled_doubts.pressed,
    broadcasting.ACTION: _settled_by_press,
    leaving.ACTION: _settled_by_press,
    **dict.fromkeys((STORE, CHOOSE), file_answered.pressed),
}
