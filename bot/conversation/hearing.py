"""From a stored message to what was heard: a press, or a text and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.conversation import thread, unclear_words
from bot.conversation.among import understood
from bot.conversation.correcting import before_edit, denials, disowning, taking_back
from bot.conversation.correcting.corrected_figure import (
    with_dated,
    with_former_words,
)
from bot.conversation.correcting.edited import says_the_same
from bot.conversation.correcting.redoing import undone_last
from bot.conversation.correcting.told_place import filed_last, filed_with, moved
from bot.conversation.desk import reported_on
from bot.conversation.filing import attaching
from bot.conversation.for_others import elsewhere
from bot.conversation.heard import Answered, Edited, Heard, Original, Pressed, Read
from bot.conversation.in_the_light import IN_THE_LIGHT, Said
from bot.conversation.named_another import of_the_named
from bot.conversation.reporting import (
    chains,
    fragments,
    keeping_open,
    part_asked,
    spoken_last,
    walk,
)
from bot.conversation.reporting.announced import own_words
from bot.conversation.reporting.office_part import PartAnswer
from bot.conversation.requesting import addressing
from bot.conversation.state import State
from bot.conversation.subjects import puts_right, subject_of, with_title
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.conversation.viewing import in_thread, view_of
from bot.understanding.asks.asides import is_misaddressed
from bot.understanding.meaning import MAY_BE_OF_ANOTHER, Ask, Intent, Meaning, first_asked
from bot.understanding.parting.naming.loosely import heads
from bot.understanding.reading import read
from bot.understanding.yes_no import says_no
from core.buttons import Does
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Attached
from core.words import RequestKind
from models import inbox, progress

ASTRAY_FOR = timedelta(minutes=15)  # since a message that was meant for somebody else


def hear(
    turn: Turn, last_listed: thread.LastListed, part: PartAnswer | None = None
) -> tuple[Heard, View]:
    """Return what was heard, and what the transitions may know of the person; `part` is one of
    those that `part_asked.find` found in the message.

    The view begins with her desk (`view_of`); then it learns what the message says of something
    earlier (`moved`), what it comes with (`_seen`) and answers (`in_thread`), her last reports and
    files, at last what its meaning concerns (`_with_what_it_concerns`), and the offices.
    """
    heard, view = _hear(turn, last_listed, part)
    view = replace(view, anew=turn.anew)
    if isinstance(heard, Read):
        waits = [one.activity_id for one in turn.current.waiting]
        heard = with_former_words(turn, heard, view, waits)
        means = heard.meaning
        if means.intent in MAY_BE_OF_ANOTHER and turn.may(Right.SEE):
            view = replace(view, sees_all=True)
    oversees = view.sees_all and bool(view.activities)
    if turn.anew is None and not (oversees or _may_name_an_office(heard, turn.current)):
        return heard, view
    offices = addressing.known_offices(turn)
    return heard, replace(view, offices=offices)


def _may_name_an_office(heard: Heard, state: State) -> bool:
    """Tell whether the offices have to be known: a request for another is made, or waits."""
    if any(one.kind is RequestKind.REASSIGN for one in state.wishes):
        return True
    if any(one.ask is Ask.ACTIVITY for one in state.waiting):
        return True
    if isinstance(heard, Pressed):
        return heard.ref is not None and heard.ref.action == Does.NOT_MINE
    read = heard.read if isinstance(heard, Edited) else heard
    return any(one.intent is Intent.REASSIGN for one in (read.meaning, *read.meaning.also))


def _hear(
    turn: Turn, last_listed: thread.LastListed, part: PartAnswer | None
) -> tuple[Heard, View]:
    view = view_of(turn.context, turn.desk)
    if part is not None:
        return part_asked.hear_about(turn, part, view)
    walking = replace(view, reported_on=_walked_over(turn, view))
    if turn.message.pressed is not None:
        return _hear_press(turn, turn.message.pressed, walking)
    said = _said(turn, walking, last_listed())
    edited = _edited(said)
    return (edited, said.view) if edited is not None else _heard_anew(said)


def _said(turn: Turn, view: View, listed: thread.Listed) -> Said:
    """Return a text with what it answers and what came with it."""
    listed = _but_for_news(listed, turn)
    replied = with_title(thread.answered_by(turn), turn.message, view)
    state = _asked_now(turn.current, listed, replied, turn.message, view)
    answers, message, refused = part_asked.going_on(replied, listed, turn.message, state)
    now, placed = moved(replace(turn, message=message, current=state), view, answers)
    attached, also = attaching.received(now)
    seen = in_thread(_seen(now, placed, attached), listed, answers, refused)
    order = answers.activities or listed.activities
    return Said(now, seen, listed, answers, refused, attached, also, order=order)


def _but_for_news(listed: thread.Listed, turn: Turn) -> thread.Listed:
    """Return what was shown last, without the news that came while a figure was asked for, where a
    text begins with one: it does not answer the news, as an "ok" may."""
    if not listed.news or not heads(read(turn.text).norms):
        return listed
    asked = turn.current.open_question(listed.before)
    waits = asked is not None and asked.ask is Ask.PERCENT
    return replace(listed, reminded_at=listed.before) if waits else listed


def _heard_anew(said: Said) -> tuple[Read, View]:
    """Return what a text says that is no edit of an earlier one."""
    about, meaning = _by_itself(_with_what_was_said_last(said))
    for step in IN_THE_LIGHT:
        meaning = step(about, meaning)
    turn = about.turn
    overtaken = bool(turn.message.files) and inbox.is_overtaken(turn.session, turn.inbound.id)
    return _with_what_it_concerns(turn, about.read_as(meaning, overtaken=overtaken), about.view)


def _with_what_was_said_last(said: Said) -> Said:
    """Add her last reports and files, others' activities that the text may name, and which activity
    is spoken of."""
    turn, takes_back = said.turn, said.takes_back
    last = filed_last(turn, keeping_open.with_last(turn, said.view, takes_back=takes_back))
    undone = undone_last(turn) if puts_right(turn.text, takes_back=takes_back) else None
    view = replace(last, others=elsewhere.others(turn, turn.text), undone=undone)
    subject = subject_of(turn.current, said.answers, turn.text, view, takes_back=takes_back)
    if takes_back and not said.answers.activities:
        returned = _returned_since(said)
        subject = subject if returned is None else returned
    return replace(said, view=view, subject=subject, order=_places(said))


def _by_itself(said: Said) -> tuple[Said, Meaning]:
    """Return what a text means by itself, and the text as one about what she spoke of last where
    it names nothing else."""
    seen, order = said.view, said.order
    if said.refused is not None:  # words without a code can only be about that activity
        seen, order = replace(seen, open_ids=seen.open_ids & {said.refused.target}), ()
    meaning = understood(said.words, seen, said.subject, order, everything=said.takes_back)
    last = spoken_last.meant(said.turn, said.view, meaning)
    if last is None or said.subject is not None:
        return said, meaning
    about = replace(said, subject=last)
    return about, understood(said.words, seen, last, order, everything=False)


def _with_what_it_concerns(turn: Turn, read: Read, view: View) -> tuple[Read, View]:
    """Return the view that knows the earlier report or date that a text puts right or follows."""
    if (dated := with_dated(turn, view, read.text)) is not None:
        return read, dated
    if is_misaddressed(read.text):
        before = inbox.just_before(turn.session, read.inbound_id, view.at - ASTRAY_FOR)
        return read, replace(_undoing(turn, view, None), just_before=before)
    if (of_others := disowning.of_others(turn, view, read)) is not None:
        return of_others
    if read.meaning.intent is Intent.UNDO and not denials.takes_out(read.text):
        return read, _taken_back(turn, read, view)
    if (disowned := disowning.disowned(turn, view, read)) is not None:
        return replace(read, denies=True), disowned
    return _after_a_report(turn, read, view)


def _seen(turn: Turn, view: View, attached: Attached | None) -> View:
    """Return the view that knows of what her files may be, and whether a letter answers none of
    ours."""
    told = thread.recent_words(turn) if attached else {}
    awaited = thread.files_awaited(turn) if attached else ()
    alone = turn.message.thread is not None and not turn.message.is_reply
    return replace(view, told=told, awaited=awaited, unprompted=alone)


def _returned_since(said: Said) -> int | None:
    """Return the activity of which control has given the report back since she reported last, where
    a text says the figure that is to be written instead."""
    listed, told_at = said.listed, said.turn.current.told_at
    if not listed.returned or listed.reminded_at is None:
        return None
    newer = told_at is None or told_at < listed.reminded_at
    about = said.view.id_of(listed.returned)
    meant = newer and about in said.view.open_ids and puts_right(said.turn.text, takes_back=True)
    return about if meant else None


def _places(said: Said) -> tuple[int, ...]:
    """Return the activities in the order in which a place counts: "la segunda no" is the second of
    several reports that were just told, where it puts one right or no list was shown; else that of
    the message that is answered or of the list.
    """
    state, view, answered = said.turn.current, said.view, said.answers.activities
    of_the_last = said.takes_back or not said.listed.activities
    told = fragments.followed(state, view.at, view.reminded_at) if of_the_last else ()
    if len(told) > 1 and not answered:
        return told
    return answered if len(answered) > 1 else said.listed.activities


def _asked_now(
    state: State, listed: thread.Listed, answers: Answered, message: Inbound, view: View
) -> State:
    """Return what waits for an answer: what the answered message asked, else nothing old."""
    free = None if message.is_reply else view.at
    state = state.asked_again(listed.asked, listed.reminded_at).without_old(free, view.today)
    if free is not None:
        state = unclear_words.without_earlier(state, view.today)
    return state.answering(answers.asked, view.at)


def _hear_press(turn: Turn, pressed: str, view: View) -> tuple[Pressed, View]:
    ref = turn.context.refs.read(pressed)
    if ref is not None and ref.action == Does.UNDO:
        view = replace(view, last=thread.last_report(turn))
        view = _undoing(turn, view, (ref.target, int(ref.value)))
    if ref is not None and ref.action in {Does.PICK, Does.YES, Does.NO}:
        view = _following(turn, view, fragments.offered(turn.current))
    if ref is not None and ref.action == Does.MISFILED:
        view = filed_with(turn, view, ref.target)
    return Pressed(ref, turn.inbound.id), view


def _taken_back(turn: Turn, read: Read, view: View) -> View:
    """Return the view that knows what is taken back, and which reports a text names for it."""
    undo = read.answers.undo
    of_all = undo is not None and undo.action == Does.UNDO
    receipt = (undo.target, int(undo.value)) if undo is not None and of_all else None
    view = _undoing(turn, view, receipt)
    named = disowning.named(read.text, view)
    view = replace(view, unprompted=view.unprompted and not named)
    meant = named or taking_back.told_beside(turn.current, view)
    return _following(turn, view, meant)


def _undoing(turn: Turn, view: View, receipt: tuple[int, int] | None) -> View:
    """Return the view that knows what a receipt, or else the last one, told and still stands."""
    return replace(view, undoable=chains.told_together(turn, receipt))


def _after_a_report(turn: Turn, read: Read, view: View) -> tuple[Read, View]:
    """Return what was heard as words that follow the last report, where it may be such."""
    follows = fragments.followed(turn.current, view.at, view.reminded_at)
    meaning = fragments.parted(read.text, read.meaning, replace(view, follows=follows))
    if meaning != read.meaning:
        view = _following(turn, view, follows)
        is_so = fragments.is_about_it(read.answers.activities, turn.current, view)
        return (replace(read, meaning=meaning) if is_so else read), view
    may_follow = fragments.may_follow(read.meaning)
    offered = fragments.offered(turn.current)
    refuses = bool(offered) and says_no(read.text)
    if not follows or refuses or not (may_follow or denials.may_be(read.text)):
        return read, _following(turn, view, offered) if offered else view
    view = _following(turn, view, follows)
    if denials.is_denied(read, turn.current, view):
        return replace(read, denies=True), _undoing(turn, view, None)
    if not may_follow:
        return read, view
    meaning = _as_fragment(read.text, read.meaning, turn.current, read.answers.activities, view)
    return replace(read, meaning=meaning), view


def _edited(said: Said) -> Edited | None:
    """Return what an edited message says; None where it is heard as a new one: its first wording
    is not known, or nothing came of it and it says something else now."""
    turn = said.turn
    if turn.message.edits is None:
        return None
    original = before_edit.find(turn, turn.message.edits)
    if original is None:
        return None
    edited = _hear_again(said, original)
    asked = {one.inbound_id for one in turn.current.waiting} | {
        one.inbound_id for one in turn.current.wishes
    }
    waits = bool(asked & original.family)
    nothing_came = not original.stood and not original.undone
    is_new = nothing_came and not waits and not says_the_same(edited)
    return None if is_new else edited


def _hear_again(said: Said, original: Original) -> Edited:
    """Read an edited message, and its last wording, as though it had not been said before."""
    turn, seen = said.turn, before_edit.as_before(said.view, original)
    told = [one.activity_id for one in original.stood]
    asked = [one.activity_id for one in turn.current.waiting if one.inbound_id in original.family]
    about = (
        told
        or asked
        or [subject_of(turn.current, said.answers, turn.text, said.view, takes_back=False)]
    )
    subject = about[0] if len(about) == 1 else None
    corrects = bool(told) and not asked and not any(one.late for one in original.stood)
    words = replace(seen, follows=tuple(s.activity_id for s in original.stood if s.is_fragment))

    def meant(wording: str) -> Meaning:
        text = own_words(wording, said.attached, seen)
        meaning = understood(text, seen, subject, said.order, everything=False, correcting=corrects)
        if words.follows and fragments.may_follow(meaning):
            return fragments.reread(text, meaning, words, subject)
        return meaning

    return Edited(said.read_as(meant(turn.text)), meant(original.text), original)


def _following(turn: Turn, view: View, ids: Iterable[int]) -> View:
    """Return the view that knows to which of these reports words can be added."""
    hers = [one for one in ids if one in view.activities]
    progress.hold(turn.session, hers)
    held = (chains.of_hers(turn, one) for one in hers)
    described = {one.activity_id: one.last.description for one in held if one is not None}
    return replace(view, follows=tuple(described), described=described)


def _as_fragment(
    text: str, meaning: Meaning, state: State, told: tuple[int, ...], view: View
) -> Meaning:
    """Read a text as one that follows the last report, unless it answers something else."""
    if not fragments.is_about_it(told, state, view):
        return meaning
    meant = told or view.follows
    subject = meant[0] if len(meant) == 1 else None
    again = of_the_named(fragments.reread(text, meaning, view, subject), text, subject, view)
    owed = {(one.code, one.percent): one.ask for one in meaning.updates if one.definite}
    updates = tuple(
        replace(one, ask=owed.get((one.code, one.percent), one.ask)) for one in again.updates
    )
    return replace(again, updates=updates, ask=first_asked(updates)) if updates else again


def _walked_over(turn: Turn, view: View) -> Mapping[int, date]:
    """Return what a walk passes over; nothing is read where none is walked or asked for."""
    if turn.current.walk is None:
        ref = turn.context.refs.read(turn.message.pressed) if turn.message.pressed else None
        if not walk.begins(turn.text) and (ref is None or ref.action != Does.WALK):
            return {}
    since = view.today if turn.current.walk is None else turn.current.walk.day
    return reported_on(turn.session, turn.context, turn.desk, since)
