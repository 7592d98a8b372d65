"""What follows from a message, decided while nobody else decides on the same activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from sqlalchemy import select

from bot.conversation import commands, passed_words, thread
from bot.conversation.answering import other_matter, yes_behind
from bot.conversation.correcting import undone_first
from bot.conversation.desk import Desk, desk
from bot.conversation.doubts import followed
from bot.conversation.hearing import hear
from bot.conversation.reporting import part_asked, recording, walk
from bot.conversation.reporting.drafts import overtaken
from bot.conversation.reporting.office_part import PartAnswer
from bot.conversation.sheets import exchanging
from bot.conversation.steps import (
    Action,
    AddWords,
    Correct,
    KeepOpen,
    KeepPart,
    Record,
    Say,
    Step,
    Undo,
)
from bot.conversation.thread import LastListed
from bot.conversation.turn import Turn
from models import progress
from models.progress import ProgressReport
from models.session import writes_alone
from models.standing import stands


def decide(turn: Turn) -> tuple[Desk, Step]:
    """Return what lies on the person's desk, and what follows from her message.

    `turn.desk` is what lay on it before anybody was held.

    The figures that it is compared with are those that stand when it is written: the activities are
    held, and where a colleague has reported in the same instant the message is heard again.
    Raises NeedsReading where a model is to be asked first.
    """
    turn = replace(turn, message=commands.spelled_out(turn.message))
    listed = cache(partial(thread.listed_by, turn))
    asked: tuple[PartAnswer, ...] = ()
    rest = ""
    if turn.message.forwarded is None:
        asked = part_asked.find(turn, listed)
    if not asked and turn.message.forwarded is None:
        part, beside = part_asked.apart(turn, listed)
        asked, rest = ((), "") if part is None else ((part,), beside.text)
    closing = tuple(one.ref.target for one in asked)
    held: set[int] = set()
    if closing:
        turn = _anew(turn, closing)
    while True:
        following = _follow(turn, asked, listed, rest)
        wanted = _decided_on(turn, following) - held
        if not wanted or writes_alone(turn.session):
            return turn.desk, following
        progress.hold(turn.session, wanted)
        held |= wanted
        before, turn = turn.desk, _anew(turn, closing)
        if all(turn.desk.activities.get(one) == before.activities.get(one) for one in wanted):
            return before, following


def _follow(turn: Turn, asked: tuple[PartAnswer, ...], listed: LastListed, rest: str = "") -> Step:
    """Return what follows from the message; from each of its answers about a part, where it has
    any, and from the `rest` beside these, with one receipt for all that is recorded."""
    reported = {
        one: turn.context.today(mine.reported_at)
        for one, mine in turn.desk.activities.items()
        if mine.reported_at is not None and not mine.part
    }
    state, told = overtaken(turn.current, reported)
    whole = Step(state, told)
    parts = () if asked or turn.message.forwarded is not None else undone_first.parts_of(turn)
    if parts:
        return _each_part(turn, whole, parts, listed)
    parted = None if asked or turn.message.forwarded is not None else _parted(turn, whole, listed)
    if parted is not None:
        return parted
    for part in asked or (None,):
        turn = replace(turn, current=whole.state)
        if turn.message.forwarded is None:
            said, view = hear(turn, listed, part)
        else:
            said, view = passed_words.hear(turn, listed)
        view = exchanging.with_returned(turn, view)
        following = followed(turn.current, said, view, turn.inbound, listed)
        whole = whole.then(following)
        if part is None and view.part_report is not None:  # "no, todavía no, van 3 de 5"
            whole = replace(whole, actions=(*whole.actions, KeepPart(view.part_report)))
    if rest:
        whole = whole.then(_follow(replace(turn.saying(rest), current=whole.state), (), listed))
    kept = (one for one in whole.actions if not _is_answered_since(turn, one))
    whole = replace(whole, actions=tuple(kept))
    records = [one for one in whole.actions if isinstance(one, Record)]
    if len(records) < 2:
        return whole
    record = Record(tuple(draft for one in records for draft in one.drafts))
    others = (one for one in whole.actions if not isinstance(one, Record))
    return replace(whole, actions=(record, *others))


def _each_part(
    turn: Turn, whole: Step, parts: Sequence[tuple[str, bool]], listed: LastListed
) -> Step:
    """Return what follows from the parts of a message, one after another; which of several reports
    is taken back is still asked behind them."""
    back = None
    for text, undoes in parts:
        following = _follow(replace(turn.saying(text), current=whole.state), (), listed)
        whole = whole.then(following)
        back = following.state.taking_back if undoes else back
    asks = {"taking_back": back or whole.state.taking_back}
    return replace(whole, state=whole.state.model_copy(update=asks))


def _parted(turn: Turn, whole: Step, listed: LastListed) -> Step | None:
    """Return what follows from a message that answers what is asked beside other news, or turns to
    another matter, for which nothing is on the screen; None for other messages."""
    left = walk.leaving(turn.current, turn.text)
    if left is not None:
        return _left(turn, whole, left, listed)
    beside = yes_behind.apart(turn, listed)
    both = beside or other_matter.apart(turn, listed)
    if both is None:
        return None
    first, rest = both
    whole = whole.then(_follow(replace(first, current=whole.state), (), listed))
    if beside:
        return whole.then(_follow(replace(rest, current=whole.state), (), listed))
    state = whole.state.off_the_screen(turn.now).speaking_of(None, turn.now)
    none = replace(listed(), activities=())
    other = _follow(replace(rest, current=state), (), lambda: none)
    lost = Say("left_out", words=rest.text)
    actions = (
        lost if isinstance(one, Say) and one.name == "unclear" else one for one in other.actions
    )
    return whole.then(replace(other, actions=tuple(actions)))


def _left(turn: Turn, whole: Step, left: tuple[str, str], listed: LastListed) -> Step:
    """Return what follows from an answer that leaves the walk at its end, without a card."""
    head, leaves = left
    told = _follow(replace(turn.saying(head), current=whole.state), (), listed)
    instead = walk.left_then(told)
    whole = whole.then(instead or told)
    if instead is not None or whole.state.walk is None:  # it was the last one
        return whole
    return whole.then(_follow(replace(turn.saying(leaves), current=whole.state), (), listed))


def _is_answered_since(turn: Turn, action: Action) -> bool:
    """Tell whether this would say that nothing was recorded of words, where she has reported on
    their activity on a later day, perhaps through another channel."""
    if not isinstance(action, Say) or action.about is None or action.said_on is None:
        return False
    query = select(ProgressReport.id).where(
        ProgressReport.activity_id == action.about,
        ProgressReport.person_id == turn.person.id,
        ProgressReport.as_of > action.said_on,
    )
    return turn.session.scalar(query.where(stands()).limit(1)) is not None


def _anew(turn: Turn, closing: tuple[int, ...]) -> Turn:
    """Return the turn with what lies on her desk now."""
    hers = desk(
        turn.session,
        turn.context,
        person_id=turn.person.id,
        name=turn.person.name,
        now=turn.desk.at,
        office_id=turn.office_id,
        closing=closing,
    )
    return replace(turn, desk=hers)


def _decided_on(turn: Turn, following: Step) -> set[int]:
    """Return the activities of which something is written."""
    found: set[int] = set()
    for action in following.actions:
        match action:
            case Record(drafts=drafts):
                found |= {draft.activity_id for draft in drafts if draft.activity_id is not None}
            case AddWords(activity_id=activity_id) | KeepOpen(activity_id=activity_id):
                found.add(activity_id)
            case Correct(draft=draft) if draft.activity_id is not None:
                found.add(draft.activity_id)
            case Undo():
                found |= recording.concerned(turn, action)
    return found
